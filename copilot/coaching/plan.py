"""Conditions made ready to be asked at every event of a call.

A rule file's nodes are made for reading and checking; here they are plain objects, and rules that ask
the very same thing, a check or a whole condition, share it: it is then asked once an event. That memory is of the
latest scene alone, and only saves asking again: the answers are those of the nodes.

A rule says no for the same reason most of the time, so of what must all hold that part is asked first which said no last.
Which of several it is that says no is told to nobody; under a ``not`` it would be, and there the order is the file's.
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

    __slots__ = ("_answer", "_decides", "_last", "_parts", "_scene", "_seeks")

    def __init__(self, parts: tuple[Plan, ...], *, decides: bool, seeks: bool) -> None:
        self._parts = parts
        self._decides = decides
        self._seeks = seeks
        self._last: Plan = parts[0]
        self._scene: Scene | None = None
        self._answer = _UNASKED

    def ask(self, scene: Scene) -> Answer:
        if self._scene is not scene:
            self._answer, self._scene = self._ask(scene), scene
        return self._answer

    def _ask(self, scene: Scene) -> Answer:
        decides = self._decides
        if self._seeks:
            answer = self._last.ask(scene)
            if answer[0].holds is decides:
                return answer
        found: list[Finding] = []
        bits, at, gates = FOR_EVER
        for part in self._parts:
            answer = part.ask(scene)
            finding, (more, sooner, other) = answer
            if finding.holds is decides:
                self._last = part
                return answer
            found.append(finding)
            bits |= more
            at = min(at, sooner)
            if other:
                gates += other
        return merged(found, holds=not decides), (bits, at, gates)


Shared = dict[object, Plan]
"""Conditions that were planned already: checks by what they are and say, others by their parts."""


def plan(node: Node, shared: Shared, *, negated: bool = False) -> Plan:
    """Make a condition ready; what `shared` has is taken from there, what is new put there.

    `negated` says that a ``not`` stands above it.
    """
    if node.not_ is not None:
        part = plan(node.not_, shared, negated=True)
        return shared.setdefault((_Not, part), _Not(part))
    if node.parts:
        parts = tuple(plan(part, shared, negated=negated) for part in node.parts)
        decides = node.any is not None
        seeks = not decides and not negated
        joined = _Joined(parts, decides=decides, seeks=seeks)
        return shared.setdefault((decides, seeks, parts), joined)
    check = node.check
    if check is None:
        return _Always()
    return shared.setdefault(node.model_dump_json(exclude_unset=True), _Leaf(check))
