"""Chromium as every test starts it: as the system brings it, with nothing of its own that no test looks at.

Each browser context is a window of Chromium's. With the suggestions of its address bar as pages of
their own, as Chromium has them, a window costs more than any page of ours: they are switched off.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

CHROMIUM: Final = Path(os.environ.get("COPILOT_CHROMIUM", "/usr/bin/chromium"))
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
