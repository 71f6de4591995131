"""The desk of the report in a real browser: waves while one writes, a preview in which nothing runs, no word lost."""

import re
from collections.abc import Callable

import pytest
from chromium import SignedIn, violations
from playwright.sync_api import Page, expect
from workbench import Joined

from lardom.web.report import actions, queries
from lardom.web.report.models import Draft, DraftVersion, Scribble
from lardom.web.study.models import Person, Study

type Opened = Callable[..., Page]
TEXT = "# Resultat 😀\n\nDet gick bra.\n"
EVIL = '<script>window.top.hacked=1</script>\n\n<img src=x onerror="top.hacked=2">\n\n[x](javascript:top.hacked=3)\n'


@pytest.fixture
def draft(server: str, study: Study, lead: Person) -> Draft:  # noqa: ARG001 - the database is the server's
    begun = actions.begin(study, title="Slutrapport", by=lead)
    actions.save(begun, text=TEXT, base=1, by=lead)
    return begun


@pytest.fixture
def opened(draft: Draft, browsing: SignedIn, lead: Person) -> Opened:
    """The desk in somebody's browser."""

    def open_for(person: Person = lead, path: str = "", **more: object) -> Page:
        page = browsing(person, **more).new_page()
        page.on("dialog", lambda dialog: dialog.accept())
        # The first page of a process waits for the whole library to be read.
        page.goto(f"/s/{draft.study.slug}/report/{draft.pk}/{path}", timeout=90_000)
        return page

    return open_for


def text_of(draft: Draft) -> str:
    return queries.draft(draft.study, draft.pk).standing.text  # type: ignore[union-attr]


def at_the_end(page: Page, words: str) -> None:
    page.locator("#desk-text").focus()
    page.keyboard.press("Control+End")
    page.keyboard.insert_text(words)


def test_what_is_wrong_is_waved_under_while_one_writes_and_the_place_is_found(opened: Opened) -> None:
    page = opened()
    at_the_end(page, '\nVi räknar till []{.fact name="martians"} projekt.\n')
    page.wait_for_selector(".mirror .wave.error")
    expect(page.locator("#desk-found")).to_contain_text("X904")
    page.evaluate("() => document.getElementById('desk-text').scrollTo(0, 0)")
    page.locator("#desk-found [data-go]").first.click()
    line = page.evaluate(
        "() => { const t = document.getElementById('desk-text'); return t.value.slice(t.selectionStart, t.selectionEnd) }"
    )
    assert "martians" in line
    assert page.evaluate(
        "() => document.getElementById('desk-mirror').textContent.replace('\\n\\u200b', '') === document.getElementById('desk-text').value"
    )


def test_the_keyboard_saves_a_version(opened: Opened, draft: Draft) -> None:
    page = opened()
    at_the_end(page, "Och sedan slut.\n")
    expect(page.locator("#desk-status")).to_have_text("Not saved")
    page.keyboard.press("Control+s")
    expect(page.locator("#desk-status")).to_have_text("Saved as version 3")
    assert text_of(draft) == TEXT + "Och sedan slut.\n"


def test_without_a_network_the_words_stay_and_are_saved_when_it_is_back(opened: Opened, draft: Draft) -> None:
    page = opened()
    page.context.set_offline(True)
    at_the_end(page, "Skrivet på tåget.\n")
    page.keyboard.press("Control+s")
    expect(page.locator("#desk-status")).to_contain_text("No connection")
    page.context.set_offline(False)
    page.keyboard.press("Control+s")
    expect(page.locator("#desk-status")).to_have_text("Saved as version 3")
    assert "tåget" in text_of(draft)
    kept = page.evaluate("() => JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert "tåget" not in kept


def test_what_is_not_saved_is_kept_when_one_leaves(opened: Opened, draft: Draft, lead: Person) -> None:
    page = opened()
    at_the_end(page, "Halvfärdigt.\n")
    page.goto(f"/s/{draft.study.slug}/report/")
    page.goto(f"/s/{draft.study.slug}/report/{draft.pk}/")
    page.get_by_role("link", name="Go on with them").click()
    assert "Halvfärdigt." in page.locator("#desk-text").input_value()
    assert Scribble.objects.of(draft.study).get().person_id == lead.pk
    assert DraftVersion.objects.of(draft.study).count() == 2


def test_two_who_write_at_the_same_time_see_both_texts(
    opened: Opened, draft: Draft, joined: Joined, lead: Person
) -> None:
    alma = joined(draft.study, "Alma Rehn", "assistant")
    page = opened(alma)
    at_the_end(page, "Almas rad.\n")
    actions.save(draft, text=TEXT.replace("bra", "illa"), base=2, by=lead)
    page.keyboard.press("Control+s")
    expect(page.get_by_role("heading", name="Somebody else has saved this draft since you began")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("button", name="Save as a new version on top").click()
    page.wait_for_selector("#desk-text")
    assert text_of(draft) == TEXT.replace("bra", "illa") + "Almas rad.\n"


def test_the_preview_is_filled_in_and_nothing_in_it_runs(opened: Opened) -> None:
    page = opened()
    at_the_end(page, f'\nProgrammet har []{{.fact name="projects"}} projekt.\n\n{EVIL}')
    page.get_by_role("tab", name="Preview").click()
    frame = page.frame_locator("#preview")
    expect(frame.locator("main")).to_contain_text("Programmet har 0 projekt.")
    assert page.evaluate("() => window.hacked") is None
    assert frame.locator("main script, main img, main a[href^=javascript]").count() == 0


def test_a_part_is_put_in_at_the_cursor(opened: Opened) -> None:
    page = opened()
    at_the_end(page, "\nI urvalet: ")
    page.get_by_role("tab", name="Put in").click()
    page.locator("#panel-insert select").select_option("fact")
    page.locator("#panel-insert [name=q]").fill("projects")
    page.locator("#parts-found [data-put]").first.click()
    assert re.search(r'I urvalet: \[\]\{\.fact name="[^"]*projects[^"]*"\}', page.locator("#desk-text").input_value())


def test_words_are_commented_on(opened: Opened, draft: Draft) -> None:
    page = opened()
    page.locator("#desk-text").focus()
    page.evaluate(
        "() => { const t = document.getElementById('desk-text'); const a = t.value.indexOf('Det gick bra'); t.setSelectionRange(a, a + 12) }"
    )
    page.get_by_role("tab", name="Comments").click()
    expect(page.locator("#remark-about")).to_contain_text("Det gick bra")
    page.locator("#remark-text").fill("Säkert?")
    page.locator(".remark-new button").click()
    expect(page.locator(".remark")).to_contain_text("Säkert?")
    expect(page.locator(".mirror .wave.remarked")).to_have_text("Det gick bra")
    found = queries.remarks(draft, TEXT)
    assert [one.words for one in found] == ["Det gick bra"]
    at_the_end(page, "Mera.\n")
    page.locator("#comments [data-go]").click()
    assert page.evaluate("() => document.getElementById('desk-text').selectionEnd") == TEXT.index("gick bra") + 8 + 1


def test_without_scripts_one_writes_checks_and_saves_by_buttons(opened: Opened, draft: Draft) -> None:
    page = opened(java_script_enabled=False)
    page.locator("#desk-text").fill('Vi har []{.fact name="martians"} projekt.\n')
    page.get_by_role("button", name="Check").click()
    expect(page.locator("#desk-found")).to_contain_text("X904")
    page.get_by_role("button", name="Save").click()
    assert "martians" in text_of(draft)


@pytest.mark.parametrize(
    "path", ["", "review/", "versions/", "compare/?before=1&after=2", "print/", "parts/?kind=part"]
)
def test_every_page_of_a_draft_is_accessible_and_fits_a_telephone(opened: Opened, path: str) -> None:
    page = opened(path=path, width=360, height=740)
    page.wait_for_load_state("load")
    assert violations(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_the_keyboard_stays_where_one_comments(opened: Opened) -> None:
    page = opened()
    page.locator("#tab-panel-comments").click()
    page.locator("#remark-text").fill("Vem säger det?")
    page.locator("#remark-add").focus()
    page.keyboard.press("Enter")
    remark = page.locator("article.remark")
    expect(remark).to_contain_text("Vem säger det?")
    expect(page.locator("#remark-add")).to_be_focused()
    remark.locator("summary").focus()
    page.keyboard.press("Enter")
    remark.locator("textarea").fill("Ingen.")
    remark.locator(".remark-reply button").focus()
    page.keyboard.press("Enter")
    expect(remark.locator(".remark-answer")).to_contain_text("Ingen.")
    expect(remark).to_be_focused()


def test_the_mirror_under_the_text_is_no_stop_of_the_keyboard(opened: Opened) -> None:
    page = opened()
    at_the_end(page, "rad\n" * 200)
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("() => document.activeElement.id") != "desk-mirror"


def test_in_a_very_long_text_letters_come_before_waves(opened: Opened) -> None:
    page = opened()
    page.route("**/check/", lambda route: route.abort())  # reading all of it would go on after the test
    page.route("**/keep/", lambda route: route.abort())
    page.evaluate(
        """() => {
          const text = document.getElementById("desk-text"), mirror = document.getElementById("desk-mirror");
          text.value = "De flesta respondenter säger att avtalet tog tid.\\n\\n".repeat(20000);
          text.dispatchEvent(new Event("input"));
          window.paints = 0;
          new MutationObserver(() => (window.paints += 1)).observe(mirror, { childList: true });
        }"""
    )
    for _ in range(10):
        page.evaluate("() => document.getElementById('desk-text').dispatchEvent(new Event('input'))")
    assert page.evaluate("() => window.paints") <= 3
    page.wait_for_function(
        "() => document.getElementById('desk-mirror').textContent.replace('\\n\\u200b', '') === document.getElementById('desk-text').value"
    )
