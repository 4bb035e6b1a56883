"""How long a measure that moves with time stays on its side of a threshold, if nobody speaks.

What somebody says may change every one of them, and changes the sums of speech too; that is asked
after for itself (`copilot.coaching.inputs.Gate`).
"""

from __future__ import annotations

from math import ceil, floor, inf
from typing import TYPE_CHECKING, Final

from copilot.coaching.checks.known import SINCE
from copilot.coaching.inputs import EARLY_S
from copilot.conversation.buckets import BUCKET_S
from copilot.conversation.cadence import SOONEST_S, WINDOW_S
from copilot.conversation.quiet import BASELINE_S
from copilot.conversation.quiet import WINDOW_S as QUIET_WINDOW_S

if TYPE_CHECKING:
    from copilot.coaching.inputs import Gate
    from copilot.coaching.scene import Scene

_IN_STEPS: Final = frozenset({"rolling_rep_share", "rep_words_per_s", "pace_ratio"})
"""Over the last minutes, from which speech leaves in steps of time."""

_COUNTS: Final = frozenset({"rep_cut_ins"})
"""They change with what is said, and with nothing else."""


def moves_at(gate: Gate, scene: Scene) -> float:
    """When time alone may first bring a measure past its threshold, or back."""
    name, over, bound, holds = gate
    if name in SINCE:  # they grow as time does, once there is something
        return _passes(name, scene, bound) if holds is not over else inf
    if name in _IN_STEPS:
        return (scene.at // BUCKET_S + 1) * BUCKET_S
    if name in _COUNTS or (name == "pace_after_objection_ratio" and not holds):
        return inf  # a ratio is forgotten after a while, and then holds nothing
    if name == "rep_questions_per_10_min":
        return _rate_turns(gate, scene)
    if name == "buyer_gone_quiet":
        return _otherwise_quiet(scene)
    return scene.at


def _passes(name: str, scene: Scene, bound: float) -> float:
    """When so long ago will be longer than the threshold."""
    course = scene.conversation.course
    since: float | None = getattr(course, name)
    return inf if since is None else course.at - since + bound - EARLY_S


def _rate_turns(gate: Gate, scene: Scene) -> float:
    """When the rate of questions is past the threshold if none is asked: all it can do is fall."""
    course, bound = scene.conversation.course, gate.bound
    rate = course.rep_questions_per_10_min
    if rate is None:
        return max(scene.at, SOONEST_S - EARLY_S)
    if gate.over is not gate.holds or bound < 0:
        return inf
    if course.at < WINDOW_S:  # all of them count, over a longer and longer call
        return min(WINDOW_S, rate * course.at / bound if bound else inf) - EARLY_S
    counted = sorted(one for one in course.cadence.asked_at if one > course.at - WINDOW_S)
    few = floor(bound) if gate.over else ceil(bound) - 1
    # once there are so few; the latest that has to leave the window for it is the last to do so
    return inf if few < 0 else counted[len(counted) - few - 1] + WINDOW_S - EARLY_S


def _otherwise_quiet(scene: Scene) -> float:
    """When the next turn of the buyer's, or the next step of time, counts as one of before."""
    if scene.at < BASELINE_S + QUIET_WINDOW_S - EARLY_S:
        return BASELINE_S + QUIET_WINDOW_S - EARLY_S  # there is nothing to compare with
    since = scene.at - QUIET_WINDOW_S
    turns = scene.conversation.course.buyer_turns.turns
    leaves = min((turn.at for turn in turns if turn.at >= since), default=inf) + QUIET_WINDOW_S
    return min(leaves, (scene.at // BUCKET_S + 1) * BUCKET_S) - EARLY_S
