"""Which word is the name of a rival: judged by its place, its capital and what it is not.

Nobody lists all names. A word after a lead is one if it is none of the words that stand there
otherwise. A recogniser that writes capitals writes them on names, so where a text has any, a name
must have one; where it has none, only the clearest leads count.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from zlib import crc32

from copilot.conversation.cues.cue import Cue
from copilot.conversation.cues.rivals import LEADS, OURS, USED
from copilot.conversation.known_names import CALENDAR_AND_PLACES, FIRST_NAMES, PLATFORMS, TOOLS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from copilot.conversation.clauses import Clause

_LEADS: Final = tuple(
    (re.compile(pattern), incumbent, bare_will_do) for pattern, incumbent, bare_will_do in LEADS
)
_OURS: Final = re.compile(OURS)
_USED: Final = tuple(re.compile(pattern) for pattern in USED)


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


COMMON: Final = _set(
    """
    a about above absolutely access account accounting actually after again against agency agencies agreement ahead all almost alone already also
    alternative alternatives always am an and another any anybody anyone anything anyway april are area around as asking at august auto average away back bad
    base basic be because been before being best better between big bigger bit board boss both brand bringing budget build building business but buying by
    call calls can case cash change changes cheap cheaper choosing city clear clients co come comes companies company comparable compared competitor
    competitors competition contract contracts cost costs could countries couple current currently customer customers daily data day days deal dealers december dedicated demo
    did different do does doing done double down due each early easy either else email emails employees end enough enterprise especially even ever every everybody
    everyone everything excel expanding expectations extra far fast feature features february few fewer fine finance five fixed for formal four free friday friends from full funding
    get gets getting give given go goal going good google got great group growth guys had half hand hard has have having he headcount her here hi high higher
    him hiring his hiring home honestly hours house how however i idea if implementation in in-house industry info information inhouse insurance internal internally into
    is issue issues it its itself january july june just keeping kind know last later least legacy less let level like likely list little local long look looking lot lots love low lower
    main maintenance make making management manager managers manual manually many march market marketing may maybe me mean means media meeting meetings method methods might
    mine model monday money month monthly months more most mostly much multiple my myself near need needs new next nice no nobody none normal not
    nothing november now number numbers october of off offer offers office offshore oh okay old on once one ones online only open option options or order orders other
    others our ours ourselves out over own package packages page paid paper part partner partners pay paying pen people per performance period person phone place plan plans platform platforms please
    plus point points possible prices price pricing private pro problem problems process processes product products program project projects proposal provider providers pros public
    purely quality quarter quarters question questions quite quote quotes rates rather ready real really regular relying renting reporting resources results right rival
    roi rolling run running sales same saturday save saving say school search security see seeing self sell seller selling september server service services
    set several she shops should similar simple simply since site six size small smaller so software solution solutions some somebody someone something sometime sort spending
    spreadsheet spreadsheets staff standard start starting status step stick still stuff such summer sunday supplier suppliers support sure switch system systems take taking
    talk tape team teams tech ten than thank that the their them themselves then there these they thing things think thinking this those though three through thursday time
    timeline timelines times timing to today tomorrow too tool tools top traditional training trying tuesday twelve twenty two type typical uh um under unit until up upfront us use used user users using
    usual value various vendor vendors version very video view want wanted was way ways we website wednesday week weekly weeks well went were what whatever when where whether which while
    who whoever whole whom whose why will winter with without work workflow working works world would year yearly years yes yesterday yet you your yours yourself zero
    hundred thousand million grand k percent dollars bucks pounds euros spring fall autumn morning afternoon evening noon quick bunch ton tons handful number range variety
    india china europe america canada france germany spain italy england london texas california paris berlin tokyo florida chicago boston us usa uk eu
    cloud remote ai automation machine cyber mobile app apps crm erp saas b2b b2c it hr ops legal procurement leadership executive ceo cfo cto cio vp president director head owner
    car cars truck trucks vehicle home homes condo apartment apartments property properties roof kitchen solar energy electric gas water power panels windows
    certain particular specific general overall total additional further future past present potential perfect great awesome excellent interested happy satisfied
    because unless although despite during within across along among per via whereas therefore hence thus
    mom dad wife husband brother sister father mother son daughter kids family neighbor neighbour uncle aunt god
    q1 q2 q3 q4 mr mrs ms dr sir maam folks everybody team's guy gentleman lady man woman men women
    hire hires leads lead deals pipeline revenue profit margin margins expenses invoice invoices payment payments spend
    whichever anywhere somewhere elsewhere nowhere wherever building renting leasing owning outsourcing
    it's that's there's what's who's
    eleven thirteen fourteen fifteen sixteen seventeen eighteen nineteen thirty forty fifty sixty seventy eighty ninety dozen thanks
    keep kept turns turned happens happened sounds seems feels looks
    peak live life law rules rule terms term tier tiers starter premium professional plus lite trial pilot
    replacing removing adding paper pencil pen hand whiteboard whiteboards notebook notebooks email emails calendar calendars
    customized custom bespoke homegrown proprietary
    switching leaving cancelling canceling dropping
    """
)
"""Words that stand where a rival's name may, and name none."""

_NOT_A_NAME: Final = re.compile(
    r"(?:ing|ed|ly|tion|tions|ment|ments|ness|ity|ities|able|ible|ous|ful|ive|ance|ence|ers|ists|ships|day|\d.*|[$€£₹].*)$"
)
"""Endings of words that are seldom names where nothing marks them as one."""

_LETTERS: Final = re.compile(r"[^\W_]+")
_WORD: Final = re.compile(r"[^\W_][\w'&.-]*")


@dataclass(frozen=True, slots=True)
class Capitals:
    """The words that a text writes with a capital: inside a sentence, and where one begins.

    "I", and a word that begins a sentence, say nothing.
    """

    inside: frozenset[str] = field(repr=False)
    first: frozenset[str] = field(repr=False)


def capitals_in(text: str) -> Capitals | None:
    """The words with a capital; None if the text writes none."""
    inside: set[str] = set()
    first: set[str] = set()
    begins = True
    for piece in _WORD.finditer(text):
        word = piece[0]
        if word[0].isupper() and word not in _I:
            plain = _LETTERS.findall(word.lower())
            (first if begins and not _is_camel(word) else inside).update(plain)
        begins = text[piece.end() : piece.end() + 1] in _STOPS or word[-1] == "."
    return Capitals(frozenset(inside), frozenset(first)) if inside or first else None


_STOPS: Final = frozenset({".", "?", "!"})
_I: Final = frozenset({"I", "I'm", "I'd", "I'll", "I've"})


def _is_camel(word: str) -> bool:
    """A capital inside the word: a name wherever it stands."""
    return any(letter.isupper() for letter in word[1:]) and not word.isupper()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What is known of names: those of rivals typed before the call, and whether one was asked for.

    The names are in the words of a `Clause`, as `spoken_as` gives them; those `heard` on the call
    are no words but their `fingerprint`. Asked what is used, `brief` holds: an answer with a name in
    is short, since a long one names people too. `ours` are the seller's own names.
    """

    rivals: tuple[str, ...] = field(default=(), repr=False)
    asked: bool = False
    brief: bool = False
    heard: frozenset[int] = field(default=frozenset(), repr=False)
    ours: frozenset[int] = field(default=frozenset(), repr=False)


@dataclass(frozen=True, slots=True)
class Names:
    """What names tell of a clause: its cues, and the fingerprint of each name that they are of.

    `others` are those of people and towns, `said` all that may be a company's, wherever they stand.
    """

    cues: frozenset[Cue] = frozenset()
    marks: frozenset[int] = field(default=frozenset(), repr=False)
    others: frozenset[int] = field(default=frozenset(), repr=False)
    said: frozenset[int] = field(default=frozenset(), repr=False)

    def joined(self, other: Names) -> Names:
        """What both tell."""
        if not (other.cues or other.others or other.said):
            return self
        return Names(
            self.cues | other.cues,
            self.marks | other.marks,
            self.others | other.others,
            self.said | other.said,
        )


NO_NAMES: Final = Names()


def fingerprint(word: str) -> int:
    """By which a name is known again though its word is not kept."""
    return crc32(word.encode())


def spoken_as(names: Iterable[str]) -> tuple[str, ...]:
    """Names as they stand in a clause: plain words in lower case."""
    plain = (" ".join(_LETTERS.findall(name.lower())) for name in names)
    return tuple(dict.fromkeys(name for name in plain if name))


def names_in(clause: Clause, text: str, cues: frozenset[Cue], hints: Hints) -> Names:
    """Whether a rival, or what the buyer uses now, is named in a clause of this text.

    `cues` are the moves of the clause.
    """
    found: set[Cue] = set()
    if hints.rivals and _knows(clause.text, hints.rivals):
        found.add(Cue.RIVAL_KNOWN)
    again = _heard(clause.tokens, hints.heard) if hints.heard else ()
    leads = Cue.RIVAL_LEAD in cues
    if not (leads or again or hints.asked):
        return Names(frozenset(found)) if found else NO_NAMES
    capitals = capitals_in(text)
    marks = {fingerprint(word) for word in again if _is_marked(word, capitals)}
    if marks:
        found.add(Cue.RIVAL_HEARD)
    if hints.asked and (answers := _answers_with_a_name(clause.tokens, capitals, hints)):
        found.add(Cue.NAMES_SOMEBODY)
        # of a long answer nobody knows which of its names is the one
        marks |= {fingerprint(word) for word in answers if len(clause.tokens) <= _SHORT_ANSWER + 2}
    for cue, name, bare_will_do in _candidates(clause.text, cues) if leads else ():
        tools_count = cue is Cue.RIVAL_NAMED
        own = hints.ours and fingerprint(name) in hints.ours
        if not own and _is_name(name, capitals, bare_will_do=bare_will_do, tools_count=tools_count):
            found.add(cue)
            marks.add(fingerprint(name))
    return Names(frozenset(found), frozenset(marks))


def own_names(clause: Clause, text: str) -> Names:
    """The names under which the seller's side introduces itself: "it's Mia from Brightdesk"."""
    capitals = capitals_in(text)
    found = (match["name"] for match in _OURS.finditer(clause.text))
    return Names(marks=frozenset(fingerprint(name) for name in found if _is_marked(name, capitals)))


def _heard(tokens: tuple[str, ...], known: frozenset[int]) -> tuple[str, ...]:
    """The words that may be names heard before."""
    return tuple(
        token for token in tokens if len(token) >= _SHORTEST and fingerprint(token) in known
    )


def _is_marked(word: str, capitals: Capitals | None) -> bool:
    """Whether a word has a capital, where the text has any."""
    return capitals is None or word in capitals.inside or word in capitals.first


def _knows(clause: str, rivals: tuple[str, ...]) -> bool:
    padded = f" {clause} "
    return any(f" {name} " in padded for name in rivals)


def _answers_with_a_name(
    tokens: tuple[str, ...], capitals: Capitals | None, hints: Hints
) -> tuple[str, ...]:
    """The names that an answer to "who else?" or "who do you use?" gives."""
    short = len(tokens) <= _SHORT_ANSWER
    if hints.brief and (len(tokens) > _SHORT_ANSWER + 2 or not _ONESELF.isdisjoint(tokens)):
        return ()
    if capitals is not None:
        marked = capitals.inside | capitals.first if short else capitals.inside
        if hints.brief and not all(word in _USING or word in marked for word in tokens):
            return ()
        return tuple(
            word
            for word in tokens
            if word in marked and _stands_for_a_company(word) and word not in FIRST_NAMES
        )
    if not short:
        return ()
    return tuple(word for word in tokens if could_be(word) and word not in TOOLS)


_USING: Final = _set(
    "we i us use used using are am is it on with from through the a an our of by at mostly mainly just only still all have got been "
    "called and some both yes oh well um currently now right today named that would be think company system program app"
)
"""The words around a name in a short answer to what is used: any other tells of something else."""

_NO_RIVAL: Final = PLATFORMS | FIRST_NAMES

_ONESELF: Final = frozenset({"me", "my", "myself", "she", "he", "her", "him", "ourselves"})
"""Beside one of these a name is a person's: "me and Denise"."""


def _stands_for_a_company(word: str) -> bool:
    return word not in COMMON and word not in TOOLS and word not in CALENDAR_AND_PLACES


_SHORT_ANSWER: Final = 4

_WORDS_TRIED: Final = 3
_SKIPPED: Final = frozenset(
    {"the", "a", "an", "both", "used", "using", "like", "maybe", "say", "um", "at", "from"}
)
"""Words that may stand between a lead and the name."""


def _candidates(clause: str, cues: frozenset[Cue]) -> Iterator[tuple[Cue, str, bool]]:
    tools = Cue.TOOL_TALK in cues
    if not tools:
        used = (match["name"].split()[0] for pattern in _USED for match in pattern.finditer(clause))
        yield from ((Cue.INCUMBENT_USED, word, False) for word in used if word not in _NO_RIVAL)
    for pattern, incumbent, bare_will_do in _LEADS:
        if incumbent and tools:
            continue
        for match in pattern.finditer(clause):
            cue = Cue.INCUMBENT_NAMED if incumbent else Cue.RIVAL_NAMED
            for word in match["name"].split()[:_WORDS_TRIED]:
                yield cue, word, bare_will_do
                if word not in _SKIPPED:
                    break


def _is_name(
    word: str, capitals: Capitals | None, *, bare_will_do: bool, tools_count: bool
) -> bool:
    if word in TOOLS and not tools_count:
        return False
    if capitals is not None and word in capitals.inside:
        return word not in CALENDAR_AND_PLACES
    unmarked = capitals is None or word in capitals.first
    return unmarked and bare_will_do and could_be(word)


def could_be(word: str) -> bool:
    """Whether a word that nothing marks may be a name."""
    return len(word) >= _SHORTEST and word not in COMMON and not _NOT_A_NAME.search(word)


_SHORTEST: Final = 3
