"""The rep's say over HTTP, with a clock to move."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from copilot.coaching.rulebook import Rulebook
from copilot.coaching.rulefile import read_rule
from copilot.events import Moment
from copilot.kinds import MomentKind, Profile
from copilot.storage.own import OwnCall
from copilot.web.say import PLACE
from tests.coaching.make import rule_text
from tests.web.serving import KEPT, Clock, a_summary, put_call, serving

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from copilot.storage.stores import Stores
    from tests.web.serving import Served

pytestmark = pytest.mark.anyio
MINE = "3f0c1d2e-0000-4000-8000-000000000002"
MOMENT = "3f0c1d2e-0000-4000-8000-00000000000b"
STARTED_AT = 1_700_000_000
HERE = PLACE.replace("{call:uuid}", MINE)
NOTE = {"annotation": "They had asked.", "disputed": "on_purpose", "withheld": None}
OWN_RULE = rule_text(("id: sample", "id: monologue"), add="applies: {except_calls: [demo]}\n")
BACK = {"annotation": "", "disputed": None, "withheld": "personal"}


@pytest.fixture
async def served(tmp_path: Path) -> AsyncIterator[Served]:
    """A call of the rep's own an hour after its end, and a sample."""
    clock = Clock(STARTED_AT + 3_600.0)
    book = Rulebook((read_rule(OWN_RULE.encode(), "monologue.yaml"),))
    async with serving(tmp_path, now=clock, rulebook=book) as served:
        served.clock = clock
        stores = served.services.stores
        await put_call(served.services, mine=False)
        await put_own_call(stores)
        yield served


async def put_own_call(stores: Stores) -> None:
    """A call of the rep's own with one moment."""
    moment = Moment(
        id=MOMENT, call_id=MINE, rule="monologue", rule_version=1, kind=MomentKind.MONOLOGUE,
        at=9.0, strength=0.5,
    )  # fmt: skip
    summary = replace(a_summary(MINE), moments=(moment,))
    await stores.moments.save_call(summary, started_at=STARTED_AT)
    own = OwnCall(id=MINE, started_at=STARTED_AT, profile=Profile.CORE, mine=True)
    await stores.private.save_call(own)


async def test_a_window_in_which_the_rep_has_the_say(served: Served) -> None:
    said = (await served.ask("GET", HERE)).json()
    assert (said["stage"], said["may_share"], said["may_withhold"]) == ("window", True, True)
    assert said["shares_at"] == STARTED_AT + 60 + 86_400
    assert said["check"]["wanted"] is True
    marked = (await served.ask("POST", f"{HERE}/moments/{MOMENT}", NOTE)).json()
    assert [one["note"] for one in marked["shared"]["moments"]] == ["They had asked."]
    kept = (await served.ask("POST", f"{HERE}/moments/{MOMENT}", BACK)).json()
    assert kept["shared"]["moments"] == []
    assert kept["marks"][0]["withheld"] == "personal"


async def test_after_it_no_moment_is_kept_back(served: Served) -> None:
    served.clock.now += 86_400
    said = (await served.ask("GET", HERE)).json()
    assert (said["stage"], said["shared_by"]) == ("shared", "window")
    refused = await served.ask("POST", f"{HERE}/moments/{MOMENT}", BACK)
    assert (refused.status, refused.json()["code"]) == (409, "already-shared")
    assert (await served.ask("POST", f"{HERE}/moments/{MOMENT}", NOTE)).status == 200
    served.clock.now -= 86_400
    assert (await served.ask("GET", HERE)).json()["stage"] == "shared"


async def test_shared_now_is_shared(served: Served) -> None:
    for _ in range(2):
        said = (await served.ask("POST", f"{HERE}/share", {})).json()
        assert (said["stage"], said["shared_by"]) == ("shared", "rep")
        assert said["shared_at"] == STARTED_AT + 3_600


async def test_what_was_thought_and_what_the_team_calls_it(served: Served) -> None:
    thought = {"went": "harder", "share": 0.5, "next_step": None}
    said = (await served.ask("POST", f"{HERE}/check", thought)).json()
    assert said["check"]["wanted"] is False
    assert said["check"]["beside"] == [
        {"label": "Your share of the talking", "thought": "50 %", "measured": "40 %"}
    ]
    said = (await served.ask("POST", f"{HERE}/reference", {"reference": "OPP-1"})).json()
    assert said["shared"]["reference"] == said["reference"] == "OPP-1"


async def test_of_a_sample_there_is_nothing_to_say(served: Served) -> None:
    there = HERE.replace(MINE, KEPT)
    said = (await served.ask("GET", there)).json()
    assert (said["stage"], said["mine"], said["shared"]) == ("never", False, None)
    for what, body in (
        ("share", {}),
        ("check", {}),
        ("reference", {"reference": "OPP-1"}),
        ("kind", {"kind": "demo"}),
    ):
        refused = await served.ask("POST", f"{there}/{what}", body)
        assert (refused.status, refused.json()["code"]) == (409, "not-shared"), what


async def test_a_call_that_has_not_ended_is_not_shared(served: Served) -> None:
    stores = served.services.stores
    await stores.delete_call(MINE)
    await stores.moments.save_call(a_summary(MINE), started_at=STARTED_AT, ended=False)
    own = await stores.private.load_call(KEPT)
    assert own is not None
    await stores.private.save_call(replace(own, id=MINE, mine=True, cards=()))
    refused = await served.ask("POST", f"{HERE}/share", {})
    assert (refused.status, refused.json()["code"]) == (409, "call-under-way")


@pytest.mark.parametrize(
    ("path", "body"),
    [
        (f"{HERE}/moments/{KEPT}", NOTE),
        (HERE.replace(MINE, MOMENT) + "/share", {}),
        (HERE.replace(MINE, MOMENT) + f"/moments/{MOMENT}", NOTE),
    ],
)
async def test_what_is_not_there(served: Served, path: str, body: object) -> None:
    assert (await served.ask("POST", path, body)).status == 404


async def test_a_body_that_is_none_is_told_by_field_alone(served: Served) -> None:
    refused = await served.ask("POST", f"{HERE}/moments/{MOMENT}", {"annotation": "x" * 601})
    assert refused.status == 400
    assert "annotation" in refused.json()["what"]
    assert "xxx" not in refused.body.decode()


async def test_everything_can_be_taken_along(served: Served) -> None:
    await served.ask("POST", f"{HERE}/moments/{MOMENT}", NOTE)
    one = await served.ask("GET", f"{HERE}/export")
    assert one.headers["content-disposition"] == f'attachment; filename="copilot-call-{MINE}.json"'
    assert one.json()["private"]["annotations"][0]["written"] == "They had asked."
    assert KEPT not in one.body.decode()
    assert "choices" not in one.json()
    assert served.services.choices is not None
    served.services.choices.mute("monologue", on=True)
    whole = await served.ask("GET", "/api/private/export")
    assert "monologue" in whole.json()["choices"]
    assert whole.json()["spool"]["sending"] == []
    assert {row["id"] for row in whole.json()["moments"]["calls"]} == {MINE, KEPT}
    assert (await served.ask("GET", HERE.replace(MINE, MOMENT) + "/export")).status == 404


async def test_everything_is_deleted_only_if_it_is_typed(served: Served, tmp_path: Path) -> None:
    refused = await served.ask("POST", "/api/private/delete", {"typed": "delete all"})
    assert refused.status == 400
    live = served.start()
    assert served.services.choices is not None
    served.services.choices.mute("monologue", on=True)
    under_way = await served.ask("POST", "/api/private/delete", {"typed": "delete everything"})
    assert under_way.json()["code"] == "call-under-way"
    served.services.calls.stop(live.request.call)
    await live.over.wait()
    done = await served.ask("POST", "/api/private/delete", {"typed": "delete everything"})
    assert done.status == 204
    assert (await served.ask("GET", "/api/calls")).json() == []
    assert (await served.ask("GET", "/api/private/mutes")).json() == []
    assert MOMENT.encode() not in b"".join(
        path.read_bytes() for path in (tmp_path / "data").rglob("*") if path.is_file()
    )


async def test_without_a_teams_server_a_moment_can_be_kept_back_however_late(
    tmp_path: Path,
) -> None:
    clock = Clock(STARTED_AT + 90 * 86_400.0)
    async with serving(tmp_path, now=clock, team_since_s=None) as served:
        await put_own_call(served.services.stores)
        said = (await served.ask("GET", HERE)).json()
        assert (said["stage"], said["team"], said["may_share"]) == ("alone", False, False)
        refused = await served.ask("POST", f"{HERE}/share", {})
        assert (refused.status, refused.json()["code"]) == (409, "not-shared")
        kept = (await served.ask("POST", f"{HERE}/moments/{MOMENT}", BACK)).json()
        assert kept["marks"][0]["withheld"] == "personal"


async def test_the_list_leaves_out_the_numbers_until_the_rep_was_asked(served: Served) -> None:
    async def row() -> dict[str, object]:
        rows = (await served.ask("GET", "/api/calls")).json()
        found: dict[str, object] = next(one for one in rows if one["id"] == MINE)
        return found

    before = await row()
    assert (before["check_wanted"], before["share"], before["moments"]) == (True, "", [])
    await served.ask("POST", f"{HERE}/check", {})
    after = await row()
    assert after["check_wanted"] is False
    assert after["share"] != ""
    assert after["moments"] not in ([], None)


async def test_the_rep_says_what_kind_of_call_it_was_and_keeps_back_what_was_not_for_it(
    served: Served,
) -> None:
    said = (await served.ask("POST", f"{HERE}/kind", {"kind": "demo"})).json()
    # the rule of this moment is not for demos
    assert said["marks"][0]["withheld"] == "wrong"
    assert (said["shared"]["name"], said["shared"]["moments"]) == ("Demo", [])
    review = (await served.ask("GET", f"/api/calls/{MINE}")).json()
    assert (review["call"]["kind"], review["call"]["kind_from"]) == ("demo", "corrected")
    assert {row["id"]: row["kind"] for row in (await served.ask("GET", "/api/calls")).json()}[
        MINE
    ] == "demo"


async def test_what_the_rep_said_of_a_moment_stands_when_its_kind_is_said(served: Served) -> None:
    await served.ask("POST", f"{HERE}/moments/{MOMENT}", NOTE)
    said = (await served.ask("POST", f"{HERE}/kind", {"kind": "demo"})).json()
    assert said["marks"][0]["withheld"] is None
    same = (await served.ask("POST", f"{HERE}/kind", {"kind": "discovery"})).json()
    assert same["shared"]["name"] == "Discovery call"


async def test_the_kind_of_a_call_that_was_shared_stays(served: Served) -> None:
    await served.ask("POST", f"{HERE}/share", {})
    refused = await served.ask("POST", f"{HERE}/kind", {"kind": "demo"})
    assert (refused.status, refused.json()["code"]) == (409, "already-shared")


@pytest.mark.parametrize("kind", ["unknown", "one_to_one", "a chat"])
async def test_a_call_was_not_of_such_a_kind(served: Served, kind: str) -> None:
    assert (await served.ask("POST", f"{HERE}/kind", {"kind": kind})).status == 400
