"""Kept calls to review, for the tests; and strategies that make any."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from hypothesis import strategies as st

from copilot.kinds import CallKind, MomentKind, Profile, Speaker
from copilot.storage.own import KeptCard, OwnCall, Stretch
from copilot.storage.records import KeptCall, KeptMoment, rule_key

DAY = 86_400.0
REP, BUYER = Speaker.REP, Speaker.BUYER


def identity(name: object) -> str:
    return str(uuid5(NAMESPACE_OID, str(name)))


def kept_call(**changes: Any) -> KeptCall:
    call = KeptCall(
        id=identity("call"), kind=CallKind.DISCOVERY, started_at=1_790_000_000, ended=True,
        duration_s=1800.0, rep_speech_s=600.0, buyer_speech_s=400.0, rep_share=0.6, rep_words=1500,
        buyer_words=900, turns=80, rep_questions=12, buyer_questions=6,
        longest_rep_monologue_s=95.0, longest_buyer_stretch_s=70.0, median_response_gap_s=0.4,
    )  # fmt: skip
    return replace(call, **changes)


def kept_moment(name: object = 0, **changes: Any) -> KeptMoment:
    moment = KeptMoment(
        id=identity(name), rule=rule_key("no-next-step"), rule_version=1,
        kind=MomentKind.NO_NEXT_STEP, at_s=1700.0, strength=0.5,
    )  # fmt: skip
    return replace(moment, **changes)


def kept_card(name: object = 0, **changes: Any) -> KeptCard:
    card = KeptCard(
        id=identity(name), rule=rule_key("no-next-step"), kind=MomentKind.NO_NEXT_STEP, at_s=1700.0,
        shown_s=1710.0, until_s=1724.0,
    )  # fmt: skip
    return replace(card, **changes)


def own_call(**changes: Any) -> OwnCall:
    own = OwnCall(
        id=identity("call"), started_at=1_790_000_000, profile=Profile.CORE, scheduled_end_s=1750.0,
        stretches=(said(REP, 1.0, 5.0), said(BUYER, 6.0, 9.0)), cards=(kept_card(),),
    )  # fmt: skip
    return replace(own, **changes)


def said(speaker: Speaker, start_s: float, end_s: float) -> Stretch:
    return Stretch(speaker=speaker, start_s=start_s, end_s=end_s, words=3)


seconds = st.floats(0.0, DAY, allow_nan=False)
shares = st.floats(0.0, 1.0, allow_nan=False)
counts = st.integers(0, 2**31 - 1)
# what the columns would take, in any order, beyond the end of the call, and back to front
stretches = st.lists(
    st.builds(
        Stretch, speaker=st.sampled_from(Speaker), start_s=seconds, end_s=seconds, words=counts
    ),
    max_size=60,
)
close_stretches = st.lists(
    st.tuples(st.sampled_from(Speaker), st.floats(0, 60), st.floats(0, 5)).map(
        lambda drawn: said(drawn[0], drawn[1], drawn[1] + drawn[2])
    ),
    max_size=60,
)
moments = st.lists(
    st.builds(
        KeptMoment, id=st.uuids().map(str), rule=st.uuids().map(str), rule_version=counts,
        kind=st.sampled_from(MomentKind), at_s=seconds, strength=shares,
        value=st.none() | st.floats(-1e6, 1e6), compared_with=st.none() | st.floats(-1e6, 1e6),
    ),
    max_size=10,
    unique_by=lambda moment: moment.id,
)  # fmt: skip
cards = st.lists(
    st.builds(
        KeptCard, id=st.uuids().map(str), rule=st.uuids().map(str), kind=st.sampled_from(MomentKind),
        at_s=seconds, shown_s=seconds, until_s=st.none() | seconds,
    ),
    max_size=5,
)  # fmt: skip
any_call = st.builds(
    KeptCall, id=st.uuids().map(str), kind=st.sampled_from(CallKind),
    started_at=st.integers(0, 4_102_444_800), ended=st.booleans(), duration_s=seconds,
    rep_speech_s=seconds, buyer_speech_s=seconds, rep_share=st.none() | shares, rep_words=counts,
    buyer_words=counts, turns=counts, rep_questions=counts, buyer_questions=counts,
    longest_rep_monologue_s=seconds, longest_buyer_stretch_s=seconds,
    median_response_gap_s=st.none() | st.floats(-600.0, DAY), lost_frames=counts,
    late_utterances=counts, dropped_utterances=counts, moments=moments.map(tuple),
)  # fmt: skip
