"""What ``copilot export`` does: all that is kept about a call, or about the rep, as JSON."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING

import anyio

from copilot.assemble import own_choices, rule_folders
from copilot.coaching.layers import load_layers
from copilot.coaching.rulebook import Rulebook
from copilot.errors import NotHere, RuleError, StoreLocked
from copilot.storage.export import export as export_rows
from copilot.storage.stores import open_stores
from copilot.web.exported import document

if TYPE_CHECKING:
    from pathlib import Path

    from copilot.settings import Settings
    from copilot.storage.export import Export


def export(settings: Settings, call: str, out: Path | None) -> None:
    """Write it to `out`, which only its owner may read, or print it. Without a `call`, everything.

    Raises `NotHere` for a call of which nothing is kept, the `StoreError` tree, and a `RuleError` for
    a file of choices that cannot be read.
    """
    found = anyio.run(_read, settings, call)
    if call and found.empty:
        raise NotHere(
            "nothing is kept of such a call", remedy="its id is in its review page's address"
        )
    choices = None if call else own_choices(settings).text()
    text = json.dumps(document(found, _rules(settings), choices), indent=2, ensure_ascii=False)
    if out is None:
        sys.stdout.write(text + "\n")
        return
    with os.fdopen(
        os.open(out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8"
    ) as file:
        out.chmod(0o600)  # a file that was there has kept the rights that it had
        file.write(text + "\n")


async def _read(settings: Settings, call: str) -> Export:
    try:
        async with open_stores(settings.store.data_dir) as stores:
            return await export_rows(stores, call or None)
    except StoreLocked as error:
        raise StoreLocked(
            error.what, where=error.where, remedy="export from its review page, or end it first"
        ) from None


def _rules(settings: Settings) -> Rulebook:
    """The rules whose keys are named; rules that cannot be read cost names, never the export."""
    try:
        return load_layers(rule_folders(settings)).rulebook
    except RuleError:
        return Rulebook()
