"""Whether a rule that rests on the thresholds of measures may stay asleep."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from copilot.coaching.checks.measure import values
from copilot.coaching.inputs import GATES, until
from copilot.coaching.rota import Rota

if TYPE_CHECKING:
    from copilot.coaching.inputs import Gate
    from copilot.coaching.scene import Scene


def stay(scene: Scene, gates: tuple[Gate, ...]) -> bool:
    """Whether every measure is on the side of its threshold that it was on."""
    rota = Rota.of([until(GATES, inf, gates)])
    return not rota.crossed(values(scene, rota.measures()))
