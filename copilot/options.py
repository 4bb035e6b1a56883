"""What was typed after ``copilot``, as values: names, a speed, a planned end."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

import typer

from copilot.errors import AudioMissing

if TYPE_CHECKING:
    from pathlib import Path

    from copilot.account import Account

LONGEST: Final = timedelta(hours=4)
"""No planned end is further off: it is a slip of the keys."""


def account(names: str, competitors: str, file: Path | None) -> Account:
    """What was typed and what the file says, as one account."""
    from copilot import account as known_names

    typed: dict[str, tuple[str, ...]] = {}
    for option, text in (("--names", names), ("--competitors", competitors)):
        try:
            typed[option] = known_names.names_in(text)
        except ValueError as error:
            raise typer.BadParameter(str(error), param_hint=option) from None
    known = known_names.read_account(file) if file else known_names.Account()
    rivals = known_names.join(typed["--competitors"], known.competitors)
    known_names.join(typed["--names"], rivals, known.names)
    return known_names.Account(
        products=known_names.join(typed["--names"], known.products),
        competitors=rivals,
        people=known.people,
    )


def samples(folder: Path) -> Path:
    """A folder of recordings to offer, which is there. Raises AudioMissing."""
    if not folder.is_dir():
        raise AudioMissing(
            "no such folder", where=str(folder), remedy="check the name, or leave --samples out"
        )
    return folder


def until(text: str) -> float | None:
    """Seconds from now to a planned end, None for none."""
    if not text:
        return None
    try:
        return seconds_until(text, datetime.now().astimezone())
    except ValueError:
        message = "an hour such as 14:30, or minutes such as 30, at most four hours from now"
        raise typer.BadParameter(message, param_hint="--scheduled-end") from None


def reference(text: str) -> str:
    """What the team's own systems call a call, as the page takes it too."""
    if not re.fullmatch(r"[A-Za-z0-9 ._:/-]{0,64}", text):
        message = "letters, digits, spaces and . _ : / - only, at most 64 of them"
        raise typer.BadParameter(message, param_hint="--reference")
    return text.strip()


def speed(text: str) -> float | None:
    """A multiple of real time, None for as fast as possible."""
    if text == "max":
        return None
    try:
        times = float(text)
    except ValueError:
        times = 0.0
    if not 0.1 <= times <= 1000:
        raise typer.BadParameter("max, or a number from 0.1 to 1000", param_hint="--speed")
    return times


def seconds_until(text: str, now: datetime) -> float:
    """Seconds from `now` to a planned end: ``14:30`` today, or ``30`` for minutes. Raises ValueError."""
    if re.fullmatch(r"\d{1,3}", text):
        end = now + timedelta(minutes=int(text))
    else:
        clock = datetime.strptime(text, "%H:%M")  # noqa: DTZ007  # an hour of the rep's own day
        end = now.replace(hour=clock.hour, minute=clock.minute, second=0, microsecond=0)
        end += timedelta(days=1) if end <= now - LONGEST else timedelta()
    if not timedelta() < end - now <= LONGEST:
        raise ValueError
    return (end - now).total_seconds()
