"""What a clause is about."""

from __future__ import annotations

from copilot.conversation.topics import NO_TOPIC, Topic, topics_in


def test_words_tell_the_topic_and_mostly_there_is_none():
    assert topics_in(("is", "it", "encrypted")) == {Topic.SECURITY}
    assert topics_in(("sla", "for", "support")) == {Topic.SUPPORT, Topic.TRUST}
    assert topics_in(("it", "is", "green")) is NO_TOPIC
