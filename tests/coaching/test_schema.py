from __future__ import annotations

import pytest

from copilot.coaching.schema import CUE_WORDS, Rule
from copilot.errors import RuleInvalid
from copilot.kinds import CallKind, Profile
from tests.coaching.make import context, rule, rule_text


def load(*changes: tuple[str, str], add: str = "") -> Rule:
    return rule(*changes, add=add)


def test_a_level_that_is_not_written_falls_back_to_core() -> None:
    card = load(add="").card
    assert {card.words(profile).cue for profile in Profile} == {"What matters most here?"}
    advanced = load(
        (
            "card:\n",
            "card:\n  advanced: {cue: Depth., why: You know why., ask: And then?}\n",
        )
    ).card
    assert advanced.words(Profile.SENIOR).cue == "Depth."
    assert advanced.words(Profile.RAMPING).cue == "What matters most here?"


@pytest.mark.parametrize(
    ("applies", "kind", "profile", "expected"),
    [
        ("{calls: all}", CallKind.DEMO, Profile.CORE, True),
        ("{calls: [demo]}", CallKind.DEMO, Profile.CORE, True),
        ("{calls: [demo]}", CallKind.RETAIL, Profile.CORE, False),
        ("{except_calls: [retail]}", CallKind.RETAIL, Profile.CORE, False),
        ("{except_calls: [retail]}", CallKind.UNKNOWN, Profile.CORE, True),
        ("{profiles: [senior]}", CallKind.DEMO, Profile.CORE, False),
        ("{profiles: [ramping]}", CallKind.DEMO, Profile.STRUGGLING, True),
        ("{profiles: [core]}", CallKind.DEMO, Profile.STRUGGLING, False),
        ("{calls: all}", CallKind.DEMO, Profile.STRUGGLING, True),
    ],
)
def test_which_calls_and_reps_a_rule_is_for(
    applies: str, kind: CallKind, profile: Profile, expected: bool
) -> None:
    found = load(add=f"applies: {applies}\n").applies
    assert found.to(context(kind=kind, profile=profile)) is expected


def test_no_rule_may_name_the_profile_that_is_the_reps_own_choice() -> None:
    with pytest.raises(RuleInvalid, match="own choice alone: write ramping"):
        load(add="applies: {profiles: [core, struggling]}\n")


def test_a_cue_of_twelve_words_is_the_longest() -> None:
    words = " ".join(["word"] * CUE_WORDS)
    assert load(("What matters most here?", words)).card.core.cue == words
    with pytest.raises(RuleInvalid, match="13 words"):
        load(("What matters most here?", words + " more"))


def test_a_stable_rule_says_where_each_of_its_numbers_comes_from() -> None:
    cases = "".join(
        f"    - {{name: c{n}, by_s: 9, talk: {{rep: 5, buyer: 5}}}}\n" for n in range(5)
    )
    changes = (
        ("maturity: experimental", "maturity: stable"),
        (
            "when: {always: true}",
            (
                "when: {all: [{measure: {name: rep_share, over: 0.7}},"
                " {not: {time: {elapsed_at_most_s: 60}}}]}"
            ),
        ),
    )
    tests = f"tests:\n  fires:\n{cases}  quiet:\n{cases}"
    with pytest.raises(RuleInvalid, match="no source for elapsed_at_most_s, over"):
        load(*changes, add=tests)
    sources = "sources: {over: a study, elapsed_at_most_s: ours}\n"
    assert load(*changes, add=sources + tests).maturity == "stable"


def test_a_range_of_the_talk_share_needs_a_source_and_two_ends() -> None:
    share = "talk_band: {demo: {low: 0.4, high: 0.6}}\n"
    with pytest.raises(RuleInvalid, match="no source for talk_band"):
        load(add=share)
    rule = load(add=share + "sources: {talk_band: our own calls}\n")
    assert (rule.talk_band[CallKind.DEMO].low, rule.talk_band[CallKind.DEMO].high) == (0.4, 0.6)
    turned = "talk_band: {demo: {low: 0.6, high: 0.4}}\nsources: {talk_band: ours}\n"
    with pytest.raises(RuleInvalid, match="low that is below its high"):
        load(add=turned)


@pytest.mark.parametrize("value", ["No Capitals", "under_score", "-dash", "a--b", ""])
def test_an_id_is_a_slug(value: str) -> None:
    with pytest.raises(RuleInvalid):
        load(("id: sample", f"id: '{value}'"))


def test_card_text_is_one_line() -> None:
    with pytest.raises(RuleInvalid, match="more than one line"):
        load(("title: A sample", 'title: "A\\nsample"'))


def test_the_sample_text_is_what_the_tests_think_it_is() -> None:
    assert rule_text() == rule_text(("id: sample", "id: sample"))
