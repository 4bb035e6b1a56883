"""When an agreement was not done: which kind of help fits. Questions, and never a verdict.

Two trees; the rep takes the one that they like. *Knowledge, belief, execution*: did I know how, did I
think that it would help, did something come between. *Skill, will, knowledge, system*: also whether
the tools and the rules of the house were in the way. The rep answers, alone or in the one-to-one, and
each path ends in support, an experiment or a smaller step, with what each of the two brings.

The software asks and remembers the path. What the answers mean is for the two to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from copilot.errors import AgreementRefused

if TYPE_CHECKING:
    from collections.abc import Mapping


class TreeName(StrEnum):
    """Which questions."""

    KNOWLEDGE_BELIEF_EXECUTION = "knowledge_belief_execution"
    SKILL_WILL_KNOWLEDGE_SYSTEM = "skill_will_knowledge_system"


class Cause(StrEnum):
    """Where a path leads: what was in the way. Stored with the agreement; closed."""

    KNOWLEDGE = "knowledge"
    BELIEF = "belief"
    EXECUTION = "execution"
    SKILL = "skill"
    WILL = "will"
    SYSTEM = "system"
    PLAN = "plan"


class Help(StrEnum):
    """What a path ends in."""

    SUPPORT = "support"
    EXPERIMENT = "experiment"
    SMALLER_STEP = "smaller_step"


HELP_NAMES: Final[dict[Help, str]] = {
    Help.SUPPORT: "support",
    Help.EXPERIMENT: "an experiment",
    Help.SMALLER_STEP: "a smaller step",
}
"""What helped, as a page says it of a miss."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer: its id within the question, its words."""

    id: str
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question and its answers, two to four."""

    id: str
    asks: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """What would help. `next_words` begins a new agreement for the rep to finish: […] is theirs."""

    cause: Cause
    help: Help
    says: str
    rep_tries: str
    manager_brings: str
    next_words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A question with where each of its answers leads, by the answer's id."""

    question: Question
    leads: Mapping[str, Branch | Ending]


def branch(name: str, asks: str, *ways: tuple[str, str, Branch | Ending]) -> Branch:
    """A question; each way is the answer's id, its words, and what comes after."""
    answers = tuple(Answer(id=answer, says=says) for answer, says, _ in ways)
    return Branch(
        question=Question(id=name, asks=asks, answers=answers),
        leads={answer: after for answer, _, after in ways},
    )


def follow(tree: TreeName, path: tuple[str, ...] = ()) -> Question | Ending:
    """What comes after these answers; the empty path is the first question.

    Raises:
        AgreementRefused: an answer that its question does not have, or one too many.
    """
    from copilot.review.diagnosis_trees import TREES  # it is made of what stands here

    at: Branch | Ending = TREES[tree]
    for answer in path:
        if isinstance(at, Ending) or answer not in at.leads:
            raise AgreementRefused(
                "the questions do not go that way", remedy="begin again with the first question"
            )
        at = at.leads[answer]
    return at.question if isinstance(at, Branch) else at
