"""The figures of the cards, as lines; when one is right stands in `card_truth`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.understood import card_truth
from benchmarks.understood.card_truth import Verdict
from benchmarks.understood.scoring import count_interval, share_interval

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from benchmarks.report import Report
    from benchmarks.understood.found import Card, Found
    from benchmarks.understood.labelled import Labelled

    Pairs = Sequence[tuple[Labelled, Found]]


def tell_cards(pairs: Pairs, kinds: Iterable[str], report: Report, prefix: str = "") -> None:
    """Cards and moments judged by the labels; `kinds` are those that there are rules for."""
    judged = [(card, call, card_truth.judge(card, call)) for call, f in pairs for card in f.cards]
    verdicts = [verdict for _, _, verdict in judged]
    _precision(report, f"{prefix}card", verdicts)
    for name, verdict in (
        ("cards_right", Verdict.RIGHT),
        ("cards_wrong", Verdict.WRONG),
        ("cards_not_judged", Verdict.NOT_JUDGED),
    ):
        report.add(f"{prefix}{name}", verdicts.count(verdict), "cards", len(judged))
    seconds = sum(found.seconds for _, found in pairs)
    wrong = verdicts.count(Verdict.WRONG)
    _false_cards(report, f"{prefix}false_cards_per_30_min", wrong, seconds)
    _good_calls(pairs, kinds, report, prefix)
    _recall(pairs, kinds, report, prefix)
    moments = [card_truth.judge_moment(one, call) for call, found in pairs for one in found.moments]
    _precision(report, f"{prefix}moment", moments)
    for kind in sorted({card.kind for card, _, _ in judged}):
        own = [verdict for card, _, verdict in judged if card.kind == kind]
        for verdict in Verdict:
            if verdict in own:
                name = f"{prefix}card.{kind}_{verdict.value}"
                report.add(name, own.count(verdict), "cards", len(own))


def _false_cards(report: Report, name: str, wrong: int, seconds: float) -> None:
    """Wrong cards by the time of all calls."""
    per_30 = 30 * 60 / max(1.0, seconds)
    low, high = count_interval(wrong)
    for end, count in (("", float(wrong)), ("_low", low), ("_high", high)):
        report.add(f"{name}{end}", per_30 * count, "cards", round(seconds / 60))


def _precision(report: Report, name: str, verdicts: list[Verdict]) -> None:
    """The right ones of those that can be judged; 1 where there were none."""
    right = verdicts.count(Verdict.RIGHT)
    of = right + verdicts.count(Verdict.WRONG)
    low, high = share_interval(right, of)
    report.add(f"{name}_precision", right / of if of else 1.0, "share", of)
    report.add(f"{name}_precision_low", low, "share", of)
    report.add(f"{name}_precision_high", high, "share", of)


def _wrong(cards: Iterable[Card], kind: str, call: Labelled) -> int:
    own = [card for card in cards if card.kind == kind]
    return sum(card_truth.judge(card, call) is Verdict.WRONG for card in own)


def _good_calls(pairs: Pairs, kinds: Iterable[str], report: Report, prefix: str) -> None:
    """False cards where the labels show nothing to coach for that rule, summed over the kinds.

    So the figure is what a call would get in which nothing at all was to be coached.
    """
    per_30, false, minutes = 0.0, 0, 0.0
    for kind in kinds:
        good = [(call, found) for call, found in pairs if card_truth.nothing_to_coach(kind, call)]
        seconds = sum(found.seconds for _, found in good)
        wrong = sum(_wrong(found.cards, kind, call) for call, found in good)
        per_30 += 30 * 60 * wrong / seconds if seconds else 0.0
        false, minutes = false + wrong, max(minutes, seconds / 60)
    report.add(f"{prefix}good_calls_false_cards_per_30_min", per_30, "cards", round(minutes))
    report.add(f"{prefix}good_calls_false_cards", false, "cards", len(pairs))


def _recall(pairs: Pairs, kinds: Iterable[str], report: Report, prefix: str) -> None:
    """Of the calls in which a kind could be coached, those in which a right card of it came.

    Budget and spacing keep it well under 1: one good card is worth more than five.
    """
    came = could = 0
    for kind in kinds:
        for call, found in pairs:
            if card_truth.to_coach(kind, call):
                own = [card for card in found.cards if card.kind == kind]
                could += 1
                came += any(card_truth.judge(card, call) is Verdict.RIGHT for card in own)
    low, high = share_interval(came, could)
    report.add(f"{prefix}card_recall", came / could if could else 1.0, "share", could)
    report.add(f"{prefix}card_recall_low", low, "share", could)
    report.add(f"{prefix}card_recall_high", high, "share", could)
