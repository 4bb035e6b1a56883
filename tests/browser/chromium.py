"""Chromium as every test starts it: as the system brings it, with nothing of its own that no test looks at.

Each browser context is a window of Chromium's, and costs more than any page of ours. Debian has the
same engine without windows: where it is, all tests use it but those of windows and of devices. With
the suggestions of its address bar as pages of their own a window would cost more still: they are
switched off.

Run by itself, with nothing installed, it prints where that Chromium is and fails where there is none.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Final

NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HOW_TO_GET_IT: Final = (
    "no Chromium: as root, `make browser` on Debian; elsewhere Google Chrome's own package, or name one "
    "in COPILOT_CHROMIUM. A snap's does not see the folders that tests give it"
)


def find_chromium() -> Path:
    """The one that is named, or the first on the path that a test can use; else where Debian's would be."""
    named = os.environ.get("COPILOT_CHROMIUM")
    there = [Path(found) for name in NAMES if (found := shutil.which(name))]
    usable = [path for path in there if not _is_snap(path)]
    return Path(named) if named else (*usable, Path("/usr/bin/chromium"))[0]


def find_windowless() -> Path:
    """Chromium without windows where it is, else as `find_chromium` finds it."""
    there = None if os.environ.get("COPILOT_CHROMIUM") else shutil.which("chromium-headless-shell")
    return Path(there) if there else find_chromium()


def _is_snap(path: Path) -> bool:
    """A link to the snap command, or Ubuntu's script that only leads there."""
    if path.resolve().name == "snap":
        return True
    with path.open("rb") as file:
        head = file.read(4096)
    return head.startswith(b"#!") and b"/snap/bin/" in head


CHROMIUM: Final = find_chromium()
WINDOWLESS: Final = find_windowless()
PATIENCE_MS: Final = 20_000
"""How long is waited for what has to come: a machine may be busy with other tests."""

SUGGESTIONS: Final = ("WebUIOmniboxPopup", "WebUIOmniboxAimPopup")
PLAYWRIGHTS: Final = (
    *("AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades"),
    *("HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter", "PaintHolding"),
    *("ThirdPartyStoragePartitioning", "AvoidCorsURLLoaderRestartOnRedirect", "OptimizationHints"),
    *("NetworkTimeServiceQuerying", "AimEnabled", "PreconnectToSearch"),
)
"""What Playwright 1.65 switches off: of several such lists Chromium heeds the last one alone."""


def arguments(*more: str, without: tuple[str, ...] = ()) -> list[str]:
    """What Chromium is started with, and these; `without` these features of its."""
    features = ",".join((*PLAYWRIGHTS, *SUGGESTIONS, *without))
    return [
        "--no-sandbox",
        "--disable-background-networking",
        "--disable-gpu",
        f"--disable-features={features}",
        *more,
    ]


if __name__ == "__main__":
    if not CHROMIUM.exists():
        sys.exit(HOW_TO_GET_IT)
    sys.stdout.write(f"{CHROMIUM}\n")
