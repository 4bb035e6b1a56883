"""Messages to test with, short to write."""

from __future__ import annotations

from copilot.delivery.messages import (
    Answer,
    HeardSpeech,
    State,
    Suggest,
    Summary,
    TalkShare,
    Welcome,
    Withdraw,
)
from copilot.kinds import CallKind, MomentKind, Profile, Speaker


def welcome() -> Welcome:
    return Welcome(server="0", call="c", kind=CallKind.DEMO, profile=Profile.CORE)


def state(ts: float = 0.0) -> State:
    return State(ts=ts, rep="listening", buyer="listening", elapsed_s=ts)


def heard(ts: float = 0.0, words: int = 3) -> HeardSpeech:
    return HeardSpeech(ts=ts, speaker=Speaker.REP, start_s=ts, end_s=ts + 1, words=words)


def card(name: str, ts: float = 0.0, ttl_ms: int = 14_000) -> Suggest:
    return Suggest(
        ts=ts,
        id=name,
        rule="budget-skipped",
        skill="discovery",
        kind=MomentKind.BUDGET_SKIPPED,
        text="Ask about the budget",
        why="No budget has been named",
        ask="What have you set aside?",
        at_s=ts,
        ttl_ms=ttl_ms,
        waited_ms=0,
        priority=50,
    )


def answer(ts: float = 0.0) -> Answer:
    return Answer(ts=ts, reason="nothing_wanted")


def withdraw(name: str, ts: float = 0.0) -> Withdraw:
    return Withdraw(ts=ts, id=name, reason="expired")


def summary(ts: float = 0.0) -> Summary:
    return Summary(
        ts=ts,
        call="c",
        kind=CallKind.DEMO,
        duration_s=ts,
        talk_share=TalkShare(rep=None, buyer=None),
        cards=0,
        moments=(),
        rep_words=0,
        buyer_words=0,
        turns=0,
        rep_questions=0,
        buyer_questions=0,
        longest_rep_monologue_s=0,
        longest_buyer_stretch_s=0,
        median_response_gap_s=None,
        late_utterances=0,
        dropped_utterances=0,
        lost_frames=0,
        dropped_cards=0,
    )
