from __future__ import annotations

import json
import stat
from typing import TYPE_CHECKING

import anyio
import pytest

from copilot.assemble import own_choices
from copilot.errors import NotHere, StoreLocked
from copilot.export_cli import export
from copilot.settings import Settings, StoreSettings
from copilot.storage.lock import sole_use
from copilot.storage.records import rule_key
from copilot.storage.stores import open_stores
from tests.storage.calls import STARTED_AT, call_id, own_call, summary

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    async def keep() -> None:
        async with open_stores(tmp_path / "data") as stores:
            for number in (0, 1):
                await stores.moments.save_call(summary(number), started_at=STARTED_AT)
                await stores.private.save_call(own_call(number))

    anyio.run(keep)
    return Settings(store=StoreSettings(data_dir=tmp_path / "data"))


def test_everything_is_printed(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    own_choices(settings).mute("monologue", on=True)
    export(settings, "", None)
    printed = json.loads(capsys.readouterr().out)
    assert {row["id"] for row in printed["moments"]["calls"]} == {call_id(0), call_id(1)}
    assert "monologue" in printed["choices"]
    assert set(printed["spool"]) == {"sending", "team", "schema_version"}


def test_a_call_goes_to_a_file_that_its_owner_reads(settings: Settings, tmp_path: Path) -> None:
    out = tmp_path / "call.json"
    export(settings, call_id(1), out)
    assert call_id(0) not in out.read_text(encoding="utf-8")
    printed = json.loads(out.read_text(encoding="utf-8"))
    assert printed["private"]["own_calls"]
    assert "choices" not in printed
    assert printed["names"]["rules"][rule_key("monologue")] == "monologue"
    assert stat.S_IMODE(out.stat().st_mode) == 0o600


def test_a_file_that_was_there_is_its_owners_alone_from_then_on(
    settings: Settings, tmp_path: Path
) -> None:
    out = tmp_path / "call.json"
    out.write_text("what stood there before" * 10_000, encoding="utf-8")
    out.chmod(0o644)
    export(settings, call_id(1), out)
    assert json.loads(out.read_text(encoding="utf-8"))["private"]["own_calls"]
    assert stat.S_IMODE(out.stat().st_mode) == 0o600


def test_a_call_that_is_not_there(settings: Settings) -> None:
    with pytest.raises(NotHere):
        export(settings, call_id("nowhere"), None)


def test_while_copilot_runs_the_page_is_the_way(settings: Settings) -> None:
    with sole_use(settings.store.data_dir), pytest.raises(StoreLocked) as told:
        export(settings, "", None)
    assert "review page" in told.value.remedy


def test_rules_that_cannot_be_read_cost_names_alone(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "broken.yaml").write_text("id: [", encoding="utf-8")
    export(settings.model_copy(update={"rules_dir": tmp_path / "rules"}), "", None)
    assert json.loads(capsys.readouterr().out)["names"]["rules"] == {}
