"""The story of the workbench: five people, five browsers, from sign-in to a signed report, in both languages.

It also takes the manual's pictures: LARDOM_PICTURES=docs/pictures writes them there.
"""

import re
import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

import pytest
from company import CODERS, LEAD, RESEARCHER, Company, number_in, saved, transcript
from playwright.sync_api import Browser, expect
from refi_files import project, qdpx, selection, text_source
from served import served

TURNS = {LEAD: (2, 6), RESEARCHER: (6, 8), CODERS[0]: (2, 6), CODERS[1]: (6, 10), CODERS[2]: (4, 6)}
"""Which turns of the new transcript each marks in the blind reading: turn 6 by all five."""

GIVEN = dict(zip(CODERS, ("Upphandling och avtal", "Upphandling och avtal", "Politik och budgetår"), strict=True))
"""Which code each of the three gives turn 2."""

ALL = "Alla respondenter berättar att upphandlingen styrde."
SOME = "Några respondenter berättar att upphandlingen styrde."
THEME = "Tid som räcker"


@pytest.fixture(params=["sv", "en"])
def company(request: pytest.FixtureRequest, chromium: Browser, tmp_path: Path) -> Iterator[Company]:
    """The example study with its team, before anybody has signed in."""
    with served(tmp_path) as house:
        five = Company(chromium, house, request.param)
        yield five
        for context in five.contexts.values():
            context.close()
    assert not five.complaints


def test_five_people_go_from_sign_in_to_a_signed_report(company: Company, tmp_path: Path) -> None:
    for name in company.pages:
        company.sign_in(name)
    text = the_lead_brings_in_a_transcript(company, transcript(company.language, tmp_path))
    five_read_it_blind(company, text)
    marks_become_a_theme(company)
    three_code_and_see_each_other(company, text)
    a_disagreement_is_settled(company, text)
    the_numbers_are_looked_at(company)
    another_tools_file_is_looked_at(company, tmp_path)
    quotation = a_coding_becomes_a_quotation(company)
    claim = a_claim_fails_and_holds(company)
    the_report_quotes_and_claims(company, claim, quotation)
    two_researchers_sign(company)
    the_report_is_fetched(company)


def the_lead_brings_in_a_transcript(company: Company, file: Path) -> int:
    """Choose a file, see its turns and speakers before anything is kept, say whose voices they are, take it in."""
    page = company.goes(LEAD, "")
    expect(page.locator(".next-act")).to_be_visible()
    company.picture(page, "home")
    page = company.goes(LEAD, "transcripts/bring/")
    page.locator("#files").set_input_files(file)
    company.press(page, "Read the files")
    arrival = page.locator(".arrival")
    expect(arrival.locator(".read-turns li")).to_have_count(8, timeout=60_000)
    expect(arrival.locator("summary")).to_contain_text("B-3.txt")
    expect(arrival.locator(".read-turns li").nth(1)).to_contain_text("Rut")
    arrival.get_by_label("Rut").fill("B-R1")
    arrival.locator("[name$='-project']").fill("P07")
    arrival.locator("[name$='-date']").fill("2026-05-06")
    page.locator("h1").click()
    company.picture(page, "bring-in")
    company.press(page, "Take them in")
    page.wait_for_url(re.compile(r"/transcripts/(\?.*)?$"))
    link = page.get_by_role("link", name="B-3.txt", exact=True)
    link.click()
    page.wait_for_url(re.compile(r"/transcripts/\d+/"))
    expect(page.locator("main")).to_contain_text("B-R1")
    return number_in(page.url, "transcripts")


def a_round_is_begun(company: Company, kind: str, readers: Sequence[str], *, blind: bool) -> None:
    """Let the lead begin a round and ask the readers to read the new transcript."""
    page = company.goes(LEAD, "coding/rounds/")
    page.locator("input[name=name]").fill("Första läsningen" if blind else "Färgkodningen")
    page.locator("select[name=kind]").select_option(kind)
    page.locator("input[name=blind]").set_checked(blind)
    company.press(page, "Begin the round")
    page.wait_for_url(re.compile(r"/coding/rounds/\d+/"))
    for name in readers:
        page.get_by_label(f"B-3.txt, {name}").check()
    if blind:
        page.locator(".grid-wrap").evaluate("grid => grid.scrollIntoView()")
        company.picture(page, "round", since=page.locator(".grid-wrap"), until=page.locator(".grid-acts"))
    company.press(page, "Ask for the ticked readings")
    expect(page.locator(".head")).to_contain_text(f"{len(readers)}")


def five_read_it_blind(company: Company, text: int) -> None:
    """Each marks apart; nobody sees another's mark until the own reading is closed."""
    a_round_is_begun(company, "marking", list(TURNS), blind=True)
    for name, turns in TURNS.items():
        page = company.reads(name, text)
        for number in turns:
            page.locator(f"#turn-{number} .block").first.click()
            page.keyboard.press("m")
            expect(page.locator(f"#turn-{number} .stripe")).to_have_count(1)
        saved(page)
    first, second = CODERS[0], CODERS[1]
    page = company.reads(first, text)
    expect(page.locator("#turn-6 .stripe")).to_have_count(1)
    expect(page.locator("#turn-8 .stripe")).to_have_count(0)
    company.picture(page, "reader")
    company.press(page, "Close my reading")
    page = company.reads(first, text)
    expect(page.locator("#turn-6 .stripe")).to_have_count(5)
    expect(page.locator("#turn-8 .stripe")).to_have_count(1)
    page = company.reads(second, text)
    expect(page.locator("#turn-6 .stripe")).to_have_count(1)
    for name in TURNS:
        if name != first:
            company.press(company.pages[name], "Close my reading")
            expect(company.pages[name].locator(".reader-state .tag.good")).to_be_visible()


def marks_become_a_theme(company: Company) -> None:
    """The overview ranks what most have marked; marks go into a group, are talked about, and become a theme."""
    page = company.goes(RESEARCHER, "coding/important/")
    top = page.locator(".ranked-one").first
    expect(top.locator(".ranked-count strong")).to_have_text("5")
    expect(top).to_contain_text("Tid. Inte pengar")
    company.picture(page, "overview")
    top.locator("input[name=mark]").check()
    page.locator("#put-name").fill(THEME)
    company.press(page, "Put")
    page = company.goes(RESEARCHER, "coding/groups/")
    pile = page.locator(".pile", has_text=THEME)
    loose = page.locator(".board-loose .mark-card", has_text="B-3.txt, ").first
    page.locator(".board-loose select[name=transcript]").select_option(label="B-3.txt")
    page.wait_for_url(re.compile("transcript="))
    before = page.locator(".board-loose .mark-card").count()
    loose.drag_to(pile)
    expect(page.locator(".board-loose .mark-card")).to_have_count(before - 1)
    expect(pile.locator(".mark-card")).to_have_count(6)
    company.picture(page, "groups")
    pile.get_by_role("link", name=THEME, exact=True).click()
    page.wait_for_url(re.compile(r"/coding/groups/\d+/"))
    page.locator("#talk ~ form textarea").fill("Är det tiden, eller den som har den?")
    company.press(page, "Say it")
    expect(page.locator(".talk")).to_contain_text("Är det tiden")
    page.locator("summary", has_text=company.say("Make it a theme")).click()
    page.locator("select[name=kind]").select_option("effect")
    company.picture(page, "theme")
    company.press(page, "Decide: it is a theme")
    page = company.goes(RESEARCHER, "coding/codebook/")
    page.get_by_role("link", name=THEME).first.click()
    expect(page.locator("main h2, main h1").filter(has_text=THEME).first).to_be_visible()
    company.picture(page, "codebook")


def three_code_and_see_each_other(company: Company, text: int) -> None:
    """Three colour-code the same transcript; each sees the others' codings arrive without a reload."""
    a_round_is_begun(company, "coding", CODERS, blind=False)
    watching = company.reads(CODERS[2], text)
    stripes = watching.locator("#turn-2 .stripe")
    before = stripes.count()
    for n, (name, code) in enumerate(GIVEN.items(), 1):
        page = watching if name == CODERS[2] else company.reads(name, text)
        page.locator("#turn-2 .block").first.click()
        page.keyboard.press("c")
        page.keyboard.type(code)
        page.keyboard.press("Enter")
        saved(page)
        expect(stripes).to_have_count(before + n)
    watching.locator("#turn-2 .block").first.click()
    company.picture(watching, "coding")
    for name in CODERS:
        company.press(company.pages[name], "Close my reading")
        expect(company.pages[name].locator(".reader-state .tag.good").last).to_be_visible()


def a_disagreement_is_settled(company: Company, text: int) -> None:
    """Where the coders differ, both stand beside each other; a researcher says which stands, and both are kept."""
    page = company.goes(RESEARCHER, "coding/disagreements/")
    page.locator("select[name=round]").select_option(label="Färgkodningen")
    page.wait_for_url(re.compile("round="))
    case = page.locator(".case")
    expect(case).to_have_count(1)
    expect(case.locator(".side")).to_have_count(3)
    company.picture(page, "disagreements", until=case)
    case.locator("h2 a").click()
    page.wait_for_url(re.compile(rf"/disagreements/{text}/\d+/"))
    page.locator(".side-choice", has_text="Upphandling och avtal").first.locator("input").check()
    page.locator("[name=reason]").fill("Hon talar om avtalet, inte om politiken.")
    company.picture(page, "adjudication", until=page.locator(".settle"))
    company.press(page, "Settle it")
    expect(page.locator(".empty")).to_be_visible()  # nothing more waits
    page.locator("select[name=show]").select_option("settled")
    page.locator(".case h2 a").click()
    expect(page.locator(".notice.good")).to_contain_text("Hon talar om avtalet")
    expect(page.locator(".side .tag.good")).to_have_count(1)
    expect(page.locator(".side .aside")).to_have_count(2)


def the_numbers_are_looked_at(company: Company) -> None:
    """How far coders agree, two groups against each other, cases by themes, and which conditions go with an outcome."""
    page = company.goes(RESEARCHER, "coding/agreement/?round=none&label=T1")
    expect(page.locator("#pairs")).to_be_visible()
    expect(page.locator("#places")).to_be_visible()
    company.picture(page, "agreement")
    page = company.goes(RESEARCHER, "comparison/?a=code:K01")
    expect(page.locator("table.contrast tbody tr").first).to_be_visible()
    company.picture(page, "contrast")
    page = company.goes(RESEARCHER, "comparison/framework/")
    expect(page.locator("main table")).to_be_visible()
    company.picture(page, "framework")
    chosen = "outcome=code:T1&condition=code:K01&condition=code:K04&condition=step:2"
    page = company.goes(RESEARCHER, f"comparison/configurations/?{chosen}")
    page.get_by_role("link", name=company.say("Try them")).click()
    expect(page.locator("#robust")).to_be_visible()
    page.locator("main table").first.scroll_into_view_if_needed()
    page.evaluate("document.querySelector('.letters').scrollIntoView()")
    company.picture(page, "configurations")


def another_tools_file_is_looked_at(company: Company, folder: Path) -> None:
    """What is in another tool's file, and what of it would come in, is told before anything is kept."""
    codes = '<Code guid="k1" name="Mod att pröva" isCodable="true"/><Code guid="k2" name="Eldsjälar" isCodable="true"/>'
    text = text_source("Fokusgrupp", selection(1, 5, "k1"), selection(6, 9, "k2"), inline="Vi tror det.")
    file = folder / "nvivo.qdpx"
    file.write_bytes(qdpx(project(text, codes=codes)))
    page = company.goes(LEAD, "exchange/refi/")
    page.locator("input[type=file]").set_input_files(file)
    company.press(page, "Look at the file")
    expect(page.get_by_role("button", name=company.say("Bring it in"))).to_be_visible(timeout=60_000)
    company.picture(page, "refi")


def a_coding_becomes_a_quotation(company: Company) -> str:
    """A coding is cut to a quotation with a device, and is held against the transcript meanwhile."""
    page = company.goes(RESEARCHER, "claims/")
    page.locator("#panel-q").fill("elva månader")
    source = page.locator(".source", has_text="elva månader").first
    source.get_by_role("link", name=re.compile(company.say("Make a quotation"))).click()
    page.wait_for_url(re.compile("/quotations/new/"))
    words = page.locator("#id_text")
    words.focus()
    page.keyboard.press("Control+End")
    for _ in range(len(", och ingen kunde byta dem.")):
        page.keyboard.press("Shift+ArrowLeft")
    expect(page.locator("[name=words]")).to_have_value(", och ingen kunde byta dem.")
    company.press(page, "Set the device")
    expect(words).to_have_value(re.compile(r"\[…\]"))
    expect(page.locator("#quotation-preview .notice.good")).to_be_visible()
    company.picture(page, "quotation")
    company.press(page, "Put it in the register")
    page.wait_for_url(re.compile("done="))
    kept = page.locator(".quotation", has_text="elva månader")
    expect(kept.locator(".tag.good")).to_be_visible()
    return kept.locator(".claim-ref").inner_text()


def a_claim_fails_and_holds(company: Company) -> str:
    """A claim says "all"; codings are dragged onto it; it is red while it is not all, and holds with another word."""
    page = company.goes(RESEARCHER, "claims/")
    page.fill("#quick-text", ALL)
    expect(page.locator("#quick-reading")).to_contain_text("Alla")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("done="))
    card = page.locator(".claim", has_text=ALL)
    ref = card.locator(".claim-ref").inner_text()
    page = company.goes(RESEARCHER, f"claims/?q={ref}")
    page.fill("#panel-q", "elva månader")
    page.locator(".source", has_text="elva månader").first.drag_to(card.locator("[data-drop=supports]"))
    expect(page.locator("#told")).to_contain_text(ref)
    expect(card.locator(".claim-count")).to_contain_text("1")
    page.select_option("#panel-kind", "code")
    page.fill("#panel-q", "upphandling")
    page.locator(".source[data-ref=K01]").drag_to(card.locator("[data-drop=supports]"))
    expect(page.locator("#told")).to_contain_text(GIVEN[CODERS[0]])
    expect(card.locator(".claim-count")).to_contain_text("5")
    expect(card.locator("[data-standing]")).to_have_attribute("data-standing", "fails")
    expect(card.locator(".tag.bad").first).to_contain_text(company.say("Does not hold"))
    company.picture(page, "claim-fails", since=page.locator(".board-split"))
    card.locator(".claim-text a").click()
    page.wait_for_url(re.compile(r"/claims/\d+/"))
    page.locator("#id_text").fill(SOME)
    page.locator("[data-fills]").click()
    company.press(page.locator("#claim-form"), "Save")
    expect(page.locator("[data-standing]")).to_have_attribute("data-standing", "holds")
    page = company.goes(RESEARCHER, f"claims/?q={ref}")
    expect(page.locator(".claim .tag.good").first).to_contain_text(company.say("Holds"))
    company.picture(page, "claim-holds", since=page.locator(".board-split"), until=page.locator(".board .claim").last)
    return ref


def the_report_quotes_and_claims(company: Company, claim: str, quotation: str) -> None:
    """An assistant writes; what does not hold is waved under; the quotation and the claim are put in by the picker."""
    page = company.goes(CODERS[0], "report/")
    page.locator("table th a").click()
    page.wait_for_selector("#desk-text")
    box = page.locator("#desk-text")
    box.focus()
    page.keyboard.press("Control+End")
    written = f'[{ALL}]{{.claim ref="{claim}"}}\n\n'
    page.keyboard.insert_text("\n\n" + written)
    expect(page.locator(".mirror .wave.error").first).to_be_attached()
    expect(page.locator("#desk-found .finding").first).to_contain_text("Alla")
    company.picture(page, "squiggle")
    for _ in written:
        page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("Delete")
    for kind, ref in (("claim", claim), ("quotation", quotation)):  # a sentence, and a paragraph of its own
        page.get_by_role("tab", name=company.say("Put in")).click()
        page.locator("#panel-insert select").select_option(kind)
        page.locator("#panel-insert [name=q]").fill(ref)
        part = page.locator("#parts-found li", has_text=ref)
        expect(part).to_have_count(1)
        if kind == "quotation":
            company.picture(page, "picker")
        part.locator("[data-put]").nth(-1 if kind == "quotation" else 0).click()
        page.keyboard.insert_text("\n\n")
    page.get_by_role("tab", name=re.compile(company.say("Findings"))).click()
    expect(page.locator("#desk-found .tag.good")).to_be_visible()
    page.locator("#desk-save").click()
    expect(page.locator("#desk-status")).to_have_text(f"{company.say('Saved as version')} 2")
    page.get_by_role("tab", name=company.say("Preview")).click()
    expect(page.frame_locator("#preview").locator("main")).to_contain_text("Upphandlingen tog elva månader")
    company.picture(page, "preview")


def two_researchers_sign(company: Company) -> None:
    """An assistant hands the report over and cannot sign it; two researchers can."""
    page = company.goes(CODERS[0], "report/")
    page.locator("table th a").click()
    page.wait_for_selector("#desk-text")
    page.get_by_role("link", name=company.say("Review and sign")).click()
    company.press(page, "Hand over for review")
    expect(page.get_by_text(company.say("Only a researcher signs."))).to_be_visible()
    address = page.url.split(company.house.told["study"] + "/")[1]
    for name in (LEAD, RESEARCHER):
        page = company.goes(name, address)
        page.locator("input[name=read]").check()
        if name == RESEARCHER:
            company.picture(page, "sign")
        company.press(page, "Sign")
        expect(page.get_by_text(company.say("You have signed this version."))).to_be_visible()
    expect(page.locator(".signatures li")).to_have_count(2)
    expect(page.locator(".desk-head .tag.good")).to_have_text(company.say("Signed"))


def the_report_is_fetched(company: Company) -> None:
    """The signed report is printed as Word, PDF and web page with its audit sheet, and downloaded."""
    page = company.pages[LEAD]
    page.reload()
    page.get_by_role("link", name=company.say("Print and download")).click()
    page.locator("input[name=wanted][value=audit-html]").check()
    company.press(page, "Print")
    link = page.get_by_role("link", name=company.say("Go to the result"))
    expect(link).to_be_visible(timeout=60_000)
    link.click()
    links = page.locator("table th a")
    expect(links).to_have_count(4)
    company.picture(page, "download")
    found = [page.request.get(link.get_attribute("href") or "").body() for link in links.all()]
    word = next(one for one in found if one.startswith(b"PK"))
    assert "elva månader" in zipfile.ZipFile(BytesIO(word)).read("word/document.xml").decode()
    assert any(one.startswith(b"%PDF") for one in found)
    pages = [one.decode() for one in found if b"<html" in one]
    assert len(pages) == 2
    assert any("Upphandlingen tog elva månader" in one for one in pages)
