"""The rep's choices about rules, changed from a page: ``choices.yaml`` beside the rep's own rules.

What the rep wrote in that file by hand stays as it is, remarks too. A file that cannot be read is
left alone. Blocks while it reads and writes.
"""

from __future__ import annotations

import errno
import os
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from copilot.bounded import read_bounded
from copilot.coaching.layers import CHOICES, read_choices
from copilot.errors import RuleInvalid, RuleUnreadable, StoreError, StoreFull, StoreReadOnly

if TYPE_CHECKING:
    from pathlib import Path

MOST_MUTED = 1_000


class OwnChoices:
    """The choices in `folder`, which is made when there is something to keep in it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = Lock()

    def text(self) -> str:
        """The file as it stands, "" if there is none. Raises a RuleError if it cannot be read."""
        path = self._folder / CHOICES
        if not path.is_file():
            return ""
        return read_bounded(path, "rule_file_bytes", RuleUnreadable).decode("utf-8", "replace")

    def muted(self) -> tuple[str, ...]:
        """Rules of which the rep wants no card. Raises a RuleError if the file cannot be read."""
        return read_choices(self._folder).mute

    def mute(self, rule: str, *, on: bool) -> None:
        """Mute a rule, or let it speak again; one that is so already stays so.

        Raises a RuleError where the file cannot be read, a StoreError where it cannot be written.
        """
        with self._lock:
            before = self.muted()
            if (rule in before) is on:
                return
            if on and len(before) >= MOST_MUTED:
                raise RuleInvalid(
                    f"{len(before)} rules are muted already", remedy=f"take some out of {CHOICES}"
                )
            path = self._folder / CHOICES
            _write(path, _changed(path.read_bytes() if path.is_file() else b"", rule, on=on))

    def forget(self) -> None:
        """Take all choices back, those that were written by hand too. Rules of the rep's own stay.

        Raises a StoreError where the file cannot be removed.
        """
        with self._lock:
            path = self._folder / CHOICES
            try:
                path.unlink(missing_ok=True)
            except OSError as cause:
                raise _unwritable(path, cause) from None


def _changed(raw: bytes, rule: str, *, on: bool) -> bytes:
    """The file's text with one rule more or less among the muted ones."""
    yaml = YAML(typ="rt")
    document = yaml.load(raw) or CommentedMap()
    muted = document.get("mute")
    if not isinstance(muted, CommentedSeq):
        muted = CommentedSeq(muted or ())
        muted.fa.set_flow_style()
        document["mute"] = muted
    if on:
        muted.append(rule)
    else:
        muted.remove(rule)
    text = BytesIO()
    yaml.dump(document, text)
    return text.getvalue()


def _write(path: Path, text: bytes) -> None:
    """Put the text in the file's place in one step, so that no reader sees half of it."""
    fresh = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with fresh.open("wb") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except OSError as cause:
        raise _unwritable(path, cause) from None


def _unwritable(path: Path, cause: OSError) -> StoreError:
    fault = StoreFull if cause.errno in {errno.ENOSPC, errno.EDQUOT} else StoreReadOnly
    return fault(
        f"your choices cannot be written ({type(cause).__name__})",
        where=str(path),
        remedy="make room, or give the folder of your own rules its rights back",
    )
