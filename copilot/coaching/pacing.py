"""How much room a card has: budget, spacing, what repeats cost, and what is withheld. Pure.

The gate asks here about each card that waits. What the answers rest on: the profile's numbers
(`settings`), how well the card's skill stands without help (`fading`), and what of the skill was
shown in this call. All of it is audio time and counts; chance is a number drawn from the ids of call
and rule, so the same call of the same rep is paced the same.

- **Repeats cost.** Each card of a skill takes `repeat_cost` of the priority of its next ones, and
  what is left has to be worth `WORTH`; and each lengthens the spacing to the next one of the skill
  by the profile's own.
- **Fading.** Of the eligible cards of a skill only a part is shown, the smaller the better the skill
  stands alone.
- **Withheld at random.** Of what is left, `withheld_share` is kept back too, so that the rep can see
  whether the skill stands alone; of a new skill nothing is. The chance is taken when a card would
  otherwise have been shown: what was withheld differs from what was shown in nothing else.
- **Focus.** A skill that the rep chose has `focus_cards` of room beyond the budget, no longer spacing
  between its own cards, and fades no further than to half.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, Literal

from copilot.coaching.fading import SHOWN, Mastery, SkillState, draw
from copilot.settings import PacingSettings

if TYPE_CHECKING:
    from copilot.coaching.wanted import Wanted
    from copilot.settings import ProfileSettings

WORTH: Final = 20.0
"""Priority that must be left of a card whose skill was shown before. Ours: of a middling 50 it lets
two repeats through, of 30 one, and of the most urgent 90 four."""

KeptBack = Literal["withheld", "faded"]
"""Why a card that might be shown is not: by chance, or because the skill mostly stands alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillUse:
    """What was shown of a skill in this call; `last_end` is when its latest card went."""

    skill: str
    cards: int = 0
    last_end: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Uses:
    """What was shown in this call, skill by skill. Never more of them than cards."""

    of: tuple[SkillUse, ...] = ()

    def __getitem__(self, skill: str) -> SkillUse:
        return next((use for use in self.of if use.skill == skill), SkillUse(skill=skill))

    def shown(self, skill: str) -> Uses:
        """One more card of this skill came into view."""
        use = self[skill]
        return self._with(replace(use, cards=use.cards + 1))

    def gone(self, skill: str, at: float) -> Uses:
        """The card of this skill went out of view."""
        return self._with(replace(self[skill], last_end=at))

    @property
    def skills(self) -> frozenset[str]:
        """Skills of which a card was in view."""
        return frozenset(use.skill for use in self.of if use.cards)

    def _with(self, changed: SkillUse) -> Uses:
        others = tuple(use for use in self.of if use.skill != changed.skill)
        return Uses(of=(*others, changed))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pacing:
    """What is known of the rep before the call. The default is a new rep, from whom nothing is kept.

    `masteries` holds a skill only once.
    """

    settings: PacingSettings = field(default_factory=PacingSettings)
    masteries: tuple[tuple[str, Mastery], ...] = ()

    def mastery(self, skill: str) -> Mastery:
        """How the skill stands without help."""
        return dict(self.masteries).get(skill, Mastery()) if self.settings.fading else Mastery()

    def focused(self, skill: str) -> bool:
        """Whether the rep works on this skill."""
        return bool(skill) and skill == self.settings.focus

    def budget(self, profile: ProfileSettings, skill: str) -> int:
        """Cards that may have been shown when one of this skill is; none is none for all."""
        extra = self.settings.focus_cards if self.focused(skill) else 0
        return profile.cards_per_call + extra if profile.cards_per_call else 0

    def worth(self, wanted: Wanted, use: SkillUse) -> float:
        """What is left of a card's priority by what was shown of its skill."""
        return wanted.priority * (1 - self.settings.repeat_cost) ** use.cards

    def repeats_too_soon(
        self, profile: ProfileSettings, wanted: Wanted, use: SkillUse, at: float
    ) -> bool:
        """Whether the skill's cards so far stand against one more of them now."""
        if not use.cards or not self.settings.repeat_cost:
            return False
        if self.worth(wanted, use) < WORTH:
            return True
        if use.last_end is None or self.focused(wanted.skill):
            return False
        return at - use.last_end < profile.spacing_s * (1 + use.cards)

    def shown(self, skill: str) -> float:
        """The part of the skill's cards that may be shown, of those that chance leaves over."""
        shown = self.mastery(skill).shown
        return max(shown, SHOWN[SkillState.FADING]) if self.focused(skill) else shown

    def kept_back(self, wanted: Wanted) -> KeptBack | None:
        """Whether a card that might be shown now is not, and for which of the two reasons."""
        return self.keeps_back(wanted.moment.call_id, wanted.moment.rule, wanted.skill)

    def keeps_back(self, call_id: str, rule: str, skill: str) -> KeptBack | None:
        """Whether this rule's cards are kept back in this call: one number is drawn for all of it."""
        if self.mastery(skill).state is SkillState.NEW:
            return None
        drawn = draw(call_id, rule)
        if drawn < self.settings.withheld_share:
            return "withheld"
        # of what chance has left over, the part that fading takes
        left = (drawn - self.settings.withheld_share) / (1 - self.settings.withheld_share)
        return "faded" if left >= self.shown(skill) else None
