"""The truth table of cards: for each kind of moment, when its card is right by the labels.

One place, to be extended: a kind that is not here is *not judged*, as is one whose label is marked
uncertain, and as are those that no label can tell. A card counts at the turns that were over when
it came into view. Of every kind the table has also what a good call is: one in which the labels
show nothing to coach.

| kind | right | wrong |
| --- | --- | --- |
| no_next_step, next_step_vague | no specific step is agreed by then, in the second half of the call | one is; or the first half; or a talk that sells nothing |
| budget_skipped | discovery, budget not discussed by then, after a third of the call | it was; or another kind of call; or earlier |
| authority_unknown, timing_unknown, pain_unquantified | not said by then, after a third of the call | it was; or earlier; or a talk that sells nothing |
| price_objection, objection_unhandled | an objection labelled within 5 turns before, not handled; or handled later | none; or handled already |
| competitor_named | a mention within 5 turns before | none |
| question_unanswered | a question unanswered or evaded within 5 turns before | none |
| price_conceded | a price objection within 5 turns before, labelled as not handled | no objection |
| price_before_value | (labels cannot tell) | no price yet, or a number of pain before it |
| brush_off | an objection within 5 turns before | a specific step is agreed in the end |
| monologue, overview_long | a run of the rep's of 180 words (overview: labels cannot tell) | one of at most 120 |
| talk_share_high, talk_share_low | rep's words so far are at least 65 % (demo 80 %); at most 30 % | at most 55 % (demo 70 %); at least 40 % |
| few_questions, closed_questions | at most one rep turn in five asks; three ask and none openly | every other asks; every third openly |
| presentation_unchecked | (labels cannot tell) | a question in one of the rep's last two turns |
| process_unknown, need_unexplored, interrupting, buying_signal_missed, buyer_quiet, pace_rising, time_running_out, agenda_missing | not judged | not judged |
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from benchmarks.understood import card_judges as judges
from benchmarks.understood.card_judges import OPEN, RIGHT, WRONG, Truth, Verdict
from copilot.kinds import CallKind, Speaker

if TYPE_CHECKING:
    from benchmarks.understood.found import Card
    from benchmarks.understood.labelled import Labelled, Turn

__all__ = ["KINDS", "Verdict", "judge", "judge_moment", "nothing_to_coach", "to_coach"]


def judge(card: Card, call: Labelled) -> Verdict:
    """What the labels of a call say of a card in it."""
    truth = KINDS.get(card.kind)
    return OPEN if truth is None else truth.judge(call, card.after)


def judge_moment(moment: Card, call: Labelled) -> Verdict:
    """What the labels say of a moment that was kept: what settles at the end must stand there."""
    truth = KINDS.get(moment.kind)
    if truth is None:
        return OPEN
    if truth.settles:
        last = truth.judge(call, len(call.turns) - 1)
        return WRONG if truth.quiet(call) else last
    return truth.judge(call, moment.after)


def to_coach(kind: str, call: Labelled) -> bool:
    """Whether there is a place in a call at which a card of this kind would be right."""
    truth = KINDS.get(kind)
    places = range(len(call.turns))
    return truth is not None and any(truth.judge(call, after) is RIGHT for after in places)


def nothing_to_coach(kind: str, call: Labelled) -> bool:
    """Whether a call is a good one for this kind; of a kind that is not judged none is."""
    truth = KINDS.get(kind)
    return truth is not None and truth.quiet(call)


def _so_far(call: Labelled, after: int) -> tuple[Turn, ...]:
    return call.turns[: after + 1]


def _rep_share(call: Labelled, after: int) -> float:
    said = _so_far(call, after)
    words = sum(turn.words for turn in said)
    return sum(turn.words for turn in said if turn.speaker is Speaker.REP) / max(1, words)


def _lines(call: Labelled) -> tuple[float, float]:
    """The share that is surely not too high, and the one that surely is; a demo runs high."""
    return (0.70, 0.80) if call.kind is CallKind.DEMO else (0.55, 0.65)


def _high(call: Labelled, after: int) -> Verdict:
    fine, much = _lines(call)
    share = _rep_share(call, after)
    return RIGHT if share >= much else WRONG if share <= fine else OPEN


def _low(call: Labelled, after: int) -> Verdict:
    share = _rep_share(call, after)
    return RIGHT if share <= 0.30 else WRONG if share >= 0.40 else OPEN


def _asking(call: Labelled, after: int) -> tuple[int, int]:
    """The rep's turns so far, and how many have a question mark in them."""
    own = [turn for turn in _so_far(call, after) if turn.speaker is Speaker.REP]
    return len(own), sum("?" in turn.text for turn in own)


def _few(call: Labelled, after: int) -> Verdict:
    turns, asking = _asking(call, after)
    return RIGHT if 5 * asking <= turns else WRONG if 2 * asking >= turns else OPEN


def _closed(call: Labelled, after: int) -> Verdict:
    openly = call.labels.open_questions
    if openly is None:
        return OPEN
    _, asking = _asking(call, after)
    count = sum(turn <= after for turn in openly)
    return WRONG if 3 * count >= max(1, asking) else RIGHT if asking >= 3 and not count else OPEN


def _unchecked(call: Labelled, after: int) -> Verdict:
    own = [turn for turn in _so_far(call, after) if turn.speaker is Speaker.REP]
    return WRONG if any("?" in turn.text for turn in own[-2:]) else OPEN


def _short(call: Labelled, after: int) -> Verdict:
    return WRONG if judges.run_words(call, after) <= judges.SHORT_WORDS else OPEN


def _never_right(name: judges.Judge) -> judges.Quiet:
    """A good call is one of which the judge says "wrong" at its end."""
    return lambda call: name(call, len(call.turns) - 1) is WRONG


KINDS: Final[dict[str, Truth]] = {
    "no_next_step": Truth(judges.step, judges.step_is_firm, settles=True),
    "next_step_vague": Truth(judges.step, judges.step_is_firm, settles=True),
    "budget_skipped": judges.missing("budget", only=CallKind.DISCOVERY),
    "authority_unknown": judges.missing("decision_maker"),
    "timing_unknown": judges.missing("timeline"),
    "pain_unquantified": judges.missing("pain_number"),
    "price_objection": judges.unhandled("price_objection"),
    "objection_unhandled": judges.unhandled("other_objection", "price_objection"),
    "competitor_named": judges.after_mention("competitor"),
    "question_unanswered": judges.after_mention("unanswered", "evaded"),
    "price_conceded": Truth(
        judges.conceded, lambda call: not call.labels.mentions.get("price_objection")
    ),
    "price_before_value": Truth(judges.price_first, judges.value_first),
    "brush_off": Truth(judges.brushed_off, judges.step_is_firm),
    "monologue": Truth(judges.monologue, judges.no_long_run),
    "overview_long": Truth(_short, judges.no_long_run),
    "talk_share_high": Truth(_high, _never_right(_high)),
    "talk_share_low": Truth(_low, _never_right(_low)),
    "few_questions": Truth(_few, _never_right(_few)),
    "closed_questions": Truth(_closed, _never_right(_closed)),
    "presentation_unchecked": Truth(_unchecked, lambda _call: False),
}
