"""Whether a clause asks, and whether it invites an explanation.

Telephone speech is punctuated badly: of the question acts in hand-labelled calls 64 % carry a
question mark, and a fifth of the marks stand on no question (Switchboard). So the order of words
decides, and the mark helps.
"""

from __future__ import annotations

from typing import Final

from copilot.conversation.cues.cue import Cue, Phrases

_LEAD: Final = (
    r"^(?:(?:so|and|but|or|well|okay|all right|now|um|oh|yes|no|right|great|perfect|sure|got it|i see|also|then|"
    r"actually|just|anyway|i mean|you know|like|because|hey|hi|thanks|cool|interesting|good|first|next|"
    r"to start|first of all|first off|quick question|let me ask you this|let me ask you|let me ask|can i ask|"
    r"may i ask|could i ask|out of curiosity|just curious|i am curious|curious|if i may ask|if you do not mind|"
    r"help me understand|exactly|absolutely|which|in terms of that) ){0,5}"
)
_AUX: Final = r"(?:do|does|did|is|are|was|were|have|has|had|can|could|would|will|should|shall|may|might|am)(?: not)?"
_DOES: Final = (
    r"(?:happens|happened|makes|made|causes|caused|brings|brought|prompted|drives|drove|changes|changed|stops|stopped|"
    r"keeps|kept|matters|worries|concerns|frustrates|sparked|led|got|goes|comes|works|worked)"
)

PHRASES: Final = (
    Phrases(
        Cue.ASKS,
        "A question by its words: a question word or a turned verb at its head, or an invitation.",
        (
            rf"{_LEAD}(?:what|where|when|why|how|who|whose|which)(?: \w+){{0,4}}? {_AUX}\b",
            rf"{_LEAD}(?:what|who|which \w+) {_DOES}\b",
            rf"{_LEAD}(?:what|how) about\b",
            rf"{_LEAD}how (?:come|so|long|many|much|often|big|soon|far|old|large|quickly)\b",
            rf"{_LEAD}(?:what|why|who|where|when|how|which one|what else|who else|where else|why not|what kind|what time)$",
            r"\b(?:what|how|why|where|when|who) (?:do|does|did|would|are|can|could|should|have|will) (?:you|your|i|we)\b",
            r"\b(?:how|why|when|where) (?:do|does|did|would|is|are|was|were|can|could|should|has|have|will) (?:that|it|this|they|the|those|these|things|everything|everyone|he|she)\b",
            r"\bwhat (?:would|could|did|does|do|should|will|can) (?:that|it|this|they|the|those|these|he|she)\b",
            r"\b(?:what|how) (?:\w+ ){0,2}(?:would|could|does|did|has|have|will) (?:that|it|this|your|you|they|the) (?:\w+ )?(?:have|look|affect|mean|be|make|help|feel|work|change|cost|been)\b",
            r"\b(?:what|who|anything|anyone|where|how) else$|\b(?:everything okay|anything to add|did i miss anything|any (?:other )?(?:questions|feedback|thoughts|concerns))(?: \w+){0,4}$",
            r"\b(?:what|who) (?:\w+ )?(?:sparked|made|prompted|drove|brought) (?:you|it|that|this|them|the|your)\b",
            r"\bwhat (?:works|suits|would work|is best|time works|day works)\b",
            r"\b(?:would|does|will|could) (?:that|this|it) (?:also )?(?:solve|help|work|be (?:\w+ )?(?:helpful|valuable|useful|okay|fair|worth)|make sense|sound|interest)\b(?: \w+){0,4}$",
            r"\b(?:do|did|are|have|would|could|can|were) you (?:guys |mind |all |currently |already |ever |think|have|know|want|need|see|feel|use|find|like|belong|looking|able|planning|familiar|still|really|also)\b",
            rf"{_LEAD}(?:tell|walk|talk|take) (?:me|us) (?:\w+ )?(?:about|through|more|a bit|a little|how|what|why|where)\b",
            r"\b(?:could|can|would) you (?:please |just )?(?:tell|share|describe|explain|elaborate|help|walk|give|send|say|spell|repeat|show)\b",
            rf"{_LEAD}(?:describe|explain|help me understand|give me (?:a|an) (?:idea|sense|feel|example))\b",
            r"\b(?:i am|i was|we are|we were|just) (?:\w+ )?(?:curious|wondering|interested to (?:hear|know))\b",
            r"\b(?:is|are|was|were|do|does|did|has|have|had|could|would|will|can|should) (?:not )?(?:it|that|you|they|he|she|we|there) not$|\b(?:is|are|was|were|do|does|did|has|have|would|will|can|should) not (?:it|you|they|he|she|we|there)$",
            r"\b(?:or not|or what|or anything|or something like that|am i right|is that right|is that correct|correct me|does not it|right or|do you think|would you say|did you say)$",
            r"^(?:anything else|any (?:questions|thoughts|feedback|concerns|other|idea|chance|luck|plans|reason)|thoughts|questions|everything okay|sound good|sounds good|make sense|makes sense|fair|really|ready)$",
        ),
    ),
    Phrases(
        Cue.ASKS_OPENLY,
        "It cannot be answered with yes, no, a name or a number.",
        (
            rf"{_LEAD}(?:what|why)(?: \w+){{0,4}}? {_AUX}\b",
            rf"{_LEAD}what {_DOES}\b",
            rf"{_LEAD}how (?:do|does|did|is|are|was|were|would|will|can|could|have|has|should|come|so|about)\b",
            r"\b(?:what|how|why) (?:do|does|did|would|are|can|could|should|have|will) (?:you|your|we|they)\b",
            r"\b(?:tell|walk|talk|take) (?:me|us) (?:\w+ )?(?:about|through|more|a bit|a little|how|what|why)\b",
            r"\b(?:describe|explain|elaborate|help (?:me|us) understand|give me (?:a|an) (?:idea|sense|feel|example)|how come|why not|what else|say more)\b",
            r"\b(?:curious|wondering|interested to (?:hear|know)|know|understand|hear|share|tell \w+) (?:\w+ ){0,2}(?:what|how|why)\b",
            rf"{_LEAD}(?:what|how) about\b",
            rf"{_LEAD}(?:why|how|what)$",
        ),
    ),
    Phrases(
        Cue.CHECKS_BACK,
        "A question in form only, to be nodded at.",
        (
            r"^(?:(?:so|okay|and|all|does|did|is|are|that|it|you|if|right|well|does that|oh|yes) )*(?:mhm|oh|oh really|wow|pardon|pardon me|sorry|sound good|sounds good|sound fair|sound okay|fair|fair enough|make sense|makes sense|makes sense so far|okay|right|correct|yes|all right|good|cool|you know|got it|with me|follow|agree|ready|really|huh|is that right|is it|am i right|you know what i mean)$",
            r"\bhow (?:are|is) (?:you|it|things|your (?:day|week|morning|afternoon|weekend))(?: \w+){0,3}$",
            r"\bcan you (?:hear|see) (?:me|my|us|the)\b",
        ),
    ),
    Phrases(
        Cue.TELLS,
        "A question word that opens no question.",
        (
            r"^(?:(?:and|so|but|well|yes|that is|i mean|because|you know|know|is) )*(?:what|when|where|how|why|who) (?:i|we|they|it|he|she|you|that|this) (?:\w+ ){0,2}(?:is|am|was|are|were|do|did|have|need|want|mean|found|see|like|love|think|know|would|can|could|will|said|get|got|had|does|thought|find|really|usually|try|use|used|going|saw|went|came|come|start|started|look|looked|feel)\b",
            r"^(?:(?:and|so|but|well|yes|no|oh|you know|know) )*(?:when|where|while) (?:i|we|you|they|he|she|it|people|someone|somebody|everyone|the|my|our|your|their|a|an|one|every|each|all|most|this|that|these|those) ",
            r"^(?:(?:and|so|but|well|yes|no|oh) )*which (?:is|was|are|were|i|we|means|would|will|can|has|have|had|makes|made|may|they|he|she|you|really|kind|sort)\b",
            r"^(?:(?:and|so|but|well|right|okay|all right|you know) )*what (?:we|i|they|you|it) (?:\w+ ){0,2}(?:do|does|did|have|offer|see|find|suggest|recommend|mean) is\b",
            r"^(?:(?:and|so|but|well|you know) )*what (?:is|was) (?:\w+ ){1,3}(?:is|was)\b",
            r"^(?:(?:and|so|but|well|you know) )*what \w+ (?:me|us|him|her|them|people) (?:\w+ )?(?:is|was)\b",
            r"^(?:(?:and|so|but|well|yes|no|oh|wow|that is) )*(?:what a|how (?:nice|great|funny|interesting|wonderful|awful|cool|true|about that))\b",
            r"^(?:(?:and|so|but|well|yes|oh) )*(?:whatever|whoever|whenever|however|who knows|that is (?:what|how|why|where|when|who)|this is (?:what|how|why|where|when|who)|it is (?:what|how|why|where|when))\b",
        ),
    ),
)

_LEAD_WORDS: Final = frozenset(
    [
        "so",
        "and",
        "but",
        "or",
        "well",
        "okay",
        "right",
        "now",
        "oh",
        "yes",
        "no",
        "great",
        "perfect",
        "sure",
        "also",
        "then",
        "actually",
        "just",
        "anyway",
        "like",
        "because",
        "hey",
        "hi",
        "thanks",
        "cool",
        "interesting",
        "good",
        "first",
        "next",
        "exactly",
        "absolutely",
    ]
)
_LEAD_PAIRS: Final = frozenset(
    {("all", "right"), ("i", "see"), ("got", "it"), ("you", "know"), ("i", "mean")}
)
_TURNED: Final = frozenset(
    [
        "do",
        "does",
        "did",
        "is",
        "are",
        "was",
        "were",
        "have",
        "has",
        "had",
        "can",
        "could",
        "would",
        "will",
        "should",
        "shall",
        "may",
        "might",
        "am",
    ]
)
_SUBJECTS: Final = frozenset(
    [
        "you",
        "your",
        "we",
        "i",
        "it",
        "that",
        "this",
        "they",
        "he",
        "she",
        "there",
        "those",
        "these",
        "the",
        "a",
        "an",
        "any",
        "anyone",
        "anybody",
        "anything",
        "somebody",
        "someone",
        "everyone",
        "everybody",
        "everything",
        "our",
        "their",
        "his",
        "her",
        "my",
        "either",
        "both",
        "all",
        "people",
        "most",
    ]
)
_MOST_LEADS: Final = 6


def turns_the_verb(tokens: tuple[str, ...]) -> bool:
    """Whether verb and subject have changed places at the head: "so do you", "is there"."""
    place = _after_lead(tokens)
    if place >= len(tokens) or tokens[place] not in _TURNED:
        return False
    follows = tokens[place + 1 : place + 3]
    subject = follows[1:] if follows[:1] == ("not",) else follows[:1]
    return bool(subject) and (subject[0] in _SUBJECTS or subject[0].endswith("ing"))


def _after_lead(tokens: tuple[str, ...]) -> int:
    place = 0
    while place < min(len(tokens), _MOST_LEADS):
        if tokens[place] in _LEAD_WORDS:
            place += 1
        elif tokens[place : place + 2] in _LEAD_PAIRS:
            place += 2
        else:
            break
    return place
