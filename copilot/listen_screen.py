"""Where a call in a terminal is shown: in place for a person, as lines for a file or a pipe."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, Self

from rich.live import Live
from rich.markup import escape

from copilot.delivery.messages import Answer, ErrorMessage, State, Suggest, Summary, Withdraw
from copilot.kinds import SPEAKERS, Speaker
from copilot.listen_view import NAMES, Seen, answer_words, picture, trouble_words
from copilot.replay_view import clock, print_summary

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import TracebackType

    from rich.console import Console

    from copilot.audio.desk import SideNow
    from copilot.delivery.messages import Message
    from copilot.listen import Plan

ANSWER_SECONDS: Final = 14.0
"""An answer stays as long as a card does, in seconds of the call."""


class InPlace:
    """The picture, drawn over itself. `sure` says that the key to withdraw was pressed once.

    Enter it around the call: the terminal is as before afterwards.
    """

    def __init__(self, out: Console, *, sure: Callable[[], bool]) -> None:
        self._out = out
        self._sure = sure
        self._seen = Seen()
        self._summary: Summary | None = None
        self._answered_at = 0.0
        self._live = Live(console=out, auto_refresh=False, transient=True)

    def __enter__(self) -> Self:
        self._live.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._live.stop()

    def begin(self, plan: Plan) -> None:
        """Show the empty picture."""
        self._seen = replace(self._seen, kind=plan.kind, talk_band=plan.talk_band)
        self._draw()

    def message(self, message: Message) -> None:
        """Take what is new into the picture; the next look at the devices draws it."""
        seen = self._seen
        match message:
            case State():
                over = message.elapsed_s - self._answered_at > ANSWER_SECONDS
                answer = None if over else seen.answer
                self._seen = replace(seen, state=message, answer=answer).with_kind(message)
            case Suggest():
                self._seen = replace(seen, card=message, answer=None)
                self._draw()
            case Withdraw():
                self._seen = replace(seen, card=None)
                self._draw()
            case Answer():
                self._answered_at = message.ts
                self._seen = replace(seen, answer=message)
                self._draw()
            case ErrorMessage():
                self._seen = replace(seen, notice=f"{message.what}. {message.remedy}")
            case Summary():
                self._summary = message

    def sides(self, now: Mapping[Speaker, SideNow], *, snoozed_s: float) -> None:
        """Draw the picture with the levels as they are."""
        self._seen = replace(self._seen, sides=now, snoozed_s=snoozed_s, sure=self._sure())
        self._draw()

    def close(self) -> None:
        """After the call: its numbers."""
        if self._summary is not None:
            print_summary(self._out, self._summary)

    def _draw(self) -> None:
        self._live.update(picture(self._seen, self._out.width), refresh=True)


class AsLines:
    """A line for each thing that happens."""

    def __init__(self, out: Console) -> None:
        self._out = out
        self._summary: Summary | None = None
        self._words = dict.fromkeys(SPEAKERS, "")
        self._at = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Nothing has to be put back."""

    def begin(self, plan: Plan) -> None:
        """Say that it begins."""
        del plan
        self._line("listening")

    def message(self, message: Message) -> None:
        """Write cards, answers and what goes wrong."""
        match message:
            case State():
                self._at = message.elapsed_s
            case Suggest():
                self._line(f"card      {message.text}")
                self._line(f"why       {message.why}")
                self._line(f"ask       {message.ask}")
            case Answer():
                self._line(f"answer    {answer_words(message)}")
            case ErrorMessage():
                self._line(f"trouble   {message.what}. {message.remedy}")
            case Summary():
                self._summary = message

    def sides(self, now: Mapping[Speaker, SideNow], *, snoozed_s: float) -> None:
        """Write what is new about the devices."""
        del snoozed_s
        for speaker, side in now.items():
            words = trouble_words(side)
            if words != self._words[speaker]:
                self._words[speaker] = words
                self._line(f"{NAMES[speaker]:<10}{words or 'heard'}")

    def close(self) -> None:
        """After the call: its numbers."""
        if self._summary is not None:
            print_summary(self._out, self._summary)

    def _line(self, words: str) -> None:
        self._out.print(f"{clock(self._at)}  {escape(words)}", highlight=False, soft_wrap=True)
