"""What is told across people is counted once a day, and the day's answer stands until the next.

Two answers about nearly the same people can be subtracted: ask, wait for one thing to change, ask again.
With one answer a day there is no second one to subtract, whatever is shared, agreed or imported
meanwhile. It also spares the server a count over everybody for each page that is opened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from anyio import Lock

from copilot.limits import limit

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from datetime import date

T = TypeVar("T")


class OnceADay(Generic[T]):
    """The day's answers by name; those of another day are forgotten.

    `not_kept` counts answers that had no room, which the next one who asks gets counted anew.
    """

    def __init__(self) -> None:
        self.not_kept = 0
        self._lock = Lock()
        self._day: date | None = None
        self._answers: dict[str, T] = {}

    async def answer(
        self,
        name: str,
        day: date,
        count: Callable[[], Awaitable[T]],
        stands: Callable[[T], object] = lambda _answer: True,
    ) -> T:
        """The answer of that day, which `count` makes.

        One that does not stand is counted anew: it says nothing, so nothing can be subtracted from it.
        """
        async with self._lock:
            if day != self._day:
                self._day, self._answers = day, {}
            if name in self._answers:
                return self._answers[name]
            found = await count()
            if not stands(found):
                return found
            if len(self._answers) < limit("answers_a_day"):
                self._answers[name] = found
            else:
                self.not_kept += 1
            return found
