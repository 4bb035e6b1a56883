"""Answering what was put forward: yes, no, later, perhaps, only if."""

from __future__ import annotations

from typing import Final

from copilot.conversation.cues.cue import Cue, Phrases

_START: Final = (
    r"^(?:(?:oh|well|okay|and|so|but|now|then|um|i mean|honestly|actually|you know|wow|hey|no|yes|great|"
    r"perfect|all right|right|\w+ that is|that is|it is|i think|i guess|i would say|that all|that|it|this|"
    r"all|you know what|let me tell you what|maybe|possibly|probably|perhaps|potentially|let me check|let me see) ){0,3}"
)
_GOOD: Final = (
    r"(?:good|great|perfect|fine|wonderful|fantastic|excellent|ideal|lovely|awesome|amazing|fair|reasonable|"
    r"terrific|okay|all right|brilliant|super|valuable|helpful|useful|best|better|easy|doable)"
)
_DAY_OR_IT: Final = (
    r"(?:that|it|this|which|either|both|one|monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|"
    r"today|\w+ am|\w+ pm|clock|noon|morning|afternoon|evening|week|eastern|central|pacific|time|day|\d+|one|two|"
    r"three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirty|fifteen|\w+th|second|third|first|then|"
    r"date|plan|everything|anytime|whatever|spring|summer|fall|autumn|winter|month|quarter|slot|mornings|afternoons)"
)

PHRASES: Final = (
    Phrases(
        Cue.YES,
        "Acceptance that says more than having heard.",
        (
            rf"{_START}(?:yes|sure|sure thing|absolutely|definitely|of course|certainly|totally|agreed|deal|gladly|by all means|for sure|you bet|you got it|works|done|done deal|fair enough)\b",
            r"\b(?:sure|yes|absolutely|definitely|agreed)$",
            r"^(?:(?:yes|oh|sure|oh yes) )?please$",
            rf"\bsounds? (?:\w+ )?(?:{_GOOD}|like (?:a|the) (?:\w+ )?(?:plan|idea)|right|interesting)\b",
            rf"{_START}(?:send (?:it|that|them|those|over|me|us|the)|bring it on)\b",
        ),
    ),
    Phrases(
        Cue.FITS,
        "Acceptance by what is said of it; in a question it only asks.",
        (
            rf"\b{_DAY_OR_IT} (?:\w+ ){{0,2}}(?:works?|suits?|will do|does it)\b",
            rf"\b{_DAY_OR_IT} (?:\w+ ){{0,2}}(?:is|would be|will be|should be|sounds|looks) (?:\w+ ){{0,2}}{_GOOD}\b",
            r"\b(?:that|it|this|which) (?:\w+ )?(?:would|will|could|should|can) (?:\w+ )?(?:work|help|suit|do)\b",
            rf"^(?:\w+ ){{0,5}}would be (?:\w+ )?{_GOOD}\b",
            r"\blet us (?:\w+ )?(?:do (?:it|that|this)|go (?:ahead|with|for|forward)|make it happen|get (?:it|this|that) (?:done|going|on)|move forward|move ahead|get started|plan on (?:it|that)|say)\b",
            r"\b(?:i am|we are|count me|count us) (?:(?:all|so|definitely|totally|fully|really|very|also) )?(?:in$|in for|in on|on board|game|up for (?:it|that)|happy with that|good with that|fine with that|okay with that|comfortable with that|ready to (?:go|start|move|sign)|sold)\b",
            r"\b(?:i|we) (?:would|will) (?:\w+ )?(?:love|like|appreciate|welcome|be (?:happy|glad|delighted|open|up)|take you up)\b",
            r"\b(?:happy|glad|love|delighted) to\b",
            r"\b(?:i|we) (?:\w+ )?(?:like|love) (?:it|that|this|the (?:idea|sound|plan))\b",
            rf"\b{_DAY_OR_IT} it is$",
            r"\b(?:i|we) (?:can|could) (?:\w+ )?(?:do|make|manage|swing) (?:\w+ )?(?:it|that|this|monday|tuesday|wednesday|thursday|friday|tomorrow|\d+|one|two|three|four|five|nine|ten|eleven|then|the)\b",
            r"\b(?:i|we) (?:will|shall) (?:\w+ )?(?:be there|be here|do (?:it|that)|make it work|take (?:it|that|this|the)|be ready|see you|have it)\b",
            r"\b(?:i am|we are|i should be|i will be|i) (?:(?:all|pretty|also|definitely|usually|mostly|wide|still|actually|completely|totally|normally) )?(?:free|available|open|around|have time)\b",
            r"\b(?:go ahead|please do|go for it|consider it done|leave it with me|i am on it|spot on|book it|sign me up|sign us up|put me down|will do|no problem|not a problem|no worries|why not|(?:do not|can not) see why not|comfortable with (?:that|it|this)|can live with (?:that|it|this)|any ?time(?: you like)?$|(?:that|this) is the plan|(?:good|great|excellent|fine|smart) (?:idea|plan|call|thinking)|would enjoy (?:that|it)|works for (?:me|us|both)|fine by (?:me|us)|good (?:for|by|with) (?:me|us)|fine with (?:me|us)|okay with (?:me|us))\b",
            r"\b(?:make|makes) (?:\w+ )?sense\b",
            r"\b(?:i|we) (?:would )?(?:think|guess|suppose|imagine|hope) so\b",
            r"\b(?:the )?(?:earlier|sooner) the better\b",
            r"\b(?:i|we) (?:\w+ )?(?:look|am looking|are looking) forward\b",
            r"\blooking forward\b",
        ),
    ),
    Phrases(
        Cue.ARRANGED,
        "Words of somebody who writes it into a calendar: they accept a time even where the proposal was missed.",
        (
            r"\b(?:works?|fine|good|okay|great|perfect) (?:for|with|by|on) (?:me|us|my end|our end|both of us)\b",
            r"\b(?:i|we) (?:will|shall) (?:\w+ )?(?:be there|be here|be home|see you|take (?:it|that)|be ready)\b",
            r"\b(?:see|talk to|speak to|call|catch) you then\b",
            r"\b(?:book it|put me down|put it in|sign me up|it is a (?:date|deal|plan)|on board with that|let us do (?:it|that|this)|let us go (?:with|for) (?:it|that|this))\b",
            r"\b(?:i am|we are) (?:\w+ )?(?:free|available) (?:then|that day|at that time|all day)\b",
        ),
    ),
    Phrases(
        Cue.ACKNOWLEDGE,
        "Heard and not contradicted: it accepts a promise that was just made.",
        (
            r"^(?:(?:oh|well|and|so|all|yes|but|no) )*(?:okay|all right|right|great|perfect|wonderful|excellent|awesome|fantastic|terrific|cool|good|nice|fine|lovely|amazing|super|brilliant|smashing|grand|marvellous|splendid|sweet|magic|cheers|got it|understood|gotcha|noted|alrighty|beautiful|love it|exactly|impressive|true)\b",
            r"\b(?:thank you|thanks|thank|appreciate (?:it|that|you)|cheers|much appreciated)\b",
        ),
    ),
    Phrases(
        Cue.NO,
        "A refusal, or a time that does not suit.",
        (
            r"\b(?:i|we) (?:can|could) not (?:\w+ )?(?:plan|schedule|book|arrange|fix|set a)(?: \w+){0,4}$",
            r"\bnot interested\b",
            r"\bno (?:thank you|thanks|need|interest)\b",
            r"\b(?:do|does|did) not (?:\w+ )?(?:need|want|think so|think (?:that|it|we|i|this)|see (?:the|a) (?:need|point|value))\b",
            r"\b(?:that|this|it|monday|tuesday|wednesday|thursday|friday|tomorrow|morning|afternoon|week|time|day) (?:\w+ )?(?:does|do|will|would|is|might|may) not (?:\w+ )?(?:work|good|suit|great|possible|going to work|ideal|convenient|a good)\b",
            r"\b(?:can|could) not (?:make|do|manage|meet) (?:it|that|this|monday|tuesday|wednesday|thursday|friday|tomorrow|then|the|any)\b",
            r"\b(?:i|we|i am|we are) (?:will |would |am going to |are going to )?(?:rather not|have to pass|pass on|prefer not|rather wait|rather hold|not going to|decline)\b",
            r"\bi will pass\b|\b(?:rather|prefer) (?:it if )?you (?:did|do|would|could) not\b|\bonly be wasting your\b|^(?:no |no no |nah )*(?:no |just )(?:let us )?leave (?:it|that|us)\b|\bnot (?:\w+ )?(?:put|put me|putting me|lock|set|pencil|book|fix) (?:\w+ )?(?:on a list|anything|something)\b",
            r"^(?:oh |well |ah )?no (?:\w+ )?(?:i am|we are|it is|that is) (?:\w+ )?(?:good|fine|okay|all right|all set|set|covered|sorted|happy)\b",
            r"\b(?:am|are|is|will be|be) not (?:free|available|around|here|there|in the office)\b",
            r"\bnot (?:a|the) (?:good|best|right|great) (?:time|fit|moment|week|day)\b",
            r"\bnot (?:right now|at this time|at the moment|yet|this (?:week|month|quarter|year)|for us|for me|necessary|a priority|ready)\b",
            r"\b(?:too (?:busy|soon)|swamped|slammed|booked (?:up|solid)|fully booked|out of (?:office|town)|on vacation|on holiday|in meetings)\b",
            r"\btake (?:me|us) off\b",
            r"\bnot (?:in the market|looking|buying|shopping|something (?:we|i))\b",
            r"^(?:please |no |no please )?do not\b",
            r"\bstop calling\b",
            r"\b(?:send|do|bring|email|write|book|put|say) (?:me |us )?(?:whatever|what|as many as|anything) you (?:like|want|please|wish)\b|\b(?:suit yourself|knock yourself out|if you (?:must|insist|really have to)|good luck with that|i would not hold your breath|never hear from you|goes? (?:straight )?in(?:to)? (?:the|a|my) (?:bin|folder|trash|spam|junk|round file))\b",
            r"\bdo not (?:call|contact|email)\b",
        ),
    ),
    Phrases(
        Cue.STALL,
        "Putting it off without saying no: a brush-off when the buyer says it.",
        (
            r"\b(?:need|want|have|like|prefer|rather|going|got|time) (?:\w+ )?to (?:\w+ )?(?:think|discuss|talk (?:it|this|that|to|with|about)|mull|sleep on|consider|digest|process (?:this|it|that)|review internally|regroup|chew on)\b",
            r"\b(?:rather|prefer to|better|will|let me|let us|i should|we should|would) (?:\w+ )?(?:think (?:about|on|it|this|that|over)|sleep on|mull|discuss (?:it|this|internally|with)|talk (?:it|this|that) over|consider it)\b",
            r"\b(?:i|we) (?:will|would|can|could|am going to|are going to)? ?(?:\w+ )?(?:reach out|be in touch|get in touch|call you|contact you|let you know|get back to you|circle back|give you a (?:call|ring|shout|bell)|drop you a line|come back to you)\b",
            r"\b(?:have|need|want|going|got|like) to (?:\w+ )?(?:come|get|circle) back (?:to|with) you\b|\bhave a (?:little |good )?(?:think|ponder)\b",
            r"\b(?:do not|no need to) (?:call|contact|email|ring|phone|follow up|reach out)\b",
            r"\blet (?:me|us) (?:\w+ )?(?:get|come|circle) back (?:to|with) (?:you|it|this|that)\b|\bleave (?:it|this|that) with (?:me|us)\b",
            r"\b(?:give|giving) (?:it|this|that) (?:some|more|a bit of|a little) thought\b|\b(?:put a pin in|table|park|shelve) (?:it|this|that)(?: for now| for the moment|$)",
            r"\blet (?:me|us) (?:\w+ )?(?:talk|think|discuss|sleep|chew|sit|confer|consult) (?:(?:about|on|over|with) )?(?:it|this|that|each other|everyone)(?: over| through| internally| amongst ourselves)?(?: first| a bit| for a bit)?$",
            r"^(?:(?:ah|oh|well|yes|okay|maybe|perhaps|and|but|right|hm) )*we (?:will|shall) see(?: about (?:that|it)| then| now)?$|^(?:\w+ ){0,2}(?:i will|that is what i will do|so i will) (?:\w+ )?sit on it\b",
            r"\b(?:we|i) will (?:\w+ )?see (?:how it goes|what happens|where (?:we|things) (?:are|land|end up))\b",
            r"\b(?:take|remove) (?:me|us|my \w+) (?:off|from)\b",
            r"\bstop calling\b",
            r"\bnot (?:interested|in the market|looking|buying|shopping)\b",
            r"\b(?:call|try|check back|ping|contact|reach out to|get back to|circle back|touch base|check in) (?:\w+ ){0,3}(?:in (?:a |an |the )?(?:few|couple|six|three|\w+) ?(?:weeks?|months?|quarters?|years?)|next (?:month|quarter|year|summer|spring|fall)|after the|later|some other time|another time)\b",
            r"\b(?:call|try|check back|check in|ping|contact|reach out|get back|circle back|touch base) (?:\w+ ){0,4}in the (?:new year|spring|summer|fall|autumn|winter)\b",
            r"\b(?:stick|stay|staying|sticking) with (?:what|our|the one|who|how)\b|\b(?:going to|will|have to|should|want to|rather|better) hold off\b|\bkeep (?:your|the) (?:details|number|card|info|information|contact)\b",
            r"\b(?:not|is not) (?:\w+ ){0,2}(?:a|top|big|high) (?:\w+ )?priority\b|\bnot (?:\w+ )?ready to (?:make|decide|commit|buy|sign|move)\b|\b(?:some|an) ?other time$|\bwhen (?:i am|we are) ready$",
            r"\b(?:need|give (?:me|us)|take) (?:some|a little|more|a bit of|a few|a couple of) (?:more )?(?:time|days|weeks)\b",
            r"\b(?:not (?:a|the|really a) (?:good|best|right) (?:time|fit)|bad time|bad moment)\b",
            r"\bif (?:we|i) (?:decide|choose|are (?:still )?interested|am (?:still )?interested|change (?:our|my) minds?|need (?:anything|you|it)|want to (?:move|go|proceed))\b",
            r"\bbefore (?:i|we) (?:commit|decide|sign|agree|do anything|make (?:a|any) (?:decision|commitment|move))\b",
            r"\b(?:we are|i am) (?:all set|good for now|fine for now|okay for now|happy with (?:what|our|the)|good with what)\b",
            r"\b(?:revisit|pick (?:this|it) up|look at (?:this|it) again) (?:\w+ ){0,3}(?:next|later|in (?:a|the|six|three)|down)\b",
            r"\b(?:run|bring|take) (?:it|this|that) (?:by|past|back|to) (?:\w+ ){0,3}(?:internally|team|boss|manager|wife|husband|partner|board|director|cfo|ceo|people|leadership|group)\b",
        ),
    ),
    Phrases(
        Cue.ON_SUBJECT,
        "What sounds like putting off is about the subject, about others, or asks how to go on.",
        (
            r"\bthink about (?:how|what|which|where|who|whether|the)\b",
            r"\b(?:get|come|circle) back (?:to|with) (?:you|it|this|that) (?:\w+ ){0,2}(?:with (?:a|an|the|some|our|my|those|that|times?|dates?|numbers?)|by|tomorrow|tonight|later today)\b",
            r"\b(?:discuss|talk about|talk through|consider|go over) (?:\w+ ){1,5}(?:with you|here|now|today)\b",
            r"\b(?:customers?|clients?|prospects?|people|vendors?|they|he|she|guests?|patients?|leads) (?:\w+ ){0,5}(?:say|says|said|tell|told|call|will|would|never) (?:\w+ ){0,3}(?:think|call|get back|let (?:us|me) know|be in touch|discuss|reach out)\b",
            r"\bif (?:we|i) (?:\w+ ){1,5}(?:can|could|will|would) (?:you|it|that|the) (?:be|do|start|have|make|handle|support|deliver|still|work|take)\b",
            r"\b(?:what|how|when|where|who) (?:\w+ ){1,6}if (?:we|i)\b",
        ),
    ),
    Phrases(
        Cue.HEDGE,
        "It may come to nothing.",
        (
            r"\b(?:maybe|perhaps|possibly|probably|might|i guess|i suppose|hopefully|tentatively|tentative|potentially|ideally)\b",
            r"\b(?:have|need|want) to (?:see|check|ask|look at|confirm|make sure|figure out|clear)\b",
            r"\blet me (?:ask|think|get back|talk|run|discuss)\b",
            r"\b(?:not|never) (?:\w+ )?(?:sure|certain)\b",
            r"\b(?:try|trying) to\b",
            r"\b(?:see|figure out|work out|find) (?:if|whether|what|when|how|some|a) (?:\w+ ){0,3}(?:works?|can|possible|fits?|time)\b",
            r"\bin (?:theory|principle)\b",
            r"\b(?:would|will|might) be (?:open|willing|receptive) to\b",
            r"\b(?:some|a few|couple of) (?:times|dates|options|slots)\b",
        ),
    ),
    Phrases(
        Cue.DOUBT,
        "Taking back part of a yes, whatever clause it stands in.",
        (
            r"\b(?:can not|will not|not going to|not) (?:promise|guarantee|commit)\b",
            r"\bno promises\b",
            r"\b(?:we|i) (?:will|shall) see\b",
            r"\b(?:it|that|this|all|really) (?:\w+ )?depends\b",
            r"\bdo not (?:hold|quote) me to\b",
            r"\bno guarantees?\b",
        ),
    ),
    Phrases(
        Cue.CONDITION,
        "An if: whether it happens hangs on something else.",
        (
            r"\b(?:if \w+|unless|assuming|provided|providing|as long as|so long as|depending|subject to|contingent|once (?:we|i|they|it|he|she|my|our|the|legal|finance|procurement|everyone|everybody))\b",
        ),
    ),
    Phrases(
        Cue.POLITE_IF,
        "An if of manners or of indirect questions, on which nothing hangs.",
        (
            r"\bif (?:you would|you will|you want|you like|you could|you can|you do not mind|you have (?:any|a|time|the|questions)|you need|you are (?:okay|open|free|available|interested|good|happy|willing|up|able)|you prefer|you wish|you get a chance|that (?:is|works|would|makes|sounds|helps)|it (?:is (?:okay|all right|easier|possible|fine|helpful)|helps|works|would help|makes sense)|possible|not|anything|needed|so|i may|i could|i can|we could|we can|there is anything|there are any|nothing else)\b",
            r"\bif i (?:register|book|put|send|reserve|hold|schedule|bring|give|drop|emailed|sent|put) (?:you|it|that|this|a|an|the|one|by|over|together)\b",
            r"\b(?:see|know|check|ask|wonder|wondering|curious|sure|tell|confirm|find out|figure out|asking|matter|even|as|what|appreciate|say|only|think|helpful|useful|great|mind) if\b",
        ),
    ),
)

_SOFTENERS: Final = frozenset(
    {"well", "oh", "sorry", "unfortunately", "honestly", "actually", "no"}
)


def is_bare_no(tokens: tuple[str, ...]) -> bool:
    """Whether it is "no" and nothing more."""
    return tokens[-1:] == ("no",) and _SOFTENERS.issuperset(tokens)
