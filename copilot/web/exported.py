"""An export as a document that a person can read: the rows, and what their keys stand for."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Final

from copilot.storage.records import rule_key, skill_key

if TYPE_CHECKING:
    from copilot.coaching.rulebook import Rulebook
    from copilot.storage.export import Export

ABOUT: Final = (
    "Every row that Copilot keeps about this, in all files of the data folder. Times of a call are "
    "in seconds or milliseconds of its sound, starts in seconds of UTC since 1970. Rules and skills "
    "are kept as keys; 'names' says what those of the rules in force stand for. No word that was "
    "said on a call is in here, because none is kept; 'written' is what you typed, 'choices' the file "
    "of your choices about rules as it stands, and 'spool' what the team's server was told of."
)


def document(found: Export, book: Rulebook, choices: str | None = None) -> dict[str, object]:
    """The export with a line on what it is, ready for JSON.

    `choices` is the text of the rep's choices about rules; None where it is about one call.
    """
    return {
        "about": ABOUT,
        "names": {
            "rules": {rule_key(rule.id): rule.id for rule in book.rules},
            "skills": {skill_key(rule.skill): rule.skill for rule in book.rules},
        },
        **asdict(found),
        **({} if choices is None else {"choices": choices}),
    }
