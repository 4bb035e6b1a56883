"""Rules that always want a card, so that a benchmark has enough of them to measure. Never shipped.

Each rule wants one card a minute and lets it wait a minute; four of them, fifteen seconds apart,
ask for far more cards than a coach would, so that one waits at nearly every pause. Each is either
shown within its wait or not, which is what ``delivered_percent`` counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

WAIT_S: Final = 60.0
RULES: Final = 4

SETTINGS: Final = {
    "COPILOT_GATE__START_AFTER_S": "0",
    "COPILOT_GATE__CARD_TTL_S": "1",
    "COPILOT_CORE__SPACING_S": "0",
    "COPILOT_CORE__CARDS_PER_CALL": "10000",
    "COPILOT_PACING__REPEAT_COST": "0",
}
"""No budget, no spacing, no quiet start, and repeats cost nothing: every natural pause may have its card."""

_RULE: Final = """\
id: probe-{number}
version: 1
title: A card at a pause
skill: measuring
kind: probe
maturity: experimental
when:
  always: true
priority: 1
max_wait_s: {wait}
limits:
  per_call: 200
  cooldown_s: {wait}
  after_s: {after}
card:
  core:
    cue: This is a pause.
    why: The benchmark asked for a card.
    ask: How long did it take to get here?
practice: Nothing, this only measures.
"""


def write_rules(
    folder: Path, *, rules: int = RULES, wait_s: float = WAIT_S, shift_s: float = 0.0
) -> Path:
    """Write so many probe rules into `folder` and return it; with a shorter wait they ask oftener."""
    for number in range(rules):
        after = shift_s + number * wait_s / rules
        text = _RULE.format(number=number, wait=wait_s, after=after)
        (folder / f"probe-{number}.yaml").write_text(text, encoding="utf-8")
    return folder
