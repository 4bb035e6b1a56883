"""What every source promises, asked of each there is."""

from __future__ import annotations

from dataclasses import astuple
from typing import TYPE_CHECKING

import pytest

from copilot.audio.file import open_file
from copilot.audio.pace import Paced
from copilot.audio.source import SourceCounts
from tests.audio.recordings import clicks, encode

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from copilot.audio.source import Source

pytestmark = pytest.mark.anyio

SOURCES: dict[str, Callable[[Path], Source]] = {
    "file": open_file,
    "paced file": lambda path: Paced(open_file(path), 1000.0),
    "unpaced file": lambda path: Paced(open_file(path), None),
}


@pytest.fixture(params=SOURCES)
def source(request: pytest.FixtureRequest, tmp_path: Path) -> Source:
    path = encode(tmp_path / "a.wav", clicks(16_000), 16_000, "pcm_s16le")
    return SOURCES[request.param](path)


async def test_it_gives_pairs_in_step_from_the_first_to_the_last(source: Source) -> None:
    assert source.duration_s == 3.0
    pairs = [pair async for pair in source.frames()]
    assert [(rep.index, buyer.index) for rep, buyer in pairs] == [(n, n) for n in range(94)]
    assert [pair async for pair in source.frames()] == []
    await source.aclose()


async def test_it_may_be_closed_early_and_twice(source: Source) -> None:
    async for _ in source.frames():
        break
    await source.aclose()
    await source.aclose()
    assert [pair async for pair in source.frames()] == []


def test_nothing_is_wrong_until_it_is_counted() -> None:
    assert not any(astuple(SourceCounts()))
