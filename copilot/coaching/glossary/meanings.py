"""Meanings: the signals that the encoder's heads can tell whatever the words, and how well they do."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from copilot.coaching.glossary.signals import SIGNALS
from copilot.errors import ModelAltered
from copilot.meaning.heads import DESCRIPTION

if TYPE_CHECKING:
    from pathlib import Path

    from copilot.coaching.glossary.entry import Entry

_WHERE: Final = "where the encoder is (`copilot doctor`), of two words or more"


def meanings(folder: Path) -> tuple[Entry, ...]:
    """Those that the heads in this folder were trained for. Raises ModelAltered for any other file."""
    try:
        described = json.loads((folder / DESCRIPTION).read_text(encoding="utf-8"))
        heads, scores = described["heads"], described["scores"]
        return tuple(
            replace(one, known=_known(heads[one.name], scores[one.name]), parts=())
            for one in SIGNALS
            if one.name in heads
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelAltered(
            f"holds no trained heads ({type(error).__name__})",
            where=str(folder / DESCRIPTION),
            remedy="install Copilot again, or make them with models/train_meaning.py",
        ) from None


def _known(head: dict[str, list[str]], score: dict[str, float]) -> str:
    """Where it is known, of whom, and what its training found on trades that it had not seen."""
    right, found = (round(100 * score[name]) for name in ("precision", "recall"))
    whose = " or ".join(head["speakers"])
    if not found:
        return f"{_WHERE}, by {whose}. It is never sure; ask for a strength"
    return (
        f"{_WHERE}, by {whose}. Where it is sure it was right {right} times in 100, and found {found} in "
        "100, in conversations by writers whom it had not read"
    )
