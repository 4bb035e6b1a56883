"""A call in numbers, as it stands: what its path knows and what it leaves behind, in one value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.conversation.standing import stood
from copilot.events import CallSummary

if TYPE_CHECKING:
    from copilot.path import CallPath
    from copilot.remains import Remains


def summed(path: CallPath, remains: Remains, *, dropped: int) -> CallSummary:
    """The call so far; `dropped` stretches got no words because too many waited."""
    conversation = path.conversation
    context, measures = conversation.context, conversation.measures
    kind = conversation.kind_now
    return CallSummary(
        call_id=context.call_id,
        kind=kind.kind,
        profile=context.profile,
        duration_s=path.at,
        rep_speech_s=measures.rep.voiced_s,
        buyer_speech_s=measures.buyer.voiced_s,
        rep_share=measures.rep_share,
        rep_words=measures.rep.words,
        buyer_words=measures.buyer.words,
        turns=measures.rep.turns + measures.buyer.turns,
        rep_questions=measures.rep.questions,
        buyer_questions=measures.buyer.questions,
        longest_rep_monologue_s=measures.rep.longest_stretch_s,
        longest_buyer_stretch_s=measures.buyer.longest_stretch_s,
        median_response_gap_s=measures.median_response_gap_s,
        cards=path.cards,
        moments=tuple(remains.moments),
        lost_frames=path.lost_frames,
        late_utterances=remains.late,
        dropped_utterances=dropped,
        dropped_cards=path.dropped_cards,
        bleed=measures.bleed,
        stood=stood(conversation),
        kind_from=kind.source,
        kind_confidence=kind.confidence,
    )
