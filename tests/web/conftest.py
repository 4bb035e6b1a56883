"""The service as a fixture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.web.serving import serving

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.web.serving import Served


@pytest.fixture
async def served(tmp_path: Path) -> AsyncIterator[Served]:
    """A service of its own for one test."""
    async with serving(tmp_path) as service:
        yield service
