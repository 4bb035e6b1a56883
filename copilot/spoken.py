"""Text that was said on a call, and that refuses to show itself.

`Spoken` is the only type that carries speech through the path. Printing, formatting, logging or
dumping it gives ``‹12 words›``; reading the words takes a call to :meth:`Spoken.reveal`, which a
test allows only in the modules that understand speech. It is apart from `copilot.observe` because
`copilot.events` needs it and the pure core may not reach a logger.
"""

from __future__ import annotations

from typing import NoReturn


class Spoken:
    """What somebody said: readable on purpose only, and never picklable, so it cannot leave RAM."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def reveal(self) -> str:
        """Return the words. Only the understanding may call this."""
        return self._text

    @property
    def word_count(self) -> int:
        """Number of words, split on white space."""
        return len(self._text.split())

    def __bool__(self) -> bool:
        return bool(self._text.strip())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Spoken) and self._text == other._text

    def __hash__(self) -> int:
        return hash(self._text)

    def __repr__(self) -> str:
        return f"‹{self.word_count} words›"

    __str__ = __repr__

    def __format__(self, spec: str) -> str:
        return format(repr(self), spec)

    def __reduce__(self) -> NoReturn:
        message = "spoken words stay in the memory of the call"
        raise TypeError(message)


NOTHING_SAID = Spoken("")
