"""The small sets of words that keys of a rule take: sides, levels of a next step, states, maturity."""

from __future__ import annotations

from typing import Final

SPEAKERS_SAY: Final = {"rep": "The rep's own voice.", "buyer": "Anybody on the buyer's side."}

NEXT_STEPS_SAY: Final = {
    "none": "Nothing was put forward.",
    "proposed": "Somebody put something forward, and nobody has accepted it.",
    "vague": "Something was accepted, without its day or its owner, or with an if.",
    "specific": "An action, somebody who does it and a day were agreed.",
}

OBJECTIONS_SAY: Final = {
    "open": "It was not handled so far.",
    "unmet": "It is open, and the rep has met it with nothing: no question, no value, no other terms.",
    "handled": "The rep has met it, and the buyer softened or went on.",
}

MATURITY_SAY: Final = {
    "experimental": "It loads with few cases, and its numbers need no source yet.",
    "stable": "It has five cases that fire, five that stay quiet, and a source for each number.",
}

SETTLE_SAY: Final = {
    "fired": "The moment counts at once.",
    "end": "The moment counts only if the condition still stands when the call is over.",
}

KEPT_SAY: Final = {
    "kept": "The moment still stands when the call is over.",
    "erased": "When the call is over the moment is gone again.",
}
