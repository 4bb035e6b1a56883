"""The rules in force, read anew when a file of theirs has changed.

Files are compared by name, time and size, so to look costs next to nothing. A place that cannot be
read leaves in force what was in force of it, and of no other (`copilot.coaching.layers`); `trouble`
says what is wrong until it is mended. A call keeps the book that it began with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from copilot.coaching.layers import load_layers

if TYPE_CHECKING:
    from pathlib import Path

    from copilot.coaching.layers import Folders, Pack
    from copilot.coaching.rulebook import Rulebook

LOOK_SECONDS: Final = 2.0
"""Between two looks of a running service."""

Print = tuple[tuple[str, int, int], ...]


class RuleWatch:
    """Holds the newest rules that could be read.

    Raises a RuleError if to begin with the shipped rules or the rep's choices cannot be.
    """

    def __init__(self, folders: Folders) -> None:
        self._folders = folders
        self._seen = _print(folders)
        self._pack = load_layers(folders)

    @property
    def trouble(self) -> str:
        """What could not be read, a line each; empty if there is no trouble."""
        return "\n".join(self._pack.troubles)

    @property
    def rulebook(self) -> Rulebook:
        """The rules in force: what a call that begins now is given."""
        return self._pack.rulebook

    @property
    def pack(self) -> Pack:
        """The same with their layers."""
        return self._pack

    def look(self) -> bool:
        """Read the rules again if a file has changed; whether there is something new to say.

        New is another book in force, another trouble, or a trouble that is over. Blocks while it
        reads.
        """
        seen = _print(self._folders)
        if seen == self._seen:
            return False
        self._seen = seen
        before = self._pack
        self._pack = load_layers(self._folders, before)
        return self._pack != before


def _print(folders: Folders) -> Print:
    """Every rule file's name, time of change and size."""
    found: list[tuple[str, int, int]] = []
    for folder in folders.all():
        found += _files(folder)
    return tuple(sorted(found))


def _files(folder: Path) -> list[tuple[str, int, int]]:
    found: list[tuple[str, int, int]] = []
    try:
        paths = [path for path in folder.iterdir() if path.suffix in {".yaml", ".yml"}]
    except OSError:  # a folder that comes later is a change then
        return found
    for path in paths:
        try:
            state = path.stat()
        except OSError:  # it went while we looked: the next look says so
            continue
        found.append((str(path), state.st_mtime_ns, state.st_size))
    return found
