"""Conditions made ready to be asked at every event of a call.

A rule file's nodes are made for reading and checking; here they are plain objects, and rules that ask
the very same thing, a check or a whole condition, share it: it is then asked once an event. That memory is of the
latest scene alone, and only saves asking again: the answers are those of the nodes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from copilot.coaching.finding import Finding, Why, inverse, merged
from copilot.coaching.inputs import ALL, FOR_EVER

if TYPE_CHECKING:
    from copilot.coaching.conditions import Node
    from copilot.coaching.finding import Check
    from copilot.coaching.inputs import Lasting
    from copilot.coaching.scene import Scene

Answer = tuple[Finding, "Lasting"]
"""A finding, and for how long it is certain not to turn into its opposite."""


class Plan(Protocol):
    """A condition that can be asked."""

    def ask(self, scene: Scene) -> Answer:
        """Answer it for this instant."""
        ...


_UNASKED: Final[Answer] = (Finding(holds=None), (ALL, 0.0, ()))


class _Leaf:
    __slots__ = ("_answer", "_check", "_scene")

    def __init__(self, check: Check) -> None:
        self._check = check
        self._scene: Scene | None = None
        self._answer = _UNASKED

    def ask(self, scene: Scene) -> Answer:
        if self._scene is not scene:
            finding = self._check.look(scene)
            holds = finding.holds
            lasts = (ALL, scene.at, ()) if holds is None else self._check.lasts(scene, holds=holds)
            self._answer, self._scene = (finding, lasts), scene
        return self._answer


class _Always:
    __slots__ = ()

    def ask(self, scene: Scene) -> Answer:
        del scene
        return Finding(holds=True, why=(Why.ALWAYS,)), FOR_EVER


class _Not:
    __slots__ = ("_answer", "_part", "_scene")

    def __init__(self, part: Plan) -> None:
        self._part = part
        self._scene: Scene | None = None
        self._answer = _UNASKED

    def ask(self, scene: Scene) -> Answer:
        if self._scene is not scene:
            finding, lasts = self._part.ask(scene)
            self._answer, self._scene = (inverse(finding), lasts), scene
        return self._answer


class _Joined:
    """All or any: one no decides an all, one yes an any; else it rests on every part."""

    __slots__ = ("_answer", "_decides", "_parts", "_scene")

    def __init__(self, parts: tuple[Plan, ...], *, decides: bool) -> None:
        self._parts = parts
        self._decides = decides
        self._scene: Scene | None = None
        self._answer = _UNASKED

    def ask(self, scene: Scene) -> Answer:
        if self._scene is not scene:
            self._answer, self._scene = self._ask(scene), scene
        return self._answer

    def _ask(self, scene: Scene) -> Answer:
        found: list[Finding] = []
        bits, at, gates = FOR_EVER
        decides = self._decides
        for part in self._parts:
            answer = part.ask(scene)
            finding, (more, sooner, other) = answer
            if finding.holds is decides:
                return answer
            found.append(finding)
            bits |= more
            at = min(at, sooner)
            if other:
                gates += other
        return merged(found, holds=not decides), (bits, at, gates)


Shared = dict[object, Plan]
"""Conditions that were planned already: checks by what they are and say, others by their parts."""


def plan(node: Node, shared: Shared) -> Plan:
    """Make a condition ready; what `shared` has is taken from there, what is new put there."""
    if node.not_ is not None:
        part = plan(node.not_, shared)
        return shared.setdefault((_Not, part), _Not(part))
    if node.parts:
        parts = tuple(plan(part, shared) for part in node.parts)
        decides = node.any is not None
        return shared.setdefault((decides, parts), _Joined(parts, decides=decides))
    check = node.check
    if check is None:
        return _Always()
    return shared.setdefault(node.model_dump_json(exclude_unset=True), _Leaf(check))
