"""What is here, what is missing, and how to get it: the findings behind ``copilot doctor``.

Each check looks at one thing and never raises: a check that cannot be made is a finding too.
"""

from __future__ import annotations

import os
import platform
import shutil
import sys
import tempfile
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

import anyio

from copilot import __version__, manifest
from copilot.assemble import rule_folders
from copilot.audio.processes import list_devices
from copilot.coaching.layers import load_layers
from copilot.errors import BindRefused, CopilotError, PortInUse
from copilot.meaning.reader import Reader, load_model, not_loaded, open_reader
from copilot.setting_names import is_setting
from copilot.settings import config_path
from copilot.web.serve import open_door

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from copilot.settings import Settings

Status = Literal["ok", "optional", "missing"]

BROWSERS: Final = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "msedge",
    "brave-browser", "firefox",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was looked at. `missing` stops Copilot; `optional` only some of it."""

    name: str
    status: Status
    what: str
    remedy: str = ""


def examine(settings: Settings) -> list[Finding]:
    """Every finding, in the order in which a newcomer meets the things."""
    found: list[Finding] = []
    for check in (
        _copilot,
        _python,
        _settings_file,
        _processors,
        _models,
        _meanings,
        _rules,
        _data_folder,
        _port,
        _sound,
        _browser,
    ):
        try:
            found += check(settings)
        except CopilotError as error:
            found.append(_failed(check, str(error)))
        except (OSError, ValueError) as error:
            found.append(_failed(check, type(error).__name__))
    return found


def _failed(check: Callable[[Settings], Iterator[Finding]], what: str) -> Finding:
    return Finding(name=check.__name__.strip("_").replace("_", " "), status="missing", what=what)


def _copilot(_settings: Settings) -> Iterator[Finding]:
    yield Finding(name="Copilot", status="ok", what=__version__)


def _python(_settings: Settings) -> Iterator[Finding]:
    version = platform.python_version()
    fits = sys.version_info >= (3, 11)
    yield Finding(
        name="Python", status="ok" if fits else "missing", what=version, remedy="3.11 or newer"
    )


def _settings_file(_settings: Settings) -> Iterator[Finding]:
    """Where settings come from: the file, and variables, of which only the names are said."""
    path, named = config_path(), "COPILOT_CONFIG" in os.environ
    variables = [name for name in sorted(os.environ) if is_setting(name)]
    more = f"; then {', '.join(variables)}" if variables else ""
    if path.is_file():
        yield Finding(name="settings file", status="ok", what=f"{path}, read{more}")
    elif named:
        yield Finding(
            name="settings file",
            status="optional",
            what=f"{path}, which COPILOT_CONFIG names, is not there{more}",
            remedy="write it, or take the variable away",
        )
    else:
        yield Finding(name="settings file", status="ok", what=f"none at {path}{more}")


def _processors(_settings: Settings) -> Iterator[Finding]:
    count = os.cpu_count() or 1
    yield Finding(
        name="processors",
        status="ok" if count >= 2 else "optional",
        what=f"{count} cores",
        remedy="" if count >= 2 else "one core also runs the call: words may come late",
    )


def _models(settings: Settings) -> Iterator[Finding]:
    needed = {manifest.VOICE_MODEL, settings.recognizer.model}
    listed = manifest.list_models()
    for name in sorted(needed - {model.name for model in listed}):
        remedy = f"choose one of {', '.join(model.name for model in listed)}"
        what = "is not in the manifest"
        yield Finding(name=f"model {name}", status="missing", what=what, remedy=remedy)
    for model in listed:
        wanted = model.name in needed
        present = model.status == "present"
        status: Status = "ok" if present else "missing" if wanted else "optional"
        what = f"{model.status}, {model.purpose}, {model.size_bytes / 1e6:.0f} MB, {model.licence}"
        yield Finding(
            name=f"model {model.name}",
            status=status,
            what=what,
            remedy="" if present else model.remedy,
        )


def _meanings(_settings: Settings) -> Iterator[Finding]:
    """Whether the encoder loads, if it is here: a model that is not is among the models."""
    if not isinstance(open_reader(), Reader):
        return
    try:
        load_model()
    except Exception as error:  # noqa: BLE001  # whatever an engine raises, it is a finding
        told = not_loaded(error)
        what = f"{told.what}: calls are coached by their words alone"
        yield Finding(name="meanings", status="optional", what=what, remedy=told.remedy)
        return
    yield Finding(name="meanings", status="ok", what="the encoder and what was trained on it load")


def _rules(settings: Settings) -> Iterator[Finding]:
    folders = rule_folders(settings)
    pack = load_layers(folders)
    rules = pack.rulebook.rules
    yield Finding(
        name="rules",
        status="ok" if rules else "missing",
        what=f"{len(rules)} loaded",
        remedy="" if rules else f"no rule file in {folders.shipped}",
    )
    for trouble in pack.troubles:
        what = f"{trouble.splitlines()[0]}: what can be read is in force"
        remedy = "copilot rules check says all that is wrong"
        yield Finding(name="rules", status="optional", what=what, remedy=remedy)


def _data_folder(settings: Settings) -> Iterator[Finding]:
    folder = settings.store.data_dir
    # it is made when it is first used, readable by its owner alone
    existing = next(one for one in (folder, *folder.parents) if one.exists())
    try:
        with tempfile.TemporaryFile(dir=existing):
            pass
    except OSError as error:
        yield Finding(
            name="data folder",
            status="missing",
            what=f"{folder}: {error.strerror}",
            remedy="name one that takes writes: copilot run --data-dir FOLDER",
        )
        return
    free = shutil.disk_usage(existing).free / 1e9
    yield Finding(name="data folder", status="ok", what=f"{folder}, {free:.0f} GB free")


def _port(settings: Settings) -> Iterator[Finding]:
    """What `copilot run` would be told by the same door."""
    host, port = settings.server.host, settings.server.port
    try:
        with closing(open_door(host, port).listener):
            yield Finding(name="port", status="ok", what=f"{host}:{port} is free")
    except PortInUse as error:
        remedy = f"Copilot may be running: open http://{host}:{port}/; or {error.remedy}"
        yield Finding(name="port", status="optional", what=f"{port} is in use", remedy=remedy)
    except BindRefused as error:
        yield Finding(
            name="port",
            status="missing",
            what=f"[{error.code}] {error.where}: {error.what}",
            remedy=error.remedy,
        )


def _sound(_settings: Settings) -> Iterator[Finding]:
    try:
        inputs = anyio.run(list_devices)
    except CopilotError as error:
        what = "cannot be looked at: recordings, and calls from the page, still work"
        yield Finding(name="sound devices", status="optional", what=what, remedy=error.remedy)
        return
    monitors = sum(one.monitor for one in inputs)
    yield Finding(
        name="sound devices",
        status="ok" if inputs else "optional",
        what=f"{len(inputs)} inputs, {monitors} of them monitors of a loudspeaker",
        remedy="" if inputs else "plug in a microphone or headset",
    )


def _browser(_settings: Settings) -> Iterator[Finding]:
    found = next((name for name in BROWSERS if shutil.which(name)), None)
    if found or sys.platform in {"darwin", "win32"}:
        yield Finding(name="browser", status="ok", what=found or "the system's own")
        return
    remedy = "on Debian, as root: make browser; any browser can open the page"
    yield Finding(name="browser", status="optional", what="none was found", remedy=remedy)
