"""What hurts the buyer, and with which number: what the clauses of one turn say of it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from copilot.conversation.asking import AskedFor
from copilot.conversation.cues.cue import Cue
from copilot.conversation.fact import FactKind
from copilot.conversation.verdict import Verdict, asked, surest, told
from copilot.kinds import Speaker

if TYPE_CHECKING:
    from copilot.conversation.gist import Gist

_AMOUNTS: Final = frozenset({FactKind.MONEY, FactKind.DURATION, FactKind.PERCENT, FactKind.COUNT})
_LOUD: Final = frozenset({FactKind.MONEY, FactKind.PERCENT})
"""An amount of these kinds beside a pain belongs to it even from the next clause."""

_HURTS: Final = (Cue.PAIN_SAID, Cue.LOSS, Cue.WORSENS, Cue.EFFORT)


def pain(gist: Gist, speaker: Speaker) -> Verdict | None:
    """A problem of the buyer's, asked for or told."""
    if speaker is Speaker.REP:
        return asked(0.7) if gist.has(Cue.PAIN_ASKED) and gist.asks else None
    if not gist.has(Cue.PAIN_SAID) or _is_none(gist):
        return None
    return told(0.8)


def _is_none(gist: Gist) -> bool:
    return gist.asks or gist.has(Cue.NO_PAIN)


def pain_number(
    gists: tuple[Gist, ...], speaker: Speaker, *, after_pain: bool = False
) -> Verdict | None:
    """A problem of the buyer's with a number in it, in one clause or in two that touch.

    `after_pain` if the talk is of one: what then comes back by the week or the piece belongs to it.
    """
    if speaker is Speaker.REP:
        return None
    verdicts = [_counted(gist) for gist in gists]
    verdicts += [_touching(one, two) for one, two in pairwise(gists)]
    if after_pain or any(gist.has(*_HURTS) and not _is_none(gist) for gist in gists):
        verdicts += [_comes_back(gist) for gist in gists]
    return surest(verdicts)


def _comes_back(gist: Gist) -> Verdict | None:
    """So many hours a week, or so much for each: a rate beside a pain is what it costs."""
    if gist.asks or gist.has(Cue.GAIN, Cue.NO_PAIN, Cue.ROUTINE, Cue.BUDGET_SAID, Cue.PRICE_ASKED):
        return None
    rated = any(fact.rate and fact.kind is not FactKind.MONEY for fact in gist.facts)
    return told(0.7) if rated or (amount(gist) and gist.has(Cue.PER_PIECE)) else None


def _counted(gist: Gist) -> Verdict | None:
    if not amount(gist) or _is_none(gist) or gist.has(Cue.GAIN):
        return None
    if gist.has(Cue.EFFORT, Cue.WORSENS):
        return told(0.8)
    since = gist.has(Cue.SPAN) and not any(
        fact.kind in _LOUD or fact.kind is FactKind.COUNT or fact.rate for fact in gist.facts
    )
    return told(0.8) if gist.has(Cue.PAIN_SAID, Cue.LOSS) and not since else None


def _touching(one: Gist, two: Gist) -> Verdict | None:
    for hurt, count in ((one, two), (two, one)):
        meant = hurt is two and hurt.has(Cue.POINTS_BACK)  # "seven months, and that is killing us"
        loud = any(
            fact.kind in _LOUD or fact.rate or (meant and fact.kind is FactKind.DURATION)
            for fact in count.facts
        )
        loud = loud or (count is two and _bare_amount(count))  # "all by hand. two evenings."
        if not loud or count.asks or count.has(Cue.GAIN, Cue.NO_PAIN, Cue.BUDGET_SAID):
            continue
        if hurt.has(Cue.PAIN_SAID, Cue.WORSENS, Cue.LOSS) and not _is_none(hurt):
            return told(0.6)
    return None


def _bare_amount(gist: Gist) -> bool:
    """A span or a count and nothing else: it can only belong to what was said before it."""
    said = sum(fact.end - fact.start for fact in gist.facts if fact.kind in _AMOUNTS)
    return said > 0 and gist.words - said <= 1


def amount(gist: Gist) -> bool:
    """Whether it names money, a span, a share or a count."""
    return any(fact.kind in _AMOUNTS for fact in gist.facts)


_SIZES: Final = frozenset({AskedFor.MUCH, AskedFor.MANY})


def asks_measure(gists: tuple[Gist, ...], *, after_pain: bool = False) -> bool:
    """Whether it asks how much the problem costs; of one just told, any "how much" and "how often"."""
    return any(
        (gist.has(Cue.PAIN_MEASURE_ASKED) and gist.asks)
        or (
            after_pain
            and (gist.has(Cue.SIZE_ASKED) or (gist.asks and gist.asks_for in _SIZES))
            and not gist.has(Cue.PRICE_ASKED, Cue.BUDGET_ASKED)
        )
        for gist in gists
    )


def answers_measure(gists: tuple[Gist, ...]) -> bool:
    """Whether the answer holds an amount."""
    return any(
        (amount(gist) or gist.has(Cue.A_NUMBER)) and not gist.asks and not gist.has(Cue.GAIN)
        for gist in gists[:4]
    )


def puts_in_numbers(gists: tuple[Gist, ...], *, after_pain: bool) -> bool:
    """Whether the rep puts the buyer's problem in numbers, to be confirmed.

    What other customers lose, and what ours would save, is no problem of this buyer's.
    """
    spoken_of = any(gist.has(*_HURTS) for gist in gists)
    return any(
        amount(gist)
        and not gist.has(Cue.GAIN, Cue.ROUTINE)
        and (after_pain or spoken_of)
        and (gist.has(Cue.RESTATES) or (gist.has(Cue.YOURS) and spoken_of))
        and (gist.has(*_HURTS) or not gist.has(Cue.PRICE_TOLD))
        for gist in gists
    )


def confirms(gists: tuple[Gist, ...]) -> bool:
    """Whether the buyer says yes to it."""
    return any(gist.has(Cue.CONFIRMS) and not gist.asks for gist in gists[:2])
