from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

from copilot.coaching.rulebook import Rulebook
from copilot.errors import RuleError, RuleInvalid, RulePattern, RuleUnreadable
from tests.coaching.make import rule_text

if TYPE_CHECKING:
    from pathlib import Path


def write(folder: Path, name: str, *changes: tuple[str, str]) -> Path:
    path = folder / f"{name}.yaml"
    path.write_text(rule_text(("id: sample", f"id: {name}"), *changes), encoding="utf-8")
    return path


def test_a_folder_loads_in_the_order_of_ids_and_without_what_lies_deeper(tmp_path: Path) -> None:
    for name in ("beta", "alpha"):
        write(tmp_path, name)
    (tmp_path / "good_calls").mkdir()
    (tmp_path / "good_calls" / "call.yaml").write_text("name: no rule\n")
    (tmp_path / "README.md").write_text("no rule either")
    book = Rulebook.load(tmp_path)
    assert [rule.id for rule in book.rules] == ["alpha", "beta"]
    assert book.rule("beta").id == "beta"
    with pytest.raises(KeyError):
        book.rule("gamma")


def test_an_empty_folder_is_an_empty_book(tmp_path: Path) -> None:
    assert Rulebook.load(tmp_path) == Rulebook()


def test_all_mistakes_of_all_files_come_as_one_error(tmp_path: Path) -> None:
    bad = write(tmp_path, "bad", ("priority: 50", "priority: x"), ("version: 1", "verzion: 1"))
    worse = write(tmp_path, "worse", ("title: A", "title: 'A"))
    write(tmp_path, "good")
    with pytest.raises(RuleError) as caught:
        Rulebook.load(tmp_path)
    text = str(caught.value)
    assert f"{bad}:2: unknown key 'verzion'" in text
    assert f"{worse}:3: a quote" in text
    assert f"{bad}:8: priority is 'x'" in text
    assert "3 problems" in text


def test_a_single_mistake_is_raised_as_it_is(tmp_path: Path) -> None:
    write(tmp_path, "bad", ("when: {always: true}", "when: {phrase: {any_of: ['a(?=b)']}}"))
    with pytest.raises(RulePattern, match=r"bad\.yaml:7"):
        Rulebook.load(tmp_path)


def test_an_id_cannot_be_there_twice(tmp_path: Path) -> None:
    path = write(tmp_path, "one")
    (tmp_path / "two.yaml").write_bytes(path.read_bytes())
    with pytest.raises(RuleInvalid, match=r"two\.yaml:1: the id is 'one'"):
        Rulebook.load(tmp_path)
    (tmp_path / "two.yaml").unlink()
    (tmp_path / "one.yml").write_bytes(path.read_bytes())
    with pytest.raises(RuleInvalid, match=r"one\.yml:1: .* ends in \.yaml"):
        Rulebook.load(tmp_path)


def test_a_missing_folder_and_a_huge_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleUnreadable, match="FileNotFoundError"):
        Rulebook.load(tmp_path / "nowhere")
    (tmp_path / "huge.yaml").write_bytes(b"#" * 10_000_000)
    with pytest.raises(RuleUnreadable, match=r"huge\.yaml:1"):
        Rulebook.load(tmp_path)


def test_more_rules_than_the_bound_are_refused(tmp_path: Path) -> None:
    for number in range(1_001):
        (tmp_path / f"r{number}.yaml").touch()
    with pytest.raises(RuleInvalid, match="1001 rules, and at most 1000"):
        Rulebook.load(tmp_path)


@pytest.mark.parametrize("collects", [True, False])
def test_the_collector_is_left_as_it_was(tmp_path: Path, collects: bool) -> None:
    (tmp_path / "odd.yaml").write_text("id: odd\n", encoding="utf-8")
    (gc.enable if collects else gc.disable)()
    try:
        with pytest.raises(RuleError):
            Rulebook.load(tmp_path)
        assert gc.isenabled() is collects
    finally:
        gc.enable()
