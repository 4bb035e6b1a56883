"""Rules from three places, one over the other: the shipped ones, the team's, the rep's own.

A later layer's rule takes the place of an earlier one with the same id. The rep's own folder may
hold a file of choices::

    mute: [talk-share-high]       # not on my calls
    accept: {ask-for-access: 2}   # the team's rule, as of its version 2

The team may propose and not force: its rules are off until the rep has accepted them, each in one
version, and what they would replace stays in force until then. What the rep mutes is off, whatever
layer it is from.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Final

from pydantic import Field

from copilot.bounded import read_bounded
from copilot.coaching.part import Part, Version
from copilot.coaching.rulebook import Rulebook
from copilot.coaching.rulefile import read_part
from copilot.coaching.schema import Slug
from copilot.errors import RuleUnreadable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from copilot.coaching.schema import Rule

CHOICES: Final = "choices.yaml"
"""The rep's choices, beside the rep's own rules."""


class Layer(StrEnum):
    """Where a rule is from, the first one lowest."""

    SHIPPED = "shipped"
    TEAM = "team"
    OWN = "own"


@dataclass(frozen=True, slots=True, kw_only=True)
class Folders:
    """Where the layers are. A folder that is not there is an empty layer, save the shipped one."""

    shipped: Path
    team: Path | None = None
    own: Path | None = None

    def all(self) -> tuple[Path, ...]:
        """Those that are named."""
        return tuple(one for one in (self.shipped, self.team, self.own) if one is not None)


class Choices(Part):
    """What the rep has chosen about rules."""

    mute: Annotated[tuple[Slug, ...], Field(max_length=1_000)] = ()
    accept: Annotated[dict[Slug, Version], Field(max_length=1_000)] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """One rule and its layer; whether it is `on`, and what is to be said of it."""

    rule: Rule
    layer: Layer
    on: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """All layers together. `remarks` are about choices that name no rule."""

    placed: tuple[Placed, ...] = ()
    remarks: tuple[str, ...] = ()
    rulebook: Rulebook = field(default_factory=Rulebook)

    def lines(self) -> Iterator[str]:
        """What ``rules check`` says: each rule, its version, its layer."""
        for one in self.placed:
            state = "on " if one.on else "off"
            note = f" ({one.note})" if one.note else ""
            yield f"{state} {one.layer:8} {one.rule.id}, version {one.rule.version}{note}"
        yield from self.remarks
        count = len(self.rulebook.rules)
        yield f"{count} {'rule' if count == 1 else 'rules'} in force, no errors"


def load_layers(folders: Folders) -> Pack:
    """Read all layers and settle which rules are in force. Raises a RuleError, as Rulebook.load."""
    choices = read_choices(folders.own)
    layers = (
        (Layer.SHIPPED, Rulebook.load(folders.shipped)),
        (Layer.TEAM, _optional(folders.team)),
        (Layer.OWN, _optional(folders.own)),
    )
    placed: list[Placed] = []
    in_force: dict[str, Placed] = {}
    for layer, book in layers:
        for rule in book.rules:
            one = _place(rule, layer, in_force.get(rule.id), choices)
            placed.append(one)
            if one.on:
                in_force[rule.id] = one
    muted = [_muted(one) if one.rule.id in choices.mute else one for one in placed]
    replaced = [
        _replaced(one, in_force[one.rule.id])
        if one.on and in_force[one.rule.id].rule is not one.rule
        else one
        for one in muted
    ]
    found = tuple(sorted(replaced, key=lambda one: (one.rule.id, list(Layer).index(one.layer))))
    return Pack(
        placed=found,
        remarks=tuple(_remarks(choices, {one.rule.id for one in placed})),
        rulebook=Rulebook(tuple(one.rule for one in found if one.on)),
    )


def _place(rule: Rule, layer: Layer, below: Placed | None, choices: Choices) -> Placed:
    note = "" if below is None else f"replaces version {below.rule.version} of {below.layer}"
    if layer is not Layer.TEAM:
        return Placed(rule=rule, layer=layer, note=note)
    accepted = choices.accept.get(rule.id)
    if accepted == rule.version:
        return Placed(rule=rule, layer=layer, note=note)
    offer = (
        "proposed; to accept it: "
        if accepted is None
        else f"accepted as of version {accepted}; now: "
    )
    return Placed(
        rule=rule, layer=layer, on=False, note=f"{offer}accept: {{{rule.id}: {rule.version}}}"
    )


def _muted(one: Placed) -> Placed:
    return Placed(rule=one.rule, layer=one.layer, on=False, note="muted")


def _replaced(one: Placed, by: Placed) -> Placed:
    note = f"replaced by version {by.rule.version} of {by.layer}"
    return Placed(rule=one.rule, layer=one.layer, on=False, note=note)


def _remarks(choices: Choices, known: set[str]) -> Iterator[str]:
    for key, ids in (("mute", choices.mute), ("accept", tuple(choices.accept))):
        for rule_id in ids:
            if rule_id not in known:
                near = difflib.get_close_matches(rule_id, known, n=1)
                hint = f"; did you mean {near[0]}?" if near else ""
                yield f"{CHOICES}: {key} names {rule_id}, and there is no such rule{hint}"


def _optional(folder: Path | None) -> Rulebook:
    if folder is None or not folder.is_dir():
        return Rulebook()
    return Rulebook.load(folder, but=CHOICES)


def read_choices(folder: Path | None) -> Choices:
    """The rep's choices in the folder of own rules; none if there is no file. Raises a RuleError."""
    path = None if folder is None else folder / CHOICES
    if path is None or not path.is_file():
        return Choices()
    raw = read_bounded(path, "rule_file_bytes", RuleUnreadable)
    return read_part(Choices, raw, str(path)) if raw.strip() else Choices()
