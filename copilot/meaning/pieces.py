"""An utterance cut into pieces of about a sentence, as plain words: what the encoder reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from copilot.conversation.clauses import clauses

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_WORDS: Final = 24
"""A piece goes no further: the sentences that the heads were trained on seldom do."""

ENOUGH_WORDS: Final = 6
"""A piece of so many words stands alone; a shorter one is joined with what follows."""

LEAST_WORDS: Final = 2
"""One word has no meaning of its own."""


def pieces(text: str) -> tuple[str, ...]:
    """The pieces in their order, each of plain words as `copilot.conversation.clauses` has them."""
    return tuple(" ".join(piece) for piece in _joined(text) if len(piece) >= LEAST_WORDS)


def _joined(text: str) -> Iterator[list[str]]:
    piece: list[str] = []
    for clause in clauses(text):
        if piece and len(piece) + len(clause.tokens) > LONGEST_WORDS:
            yield piece
            piece = []
        if len(piece) >= ENOUGH_WORDS and not clause.guessed:
            yield piece
            piece = []
        piece = [*piece, *clause.tokens]
    if piece:
        yield piece
