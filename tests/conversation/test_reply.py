"""What a rep's turn has had in it since the buyer asked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from copilot.conversation.cues.cue import Cue
from copilot.conversation.reading import read
from copilot.conversation.reply import Reply

SENTENCES = (
    "It depends on the size.",
    "How big is your garden?",
    "About forty a month.",
    "Yes.",
    "I am not sure.",
    "We can talk about that some other time.",
    "Our team has been around since nineteen ninety.",
    "You would have it by Thursday.",
)


def reply(text: str) -> Reply:
    return Reply().after(read(text).gists)


@given(st.lists(st.sampled_from(SENTENCES), max_size=6), st.integers(0, 6))
def test_a_reply_grows_alike_in_one_piece_and_in_two(said, cut):
    whole = reply(" ".join(said))
    parts = Reply()
    for part in (said[:cut], said[cut:]):
        parts = parts.after(read(" ".join(part)).gists)
    assert parts == whole


def test_nods_and_questions_tell_nothing():
    assert reply("Yes.").told == 0
    asked = reply("How big is your garden?")
    assert (asked.told, asked.asks, asked.ends_asking) == (0, True, True)
    assert not reply("How big is your garden? It matters for the price.").ends_asking


def test_what_kind_of_thing_was_told_is_known():
    assert reply("About forty thousand dollars a month.").sums
    assert reply("You would have it by Thursday.").times
    assert not reply("How about Thursday?").times


def test_who_puts_it_aside_promises_nothing_by_it():
    aside = reply("We can talk about that some other time.")
    assert aside.has(Cue.PUTS_ASIDE)
    assert not aside.has(Cue.PROMISES)
    assert aside.turned_first
