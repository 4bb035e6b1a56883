from __future__ import annotations

import json
from dataclasses import asdict, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.kinds import CallKind, Profile
from copilot.review.bands import Band, MeasureName
from copilot.review.moments import RuleWords
from copilot.review.view import Review, review_view
from copilot.storage.own import KeptCard, OwnCall, Reaction, Stretch
from copilot.storage.records import KeptCall, rule_key
from tests.review.calls import (
    any_call,
    cards,
    identity,
    kept_call,
    kept_card,
    kept_moment,
    own_call,
)
from tests.review.calls import stretches as any_stretches

RULE = RuleWords(
    id="no-next-step", title="A step with a date", skill="closing", why="Because.", ask="When?",
    practice="Offer two days.",
)  # fmt: skip


def whole() -> Review:
    return Review(
        call=kept_call(moments=(kept_moment(),)),
        own=own_call(),
        reactions={kept_card().id: Reaction.USEFUL},
        words={rule_key(RULE.id): RULE},
    )


def test_the_page_of_a_call() -> None:
    view = review_view(whole())
    assert (view.call.name, view.call.duration, view.call.ended) == (
        "Discovery call",
        "30 min",
        True,
    )
    assert view.shares is not None
    assert (view.shares.rep, view.shares.buyer) == (0.6, 0.4)
    assert [moment.title for moment in view.moments] == [RULE.title]
    assert [mark.left for mark in view.timeline.moments] == [1700 / 1800]
    assert view.timeline.scheduled_end is not None
    assert len(view.measures) == len(MeasureName)
    assert view.notes == ()


def test_the_cards_are_the_reps_own() -> None:
    view = review_view(whole())
    assert view.own is not None
    [card] = view.own.cards
    assert (card.title, card.at, card.reaction) == (RULE.title, "28:30", Reaction.USEFUL)
    assert (card.span.start_s, card.span.end_s) == (1710.0, 1724.0)
    shared = review_view(replace(whole(), own=None))
    assert shared.own is None
    assert Reaction.USEFUL not in json.dumps(asdict(shared))


def test_a_card_that_is_still_in_view_has_a_place() -> None:
    own = own_call(cards=(kept_card(until_s=None),))
    view = review_view(replace(whole(), own=own, reactions={}, words={}))
    assert view.own is not None
    [card] = view.own.cards
    assert (card.span.width, card.reaction, card.title) == (0.0, None, "No next step agreed")


def test_other_bands_can_be_put_beside() -> None:
    band = Band(low=0.1, high=0.2, says="usual in this team", source="your own calls")
    view = review_view(replace(whole(), bands={MeasureName.TALK_SHARE: band}))
    assert "usual in this team: 10-20 %" in view.measures[0].reading


@pytest.mark.parametrize(
    ("changes", "note"),
    [
        ({"ended": False}, "broke off"),
        ({"rep_share": None}, "too little speech"),
        ({"bleed_s": 75.0, "bleed_told_apart": 0.9}, "for 1 min 15 s. It was taken out"),
        (
            {"rep_share": None, "bleed_s": 75.0, "bleed_told_apart": 0.2},
            "what is measured of you is withheld",
        ),
        ({"late_utterances": 1}, "1 stretch of speech was not understood"),
        ({"late_utterances": 2, "dropped_utterances": 3}, "3 stretches of speech were not"),
        ({"lost_frames": 100}, "3.2 s of sound never arrived"),
    ],
)
def test_what_went_wrong_is_said_in_the_open(changes: dict[str, object], note: str) -> None:
    [said] = review_view(replace(whole(), call=kept_call(**changes))).notes
    assert note in said


@pytest.mark.parametrize(
    ("own", "note"),
    [
        (None, "not kept"),
        (own_call(stretches=()), "not kept"),
        (own_call(dropped_cards=1), "1 card found no pause"),
    ],
)
def test_what_the_rep_was_not_shown_is_said_too(own: OwnCall | None, note: str) -> None:
    [said] = review_view(replace(whole(), own=own)).notes
    assert note in said


def test_a_breath_of_lost_sound_is_not_worth_a_note() -> None:
    assert review_view(replace(whole(), call=kept_call(lost_frames=3))).notes == ()


def test_a_breath_of_bleed_is_not_worth_a_note() -> None:
    call = kept_call(bleed_s=2.0, bleed_told_apart=0.0)
    assert review_view(replace(whole(), call=call)).notes == ()


@given(any_call, any_stretches, cards, st.none() | st.floats(0, 86_400))
def test_any_call_has_a_page(
    call: KeptCall, stretches: list[Stretch], shown: list[KeptCard], scheduled_end_s: float | None
) -> None:
    own = OwnCall(
        id=identity("call"), started_at=0, profile=Profile.CORE, scheduled_end_s=scheduled_end_s,
        stretches=tuple(stretches), cards=tuple(shown),
    )  # fmt: skip
    view = review_view(Review(call=call, own=own))
    if view.shares is not None:
        assert view.shares.rep + view.shares.buyer == pytest.approx(1.0)
        assert 0 <= view.shares.buyer <= 1
    assert view.own is not None
    assert [card.span.start_s for card in view.own.cards] == sorted(card.shown_s for card in shown)
    for card in view.own.cards:
        assert card.span.width >= 0
        assert card.span.left + card.span.width <= 1 + 1e-9
    json.dumps(asdict(view), allow_nan=False)


def test_a_one_to_one_has_a_mirror_and_no_buyer() -> None:
    bleed = {"bleed_s": 12.0, "bleed_told_apart": 0.9}
    call = kept_call(kind=CallKind.ONE_TO_ONE, rep_share=0.83, **bleed)
    earlier = kept_call(id=identity("before"), started_at=1, kind=CallKind.ONE_TO_ONE)
    view = review_view(Review(call=call, own=own_call(cards=()), before=(earlier,)))
    assert view.mirror is not None
    assert view.mirror.says == "You had 83 % of the talk; 60 % is usual for you."
    assert MeasureName.TALK_SHARE not in {one.name for one in view.measures}
    said = [*view.notes, *(f"{one.label} {one.reading}" for one in view.measures)]
    assert "uyer" not in " ".join(said)
    assert review_view(whole()).mirror is None
