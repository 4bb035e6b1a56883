"""What is the rep's own, as it is kept in ``private.db`` and nowhere else.

Speech is kept as times and counts of words. A reaction is what the rep did with a card; it exists
in this package's private part only, and no other table, counter or message has one.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from copilot.storage.records import rule_key, skill_key

if TYPE_CHECKING:
    from copilot.coaching.outcomes import Outcome, SkillOutcome
    from copilot.events import Suggestion, Utterance
    from copilot.kinds import CallKind, MomentKind, Profile, Speaker


class Reaction(StrEnum):
    """What the rep says of a card. Saying nothing is not a reaction and is not kept."""

    USED = "used"
    USEFUL = "useful"
    NOT_NOW = "not_now"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """When a side spoke, in seconds of call audio to the millisecond, and how many words."""

    speaker: Speaker
    start_s: float
    end_s: float
    words: int
    late: bool = False

    @classmethod
    def of(cls, utterance: Utterance, new_words: int) -> Stretch:
        """What is kept of an utterance: of one that goes on, what is new."""
        return cls(
            speaker=utterance.speaker,
            start_s=utterance.new_from,
            end_s=utterance.end,
            words=new_words,
            late=utterance.late,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptCard:
    """One card that was in view from `shown_s` to `until_s`, None while it still is.

    `id` is what the overlay knows it by. `at_s` is the moment that wanted it, `rule` a `rule_key`.
    """

    id: str
    rule: str
    kind: MomentKind
    at_s: float
    shown_s: float
    until_s: float | None = None

    @classmethod
    def of(cls, suggestion: Suggestion, *, until_s: float | None = None) -> KeptCard:
        """What is kept of a card: which, and when; the words are in the rule file."""
        return cls(
            id=suggestion.moment.id,
            rule=rule_key(suggestion.moment.rule),
            kind=suggestion.moment.kind,
            at_s=suggestion.moment.at,
            shown_s=suggestion.shown_at,
            until_s=until_s,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptOutcome:
    """How it went with one rule's behaviour. `rule` is a `rule_key`, `skill` a `skill_key`."""

    rule: str
    skill: str
    outcome: Outcome

    @classmethod
    def of(cls, found: SkillOutcome) -> KeptOutcome:
        """What is kept of an outcome: no name that somebody wrote."""
        return cls(rule=rule_key(found.rule), skill=skill_key(found.skill), outcome=found.outcome)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnCall:
    """The rep's own part of a call: stretches by their start, cards by when they were shown.

    `outcomes` are there once the call has ended, in no order that says anything. `mine` says that the
    person whose machine this is was the rep, which in a sample somebody else was. `heard_kind` is the
    kind of call that was heard where nobody had said it, `heard_confidence` how sure that was.
    """

    id: str
    started_at: int
    profile: Profile
    scheduled_end_s: float | None = None
    dropped_cards: int = 0
    mine: bool = False
    heard_kind: CallKind | None = None
    heard_confidence: float | None = None
    stretches: tuple[Stretch, ...] = ()
    cards: tuple[KeptCard, ...] = ()
    outcomes: tuple[KeptOutcome, ...] = ()
