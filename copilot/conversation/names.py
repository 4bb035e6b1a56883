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

TOOLS: Final = _set(
    "excel word outlook gmail google slack zoom teams powerpoint sharepoint onedrive dropbox sheets docs calendar notion airtable trello "
    "quickbooks zapier chatgpt whatsapp facebook instagram linkedin youtube windows office microsoft access paypal stripe docusign "
    "quickbook gdocs gsheets onenote evernote calendly github jira toggl iphone android mac pdf pdfs csv sql python"
)
"""Tools of every office: in use everywhere, and rarely what an offer would replace."""

PLATFORMS: Final = _set(
    "salesforce hubspot sap oracle netsuite workday adp dynamics zendesk intercom servicenow sage xero freshbooks shopify magento wordpress woocommerce "
    "aws azure gcp snowflake databricks tableau looker marketo pardot mailchimp klaviyo amazon apple meta tiktok instagram okta duo cisco vmware citrix "
    "autocad solidworks autodesk adobe photoshop canva figma miro asana basecamp clickup monday webex skype bing stackoverflow mysql postgres mongodb "
    "kubernetes docker linux ubuntu unix android chrome firefox safari edge power bi expedia airbnb ebay etsy uber fedex ups dhl usps visa mastercard amex"
)
"""Programs and services known to everybody: whoever says that they use one rarely tells of a rival."""

FIRST_NAMES: Final = _set(
    "aaron adam ahmed alan alex alice amanda amelia amy ana andrea andrew andy angela anita anna anne anthony antonio ben beth bill bob brenda brian carl "
    "carla carlos carol caroline catherine charles charlie chloe chris christina claire craig dan daniel dave david dawn debbie denise dennis derek diana "
    "diane donna doug ed eddie edward eleanor elena ellen ellie emily emma eric erin eva fatima fiona frank fred gareth gary george gillian grace graham "
    "greg hannah harry hassan heather helen henry howard ian jack jacob james jamie jan jane janet jason jean jeff jen jenny jerry jess jessica jim jo joan "
    "joe john jon jose josh juan judy julia julie karen kate kathy katie keith kelly ken kevin kim larry laura lauren lee leo liam linda lisa louise lucy "
    "luke malcolm marco marcus maria marie mark martha martin mary matt maya megan melissa mia michael michelle mike mohammed nadia nancy natalie neil nick "
    "nicola nina noah oliver olivia omar pam pat patricia patrick paul paula pedro peter phil philip priya rachel raj ravi rebecca richard rick rita rob "
    "robert robin roger ron rosa rose ruth ryan sally sam samantha sandra sanjay sara sarah scott sean sharon sheila simon sofia sophie stacy stan stefan "
    "stephanie stephen steve steven stuart sue susan suzanne ted teresa terry thomas tim tina todd tom tommy tony tracy tyler valerie vanessa venkat vera "
    "vicky victor victoria vincent wendy will william yusuf zoe "
    "abby adele agnes aisha alexis alfie alison allison amir angus anil anjali annette ari arjun arthur asha ashley audrey barb barbara barry beatrice "
    "becky bernard bernie bert beryl betty beverly bev blake bobby brad bradley brandon bree brendan brett bridget bruce bruno bryan callum cameron cathal cathy cecilia "
    "chad chandra charlotte chelsea cheryl chuck cindy clara clive cody colin connor corey courtney craig curtis cynthia daisy dale damian dana danny darren "
    "darryl dean debra deepak deepa derrick desmond diego dilip dominic doris dorothy doris duncan dustin dylan earl edith eilidh elaine eleni eli elijah elizabeth ella "
    "elsie emil enzo ernie esther ethan evan evelyn faith farah felix femi fergus fernando florian frances francis freddie gabriel gail gavin gene "
    "geoff geoffrey georgia gerald gerry gilbert gina giovanni glen glenn gloria gordon guido gus guy gwen hamish hans harold harriet harvey hazel heidi hector "
    "herb hugh hugo ibrahim ignacio imran ines inga ingrid irene iris isaac isabel isabella ivan ivy jackie jacqueline jake jamal janice javier jay jean jeffrey "
    "jenna jennifer jeremy jerome jesse jill jimmy joanna joanne joel joey jonathan jordan jorge joseph josephine joyce juliet justin kamal karl kate katherine "
    "kath kathleen kayla kelvin kenji kenneth kenny kerry kev kirk kirsten kiran kristen kristin kumar kurt kyle kyron lance lars laurie lena leon leonard leslie lewis liz "
    "lizzie logan lois lorraine louis luca lucia luis lydia lynn mabel mack mandy manuel marcel margaret marge marion marjorie marlene marta marty mateo matthew mattias "
    "maureen max mehmet melanie melinda mercedes mick mickey miguel mikhail miles millie milo mitch mo molly monica morgan muhammad murray myra naomi nathan nathaniel "
    "ned neha nigel nikhil nikita nikos norm norma norman nora olga oscar otis otto owen pablo pamela patricia patty pauline pearl peggy penny perry pete philippa phyllis pierre "
    "piotr polly prakash preeti rafael rahul ralph ramesh ramon randy raymond regina reggie reza rhonda ricardo ricky rodney roger roland ronald rory ross roy ruby "
    "rudy rupert russell sabrina saeed sandy sanjiv sasha saul sean sebastian serena sergio seth shane shannon shaun shawn shelly sherry shirley sid sigrid silvia sipho "
    "sonia spencer stacey stella stu sunil sunita suresh sven sylvia tamara tammy tanya tara taylor terri tessa tess theo theresa tiffany tobias toby todd tomas travis trevor "
    "trish trudy tyrone uma ursula valentina vanessa vernon viktor vijay vikram vivian wade wally walter wanda warren wayne wes wesley wilma winston wyatt xavier yasmin yvonne zach zack"
)
"""First names: in a place where somebody who is used or asked may stand too, they are people."""

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
    """What names tell of a clause: its cues, and the fingerprint of each name in it.

    `others` are those of people and towns.
    """

    cues: frozenset[Cue] = frozenset()
    marks: frozenset[int] = field(default=frozenset(), repr=False)
    others: frozenset[int] = field(default=frozenset(), repr=False)

    def joined(self, other: Names) -> Names:
        """What both tell."""
        if not (other.cues or other.others):
            return self
        return Names(
            self.cues | other.cues, self.marks | other.marks, self.others | other.others
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
        if hints.brief and not all(
            word in _USING or word in marked or could_be(word) for word in tokens
        ):
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


CALENDAR_AND_PLACES: Final = _set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october "
    "november december q1 q2 q3 q4 christmas easter thanksgiving ramadan india china europe america canada france germany spain italy england "
    "london texas california paris berlin tokyo florida chicago boston us usa uk eu asia africa australia ireland scotland wales new york "
    "i ai api crm erp saas it hr roi kpi ceo cfo cto cio coo vp pdf csv sso gdpr hipaa soc iso rfp poc faq sdk ui ux mr mrs ms dr english spanish french german"
)
"""Words with a capital that name no company."""


def could_be(word: str) -> bool:
    """Whether a word that nothing marks may be a name."""
    return len(word) >= _SHORTEST and word not in COMMON and not _NOT_A_NAME.search(word)


_SHORTEST: Final = 3
