"""A rule's condition answered node by node: what `explain` shows and `coverage` counts.

Asking a node is pure, so every part is asked here, also those that a rule under way would skip.
What a node is called comes from the rule file alone; nothing said on a call is in a trace.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from copilot.coaching.checks.measure import DEFAULT
from copilot.coaching.part import Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copilot.coaching.conditions import Node
    from copilot.coaching.finding import Finding
    from copilot.coaching.scene import Scene
    from copilot.coaching.yaml_text import Path

Place = tuple[int, ...]
"""Where a node stands: which part of the whole, which part of that, and so on; () is the whole."""

_LONG: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Traced:
    """One node and what it answered.

    `path` is where the rule's file has it, and `negated` says that it stands under a ``not`` (or
    under three of them), so that the rule wants it not to hold.
    """

    place: Place
    label: str
    join: str
    finding: Finding
    node: Node
    path: Path
    negated: bool = False
    parts: tuple[Traced, ...] = ()

    @property
    def stands(self) -> bool | None:
        """The answer that the rule wants of it: of a check under a ``not`` the other one."""
        holds = self.finding.holds
        return not holds if self.negated and holds is not None else holds

    @property
    def said(self) -> str:
        """What the rule wants of it, in the words of its file: ``not ending {call_ended: true}``."""
        return f"not {self.label}" if self.negated else self.label

    def leaves(self) -> Iterator[Traced]:
        """The checks below, in the file's order."""
        if not self.parts:
            yield self
        for part in self.parts:
            yield from part.leaves()

    def in_the_way(self) -> Iterator[Traced]:
        """The checks that keep it from holding; none where it holds."""
        if self.finding.holds:
            return
        if self.join in {"all", "any"}:
            for part in self.parts:
                yield from part.in_the_way()
        elif self.join == "not":
            yield from self.parts[0].holding()
        else:
            yield self

    def holding(self) -> Iterator[Traced]:
        """The checks that make it hold, or leave it unknown; none where it does not hold."""
        if self.finding.holds is False:
            return
        if self.join == "not":
            yield from self.parts[0].in_the_way()
        elif self.parts:
            for part in self.parts:
                yield from part.holding()
        else:
            yield self


def trace(
    node: Node,
    scene: Scene,
    place: Place = (),
    *,
    path: Path = ("when",),
    negated: bool = False,
) -> Traced:
    """Answer a node and everything below it."""
    name = node.name.rstrip("_")
    own, below = (*path, name), negated is not (node.not_ is not None)
    parts = tuple(
        trace(
            part,
            scene,
            (*place, number),
            path=own if node.not_ is not None else (*own, number),
            negated=below,
        )
        for number, part in enumerate(node.parts)
    )
    return Traced(
        place=place,
        label=label(node),
        join=name if parts else "",
        finding=node.look(scene),
        node=node,
        path=own,
        negated=negated,
        parts=parts,
    )


def label(node: Node) -> str:
    """What a node asks, as the rule file says it: ``signal {kind: price, within_s: 40}``."""
    name = node.name.rstrip("_")
    check = getattr(node, node.name)
    return f"{name} {_written(check)}" if isinstance(check, Part) and not node.parts else name


def _written(value: object) -> str:
    if isinstance(value, Part):
        fields = type(value).model_fields
        said = (
            f"{fields[name].alias or name}: {_written(getattr(value, name))}"
            for name in fields
            if name in value.model_fields_set
        )
        return "{" + ", ".join(said) + "}"
    if isinstance(value, dict):
        if set(value) == {DEFAULT}:
            return _written(value[DEFAULT])
        return "{" + ", ".join(f"{key}: {_written(one)}" for key, one in value.items()) + "}"
    if isinstance(value, tuple):
        text = "[" + ", ".join(_written(one) for one in value) + "]"
        return text if len(text) <= _LONG else f"[{len(value)} of them]"
    if isinstance(value, float):
        return f"{value:g}"
    return str(value).lower() if isinstance(value, bool) else str(value)
