"""A brief as Markdown: for a running document, a mail, or a printer.

What people typed is escaped, so that it stays the text that they typed: CommonMark lets a backslash
stand before any punctuation.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from copilot.review.weeks import day_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from copilot.review.brief_values import Action, AgendaItem, Brief, Topic

_MEANS_SOMETHING: Final = re.compile(r"([\\`*_{}\[\]<>#|&~!])")
_BEGINS_SOMETHING: Final = re.compile(r"^([-+=]|\d+(?=[.)]))(.?)")


def markdown(brief: Brief) -> str:
    """The page; its parts in the order of the talk."""
    return "\n".join(_lines(brief)) + "\n"


def plain(typed: str) -> str:
    """Typed text in one line, with nothing in it that Markdown would act on."""
    escaped = _MEANS_SOMETHING.sub(r"\\\1", " ".join(typed.split()))
    found = _BEGINS_SOMETHING.match(escaped)
    if found is None:
        return escaped
    if found[1].isdigit():
        return f"{found[1]}\\{escaped[len(found[1]) :]}"
    return f"\\{escaped}"


def _lines(brief: Brief) -> Iterator[str]:
    between = [plain(name) for name in (brief.rep_name, brief.manager_name) if name]
    yield f"# One-to-one: {' and '.join(between)}"
    yield f"{day_name(brief.day)} {brief.day.year}. {plain(brief.headline)}"
    yield from _part("What was agreed", _commitments(brief), brief.commitments_say)
    agenda = _typed(brief, brief.agenda)
    yield from _part(f"What {plain(brief.rep_name)} brings", agenda, brief.agenda_says)
    numbers = (f"- **{plain(line.title)}**: {plain(line.says)}" for line in brief.numbers)
    yield from _part("The numbers", numbers, "")
    for topic in brief.topics:
        yield from _topic(topic)
    if brief.focus is not None:
        focus = brief.focus
        yield from _part(f"One skill: {focus.title}", [f"{focus.why} {focus.drill}"], "")
    blockers = (f"- {plain(one)}" for one in brief.blockers)
    yield from _part("In the way", blockers, brief.blockers_say, brief.blockers_ask)
    yield from _part("Asks", _typed(brief, brief.asks), brief.asks_say, brief.asks_ask)
    actions = map(_action, brief.actions)
    yield from _part("Who does what by when", actions, brief.actions_say, brief.will_ask)


def _part(title: str, lines: Iterable[str], *sentences: str) -> Iterator[str]:
    says = " ".join(filter(None, sentences))
    found = list(lines)
    if not found and not says:
        return
    yield ""
    yield f"## {title}"
    yield ""
    yield from found
    if says:
        if found:
            yield ""
        yield plain(says)


def _typed(brief: Brief, items: Iterable[AgendaItem]) -> Iterator[str]:
    for item in items:
        by = "" if item.by_rep else f" ({plain(brief.manager_name or 'Manager')})"
        yield f"- {plain(item.text)}{by}"


def _commitments(brief: Brief) -> Iterator[str]:
    for line in brief.commitments:
        yield f"- {plain(line.committed)} ({plain(line.due)})"
        yield f"  **{plain(line.asks)}**"


def _topic(topic: Topic) -> Iterator[str]:
    yield ""
    yield f"## {plain(topic.title)}"
    yield ""
    yield plain(topic.why)
    if topic.annotation:
        yield ""
        yield f"> {plain(topic.annotation)}"
    yield ""
    for question in topic.questions:
        yield f"- *{question.step.capitalize()}*: {plain(question.asks)}"


def _action(action: Action) -> str:
    by = f", by {day_name(action.due)}" if action.due else ""
    return f"- [{'x' if action.done else ' '}] {plain(action.text)} ({plain(action.owner)}{by})"
