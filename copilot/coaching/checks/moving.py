"""How long a measure that moves with time stays on its side of a threshold, if nobody speaks.

What somebody says may change every one of them, and changes the sums of speech too; that is asked
after for itself (`copilot.coaching.inputs.Gate`).
"""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Final

from copilot.coaching.checks.known import SINCE
from copilot.conversation.buckets import BUCKET_S
from copilot.conversation.cadence import SOONEST_S, WINDOW_S
from copilot.conversation.quiet import BASELINE_S
from copilot.conversation.quiet import WINDOW_S as QUIET_WINDOW_S

if TYPE_CHECKING:
    from copilot.coaching.inputs import Gate
    from copilot.coaching.scene import Scene

_EARLY_S: Final = 1e-6
"""Floats may round either way: asked a little before, and at every event until after it."""

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
    if name == "rep_questions_per_10_min" and not over and not holds:
        return _falls_below(scene, bound)
    if name == "buyer_gone_quiet" and over and not holds:
        # before that there is nothing to compare with
        return max(scene.at, BASELINE_S + QUIET_WINDOW_S - _EARLY_S)
    return scene.at


def _passes(name: str, scene: Scene, bound: float) -> float:
    """When so long ago will be longer than the threshold."""
    course = scene.conversation.course
    since: float | None = getattr(course, name)
    return inf if since is None else course.at - since + bound - _EARLY_S


def _falls_below(scene: Scene, bound: float) -> float:
    """When the rate of questions is under the threshold if none is asked, while all of them count."""
    course = scene.conversation.course
    rate = course.rep_questions_per_10_min
    if rate is None:
        return max(scene.at, SOONEST_S - _EARLY_S)
    if course.at >= WINDOW_S or bound <= 0:
        return scene.at  # the oldest leave the window, which nobody sees coming
    return min(WINDOW_S, rate * course.at / bound) - _EARLY_S
