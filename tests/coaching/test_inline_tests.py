from __future__ import annotations

import pytest

from copilot.coaching.cases import Case
from copilot.coaching.inline_tests import context_of, events, play, run_all, run_rule
from copilot.coaching.rulebook import Rulebook
from copilot.errors import RuleInvalid
from copilot.events import CallEnded, SpeechStarted, Tick, Utterance
from copilot.kinds import CallKind, Persona, Profile
from tests.coaching.make import rule

HELLO = ("when: {always: true}", "when: {phrase: {any_of: ['hello']}}")


def case(**parts: object) -> Case:
    return Case.model_validate({"name": "a case", **parts})


def own_cases(fires: str = "", quiet: str = "") -> str:
    return f"tests: {{fires: [{fires}], quiet: [{quiet}]}}\n"


def test_events_come_in_order_of_audio_time_with_a_tick_a_second_and_an_end() -> None:
    found = list(events(case(lines=["rep: one two three four five", {"at": 2.2, "buyer": 3}])))
    kinds = [type(event) for event in found]
    assert kinds == [
        SpeechStarted, Tick, Utterance, Tick, SpeechStarted, Tick, Tick, Tick, Utterance, Tick, CallEnded,
    ]  # fmt: skip
    times = [
        event.start
        if isinstance(event, SpeechStarted)
        else event.end
        if isinstance(event, Utterance)
        else event.at
        for event in found
    ]
    assert times == sorted(times)


def test_a_case_may_leave_the_call_open() -> None:
    assert not any(
        isinstance(one, CallEnded) for one in events(case(lines=["rep: so"], ends=False))
    )


def test_a_lost_line_has_no_words() -> None:
    (heard,) = [
        one
        for one in events(case(lines=[{"rep": "hello", "late": True}]))
        if isinstance(one, Utterance)
    ]
    assert heard.late
    assert not heard.words


def test_a_rule_hears_a_case_through_conversation_and_engine() -> None:
    outcome = play(rule(HELLO), case(lines=["buyer: so", "rep: hello there"]))
    assert outcome.wanted_at == outcome.moments[0].at == 0.4 + 0.6 + 0.8
    assert play(rule(HELLO), case(lines=["buyer: so"])).silent


def test_kind_and_profile_come_from_the_case_or_else_from_the_rule() -> None:
    for_demos = rule(add="applies: {calls: [demo], profiles: [senior]}\n")
    assert not play(for_demos, case(lines=["rep: so"])).silent
    assert play(for_demos, case(lines=["rep: so"], kind=CallKind.RETAIL)).silent
    assert play(for_demos, case(lines=["rep: so"], profile="core")).silent


def test_what_a_call_leaves_open_is_the_rules_first_or_unknown() -> None:
    for_demos = rule(add="applies: {calls: [demo], profiles: [senior], personas: [user]}\n")
    told = context_of(for_demos, case(lines=["rep: so"]))
    assert (told.kind, told.profile, told.persona) == (
        CallKind.DEMO, Profile.SENIOR, Persona.USER
    )  # fmt: skip
    told = context_of(None, case(lines=["rep: so"]), "c")
    assert (told.kind, told.profile, told.persona, told.call_id) == (
        CallKind.UNKNOWN, Profile.CORE, Persona.UNKNOWN, "c"
    )  # fmt: skip


def test_what_passes_and_what_fails_is_told_with_its_reason() -> None:
    own = rule(
        HELLO,
        add=own_cases(
            fires="{name: said, lines: ['rep: hello']}, {name: unsaid, lines: ['rep: goodbye']},"
            " {name: too soon, from_line: 2, lines: ['rep: hello', 'buyer: yes']},"
            " {name: taken back, moment: erased, lines: ['rep: hello']}",
            quiet="{name: unsaid, lines: ['rep: goodbye']}, {name: said, lines: ['rep: hello']}",
        ),
    )
    results = {(one.expected, one.case): one.complaint for one in run_rule(own)}
    assert results == {
        ("fires", "said"): "",
        ("fires", "unsaid"): "it stayed quiet",
        ("fires", "too soon"): "it fired at 0.4 s, before line 2 ended at 1.4 s",
        ("fires", "taken back"): "a moment stood at 0.4 s",
        ("quiet", "unsaid"): "",
        ("quiet", "said"): "it wanted a card at 0.4 s",
    }


def test_a_moment_must_stand_at_the_end_where_the_case_says_so() -> None:
    settles = rule(
        HELLO,
        add="moment: {settle: end}\n"
        + own_cases(
            fires="{name: gone, moment: kept, lines: ['rep: hello', {at: 60, rep: goodbye}]}"
        ),
    )
    (result,) = run_rule(settles)
    assert result.complaint == "no moment stood at the end"


def test_a_case_fires_by_a_card_and_says_so_if_it_leaves_only_a_moment() -> None:
    at_end = rule(
        ("when: {always: true}", "when: {ending: {}}"),
        add=own_cases(
            fires="{name: over, card: none, lines: ['rep: so']}, {name: card, lines: ['rep: so']}",
            quiet="{name: open, ends: false, lines: ['rep: so']}",
        ),
    )
    assert [one.complaint for one in run_rule(at_end)] == [
        "",
        "no card was wanted, only a moment left at 1.4 s: is that `card: none`?",
        "",
    ]
    said = rule(HELLO, add=own_cases(fires="{name: said, card: none, lines: ['rep: hello']}"))
    assert [one.complaint for one in run_rule(said)] == [
        "it wanted a card at 0.4 s, and `card: none` is set"
    ]


def test_a_case_of_talk_says_by_which_second_the_card_must_have_been_wanted() -> None:
    talks = "talk: {rep: 20, buyer: 20}"
    own = rule(
        ("when: {always: true}", "when: {time: {elapsed_at_least_s: 20}}"),
        add=own_cases(
            fires=f"{{name: in time, by_s: 20, {talks}}}, {{name: late, by_s: 19, {talks}}}"
        ),
    )
    assert [one.complaint for one in run_rule(own)] == ["", "it fired at 20.0 s, and not by 19 s"]


@pytest.mark.parametrize("when", ["from_line: 1", "by_line: 1", "by_s: 3"])
def test_no_card_has_no_time(when: str) -> None:
    with pytest.raises(RuleInvalid, match="says when a card is wanted, and that none is"):
        rule(add=own_cases(fires=f"{{name: both, card: none, {when}, lines: ['rep: hello']}}"))


def test_the_report_has_a_line_a_rule_and_one_for_each_case_that_failed() -> None:
    good = rule(HELLO, add=own_cases(fires="{name: said, lines: ['rep: hello']}"))
    bad = rule(HELLO, add=own_cases(fires="{name: unsaid, lines: ['rep: so']}")).model_copy(
        update={"id": "bad"}
    )
    report = run_all(Rulebook((good, bad)))
    assert not report.passed
    assert list(report.lines()) == [
        "ok   sample: 1 fire, 0 stay quiet, 0 wrong",
        "FAIL bad: 1 fire, 0 stay quiet, 1 wrong",
        "       fires: unsaid — it stayed quiet",
        "2 cases, 1 wrong; judged without the encoder",
    ]
    assert run_all(Rulebook((good,))).passed


def test_a_rule_without_a_case_is_named_and_not_passed_over() -> None:
    report = run_all(Rulebook((rule(HELLO),)))
    assert not report.passed
    assert list(report.lines()) == [
        "none sample: not tested; write a case that fires and one that stays quiet under `tests`",
        "0 cases, 0 wrong; judged without the encoder",
        "1 rule without a case: nothing was tested",
    ]
    tried = rule(HELLO, add=own_cases(quiet="{name: unsaid, lines: ['rep: so']}"))
    both = run_all(Rulebook((rule(HELLO).model_copy(update={"id": "other"}), tried)))
    assert both.passed
    assert list(both.lines())[-2:] == [
        "1 case, 0 wrong; judged without the encoder",
        "1 rule without a case",
    ]


def test_a_case_says_by_which_line_the_card_must_have_been_wanted() -> None:
    lines = "lines: ['rep: hello', 'buyer: yes', 'rep: fine'], "
    own = rule(
        ("when: {always: true}", 'when: {phrase: {any_of: ["yes"]}}'),
        add=own_cases(
            fires=f"{{name: in time, {lines}from_line: 2, by_line: 2}},"
            f" {{name: too late, {lines}by_line: 1}}",
        ),
    )
    assert [one.complaint for one in run_rule(own)] == [
        "",
        "it fired at 1.4 s, and line 1 ended at 0.4 s",
    ]


def test_a_line_that_is_not_there_is_refused() -> None:
    with pytest.raises(RuleInvalid, match="has 1 lines: there is none for by_line"):
        rule(add=own_cases(fires="{name: short, by_line: 2, lines: ['rep: hello']}"))


def test_a_case_may_say_what_the_words_mean_and_who_the_buyer_is() -> None:
    own = rule(
        ("when: {always: true}", "when: {meaning: {kind: pain, speaker: buyer}}"),
        add="applies: {personas: [user, economic]}\n"
        + own_cases(
            fires="{name: meant, lines: [{buyer: so be it, means: {pain: 0.8}}]}",
            quiet="{name: meant something else, lines: [{buyer: so be it, means: {price: 0.8}}]},"
            " {name: not judged, lines: ['buyer: so be it']},"
            " {name: another buyer, persona: technical, lines: [{buyer: so be it, means: {pain: 0.8}}]},"
            " {name: who is not known, persona: unknown, lines: [{buyer: so be it, means: {pain: 0.8}}]}",
        ),
    )
    assert [one.complaint for one in run_rule(own)] == [""] * 5
