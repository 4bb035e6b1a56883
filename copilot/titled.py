"""Which kind of call an appointment's title names, if it plainly names one. Pure.

Of the title nothing goes on but that one name from a closed set, as a suggestion for the form; where it
names two kinds, or none, nothing is suggested.
"""

from __future__ import annotations

import re
from typing import Final

from copilot.kinds import CallKind

_WORDS: Final = {
    CallKind.DISCOVERY: r"discovery|intro(?:duct(?:ion|ory))?|exploratory|(?:first|initial) (?:call|chat|meeting)",
    CallKind.DEMO: r"demos?|demonstrations?|(?:product|platform) (?:tour|walk-?through)",
    CallKind.PRICING: r"pricing|quotes?|proposals?",
    CallKind.NEGOTIATION: r"negotiat\w+|redlines?|(?:contract|commercial) terms",
    CallKind.CLOSING: r"closing|(?:contract )?sign(?:ing|ature|-off)",
    CallKind.FOLLOW_UP: r"follow(?:ing)?[ -]?up",
    CallKind.RENEWAL: r"renewals?|renew(?:ing)?",
    CallKind.EXPANSION: r"expansion|upsell",
    CallKind.ESCALATION: r"escalations?|outage",
    CallKind.SECURITY_REVIEW: r"(?:security|infosec) (?:review|assessment|questionnaire)",
    CallKind.CONSULTATION: r"consultation|site (?:visit|survey)|home visit",
    CallKind.CHURN_INTERVIEW: r"exit interview|churn",
    CallKind.PRODUCT_FEEDBACK: r"(?:product|customer|user) (?:feedback|interview|research)",
}
_PATTERNS: Final = {
    kind: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for kind, words in _WORDS.items()
}
MOST_CHARS: Final = 300
"""Of a title that is looked at."""


def kind_in(title: str) -> CallKind:
    """The one kind that the title names, else UNKNOWN."""
    named = [kind for kind, words in _PATTERNS.items() if words.search(title[:MOST_CHARS])]
    return named[0] if len(named) == 1 else CallKind.UNKNOWN
