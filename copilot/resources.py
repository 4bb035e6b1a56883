"""Where the files that come with Copilot lie, in a checkout and in an installed wheel alike.

A wheel carries ``rules/`` and ``models/`` inside the package, under ``copilot/_shipped``; a
checkout has them beside the package. The sample calls are package data in both.
"""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def _shipped(name: str) -> Path:
    inside = PACKAGE / "_shipped" / name
    return inside if inside.is_dir() else PACKAGE.parent / name


def rules_dir() -> Path:
    """Folder of the shipped rules."""
    return _shipped("rules")


def models_dir() -> Path:
    """Folder of MANIFEST.toml and of the weights that the repository itself carries."""
    return _shipped("models")


def samples_dir() -> Path:
    """Folder of the sample calls: ``<id>.opus`` with ``<id>.json`` beside it."""
    return PACKAGE / "samples"


def pages_dir() -> Path:
    """Folder of the pages, styles and scripts that the service serves."""
    return PACKAGE / "web" / "pages"
