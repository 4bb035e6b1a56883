"""Each test answers for the processes that it began itself."""

from __future__ import annotations

import pytest

from tests.asr.make import forget_workers


@pytest.fixture(autouse=True)
def only_its_own_workers() -> None:
    forget_workers()
