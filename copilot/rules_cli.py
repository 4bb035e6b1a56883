"""``copilot rules``: check · test · explain · new · coverage · schema, and every name a rule may use."""

from __future__ import annotations

import json
import os
import re
import shlex
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer
from rich.console import Console

from copilot.coaching.fading import SkillState
from copilot.errors import RuleInvalid, RuleUnreadable
from copilot.in_force import settings_in_force
from copilot.names_cli import add_names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from copilot.coaching.cases import Case
    from copilot.coaching.explain import Asked
    from copilot.coaching.layers import Folders, Pack
    from copilot.coaching.rulebook import Rulebook
    from copilot.coaching.schema import Rule
    from copilot.kinds import SignalKind

app = typer.Typer(
    no_args_is_help=True, add_completion=False, help="Check, test, explain and write rules."
)
out = Console()

Folder = Annotated[Path | None, typer.Argument(help="Folder of rules. [default: those in force]")]
InFolder = Annotated[
    Path | None, typer.Option("--rules", help="Folder of rules. [default: those in force]")
]

AS_TESTED: Final = "without the encoder, as copilot rules test judges"


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
        _say(advice(placed, _skills(), _meanings()))
        _say(pack.lines())
        if pack.troubles:
            raise typer.Exit(1)
    else:
        rules = _book(folder).rules
        placed = [(rule, folder / f"{rule.id}.yaml") for rule in rules]
        _prove(placed, folder)
        _say(advice(placed, _skills(), _meanings()))
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
    within = "" if folder is None else f" --rules {shlex.quote(str(folder))}"
    _say(report.lines(f"copilot rules explain {{rule}} --case {{case}}{within}"))
    calls = read_good_calls() if good_calls else ()
    wrong = [line for call in calls for line in disturbed(rulebook, call)]
    if calls:
        _say([*wrong, f"{len(calls)} good calls, {len(wrong)} wrong cards"])
    if wrong or not report.passed:
        raise typer.Exit(1)


@app.command()
def explain(
    rule: Annotated[str, typer.Argument(help="A rule's id, or its file.")],
    call: Annotated[
        Path | None, typer.Argument(help="A case (YAML), or a transcript (JSON, turns).")
    ] = None,
    case: Annotated[
        str, typer.Option(help="Instead of a call: one of the rule's own cases, by its name.")
    ] = "",
    folder: InFolder = None,
    quote: Annotated[
        bool,
        typer.Option("--quote", help="Also print what was said: only from a file of your own."),
    ] = False,
    call_id: Annotated[
        str, typer.Option(help="The call's id: from it is drawn what is kept back by chance.")
    ] = "explained",
    skill_state: Annotated[
        SkillState, typer.Option(help="How well the rule's skill stands with the rep.")
    ] = SkillState.NEW,
) -> None:
    """Show, turn by turn, why a rule did or did not fire on a call, or on a case of its own."""
    from copilot.coaching.explain import Asked, explain
    from copilot.coaching.inline_tests import verdicts
    from copilot.coaching.rulebook import Rulebook, lines_of
    from copilot.coaching.written_call import of_case, read_call

    if (call is None) is not bool(case):
        raise typer.BadParameter("name a call's file, or a case with --case", param_hint="CALL")
    found, rulebook, file = _rule(rule, folder)
    if quote:
        _must_be_own(file if call is None else call)
    asked = Asked(
        rule=found,
        rulebook=rulebook,
        call=of_case(_case(found, case)) if call is None else read_call(call),
        settings=settings_in_force(),
        quote=quote,
        call_id=call_id,
        skill_state=skill_state,
        file=str(file),
        lines=lines_of(file),
    )
    if call is None:
        _say(explain(replace(asked, rulebook=Rulebook((found,)), encoder=AS_TESTED)))
        _say(verdicts(found, case))
    else:
        _say(explain(_with_encoder(asked)))


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
    _say(
        [
            f"wrote {path}: edit it, then copilot rules check {folder}",
            "what it may name: copilot rules names, or one table of it (copilot rules --help)",
        ]
    )


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


add_names(app)


def _in_force() -> tuple[Pack, Folders]:
    from copilot.assemble import rule_folders
    from copilot.coaching.layers import load_layers

    folders = rule_folders(settings_in_force())
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


def _meanings() -> frozenset[SignalKind]:
    """The kinds that the encoder's heads can tell."""
    from copilot.coaching.glossary.meanings import meanings
    from copilot.kinds import SignalKind
    from copilot.resources import models_dir

    return frozenset(SignalKind(one.name) for one in meanings(models_dir()))


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
        pack, _ = _in_force()
        for trouble in pack.troubles:
            typer.echo(f"not in force: {trouble}", err=True)
        return pack.rulebook
    # a rep's own folder holds their choices too, which are no rule
    return Rulebook.load(folder, but=CHOICES)


def _rule(named: str, folder: Path | None) -> tuple[Rule, Rulebook, Path]:
    """A rule by its file, alone, or by its id, among the others of its folder; and its file."""
    from copilot.coaching.rulebook import Rulebook, read_file

    if named.endswith(".yaml"):
        found = read_file(Path(named))
        return found, Rulebook((found,)), Path(named)
    if folder is None:
        pack, folders = _in_force()
        places = {one.rule.id: getattr(folders, one.layer) for one in pack.placed if one.on}
        rulebook = pack.rulebook
    else:
        rulebook = _book(folder)
        places = dict.fromkeys((rule.id for rule in rulebook.rules), folder)
    for rule in rulebook.rules:
        if rule.id == named:
            return rule, rulebook, places[named] / f"{named}.yaml"
    known = ", ".join(rule.id for rule in rulebook.rules)
    raise typer.BadParameter(f"no rule {named!r}; there are {known}", param_hint="RULE")


def _case(rule: Rule, name: str) -> Case:
    """A rule's case by its name."""
    cases = (*rule.tests.fires, *rule.tests.quiet)
    for one in cases:
        if one.name == name:
            return one
    known = "; ".join(one.name for one in cases) or "none"
    raise typer.BadParameter(f"no case {name!r}; there are: {known}", param_hint="--case")


def _with_encoder(asked: Asked) -> Asked:
    """The same, to be judged as on a call; or without the encoder, and why."""
    from copilot.meaning.reader import NoUnderstanding, open_reader

    reader = open_reader()
    reader.warm()
    if reader.trouble is not None:
        return replace(asked, encoder=f"without the encoder, which {reader.trouble.what}")
    if isinstance(reader, NoUnderstanding):
        return replace(asked, encoder="without the encoder, which is not here (copilot doctor)")
    return replace(asked, encoder="with the encoder", understood=reader.with_meanings)


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
