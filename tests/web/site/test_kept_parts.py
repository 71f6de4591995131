"""A part of a page that is kept is filled in anew for each reader, and shown to nobody who should see another."""

import re

import pytest
from django.core.cache import caches
from django.template import Context, Template

from lardom.web.site.templatetags.house import KEY_HOLE, TOKEN_HOLE

TEXT = "{% kept name rights %}<form>{% csrf_token %}{% act_key %}{{ words }}</form>{% endkept %}"
KEY = re.compile(r'name="act" value="([^"]*)"')


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    caches["fragments"].clear()


def shown(*, name: str = "a", rights: str = "edit", session: str = "t1", words: str = "Ja.") -> str:
    template = Template(f"{{% load house %}}{TEXT}")
    return str(template.render(Context({"name": name, "rights": rights, "csrf_token": session, "words": words})))


def test_each_reader_gets_a_token_and_keys_of_their_own() -> None:
    first, second = shown(session="t1"), shown(session="t2", words="Not looked at again.")
    assert 'value="t1"' in first
    assert 'value="t2"' in second
    assert "Ja." in second
    assert KEY.findall(first) != KEY.findall(second)
    assert all(hole not in page for hole in (KEY_HOLE, TOKEN_HOLE) for page in (first, second))


def test_what_differs_in_a_value_is_another_part() -> None:
    shown()
    assert "Nej." in shown(name="b", words="Nej.")
    assert "Nej." in shown(rights="see", words="Nej.")


def test_values_are_not_run_together() -> None:
    shown(name="ab", rights="c")
    assert "Nej." in shown(name="a", rights="bc", words="Nej.")


def test_material_is_escaped_as_ever() -> None:
    assert "<script>" not in shown(words="<script>x</script>")


def test_a_kept_part_inside_another_is_filled_in_for_each_reader_too() -> None:
    template = Template(f"{{% load house %}}{{% kept 'outer' name %}}<section>{TEXT}</section>{{% endkept %}}")
    first, second = (
        str(template.render(Context({"name": "a", "rights": "edit", "csrf_token": one, "words": "Ja."})))
        for one in ("t1", "t2")
    )
    assert KEY.findall(first) != KEY.findall(second)
    assert 'value="t2"' in second
    assert "t1" not in second
    assert all(hole not in page for hole in (KEY_HOLE, TOKEN_HOLE) for page in (first, second))


FILLED = "{% kept name filling told %}<b>{% filled one %}</b>{{ words }}<i>{% filled two %}</i>{% endkept %}"


def filled(one: str, two: str, *, around: str = "%s", words: str = "Ja.") -> str:
    context = {"name": "a", "one": one, "two": two, "told": (one, two), "words": words, "csrf_token": "t1"}
    return str(Template("{% load house %}" + around % FILLED).render(Context(context)))


def test_a_kept_part_is_filled_with_what_changes_often() -> None:
    assert filled("1", "2") == "<b>1</b>Ja.<i>2</i>"
    assert filled("3", "<4>", words="Not looked at again.") == "<b>3</b>Ja.<i>&lt;4&gt;</i>"


def test_a_filled_part_inside_a_kept_one_is_filled_from_outside() -> None:
    around = "{%% kept 'outer' filling told %%}(%s){%% endkept %%}"
    assert filled("1", "2", around=around) == "(<b>1</b>Ja.<i>2</i>)"
    assert filled("3", "4", around=around) == "(<b>3</b>Ja.<i>4</i>)"


def test_what_does_not_fill_is_an_error_and_no_page() -> None:
    with pytest.raises(ValueError, match="zip"):
        Template("{% load house %}{% kept name filling told %}{% filled name %}{% endkept %}").render(
            Context({"name": "a", "told": ()})
        )


def test_outside_of_a_kept_part_a_value_is_shown_as_it_is() -> None:
    assert Template("{% load house %}{% filled one %}").render(Context({"one": "<b>"})) == "&lt;b&gt;"
