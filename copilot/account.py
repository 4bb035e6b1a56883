"""What a person expects to be spoken of: names typed before a call, or in an account's file.

A file is YAML, or JSON, which is YAML too::

    products: [Quillmark, Glidepath Studio]
    competitors: [Everlytic]
    people: [Eilidh MacRae]

Names help the recogniser while the call lasts. They are never logged or stored, and no error here
repeats one: it says where it stands.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Annotated, Final

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError

from copilot.bounded import read_bounded
from copilot.coaching.nearest import nearest
from copilot.coaching.yaml_text import read_yaml
from copilot.errors import AccountInvalid, AccountUnreadable, RuleUnreadable
from copilot.limits import limit

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from pydantic_core import ErrorDetails

    from copilot.coaching.yaml_text import Document

MOST_CHARS: Final = limit("names_per_call") * (limit("name_chars") + 2)
"""Of a text that lists as many names as a call may have, each as long as it may be."""

_BETWEEN: Final = re.compile(r"[,;\n]")


def _name(text: str) -> str:
    """One name without needless space. Raises ValueError for what cannot be one."""
    name = " ".join(text.split())
    if not any(character.isalnum() for character in name):
        raise ValueError("holds no letter")
    if len(name) > limit("name_chars"):
        raise ValueError(f"is longer than {limit('name_chars')} characters")
    if any(unicodedata.category(character).startswith("C") for character in name):
        raise ValueError("holds an invisible character")
    return name


def _bounded(names: tuple[str, ...]) -> tuple[str, ...]:
    """Names without repetitions. Raises ValueError when there are too many."""
    once: dict[str, str] = {}
    for name in names:
        once.setdefault(name.casefold(), name)
    if len(once) > limit("names_per_call"):
        raise ValueError(f"more than {limit('names_per_call')} names")
    return tuple(once.values())


Name = Annotated[str, AfterValidator(_name)]
Names = Annotated[tuple[Name, ...], AfterValidator(_bounded)]


class Account(BaseModel):
    """Whose names may be said, by what they are."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    products: Names = ()
    competitors: Names = ()
    people: Names = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All of them, for the recogniser. Raises AccountInvalid when they are too many."""
        return join(self.products, self.competitors, self.people)


def names_in(text: str) -> tuple[str, ...]:
    """The names that a person typed, parted by commas or lines. Raises ValueError for too much."""
    return _bounded(tuple(_name(part) for part in _BETWEEN.split(text) if part.strip()))


def join(*lists: Iterable[str]) -> tuple[str, ...]:
    """Names from several places as one list. Raises AccountInvalid when they are too many."""
    try:
        return _bounded(tuple(name for names in lists for name in names))
    except ValueError as error:
        raise AccountInvalid(str(error), remedy="keep those that are likely to be said") from None


def heard_names(*lists: Iterable[str]) -> tuple[str, ...]:
    """The names for the recogniser, without repetitions, as many as it takes, the first ones first."""
    once: dict[str, str] = {}
    for name in (one for names in lists for one in names):
        once.setdefault(name.casefold(), name)
    return tuple(once.values())[: limit("names_per_call")]


def read_account(path: Path) -> Account:
    """An account's file. Raises AccountUnreadable or AccountInvalid, at file:line."""
    document = _document(path)
    if not isinstance(document.value, dict):
        raise AccountInvalid(
            "holds no keys", where=document.where(()), remedy=f"write {_KEYS}, each with a list"
        )
    try:
        account = Account.model_validate(document.value)
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        problems = [_problem(one, document) for one in details]
        raise min(problems, key=lambda one: int(one.where.rsplit(":", 1)[-1])) from None
    join(account.names)
    return account


_KEYS: Final = ", ".join(Account.model_fields)
_EXPECTED: Final = {
    "tuple_type": "should be a list: - one name a line, or [A, B]",
    "string_type": "should be text: put it in quotes",
}
"""What is wrong, by pydantic's name of it."""


def _document(path: Path) -> Document:
    raw = read_bounded(path, "account_file_bytes", AccountUnreadable)
    if len(raw) > limit("account_file_bytes"):
        raise AccountUnreadable(
            f"more than {limit('account_file_bytes')} bytes",
            where=f"{path.name}:1",
            remedy="keep the names that are likely to be said",
        )
    try:
        return read_yaml(raw, path.name)
    except RuleUnreadable as error:
        raise AccountUnreadable(
            error.what, where=error.where, remedy="write it as YAML or JSON, in UTF-8"
        ) from None


def _problem(detail: ErrorDetails, document: Document) -> AccountInvalid:
    path = detail["loc"]
    where = document.where(path)
    if detail["type"] == "extra_forbidden":
        close = nearest(str(path[0]), Account.model_fields)
        return AccountInvalid(
            f"unknown key '{path[0]}'",
            where=where,
            remedy=f"did you mean '{close}'?" if close else f"known here: {_KEYS}",
        )
    place = path[0] if len(path) == 1 else f"{path[0]}, name {int(path[1]) + 1}"
    cause = detail.get("ctx", {}).get("error")
    complaint = str(cause) if cause is not None else _EXPECTED.get(detail["type"], "is wrong")
    return AccountInvalid(f"{place}: {complaint}", where=where)
