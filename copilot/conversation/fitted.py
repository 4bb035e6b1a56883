"""How much each sign counts, by name, on the scale of log odds; ``base`` is where none is seen. Pure.

Made by ``models/fit_witnesses.py``, which says of what and how: not to be edited. What comes of it
`benchmarks/understanding.py` prints.
"""

from __future__ import annotations

from typing import Final

from copilot.kinds import SignalKind

HEADS: Final = "420ded6e729720f4320322e3786c0d7381b2865163df3d03cc494699aa41be20"
"""The digest of the data of the heads with which they were fitted."""

TOLD: Final[dict[SignalKind, dict[str, float]]] = {
    SignalKind.BUDGET: {
        "base": -4.94,
        "meant": 4.21,
        "lately": 1.06,
        "phrase": 4.79,
        "rep_asks": -0.36,
        "rep_tells": -0.28,
        "buyer_asks": -1.27,
        "holds": 0.03,
        "contrary": -0.67,
    },
    SignalKind.PRICE: {
        "base": -5.86,
        "meant": 4.69,
        "lately": 0.85,
        "phrase": 3.29,
        "rep_asks": -0.13,
        "rep_tells": -0.76,
        "buyer_asks": -0.28,
        "holds": 0.61,
        "contrary": -0.76,
    },
    SignalKind.DECISION_MAKER: {
        "base": -4.09,
        "meant": 3.27,
        "lately": 2.41,
        "phrase": 2.64,
        "rep_asks": 0.36,
        "rep_tells": -0.38,
        "buyer_asks": -0.74,
        "holds": 0.55,
        "contrary": -0.42,
    },
    SignalKind.TIMELINE: {
        "base": -3.66,
        "meant": 3.63,
        "lately": 1.89,
        "phrase": 3.64,
        "rep_asks": -0.28,
        "rep_tells": 1.31,
        "buyer_asks": 1.77,
        "holds": -1.23,
        "contrary": 0.33,
    },
    SignalKind.PAIN_NUMBER: {
        "base": -1.78,
        "meant": 3.62,
        "lately": 0.66,
        "phrase": 2.16,
        "rep_asks": 0.0,
        "rep_tells": 0.15,
        "buyer_asks": -1.0,
        "holds": -0.04,
        "contrary": 0.17,
    },
}
"""Whether it was told (`copilot.conversation.weighing`)."""

LEFT_OPEN: Final[dict[str, float]] = {
    "base": -2.87,
    "empty": 2.25,
    "empty_throughout": 2.03,
    "long": 1.27,
    "open_by_form": 1.72,
    "evaded_by_form": 1.81,
    "perhaps_by_form": 1.38,
    "answered_by_form": -0.75,
    "unfirm": 0.0,
    "on_it": -0.97,
    "evasive": 0.39,
    "elsewhere": 1.76,
    "short": -0.03,
    "insists": 2.57,
    "not_told": 0.82,
    "refuses": 0.61,
    "touches": 0.3,
    "content": -0.56,
    "asks_on": -0.66,
}
"""Whether a question of the buyer's was left open (`copilot.conversation.dodging`)."""

RIVAL: Final[dict[str, float]] = {
    "base": 0.26,
    "meant": 0.7,
    "led": 0.3,
    "others": 1.77,
    "used": 1.46,
    "heard": 2.93,
    "contrary": -0.68,
    "named": 1.27,
    "asked": 0.86,
    "asks": -1.6,
}
"""Whether a rival is told of (`copilot.conversation.rival_signs`)."""

PRICE_OBJECTION: Final[dict[str, float]] = {
    "base": -4.32,
    "meant": 0.63,
    "buys": -0.34,
    "led": 0.2,
    "refused": 1.3,
    "stung": 1.19,
    "word": 0.33,
    "elsewhere": -0.58,
    "in_play": 0.38,
    "told": 0.62,
    "number": 0.22,
    "rivals": 1.25,
    "asks": -0.61,
    "asked": -0.43,
    "words": 0.66,
}
"""Whether the price is pushed back on (`copilot.conversation.pushback_signs`)."""

OTHER_OBJECTION: Final[dict[str, float]] = {
    "base": -4.96,
    "meant": 0.69,
    "buys": -0.2,
    "refuses": 1.13,
    "doubts": 1.72,
    "in_the_way": 0.7,
    "in_play": -0.24,
    "words": 0.71,
    "turns": 0.47,
}
"""Whether anything else is (`copilot.conversation.pushback_signs`)."""

YES: Final[dict[str, float]] = {
    "base": -0.29,
    "agreed": 0.6,
    "proposed": 0.47,
    "proposed_before": 0.07,
    "taken": 0.69,
    "refuses": -1.18,
    "asks": -1.13,
    "yes": 0.97,
    "heard": -0.41,
}
"""Whether a step is taken up (`copilot.conversation.leaning`)."""

SETTLED: Final[dict[str, float]] = {
    "base": -0.47,
    "agreed": 2.55,
    "brushed": -1.23,
    "objected": -0.4,
    "yes": 1.34,
    "asks": 1.33,
    "conditional": 0.98,
    "refuses": -0.65,
    "timed": 1.27,
}
"""Whether anything was agreed in the call (`copilot.conversation.leaning`)."""

FIRM: Final[dict[str, float]] = {
    "base": -3.42,
    "day": 3.56,
    "hedged": -1.18,
    "agreed": 0.15,
    "day_after": 1.34,
    "brushed": -0.44,
}
"""Whether what was agreed has its day (`copilot.conversation.leaning`)."""
