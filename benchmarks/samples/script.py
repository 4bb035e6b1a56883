"""Read one call's script (`scripts/*.yaml`) into frozen values.

A script is written to be read aloud. Each turn names its speaker and the silence before it:

    - gap: 0.6      # seconds after the turn before it ended; negative = an early start
      rep: So, um, [0.4] walk me through it. [0.6 Right.] And then?

Inside the text stand marks in square brackets:

    [0.4]               a pause of 0.4 s inside the turn (a hold)
    [0.6 Right.]        the same, and the *other* side says "Right." 0.15 s into the pause
    [0.6 Right. @-0.3]  the other side starts 0.3 s before the pause, over the speaker's last word
    [0 Right. @-1.2]    no pause: only a backchannel, 1.2 s before the end of the phrase

`mark: wrap_up` on a turn names its start for the reference. Where in the recording a turn stands
comes from the synthesis; the script does not know.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, cast

from ruamel.yaml import YAML

Side = Literal["rep", "buyer"]
SIDES: tuple[Side, Side] = ("rep", "buyer")
KINDS = ("discovery", "demo", "follow_up")
CARDS = ("no_next_step", "talk_share_high", "budget_skipped")
BACKCHANNEL_DELAY_S = 0.15
MARK = re.compile(r"\[(\d+(?:\.\d+)?)(?:\s+([^\]@]+?))?(?:\s*@(-?\d+(?:\.\d+)?))?\]")


class ScriptError(ValueError):
    """The script cannot be used; the message says which file, which turn, and what to write."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backchannel:
    """What the other says while the speaker keeps the floor, `offset_s` from the phrase's end."""

    text: str
    offset_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words spoken in one go, then a silence inside the turn (0 after the last phrase)."""

    text: str
    pause_s: float = 0.0
    backchannel: Backchannel | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptTurn:
    """One side's talk until the other's turn; `gap_s` is the silence before it."""

    side: Side
    gap_s: float
    phrases: tuple[Phrase, ...]
    mark: str | None = None

    @property
    def text(self) -> str:
        """The words alone."""
        return " ".join(phrase.text for phrase in self.phrases)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One of Kokoro's voices, and how fast it speaks."""

    name: str
    speed: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """A whole call, as written."""

    id: str
    kind: str
    title: str
    summary: str
    cards: tuple[str, ...]
    voices: dict[Side, Voice]
    turns: tuple[ScriptTurn, ...]
    say: dict[str, str] = field(default_factory=dict)
    canary_words: tuple[str, ...] = ()


def parse_phrases(text: str, where: str) -> tuple[Phrase, ...]:
    """Split a turn's text at its marks; a phrase keeps the pause and backchannel after it."""
    text = " ".join(text.split())
    phrases: list[Phrase] = []
    begin = 0
    for match in MARK.finditer(text):
        words = text[begin : match.start()].strip()
        if not words:
            raise ScriptError(
                f"{where}: {match[0]} has no words before it; put the silence into `gap` instead"
            )
        phrases.append(Phrase(text=words, pause_s=float(match[1]), backchannel=_backchannel(match)))
        begin = match.end()
    rest = text[begin:].strip()
    if not rest or "[" in rest or "]" in rest:
        raise ScriptError(
            f"{where}: a turn must end in words, and its marks must look like [0.5] or [0.6 Right. @-0.2]"
        )
    return (*phrases, Phrase(text=rest))


def _backchannel(match: re.Match[str]) -> Backchannel | None:
    if match[2] is None:
        return None
    return Backchannel(text=match[2], offset_s=float(match[3]) if match[3] else BACKCHANNEL_DELAY_S)


def _turn(raw: dict[str, object], where: str) -> ScriptTurn:
    sides = [side for side in SIDES if side in raw]
    gap = raw.get("gap")
    if len(sides) != 1 or not isinstance(gap, int | float):
        raise ScriptError(
            f"{where}: give a number `gap:` and the words under exactly one of `rep:` or `buyer:`"
        )
    mark = raw.get("mark")
    phrases = parse_phrases(str(raw[sides[0]]), where)
    return ScriptTurn(
        side=sides[0], gap_s=float(gap), phrases=phrases, mark=None if mark is None else str(mark)
    )


def _voice(raw: object, where: str) -> Voice:
    if not isinstance(raw, dict) or not isinstance(raw.get("name"), str):
        raise ScriptError(f"{where}: write it as {{name: af_heart, speed: 1.05}}")
    return Voice(name=raw["name"], speed=float(raw.get("speed", 1.0)))


def _strings(raw: object) -> tuple[str, ...]:
    return tuple(str(item) for item in raw) if isinstance(raw, list) else ()


def load_script(path: Path) -> Script:
    """Read and check one script file."""
    raw = YAML(typ="safe", pure=True).load(path)
    if not isinstance(raw, dict) or not isinstance(raw.get("turns"), list):
        raise ScriptError(
            f"{path.name}: expected a mapping with `id`, `kind`, `voices` and a list `turns`"
        )
    data = cast("dict[str, object]", raw)
    missing = [key for key in ("id", "kind", "title", "summary", "voices") if key not in data]
    if missing:
        raise ScriptError(f"{path.name}: add {', '.join(missing)}")
    cards = _strings(data.get("cards"))
    if data["kind"] not in KINDS or not set(cards) <= set(CARDS):
        raise ScriptError(f"{path.name}: `kind` is one of {KINDS}, `cards` some of {CARDS}")
    if data["id"] != path.stem:
        raise ScriptError(f"{path.name}: `id` must be the file's name, {path.stem}")
    voices = cast("dict[str, object]", data["voices"])
    turns = cast("list[dict[str, object]]", raw["turns"])
    return Script(
        id=path.stem,
        kind=str(data["kind"]),
        title=str(data["title"]),
        summary=" ".join(str(data["summary"]).split()),
        cards=cards,
        voices={side: _voice(voices.get(side), f"{path.name}, voices.{side}") for side in SIDES},
        turns=tuple(_turn(turn, f"{path.name}, turn {i}") for i, turn in enumerate(turns)),
        say={
            str(k): str(v) for k, v in cast("dict[object, object]", data.get("say") or {}).items()
        },
        canary_words=_strings(data.get("canary_words")),
    )
