"""The known word that an unknown one is most like: what an error asks whether it was meant. Pure."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str:
    """The one of `known` that is most like it; "" if none is like it enough."""
    # 0.6 is difflib's own measure of enough
    close = difflib.get_close_matches(word, list(known), n=1)
    return close[0] if close else ""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """``; did you mean budget?``, to end a sentence with; "" where none is like it enough."""
    close = nearest(word, known)
    return f"; did you mean {close}?" if close else ""
