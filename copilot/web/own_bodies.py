"""What the rep's own pages send."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from copilot.kinds import CallKind, DisputeReason, NextStepState, WithholdReason
from copilot.recording import REFERENCE
from copilot.storage.marks import ANNOTATION_CHARS, REFERENCE_CHARS, Went

DELETE_ALL = "delete everything"
"""What the rep types to mean it."""


def _printable(text: str) -> str:
    """The text without needless space. Raises ValueError for a character that nobody typed."""
    text = text.replace("\r\n", "\n").strip()
    if any(not (character.isprintable() or character == "\n") for character in text):
        raise ValueError("holds a character that cannot be seen")
    return text


def _reference(text: str) -> str:
    if text and REFERENCE.fullmatch(text) is None:
        raise ValueError("holds more than letters, digits, spaces and . _ : / -")
    return text


class _Body(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class Marked(_Body):
    """``POST /api/private/calls/{call}/moments/{moment}``: what the rep says of a moment now."""

    annotation: Annotated[
        str, StringConstraints(max_length=ANNOTATION_CHARS), AfterValidator(_printable)
    ] = ""
    disputed: DisputeReason | None = None
    withheld: WithholdReason | None = None


class Checked(_Body):
    """``POST …/check``: what the rep thought. Nothing of it: the question was passed over."""

    went: Went | None = None
    share: Annotated[float, Field(ge=0, le=1)] | None = None
    next_step: NextStepState | None = None


class Referred(_Body):
    """``POST …/reference``; empty forgets it."""

    reference: Annotated[
        str,
        StringConstraints(max_length=REFERENCE_CHARS, strip_whitespace=True),
        AfterValidator(_reference),
    ] = ""


def _of_a_rep(kind: CallKind) -> CallKind:
    """A call that a rule may be about, of which it is said what it was. Raises ValueError."""
    if kind in {CallKind.ONE_TO_ONE, CallKind.UNKNOWN}:
        raise ValueError("is no kind that a call can be said to have been")
    return kind


class KindSaid(_Body):
    """``POST …/kind``: what kind of call it was."""

    kind: Annotated[CallKind, AfterValidator(_of_a_rep)]


class DeleteAll(_Body):
    """``POST /api/private/delete``: only with these words, typed."""

    typed: Literal["delete everything"]


class Focused(_Body):
    """``POST /api/private/focus``: the name of a skill, or nothing for none."""

    skill: Annotated[str, Field(max_length=40)] | None = None


class Replied(_Body):
    """``POST /api/private/focus/agreed``: make room for what was agreed on, or not."""

    take: bool


class Answered(_Body):
    """``POST /api/private/practice/{rule}/typed``: what the rep would say. Judged and forgotten."""

    drill: Annotated[int, Field(ge=0, le=100)]
    answer: Annotated[str, StringConstraints(min_length=1, max_length=600, strip_whitespace=True)]
