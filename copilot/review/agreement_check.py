"""Whether what is being typed is an agreement, and what would make it one. Pure text, as one types.

An agreement is specific, mutual, binary, dated and the rep's own, and it is about an outcome: somebody
else's yes, a fact that both can see, or for a skill something that can be heard on so many calls. So
the check looks for that first (`OUTCOME`; `SCOPE` with `BEHAVIOUR` for a skill); without it the words
are a wish (`VAGUE`) or a chore (`ACTIVITY`), whatever else they hold. Work that is counted ("I have
made 50 calls", `BUSY`) is a chore beside an outcome, too. It is help in writing: where it only misses
something that it knows, the finding is a doubt, and the two may say that they will know.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from copilot.limits import limit
from copilot.review import agreement_words as words
from copilot.review.agreement_outcome import outcome_form
from copilot.review.agreements import AgreementKind
from copilot.review.typed_days import typed_day
from copilot.review.weeks import day_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

LONGEST_DAYS: Final = 92
"""Ours: a quarter. What is due later has a step that is due before."""


class Problem(StrEnum):
    """Why it is none yet, the most telling first."""

    EMPTY = "empty"
    VAGUE = "vague"
    ACTIVITY = "activity"
    NOT_BINARY = "not_binary"
    NOT_DATED = "not_dated"
    NOT_OWNED = "not_owned"
    NOT_MUTUAL = "not_mutual"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One problem: the stretch of the text that shows it (`start` to `end`, characters; equal if none).

    An `optional` one is a thought that does not stand in the way. A `doubt` stands in the way until
    somebody says that on the day both will know: no outcome was recognised, which is not to say none is
    there.
    """

    problem: Problem
    says: str
    start: int = 0
    end: int = 0
    optional: bool = False
    doubt: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What was found, the most telling first; `ready`: nothing stands in the way.

    `doubted`: nothing but a doubt does.

    `suggestion` is the outcome form of what was typed, or empty; what stands in it in [brackets] is for
    the rep to fill in. `suggested_due` is a day that the words name while none is chosen.
    """

    findings: tuple[Finding, ...]
    suggestion: str
    ready: bool
    doubted: bool = False
    suggested_due: date | None = None


def check(
    text: str, *, kind: AgreementKind, due: date | None, today: date, support: str = ""
) -> Check:
    """What stands between these words and an agreement. `support`: what the manager brings."""
    text = text[: limit("agreement_chars")]
    if not re.search(r"\w", text):
        empty = Finding(
            problem=Problem.EMPTY, says="What will be true on the day that is not true today?"
        )
        return Check(findings=(empty,), suggestion="", ready=False)
    findings = [*_about_words(text, kind), *_about_day(text, due, today)]
    findings += [*_about_owner(text), *_about_both(text, support)]
    order = {problem: place for place, problem in enumerate(Problem)}
    findings.sort(key=lambda one: (one.optional, order[one.problem], one.start))
    blocking = {one.problem for one in findings if not one.optional}
    certain = [one for one in findings if not one.optional and not one.doubt]
    named = typed_day(text, today)
    reworded = blocking - {Problem.NOT_DATED}
    return Check(
        findings=tuple(findings),
        suggestion=outcome_form(text, kind=kind, due=due or (named.day if named else None))
        if reworded
        else "",
        ready=not blocking,
        doubted=bool(blocking) and not certain,
        suggested_due=named.day if due is None and named else None,
    )


def _about_words(text: str, kind: AgreementKind) -> Iterator[Finding]:
    open_place = words.PLACEHOLDER.search(text)
    if open_place:
        yield _at(open_place, Problem.VAGUE, f"Fill in {open_place.group()}.")
        return
    busy, wish = _busy(text, kind), words.WISH.search(text)
    chore = busy or words.CHORE.search(text)
    seen = _can_be_seen(text, kind)
    unpeopled = kind is not AgreementKind.SKILL and words.UNPEOPLED.search(text)
    if wish:
        yield _at(
            wish,
            Problem.VAGUE,
            f"“{wish.group()}” cannot be seen on the day. What would you have in your hands?",
        )
    elif unpeopled and chore is None:
        says = f"“{unpeopled.group()}”: with whom? What will they have agreed to at the end?"
        yield _at(unpeopled, Problem.VAGUE, says, doubt=unpeopled["asked_for"] is not None)
    elif not seen and chore is None:
        yield Finding(problem=Problem.VAGUE, says=_NOT_SEEN[kind], doubt=True)
    elif seen and kind is not AgreementKind.SKILL and not _anchored(text):
        says = "With whom, or how many? Name them or count them."
        yield Finding(problem=Problem.VAGUE, says=says, doubt=True)
    if chore and not seen:
        says = f"“{chore.group()}” is something you do. What should the buyer do because of it?"
        yield _at(chore, Problem.ACTIVITY, says)
    elif busy:
        says = f"“{busy.group()}” is the way there. Keep what the buyer does, and leave this out."
        yield _at(busy, Problem.ACTIVITY, says)
    yield from _open_ends(text)


def _busy(text: str, kind: AgreementKind) -> re.Match[str] | None:
    """Counted work; on calls of a skill something is to be heard, so that they are none with it."""
    found = words.BUSY.search(text)
    if found and kind is AgreementKind.SKILL and found.start() > 0 and _can_be_seen(text, kind):
        return None
    return found


def _open_ends(text: str) -> Iterator[Finding]:
    soft = words.SOFT.search(text)
    if soft:
        says = f"“{soft.group().strip()}” leaves it open. Put it so that the answer is yes or no."
        yield _at(soft, Problem.NOT_BINARY, says)
    for compared in words.COMPARED.finditer(text):
        if not words.COUNT_BEFORE.search(text[: compared.start()]):
            says = f"“{compared.group()}” than what? A number makes it a yes or a no."
            yield _at(compared, Problem.NOT_BINARY, says)
            return


def _about_day(text: str, due: date | None, today: date) -> Iterator[Finding]:
    if due is None:
        named, later = typed_day(text, today), words.LATER.search(text)
        if named:
            says = f"Is that {day_name(named.day)}? Choose it as the day, so that it comes up then."
            yield Finding(problem=Problem.NOT_DATED, says=says, start=named.start, end=named.end)
        elif later:
            yield _at(later, Problem.NOT_DATED, f"“{later.group()}” comes never. Which day?")
        else:
            yield Finding(problem=Problem.NOT_DATED, says="By which day?")
    elif due < today:
        yield Finding(problem=Problem.NOT_DATED, says="That day has gone by. Which one is next?")
    elif (due - today).days > LONGEST_DAYS:
        yield Finding(
            problem=Problem.NOT_DATED,
            says="That is more than a quarter away. Which step will be there in a few weeks?",
        )


def _about_owner(text: str) -> Iterator[Finding]:
    others = words.OTHERS.search(text)
    if others is None or words.TOLD.search(text):
        return
    who = others.group(1)
    if who.lower() == "we":
        says = (
            "Who of the two of you? Write your part here; your manager's goes into the other field."
        )
    else:
        says = f"This is for “{who}” to do. Which part of it is in your hands?"
    yield Finding(problem=Problem.NOT_OWNED, says=says, start=others.start(1), end=others.end(1))


def _about_both(text: str, support: str) -> Iterator[Finding]:
    told = words.TOLD.search(text)
    if told:
        says = f"“{told.group()}” is an instruction. In the rep's own words, beginning with I?"
        yield _at(told, Problem.NOT_MUTUAL, says)
    elif not support.strip():
        yield Finding(
            problem=Problem.NOT_MUTUAL,
            says="What would help from your manager? It may be nothing.",
            optional=True,
        )


def _can_be_seen(text: str, kind: AgreementKind) -> bool:
    if kind is AgreementKind.SKILL:
        learnt = words.CHORE.search(text)
        if learnt and learnt.start() <= 2 and not words.ON_THOSE_CALLS.match(text):
            return False  # it begins with a chore: watch three calls, read, attend
        scope = words.SCOPE.search(text)
        behaviour = words.BEHAVIOUR.search(text) or words.ON_CALL.search(text)
        return bool(scope and behaviour)
    return words.OUTCOME.search(text) is not None or _about_them(text)


def _about_them(text: str) -> bool:
    """Whether it is a sentence about what somebody on the other side does or has."""
    found = words.SUBJECT.match(text)
    if found is None or words.OTHERS.match(text):
        return False
    who = found["who"]
    if words.CHORE.search(who):
        return False
    return words.ROLE.search(who) is not None or next(_names(who), None) is not None


def _anchored(text: str) -> bool:
    """Whether it says with whom, or how many."""
    if any(pattern.search(text) for pattern in (words.SOME_COUNT, words.ROLE, words.NAMED_AFTER)):
        return True
    return next(_names(text), None) is not None


def _names(text: str) -> Iterator[str]:
    for match in re.finditer(r"\b[A-Z][\w&.-]*", text):
        word = match.group().lower()
        if word not in words.NO_NAMES and not (match.start() == 0 and word in words.STARTERS):
            yield match.group()


def _at(match: re.Match[str], problem: Problem, says: str, *, doubt: bool = False) -> Finding:
    return Finding(problem=problem, says=says, start=match.start(), end=match.end(), doubt=doubt)


_NOT_SEEN: Final[dict[AgreementKind, str]] = {
    AgreementKind.EXISTING_ACCOUNT: "What will the customer have said, signed or started by then?",
    AgreementKind.NEW_BUSINESS: "Who will have said yes to what by then?",
    AgreementKind.SKILL: "On how many calls, and what would one hear on them?",
}
