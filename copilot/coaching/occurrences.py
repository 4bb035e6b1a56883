"""How often in a call a rule's condition came up: each time is a moment, whether or not a card came.

How often a card may come is the rep's peace (`per_call`, `cooldown_s`, `after_s`); what there was to
see in the call is another matter. A condition that stays true is one occurrence, and so is one that
flickers: it comes up anew when it was known not to stand for a while, or, if it rests on something
that was said lately, when that was said since. A rule that settles at the end speaks of the call as a
whole and has none but those that want a card. Pure.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from copilot.limits import limit

if TYPE_CHECKING:
    from copilot.coaching.finding import Finding
    from copilot.coaching.schema import Rule
    from copilot.events import Moment

APART_S: Final = 60.0
"""Known not to stand for so long, a condition comes up anew. Ours: a minute apart is two scenes to
whoever listens to them again."""

_MOST: Final = limit("moments_per_rule")


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrences:
    """Those of one rule in one call.

    `noted` says that the one which stands, or stood last, has its moment; `waiting` is that moment
    while no card has come of it. `off_at` is since when it is known not to stand, `latest` the time
    of the newest moment, `made` how many there are.
    """

    noted: bool = False
    off_at: float | None = None
    latest: float | None = None
    made: int = 0
    waiting: Moment | None = None

    @property
    def full(self) -> bool:
        """Whether there are as many as are told of."""
        return self.made >= _MOST

    def after(self, finding: Finding, at: float, *, rises: bool) -> Occurrences:
        """With the condition's next answer; it `rises` when it stands and did not just before."""
        if not self.noted:
            return self
        if finding.holds is False:
            return self if self.off_at is not None else replace(self, off_at=at)
        if not rises or self.off_at is None:  # what was not heard in between is not known to lapse
            return self
        anew = at - self.off_at >= APART_S if finding.at is None else self._is_new(finding.at)
        return replace(self, off_at=None, noted=not anew, waiting=None if anew else self.waiting)

    def due(self, rule: Rule, finding: Finding, at: float, since: float | None) -> bool:
        """Whether the condition, which has stood `since` then, makes a moment without a card."""
        if self.noted or self.full or since is None or rule.moment.settle == "end":
            return False
        # what was said may be dated; a share, or what is missing, means nothing before its time
        settled = finding.at is not None or at >= rule.limits.after_s
        return settled and at - since >= rule.limits.stands_s

    def date(self, rule: Rule, finding: Finding, at: float) -> float:
        """The time of a moment made now: when that was said which it rests on, if it is news."""
        if rule.moment.settle == "end" or finding.at is None or not self._is_new(finding.at):
            return at
        return min(at, finding.at)

    def with_moment(self, moment: Moment, *, card: bool) -> Occurrences:
        """With a moment that was made, or one that waited and has its `card` now."""
        return replace(
            self,
            noted=True,
            latest=moment.at if self.latest is None else max(self.latest, moment.at),
            made=self.made if moment is self.waiting else self.made + 1,
            waiting=None if card else moment,
        )

    def _is_new(self, at: float) -> bool:
        return self.latest is None or at > self.latest


NONE_YET: Final = Occurrences()
"""What a call begins with."""
