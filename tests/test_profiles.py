"""Each profile has numbers of its own, and each number a source."""

from __future__ import annotations

import pytest

from copilot.kinds import Profile
from copilot.profiles import ROOM
from copilot.settings import Settings


@pytest.mark.parametrize("profile", Profile)
def test_each_profile_says_where_its_numbers_come_from(profile):
    assert len(ROOM[profile].source) > 40
    assert Settings().profile(profile).source == ROOM[profile].source


def test_less_experience_has_more_room_and_plainer_words():
    ranked = [
        ROOM[one] for one in (Profile.STRUGGLING, Profile.RAMPING, Profile.CORE, Profile.SENIOR)
    ]
    cards = [one.cards_per_call for one in ranked]
    assert cards == sorted(cards, reverse=True)
    assert [one.spacing_s for one in ranked] == sorted(one.spacing_s for one in ranked)
    assert [one.level for one in ranked] == ["foundational", "foundational", "core", "advanced"]


def test_only_the_reps_own_choice_is_seen_as_another():
    assert Profile.STRUGGLING.seen_as is Profile.RAMPING
    assert all(one.seen_as is one for one in Profile if one is not Profile.STRUGGLING)
