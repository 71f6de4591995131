"""Who makes something long lets those through who save, and still comes to an end."""

import threading
import time

import pytest

from lardom.web.study.together import courtesy
from lardom.web.study.together.courtesy import HANDFUL, PATIENCE, Way, giving_way


def test_somebody_who_makes_something_long_waits_until_the_save_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(courtesy, "PATIENCE", 60.0)
    way, told = Way(), []
    inside, let_go = threading.Event(), threading.Event()

    def save() -> None:
        with way.hurrying():
            inside.set()
            let_go.wait(60)
            told.append("saved")

    def make() -> None:
        way.give()
        told.append("made")

    saving, making = threading.Thread(target=save), threading.Thread(target=make)
    saving.start()
    inside.wait(60)
    making.start()
    making.join(0.1)
    assert making.is_alive()
    let_go.set()
    making.join(60)
    saving.join(60)
    assert told == ["saved", "made"]


def test_two_who_save_have_the_way_until_both_are_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(courtesy, "PATIENCE", 60.0)
    way = Way()
    first, second = way.hurrying(), way.hurrying()
    first.__enter__()
    thread = threading.Thread(target=second.__enter__)
    thread.start()
    thread.join(60)
    first.__exit__(None, None, None)
    waiting = threading.Thread(target=way.give)
    waiting.start()
    waiting.join(0.1)
    assert waiting.is_alive()
    second.__exit__(None, None, None)
    waiting.join(60)
    assert not waiting.is_alive()


def test_a_save_that_makes_something_long_does_not_wait_for_itself() -> None:
    way = Way()
    with way.hurrying():
        begun = time.monotonic()
        for _ in range(50):
            way.give()
        assert time.monotonic() - begun < 50 * PATIENCE / 2


def test_it_comes_to_its_end_also_when_somebody_saves_for_ever() -> None:
    inside, stop = threading.Event(), threading.Event()

    def save() -> None:
        with courtesy.way.hurrying():
            inside.set()
            stop.wait(60)

    thread = threading.Thread(target=save)
    thread.start()
    inside.wait(60)
    try:
        assert list(giving_way(range(3 * HANDFUL + 1))) == list(range(3 * HANDFUL + 1))
    finally:
        stop.set()
        thread.join(60)
