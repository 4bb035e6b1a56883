from __future__ import annotations

from copilot.coaching.coverage import coverage, signals_of, tried
from copilot.kinds import COACHED, MomentKind, SignalKind
from tests.coaching.make import rule

OWN = rule(
    (
        "when: {always: true}",
        (
            "when: {any: [{phrase: {any_of: [hello]}}, {response: {to: price, none_of: [{kind: question}]}},"
            " {absent: {any_of: [budget]}}]}"
        ),
    ),
    add="applies: {calls: [demo], phases: [pricing], personas: [user]}\n"
    "tests: {quiet: [{name: a, lines: ['rep: hello', {buyer: 40}]}]}\n",
)


def test_a_check_that_was_seen_one_way_only_is_named() -> None:
    found = {one.label.split(" ")[0]: one for one in tried(OWN)}
    assert (found["phrase"].held, found["phrase"].failed, found["phrase"].whole) == (1, 1, True)
    assert (found["response"].held, found["response"].whole) == (0, False)
    lines = [line.strip() for line in coverage([OWN])]
    assert "sample: 1 of 3 checks seen both ways" in lines
    assert "never held: response {to: {kind: price}, none_of: [{kind: question}]}" in lines
    assert "held, never failed: absent {any_of: [budget]}" in lines


def test_what_has_rules_and_what_has_none() -> None:
    lines = [line.strip() for line in coverage([OWN])]
    assert "demo: 1  sample" in lines
    assert "retail: 0" in lines
    assert "probe: 1  sample" in lines
    assert "pricing: 1  sample" in lines
    assert "user: 1  sample" in lines
    assert "champion: 0" in lines
    named = lines[lines.index("phases") : lines.index("skills")]
    assert [line for line in named if line.startswith("unknown")] == []
    assert "question: 1  sample" in lines
    assert "listening: 1  sample" in lines
    told = {line.split(":")[0] for line in lines}
    assert {*COACHED, *MomentKind, *SignalKind} <= told


def test_signals_are_found_however_deep() -> None:
    assert signals_of(OWN.when) == (SignalKind.PRICE, SignalKind.QUESTION, SignalKind.BUDGET)
