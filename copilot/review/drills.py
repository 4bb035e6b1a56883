"""One drill for each skill, two that take turns: ten minutes, two people, aloud."""

from __future__ import annotations

from typing import Final

from copilot.review.skills import Skill

DRILLS: Final[dict[Skill, tuple[str, str]]] = {
    Skill.OPENING: (
        "Open the call five times in a minute each; the other one says which they would stay for.",
        "Say what the call is for in one sentence, then ask what they would add. Three buyers, three times.",
    ),
    Skill.QUESTIONS: (
        "Five minutes in which you may only ask. Each question takes up a word of the last answer.",
        "Take three of your closed questions and begin them with what, how, or tell me about.",
    ),
    Skill.LISTENING: (
        "The other one tells of a problem. Count to two before each of your sentences.",
        "Explain one feature in thirty seconds and hand over with a question. Five features.",
    ),
    Skill.QUALIFICATION: (
        "Ask for budget, decider and date in three ways each, and keep the one that sounds like you.",
        "The buyer names a problem. Get to a number in three questions.",
    ),
    Skill.PRESENTATION: (
        "Present for one minute, ask, listen, and go on from the answer. Four rounds.",
        "Tell what the company does in three sentences, the last of them a question.",
    ),
    Skill.COMPETITION: (
        "The buyer praises the other offer. Ask two questions before you say a word about ours.",
        "Say what they are good at, and for whom you would be the better choice. One minute.",
    ),
    Skill.OBJECTIONS: (
        "Five objections in a row: say each back in half a sentence, then ask what is behind it.",
        "The buyer pushes back. Breathe, count to three, and answer with a question. Six rounds.",
    ),
    Skill.NEGOTIATION: (
        "The buyer wants ten percent. Ask for something each time before you give anything.",
        "Name the price and stay silent for five seconds. Five times, until it is dull.",
    ),
    Skill.STEERING: (
        "With five minutes to go, bring the talk to what must be said, in one kind sentence.",
        "Tell your one story in ninety seconds, and end on a question about them.",
    ),
    Skill.CLOSING: (
        "The buyer asks about afterwards. Answer in one sentence and offer the next step in the second.",
        "Offer three sizes of yes, from small to large, and let the buyer choose.",
    ),
    Skill.NEXT_STEPS: (
        "Ask for the next step with a day and an owner in three ways; the buyer evades twice.",
        "Read the agreed step aloud with its day, and ask who else should know. Four calls' ends.",
    ),
}


def drill(skill: Skill, turn: int) -> str:
    """The drill of this turn; `turn` is the week's number."""
    choices = DRILLS[skill]
    return choices[turn % len(choices)]
