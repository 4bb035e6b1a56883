"""A home of its own for a Copilot under test, and a search through every byte that it left there."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

SAMPLES = Path(__file__).resolve().parents[2] / "copilot" / "samples"
CANARY: tuple[str, ...] = tuple(
    json.loads((SAMPLES / "canary.json").read_text(encoding="utf-8"))["canary_words"]
)


@dataclass(frozen=True, slots=True)
class Sandbox:
    """Every folder that a process may write to without being told."""

    root: Path

    def environment(self) -> dict[str, str]:
        """Home, configuration, cache, data and temporary files, all below `root`."""
        names = (
            "HOME",
            "XDG_CONFIG_HOME",
            "XDG_CACHE_HOME",
            "XDG_DATA_HOME",
            "XDG_STATE_HOME",
            "TMPDIR",
        )
        environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
        for name in names:
            folder = self.root / name.lower()
            folder.mkdir(exist_ok=True)
            environment[name] = str(folder)
        return environment

    def findings(self) -> list[str]:
        """Files that hold a canary word, in any of the encodings text is written in."""
        return [
            f"{path.name}: {word}"
            for path in sorted(self.root.rglob("*"))
            if path.is_file()
            for word in held(path.read_bytes())
        ]


def held(content: bytes, *encodings: str) -> list[str]:
    """The canary words in it, in any of these encodings; in all that text is written in, if none."""
    content = content.lower()
    written = encodings or ("utf-8", "utf-16-le", "utf-32-le")
    return [word for word in CANARY if any(word.encode(one) in content for one in written)]
