"""The peers: what each is, how it is installed, and which program drives it.

Each has an environment of its own in the user's cache folder, made with pip from the package
registry by name and version, and nothing else: no hub, no download at run time. Weights are those
of Copilot's own manifest wherever a peer can take a folder.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

_TORCH: Final = "torch==2.13.0"
"""One for all, so that pip's cache serves it; where a CPU build of it is at hand, pip takes that."""

_WHISPERLIVEKIT: Final = ("whisperlivekit==0.2.26", _TORCH)


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """One peer. `packages` come with their requirements, `bare` without: see `why_bare`.

    `home` is the folder of its environment, which two ways of running it may share; `option` is
    what its driver is told besides the weights. `model` and `final` say in words what runs and what
    its final text is, for the table.
    """

    name: str
    driver: str
    home: str
    option: str = ""
    model: str = "tiny.en int8"
    final: str = ""
    packages: tuple[str, ...] = ()
    bare: tuple[str, ...] = ()
    why_bare: str = ""

    @property
    def is_ours(self) -> bool:
        """Whether it is Copilot itself, in whose environment this runs."""
        return not self.packages

    def python(self, cache: Path) -> str:
        """The interpreter that has it."""
        return sys.executable if self.is_ours else str(cache / self.home / "bin" / "python")

    def installed(self, cache: Path) -> bool:
        """Whether its environment is complete, with these very versions."""
        return self.is_ours or _marker(self, cache) == _recipe(self)


PEERS: Final = (
    Peer(
        name="copilot",
        home="copilot",
        driver="ours",
        final="a closed stretch of speech, whose words never change",
    ),
    Peer(
        name="faster-whisper",
        home="faster-whisper",
        driver="faster_whisper_plain",
        final="decode of a stretch that 0.5 s of silence closed",
        packages=("faster-whisper==1.2.1",),
    ),
    Peer(
        name="whisperlivekit",
        home="whisperlivekit",
        driver="whisper_live_kit",
        option="simulstreaming",
        model="tiny.en, AlignAtt (its default): int8 encoder, PyTorch decoder",
        final="committed lines",
        packages=_WHISPERLIVEKIT,
    ),
    Peer(
        name="whisperlivekit-la",
        home="whisperlivekit",
        driver="whisper_live_kit",
        option="localagreement",
        model="tiny.en, LocalAgreement on faster-whisper",
        final="committed lines: two passes agree",
        packages=_WHISPERLIVEKIT,
    ),
    Peer(
        name="whisperlive",
        home="whisperlive",
        driver="whisper_live_server",
        final="a segment marked completed",
        packages=(
            _TORCH, "faster-whisper==1.2.0", "tokenizers==0.20.3", "onnxruntime>=1.20,<2", "numpy<2.5",
            "websockets", "av", "scipy", "fastapi", "uvicorn", "python-multipart",
        ),
        bare=("whisper-live==0.10.0",),
        why_bare="without OpenVINO, Optimum, CUDA libraries and microphone, which this backend never imports",
    ),
    Peer(
        name="realtimestt",
        home="realtimestt",
        driver="realtime_stt",
        final="text() after 0.45 s of silence, decoding from 0.15 s",
        packages=(
            _TORCH, "faster-whisper==1.2.1", "silero-vad==6.2.3", "onnxruntime", "numpy",
            "webrtcvad-wheels==2.0.14", "halo==0.0.31", "colorama==0.4.6", "scipy==1.17.1",
            "websockets==16.0", "websocket-client==1.9.0", "soundfile==0.13.1",
        ),
        bare=("RealtimeSTT==1.1.2",),
        why_bare="without PyAudio, which needs a compiler and PortAudio and is only for a microphone",
    ),
    Peer(
        name="moonshine",
        home="moonshine",
        driver="moonshine",
        model="Moonshine tiny-en (its own weights, 8 bit)",
        final="its LineCompleted event",
        packages=("moonshine-voice==0.1.0",),
    ),
)  # fmt: skip


def install(peer: Peer, cache: Path) -> str:
    """Make the peer's environment; returns why it could not be, or nothing."""
    if peer.installed(cache):
        return ""
    folder = cache / peer.home
    shutil.rmtree(folder, ignore_errors=True)
    cache.mkdir(parents=True, exist_ok=True)
    pip = [peer.python(cache), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    steps = [[sys.executable, "-m", "venv", str(folder)], [*pip, *peer.packages]]
    steps += [[*pip, "--no-deps", *peer.bare]] if peer.bare else []
    for step in steps:
        done = subprocess.run(step, capture_output=True, text=True, check=False)
        if done.returncode:
            lines = [line for line in done.stderr.splitlines() if line.startswith("ERROR")]
            return f"cannot be installed: {lines[0] if lines else 'pip failed'}"
    (folder / "recipe").write_text(_recipe(peer), encoding="utf-8")
    return ""


def environment(peer: Peer, cache: Path) -> dict[str, str]:
    """What a driver finds around it: a home of its own, and every hub's client told to stay off."""
    if peer.is_ours:
        return dict(os.environ)
    home = cache / peer.home / "home"
    home.mkdir(parents=True, exist_ok=True)
    offline = {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1", "HF_HUB_DISABLE_TELEMETRY": "1"}
    return {**os.environ, **offline, "HOME": str(home)}


def _recipe(peer: Peer) -> str:
    return "\n".join((*peer.packages, *peer.bare))


def _marker(peer: Peer, cache: Path) -> str:
    try:
        return (cache / peer.home / "recipe").read_text(encoding="utf-8")
    except OSError:
        return ""
