from __future__ import annotations

from typing import Any

from copilot.coaching.cases import Case
from copilot.coaching.explain import Asked, explain
from copilot.coaching.rulebook import Rulebook
from copilot.coaching.written_call import of_case
from copilot.settings import Settings
from tests.coaching.make import rule

BOTH = (
    "when: {always: true}",
    "when: {all: [{phrase: {any_of: [rutabaga]}}, {measure: {name: voiced_s, over: 12}}]}",
)
LINES = [{"rep": 12}, "buyer: I would like a rutabaga", "rep: What for?"]
SETTLES = "moment: {settle: end}\n"


def told(*changes: tuple[str, str], add: str = "", quote: bool = False, **case: Any) -> list[str]:
    own = rule(*changes, add=add)
    call = of_case(Case.model_validate({"name": "a call", "lines": LINES, **case}))
    asked = Asked(rule=own, rulebook=Rulebook((own,)), call=call, settings=Settings(), quote=quote)
    return [line.strip() for line in explain(asked)]


def test_it_says_which_check_holds_or_is_in_the_way_with_its_number() -> None:
    lines = told(BOTH)
    first = lines.index("0:01     the condition does not hold; in its way:")
    assert lines[first + 1 : first + 3] == [
        "no: phrase {any_of: [rutabaga]}",
        "no: measure {name: voiced_s, over: 12} (0 beside 12)",
    ]
    held = next(index for index, line in enumerate(lines) if line.endswith("the condition holds"))
    assert lines[held + 1 : held + 4] == [
        "holds: phrase {any_of: [rutabaga]}",
        "holds: measure {name: voiced_s, over: 12} (14 beside 12)",
        "0:14   FIRED; its card waits until   0:44",
    ]
    assert lines[held + 4].startswith("0:14   MOMENT probe of   0:14, strength 0.67, 14 beside 12")


def test_it_says_what_the_gate_made_of_the_card() -> None:
    lines = told(BOTH, lines=[*LINES, {"at": 60, "rep": "So."}])
    gate = [line.partition("gate: ")[2] for line in lines if "gate: " in line]
    assert gate[0].partition(":")[0] in {"rep_speaking", "too_early", "silence_short", "turn_open"}
    assert any(line.startswith("SHOWN after") for line in gate)
    assert lines[-1] == "in all: 1 cards shown, 1 moments kept"


def test_what_was_said_is_shown_only_when_asked_for() -> None:
    spoken = told(lines=["buyer: I would like a swede"])
    assert not any("swede" in line for line in spoken)
    assert any("buyer, 5 words" in line for line in spoken)
    assert any(
        "I would like a swede" in line
        for line in told(quote=True, lines=["buyer: I would like a swede"])
    )


def test_what_was_not_heard_is_said_to_be_unheard() -> None:
    lines = told(BOTH, lines=[{"rep": 12}, {"buyer": "I would like it", "late": True}, {"rep": 3}])
    assert any("is not known: words are missing" in line for line in lines)
    assert "unheard: phrase {any_of: [rutabaga]}" in lines
    assert any("words that came late" in line for line in lines)
    assert lines[-1] == "in all: 0 cards shown, 0 moments kept"


def test_a_moment_that_was_taken_back_is_said_to_be() -> None:
    until = ("when: {always: true}", "when: {time: {elapsed_at_most_s: 14}}")
    lines = told(until, add=SETTLES)
    assert any("FIRED (settles at the end of the call)" in line for line in lines)
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
    assert any("not known to be in one of the rule's phases" in line for line in lines)
    assert lines[-1] == "in all: 0 cards shown, 0 moments kept"
