"""Meanings are those that the shipped heads can tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from copilot.coaching.glossary.meanings import meanings
from copilot.errors import ModelAltered
from copilot.meaning.heads import DESCRIPTION
from copilot.resources import models_dir

if TYPE_CHECKING:
    from pathlib import Path


def test_each_says_how_well_it_is_told() -> None:
    told = {one.name: one for one in meanings(models_dir())}
    assert {"budget", "pain", "price_objection"} <= told.keys()
    assert {"handled", "question"} & told.keys() == set()
    for one in told.values():
        assert " in 100" in one.known or "never sure" in one.known
        assert one.says
        assert one.example


@pytest.mark.parametrize("text", [None, "", "{}", '{"heads": {"budget": {}}, "scores": {}}', "[]"])
def test_what_holds_no_heads_is_said(tmp_path: Path, text: str | None) -> None:
    if text is not None:
        (tmp_path / DESCRIPTION).write_text(text, encoding="utf-8")
    with pytest.raises(ModelAltered, match="holds no trained heads"):
        meanings(tmp_path)
