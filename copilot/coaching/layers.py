"""Rules from three places, one over the other: the shipped ones, the team's, the rep's own.

A later layer's rule takes the place of an earlier one with the same id. The rep's own folder may
hold a file of choices::

    mute: [talk-share-high]                        # not on my calls
    accept: {ask-for-access: 2-9f86d081884c7d65}   # the team's rule, as it said in its version 2

The team may propose and not force: its rules are off until the rep has accepted them, each as it
stands (`copilot.coaching.stamp`), and what they would replace stays in force until then. What the
rep mutes is off, whatever layer it is from.

A layer that somebody else broke is nobody's trouble: the team's and the rep's own rules each keep
what they last were when a file of theirs cannot be read, or what of them can be read if nothing was
before, and the pack says what is wrong. The shipped rules and the rep's choices must be readable to
begin with: without the one there is nothing to coach by, without the other what is muted would speak.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Final

from pydantic import Field

from copilot.bounded import read_bounded
from copilot.coaching.nearest import did_you_mean
from copilot.coaching.part import Part
from copilot.coaching.rulebook import Rulebook
from copilot.coaching.rulefile import read_part
from copilot.coaching.schema import Slug
from copilot.coaching.stamp import Stamp, stamp_of, version_of
from copilot.errors import RuleError, RuleUnreadable
from copilot.figures import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
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
    accept: Annotated[dict[Slug, Stamp], Field(max_length=1_000)] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """One rule and its layer; whether it is `on`, and what is to be said of it."""

    rule: Rule
    layer: Layer
    on: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What was last read of each place."""

    books: dict[Layer, Rulebook] = field(default_factory=dict)
    choices: Choices = field(default_factory=Choices)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """All layers together. `remarks` are about choices that name no rule.

    `troubles` say what could not be read, each beginning with whose it is; `sources` is what was
    read of each layer, good enough to stay in force when its next reading is not.
    """

    placed: tuple[Placed, ...] = ()
    remarks: tuple[str, ...] = ()
    troubles: tuple[str, ...] = ()
    rulebook: Rulebook = field(default_factory=Rulebook)
    sources: Sources = field(default_factory=Sources)

    def lines(self) -> Iterator[str]:
        """What ``rules check`` says: each rule, its version, its layer."""
        for one in self.placed:
            state = "on " if one.on else "off"
            note = f" ({one.note})" if one.note else ""
            yield f"{state} {one.layer:8} {one.rule.id}, version {one.rule.version}{note}"
        yield from self.remarks
        yield from self.troubles
        errors = "not all that is written could be read" if self.troubles else "no errors"
        yield f"{counted(len(self.rulebook.rules), 'rule')} in force, {errors}"


def load_layers(folders: Folders, before: Pack | None = None) -> Pack:
    """Read all layers and settle which rules are in force.

    What cannot be read stays as `before` has it. Raises a RuleError, as Rulebook.load, for shipped
    rules and for choices if there is no `before`.
    """
    sources, troubles = _read(folders, None if before is None else before.sources)
    choices = sources.choices
    placed: list[Placed] = []
    in_force: dict[str, Placed] = {}
    for layer, book in sources.books.items():
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
        troubles=tuple(troubles),
        rulebook=Rulebook(tuple(one.rule for one in found if one.on)),
        sources=sources,
    )


def _read(folders: Folders, before: Sources | None) -> tuple[Sources, Sequence[str]]:
    """Each place by itself, and what is wrong with it."""
    books: dict[Layer, Rulebook] = {}
    troubles: list[str] = []
    for layer, folder in zip(Layer, (folders.shipped, folders.team, folders.own), strict=True):
        book, trouble = _book(folder, layer)
        if trouble is not None:
            if before is not None:
                book = before.books[layer]
            elif layer is Layer.SHIPPED:
                raise trouble
            troubles.append(f"{layer}: {trouble}")
        books[layer] = book
    try:
        choices = read_choices(folders.own)
    except RuleError as trouble:
        if before is None:
            raise
        choices = before.choices
        troubles.append(f"{CHOICES}: {trouble}")
    return Sources(books=books, choices=choices), troubles


def _book(folder: Path | None, layer: Layer) -> tuple[Rulebook, RuleError | None]:
    """The rules of a layer that can be read, and what is wrong with the others."""
    if folder is None or (layer is not Layer.SHIPPED and not folder.is_dir()):
        return Rulebook(), None
    # a rep's own folder may stand in for the shipped one, and holds their choices too
    return Rulebook.readable(folder, but=CHOICES)


def _place(rule: Rule, layer: Layer, below: Placed | None, choices: Choices) -> Placed:
    note = "" if below is None else f"replaces version {below.rule.version} of {below.layer}"
    if layer is not Layer.TEAM:
        return Placed(rule=rule, layer=layer, note=note)
    accepted, stamp = choices.accept.get(rule.id), stamp_of(rule)
    if accepted == stamp:
        return Placed(rule=rule, layer=layer, note=note)
    offer = f"{_not_accepted(accepted, rule)}accept: {{{rule.id}: {stamp}}}"
    return Placed(rule=rule, layer=layer, on=False, note=offer)


def _not_accepted(accepted: str | None, rule: Rule) -> str:
    """Why what the rep has accepted, if anything, is not this."""
    if accepted is None:
        return "proposed; to accept it: "
    if version_of(accepted) != rule.version:
        return f"accepted as of version {version_of(accepted)}; now: "
    if "-" not in accepted:
        return (
            "a version alone accepts nothing, since a file may change and keep it; to accept it: "
        )
    return "changed since you accepted it; now: "


def _muted(one: Placed) -> Placed:
    return Placed(rule=one.rule, layer=one.layer, on=False, note="muted")


def _replaced(one: Placed, by: Placed) -> Placed:
    note = f"replaced by version {by.rule.version} of {by.layer}"
    return Placed(rule=one.rule, layer=one.layer, on=False, note=note)


def _remarks(choices: Choices, known: set[str]) -> Iterator[str]:
    for key, ids in (("mute", choices.mute), ("accept", tuple(choices.accept))):
        for rule_id in ids:
            if rule_id not in known:
                hint = did_you_mean(rule_id, known)
                yield f"{CHOICES}: {key} names {rule_id}, and there is no such rule{hint}"


def read_choices(folder: Path | None) -> Choices:
    """The rep's choices in the folder of own rules; none if there is no file. Raises a RuleError."""
    path = None if folder is None else folder / CHOICES
    if path is None or not path.is_file():
        return Choices()
    raw = read_bounded(path, "rule_file_bytes", RuleUnreadable)
    return read_part(Choices, raw, str(path)) if raw.strip() else Choices()
