"""Conditions made ready to be asked at every event of a call.

A rule file's nodes are made for reading and checking; here they are plain objects, and two rules that
ask the very same thing share the check, which is then asked once an event. That memory is of the
latest scene alone, and only saves asking again: the answers are those of the nodes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from copilot.coaching.finding import Finding, Why, every, inverse, some
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


class _Leaf:
    __slots__ = ("_answer", "_check", "_scene")

    def __init__(self, check: Check) -> None:
        self._check = check
        self._scene: Scene | None = None
        self._answer: Answer = (Finding(holds=None), (ALL, 0.0, ()))

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
    __slots__ = ("_part",)

    def __init__(self, part: Plan) -> None:
        self._part = part

    def ask(self, scene: Scene) -> Answer:
        finding, lasts = self._part.ask(scene)
        return inverse(finding), lasts


class _Joined:
    """All or any: one no decides an all, one yes an any; else it rests on every part."""

    __slots__ = ("_decides", "_parts")

    def __init__(self, parts: tuple[Plan, ...], *, decides: bool) -> None:
        self._parts = parts
        self._decides = decides

    def ask(self, scene: Scene) -> Answer:
        found: list[Finding] = []
        bits, at, gates = FOR_EVER
        for part in self._parts:
            answer = part.ask(scene)
            if answer[0].holds is self._decides:
                return answer
            found.append(answer[0])
            more, sooner, other = answer[1]
            bits |= more
            at = min(at, sooner)
            gates += other
        return some(found) if self._decides else every(found), (bits, at, gates)


Shared = dict[str, Plan]
"""Checks that were planned already, by what they are and say."""


def plan(node: Node, shared: Shared) -> Plan:
    """Make a condition ready; checks that `shared` has are taken from there, new ones put there."""
    if node.not_ is not None:
        return _Not(plan(node.not_, shared))
    if node.parts:
        parts = tuple(plan(part, shared) for part in node.parts)
        return _Joined(parts, decides=node.any is not None)
    check = node.check
    if check is None:
        return _Always()
    return shared.setdefault(node.model_dump_json(exclude_unset=True), _Leaf(check))
