"""Libraries that say at debug level all that they can, so that it can be searched."""

from __future__ import annotations

import logging


def let_all_speak() -> None:
    """Take from each logger the level that its library gave it: the root's alone counts."""
    for known in logging.root.manager.loggerDict.values():
        if isinstance(known, logging.Logger):
            known.setLevel(logging.NOTSET)
