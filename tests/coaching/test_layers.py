from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from copilot.coaching.layers import CHOICES, Folders, load_layers
from copilot.errors import RuleError, RuleInvalid
from tests.coaching.make import rule_text

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    found = Folders(shipped=tmp_path / "shipped", team=tmp_path / "team", own=tmp_path / "own")
    for folder in found.all():
        folder.mkdir()
    put(found.shipped, "sample")
    put(found.shipped, "other")
    return found


def put(folder: Path | None, name: str, version: int = 1) -> None:
    assert folder is not None
    text = rule_text(("id: sample", f"id: {name}"), ("version: 1", f"version: {version}"))
    (folder / f"{name}.yaml").write_text(text, encoding="utf-8")


def choose(folders: Folders, text: str) -> None:
    assert folders.own is not None
    (folders.own / CHOICES).write_text(text, encoding="utf-8")


def stamp(folders: Folders, name: str) -> str:
    """What `rules check` gives to accept the team's rule by."""
    (line,) = (
        line for line in load_layers(folders).lines() if line.startswith(f"off team     {name}")
    )
    return line.rsplit(": ", 1)[1].rstrip("})")


def accept(folders: Folders, *names: str) -> None:
    accepted = ", ".join(f"{name}: {stamp(folders, name)}" for name in names)
    choose(folders, f"accept: {{{accepted}}}\n")


def in_force(folders: Folders) -> dict[str, int]:
    return {rule.id: rule.version for rule in load_layers(folders).rulebook.rules}


def test_folders_that_are_not_there_are_empty_layers(tmp_path: Path, folders: Folders) -> None:
    alone = Folders(shipped=folders.shipped, team=tmp_path / "nowhere")
    assert in_force(alone) == {"other": 1, "sample": 1}
    assert load_layers(alone).troubles == ()
    with pytest.raises(RuleError):
        load_layers(Folders(shipped=tmp_path / "nowhere"))


def test_choices_are_no_rule_in_whatever_folder(folders: Folders) -> None:
    (folders.shipped / CHOICES).write_text("mute: [other]\n", encoding="utf-8")
    assert in_force(folders) == {"other": 1, "sample": 1}


def test_the_reps_own_rule_takes_the_place_of_another(folders: Folders) -> None:
    put(folders.own, "sample", 5)
    put(folders.own, "mine")
    assert in_force(folders) == {"mine": 1, "other": 1, "sample": 5}
    lines = list(load_layers(folders).lines())
    assert "off shipped  sample, version 1 (replaced by version 5 of own)" in lines
    assert "on  own      sample, version 5 (replaces version 1 of shipped)" in lines
    assert lines[-1] == "3 rules in force, no errors"


def test_the_team_proposes_and_the_rep_accepts_one_version(folders: Folders) -> None:
    put(folders.team, "sample", 2)
    put(folders.team, "theirs", 1)
    assert in_force(folders) == {"other": 1, "sample": 1}
    lines = list(load_layers(folders).lines())
    offered = f"proposed; to accept it: accept: {{theirs: {stamp(folders, 'theirs')}}}"
    assert f"off team     theirs, version 1 ({offered})" in lines
    accept(folders, "sample", "theirs")
    assert in_force(folders) == {"other": 1, "sample": 2, "theirs": 1}
    put(folders.team, "sample", 3)
    assert in_force(folders) == {"other": 1, "sample": 1, "theirs": 1}
    assert any("accepted as of version 2; now" in line for line in load_layers(folders).lines())


def test_what_changed_under_its_version_is_not_what_was_accepted(folders: Folders) -> None:
    put(folders.team, "theirs", 2)
    accept(folders, "theirs")
    assert in_force(folders) == {"other": 1, "sample": 1, "theirs": 2}
    assert folders.team is not None
    path = folders.team / "theirs.yaml"
    before = path.read_text(encoding="utf-8")
    path.write_text(before.replace("What matters most here?", "Push harder."), encoding="utf-8")
    assert in_force(folders) == {"other": 1, "sample": 1}
    assert any(
        "changed since you accepted it; now:" in line for line in load_layers(folders).lines()
    )
    path.write_text(f"# a remark\n{before}", encoding="utf-8")
    assert in_force(folders) == {"other": 1, "sample": 1, "theirs": 2}


def test_a_version_alone_accepts_nothing_and_is_told_how(folders: Folders) -> None:
    put(folders.team, "theirs", 2)
    choose(folders, "accept: {theirs: 2}\n")
    assert in_force(folders) == {"other": 1, "sample": 1}
    assert any("a version alone accepts nothing" in line for line in load_layers(folders).lines())
    accept(folders, "theirs")
    assert in_force(folders)["theirs"] == 2


@pytest.mark.parametrize("layer", ["team", "own"])
def test_a_layer_that_is_broken_stops_nobody_and_hides_none_of_the_others(
    folders: Folders, layer: str
) -> None:
    folder = getattr(folders, layer)
    put(folders.own, "mine")
    put(folder, "broken")
    whole = (folder / "broken.yaml").read_text(encoding="utf-8")
    (folder / "broken.yaml").write_text(whole.replace("priority", "prority"), encoding="utf-8")
    choose(folders, "mute: [sample]\n")
    pack = load_layers(folders)
    assert [rule.id for rule in pack.rulebook.rules] == ["mine", "other"]
    (trouble,) = pack.troubles
    assert trouble.startswith(f"{layer}: ")
    assert "broken.yaml" in trouble
    assert list(pack.lines())[-2:] == [
        trouble,
        "2 rules in force, not all that is written could be read",
    ]


def test_a_layer_keeps_what_it_last_was_while_it_cannot_be_read(folders: Folders) -> None:
    put(folders.own, "mine", 3)
    before = load_layers(folders)
    assert folders.own is not None
    (folders.own / "mine.yaml").write_text("id: [", encoding="utf-8")
    put(folders.shipped, "sample", 2)
    choose(folders, "mute: [other]\n")
    pack = load_layers(folders, before)
    assert {rule.id: rule.version for rule in pack.rulebook.rules} == {"mine": 3, "sample": 2}
    (folders.shipped / "sample.yaml").write_text("id: [", encoding="utf-8")
    choose(folders, "mute: [")
    later = load_layers(folders, pack)
    assert later.rulebook == pack.rulebook
    assert [trouble.split(": ")[0] for trouble in later.troubles] == ["shipped", "own", CHOICES]


def test_broken_shipped_rules_are_refused_to_begin_with(folders: Folders) -> None:
    (folders.shipped / "sample.yaml").write_text("id: [", encoding="utf-8")
    with pytest.raises(RuleError):
        load_layers(folders)


def test_what_the_rep_mutes_is_off_whosever_it_is(folders: Folders) -> None:
    put(folders.team, "theirs")
    put(folders.own, "mine")
    accepted = f"accept: {{theirs: {stamp(folders, 'theirs')}}}\n"
    choose(folders, f"mute: [sample, theirs, mine]\n{accepted}")
    assert in_force(folders) == {"other": 1}
    assert "off shipped  sample, version 1 (muted)" in list(load_layers(folders).lines())


def test_a_choice_of_a_rule_that_is_not_there_is_said_and_harms_nothing(folders: Folders) -> None:
    choose(folders, "mute: [sampel]\n")
    assert in_force(folders) == {"other": 1, "sample": 1}
    lines = load_layers(folders).lines()
    assert f"{CHOICES}: mute names sampel, and there is no such rule; did you mean sample?" in lines


@pytest.mark.parametrize(
    "text",
    [
        "mute: sample\n",
        "mutes: [sample]\n",
        "accept: {sample: new}\n",
        "accept: {sample: 0}\n",
        "accept: {sample: true}\n",
    ],
)
def test_choices_that_are_none_are_refused_by_line(folders: Folders, text: str) -> None:
    choose(folders, text)
    with pytest.raises(RuleInvalid) as told:
        load_layers(folders)
    assert f"{CHOICES}:1" in told.value.where


def test_an_empty_file_of_choices_chooses_nothing(folders: Folders) -> None:
    choose(folders, "\n")
    assert in_force(folders) == {"other": 1, "sample": 1}
