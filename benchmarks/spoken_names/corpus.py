"""The names, the sentences that hold them, and the voices that speak them.

All names are made up for this benchmark. The development split may be looked at while thresholds
are chosen; the held-out split has other names, other sentences and other voices, and is only ever
measured. A name of several words counts as heard when all of them are there, in order.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import Final, Literal, get_args

Split = Literal["development", "held_out"]
SPLITS: Final[tuple[Split, ...]] = get_args(Split)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One sentence: `name` is what it is about, `id` says split, name and voice."""

    id: str
    split: Split
    voice: str
    text: str
    name: str


PRODUCTS: Final[dict[Split, tuple[str, ...]]] = {
    "development": (
        "Quantivo", "Fluxpoint", "Tessaro", "Orbitly", "Nimbora", "Kestrelio", "Vaultwise",
        "Rivetry",
    ),
    "held_out": (
        "Cadentia", "Ledgerloom", "Pipevine", "Marquetta", "Syncrona", "Taskfern", "Velotrack",
        "Quillmark", "Fernhook", "Glidepath Studio", "Invoxa", "Mercuria", "Praxiflow", "Snapdock",
        "Trellum", "Upvanta",
    ),
}  # fmt: skip
COMPETITORS: Final[dict[Split, tuple[str, ...]]] = {
    "development": (
        "Brightlane", "Zenthia", "Corvexa", "Datadune", "Helmsway", "Plexora", "Octavelle",
        "Stratalink",
    ),
    "held_out": (
        "Altoventis", "Beaconry", "Crestovia", "Draymark", "Everlytic", "Foundrix", "Granitex",
        "Hexalume", "Ironclave", "Junivo", "Kalibrant", "Lumastead", "Mindmarrow", "Northgale",
        "Optimyra", "Pinnacore",
    ),
}  # fmt: skip
PEOPLE: Final[dict[Split, tuple[str, ...]]] = {
    "development": (
        "Marisol Quintero", "Anselm Brandt", "Priyanka Deshmukh", "Tobias Lindqvist", "Seun Adeyemi",
        "Niamh Keane", "Dmitri Volkov", "Ingrid Halvorsen",
    ),
    "held_out": (
        "Anneliese Vogt", "Bartholomew Osei", "Cosima Devereux", "Duncan Farquhar", "Eilidh MacRae",
        "Fenwick Obara", "Giulia Santangelo", "Hamish Drummond", "Ileana Popescu", "Jorgen Aasland",
        "Katarzyna Nowak", "Lachlan Abernathy", "Mireille Fontaine", "Nadezhda Orlova",
        "Ravindra Kulkarni", "Tamsin Pemberton",
    ),
}  # fmt: skip
VOICES: Final[dict[Split, tuple[str, ...]]] = {
    "development": ("af_bella", "am_puck", "bf_emma", "bm_lewis"),
    "held_out": ("af_heart", "am_fenrir", "bf_isabella", "bm_fable", "af_sarah", "am_michael"),
}

_ABOUT_PRODUCTS: Final[dict[Split, tuple[str, ...]]] = {
    "development": (
        "So with {} your team would see every open deal in one place.",
        "And how long did it take you to roll out {}?",
        "We looked at {}'s reporting last week, and my manager liked it.",
        "Most of our customers start with {} and add seats in the spring.",
    ),
    "held_out": (
        "Let me show you what {} does when a renewal is overdue.",
        "I'd want to know whether {} works with the system we have today.",
        "Our finance people asked about {}'s price per user.",
        "If we went ahead with {}, who would train the field team?",
        "That is exactly where {} saves you two or three hours a week.",
    ),
}
_ABOUT_COMPETITORS: Final[dict[Split, tuple[str, ...]]] = {
    "development": (
        "Right now we're on {} and the contract runs until March.",
        "Honestly, {} came in about ten percent cheaper.",
        "What do you like about {}, and what would you change?",
        "We moved away from {} because their support was slow.",
    ),
    "held_out": (
        "We're also talking to {} at the moment, to be fair.",
        "How does that compare with {}'s enterprise plan?",
        "Two years ago we tried {} and it never really caught on.",
        "Somebody on the board used {} at her last company.",
        "The quote from {} doesn't include any onboarding.",
    ),
}
_ABOUT_PEOPLE: Final[dict[Split, tuple[str, ...]]] = {
    "development": (
        "I'd have to run that past {} before we sign anything.",
        "Could we bring {} into the next call?",
        "{} signs off on everything over twenty thousand.",
        "I spoke to {} on Tuesday about the budget.",
    ),
    "held_out": (
        "The person you really need to convince is {}, our head of operations.",
        "Let's put {} on the invitation as well.",
        "As far as I know, {} has the final word on this.",
        "I'll send the summary to you and to {} this afternoon.",
        "When {} joined in January, the priorities changed.",
    ),
}
DECOYS: Final[dict[Split, tuple[str, ...]]] = {
    "development": (
        "I did not quantify it, but the flow point of the process is fine.",
        "It was a bright line between the two of them.",
        "My colleague Cynthia keeps the data until June.",
        "People were straddling two systems all that time.",
        "The complex order took the whole team a week.",
        "Some brands are keen on that, and some are not.",
        "The vault twice failed its orbit test, as they say.",
        "He comes in the helm's way, and that is a tourist's view.",
        "I am keen to hear about the river tree project.",
        "They will all be gathering in the hall for the event.",
        "The castle is where we had the offsite, and it was lovely.",
        "Nimble teams tend to sell the octave, not the note.",
    ),
    "held_out": (
        "Our pipeline is full, and the pipeline review is on Monday.",
        "The mercury in that thermometer and the granite floor are both real.",
        "The credentials did not work in the market that we tested.",
        "It is an ironclad contract, and nobody has to worry.",
        "The beacon on the foundry roof is the first thing you see.",
        "That is the optimal route to the pinnacle of the trade.",
        "A trellis and a fern hook are what my garden needs.",
        "The north gate closes at seven, so snap up a dock space.",
        "Ravens and candles were on the cover of the invoice.",
        "Every ledger looms over the accountants in the spring.",
        "I marked the tasks first, then the velocity of each track.",
        "Dunk and far cry are two games that my son likes.",
    ),
}
"""Common words that sound like a name of the split: they are to stay what they are."""

_TALES: Final = (
    (PRODUCTS, _ABOUT_PRODUCTS),
    (COMPETITORS, _ABOUT_COMPETITORS),
    (PEOPLE, _ABOUT_PEOPLE),
)
TIMES_SAID: Final = 2
"""Sentences each name stands in, by different voices."""


def names(split: Split) -> tuple[str, ...]:
    """What would be typed before the call."""
    return (*PRODUCTS[split], *COMPETITORS[split], *PEOPLE[split])


def lines(split: Split) -> list[Line]:
    """Every sentence of a split, the same on every machine."""
    found = []
    voices = itertools.cycle(VOICES[split])
    for said, sentences in _TALES:
        turns = itertools.cycle(sentences[split])
        for name in said[split]:
            for time in range(TIMES_SAID):
                spoken_by, text = next(voices), next(turns)
                slug = name.lower().replace(" ", "-")
                found.append(
                    Line(
                        id=f"{split}-{slug}-{time}-{spoken_by}",
                        split=split,
                        voice=spoken_by,
                        text=text.format(name),
                        name=name,
                    )
                )
        next(voices)  # so that no sentence always has the same voice
    return found


def decoys(split: Split) -> list[Line]:
    """Sentences without any name, and with words that come near to one."""
    spoken_by = itertools.cycle(VOICES[split])
    return [
        Line(id=f"{split}-decoy-{number:02}-{voice}", split=split, voice=voice, text=text, name="")
        for number, (text, voice) in enumerate(zip(DECOYS[split], spoken_by, strict=False))
    ]
