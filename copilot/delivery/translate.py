"""From what flows inside to what goes over the wire. Nothing spoken passes: only numbers do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from copilot.coaching.checklist import NEED_WORDS, checklist
from copilot.coaching.reason import Reason
from copilot.delivery.messages import (
    Answer,
    Bleeding,
    CheckLine,
    ErrorMessage,
    HeardSpeech,
    KindLine,
    MomentLine,
    Suggest,
    Summary,
    TalkShare,
)

if TYPE_CHECKING:
    from copilot.bleed import Bleed
    from copilot.coaching.answer import Answer as Told
    from copilot.conversation.kind_now import KindNow
    from copilot.conversation.state import Conversation
    from copilot.delivery.messages import NoCard
    from copilot.errors import CopilotError, StoreError
    from copilot.events import CallSummary, Moment, Suggestion, Utterance


_NO_CARD: Final[dict[Reason, NoCard]] = {
    Reason.NOTHING_WANTED: "nothing_wanted",
    Reason.WORDS_LATE: "words_late",
    Reason.CARD_IN_VIEW: "card_in_view",
    Reason.CALL_ENDED: "call_ended",
}


def heard(utterance: Utterance, new_words: int, at: float) -> HeardSpeech:
    """What is new of a stretch of speech, as side, times and a count of words."""
    return HeardSpeech(
        ts=at,
        speaker=utterance.speaker,
        start_s=round(utterance.new_from, 3),
        end_s=round(utterance.end, 3),
        words=new_words,
        late=utterance.late,
    )


def suggest(card: Suggestion) -> Suggest:
    """A card; all its text is the rule file's."""
    return Suggest(
        ts=card.shown_at,
        id=card.moment.id,
        rule=card.moment.rule,
        skill=card.skill,
        kind=card.moment.kind,
        text=card.cue,
        why=card.why,
        ask=card.ask,
        at_s=round(card.shown_at, 3),
        ttl_ms=round((card.expires_at - card.shown_at) * 1000),
        waited_ms=round(card.waited * 1000),
        priority=card.priority,
    )


def needs(conversation: Conversation) -> tuple[CheckLine, ...]:
    """What the call still needs; the labels are our own."""
    return tuple(
        CheckLine(need=item.need, label=NEED_WORDS[item.need].label, standing=item.standing)
        for item in checklist(conversation)
    )


def kind(now: KindNow) -> KindLine:
    """What kind of call it is taken for, and who says so."""
    return KindLine(kind=now.kind, source=now.source, confidence=round(now.confidence, 2))


def answer(told: Told, at: float) -> Answer:
    """Why the rep who asked gets no card, and what is still open."""
    reason: NoCard = _NO_CARD[told.reason]
    if told.need is None:
        return Answer(ts=at, reason=reason, unsure=told.unsure)
    words = NEED_WORDS[told.need]
    return Answer(
        ts=at,
        reason=reason,
        need=told.need,
        label=words.label,
        ask=words.ask,
        unsure=told.unsure,
    )


def moment_line(moment: Moment) -> MomentLine:
    """A moment in a summary."""
    return MomentLine(
        id=moment.id,
        kind=moment.kind,
        rule=moment.rule,
        at_s=round(moment.at, 3),
        strength=round(moment.strength, 3),
        value=moment.value,
        limit=moment.limit,
    )


def bleed(heard: Bleed) -> Bleeding:
    """How much of the buyer the rep's microphone hears, and what is withheld for it."""
    return Bleeding(
        seconds=round(heard.seconds, 1),
        confidence=round(heard.confidence, 2),
        withheld=heard.withholds,
    )


def summary(call: CallSummary) -> Summary:
    """The call in numbers."""
    rep = call.rep_share
    return Summary(
        ts=call.duration_s,
        call=call.call_id,
        kind=call.kind,
        kind_from=call.kind_from,
        kind_confidence=round(call.kind_confidence, 2),
        duration_s=round(call.duration_s, 3),
        talk_share=TalkShare(
            rep=None if rep is None else round(rep, 4),
            buyer=None if rep is None else round(1 - rep, 4),
        ),
        cards=call.cards,
        moments=tuple(moment_line(moment) for moment in call.moments),
        rep_words=call.rep_words,
        buyer_words=call.buyer_words,
        turns=call.turns,
        rep_questions=call.rep_questions,
        buyer_questions=call.buyer_questions,
        longest_rep_monologue_s=round(call.longest_rep_monologue_s, 3),
        longest_buyer_stretch_s=round(call.longest_buyer_stretch_s, 3),
        median_response_gap_s=call.median_response_gap_s,
        late_utterances=call.late_utterances,
        dropped_utterances=call.dropped_utterances,
        lost_frames=call.lost_frames,
        dropped_cards=call.dropped_cards,
        bleed=bleed(call.bleed),
    )


def unkept(error: StoreError, at: float) -> ErrorMessage:
    """The store refused; the call goes on without a record."""
    return ErrorMessage(ts=at, code=error.code, what=error.what, remedy=error.remedy, goes_on=True)


def without_meanings(error: CopilotError, at: float) -> ErrorMessage:
    """The encoder did not load; the call goes on by its words alone."""
    return ErrorMessage(
        ts=at,
        code=error.code,
        what="a model did not load: I go by the words alone, not by what they mean",
        remedy="copilot doctor says why",
        goes_on=True,
    )
