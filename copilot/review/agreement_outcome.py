"""The outcome form of what was typed: what the buyer does, or what can be heard, by which day.

It is made of what stands there already: the name, the number, the subject. What is missing stands in
[brackets] for the rep to fill in; nothing is invented, least of all how many calls make a meeting.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from copilot.review import agreement_words as words
from copilot.review.agreements import AgreementKind
from copilot.review.weeks import day_name

if TYPE_CHECKING:
    from datetime import date

_MANY: Final = re.compile(r"\b(\d{1,4}) (?=demos|presentations|pitches)", re.IGNORECASE)
_NAME: Final = re.compile(r"\b[A-Z][\w&-]*(?: [A-Z][\w&-]*)?")
_PERSON_AT: Final = re.compile(r"(?<=\w )[A-Z][a-z]+ (?:at|from) [A-Z][\w&-]*(?: [A-Z][\w&-]*)?")
_HAS_OR_DOES: Final = re.compile(
    r"['’]s?\b| (?:has|is|will|signs|agrees|renews|says|buys|pays|confirms|accepts|decides)\b"
)

_SKILLS: Final = (
    (r"listen|talk(?:ing)? less|talk share|monolog|interrupt|quiet", "the buyer has at least half of the talk"),
    (r"next step|follow.?up|clos(?:e|ing)", "the call ends with a next step that has a day and an owner"),
    (r"budget|qualif|bant|meddic|decision", "I ask about budget, who decides and by when"),
    (r"objection|push.?back", "I ask what is behind an objection before I answer it"),
    (r"discount|negotiat|price|pricing", "I ask one question before I change a price"),
    (r"demo|present|pitch", "I stop after each part and ask what they make of it"),
    (r"open|agenda|rapport|intro", "I open with an agenda and ask what they would add"),
    (r"question|discover|curious|ask", "I ask at least [number] questions, one of them in each third"),
)  # fmt: skip

_NEW: Final = (
    (r"proposal|quote|offer|contract", "{who} has said yes or no to the proposal"),
    (r"demo|presentation|pitch", "[number] of {these}demos have ended with a next step that has a day and an owner"),
    (r"crm|salesforce|hubspot|\blog\b|update", "each of my open deals has a next step with a day that the buyer knows"),
    (r"follow|check in|touch base|push|forward|along|progress|close|win|deal", "{who} has agreed to [what], with a day and an owner"),
)  # fmt: skip

_SOMEBODY: Final = "{who} has agreed to [what], with a day and an owner"
_FIRST_MEETINGS: Final = (
    "[number] people whom I had not met have agreed to a first meeting on a day"
)


def outcome_form(text: str, *, kind: AgreementKind, due: date | None) -> str:
    """A sentence to take over and finish."""
    by = f"By {day_name(due)}" if due else "By [day]"
    if kind is AgreementKind.SKILL:
        behaviour = _first(_SKILLS, text) or "I [one thing that can be heard]"
        return f"{by}, on [number] calls in a row, {behaviour}."
    person, name = _PERSON_AT.search(text), _name(text)
    who = person.group() if person else f"[person] at {name or '[account]'}"
    if kind is AgreementKind.EXISTING_ACCOUNT:
        form = _first(_NEW[:1], text) or _SOMEBODY
        return f"{by}, {form.format(who=who)}."
    many = _MANY.search(text)
    these = f"the {many[1]} " if many else "my "
    form = _first(_NEW, text) or (_SOMEBODY if name else _FIRST_MEETINGS)
    return f"{by}, {form.format(who=who, these=these)}."


def _first(table: tuple[tuple[str, str], ...], text: str) -> str | None:
    return next((form for pattern, form in table if re.search(pattern, text, re.IGNORECASE)), None)


def _name(text: str) -> str | None:
    for match in _NAME.finditer(text):
        name, first = match.group(), match.group().split()[0]
        if match.start() == 0 and not _is_name(text, match):
            name = name[len(first) :].lstrip()
        known = {word.lower() for word in name.split()} & words.NO_NAMES
        if name and not known and not name.isupper():
            return name
    return None


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Whether the capital that every sentence begins with is that of a name.

    A second capital says so, or what only somebody has or does; "Reduce churn" is a command.
    """
    first, *second = match.group().split()
    if first.lower() in words.STARTERS or first.lower() in words.NO_NAMES:
        return False
    return bool(second) or _HAS_OR_DOES.match(text, match.end()) is not None
