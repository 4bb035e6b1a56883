"""The baseline: a tracker of plain phrases, as a sales team types them into a conversation tool.

Per signal a list of words and phrases, found anywhere in a turn, by either side unless said
otherwise; a step is specific if a turn with a step phrase, or the one after it, has a day in it. No
dialogue, no grammar, no meaning. It is meant to be good at what it is: each list is what one would
write who knows sales calls, not what fits the labelled ones.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from benchmarks.understood.found import Card, Find, Found
from benchmarks.understood.spoken import breaths
from copilot.kinds import CallKind, SignalDetail, SignalKind, Speaker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.understood.labelled import Labelled

REP, BUYER = Speaker.REP, Speaker.BUYER


def _any(*phrases: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(phrases) + r")\b", re.IGNORECASE)


PHRASES: Final[tuple[tuple[SignalKind, Speaker | None, re.Pattern[str]], ...]] = (
    (SignalKind.BUDGET, None, _any("budget(?:s|ed|ing)?", "funding", "afford", "set aside", "allocated")),
    (SignalKind.PRICE, None, _any("pric(?:e|es|ing|ed)", "costs?", "quote", "fees?", "investment", "per month", "per user", "a month", "per seat", "discounts?", "how much")),
    (SignalKind.PRICE_OBJECTION, BUYER, _any("(?:too )?expensive", "too (?:much|high)", "higher than", "more than we", "over (?:our )?budget", "out of (?:our )?(?:budget|price range)", "cheaper", "can't afford", "a lot of money", "pricey", "steep", "hard to justify", "discount", "better price", "lower price", "not worth")),
    (SignalKind.OBJECTION, BUYER, _any("not interested", "no time", "too busy", "think about it", "talk to my", "discuss (?:this|it) with", "already have", "already use", "happy with", "call me (?:back )?later", "send me (?:some )?information", "not the right time", "take me off", "concerned about", "worried about", "not sure")),
    (SignalKind.COMPETITOR, None, _any("competitors?", "competition", "alternatives?", "other vendors?", "another vendor", "other options", "other (?:providers?|companies|solutions|quotes)", "another (?:provider|company|quote)", "current (?:vendor|provider|solution|supplier)", "looking at", "compar(?:e|ed|ing)", "switch(?:ing)? from", "evaluating")),
    (SignalKind.DECISION_MAKER, None, _any("decision[- ]?makers?", "decide[sd]?", "sign(?:s|ing)?[- ]off", "approv(?:e|es|ed|al)", "my (?:boss|manager|partner|director|vp|team)", "ceo", "cfo", "cto", "vp", "the board", "stakeholders?", "final say", "procurement", "leadership")),
    (SignalKind.TIMELINE, None, _any("timelines?", "time ?frames?", "deadlines?", "go[- ]live", "by (?:the )?end of", "this quarter", "next quarter", "this year", "next year", "q[1-4]", "when (?:do|are|would) you", "as soon as possible", "asap", "start date", "by (?:january|february|march|april|may|june|july|august|september|october|november|december)")),
    (SignalKind.NEXT_STEP_PROPOSED, None, _any("next steps?", "follow[- ]?up", "scheduled?", "scheduling", "calendar", "invite", "send (?:you|over|me)", "set up a", "book", "meet(?:ing)?", "demo", "i'll call", "get back to you", "proposal")),
    (SignalKind.WRAP_UP, None, _any("thanks? (?:you )?(?:so much )?for your time", "have a (?:great|good|nice)", "bye", "talk (?:to you )?soon", "take care")),
)  # fmt: skip

DAY: Final = _any("monday", "tuesday", "wednesday", "thursday", "friday", "tomorrow", "today", "tonight", "this afternoon", "this week", r"\d{1,2}(?::\d\d)? ?(?:am|pm|o'clock)", "noon", r"january \d+", r"february \d+", r"march \d+", r"april \d+", r"may \d+", r"june \d+", r"july \d+", r"august \d+", r"september \d+", r"october \d+", r"november \d+", r"december \d+")  # fmt: skip
YES: Final = _any("yes", "yeah", "sure", "sounds good", "works", "perfect", "great", "okay", "ok", "let's do", "absolutely", "definitely", "fine")  # fmt: skip
PAIN: Final = _any("problem", "issue", "losing", "lost", "wasted?", "wasting", "struggl(?:e|ing)", "hours?", "too long", "slow", "manual(?:ly)?", "errors?", "mistakes?", "missed", "spend(?:ing)?", "turnover", "downtime", "costs? us", "behind", "delays?")  # fmt: skip
NUMBER: Final = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|half|hundred|thousand|dozen|percent)\b",
    re.IGNORECASE,
)
DODGE: Final = _any("get back to you", "have to check", "need to check", "ask my manager", "good question", "great question", "i don't know", "not sure about that", "the important thing", "let's not worry", "let me ask")  # fmt: skip
MEETS: Final = _any("i (?:completely )?understand", "i hear you", "that's fair", "fair (?:point|enough|question)", "makes sense", "great point", "let me (?:explain|show)", "what if", "roi", "return on investment", "save", "value", "compared to", "tell me more")  # fmt: skip
OPENLY: Final = re.compile(
    r"\b(?:what|how|why|tell me|walk me through|describe)\b[^?.]*\?", re.IGNORECASE
)

OBJECTIONS: Final = {SignalKind.PRICE_OBJECTION, SignalKind.OBJECTION}
CARDS: Final = {
    SignalKind.PRICE_OBJECTION: "price_objection",
    SignalKind.COMPETITOR: "competitor_named",
}
"""The battle cards that such tools have: shown when the phrase is said, once a call."""

CARD_KINDS: Final = (*CARDS.values(), "no_next_step", "budget_skipped")
"""And the reminders at a goodbye, where the phrases did not occur."""


def track(call: Labelled) -> Found:
    """Every phrase that is found in a call, turn by turn."""
    finds = tuple(_finds(call))
    level, agreed = _level(call, finds)
    if agreed is not None:
        kind = SignalKind.NEXT_STEP_AGREED if level == "specific" else SignalKind.NEXT_STEP_VAGUE
        finds = (*finds, Find(kind=kind, turn=agreed, speaker=call.turns[agreed].speaker))
    spoken = breaths(call)
    ends = {one.turn: one.end for one in spoken}
    words = {side: sum(t.words for t in call.turns if t.speaker is side) for side in Speaker}
    return Found(
        call=call.id,
        finds=finds,
        cards=tuple(_cards(call, finds, ends)),
        level=level,
        rep_word_share=words[REP] / max(1, words[REP] + words[BUYER]),
        rep_questions=sum(
            len(re.findall(r"\?+", turn.text)) for turn in call.turns if turn.speaker is REP
        ),
        seconds=spoken[-1].end if spoken else 0.0,
    )


def _finds(call: Labelled) -> Iterator[Find]:
    before = ""
    objected: int | None = None
    for number, turn in enumerate(call.turns):
        kinds: set[SignalKind] = {
            kind
            for kind, side, phrases in PHRASES
            if side in {None, turn.speaker} and phrases.search(turn.text)
        }
        if turn.speaker is BUYER and PAIN.search(turn.text) and NUMBER.search(turn.text):
            kinds.add(SignalKind.PAIN_NUMBER)
        if turn.speaker is REP and objected == number - 1 and MEETS.search(turn.text):
            kinds.add(SignalKind.HANDLED)
        yield from (Find(kind=kind, turn=number, speaker=turn.speaker) for kind in sorted(kinds))
        if turn.speaker is REP and "?" in before and DODGE.search(turn.text):
            yield Find(kind=SignalKind.UNANSWERED, turn=number - 1, speaker=BUYER)
        if "?" in turn.text:
            detail = SignalDetail.OPEN if OPENLY.search(turn.text) else SignalDetail.CLOSED
            yield Find(kind=SignalKind.QUESTION, turn=number, speaker=turn.speaker, detail=detail)
        objected = number if kinds & OBJECTIONS else objected
        before = turn.text if turn.speaker is BUYER else ""


def _level(call: Labelled, finds: tuple[Find, ...]) -> tuple[str, int | None]:
    """By the last two fifths of the call: a step phrase and a yes; specific with a day nearby.

    And the turn of the yes.
    """
    late = 0.6 * len(call.turns)
    steps = [one.turn for one in finds if one.kind is SignalKind.NEXT_STEP_PROPOSED]
    level, agreed = "none", None
    for turn in steps:
        near = call.turns[turn : turn + 3]
        answers = [
            turn + number
            for number, one in enumerate(near)
            if one.speaker is not near[0].speaker and YES.search(one.text)
        ]
        if turn >= late and answers:
            dated = any(DAY.search(one.text) for one in near)
            level = "specific" if dated or level == "specific" else "vague"
            agreed = answers[0]
    return level, agreed


def _cards(call: Labelled, finds: tuple[Find, ...], ends: dict[int, float]) -> Iterator[Card]:
    shown: set[str] = set()
    seen: set[SignalKind] = set()
    for find in finds:
        kinds = [CARDS[find.kind]] if find.kind in CARDS and find.speaker is BUYER else []
        if find.kind is SignalKind.WRAP_UP and find.turn > 4:
            if SignalKind.NEXT_STEP_PROPOSED not in seen:
                kinds.append("no_next_step")
            if call.kind is CallKind.DISCOVERY and SignalKind.BUDGET not in seen:
                kinds.append("budget_skipped")
        for kind in kinds:
            if kind not in shown:
                yield Card(rule=kind, kind=kind, at=ends.get(find.turn, 0.0), after=find.turn)
        shown.update(kinds)
        seen.add(find.kind)
