"""What a call looks like in a terminal: from what is known to lines of text. Pure.

It stays where it is: every line has its place from the first second on, and the card, which comes and
goes, stands last, so that nothing moves for it. Colours are the terminal's own, and nothing is said by
colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from rich import box
from rich.console import Group
from rich.padding import Padding
from rich.panel import Panel
from rich.text import Text

from copilot.audio.desk import FLOOR_DB
from copilot.audio.line import Trouble
from copilot.audio.packets import Failure
from copilot.coaching.checklist import Standing
from copilot.delivery.messages import State
from copilot.kinds import SPEAKERS, CallKind, KindFrom, Speaker
from copilot.review.words import call_name, kind_says

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import RenderableType

    from copilot.audio.desk import SideNow
    from copilot.delivery.messages import Answer, Banner, SideState, Suggest

WIDEST: Final = 78
"""Longer lines are harder to read in a glance."""

LEVEL_CELLS: Final = 16

STYLES: Final[dict[Speaker, str]] = {Speaker.REP: "cyan", Speaker.BUYER: "magenta"}
NAMES: Final[dict[Speaker, str]] = {Speaker.REP: "You", Speaker.BUYER: "Them"}

TROUBLE_WORDS: Final[dict[Trouble, str]] = {
    Trouble.OPENING: "opening it",
    Trouble.GONE: "gone; it is taken up again when it is back",
    Trouble.STALLED: "nothing comes from it; opening it again",
    Trouble.ZEROS: "only silence comes from it: is it muted?",
    Trouble.ANOTHER_RATE: "its sound changed; opening it again",
}
FAILURE_WORDS: Final[dict[Failure, str]] = {
    Failure.NO_LIBRARY: "PortAudio is missing: see copilot doctor",
    Failure.NO_DEVICE: "not there; it is taken up when it is plugged in",
    Failure.REFUSED: "does not open: another program may hold it",
}
STATE_WORDS: Final[dict[SideState, str]] = {
    "listening": "listening",
    "speaking": "speaking",
    "silent": "nothing heard yet",
    "lost": "not heard",
}
BANNER_WORDS: Final[dict[Banner, str]] = {
    "none": "Listening",
    "starting": "Getting ready",
    "hears_nothing": "Hears nothing: is the right device chosen?",
    "behind": "The words are late: hints may miss some",
    "wordless": "No words come of what is said: do not rely on hints",
    "blind": "One side is not heard: do not rely on hints",
    "ended": "Ended",
}
MARKS: Final[dict[Standing, tuple[str, str]]] = {
    Standing.OPEN: ("○", ""),
    Standing.RAISED: ("◐", ""),
    Standing.KNOWN: ("●", "dim"),
}
NO_CARD_WORDS: Final = {
    "nothing_wanted": "Nothing is pressing.",
    "words_late": "The last words are not in yet. Ask again in a moment.",
    "card_in_view": "The card in view is the best one.",
    "call_ended": "The call is over.",
}
KEYS: Final = ("space dismiss", "s snooze 5 min", "a ask me now", "q end", "w withdraw")
SURE: Final = (
    "Press w once more, and this call ends and all of it is deleted. Any other key: go on."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """All that a terminal shows of a call. Times in seconds."""

    kind: CallKind = CallKind.UNKNOWN
    talk_band: tuple[float, float] | None = None
    state: State = field(
        default_factory=lambda: State(
            rep="listening", buyer="listening", banner="starting", elapsed_s=0
        )
    )
    sides: Mapping[Speaker, SideNow] = field(default_factory=dict)
    card: Suggest | None = None
    answer: Answer | None = None
    notice: str = ""
    snoozed_s: float = 0.0
    sure: bool = False
    kind_says: str = ""

    def with_kind(self, state: State) -> Seen:
        """With the kind of call that was heard, and its usual share, where nobody had said one."""
        heard = state.kind
        if heard.source is not KindFrom.HEARD:
            return self
        says = f"{call_name(heard.kind)} ({kind_says(heard.source, heard.confidence)})"
        return replace(self, kind=heard.kind, talk_band=state.talk_band, kind_says=says)


def picture(seen: Seen, width: int) -> RenderableType:
    """The call at this instant, for a terminal of so many columns."""
    width = max(24, min(width, WIDEST))
    lines: list[RenderableType] = [*_head(seen, width), Text()]
    lines += [_side(seen, speaker, width) for speaker in SPEAKERS]
    lines += [Text(), *_meter(seen, width)]
    if seen.state.checklist:
        lines += [Text(), *_checklist(seen.state, width)]
    return Group(*lines, Text(), *_keys(seen, width), Text(), _last(seen, width))


def _head(seen: Seen, width: int) -> list[Text]:
    state = seen.state
    well = state.banner == "none"
    head = Text.assemble(
        ("● " if well else "◌ ", "green" if well else "yellow"),
        (BANNER_WORDS[state.banner], "bold" if well else "bold yellow"),
    )
    unknown = seen.kind is CallKind.UNKNOWN
    _right(head, seen.kind_says or ("Kind not known" if unknown else call_name(seen.kind)), width)
    time = Text(f"  {clock(state.elapsed_s)}", style="bold")
    if state.remaining_s is not None:
        left = f"{clock(state.remaining_s)} left" if state.remaining_s > 0 else "past its end"
        time.append(f"  ·  {left}", style="not bold")
    if seen.snoozed_s > 0:
        time.append(f"  ·  no cards for {clock(seen.snoozed_s)}", style="not bold yellow")
    return [head, time]


def _right(text: Text, words: str, width: int) -> None:
    """Put words at the right edge where there is room."""
    room = width - text.cell_len - len(words)
    if room >= 2:
        text.append(" " * room + words, style="dim")


def _side(seen: Seen, speaker: Speaker, width: int) -> Text:
    now = seen.sides.get(speaker)
    state = seen.state.rep if speaker is Speaker.REP else seen.state.buyer
    line = Text(f"  {NAMES[speaker]:<5} ")
    cells = LEVEL_CELLS if width >= 50 else LEVEL_CELLS // 2
    lit = _lit(now.level_db if now else FLOOR_DB, cells)
    line.append("▮" * lit, style=STYLES[speaker])
    line.append("▯" * (cells - lit), style="dim")
    words, troubled = _side_words(now, state)
    line.append(f"  {words}", style="yellow" if troubled else "dim" if state != "speaking" else "")
    line.truncate(width, overflow="ellipsis")
    return line


def _side_words(now: SideNow | None, state: SideState) -> tuple[str, bool]:
    if now is not None and now.failure is not None:
        return FAILURE_WORDS[now.failure], True
    if now is None or now.trouble is Trouble.OPENING:
        return TROUBLE_WORDS[Trouble.OPENING], False
    if now.trouble is not Trouble.NONE:
        return TROUBLE_WORDS[now.trouble], True
    return STATE_WORDS[state], state == "lost"


def trouble_words(now: SideNow) -> str:
    """What is the matter with a side's device, or "" while nothing is."""
    words, _ = _side_words(now, "listening")
    return "" if now.trouble is Trouble.NONE and now.failure is None else words


def _lit(level_db: float, cells: int) -> int:
    return max(0, min(cells, round((1 - level_db / FLOOR_DB) * cells)))


def _meter(seen: Seen, width: int) -> list[Text]:
    """Whose talk it was so far, and below it the part that is usual for the rep."""
    share = seen.state.talk.rep
    cells = width - 12
    line = Text("  You ", style=STYLES[Speaker.REP])
    if share is None:
        line.append("┄" * cells, style="dim")
    else:
        own = round(share * cells)
        line.append("━" * own, style=STYLES[Speaker.REP])
        line.append("─" * (cells - own), style=STYLES[Speaker.BUYER])
    line.append(" Them", style=STYLES[Speaker.BUYER])
    return [line, _below(seen, share, cells)]


def _below(seen: Seen, share: float | None, cells: int) -> Text:
    if seen.state.bleed.withheld:
        return Text("      Your microphone hears them too: no share is shown.", style="yellow")
    said = "no talk yet" if share is None else f"{share:.0%} you"
    if seen.talk_band is None:
        return Text(f"      {said}", style="dim")
    low, high = (round(part * cells) for part in seen.talk_band)
    usual = f"{said} · usual {seen.talk_band[0]:.0%} to {seen.talk_band[1]:.0%}"
    band = Text(" " * (6 + low) + "╰" + "─" * max(0, high - low - 2) + "╯ ", style="dim")
    if band.cell_len + len(usual) <= cells + 11:
        return band.append(usual)
    return Text(f"      {usual}", style="dim")


def _checklist(state: State, width: int) -> list[Text]:
    columns = 2 if width >= 60 else 1
    across = (width - 2) // columns
    items = []
    for line in state.checklist:
        mark, style = MARKS[line.standing]
        item = Text(f"{mark} {line.label}", style=style)
        item.truncate(across - 1, overflow="ellipsis", pad=columns > 1)
        items.append(item)
    rows = -(-len(items) // columns)
    return [
        Text.assemble("  ", *(part for item in items[row::rows] for part in (item, " ")))
        for row in range(rows)
    ]


def _keys(seen: Seen, width: int) -> list[RenderableType]:
    if seen.sure:
        return [_indented(SURE, "bold yellow")]
    lines = [KEYS[0]]
    for key in KEYS[1:]:
        if len(lines[-1]) + len(key) + 3 <= width - 2:
            lines[-1] += f" · {key}"
        else:
            lines.append(key)
    return [Text(f"  {line}", style="dim") for line in lines]


def _last(seen: Seen, width: int) -> RenderableType:
    if seen.card is not None:
        body = Text(seen.card.text, style="bold")
        body.append(f"\n{seen.card.why}", style="not bold dim")
        body.append(f"\n“{seen.card.ask}”", style="not bold")
        return Panel(body, box=box.ROUNDED, width=width, padding=(0, 2), border_style="cyan")
    if seen.answer is not None:
        return _indented(answer_words(seen.answer), "")
    return _indented(seen.notice, "yellow")


def _indented(words: str, style: str) -> RenderableType:
    return Padding(Text(words, style=style), (0, 0, 0, 2))


def answer_words(answer: Answer) -> str:
    """What the rep is told who asked while there was no card."""
    said = NO_CARD_WORDS[answer.reason]
    if answer.need is None:
        return said
    may = "may be open" if answer.unsure else "still open"
    return f"{said} {answer.label}: {may}. You could ask: “{answer.ask}”"


def clock(seconds: float) -> str:
    """Minutes and seconds, hours where there are any."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
