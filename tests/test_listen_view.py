"""What a call looks like in a terminal: whole at every width, and nothing moves."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from copilot.audio.desk import SideNow
from copilot.audio.line import Trouble
from copilot.audio.packets import Failure
from copilot.coaching.checklist import NEED_WORDS, NEEDS, Need, Standing
from copilot.delivery.messages import Answer, Bleeding, CheckLine, KindLine, State, Talk
from copilot.kinds import CallKind, KindFrom, Speaker
from copilot.listen_view import (
    BANNER_WORDS,
    FAILURE_WORDS,
    TROUBLE_WORDS,
    Seen,
    clock,
    picture,
    trouble_words,
)
from tests.test_replay_view import CARD

WIDTHS = (24, 40, 60, 80, 200)


def side(trouble=Trouble.NONE, level_db=-20.0, failure=None) -> SideNow:
    return SideNow(trouble=trouble, failure=failure, level_db=level_db)


def seen(**changes) -> Seen:
    state = State(
        rep="speaking", buyer="listening", elapsed_s=761.0, remaining_s=1039.0,
        talk=Talk(rep=0.62, buyer=0.38),
        checklist=tuple(
            CheckLine(need=need, label=NEED_WORDS[need].label, standing=Standing.OPEN)
            for need in NEEDS[CallKind.DISCOVERY]
        ),
    )  # fmt: skip
    values = {
        "kind": CallKind.DISCOVERY,
        "talk_band": (0.3, 0.45),
        "state": state,
        "sides": {Speaker.REP: side(), Speaker.BUYER: side()},
    }
    return Seen(**{**values, **changes})


def drawn(one: Seen, width: int = 80) -> list[str]:
    out = io.StringIO()
    Console(file=out, width=width).print(picture(one, width))
    return out.getvalue().splitlines()


def state(**changes) -> State:
    return seen().state.model_copy(update=changes)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("one", [Seen(), seen(), seen(card=CARD), seen(sure=True)])
def test_no_line_is_wider_than_the_terminal(one, width):
    assert all(len(line) <= width for line in drawn(one, width))


@pytest.mark.parametrize("width", WIDTHS[1:])
def test_a_card_that_comes_moves_nothing(width):
    without, with_card = drawn(seen(), width), drawn(seen(card=CARD), width)
    above = [line.rstrip() for line in without if line.strip()]
    assert [line.rstrip() for line in with_card if line.strip()][: len(above)] == above


def test_the_card_is_shown_with_why_and_what_to_ask():
    text = "\n".join(drawn(seen(card=CARD)))
    assert "A [cue]?" in text
    assert "Why." in text
    assert "“Ask?”" in text


def test_time_share_band_and_what_is_open_are_said():
    text = "\n".join(drawn(seen()))
    for words in (
        "12:41",
        "17:19 left",
        "62% you",
        "usual 30% to 45%",
        "Their budget",
        "Discovery call",
    ):
        assert words in text


@pytest.mark.parametrize("banner", BANNER_WORDS)
def test_each_banner_has_its_words(banner):
    assert BANNER_WORDS[banner] in drawn(seen(state=state(banner=banner)))[0]


@pytest.mark.parametrize("trouble", TROUBLE_WORDS)
def test_each_trouble_of_a_device_is_said_on_its_side(trouble):
    lines = drawn(seen(sides={Speaker.REP: side(trouble), Speaker.BUYER: side()}))
    (line,) = [one for one in lines if one.startswith("  You   ")]
    assert TROUBLE_WORDS[trouble] in line


@pytest.mark.parametrize("failure", Failure)
def test_why_a_device_does_not_open_is_said_with_what_to_do(failure):
    now = side(Trouble.GONE, failure=failure)
    assert trouble_words(now) == FAILURE_WORDS[failure]
    assert any(FAILURE_WORDS[failure] in line for line in drawn(seen(sides={Speaker.BUYER: now})))


def test_a_side_that_is_well_has_no_words_of_trouble():
    assert trouble_words(side()) == ""
    assert trouble_words(side(Trouble.OPENING)) == "opening it"


def test_levels_and_sides_do_not_rest_on_colour():
    lines = drawn(
        seen(sides={Speaker.REP: side(level_db=0.0), Speaker.BUYER: side(level_db=-60.0)})
    )
    assert any("▮" * 16 in line for line in lines)
    assert any("▯" * 16 in line for line in lines)
    (meter,) = [line for line in lines if line.startswith("  You ━")]
    assert meter.count("━") / (meter.count("━") + meter.count("─")) == pytest.approx(0.62, abs=0.02)


def test_a_share_that_is_withheld_is_said_so():
    bled = state(talk=Talk(), bleed=Bleeding(seconds=80, withheld=True))
    assert any("no share is shown" in line for line in drawn(seen(state=bled)))


def test_a_snooze_and_the_end_of_the_plan_are_shown():
    text = "\n".join(drawn(seen(snoozed_s=244, state=state(remaining_s=0.0))))
    assert "no cards for 4:04" in text
    assert "past its end" in text


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Answer(reason="words_late"), "not in yet"),
        (
            Answer(reason="nothing_wanted", need=Need.BUDGET, label="Their budget", ask="How?"),
            "Their budget: still open. You could ask: “How?”",
        ),
        (
            Answer(
                reason="nothing_wanted",
                need=Need.BUDGET,
                label="Their budget",
                ask="How?",
                unsure=True,
            ),
            "may be open",
        ),
    ],
)
def test_who_asks_gets_an_answer(answer, words):
    assert any(words in line for line in drawn(seen(answer=answer)))


@pytest.mark.parametrize(("seconds", "text"), [(0, "0:00"), (61, "1:01"), (3723, "1:02:03")])
def test_times_are_as_on_a_player(seconds, text):
    assert clock(seconds) == text


def test_a_kind_that_was_heard_is_shown_with_how_sure_it_is_and_its_range():
    unsaid = seen(kind=CallKind.UNKNOWN, talk_band=None)
    assert "Kind not known" in drawn(unsaid, 100)[0]
    line = KindLine(kind=CallKind.DEMO, source=KindFrom.HEARD, confidence=0.87)
    now = unsaid.with_kind(state(kind=line, talk_band=(0.45, 0.65)))
    assert "Demo (heard, 0.8 sure)" in drawn(now, 100)[0]
    assert now.talk_band == (0.45, 0.65)


def test_a_kind_that_was_set_up_stays():
    given = seen()
    line = KindLine(kind=CallKind.DISCOVERY, source=KindFrom.SET_UP, confidence=1.0)
    assert given.with_kind(state(kind=line)) == given
