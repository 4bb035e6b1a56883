"""When an agreement was not done: which kind of help fits. Questions, and never a verdict.

Two trees, as the rep likes: knowledge, belief, execution; or skill, will, knowledge, system. The rep
answers, with the manager or alone; each path ends in support, an experiment or a smaller step.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class TreeName(StrEnum):
    """Which questions."""

    KNOWLEDGE_BELIEF_EXECUTION = "knowledge_belief_execution"
    SKILL_WILL_KNOWLEDGE_SYSTEM = "skill_will_knowledge_system"


class Cause(StrEnum):
    """Where the path leads: what was in the way. Stored with the agreement; closed."""

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
    """What would help. `next_words` begins a new agreement for the rep to finish."""

    cause: Cause
    help: Help
    says: str
    rep_tries: str
    manager_brings: str
    next_words: str


def follow(tree: TreeName, path: tuple[str, ...] = ()) -> Question | Ending:
    """What comes after these answers; the empty path is the first question.

    Raises:
        AgreementRefused: an answer that its question does not have.
    """
    raise NotImplementedError
