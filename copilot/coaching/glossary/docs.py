"""What stands below each key in the classes that read a rule: the one description that it has.

It is looked up in their source when somebody asks, and not kept on the classes: a service that starts
would read it all for nobody.
"""

from __future__ import annotations

import ast
import inspect
from functools import cache
from typing import TYPE_CHECKING

from copilot.coaching.part import Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from types import ModuleType


@cache
def docs_of(shape: type[Part]) -> Mapping[str, str]:
    """The text below each key of a piece, and of those that it is made from, by the key's name."""
    told: dict[str, str] = {}
    for one in reversed(shape.__mro__):
        module = inspect.getmodule(one)
        if issubclass(one, Part) and module is not None:
            told |= _classes(module).get(one.__name__, {})
    return told


@cache
def _classes(module: ModuleType) -> Mapping[str, dict[str, str]]:
    tree = ast.parse(inspect.getsource(module))
    return {one.name: dict(_docs(one)) for one in tree.body if isinstance(one, ast.ClassDef)}


def _docs(shape: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for key, below in zip(shape.body, shape.body[1:], strict=False):
        match key, below:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                yield name, inspect.cleandoc(text)
