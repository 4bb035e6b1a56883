from __future__ import annotations

from copilot.coaching.outcomes import Outcome, SkillOutcome
from copilot.events import Suggestion, Utterance
from copilot.kinds import Speaker
from copilot.spoken import Spoken
from copilot.storage.own import KeptCard, KeptOutcome, Stretch
from copilot.storage.records import rule_key, skill_key
from tests.make import gone_on
from tests.storage.calls import call_id, moment


def test_of_an_utterance_times_and_a_count_are_kept() -> None:
    utterance = Utterance(
        speaker=Speaker.BUYER, start=1.25, end=2.5, words=Spoken("rutabaga again"), confidence=0.5
    )
    stretch = Stretch.of(utterance, 2)
    assert stretch == Stretch(speaker=Speaker.BUYER, start_s=1.25, end_s=2.5, words=2)
    assert "rutabaga" not in repr(stretch)


def test_of_a_card_which_and_when_are_kept() -> None:
    wanted = moment(call_id(0), 1)
    suggestion = Suggestion(
        moment=wanted, skill="discovery", cue="Ask", why="Because", ask="What?", priority=5,
        shown_at=70.5, expires_at=84.5, waited=2.0,
    )  # fmt: skip
    card = KeptCard.of(suggestion, until_s=80.0)
    assert (card.id, card.kind, card.at_s, card.shown_s, card.until_s) == (
        wanted.id, wanted.kind, wanted.at, 70.5, 80.0,
    )  # fmt: skip
    assert card.rule == rule_key(wanted.rule)
    assert "Because" not in repr(card)


def test_of_an_utterance_that_goes_on_what_is_new_is_kept() -> None:
    whole = gone_on()
    kept = Stretch.of(whole, 2)
    assert (kept.start_s, kept.end_s, kept.words) == (3.5, 5.0, 2)


def test_of_an_outcome_no_name_is_kept() -> None:
    found = SkillOutcome(rule="no-next-step", skill="next_steps", outcome=Outcome.MISSED)
    kept = KeptOutcome.of(found)
    assert (kept.rule, kept.skill) == (rule_key("no-next-step"), skill_key("next_steps"))
    assert kept.outcome is Outcome.MISSED
    assert "next" not in repr(kept)
