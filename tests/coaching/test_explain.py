from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from copilot.coaching.cases import Case
from copilot.coaching.explain import BEFORE_ITS_KIND, Asked, explain
from copilot.coaching.fading import SkillState
from copilot.coaching.rulebook import Rulebook
from copilot.coaching.written_call import of_case
from copilot.events import Meaning, Utterance
from copilot.kinds import SignalKind
from copilot.settings import Settings
from tests.coaching.make import rule

if TYPE_CHECKING:
    from copilot.coaching.schema import Rule

BOTH = (
    "when: {always: true}",
    "when: {all: [{phrase: {any_of: [rutabaga]}}, {measure: {name: voiced_s, over: 12}}]}",
)
LINES = [{"rep": 12}, "buyer: I would like a rutabaga", "rep: What for?"]
LATER = [*LINES, {"at": 60, "rep": "So."}]
SETTLES = "moment: {settle: end}\n"
PAIN = ("when: {always: true}", "when: {meaning: {kind: pain}}")


def asked(own: Rule, **case: Any) -> Asked:
    call = of_case(Case.model_validate({"name": "a call", "lines": LINES, **case}))
    return Asked(rule=own, rulebook=Rulebook((own,)), call=call, settings=Settings())


def lines_of(one: Asked) -> list[str]:
    return [" ".join(line.split()) for line in explain(one)]


def told(*changes: tuple[str, str], add: str = "", **case: Any) -> list[str]:
    return lines_of(asked(rule(*changes, add=add), **case))


def test_it_says_which_check_holds_or_is_in_the_way_with_its_number() -> None:
    lines = told(BOTH)
    first = lines.index("the condition does not hold; in its way:")
    assert lines[first - 1] == "0:12 line 1, rep, talk"
    assert lines[first + 1 : first + 3] == [
        "no phrase {any_of: [rutabaga]}",
        "no measure {name: voiced_s, over: 12}: it is 12, limit 12",
    ]
    held = next(index for index, line in enumerate(lines) if line.endswith("the condition holds"))
    assert lines[held + 1 : held + 4] == [
        "holds phrase {any_of: [rutabaga]}: pattern 1, said at 0:14",
        "holds measure {name: voiced_s, over: 12}: it is 14, limit 12",
        "FIRES; its card waits until 0:44",
    ]
    assert lines[held + 4] == "MOMENT kept: probe at 0:14, strength 0.67, 14, limit 12"


def test_once_it_is_told_only_what_changed_is() -> None:
    when = "when: {all: [{phrase: {any_of: [rutabaga]}}, {phrase: {any_of: [swede]}}]}"
    lines = told(("when: {always: true}", when))
    again = lines.index("still not; what changed:")
    assert lines[again + 1] == "holds phrase {any_of: [rutabaga]}: pattern 1, said at 0:14"
    assert not lines[again + 2].startswith(("no", "holds", "unheard"))


def test_it_says_what_the_gate_made_of_the_card() -> None:
    lines = told(BOTH, lines=LATER)
    assert any("card waits: the call has only just begun" in line for line in lines)
    assert any("CARD SHOWN, " in line for line in lines)
    assert lines[-1] == "in all: 1 card shown, 1 moment kept"


def test_a_card_that_found_no_moment_is_said_to_be_given_up() -> None:
    lines = told(("max_wait_s: 30", "max_wait_s: 8"), lines=[{"rep": 40}])
    assert any("card given up: it found no moment in time (max_wait_s: 8)" in one for one in lines)
    over = told(("max_wait_s: 30", "max_wait_s: 300"), lines=[{"rep": 40}])
    assert any("card not shown: the call is over" in one for one in over)


def test_a_limit_that_holds_it_is_named() -> None:
    late = told(add="limits: {after_s: 30}\n")
    assert any("waits: not before 0:30 (limits.after_s: 30)" in line for line in late)
    assert late[-1] == "in all: 0 cards shown, 0 moments kept"
    steady = told(add="limits: {stands_s: 5}\n")
    assert any("(limits.stands_s: 5)" in line for line in steady)
    again = told(add="limits: {per_call: 3, cooldown_s: 100}\n")
    assert any("(limits.cooldown_s: 100)" in line for line in again)


def test_that_it_is_spent_is_said_where_it_would_fire_anew() -> None:
    when = ("when: {always: true}", "when: {phrase: {any_of: [rutabaga], within_s: 5}}")
    once = told(when, lines=LATER)
    assert not any("spent" in line for line in once)
    twice = told(when, lines=[*LATER, "buyer: a rutabaga please"])
    assert "spent: it may fire no more in this call (limits.per_call: 1)" in twice


def test_what_is_kept_back_is_said_to_be_and_why() -> None:
    own = rule(BOTH)
    seen = set()
    for number in range(30):
        one = replace(
            asked(own, lines=LATER), call_id=f"c{number}", skill_state=SkillState.MASTERED
        )
        lines = lines_of(one)
        head = lines[2].partition("): ")[2].partition(" (draw")[0]
        seen.add(head)
        shown = lines[-1].startswith("in all: 1 card shown")
        assert shown is (head == "its cards may come")
        assert any(line.endswith(f"card not shown: {head}") for line in lines) is not shown
    assert len(seen) == 3


def test_what_was_said_is_shown_only_when_asked_for() -> None:
    own = asked(rule(), lines=["buyer: I would like a swede"])
    assert not any("swede" in line for line in explain(own))
    assert any("buyer, 5 words" in line for line in explain(own))
    assert any("I would like a swede" in line for line in explain(replace(own, quote=True)))


def test_what_was_not_heard_is_said_to_be_unheard() -> None:
    lines = told(BOTH, lines=[{"rep": 12}, {"buyer": "I would like it", "late": True}, {"rep": 3}])
    assert "the condition is not known: words that it needs were not heard" in lines
    assert "unheard phrase {any_of: [rutabaga]}" in lines
    assert any("words that came late" in line for line in lines)
    assert lines[-1] == "in all: 0 cards shown, 0 moments kept"


def test_without_the_encoder_the_words_are_not_blamed() -> None:
    lines = told(PAIN)
    assert any(line.endswith("judged without the encoder") for line in lines)
    says = "the condition is not known: nothing judged what the words mean (no encoder)"
    assert says in lines


def test_with_the_encoder_its_meanings_count() -> None:
    def understood(heard: Utterance) -> Utterance:
        found = Meaning(kind=SignalKind.PAIN, strength=0.9, sure=True)
        return replace(heard, meanings=(found,))

    one = replace(asked(rule(PAIN)), understood=understood, encoder="with the encoder")
    lines = lines_of(one)
    assert any(line.endswith("judged with the encoder") for line in lines)
    assert any("FIRES" in line for line in lines)


def test_a_moment_that_was_taken_back_is_said_to_be() -> None:
    until = ("when: {always: true}", "when: {time: {elapsed_at_most_s: 14}}")
    lines = told(until, add=SETTLES)
    assert any("FIRES (counts if it stands at the end of the call)" in line for line in lines)
    assert any("no moment is kept" in line for line in lines)


def test_a_rule_for_other_calls_says_so() -> None:
    demo = told(add="applies: {calls: [demo]}\n", kind="discovery")
    assert demo[-1] == "it is not asked on this call: it does not apply to discovery calls"
    senior = told(add="applies: {profiles: [senior]}\n", profile="core")
    assert senior[-1].endswith("the profile core")
    who = told(add="applies: {personas: [economic]}\n", persona="unknown")
    assert "who the buyer is" in who[-1]


def test_a_rule_for_a_phase_waits_for_it() -> None:
    lines = told(add="applies: {phases: [pricing]}\n")
    assert any("the call is not known to be in pricing" in line for line in lines)
    assert lines[-1] == "in all: 0 cards shown, 0 moments kept"


HELLO = {"rep": "Good morning to you, and to the weather."}
DEMO = (
    {"rep": "Let me share my screen."},
    {"rep": "So this is the dashboard. If you click here the list opens."},
    {"rep": "As you can see here, it sorts itself. And if you scroll down, a drop down."},
    {"buyer": "I would like a rutabaga"},
)
SEEN = "applies: {calls: [demo]}\n"


def spoken(*lines: dict[str, str]) -> list[str]:
    return [f"{side}: {text}" for line in lines for side, text in line.items()]


def test_which_kind_was_in_force_and_why_is_said_where_nobody_said_it() -> None:
    lines = told(BOTH, add=SEEN, kind="unknown", lines=spoken(HELLO, *DEMO, *DEMO))
    assert any("kind not said, so it may be heard" in line for line in lines)
    silent = "not asked now: what kind of call it is was neither said nor heard so far"
    heard = next(line for line in lines if line.startswith("KIND OF CALL heard: demo, 0."))
    assert lines.index(silent) < lines.index(heard)
    fires = next(index for index, line in enumerate(lines) if line.startswith("FIRES"))
    assert lines.index(heard) < fires


def test_that_something_was_said_before_its_kind_was_known_is_said() -> None:
    said = ("when: {always: true}", "when: {signal: {kind: price, within_s: 120}}")
    price = {"rep": "The price is four hundred dollars a month."}
    lines = told(said, add=SEEN, kind="unknown", lines=spoken(price, *DEMO))
    assert BEFORE_ITS_KIND in lines
    assert not any(line.startswith("FIRES") for line in lines)


def test_a_kind_that_shuts_a_rule_is_named() -> None:
    other = "applies: {except_calls: [demo]}\n"
    lines = told(BOTH, add=other, kind="unknown", lines=spoken(*DEMO, *DEMO))
    assert "not asked now: it does not apply to demo calls" in lines
