"""The team's pages in a real browser, over the real server and the invented team."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser import axe
from tests.browser.axe import CONTRAST, NARROW, WIDE, small_targets, too_wide, unfit
from tests.browser.conftest import opener
from tests.browser.team_service import TeamService, team_service
from tests.web.team import seed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

    from tests.browser.conftest import Watch


pytestmark = pytest.mark.browser

REP_PAGE = f"/people/{seed.REP}"
CALL = max(seed.calls(seed.REPS[0]), key=lambda call: len(call.moments))
PAGES = {
    "/team": seed.MANAGER,
    REP_PAGE: seed.MANAGER,
    f"{REP_PAGE}/calls/{CALL.id}": seed.REP,
    f"{REP_PAGE}/brief": seed.MANAGER,
    f"{REP_PAGE}/agreements": seed.REP,
    f"{REP_PAGE}/scorecard": seed.MANAGER,
    f"{REP_PAGE}/rhythm": seed.REP,
    "/deals": seed.MANAGER,
    "/patterns": seed.MANAGER,
    "/programme": seed.REP,
    "/record": seed.REP,
    "/admin": seed.ADMIN,
    "/sign-in": None,
}


FILL = """async ([rep, long]) => {
  const post = (path, body) => fetch(`/api/people/${rep}/${path}`, {method: "POST",
    headers: {"content-type": "application/json"}, body: JSON.stringify(body)});
  const told = [];
  for (const n of [1, 2, 3, 4, 5, 6, 7]) {
    for (const kind of ["topic", "blocker", "ask"]) told.push(await post("agenda", {kind, text: n + long}));
    told.push(await post("actions", {text: n + long, owner: "rep", due: "2026-12-09"}));
    told.push(await post("agreements", {kind: "new_business", due: "2026-12-04", sure: true,
      text: `Acme ${n} signs the order form, ${long.slice(0, 200)}`}));
  }
  return told.map(({status}) => status);
}"""
"""More of everything than a brief has room for."""

WHOLE = """async ([rep, long]) => {
  const post = (path, body) => fetch(`/api/people/${rep}/${path}`, {method: "POST",
    headers: {"content-type": "application/json"}, body: JSON.stringify(body)});
  const told = [];
  for (const n of [1, 2, 3]) told.push(await post("agenda", {kind: "blocker", text: n + long}));
  for (const n of [1, 2, 3, 4]) told.push(await post("agreements", {kind: "new_business", due: "2026-12-04",
    sure: true, text: `Acme ${n} signs the order form, ${long.slice(0, 200)}`}));
  return told.map(({status}) => status);
}"""
"""As much as a brief shows whole."""


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TeamService]:
    with team_service(tmp_path_factory.mktemp("team"), demo=True) as running:
        yield running


@pytest.fixture
def open_as(browser: Browser, service: TeamService, watch: Watch) -> Iterator[Callable[..., Page]]:
    """Opens a path as somebody; afterwards nothing may have gone wrong in any page."""

    def open_path(path: str, who: str | None, **how: object) -> Page:
        def enter(context: BrowserContext) -> None:
            if who is not None:
                service.sign_in(context, who)

        page = open_one(path, height=900, calm=True, enter=enter, **how)
        page.wait_for_selector("html[data-drawn]")
        return page

    with opener(browser, service.origin, watch) as open_one:
        yield open_path


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.replace(seed.REP, "rep"))
def test_each_page_is_clean_and_fits(open_as: Callable[..., Page], path: str) -> None:
    page = open_as(path, PAGES[path], width=NARROW, scheme="dark")
    expect(page.locator("h1")).to_have_count(1)
    if PAGES[path] is not None:
        expect(page.get_by_text("Example team.")).to_be_visible()
    assert unfit(page) == []
    page.set_viewport_size({"width": WIDE, "height": 900})
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    assert [*axe.violations(page, CONTRAST), *small_targets(page), *too_wide(page)] == []


def test_on_a_phone_too_each_page_of_a_person_is_in_sight(open_as: Callable[..., Page]) -> None:
    page = open_as(f"{REP_PAGE}/rhythm", seed.MANAGER, width=NARROW)
    tabs = page.locator(".tabs a")
    expect(tabs).to_have_count(5)
    boxes = [tab.bounding_box() for tab in tabs.all()]
    assert all(box and box["x"] >= 0 and box["x"] + box["width"] <= NARROW for box in boxes)


def test_the_brief_prints_on_one_page(open_as: Callable[..., Page]) -> None:
    page = open_as(f"{REP_PAGE}/brief", seed.MANAGER)
    printed = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="Print")).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_a_brief_with_all_that_it_can_hold_prints_on_one_page(open_as: Callable[..., Page]) -> None:
    page = open_as(f"/people/{seed.SECOND_REP}/brief", seed.MANAGER)
    statuses = page.evaluate(FILL, [seed.SECOND_REP, "typed at length because it mattered " * 8])
    assert set(statuses) == {200, 201}
    page.reload()
    page.wait_for_selector(".sheet.full")
    printed = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1


def test_a_brief_with_room_prints_what_was_typed_whole_and_on_one_page(
    open_as: Callable[..., Page],
) -> None:
    """As much as it has room for, all of it where it is narrowest, below the most that was agreed."""
    rep = seed.id_of(seed.REPS[2])
    page = open_as(f"/people/{rep}/brief", seed.MANAGER)
    statuses = page.evaluate(WHOLE, [rep, "typed at length because it mattered " * 7])
    assert set(statuses) == {200, 201}
    page.reload()
    page.wait_for_selector(".sheet.full")
    blockers = page.locator(".sheet-two .listed li").all_inner_texts()
    assert len(blockers) == 3
    assert all(text.endswith("mattered") for text in blockers)
    printed = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1


def test_one_signs_in_with_a_code_and_out_again(
    open_as: Callable[..., Page], service: TeamService
) -> None:
    page = open_as("/sign-in", None)
    page.get_by_label("Sign-in code").fill(service.code(seed.MANAGER))
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/team")
    expect(page.get_by_role("heading", level=1)).to_have_text("Your team")
    assert page.evaluate("document.cookie") == ""
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/sign-in")


def test_from_the_team_page_to_the_minute_of_the_call(open_as: Callable[..., Page]) -> None:
    page = open_as("/team", seed.MANAGER)
    expect(page.locator(".reciting tbody th")).to_have_text(list(seed.REPS))
    page.get_by_role("link", name=re.compile("Open the call of")).first.click()
    page.wait_for_url("**/calls/*")
    expect(page.locator(".moment").first).to_be_visible()
    expect(page.get_by_role("link", name="Open the recording here").first).to_have_attribute(
        "href", re.compile(r"^https://rec\.example\.com/call\?id=D-\d+&t=\d+$")
    )


def test_the_editor_says_why_while_one_types(open_as: Callable[..., Page]) -> None:
    page = open_as(f"{REP_PAGE}/agreements", seed.REP)
    words = page.get_by_label("What will be true then")
    words.fill("Work harder")
    expect(page.locator(".standing")).to_have_text("Not one yet:")
    expect(page.locator(".findings li").first).to_be_visible()
    expect(page.get_by_role("button", name="Propose it")).to_be_disabled()
    words.fill("Three names inside Garth Mills, each met once")
    expect(page.locator(".standing")).to_have_text("Not one yet, as far as this can tell:")
    page.get_by_label("It is one: on the day we will both know, yes or no.").check()
    expect(page.get_by_role("button", name="Propose it")).to_be_enabled()
    page.get_by_label("What Mara Voss brings").fill("I join the call with their director")
    words.fill("Two of my three renewals have a signed date by Thursday 10 December")
    expect(page.locator(".standing")).to_contain_text("That is an agreement")
    page.get_by_role("button", name="Propose it").click()
    expect(page.get_by_text("Proposed. It holds once the other one agrees.")).to_be_visible()
    expect(page.locator(".agreement-text")).to_have_count(3)


def test_a_miss_ends_in_help_and_in_the_editor(open_as: Callable[..., Page]) -> None:
    page = open_as(f"{REP_PAGE}/agreements", seed.REP)
    page.get_by_text("What would help").click()
    page.get_by_role("button", name="What to do, whether it helps, or doing it").click()
    make = page.get_by_role("button", name="Make an agreement of it")
    for _ in range(8):
        expect(page.locator(".diagnosis-asks")).to_be_visible()
        if make.is_visible():
            break
        asked = page.locator(".diagnosis-asks").text_content() or ""
        page.locator(".diagnosis .row .button").first.click()
        expect(page.locator(".diagnosis-asks")).not_to_have_text(asked)
    make.click()
    expect(page.get_by_label("What will be true then")).not_to_have_value("")


def test_a_table_of_deals_is_read_or_says_where_it_is_wrong(open_as: Callable[..., Page]) -> None:
    page = open_as("/deals", seed.MANAGER)
    chooser = page.get_by_label("Deals: choose a CSV file")
    rows = seed.deals_csv(2).decode().splitlines()
    rows[2] = rows[2].replace("2026-12-11", "someday")
    text = "\n".join(rows).encode()
    chooser.set_input_files({"name": "deals.csv", "mimeType": "text/csv", "buffer": text})
    expect(page.get_by_text("24 deals read, 24 kept.")).to_be_visible()
    expect(page.get_by_text("No stage was taken as won or lost")).to_be_visible()
    expect(page.locator(".troubles li")).to_contain_text("Line 3")


def test_which_stages_were_taken_for_an_end_is_shown(open_as: Callable[..., Page]) -> None:
    page = open_as("/deals", seed.MANAGER)
    chooser = page.get_by_label("How deals ended: choose a CSV file")
    table = b"reference,outcome\nD-1,Signed off\nD-2,Lost\nD-3,Proposal\n"
    chooser.set_input_files({"name": "ends.csv", "mimeType": "text/csv", "buffer": table})
    expect(page.locator(".imported")).to_contain_text(
        "Taken as won: “Signed off”. As lost: “Lost”. All others are open."
    )


def test_a_stage_with_a_long_name_makes_no_page_wider(open_as: Callable[..., Page]) -> None:
    page = open_as("/deals", seed.MANAGER)
    page.set_viewport_size({"width": 360, "height": 800})
    chooser = page.get_by_label("How deals ended: choose a CSV file")
    table = f"reference,outcome\nD-1,{'W' * 150} won\n".encode()
    chooser.set_input_files({"name": "ends.csv", "mimeType": "text/csv", "buffer": table})
    expect(page.locator(".imported")).to_contain_text("Taken as won")
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_of_anothers_people_no_deal_is_taken_and_the_page_says_so(
    open_as: Callable[..., Page],
) -> None:
    page = open_as("/deals", seed.OTHER_MANAGER)
    chooser = page.get_by_label("Deals: choose a CSV file")
    text = seed.deals_csv(1)
    chooser.set_input_files({"name": "deals.csv", "mimeType": "text/csv", "buffer": text})
    expect(page.locator(".imported")).to_contain_text(
        f"so their deals were left out: {', '.join(seed.REPS)}."
    )


def test_a_call_is_its_reps_to_take_along_and_nobody_elses(open_as: Callable[..., Page]) -> None:
    path = f"{REP_PAGE}/calls/{CALL.id}"
    page = open_as(path, seed.REP)
    with page.expect_download() as coming:
        page.get_by_role("link", name="Download all of it").click()
    assert coming.value.suggested_filename == f"copilot-call-{CALL.day}.json"
    page = open_as(path, seed.MANAGER)
    expect(page.get_by_role("link", name="Download all of it")).to_have_count(0)


def test_somebody_elses_page_is_not_there(open_as: Callable[..., Page], watch: Watch) -> None:
    page = open_as("/team", seed.OTHER_MANAGER)
    page.goto(REP_PAGE, wait_until="networkidle")
    expect(page.get_by_text(seed.REPS[0])).to_have_count(0)
    assert any("404" in one for one in watch.said)
    watch.said.clear()
