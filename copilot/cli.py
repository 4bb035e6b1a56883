"""The ``copilot`` command: run · replay · listen · export · rules · team · brief · models · doctor."""

from __future__ import annotations

import os
import select
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import anyio
import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from copilot import observe, options, resources
from copilot.errors import CopilotError
from copilot.in_force import settings_in_force
from copilot.kinds import CallKind, Persona, Profile
from copilot.later_commands import Later

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copilot.settings import Settings

app = typer.Typer(
    cls=Later,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,  # a traceback with locals could hold what was said
    help="Private, in-call coaching for sales reps, on the rep's own machine.",
)

READER_GONE = 128 + 13
"""Exit code of a program that SIGPIPE ended, which is what has happened."""

out = Console()
err = Console(stderr=True)

Rules = Annotated[
    Path | None, typer.Option("--rules", help="Folder of rules. [default: the shipped ones]")
]
DataDir = Annotated[Path | None, typer.Option(help="Folder of all that is kept.")]
Debug = Annotated[
    bool, typer.Option("--debug", help="Log each stage's steps (never what was said).")
]


@app.command()
def run(
    host: Annotated[str | None, typer.Option(help="Loopback address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="Port of the page.", min=1, max=65535)] = None,
    data_dir: DataDir = None,
    rules: Rules = None,
    samples: Annotated[
        Path | None, typer.Option(help="Folder of recordings to offer, with reference JSON.")
    ] = None,
    debug: Debug = False,
) -> None:
    """Start Copilot and say where its page is."""
    from copilot import service

    observe.configure(debug=debug)
    settings = _settings(host=host, port=port, data_dir=data_dir, rules=rules)
    offered = options.samples(samples) if samples else resources.samples_dir()
    address = f"http://{settings.server.host}:{settings.server.port}/"

    def ready() -> None:
        out.print(f"Copilot is ready: [bold]{address}[/]   (Ctrl+C ends it)")

    anyio.run(service.serve, settings, offered, ready)


@app.command()
def replay(
    file: Annotated[Path, typer.Argument(help="Recording with two channels, or the rep's side.")],
    second: Annotated[
        Path | None,
        typer.Argument(help="The buyer's side, where sides are two files; see --rep-channel."),
    ] = None,
    call: Annotated[CallKind, typer.Option(help="Kind of call.")] = CallKind.UNKNOWN,
    profile: Annotated[Profile, typer.Option(help="How much help the rep wants.")] = Profile.CORE,
    scheduled_end: Annotated[
        float | None, typer.Option(help="Planned end, in seconds of the recording.", min=1.0)
    ] = None,
    speed: Annotated[str, typer.Option(help="max, or a multiple of real time such as 1.")] = "max",
    rep_channel: Annotated[
        int,
        typer.Option(
            help="Which channel, or which of two files, is the rep: 0 or 1.", min=0, max=1
        ),
    ] = 0,
    names: Annotated[
        str, typer.Option(help="Products, competitors, people that may be said: 'A, B'.")
    ] = "",
    persona: Annotated[
        Persona, typer.Option(help="Who the buyer is in the purchase.")
    ] = Persona.UNKNOWN,
    competitors: Annotated[str, typer.Option(help="Whose offers may be in play: 'A, B'.")] = "",
    account: Annotated[
        Path | None, typer.Option(help="YAML or JSON: lists of products, competitors, people.")
    ] = None,
    rules: Rules = None,
    json: Annotated[
        bool, typer.Option("--json", help="One wire message a line, the summary last.")
    ] = False,
    debug: Debug = False,
) -> None:
    """Coach a recording and print what the rep would have seen, and when."""
    from copilot import replay as replaying
    from copilot.replay_view import JsonLines, Terminal

    observe.configure(debug=debug)
    told = options.account(names, competitors, account)
    request = replaying.Replay(
        file=file,
        second=second,
        kind=call,
        profile=profile,
        scheduled_end_s=scheduled_end,
        speed=options.speed(speed),
        rep_channel=rep_channel,
        names=told.names,
        persona=persona,
        competitors=told.competitors,
    )
    show: replaying.Show = JsonLines(sys.stdout) if json else Terminal(out, err)
    anyio.run(replaying.replay, request, _settings(rules=rules), show)


@app.command()
def listen(
    call: Annotated[CallKind, typer.Option(help="Kind of call.")] = CallKind.UNKNOWN,
    profile: Annotated[Profile, typer.Option(help="How much help the rep wants.")] = Profile.CORE,
    scheduled_end: Annotated[
        str, typer.Option(help="Planned end: 14:30, or 30 for in so many minutes.")
    ] = "",
    names: Annotated[
        str, typer.Option(help="Products, competitors, people that may be said: 'A, B'.")
    ] = "",
    persona: Annotated[
        Persona, typer.Option(help="Who the buyer is in the purchase.")
    ] = Persona.UNKNOWN,
    competitors: Annotated[str, typer.Option(help="Whose offers may be in play: 'A, B'.")] = "",
    account: Annotated[
        Path | None, typer.Option(help="YAML or JSON: lists of products, competitors, people.")
    ] = None,
    reference: Annotated[
        str, typer.Option(help="What your own systems call this call; it is kept with it.")
    ] = "",
    microphone: Annotated[str, typer.Option(help="What hears you: a number or a name.")] = "",
    speakers: Annotated[str, typer.Option(help="What hears them: a monitor's.")] = "",
    devices: Annotated[
        bool, typer.Option("--devices", help="List what could be heard by, and end.")
    ] = False,
    everyone_knows: Annotated[
        bool, typer.Option("--everyone-knows", help="Do not ask: everyone on the call knows.")
    ] = False,
    rules: Rules = None,
    data_dir: DataDir = None,
    debug: Debug = False,
) -> None:
    """Coach a live call in this terminal, once everyone on it knows."""
    from copilot import listen_cli
    from copilot.listen import Listening

    observe.configure(debug=debug)
    if devices:
        listen_cli.show_devices(out)
        return
    told = options.account(names, competitors, account)
    request = Listening(
        kind=call,
        profile=profile,
        scheduled_end_s=options.until(scheduled_end),
        reference=options.reference(reference),
        names=told.names,
        persona=persona,
        competitors=told.competitors,
    )
    settings = _settings(rules=rules, data_dir=data_dir)
    heard = listen_cli.start(
        request,
        settings,
        microphone=microphone,
        speakers=speakers,
        everyone_knows=everyone_knows,
        out=out,
    )
    if not heard and not everyone_knows:
        raise typer.Exit(1)


@app.command()
def doctor(
    settings: Annotated[
        bool, typer.Option("--settings", help="Also print the settings in force.")
    ] = False,
    tune: Annotated[
        bool, typer.Option("--tune", help="Also measure which tier this machine can carry (30 s).")
    ] = False,
) -> None:
    """Say what is present, what is missing, and how to get it. Exit code 1 if Copilot cannot run."""
    from copilot.doctor import examine

    observe.configure()
    chosen = _settings()
    table = Table(show_header=False, box=None, pad_edge=False)
    marks = {"ok": "[green]ok[/]", "optional": "[yellow]--[/]", "missing": "[red]!![/]"}
    findings = examine(chosen)
    for finding in findings:
        remedy = f"[dim]{escape(finding.remedy)}[/]" if finding.status != "ok" else ""
        table.add_row(marks[finding.status], finding.name, escape(finding.what), remedy)
    out.print(table)
    if settings:
        out.print_json(chosen.model_dump_json())
    if any(finding.status == "missing" for finding in findings):
        raise typer.Exit(1)
    if tune:
        from copilot import tune_view

        tune_view.show(chosen, out, err)


@app.command()
def export(
    call: Annotated[
        str, typer.Argument(help="A call's id, as its review page's address has it.")
    ] = "",
    everything: Annotated[
        bool, typer.Option("--everything", help="All that is kept about you.")
    ] = False,
    out: Annotated[Path | None, typer.Option(help="File to write. [default: print it]")] = None,
    data_dir: DataDir = None,
) -> None:
    """Print every stored byte about one call, or about you, as JSON."""
    from copilot import export_cli

    if bool(call) == everything:
        raise typer.BadParameter("name a call, or say --everything", param_hint="CALL")
    observe.configure()
    export_cli.export(_settings(data_dir=data_dir), call, out)


@app.command()
def models() -> None:
    """List the models of the manifest: what is here, how large, under which licence."""
    from copilot import manifest

    table = Table(
        "model", "status", "MB", "licence", "purpose", "to get it", box=None, pad_edge=False
    )
    for model in manifest.list_models():
        remedy = "" if model.status == "present" else escape(model.remedy)
        megabytes = f"{model.size_bytes / 1e6:.1f}"
        table.add_row(model.name, model.status, megabytes, model.licence, model.purpose, remedy)
    out.print(table)


def main() -> None:
    """Run the command. An error is one line and exit code 2, never a traceback or its text.

    What another library says of its failure may hold what was said on the call, so of an error
    that is not ours only its type and our own line are shown.
    """
    no_core_dumps()
    try:
        app(standalone_mode=True)
    except Exception as error:  # noqa: BLE001  # the last resort
        leaves = list(_leaves(error))
        if _nobody_reads(leaves):
            sys.exit(READER_GONE)
        ours = next((leaf for leaf in leaves if isinstance(leaf, CopilotError)), None)
        _fail(str(ours) if ours else _unexpected(leaves[0]))


def no_core_dumps() -> None:
    """Leave no memory on disk if the process crashes: it may hold the last seconds of a call."""
    try:
        import resource
    except ImportError:  # Windows, which dumps only where a person has asked for it
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _nobody_reads(leaves: list[BaseException]) -> bool:
    """Whether who read standard output has gone, as ``head`` does; what waits for them goes nowhere."""
    if not any(isinstance(leaf, BrokenPipeError) for leaf in leaves) or not _is_broken(sys.stdout):
        return False
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return True


def _is_broken(stream: TextIO) -> bool:
    if not hasattr(select, "poll"):  # Windows, which tells of a broken pipe by another error
        return False
    poller = select.poll()
    poller.register(stream, 0)
    return bool(poller.poll(0))  # errors and hang-ups alone, since nothing else was asked for


def _unexpected(error: BaseException) -> str:
    frames = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if Path(frame.filename).is_relative_to(resources.PACKAGE)
    ]
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}: " if frames else ""
    return f"[unexpected] {place}{type(error).__name__} — please report this line"


def _leaves(error: BaseException) -> Iterator[BaseException]:
    if isinstance(error, BaseExceptionGroup):
        for one in error.exceptions:
            yield from _leaves(one)
    else:
        yield error


def _fail(line: str) -> None:
    err.print(line, style="red", highlight=False, markup=False, soft_wrap=True)
    sys.exit(2)


def _settings(
    *,
    host: str | None = None,
    port: int | None = None,
    data_dir: Path | None = None,
    rules: Path | None = None,
) -> Settings:
    """The settings in force, with the command line's word above all."""
    settings = settings_in_force()
    server = {name: value for name, value in (("host", host), ("port", port)) if value is not None}
    return settings.model_copy(
        update={
            "server": settings.server.model_copy(update=server),
            "store": settings.store.model_copy(update={"data_dir": data_dir} if data_dir else {}),
            "rules_dir": rules or settings.rules_dir,
        }
    )
