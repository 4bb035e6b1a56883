"""``copilot listen`` around the call itself: the devices, whether everyone knows, and the screen."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

import anyio
from rich import box
from rich.panel import Panel
from rich.prompt import Confirm
from rich.table import Table
from rich.text import Text

from copilot.audio.processes import Processes, list_devices
from copilot.kinds import Speaker
from copilot.listen import listen
from copilot.listen_keys import Keys
from copilot.listen_screen import AsLines, InPlace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from copilot.audio.devices import Device
    from copilot.listen import Heard, Listening
    from copilot.settings import Settings

SENTENCE: Final = (
    "Before we start: a program on my computer listens along and gives me hints. It records nothing"
    " and keeps no word. Is that all right with everyone?"
)
"""To say aloud; the page offers the same one."""

ADVICE: Final = (
    "Say it aloud, in your own words if you like. Laws differ from place to place: ask your company."
    " This is no legal advice."
)


def show_devices(out: Console) -> None:
    """List the inputs, and which the call would be heard by. Raises DevicesUnusable."""
    devices = anyio.run(list_devices)
    if not devices:
        out.print("No input was found. Plug in a headset or microphone, then look again.")
        return
    out.print(_table(devices))
    out.print(
        "\nA call takes the marked ones; choose others by number or name:"
        " [bold]copilot listen --microphone 2 --speakers 1[/]",
        highlight=False,
    )
    if not any(one.monitor for one in devices):
        out.print(
            "Nothing here hears the other side. On Linux: [bold]sudo apt-get install"
            " libasound2-plugins pulseaudio-utils[/]; elsewhere start the call from the page"
            " (copilot run).",
            style="yellow",
            highlight=False,
        )


def _table(devices: Sequence[Device]) -> Table:
    table = Table("", "#", "hears", "name", "by", box=None, pad_edge=False)
    taken = {
        side: next(
            (one for one in devices if one.side is side and one.preferred),
            next((one for one in devices if one.side is side), None),
        )
        for side in Speaker
    }
    for number, device in enumerate(devices, start=1):
        mark = "[green]●[/]" if device in taken.values() else ""
        hears = "them" if device.monitor else "you"
        table.add_row(mark, f"{number}", hears, Text(device.name), device.host)
    return table


def start(
    request: Listening,
    settings: Settings,
    *,
    microphone: str,
    speakers: str,
    everyone_knows: bool,
    out: Console,
) -> bool:
    """Ask, listen until the rep ends it, and say what is left; whether there was a call.

    Raises the `AudioError` tree before anybody is asked, and what `listen` raises.
    """
    doors = Processes(anyio.run(list_devices), microphone=microphone, speakers=speakers)
    for words, side in (("you", Speaker.REP), ("the other side", Speaker.BUYER)):
        out.print(Text(f"{words:<15} {doors.device(side).name}", style="dim"))
    if not (everyone_knows or _everyone_knows(out)):
        out.print("Nothing was opened. Start again when everyone on the call knows.")
        return False
    heard = anyio.run(_run, request, settings, doors, out)
    _after(heard, settings, out)
    return heard.summary is not None


def _everyone_knows(out: Console) -> bool:
    """Ask the rep. Without a terminal to ask in, the answer is no."""
    if not (sys.stdin.isatty() and out.is_terminal):
        out.print("Nobody can be asked here: --everyone-knows says that everyone on the call does.")
        return False
    words = Text.assemble(
        (f"“{SENTENCE}”\n\n", "bold"),
        (ADVICE, "dim"),
    )
    out.print()
    out.print(Panel(words, box=box.ROUNDED, width=min(out.width, 78), padding=(1, 2)))
    return Confirm.ask("  Does everyone know, and agree?", console=out, default=False)


async def _run(request: Listening, settings: Settings, doors: Processes, out: Console) -> Heard:
    keys = Keys()
    in_place = out.is_terminal and sys.stdin.isatty()
    screen = InPlace(out, sure=lambda: keys.sure) if in_place else AsLines(out)
    async with anyio.create_task_group() as tasks:
        keys.start(tasks)
        with screen:
            heard = await listen(request, settings, doors, screen, keys.wishes())
        tasks.cancel_scope.cancel()
    if heard.summary is not None:
        screen.close()
    return heard


def _after(heard: Heard, settings: Settings, out: Console) -> None:
    if heard.summary is None:
        out.print("Withdrawn. Nothing of this call is left on this machine.")
        return
    page = f"http://{settings.server.host}:{settings.server.port}/review/{heard.call}"
    out.print(f"\nYours to look at: [bold]copilot run[/], then {page}", highlight=False)
