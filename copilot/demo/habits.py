"""How a rep of the example team sells: a few numbers, which move over the weeks. Pure."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """Chances from 0 to 1, and `pitch_s`, the seconds of the longest thing told in one breath.

    `agenda`: the call begins with what it is for. `asks`: what is told is asked on about. `spread`: the
    questions go on to the end. `numbers`: a problem is asked its number. `budget`, `people`, `process`
    and `dates`: they come up. `step`: the call ends with a step, its day and its owner; `loose`: where
    it does not, something vague is said. `holds`: a price that is pushed back on is met with a question.
    `rivals`: another offer is asked about. `checks`: a presentation stops for the buyer.
    """

    agenda: float = 0.95
    asks: float = 0.9
    spread: float = 0.95
    numbers: float = 0.9
    budget: float = 0.9
    people: float = 0.95
    process: float = 0.9
    dates: float = 0.9
    step: float = 0.9
    loose: float = 0.6
    holds: float = 0.9
    rivals: float = 0.9
    checks: float = 0.95
    pitch_s: float = 40.0

    def towards(self, later: Habits, part: float) -> Habits:
        """These habits on their way to later ones; `part` from 0 to 1 says how far."""
        return Habits(
            **{
                one.name: (1 - part) * getattr(self, one.name) + part * getattr(later, one.name)
                for one in fields(Habits)
            }
        )
