"""``copilot rules``: check · test · explain · new · coverage · schema."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from copilot.errors import RuleInvalid, RuleUnreadable
from copilot.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from copilot.coaching.layers import Folders, Pack
    from copilot.coaching.rulebook import Rulebook
    from copilot.coaching.schema import Rule

app = typer.Typer(no_args_is_help=True, help="Check, test, explain and write rules.")
out = Console()

Folder = Annotated[Path | None, typer.Argument(help="Folder of rules. [default: those in force]")]
InFolder = Annotated[
    Path | None, typer.Option("--rules", help="Folder of rules. [default: those in force]")
]


@app.command()
def check(folder: Folder = None) -> None:
    """Load the rules and try the stable ones' cases; errors come as file:line with a fix.

    Without a folder: those in force, and which is from where; the cases of all but the shipped ones.
    What loads and could serve better is a warning.
    """
    from copilot.coaching.advice import advice

    if folder is None:
        pack, folders = _in_force()
        placed = _not_shipped(pack, folders)
        _prove(placed, folders.shipped)
        _say(advice(placed, _skills()))
        _say(pack.lines())
    else:
        rules = _book(folder).rules
        placed = [(rule, folder / f"{rule.id}.yaml") for rule in rules]
        _prove(placed, folder)
        _say(advice(placed, _skills()))
        _say([f"{len(rules)} {'rule' if len(rules) == 1 else 'rules'}, no errors"])


@app.command("test")
def run_tests(
    folder: Folder = None,
    good_calls: Annotated[
        bool, typer.Option(help="Also play ten whole good calls, in which no rule may want a card.")
    ] = True,
) -> None:
    """Run the cases inside each rule: those that must fire and those that must stay quiet."""
    from copilot.coaching.good_calls import disturbed, read_good_calls
    from copilot.coaching.inline_tests import run_all

    rulebook = _book(folder)
    report = run_all(rulebook)
    _say(report.lines())
    calls = read_good_calls() if good_calls else ()
    wrong = [line for call in calls for line in disturbed(rulebook, call)]
    if calls:
        _say([*wrong, f"{len(calls)} good calls, {len(wrong)} wrong cards"])
    if wrong or not report.passed:
        raise typer.Exit(1)


@app.command()
def explain(
    rule: Annotated[str, typer.Argument(help="A rule's id, or its file.")],
    call: Annotated[Path, typer.Argument(help="A case (YAML), or a transcript (JSON, turns).")],
    folder: InFolder = None,
    quote: Annotated[
        bool,
        typer.Option("--quote", help="Also print what was said: only from a file of your own."),
    ] = False,
) -> None:
    """Show, turn by turn, why a rule did or did not fire on a call."""
    from copilot.coaching.explain import Asked, explain
    from copilot.coaching.written_call import read_call

    if quote:
        _must_be_own(call)
    found, rulebook = _rule(rule, folder)
    asked = Asked(
        rule=found, rulebook=rulebook, call=read_call(call), settings=Settings(), quote=quote
    )
    _say(explain(asked))


@app.command()
def new(
    rule_id: Annotated[str, typer.Argument(metavar="ID", help="Words of a-z joined by hyphens.")],
    folder: Annotated[Path, typer.Option("--rules", help="Folder to write it to.")] = Path(),
) -> None:
    """Write a new rule with a word on every part of it, and the schema beside it."""
    from copilot.coaching.json_schema import rule_schema
    from copilot.coaching.schema import CUE_WORDS, MIN_CASES
    from copilot.coaching.template import template

    if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", rule_id) or len(rule_id) > 64:
        raise typer.BadParameter(
            "small letters, figures and hyphens, such as price-too-early", param_hint="ID"
        )
    path, schema = folder / f"{rule_id}.yaml", folder / "rule.schema.json"
    text = template(rule_id, schema=f"./{schema.name}", cases=MIN_CASES, words=CUE_WORDS)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
        if not schema.exists():
            schema.write_text(json.dumps(rule_schema(), indent=2) + "\n", encoding="utf-8")
    except FileExistsError:
        raise RuleInvalid("is there already", where=f"{path}:1", remedy="choose an id") from None
    except OSError as error:
        raise RuleUnreadable(
            f"cannot be written ({type(error).__name__})",
            where=str(path),
            remedy="check the folder",
        ) from None
    _say([f"wrote {path}: edit it, then copilot rules check {folder}"])


@app.command()
def coverage(folder: Folder = None) -> None:
    """Show what has rules and what has none, and which checks the cases try."""
    from copilot.coaching.coverage import coverage

    _say(coverage(_book(folder).rules))


@app.command()
def schema() -> None:
    """Print the JSON Schema of a rule file, for editors."""
    from copilot.coaching.json_schema import rule_schema

    out.print_json(json.dumps(rule_schema()))


def _in_force() -> tuple[Pack, Folders]:
    from copilot.assemble import rule_folders
    from copilot.coaching.layers import load_layers

    folders = rule_folders(Settings())
    return load_layers(folders), folders


def _not_shipped(pack: Pack, folders: Folders) -> list[tuple[Rule, Path]]:
    """Those in force that did not come with Copilot, whose own tests try what did, and their files."""
    from copilot.coaching.layers import Layer
    from copilot.resources import rules_dir

    own = None if folders.shipped == rules_dir() else folders.shipped
    places = {Layer.SHIPPED: own, Layer.TEAM: folders.team, Layer.OWN: folders.own}
    placed = [(one.rule, places[one.layer]) for one in pack.placed if one.on]
    return [(rule, place / f"{rule.id}.yaml") for rule, place in placed if place is not None]


def _skills() -> frozenset[str]:
    """The skills of the shipped rules."""
    from copilot.coaching.rulebook import Rulebook
    from copilot.resources import rules_dir

    return frozenset(rule.skill for rule in Rulebook.load(rules_dir()).rules)


def _prove(rules: list[tuple[Rule, Path]], folder: Path) -> None:
    """Try the cases, which takes up to a second a rule."""
    from rich.progress import track

    from copilot.coaching.proving import prove

    shown = Console(stderr=True)
    prove(track(rules, "Trying the rules' cases", console=shown, transient=True), folder)


def _book(folder: Path | None) -> Rulebook:
    """The rules of a folder, or those in force."""
    from copilot.coaching.layers import CHOICES
    from copilot.coaching.rulebook import Rulebook

    if folder is None:
        return _in_force()[0].rulebook
    # a rep's own folder holds their choices too, which are no rule
    return Rulebook.load(folder, but=CHOICES)


def _rule(named: str, folder: Path | None) -> tuple[Rule, Rulebook]:
    """A rule by its file, alone, or by its id, among the others of its folder."""
    from copilot.coaching.rulebook import Rulebook, read_file

    if named.endswith(".yaml"):
        found = read_file(Path(named))
        return found, Rulebook((found,))
    rulebook = _book(folder)
    for rule in rulebook.rules:
        if rule.id == named:
            return rule, rulebook
    known = ", ".join(rule.id for rule in rulebook.rules)
    raise typer.BadParameter(f"no rule {named!r}; there are {known}", param_hint="RULE")


def _must_be_own(path: Path) -> None:
    """Words are quoted from a file that belongs to who asks, and from no other."""
    try:
        owner = path.stat().st_uid
    except OSError:
        return  # what reads it says what is wrong
    if hasattr(os, "getuid") and owner != os.getuid():
        raise typer.BadParameter("the file is not yours", param_hint="--quote")


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        out.print(line, highlight=False, markup=False, soft_wrap=True)
