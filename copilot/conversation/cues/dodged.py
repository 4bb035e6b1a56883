"""The buyer makes plain that nothing was answered: says so, concludes a no, or mocks the answer."""

from __future__ import annotations

from typing import Final

from copilot.conversation.cues.cue import Cue, Phrases

_ANSWER: Final = (
    r"(?:answer|reply|number|figure|sum|price|date|day|reason|name|yes|no|fact|explanation|timeline|promise|help|use|"
    r"information|question|plan|guarantee|commitment)"
)
_LEAD: Final = (
    r"^(?:(?:so|well|and|but|oh|okay|right|no|yes|look|listen|then|now|hm|mhm|ah|see|sorry|um|"
    r"again|fine|all right|i see|sure|great|good|lovely|with respect|honestly|hold on|wait) ){0,4}"
)

PHRASES: Final = (
    Phrases(
        Cue.NOT_TOLD,
        "What was said was no answer, is taken for a no, or is made fun of.",
        (
            # it was no answer
            rf"\b(?:that|this|it|which|this one|these) (?:\w+ )?(?:is|was|were|sounds|are) (?:still )?(?:not|hardly|scarcely|never|no) (?:\w+ ){{0,3}}{_ANSWER}\b",
            r"\b(?:not|nothing to do with|nothing like|hardly|never) (?:\w+ ){0,2}what (?:i|we) (?:\w+ ){0,2}(?:ask|asked|asking|said|meant|wanted)\b",
            r"\b(?:i|we) (?:did not|never|was not|were not|am not|are not|have not) (?:ask|asked|asking)\b",
            r"\b(?:what|which) (?:i|we) (?:asked|wanted to know|am asking|was asking|want to know)\b|\b(?:my|the|that|our) question (?:is|was|remains|stands)\b",
            r"\b(?:you|nobody|no one) (?:\w+ )?(?:did not|have not|has not|had not|never|didnae|havenae|are not|is not|still|will not|would not|cannot|can not) (?:\w+ )?(?:answer|answered|answering|say|said|saying|tell|told|telling|give|given|gave|mention|mentioned)\b",
            r"\b(?:i|we) (?:have|was|were|had|am|are)(?: been)? (?:not|still not|never|none the)(?: been)?(?: \w+)? (?:told|answered|wiser|hear|heard|given)\b",
            r"\b(?:i|we) (?:\w+ )?(?:notice|noticed|hear|heard|see|observe|detect|spot) (?:that )?(?:\w+ )?(?:no |nobody|you (?:did not|have not|are not|avoid|skipped|dodged)|i (?:have not|was not|am not))",
            r"\b(?:none the wiser|no (?:wiser|clearer|further forward|nearer)|tells? (?:me|us) (?:nothing|very little|not much|nowt|naff all)|told (?:me|us) nothing|does not (?:\w+ )?(?:tell|help|answer)|did not (?:\w+ )?(?:tell|help|answer)|means nothing|said nothing|says nothing|a lot of words|lots? of words|lovely words|nice words|pretty words)\b",
            # it is taken for a no
            rf"{_LEAD}(?:that is|that was|is that|i take it that is|sounds like|that sounds like|it is|i will take that (?:as|for)|i will take it (?:as|for)|i take that as|taking that as|i will call that|i will put that down as|we will call that) (?:a |an )?(?:no|maybe|yes or no|yes or a no|not yet|never|do not know|guess|nothing)(?: then)?$",
            rf"{_LEAD}(?:i (?:will|shall|would) )?(?:take|taking|assume|assuming|gather|suppose|guess|conclude) (?:it |that |from that )*(?:(?:that )?(?:you|it|there|they|we|nobody) (?:do not|did not|have not|is not|are not|cannot|can not|will not|does not)|not|no|nobody)\b",
            r"^(?:so|then|right so|okay so|well then|so then|ah so|i see so) (?:that is|it is|it|you|they|there|there is|you are|nobody|we are|no one|we|i) (?:\w+ )?(?:not|no|nobody|cannot|never|nothing|do not know|does not|is not|has not)\b",
            r"^(?:so|then|and|right|okay) (?:no|not|nothing|nobody|never|maybe)$",
            # it is made fun of
            r"\b(?:sounds? like|straight (?:from|off|out of)|came (?:from|off)|read (?:that )?(?:from|off)|is|was|from|off|out of|as|like) (?:\w+ ){0,2}(?:brochure|leaflet|poster|press release|politician|slogan|advert|billboard|catalogue|greeting card|fortune cookie|horoscope|script|website|mission statement|sermon|weather forecast|fridge magnet|bumper sticker|flyer|pamphlet|speech|sales ?pitch|commercial|hymn)\b",
            r"\b(?:dodg(?:e|ed|ing)|waffl(?:e|ed|ing)|cagey|evasive|side ?step(?:ped|ping)?|swerv(?:e|ed|ing)|duck(?:ed|ing)|danc(?:ed|ing) (?:a)?round|beat(?:ing)? (?:a)?(?:round|about) the bush|chang(?:e|ed|ing) the subject|wriggl(?:e|ed|ing)|fobb(?:ed|ing)|fob me|slippery|skirt(?:ed|ing)|brush(?:ed|ing) me off|run(?:ning)? rings|round the houses|avoid(?:ed|ing) (?:the|my|that|it))\b",
            r"\b(?:bless (?:your|their|his|her|its|you)|i (?:daresay|dare say)|i (?:am|have no doubt|bet|do not doubt) (?:sure )?(?:you|they|it|he|she|that|there) (?:do|does|is|are|will|have|has|did)$|if you say so|how (?:very )?(?:convenient|mysterious)|very (?:diplomatic|smooth|poetic|mysterious)|nicely (?:put|dodged)|nice try|good try|in plain english|in english please|yes or no)\b",
            r"\b(?:i|we) (?:know|have heard|recognise|recognize) (?:what )?(?:that|this) (?:\w+ )?(?:sentence|one|line|phrase|speech|tune|song|dance|means?|is for)\b",
            rf"{_LEAD}(?:that is|that was|it is) (?:all )?(?:very |lovely |nice |grand |well |good )+(?:and good |and well |well |to hear )?but\b",
            rf"{_LEAD}(?:never mind|forget|leave|spare me|i do not (?:care about|need|want)|i am not (?:interested in|worried about|fussed about)) (?:that|the|all that|your|about)\b",
        ),
    ),
)
