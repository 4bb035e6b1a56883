"""The rep's choices, changed for the rep: what was written by hand stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.coaching import choosing
from copilot.coaching.choosing import OwnChoices
from copilot.coaching.layers import CHOICES, Folders, load_layers, read_choices
from copilot.errors import RuleError, RuleInvalid, StoreReadOnly
from copilot.resources import rules_dir

if TYPE_CHECKING:
    from pathlib import Path

BY_HAND = """\
# what I do not need to hear
mute:
  - talk-share-high  # I know
accept: {their-rule: 2}
"""


def test_a_mute_makes_folder_and_file_and_is_in_force(tmp_path: Path) -> None:
    own = tmp_path / "data" / "rules"
    choices = OwnChoices(own)
    assert (choices.muted(), choices.text()) == ((), "")
    choices.mute("budget-skipped", on=True)
    assert choices.muted() == ("budget-skipped",)
    pack = load_layers(Folders(shipped=rules_dir(), own=own))
    assert "budget-skipped" not in {rule.id for rule in pack.rulebook.rules}
    choices.mute("budget-skipped", on=False)
    assert choices.muted() == ()
    assert [path.name for path in own.iterdir()] == [CHOICES]


def test_what_was_written_by_hand_stays(tmp_path: Path) -> None:
    (tmp_path / CHOICES).write_text(BY_HAND, encoding="utf-8")
    choices = OwnChoices(tmp_path)
    choices.mute("monologue", on=True)
    text = (tmp_path / CHOICES).read_text(encoding="utf-8")
    assert choices.text() == text
    assert "# what I do not need to hear" in text
    assert "# I know" in text
    assert read_choices(tmp_path).mute == ("talk-share-high", "monologue")
    assert read_choices(tmp_path).accept == {"their-rule": "2"}
    choices.mute("monologue", on=False)
    text = (tmp_path / CHOICES).read_text(encoding="utf-8")
    assert [line.split() for line in text.splitlines()] == [
        line.split() for line in BY_HAND.splitlines()
    ]


@pytest.mark.parametrize("text", ["", "{}\n", "mute: []\n", "mute:\n"])
def test_an_empty_file_is_no_choice(tmp_path: Path, text: str) -> None:
    (tmp_path / CHOICES).write_text(text, encoding="utf-8")
    choices = OwnChoices(tmp_path)
    if text == "mute:\n":
        with pytest.raises(RuleError):
            choices.mute("monologue", on=True)
        return
    choices.mute("monologue", on=True)
    assert choices.muted() == ("monologue",)


def test_a_file_that_cannot_be_read_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / CHOICES).write_text("mute: [unclosed", encoding="utf-8")
    with pytest.raises(RuleError):
        OwnChoices(tmp_path).mute("monologue", on=True)
    assert (tmp_path / CHOICES).read_text(encoding="utf-8") == "mute: [unclosed"


def test_the_same_again_writes_nothing(tmp_path: Path) -> None:
    choices = OwnChoices(tmp_path / "rules")
    choices.mute("monologue", on=False)
    assert not (tmp_path / "rules").exists()


def test_there_is_an_end_to_muting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choosing, "MOST_MUTED", 1)
    choices = OwnChoices(tmp_path)
    choices.mute("monologue", on=True)
    with pytest.raises(RuleInvalid):
        choices.mute("brush-off", on=True)


def test_a_folder_that_takes_no_writes_is_told_of(tmp_path: Path) -> None:
    in_the_way = tmp_path / "rules"
    in_the_way.write_text("a file", encoding="utf-8")
    with pytest.raises(StoreReadOnly):
        OwnChoices(in_the_way).mute("monologue", on=True)


def test_all_choices_can_be_taken_back(tmp_path: Path) -> None:
    choices = OwnChoices(tmp_path)
    choices.forget()
    (tmp_path / CHOICES).write_text(BY_HAND, encoding="utf-8")
    (tmp_path / "mine.yaml").write_text("id: mine", encoding="utf-8")
    choices.forget()
    assert [path.name for path in tmp_path.iterdir()] == ["mine.yaml"]
    (tmp_path / CHOICES).mkdir()
    with pytest.raises(StoreReadOnly):
        choices.forget()


RULES = st.sampled_from(["a", "b-2", "c"])


@given(st.lists(st.tuples(RULES, st.booleans()), max_size=8))
def test_it_holds_what_was_chosen_last(
    tmp_path_factory: pytest.TempPathFactory, wishes: list[tuple[str, bool]]
) -> None:
    choices = OwnChoices(tmp_path_factory.mktemp("own"))
    expected: dict[str, None] = {}
    for rule, on in wishes:
        choices.mute(rule, on=on)
        if on:
            expected.setdefault(rule)
        else:
            expected.pop(rule, None)
    assert choices.muted() == tuple(expected)
