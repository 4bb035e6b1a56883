"""The rep's own pages in a real browser: the say on a call, learning, practice."""

from __future__ import annotations

import json
import re
import struct
import wave
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from copilot.coaching.outcomes import Outcome
from copilot.kinds import CallKind, WithholdReason
from copilot.storage.choices import Focus
from copilot.storage.records import rule_key, skill_key
from tests.browser.axe import NARROW, unfit_light_and_dark
from tests.browser.chromium import PATIENCE_MS, WINDOWLESS, arguments
from tests.browser.conftest import opener
from tests.browser.own_service import DAY_S, OwnService, moment_id, own_service, words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

    from tests.browser.conftest import Opener, Watch

pytestmark = pytest.mark.browser

GOOD, TOLD, BAD = Outcome.UNPROMPTED, Outcome.PROMPTED, Outcome.MISSED
COURSE = {
    "listening": [BAD, TOLD, BAD, GOOD, GOOD, Outcome.WITHHELD_CAME, GOOD, GOOD, GOOD],
    "next_steps": [BAD, TOLD, Outcome.WITHHELD_MISSED],
}


@pytest.fixture(scope="module")
def live_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OwnService]:
    """The real application over calls of the rep's own."""
    folder: Path = tmp_path_factory.mktemp("own")
    with own_service(folder, [words("What makes you say that?")]) as service:
        service.learn(COURSE)
        yield service


def checked(open_page: Opener, call: str, **how: object) -> Page:
    """The page of a call, past the question before the numbers."""
    page = open_page(f"/review/{call}", **how)
    page.get_by_role("button", name="Skip").click()
    expect(page.locator(".moment")).to_have_count(4)
    return page


def moment(page: Page, place: int) -> Locator:
    return page.locator(".moment").nth(place)


def test_the_reps_own_view_comes_before_the_numbers(
    open_page: Opener, live_server: OwnService
) -> None:
    page = open_page(f"/review/{live_server.keep(1)}")
    expect(page.get_by_role("heading", name="how did that go?")).to_be_visible()
    expect(page.locator(".picture, .moment, .scorecard")).to_have_count(0)
    page.get_by_role("radio", name="Harder than I hoped").check()
    page.get_by_label("How much of the talking was yours?").fill("45")
    page.get_by_role("radio", name="Yes, with a day").check()
    page.get_by_role("button", name="Show me the numbers").click()
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    thought = page.locator(".thought")
    expect(thought).to_contain_text("All in all: harder than I hoped.")
    expect(thought.get_by_role("row").nth(1)).to_contain_text("45 %62 %")
    page.reload()
    expect(page.locator(".thought")).to_be_visible()  # it is asked once


def test_a_slider_nobody_touched_is_no_guess(open_page: Opener, live_server: OwnService) -> None:
    page = open_page(f"/review/{live_server.keep(2)}")
    page.get_by_role("button", name="Show me the numbers").click()
    expect(page.locator(".moment")).to_have_count(4)
    expect(page.locator(".thought")).to_be_hidden()


def test_what_the_rep_says_stands_at_once_in_what_is_shared(
    open_page: Opener, live_server: OwnService
) -> None:
    call = live_server.keep(3)
    page = checked(open_page, call)
    expect(page.get_by_role("region", name="Sharing")).to_contain_text("Yours alone until")
    page.get_by_role("button", name="See what is shared").click()
    shared = page.get_by_role("article", name="The call as it is shared")
    expect(shared.locator(".shared-moment")).to_have_count(4)
    expect(shared).to_contain_text("Talking")

    moment(page, 1).get_by_text("Your say").click()
    moment(page, 1).get_by_label("A note to your manager").fill("<b>They</b> had asked.")
    moment(page, 1).get_by_label("Is it as it looks?").select_option("on_purpose")
    expect(shared.locator(".shared-note")).to_have_text("<b>They</b> had asked.")
    expect(shared).to_contain_text("Disputed: it was on purpose")
    assert shared.locator(".shared-note b").count() == 0

    moment(page, 2).get_by_text("Your say").click()
    moment(page, 2).get_by_label("Who sees it").select_option("working_on_it")
    expect(shared.locator(".shared-moment")).to_have_count(3)
    expect(moment(page, 2)).to_contain_text("Only you see this")
    expect(moment(page, 2)).to_have_class(re.compile("withheld"))
    page.reload()
    expect(moment(page, 2)).to_have_class(re.compile("withheld"))
    expect(moment(page, 1)).not_to_have_class(re.compile("withheld"))
    page.get_by_role("button", name="See what is shared").click()
    expect(shared).not_to_contain_text("Talk share")
    expect(shared).not_to_contain_text("Talking")  # nor the number that says the same
    marks = live_server.do(live_server.stores.marks.of_call, call)
    assert marks.withheld == {moment_id(3, "talk-share-high"): WithholdReason.WORKING_ON_IT}

    page.get_by_label("What your team's systems call this call or deal").fill("OPP-4711")
    page.keyboard.press("Tab")
    link = shared.get_by_role("link", name="Open the recording here").first
    expect(link).to_have_attribute("href", "https://recordings.example/call/OPP-4711?t=312")


def test_a_note_that_could_not_be_saved_stays_and_is_tried_again(
    open_page: Opener, live_server: OwnService, watch: Watch
) -> None:
    call = live_server.keep(13)
    page = checked(open_page, call)
    note = moment(page, 1).get_by_label("A note to your manager")
    keep = moment(page, 1).get_by_label("Who sees it")
    moment(page, 1).get_by_text("Your say").click()
    page.route("**/moments/**", lambda route: route.abort())
    again = moment(page, 1).get_by_role("button", name="Try again")
    status = moment(page, 1).get_by_role("status")
    note.fill("They had asked.")
    note.blur()
    expect(again).to_be_visible()
    keep.select_option("personal")
    expect(again).to_be_visible()
    expect(status).to_contain_text("Not saved.")
    expect(keep).to_have_value("")  # nobody may think that it is kept back
    page.unroute("**/moments/**")
    moment(page, 0).get_by_text("Your say").click()
    moment(page, 0).get_by_label("Is it as it looks?").select_option("other")  # another's answer
    expect(moment(page, 0).get_by_role("status")).to_have_text("Saved.")
    expect(note).to_have_value("They had asked.")
    assert unfit_light_and_dark(page, NARROW) == []
    again.click()
    expect(status).to_have_text("Saved.")
    expect(again).to_be_hidden()
    marks = live_server.do(live_server.stores.marks.of_call, call)
    assert marks.annotations == {moment_id(13, "monologue"): "They had asked."}
    watch.said.clear()  # the browser logs what was cut


def test_the_lists_tell_no_numbers_before_the_rep_was_asked(
    open_page: Opener, live_server: OwnService
) -> None:
    live_server.keep(40)
    for path in ("/review", "/"):
        row = open_page(path).locator(".call-row").first
        expect(row).to_contain_text("Your view comes first")
        expect(row).not_to_contain_text("62 %")
    page = checked(open_page, live_server.keep(40))
    page.goto("/review")
    expect(page.locator(".call-row").first).to_contain_text("62 %")
    expect(page.locator(".call-row").first).not_to_contain_text("Your view comes first")


def test_without_a_teams_server_the_page_says_that_nothing_leaves(
    browser: Browser, tmp_path: Path, watch: Watch
) -> None:
    with (
        own_service(tmp_path, team_since_s=None) as alone,
        opener(browser, alone.origin, watch) as open_path,
    ):
        call = alone.keep(1)
        alone.clock["now"] += 90 * DAY_S
        page = checked(open_path, call)
        strip = page.get_by_role("region", name="Sharing")
        expect(strip).to_contain_text("No team server is set up: nothing leaves this machine.")
        expect(strip.get_by_role("button", name="Share now")).to_be_hidden()
        strip.get_by_role("button", name="See what would be shared").click()
        expect(page.get_by_role("heading", name="What a manager would see")).to_be_visible()
        moment(page, 2).get_by_text("Your say").click()
        moment(page, 2).get_by_label("Who sees it").select_option("working_on_it")
        expect(page.locator(".shared-moment")).to_have_count(3)
        assert unfit_light_and_dark(page, NARROW) == []


def test_sharing_is_asked_about_and_final(open_page: Opener, live_server: OwnService) -> None:
    page = checked(open_page, live_server.keep(4))
    page.get_by_role("button", name="Share now").click()
    page.get_by_role("button", name="Not yet").click()
    expect(page.get_by_role("region", name="Sharing")).to_contain_text("Yours alone until")
    page.get_by_role("button", name="Share now").click()
    page.get_by_role("dialog").get_by_role("button", name="Share now").click()
    expect(page.get_by_role("region", name="Sharing")).to_contain_text("You shared it on")
    moment(page, 0).get_by_text("Your say").click()
    expect(moment(page, 0).get_by_label("Who sees it")).to_be_disabled()
    expect(moment(page, 0).get_by_label("A note to your manager")).to_be_enabled()


def test_when_the_window_closes_under_an_open_page_it_says_so(
    open_page: Opener, live_server: OwnService, watch: Watch
) -> None:
    page = checked(open_page, live_server.keep(5))
    live_server.clock["now"] += 2 * DAY_S
    moment(page, 0).get_by_text("Your say").click()
    with page.expect_response(lambda answer: "moments" in answer.url) as answered:
        moment(page, 0).get_by_label("Who sees it").select_option("wrong")
    assert answered.value.status == 409
    expect(moment(page, 0).get_by_role("status")).to_contain_text("has been shared")
    expect(moment(page, 0).get_by_label("Who sees it")).to_have_value("")
    watch.said.clear()  # the browser logs the 409


def test_what_kind_of_call_it_was_is_said_with_one_choice(
    open_page: Opener, live_server: OwnService
) -> None:
    page = checked(open_page, live_server.keep(31))
    line = page.locator(".kind-line")
    expect(line).to_contain_text("Kind of call: as you set it up")
    page.get_by_label("What kind of call it was").select_option("demo")
    expect(page.get_by_role("heading", level=1)).to_have_text("Demo")
    expect(line).to_contain_text("Kind of call: as you said")
    # the rule of this moment is not for demos: it is kept back, and can be let through
    expect(page.locator(".moment.withheld")).not_to_have_count(0)


def test_a_kind_that_was_heard_is_confirmed_with_one_click(
    open_page: Opener, live_server: OwnService
) -> None:
    call = live_server.keep(32, kind=CallKind.UNKNOWN)
    own = live_server.do(live_server.stores.private.load_call, call)
    heard = replace(own, heard_kind=CallKind.DISCOVERY, heard_confidence=0.91)
    live_server.do(live_server.stores.private.save_call, heard)
    page = checked(open_page, call)
    expect(page.locator(".kind-line")).to_contain_text("Kind of call: heard, 0.9 sure")
    page.get_by_role("button", name="That is right").click()
    expect(page.locator(".kind-line")).to_contain_text("Kind of call: as you said")
    expect(page.get_by_role("button", name="That is right")).to_have_count(0)


def test_a_sample_has_no_say_and_no_question(open_page: Opener, live_server: OwnService) -> None:
    page = open_page(f"/review/{live_server.keep(6, mine=False)}")
    expect(page.locator(".moment")).to_have_count(4)
    expect(page.get_by_role("region", name="Sharing")).to_contain_text("never shared")
    expect(page.get_by_text("Your say").first).to_be_hidden()
    expect(page.get_by_role("radio", name="What is shared")).to_be_hidden()
    page.get_by_role("link", name="All calls").click()
    expect(page.locator(".call-row").filter(has_text="Sample").first).to_be_visible()


def test_a_call_can_be_taken_along(open_page: Opener, live_server: OwnService) -> None:
    call = live_server.keep(7)
    page = checked(open_page, call)
    with page.expect_download() as started:
        page.get_by_role("link", name="Export").click()
    assert started.value.suggested_filename == f"copilot-call-{call}.json"
    exported = json.loads(started.value.path().read_text(encoding="utf-8"))
    assert exported["private"]["own_calls"][0]["id"] == call


def test_learning_shows_each_skill_and_takes_a_focus(
    open_page: Opener, live_server: OwnService
) -> None:
    live_server.learn(COURSE)  # another test may have deleted everything
    page = open_page("/learning")
    card = page.locator(".skill").filter(has_text="Listening")
    expect(card).to_contain_text("It came by itself in 5 of your last 8 calls")
    expect(card).to_contain_text("Its card was kept back once, and it came all the same.")
    expect(card.get_by_role("img", name=re.compile("Listening over 9 calls"))).to_be_visible()
    expect(card.locator(".outcome")).to_have_count(9)
    card.get_by_text("As a table").click()
    expect(card.get_by_role("row")).to_have_count(10)
    page.get_by_role("button", name="Work on Listening").click()
    expect(page.get_by_role("button", name="Work on Listening")).to_have_attribute(
        "aria-pressed", "true"
    )
    expect(page.get_by_role("button", name="Work on Listening")).to_be_focused()
    chosen = live_server.do(live_server.stores.choices.focus)
    assert chosen == Focus(skill=skill_key("listening"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Work on Listening")).to_have_attribute(
        "aria-pressed", "false"
    )
    expect(page.get_by_role("button", name="Work on Opening")).to_be_visible()


def test_what_was_agreed_is_one_click_away_from_the_calls(
    open_page: Opener, live_server: OwnService
) -> None:
    choices = live_server.stores.choices
    live_server.do(choices.propose, "next_steps")
    page = open_page("/learning")
    asked = page.get_by_role("region", name="You agreed on next steps.")
    expect(asked).to_contain_text("What you answer is told to nobody.")
    assert unfit_light_and_dark(page, NARROW) == []
    asked.get_by_role("button", name="Make room for it").click()
    taken = page.get_by_role("region", name="Next steps gets more room in your calls")
    expect(taken).to_be_visible()
    assert live_server.do(choices.focus) == Focus(skill=skill_key("next_steps"))
    assert unfit_light_and_dark(page, NARROW) == []
    live_server.do(choices.propose, None)  # the agreement is closed
    page.reload()
    expect(page.locator(".skill, .unseen-skill").first).to_be_visible()
    expect(page.locator(".agreed-skill")).to_have_count(0)
    live_server.do(choices.propose, "next_steps")
    page.reload()
    page.get_by_role("button", name="Not now").click()
    expect(page.locator(".agreed-skill")).to_have_count(0)
    live_server.do(choices.propose, None)


def test_a_drill_is_answered_by_hand(open_page: Opener, live_server: OwnService) -> None:
    page = open_page("/practice#price-objection")
    expect(page.locator(".buyer-line")).to_have_text(
        "Okay. That is a lot more than we expected to pay."
    )
    page.get_by_label("Or type what you would say").fill("Let me tell you more.")
    page.get_by_role("button", name="That is my answer").click()
    expect(page.locator(".verdict")).to_contain_text("Not yet.")
    page.get_by_label("Or type what you would say").fill("What are you comparing it with?")
    page.get_by_role("button", name="That is my answer").click()
    expect(page.locator(".verdict")).to_contain_text("That does it.")
    expect(page.get_by_role("link", name="A price objection that nothing has met")).to_contain_text(
        "practised 2 times"
    )
    page.get_by_role("button", name="Another buyer").click()
    expect(page.locator(".buyer-line")).not_to_have_text(
        "Okay. That is a lot more than we expected to pay."
    )
    expect(page.locator(".verdict")).to_be_empty()
    assert live_server.do(live_server.stores.choices.drills)[rule_key("price-objection")] == 2


def test_on_a_phone_the_drill_comes_first_and_the_list_is_one_press_away(
    open_page: Opener, live_server: OwnService
) -> None:
    page = open_page("/practice#price-objection", width=NARROW)
    expect(page.locator(".buyer-line")).to_be_visible(timeout=20_000)
    top = page.locator(".buyer-line").bounding_box()
    assert top is not None
    assert top["y"] < 740  # in view without a scroll
    page.get_by_text("Practise something else").click()
    page.get_by_text("Negotiation", exact=True).click()
    link = page.get_by_role("link", name="Gave on price before asking")
    link.click()
    expect(link).to_be_hidden()
    expect(page.get_by_role("heading", level=2).first).to_be_focused()


def test_a_drill_is_answered_aloud(live_server: OwnService, own_microphone: Page) -> None:
    page = own_microphone
    page.goto("/practice#price-conceded")
    expect(page.locator(".buyer-line")).not_to_be_empty()
    page.get_by_role("button", name="Answer aloud").click()
    expect(page.get_by_role("button", name="That was it")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".by-voice")).to_contain_text("3 s")
    page.get_by_role("button", name="That was it").click()
    expect(page.locator(".verdict-box")).to_contain_text("That does it.")
    expect(page.get_by_role("button", name="Answer aloud")).to_be_visible()
    assert live_server.do(live_server.stores.choices.drills)[rule_key("price-conceded")] == 1


@pytest.fixture
def own_microphone(browser: Browser, live_server: OwnService, tmp_path: Path) -> Iterator[Page]:
    """A page in a Chromium whose microphone hears a tone for half of each two seconds."""
    said = tmp_path / "said.wav"
    with wave.open(str(said), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16_000)
        file.writeframes((struct.pack("<h", 9_000) * 20 + struct.pack("<h", -9_000) * 20) * 400)
        file.writeframes(bytes(2 * 16_000))
    more = (
        "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream",
        f"--use-file-for-fake-audio-capture={said}",
    )  # fmt: skip
    chromium = browser.browser_type.launch(executable_path=WINDOWLESS, args=arguments(*more))
    context = chromium.new_context(base_url=live_server.origin, permissions=["microphone"])
    context.set_default_timeout(PATIENCE_MS)
    yield context.new_page()
    chromium.close()


@pytest.mark.parametrize("path", ["/learning", "/practice#price-objection", "/review"])
def test_a_page_is_fit_for_everybody(open_page: Opener, live_server: OwnService, path: str) -> None:
    live_server.keep(8)
    page = open_page(path, width=NARROW)
    expect(page.locator(".panel, .call-rows").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    for table in page.get_by_text("As a table").all():
        table.click()
    assert unfit_light_and_dark(page, NARROW) == []


def test_a_one_to_one_is_looked_at_in_the_mirror(
    open_page: Opener, live_server: OwnService
) -> None:
    first, *_rest, last = (
        live_server.hold(20 + number, share) for number, share in enumerate((0.9, 0.7, 0.6, 0.83))
    )
    page = open_page("/")
    page.get_by_role("link", name="Look in the mirror").click()
    page.wait_for_url(f"**/review/{last}")
    mirror = page.get_by_role("region", name="The mirror")
    expect(mirror).to_contain_text("You had 83 % of the talk; 70 % is usual for you.")
    expect(mirror).to_contain_text("From 80 % on it is a lecture.")
    expect(mirror.get_by_role("listitem").filter(has_text="you had")).to_have_count(3)
    shown = page.locator("main").inner_text()
    assert not [word for word in ("sample", "Sample", "uyer", "manager") if word in shown]
    expect(page.locator(".strip, .moment, .check")).to_have_count(0)
    page.get_by_text("As a table").click()
    expect(page.get_by_role("row").filter(has_text="They speak").first).to_be_visible()
    assert unfit_light_and_dark(page, NARROW) == []
    mirror.get_by_role("link").last.click()
    page.wait_for_url(f"**/review/{first}")
    expect(mirror).to_contain_text("You had 90 % of the talk.")
    page.get_by_role("link", name="All calls").click()
    expect(page.locator(".call-row").filter(has_text="The mirror, for you alone")).to_have_count(4)
    for call in live_server.do(live_server.stores.moments.list_calls):
        if call.kind is CallKind.ONE_TO_ONE:  # a page after this one counts its calls
            live_server.do(live_server.stores.delete_call, call.id)


def test_a_link_to_a_one_to_one_chooses_it_for_that_call_alone(open_page: Opener) -> None:
    page = open_page("/start#one_to_one")
    expect(page.get_by_label("Kind of call")).to_have_value("one_to_one")
    expect(page.get_by_text("Its review is your mirror.")).to_be_visible()
    page.goto("/review")
    page.goto("/start")
    expect(page.get_by_label("Kind of call")).to_have_value("discovery")


def test_a_call_of_the_reps_own_is_fit_for_everybody(
    open_page: Opener, live_server: OwnService
) -> None:
    page = open_page(f"/review/{live_server.keep(9)}")
    expect(page.get_by_role("button", name="Skip")).to_be_visible()
    assert unfit_light_and_dark(page, NARROW) == []
    page.get_by_role("button", name="Skip").click()
    moment(page, 0).get_by_text("Your say").click()
    moment(page, 0).get_by_label("Who sees it").select_option("wrong")
    expect(moment(page, 0)).to_contain_text("Only you see this")
    assert unfit_light_and_dark(page, NARROW) == []
    page.get_by_role("button", name="See what is shared").click()
    expect(page.locator(".shared-call")).to_be_visible()
    assert unfit_light_and_dark(page, NARROW) == []
    page.get_by_role("button", name="Share now").click()
    assert unfit_light_and_dark(page, NARROW) == []


def test_everything_goes_only_if_it_is_typed(open_page: Opener, live_server: OwnService) -> None:
    live_server.keep(11)
    page = open_page("/review")
    page.evaluate("localStorage['copilot.names'] = 'Quillmark'; localStorage.other = 'stays'")
    page.evaluate("sessionStorage['copilot.capture.x'] = '{}'")
    page.get_by_role("button", name="Delete everything").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("button", name="Delete everything")).to_be_disabled()
    dialog.get_by_label("To go on, type").fill("delete everything")
    dialog.get_by_role("button", name="Delete everything").click()
    expect(page.get_by_role("heading", name="No calls yet")).to_be_visible()
    left = page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]")
    assert left == ["other"]
    # what was chosen and practised since is still the rep's to take or to delete
    expect(page.get_by_role("link", name="Export everything")).to_be_visible()
    expect(page.get_by_role("button", name="Delete everything")).to_be_visible()
    assert unfit_light_and_dark(page, NARROW) == []
    assert live_server.do(live_server.stores.moments.list_calls) == ()
    assert live_server.do(live_server.stores.choices.drills) == {}
