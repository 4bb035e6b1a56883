"""``copilot team``, from the first administrator to the last byte."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import anyio
import pytest
from typer.testing import CliRunner

from copilot.cli import app
from copilot.errors import BindRefused, StoreLocked, StoreUnreachable
from copilot.storage.lock import sole_use
from tests.storage.team.make import TODAY, delivery, full

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPILOT_TEAM_SERVER__DATA_DIR", str(tmp_path / "team"))
    monkeypatch.setenv("COPILOT_CONFIG", str(tmp_path / "none.toml"))


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words), env={"COLUMNS": "200"})


def test_people_are_added_listed_and_deleted():
    assert run("team", "add", "Kim Adler", "--role", "admin").exit_code == 0
    assert run("team", "add", "Mara Voss", "--role", "manager", "--team", "North").exit_code == 0
    added = run("team", "add", "Ada  Berg", "--manager", "mara voss", "--since", "2026-01-05")
    assert "added Ada Berg, rep" in added.output
    listed = run("team", "people").output
    assert [line.split()[0] for line in listed.splitlines()[1:]] == ["Ada", "Kim", "Mara"]
    assert "2026-01-05" in listed
    held = json.loads(run("team", "export", "ada berg").output)
    assert held["people"][0]["name"] == "Ada Berg"
    assert "nothing of Ada Berg is left" in run("team", "delete", "ada berg", "--yes").output
    assert "Ada" not in run("team", "people").output
    assert run("team", "audit").exit_code == 0


def test_codes_are_shown_once_and_the_log_says_so():
    run("team", "add", "Ada")
    for command in ("ticket", "machine"):
        code = run("team", command, "ada").output.split()[-1]
        assert len(code) >= 40
    assert "entries whole" in run("team", "audit").output


def test_a_log_that_was_written_anew_does_not_fit_a_head_that_was_noted(tmp_path: Path):
    run("team", "add", "Ada")
    told = run("team", "audit").output
    head = next(line for line in told.splitlines() if line.startswith("--head ")).split()[1]
    run("team", "ticket", "ada")
    assert run("team", "audit", "--head", head).exit_code == 0
    (tmp_path / "team" / "team.db").unlink()
    run("team", "add", "Ada")
    assert run("team", "audit").exit_code == 0
    broken = run("team", "audit", "--head", head)
    assert (broken.exit_code, "entry 1 is not what it was" in broken.output) == (1, True)
    assert "64 hexadecimal digits" in run("team", "audit", "--head", "12").output


def test_all_of_a_call_is_handed_out_by_its_id(tmp_path: Path):
    from copilot.storage.team.store import open_team_store

    run("team", "add", "Ada")
    [row] = json.loads(run("team", "export", "ada").output)["people"]
    call = full()

    async def share() -> None:
        async with open_team_store(tmp_path / "team") as store:
            await store.shares.take(row["id"], [delivery(call)], today=TODAY)

    anyio.run(share)
    held = json.loads(run("team", "export", "--call", call.id).output)
    assert [one["id"] for one in held["shared_calls"]] == [call.id]
    assert [one["deed"] for one in held["audit"]] == ["exported"]
    assert "no shared call" in run("team", "export", "--call", row["id"]).output
    assert "name somebody" in run("team", "export").output


def test_a_brief_is_one_page_of_markdown():
    run("team", "add", "Mara", "--role", "manager")
    run("team", "add", "Ada", "--manager", "mara")
    told = run("brief", "ada")
    assert told.output.startswith("# One-to-one: Ada and Mara")
    assert told.output.endswith("\n")
    assert not told.output.endswith("\n\n")


def test_beside_a_server_a_brief_has_a_way_of_its_own(tmp_path: Path):
    with sole_use(tmp_path / "team"):
        told = run("brief", "ada")
    assert isinstance(told.exception, StoreLocked)
    assert "--code" in told.exception.remedy
    assert "Markdown" in told.exception.remedy
    assert "--ticket" not in told.exception.remedy


def test_a_brief_is_asked_of_a_server_only_where_it_is_safe():
    told = run("brief", "ada", "--code", "c", "--server", "http://team.example.com")
    assert told.exit_code == 2
    assert "https" in told.output
    away = run("brief", "ada", "--code", "c", "--server", "http://127.0.0.1:9")
    assert isinstance(away.exception, StoreUnreachable)


def test_who_is_not_there_is_said_with_who_is():
    assert "nobody yet" in run("team", "ticket", "ada").output
    run("team", "add", "Ada")
    run("team", "add", "ADA")
    assert "several are called" in run("team", "ticket", "ada").output


def test_beside_a_server_it_says_where_codes_are_made(tmp_path: Path):
    with sole_use(tmp_path / "team"):
        told = run("team", "ticket", "ada")
    assert isinstance(told.exception, StoreLocked)
    assert "--ticket" in told.exception.remedy


def test_a_name_is_no_markup():
    run("team", "add", "Ada [/] [red]")
    assert "Ada [/] [red]" in run("team", "people").output
    assert "Ada [/] [red]" in run("team", "ticket", "ada [/] [red]").output


def test_a_network_needs_a_proxy():
    told = run("team", "serve", "--host", "0.0.0.0")  # noqa: S104  # to be refused
    assert isinstance(told.exception, BindRefused)
