"""How a replay looks: in a terminal for a person, as lines of JSON for a program."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from rich.markup import escape
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from copilot.delivery.messages import ErrorMessage, State, Suggest, Summary
from copilot.kinds import CallKind, KindFrom
from copilot.review.words import CALL_NAMES, kind_says

if TYPE_CHECKING:
    from rich.console import Console

    from copilot.audio.source import SourceCounts
    from copilot.delivery.messages import Message


class JsonLines:
    """One wire message a line; the last is the summary."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._seq = 0

    def begin(self, duration_s: float | None) -> None:
        """Nothing is said before the first message."""

    def message(self, message: Message) -> None:
        """Write one line."""
        self._seq += 1
        line = message.model_copy(update={"seq": self._seq}).model_dump_json()
        self._stream.write(line + "\n")

    def end(self, counts: SourceCounts) -> None:
        """Hand over what is buffered; what was wrong with the sound was said before the summary."""
        del counts
        self._stream.flush()


class Terminal:
    """A progress bar on standard error; cards as they come, then the call in numbers."""

    def __init__(self, out: Console, err: Console) -> None:
        self._out = out
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TaskProgressColumn(),
            TimeRemainingColumn(),
            console=err,
            transient=True,
        )
        self._task = self._progress.add_task("listening", total=None)

    def begin(self, duration_s: float | None) -> None:
        """Start the bar; without a known length it only moves."""
        self._progress.update(self._task, total=duration_s)
        self._progress.start()

    def message(self, message: Message) -> None:
        """Move the bar, or print what the rep would have seen."""
        if isinstance(message, State):
            self._progress.update(self._task, completed=message.elapsed_s)
        elif isinstance(message, Suggest):
            self._card(message)
        elif isinstance(message, Summary):
            print_summary(self._out, message)
        elif isinstance(message, ErrorMessage) and message.goes_on:
            said = f"[{message.code}] {message.what} \u2014 {message.remedy}"
            self._out.print(said, style="yellow", highlight=False, markup=False)

    def end(self, counts: SourceCounts) -> None:
        """Take the bar away, and say what was lost of the recording."""
        self._progress.stop()
        if counts.packets_lost:
            lost = f"{counts.packets_lost} damaged pieces of the recording count as silence."
            self._out.print(lost, style="yellow", highlight=False)

    def _card(self, card: Suggest) -> None:
        waited = f"waited {card.waited_ms / 1000:.1f} s for a pause"
        self._out.print(f"[bold]{clock(card.at_s)}[/]  {escape(card.text)}   [dim]{waited}[/]")
        self._out.print(f"       why  {escape(card.why)}", style="dim", highlight=False)
        self._out.print(f"       ask  {escape(card.ask)}", style="dim", highlight=False)


def print_summary(out: Console, call: Summary) -> None:
    """The call in numbers."""
    rep = call.talk_share.rep
    share = "no speech was heard" if rep is None else f"rep {rep:.0%}, buyer {1 - rep:.0%}"
    withheld = "withheld: the rep's microphone hears the buyer"
    lines = [
        ("length", clock(call.duration_s)),
        ("kind of call", _kind(call)),
        ("talk share", withheld if call.bleed.withheld else f"{share} of voiced time"),
        ("words", f"rep {call.rep_words}, buyer {call.buyer_words}"),
        ("questions", f"rep {call.rep_questions}, buyer {call.buyer_questions}"),
        ("longest monologue", f"{call.longest_rep_monologue_s:.0f} s"),
        ("cards", f"{call.cards} shown, {call.dropped_cards} found no pause"),
    ]
    if call.late_utterances or call.dropped_utterances or call.lost_frames:
        lost = f"{call.late_utterances} late, {call.dropped_utterances} dropped stretches"
        lines.append(("not heard", f"{lost}, {call.lost_frames} lost frames"))
    if call.bleed.seconds:
        apart = f"told apart for {call.bleed.confidence:.0%} of it"
        lines.append(("bleed", f"{call.bleed.seconds:.0f} s of the buyer, {apart}"))
    out.print()
    for name, value in lines:
        out.print(f"{name:<18} {value}", highlight=False)
    for moment in call.moments:
        out.print(f"{'moment':<18} {clock(moment.at_s)}  {moment.kind}", highlight=False)


def _kind(call: Summary) -> str:
    """What kind of call it was taken for, and why; what nobody knows is named as that."""
    if call.kind_from is KindFrom.HEARD:
        return f"{CALL_NAMES[call.kind]} ({kind_says(call.kind_from, call.kind_confidence)})"
    if call.kind is CallKind.UNKNOWN:
        return "not known: rules for certain kinds stayed silent; say it with --call"
    return f"{CALL_NAMES[call.kind]} (as --call said)"


def clock(seconds: float) -> str:
    """Minutes and seconds, as on a player."""
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes:>3}:{rest:02}"
