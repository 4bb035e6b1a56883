"""One call after its end, as the rep's review page shows it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from copilot.bleed import MATTERS_S
from copilot.events import FRAME_SECONDS
from copilot.kinds import CallKind, KindFrom
from copilot.review.bands import Bands, usual_bands
from copilot.review.kind_told import KindTold, kind_told
from copilot.review.measures import Measure, measures
from copilot.review.mirror import Mirror, mirror_of
from copilot.review.moments import MomentView, RuleWords, moment_views
from copilot.review.timeline import Axis, Span, Timeline, draw
from copilot.review.words import MOMENT_NAMES, call_name, clock, counted, length

if TYPE_CHECKING:
    from collections.abc import Mapping

    from copilot.kinds import MomentKind, Profile
    from copilot.storage.own import KeptCard, OwnCall, Reaction
    from copilot.storage.records import KeptCall

UNKNOWN_KIND: Final = (
    "Nobody said what kind of call this was, and I could not tell: nothing is said of what is usual,"
    " and rules for certain kinds stayed silent."
)

# shorter losses are not heard
LOST_LEAST_S: Final = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What a review is made of: the rows of both files, and the words of the rules.

    `words` holds each rule's under its `rule_key`; `bands` defaults to what is usual for the kind.
    `before` are one-to-ones before this one, if it is one. `kind` is the one in force, where another
    may be than the one that was said before the call.
    """

    call: KeptCall
    own: OwnCall | None = None
    reactions: Mapping[str, Reaction] = field(default_factory=dict)
    words: Mapping[str, RuleWords] = field(default_factory=dict)
    bands: Bands | None = None
    before: tuple[KeptCall, ...] = ()
    kind: KindTold | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CallHead:
    """Which call it was. `started_at` is in seconds of UTC since 1970; the page knows the zone.

    `kind_from` and `kind_says` tell who says what kind of call it was.
    """

    id: str
    kind: CallKind
    kind_from: KindFrom
    kind_says: str
    name: str
    started_at: int
    ended: bool
    duration_s: float
    duration: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """Parts of the voiced seconds, together 1."""

    rep: float
    buyer: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CardMark:
    """A card that was in view, and what the rep did with it, if anything."""

    id: str
    kind: MomentKind
    title: str
    at: str
    span: Span
    reaction: Reaction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnView:
    """What is the rep's own: on no other person's page."""

    profile: Profile
    cards: tuple[CardMark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewView:
    """The whole page. `notes` say in the open what was lost, late or left out.

    `mirror` is there for a one-to-one, in which nobody is coached: it has no moments and no cards.
    """

    call: CallHead
    shares: Shares | None
    timeline: Timeline
    measures: tuple[Measure, ...]
    moments: tuple[MomentView, ...]
    own: OwnView | None
    notes: tuple[str, ...]
    mirror: Mirror | None = None


def review_view(review: Review) -> ReviewView:
    """The page of one call."""
    own, kind = review.own, review.kind or kind_told(review.call, review.own, None)
    call = replace(review.call, kind=kind.kind)
    bands = usual_bands(call.kind) if review.bands is None else review.bands
    return ReviewView(
        call=_head(call, kind),
        shares=None
        if call.rep_share is None
        else Shares(rep=call.rep_share, buyer=1 - call.rep_share),
        timeline=draw(
            call.duration_s,
            own.stretches if own else (),
            call.moments,
            scheduled_end_s=own.scheduled_end_s if own else None,
        ),
        measures=measures(call, bands),
        moments=moment_views(call.moments, review.words),
        own=None if own is None else _own_view(own, review, Axis(duration_s=call.duration_s)),
        notes=_notes(call, own, kind),
        mirror=mirror_of(call, review.before) if call.kind is CallKind.ONE_TO_ONE else None,
    )


def _head(call: KeptCall, kind: KindTold) -> CallHead:
    return CallHead(
        id=call.id,
        kind=call.kind,
        kind_from=kind.source,
        kind_says=kind.says,
        name=call_name(call.kind),
        started_at=call.started_at,
        ended=call.ended,
        duration_s=call.duration_s,
        duration=length(call.duration_s),
    )


def _own_view(own: OwnCall, review: Review, axis: Axis) -> OwnView:
    cards = sorted(own.cards, key=lambda card: (card.shown_s, card.id))
    return OwnView(
        profile=own.profile, cards=tuple(_card_mark(card, review, axis) for card in cards)
    )


def _card_mark(card: KeptCard, review: Review, axis: Axis) -> CardMark:
    rule = review.words.get(card.rule)
    gone_s = card.shown_s if card.until_s is None else max(card.shown_s, card.until_s)
    return CardMark(
        id=card.id,
        kind=card.kind,
        title=rule.title if rule else MOMENT_NAMES[card.kind],
        at=clock(card.shown_s),
        span=axis.span(card.shown_s, gone_s),
        reaction=review.reactions.get(card.id),
    )


def _bleed_note(call: KeptCall) -> list[str]:
    if call.bleed.seconds < MATTERS_S:
        return []
    whose = "their" if call.kind is CallKind.ONE_TO_ONE else "the buyer's"
    heard = f"Your microphone heard {whose} voice for {length(call.bleed.seconds)}"
    if call.bleed.withholds:
        untold = "it could not be told from yours: what is measured of you is withheld"
        return [f"{heard}, and {untold}. A headset ends this."]
    return [f"{heard}. It was taken out, and your numbers are without it."]


def _notes(call: KeptCall, own: OwnCall | None, kind: KindTold) -> tuple[str, ...]:
    notes = []
    if not call.ended:
        notes.append("The call is under way or broke off: these are the numbers saved last.")
    if kind.source is KindFrom.NOBODY:
        notes.append(UNKNOWN_KIND)
    notes += _bleed_note(call)
    if call.rep_share is None and not call.bleed.withholds:
        notes.append("There was too little speech to compare the two sides.")
    if own is None or not own.stretches:
        notes.append("When each side spoke is not kept for this call.")
    # what was dropped unheard may be among the late ones
    unheard = max(call.late_utterances, call.dropped_utterances)
    if unheard:
        stretches = counted(unheard, "stretch of speech was", "stretches of speech were")
        notes.append(f"{stretches} not understood in time: words and questions are without them.")
    lost_s = call.lost_frames * FRAME_SECONDS
    if lost_s >= LOST_LEAST_S:
        notes.append(f"{length(lost_s)} of sound never arrived, and count as silence.")
    if own is not None and own.dropped_cards:
        cards = counted(own.dropped_cards, "card")
        notes.append(f"{cards} found no pause in time, and you were not shown them.")
    return tuple(notes)
