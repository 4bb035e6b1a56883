"""Agreements by their doors: from the first words to what helps after a miss."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from copilot.limits import limit
from copilot.review.agreements import OPEN, Party, done
from tests.web.team import seed

if TYPE_CHECKING:
    from tests.web.team.serving import TeamServer, Told

pytestmark = pytest.mark.anyio
BASE = f"/api/people/{seed.REP}/agreements"
GOOD = {
    "kind": "existing_account",
    "text": "Two of my three renewals have a signed date by Friday 11 December",
    "due": "2026-12-11",
    "support": "I join the call with their director",
}


async def step(team: TeamServer, name: str, what: str, who: str, body: Any = None) -> Told:
    return await team.ask("POST", f"{BASE}/{seed.id_of(name)}/{what}", body, who=who)


async def test_while_typing_it_says_why_work_harder_is_none(team: TeamServer) -> None:
    for text in ("Work harder", "Make 50 calls a week", ""):
        body = GOOD | {"text": text}
        told = (await team.ask("POST", "/api/agreements/check", body, who=seed.REP)).json()
        assert not told["ready"]
        assert told["findings"]
        assert (await team.ask("POST", BASE, body, who=seed.REP)).status == 422
    assert (await team.ask("POST", "/api/agreements/check", GOOD, who=seed.REP)).json()["ready"]


async def test_a_doubt_gives_way_to_who_knows_and_a_wish_does_not(team: TeamServer) -> None:
    unseen = GOOD | {"text": "Three names inside Garth Mills, each met once"}
    assert (await team.ask("POST", BASE, unseen, who=seed.REP)).status == 422
    made = await team.ask("POST", BASE, unseen | {"sure": True}, who=seed.REP)
    assert (made.status, made.json()["state"]) == (200, "proposed")
    words = {"text": "One name inside Garth Mills, met twice", "due": "2026-12-11"}
    place = f"{BASE}/{made.json()['id']}/reword"
    assert (await team.ask("POST", place, words, who=seed.MANAGER)).status == 422
    assert (await team.ask("POST", place, words | {"sure": True}, who=seed.MANAGER)).status == 200
    wish = GOOD | {"text": "Work harder", "sure": True}
    assert (await team.ask("POST", BASE, wish, who=seed.REP)).status == 422


async def test_a_skill_agreement_names_its_skill(team: TeamServer) -> None:
    body = GOOD | {"kind": "skill", "text": "In my next five calls I ask who else has a say"}
    told = await team.ask("POST", BASE, body, who=seed.REP)
    assert (told.status, told.json()["what"]) == (422, "which skill is it about?")
    made = await team.ask("POST", BASE, body | {"skill": "questions"}, who=seed.REP)
    assert made.json()["skill"] == "questions"


async def test_it_holds_once_both_have_agreed(team: TeamServer) -> None:
    made = await team.ask("POST", BASE, GOOD, who=seed.REP)
    assert (made.status, made.json()["state"]) == (200, "proposed")
    place = f"{BASE}/{made.json()['id']}/accept"
    assert (await team.ask("POST", place, who=seed.REP)).json()["state"] == "proposed"
    assert (await team.ask("POST", place, who=seed.MANAGER)).json()["state"] == "agreed"


async def test_the_rep_says_how_it_went_and_nobody_else(team: TeamServer) -> None:
    assert (await step(team, "due", "done", seed.MANAGER)).status == 404
    assert (await step(team, "due", "done", seed.REP)).json()["state"] == "done"
    again = await step(team, "due", "not-done", seed.REP)
    assert (again.status, again.json()["code"]) == (422, "agreement-refused")


async def test_a_miss_opens_questions_that_end_in_help(team: TeamServer) -> None:
    assert (await step(team, "due", "not-done", seed.REP)).json()["state"] == "not_done"
    path: list[str] = []
    for tree in ("knowledge_belief_execution", "skill_will_knowledge_system"):
        path = []
        while True:
            body = {"tree": tree, "path": path, "keep": True}
            told = (await step(team, "due", "diagnosis", seed.REP, body)).json()
            if told["ending"]:
                break
            path.append(told["question"]["answers"][0]["id"])
        assert told["ending"]["help"] in {"support", "experiment", "smaller_step"}
    kept = await team.store.agreements.diagnosis(seed.id_of("due"))
    assert kept is not None
    assert kept.path == tuple(path)
    listed = (await team.ask("GET", BASE, who=seed.REP)).json()["agreements"]
    shown = next(one for one in listed if one["id"] == seed.id_of("due"))
    assert shown["helped"] in {"support", "an experiment", "a smaller step"}
    assert "cause" not in shown  # why somebody missed a thing is no label of theirs
    body = {"tree": "knowledge_belief_execution", "path": []}
    assert (await step(team, "due", "diagnosis", seed.MANAGER, body)).status == 200
    body |= {"path": ["execution", "urgent"], "keep": True}
    assert (await step(team, "due", "diagnosis", seed.MANAGER, body)).status == 422
    assert await team.store.agreements.diagnosis(seed.id_of("due")) == kept


async def test_without_a_miss_there_is_nothing_to_look_into(team: TeamServer) -> None:
    body = {"tree": "knowledge_belief_execution", "path": []}
    assert (await step(team, "kept", "diagnosis", seed.REP, body)).status == 422


async def test_other_words_begin_the_acceptance_anew(team: TeamServer) -> None:
    body = {"text": GOOD["text"], "due": "2026-12-11"}
    told = await step(team, "waits", "reword", seed.MANAGER, body)
    assert told.json()["rep_accepted_on"] is None
    assert told.json()["manager_accepted_on"] == "2026-11-26"
    vague = {"text": "Work harder", "due": "2026-12-11"}
    assert (await step(team, "waits", "reword", seed.REP, vague)).status == 422


async def test_carried_on_it_is_a_new_proposal(team: TeamServer) -> None:
    body = {
        "text": "Four of my next five discovery calls end with a dated next step",
        "due": "2026-12-18",
    }
    new = (await step(team, "due", "carry", seed.REP, body)).json()
    assert (new["carried_from"], new["state"]) == (seed.id_of("due"), "proposed")
    old = await team.store.agreements.load(seed.id_of("due"))
    assert old is not None
    assert old.state == "carried"


async def test_a_manager_alone_ends_nothing_that_both_agreed_on(team: TeamServer) -> None:
    """Not by carrying it on, and not by rewording it and taking the words back."""
    words = "Four of my next five discovery calls end with a dated next step"
    body = {"text": words, "due": "2026-12-18"}
    before = await team.store.agreements.load(seed.id_of("due"))
    assert (await step(team, "due", "reword", seed.MANAGER, body)).status == 422
    new = (await step(team, "due", "carry", seed.MANAGER, body)).json()
    assert (new["carried_from"], new["state"]) == (seed.id_of("due"), "proposed")
    assert await team.store.agreements.load(seed.id_of("due")) == before
    told = await team.ask("POST", f"{BASE}/{new['id']}/accept", who=seed.REP)
    assert told.json()["state"] == "agreed"
    old = await team.store.agreements.load(seed.id_of("due"))
    assert old is not None
    assert (old.state, old.closed_on) == ("carried", seed.TODAY)


async def test_beside_a_proposal_the_rep_may_still_say_how_it_went(team: TeamServer) -> None:
    body = {
        "text": "Four of my next five discovery calls end with a dated next step",
        "due": "2026-12-18",
    }
    new = (await step(team, "due", "carry", seed.MANAGER, body)).json()
    assert (await step(team, "due", "done", seed.REP)).json()["state"] == "done"
    told = await team.ask("POST", f"{BASE}/{new['id']}/accept", who=seed.REP)
    assert told.json()["state"] == "agreed"
    old = await team.store.agreements.load(seed.id_of("due"))
    assert old is not None
    assert old.state == "done"


async def test_carrying_on_needs_room_where_the_old_one_stays(team: TeamServer) -> None:
    """As many as there may be open: the rep's takes the old one's place, the manager's stands beside it."""
    due = await team.store.agreements.load(seed.id_of("due"))
    assert due is not None
    held = await team.store.agreements.of_person(seed.REP)
    room = limit("open_lines") - sum(one.state in OPEN for one in held)
    await team.store.agreements.save(*(replace(due, id=str(uuid4())) for _ in range(room)))
    body = {
        "text": "Four of my next five discovery calls end with a dated next step",
        "due": "2026-12-18",
    }
    assert (await step(team, "due", "carry", seed.MANAGER, body)).status == 400
    assert (await step(team, "due", "carry", seed.REP, body)).status == 201


async def test_a_proposal_can_be_declined(team: TeamServer) -> None:
    assert (await step(team, "waits", "withdraw", seed.MANAGER)).json()["state"] == "withdrawn"


async def test_another_persons_agreement_is_none(team: TeamServer) -> None:
    path = f"/api/people/{seed.SECOND_REP}/agreements/{seed.id_of('due')}/done"
    assert (await team.ask("POST", path, who=seed.SECOND_REP)).status == 404


async def test_who_comes_second_is_told_and_nothing_is_overwritten(team: TeamServer) -> None:
    async def shown(who: str) -> dict[str, Any]:
        listed = (await team.ask("GET", BASE, who=who)).json()["agreements"]
        return next(one for one in listed if one["id"] == seed.id_of("waits"))

    one = f"{BASE}/{seed.id_of('waits')}"
    both = (await shown(seed.REP))["version"]
    assert both == (await shown(seed.MANAGER))["version"]
    words = "Three of my four renewals have a signed date by 11 December"
    hers = {"text": words, "due": "2026-12-11", "version": both}
    assert (await team.ask("POST", f"{one}/reword", hers, who=seed.REP)).status == 200
    late = {"text": words.replace("Three", "Two"), "due": "2026-12-11", "version": both}
    for step, body in (
        ("reword", late),
        ("accept", {"version": both}),
        ("withdraw", {"version": both}),
    ):
        told = await team.ask("POST", f"{one}/{step}", body, who=seed.MANAGER)
        assert (told.status, told.json()["code"]) == (409, "agreement-changed"), step
    stands = await shown(seed.MANAGER)
    assert (stands["text"], stands["manager_accepted_on"]) == (words, None)
    again = late | {"version": stands["version"]}
    assert (await team.ask("POST", f"{one}/reword", again, who=seed.MANAGER)).status == 200
    assert (await shown(seed.REP))["text"] == late["text"]


async def test_what_changes_between_reading_and_saving_is_not_overwritten(
    team: TeamServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other one's change lands after this request has read the agreement, and before it saves."""
    one, load = seed.id_of("waits"), type(team.store.agreements).load

    async def raced(self: Any, agreement: str) -> Any:
        found = await load(self, agreement)
        assert found is not None
        await self.save(replace(found, text="Theirs"))
        return found

    monkeypatch.setattr(type(team.store.agreements), "load", raced)
    told = await team.ask("POST", f"{BASE}/{one}/accept", who=seed.MANAGER)
    assert (told.status, told.json()["code"]) == (409, "agreement-changed")
    kept = await load(team.store.agreements, one)
    assert kept is not None
    assert (kept.text, kept.manager_accepted_on) == ("Theirs", None)


async def test_what_the_rep_said_of_the_old_one_is_not_overwritten_by_what_takes_over(
    team: TeamServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is done after the acceptance has read it, and before that would carry it on."""
    body = {
        "text": "Four of my next five discovery calls end with a dated next step",
        "due": "2026-12-18",
    }
    new = (await step(team, "due", "carry", seed.MANAGER, body)).json()
    old, load = seed.id_of("due"), type(team.store.agreements).load

    async def raced(self: Any, agreement: str) -> Any:
        found = await load(self, agreement)
        if agreement == old and found is not None:
            await self.save(done(found, Party.REP, seed.TODAY))
        return found

    monkeypatch.setattr(type(team.store.agreements), "load", raced)
    told = await team.ask("POST", f"{BASE}/{new['id']}/accept", who=seed.REP)
    assert (told.status, told.json()["code"]) == (409, "agreement-changed")
    kept = [await load(team.store.agreements, one) for one in (old, new["id"])]
    assert [one and one.state.value for one in kept] == ["done", "proposed"]
