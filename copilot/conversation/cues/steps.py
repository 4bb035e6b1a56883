"""Putting a next step forward: a meeting, a promise, a request, a time, or something loose."""

from __future__ import annotations

from typing import Final

from copilot.conversation.cues.cue import Cue, Phrases

_SLACK: Final = r"(?:\w+ ){0,3}"
_ALSO: Final = (
    r"(?:(?:also|just|then|definitely|certainly|absolutely|gladly|probably|actually|quickly|personally|now|"
    r"please|maybe|go ahead and|be sure to|make sure to|make sure i|try to|turn around and|happily) )*"
)

_I_WILL: Final = (
    r"(?:(?:i|we) (?:will|shall|(?:am|are) (?:going to|gonna|happy to|glad to)|would be (?:happy|glad) to|"
    r"(?:would )?(?:love|like) to|(?:want|need|have|plan|intend|hope|expect|aim) to|should be able to|can|could)|"
    r"let me|let us|allow me to|happy to|^will|(?:would you like|do you want|you want|if you want|if you would like) "
    r"(?:me|us) to|(?:can|could|may|shall|should) (?:i|we)|(?:how about|why do not|what if) (?:i|we)) "
) + _ALSO
"""Who commits. "I can" is as good as "I will" where the thing done is for the other side."""

_I_SURELY_WILL: Final = (
    r"(?:(?:i|we) (?:will|shall|(?:am|are) (?:going to|gonna))|let me|i can|i could|happy to|^will|"
    r"(?:would you like|do you want|you want|if you want|if you would like) (?:me|us) to|(?:can|could|may|shall|should) i|(?:how about|why do not|what if) i) "
) + _ALSO

_THING: Final = (
    r"(?:contracts?|agreements?|proposals?|quotes?|quotation|estimates?|invites?|invitation|links?|emails?|"
    r"info|information|details|documents?|documentation|docs?|paperwork|deck|slides|presentation|"
    r"case (?:study|studies)|summary|recap|pricing|numbers|brochure|materials?|forms?|papers?|paper|report|"
    r"samples?|draft|copy|sow|nda|dpa|msa|times|dates|options|intro|introduction|references?|list|plan|"
    r"access|log ?in|credentials|trial|video|recording|specs?|mock ?up|write ?up|questionnaire|"
    r"breakdown|roadmap|timeline|business case|analysis|rate card|order|invoice|application|"
    r"statement of work|one pager|overview|catalog|catalogue|files?|data|note|notes|message|model|package)"
)

_SESSION: Final = (
    r"(?:calls?|meetings?|demos?|demonstration|sessions?|appointments?|visits?|walk ?through|"
    r"kick ?off|follow ?up|workshop|tour|pilot|trial|proof of concept|poc|test drive|"
    r"inspection|assessment|evaluation|presentation|webinar|lunch|coffee|check ?in|showing|viewing|tasting|fitting|test ?run|showroom|class|lesson|test (?:ride|drive|fit|flight)|health check|check ?up|audit|orientation|training|survey|second look|estimate|"
    r"deep dive|review|measurement|fitting|installation|install|next (?:call|meeting|one))"
)

_LETS: Final = (
    r"(?:let us|let me|(?:can|could|should|shall|may|might) (?:we|i)|(?:i|we) (?:would|will|can|could|should|"
    r"need to|want to|have to|am going to|are going to)(?: (?:love|like|be happy|be glad|be delighted|also|"
    r"just|probably|then|definitely|prefer))*(?: to| that)?|would you (?:like|want|be \w+)(?: to| for| in)?|"
    r"(?:does|would|will|might|could) (?:it|that) (?:\w+ )?(?:make sense|be \w+|help|work)(?: \w+){0,3}|"
    r"(?:it|that) (?:would|might|could|will)(?: \w+)? (?:make sense|be (?:\w+ )?\w+|help)(?: \w+){0,3}|"
    r"why do not (?:we|i|you)|how about(?: we| i)?|what if (?:we|i)|do you want(?: me| us)? to|"
    r"are you \w+ (?:to|for|in)|you want to|(?:happy|like|love|want|able|open|best|easiest) to|(?:maybe|perhaps) (?:we|i)(?: should| could| can)?|"
    r"(?:i|we)(?: would)? (?:suggest|recommend|propose)(?: that)?(?: we| you| i)?|please|go ahead and|"
    r"(?:my|the|our) (?:suggestion|recommendation|proposal|plan|idea|thought|thinking) (?:is|would be)(?: that| to)?"
    r"(?: we| you| i)?|you (?:can|could|should)(?: also)?|suggest|recommend|propose|is to|would be to)"
)

_SOMEBODY_WILL: Final = (
    r"\b(?:someone|somebody|the team|my team|our team|they|my colleague|a colleague|a rep|a specialist|an expert|our \w+ team|my \w+) (?:will|can|could|should|is going to) (?:\w+ )?(?:be in touch|get in touch|reach out|follow up|contact|call|email|send|get back|set)\b",
    r"\b(?:my|our|one of (?:my|our)|the|a) (?:\w+ ){1,3}(?:will|is going to|can) (?:\w+ )?(?:be in touch|get in touch|reach out|follow up|contact|call you|email you|send you|get back|set (?:it|that|this) up)\b",
)

PHRASES: Final = (
    Phrases(
        Cue.MEET,
        "An invitation to meet, talk or work together again: both sides own it.",
        (
            rf"\b{_LETS} {_SLACK}(?:meet|reconnect|regroup|revisit|see (?:it|this|that|one|the \w+|a \w+) (?:in action|live|in person|working|at work|up close|for (?:yourself|myself|ourselves))|(?:get|have|bring) (?:you|your \w+|them|him|her) (?:\w+ ){{0,2}}(?:over|in|out|down|up|by|round|on site|into|in front of)|reconvene|get together|sit down|catch up|hop on|jump on|get on (?:a|the|another)|come back|come (?:by|out|over|see|visit|back)|stop by|swing by|drop by|pick (?:this|it) back up|pick (?:this|it|things|that) up (?:again|next|later|tomorrow|on|after|when|once|in)|continue this)\b",
            rf"\b{_LETS} {_SLACK}(?:talk|speak|connect|chat|touch base|circle back|follow up|check in) (?:\w+ ){{0,3}}(?:again|next (?:week|month|time|year|quarter|\w+day)|on|tomorrow|later|more|then|with|in|at|after|monday|tuesday|wednesday|thursday|friday|today)\b",
            rf"\b{_LETS} {_SLACK}(?:schedule|reschedule|book|arrange|organi[sz]e|set up|set aside|put in|line up|plan|coordinate|lock in|block off|block out|reserve) (?:\w+ ){{0,5}}(?:{_SESSION}|time|slot|something|day|date|that|it|one|you|minutes|hour|consultation|conversation|chat)\b",
            rf"\b{_LETS} {_SLACK}(?:have|do|continue) (?:\w+ )?(?:another|second|follow up|longer|separate|quick|deeper|proper|this) (?:\w+ )?(?:conversation|consultation|chat|discussion|talk)\b",
            rf"\b{_LETS} {_SLACK}(?:do|have|run|try|start|start with|begin|begin with|kick off|plan on|plan for|organi[sz]e|arrange|arranged|set up|offer you) (?:\w+ ){{0,5}}{_SESSION}\b",
            rf"\b{_LETS} {_SLACK}(?:get|find|pick|put|pencil|slot|squeeze|fit|lock|grab|carve out) (?:\w+ ){{0,5}}(?:scheduled|booked|set up|started|calendars?|diary|books|schedule|in for|you in|a time|a date|a slot|time|hour|minutes|on the)\b",
            rf"\b{_LETS} {_SLACK}get (?:a|an|another|that|the) (?:\w+ )?{_SESSION} (?:in|going|set|sorted|arranged|booked|scheduled)\b",
            rf"\b{_LETS} {_SLACK}(?:get|bring|invite|have|include|involve|put) (?:\w+ ){{1,5}}(?:to|on|in|into|onto|for) (?:a|an|another|our|the|the next) (?:\w+ ){{0,2}}{_SESSION}\b",
            r"\b(?:we|you and i) (?:will |can |then |could |should )*(?:regroup|reconvene|reconnect|circle back|meet|sync up|sync|speak|talk) (?:\w+ ){0,3}(?:again|on|at|tomorrow|tonight|next (?:week|month|year|quarter|\w+day)|monday|tuesday|wednesday|thursday|friday)\b",
            rf"\b(?:would|could|might|does|do you think) (?:a|an|another|that) (?:\w+ ){{0,3}}{_SESSION} (?:\w+ ){{0,4}}(?:help|be|make|work|interest)\b",
            r"\b(?:let us|how about|what about|want to|would you like|can we|could we|shall we|up for|buy you|take you|grab|join me for|meet for|over)(?: \w+){0,4} (?:lunch|coffee|breakfast|dinner|drinks?|a bite|a beer|a round)\b",
            r"\bwould (?:it|that) (?:\w+ ){0,3}(?:help|useful|helpful|make sense|work|okay|worthwhile)(?: \w+){0,2} if (?:i|we|my|our|one of|someone|somebody|they) (?:\w+ ){0,3}(?:came|come|met|meet|showed|dropped|stopped|called|joined|arranged|set up|organi[sz]ed|sat down|visited|ran)\b",
            rf"\b(?:walk|take) (?:you|your \w+|them|us|me) through (?:\w+ ){{0,4}}{_SESSION}\b",
            rf"\b(?:suggest|recommend|propose|want|worth|up for|interested in|open to|love|how about|what about|would you like|do you want|need) (?:a|an|another|one more|that|our) (?:\w+ ){{0,4}}{_SESSION}\b",
            rf"\b(?:love|like|happy|want|be able) to (?:show|give|offer|invite) (?:you|your \w+|you guys) (?:to )?(?:\w+ ){{0,5}}{_SESSION}\b",
            rf"\b(?:schedule|book|set up|arrange) (?:a|an|another|our|the|your|some|that|you) (?:\w+ ){{0,3}}(?:{_SESSION}|time|consultation|conversation|chat)\b",
            r"\b(?:put|get|have|got) (?:\w+ ){0,4}(?:on|in) (?:the|your|my|our|both) (?:calendars?|diary|books|schedule)\b",
            r"\b(?:make|making|book|schedule|set up|need|want|like) (?:an|the|my|your|that) (?:\w+ )?appointment\b",
            r"\b(?:come|bring it|stop) (?:in|by|out|over) (?:\w+ ){0,2}(?:on|tomorrow|today|monday|tuesday|wednesday|thursday|friday|saturday|next|as soon|at (?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon))\b",
        ),
    ),
    Phrases(
        Cue.DO,
        "A promise: the speaker will do it, so the owner is known.",
        (
            r"\b(?:what|how about|suppose|would it (?:help|work|suit|be okay|be all right)|would you mind) if i (?:just |quickly |maybe |then |simply )?(?:rang|called|phoned|emailed|sent|came|dropped|popped|swung|stopped|brought|wrote|booked|visited|put you|put together|spoke|walked)\b",
            rf"\b{_I_SURELY_WILL}(?:send|email|e mail|text|mail|forward|shoot|ship|fax|drop|resend|message)\b",
            rf"\b{_I_WILL}(?:send|email|e mail|text|mail|forward|shoot|ship|drop) (?:\w+ ){{0,4}}(?:you|over|across|along|it|that|{_THING})\b",
            rf"\b{_I_WILL}(?:get|have|put|bring) (?:\w+ ){{0,6}}(?:to you|over to|over|out to you|out|ready|together|drafted|in writing|for you|in your inbox|back to you|your way|signed|sorted|in front of|done by|done for)\b",
            rf"\b{_I_WILL}(?:(?:get|have|ask) (?:\w+ ){{1,3}}to|have \w+(?: \w+)?) (?:send|email|call|ring|contact|reach|follow|draft|prepare|schedule|set)\b",
            rf"\b{_I_WILL}(?:get|have) (?:you|your \w+|that|it|this|them|someone|the) (?:\w+ ){{0,4}}(?:{_THING}|set up|started|scheduled|booked|call you|reach out|contact you)\b",
            rf"\b{_I_WILL}(?:draft|prepare|put together|pull together|write up|write|draw up|work up|type up|build out|build|create|finali[sz]e|update|revise|share|provide|include|attach|submit|gather|find|pull|grab|print|sketch) (?:\w+ ){{0,5}}{_THING}\b",
            rf"\b{_I_WILL}(?:follow up|circle back|get back (?:to|with) you|report back|reach out|touch base|check back|be in touch|get in touch|give (?:you|them|him|her|it|us|me) (?:a|another) (?:\w+ )?(?:call|ring|shout|buzz|try|look|answer)|call you|ring you|phone you|call (?:back|again)|ping you)\b",
            rf"\b{_I_WILL}(?:schedule|book|arrange|set up|line up|set (?:you|it|that|this) up|put you (?:down|in)|add you|invite|coordinate|organi[sz]e|confirm (?:the|our|your|that|it|with)|reserve|sign (?:you )?up|get you (?:in|on|down)|pencil)\b",
            rf"\b{_I_WILL}(?:review|sign|look (?:it|this|that|at|over)|take a look|go (?:over|through) (?:it|this|that|the)|read|fill|approve|return|pay|wire|process|order|place|submit)\b",
            rf"\b{_I_WILL}(?:introduce|make (?:an|the|that) (?:\w+ )?(?:intro|introduction)|connect you|loop|bring in|bring (?:my|our|the) \w+|talk to|speak (?:to|with)|check with (?:my|our|the|him|her|them)|ask (?:my|our|the|him|her|them|around)|run (?:it|this|that)|present|pitch|take (?:it|this|that) to|find out|get approval|get sign ?off|clear it)\b",
            rf"\b{_I_WILL}(?:stop by|swing by|drop by|come (?:by|out|over|in|see|back)|be there|be over|meet you|pick (?:it|you|them) up|bring (?:it|the|you|a|my))\b",
            rf"\b(?:i am|we are|i will be|we will be) (?:\w+ )?(?:(?:sending|emailing|e mailing|forwarding|texting) (?:(?:the|a|an|your|our) {_THING}|you|it|that|this|them|over|across|out)|putting (?:you|that|it|this|together)|booking|scheduling|setting (?:it|that|this|you|up)|getting (?:it|that|this|you|back)|coming (?:by|out|over|back|in)|bringing|meeting (?:with )?(?:my|our|the|you)|talking to (?:my|our|the)|giving you|following up|reaching out)\b",
            r"(?:^(?:\w+ ){0,2}want|\b(?:do you want|would you like|if you would like|if you want|you want)) (?:me|us) to (?:\w+ )?[a-z]{2,}\b",
            r"^(?:\w+ ){0,2}(?:shall|should|would) i (?:go|ring|call|ask|send|bring|come|get|put|see|drop|book|pop|check|draw|write|hold|\w+ (?:over|up|back|out|round|in)) ?\b",
            r"^(?:\w+ ){0,2}(?:shall|should) i (?:\w+ )?[a-z]{2,}\b",
            r"\b(?:let me|i will|i can) (?:\w+ ){1,8}and (?:then )?(?:email|e mail|call|text|ring|phone|message|ping|send|get back to|come back to) (?:you|it|that|them|the|over)\b",
            rf"\b{_THING} to follow\b",
            rf"\b{_THING} by (?:eod|cob|end of|the end|close|tomorrow|tonight|monday|tuesday|wednesday|thursday|friday|noon)\b",
            r"\b(?:it|that|this|one|everything|contract|proposal|quote|email|invite|order) (?:will|should|can) be (?:\w+ ){0,3}(?:to you|with you|in your inbox|ready|there|out|sent|delivered|on its way|waiting)\b",
            r"\b(?:you will|you should) (?:\w+ )?(?:hear from (?:me|us)|(?:have|get|see|receive) (?:it|that|this|them|the|a|an|my|our|something|everything|one)) ?(?:\w+ ){0,4}(?:by|today|tonight|tomorrow|this|before|within|in your inbox|from me|first|on|monday|tuesday|wednesday|thursday|friday)\b",
        ),
    ),
    Phrases(
        Cue.REQUEST,
        "Asking the other side for it, so they are the owner.",
        (
            rf"\b(?:(?:can|could|would|will) you|if you (?:can|could|would|will)) (?:\w+ )?{_ALSO}(?:send|email|e mail|forward|text|mail|resend|fax)\b",
            rf"\b(?:(?:can|could|would|will) you|if you (?:can|could|would|will)) (?:\w+ )?{_ALSO}(?:get|give|share|draft|prepare|provide|put|write|have|pull|shoot) (?:me |us )?(?:\w+ ){{0,5}}{_THING}\b",
            r"\b(?:(?:can|could|would|will) you|if you (?:can|could|would|will)) (?:\w+ )?(?:get back to|follow up|call me|call us|ring me|call back|reach out|get in touch|touch base|introduce|connect me|make an intro|set (?:\w+ )?up|schedule|book|check with|sign|review it|review the|look it over|fill (?:it|this|that|the)|come (?:by|out|in|over|back)|stop by|run (?:it|this|that) by|loop in|bring in|ask your)\b",
            r"\b(?:can|could|would) you (?:both |all |guys |two )?(?:do|make|manage|meet|come|join) (?:\w+ ){0,4}(?:monday|tuesday|wednesday|thursday|friday|saturday|tomorrow|next week|this week|today|that day|at \w+|morning|afternoon)\b",
            r"^(?:(?:yes|sure|okay|please|just|and|so|great|perfect|well|then|but|fine|all right|by all means|absolutely|of course|no|go ahead and|you can|you could|you may|feel free to|why do not you|definitely|also) )*(?:send|email|forward|text|shoot) (?:it|that|this|them|those|these|over|along|me|us|the|a|an|your|my|some|something)\b",
            rf"\b(?:i|we) (?:would|will|do) (?:\w+ )?(?:love|like|need|want|appreciate|take) (?:\w+ ){{0,4}}(?:{_THING}|in writing)\b",
            rf"\b(?:i|we) (?:would|will)? ?(?:\w+ )?(?:love|like|want|need|happy|ready|prefer) to (?:\w+ )?(?:see|get|have|do|try|book|schedule|set up|go ahead|move forward|proceed|get started|start|sign up|make an appointment) ?(?:\w+ ){{0,4}}(?:{_SESSION}|{_THING}|today|forward|started|ahead|up)\b",
            rf"\b(?:i|we) (?:just )?need (?:a|an|the|your|you to|that|this|to get) (?:\w+ ){{0,4}}(?:{_THING}|signed?|sign|send|fill)\b",
            r"\bi will wait for your\b",
            r"^(?:\w+ ){0,4}just (?:come|pop|drop|stop|swing) (?:on )?(?:by|in|over|round)\b",
            rf"\b(?:can|could|may) (?:we|i) (?:\w+ )?(?:get|have) (?:your|the|a|an|that|those) (?:\w+ ){{0,3}}(?:signature|sign ?off|approval|deposit|go ahead|{_THING})\b",
            r"^(?:\w+ ){0,2}(?:call|ring|phone|text|ping|try|email|catch) (?:me|us) (?:back )?(?:on|at|in|by|around|after|before|tomorrow|tonight|next|this|first|later|monday|tuesday|wednesday|thursday|friday|saturday|then)\b",
        ),
    ),
    Phrases(
        Cue.SENDS,
        "Asking for something to be sent or done in earnest.",
        (
            r"\b(?:send|email|forward|text|share|call|ring|book|quote|draft|drop me|get me|let me have)\b",
        ),
    ),
    Phrases(
        Cue.WHEN,
        "Asking for a time: a step is being fixed.",
        (
            r"\bwhen (?:\w+ )?(?:are|would|will|can|could) (?:you|we|i|your \w+) (?:\w+ )?(?:be )?(?:free|available|around|able|meet|talk|speak|come|connect|schedule|do (?:it|that|this|a)|get (?:it|that|this|started|in|them)|start|expect|have (?:it|that))\b",
            r"\bwhen (?:works|suits|is (?:a |the )?(?:good|best|better|convenient)|would (?:be|work|suit)|should (?:we|i)|shall (?:we|i))\b",
            r"\b(?:what|which) (?:time|times|day|days|date|dates|slot)(?: \w+){0,4} (?:works?|suits?|would|should|can|could|do you (?:want|prefer|like|have)|are you (?:free|available|thinking)|best|better|good|in mind|prefer)\b",
            r"\b(?:what|which)(?: \w+){0,2} works (?:best|better|well|for you|for your|on your)\b",
            r"\b(?:are|would|will|is) (?:you|your \w+|either of you|both of you|everyone) (?:\w+ )?(?:be )?(?:free|available|around|in the office|in town)\b",
            r"\bwhat (?:does|is|do) your (?:\w+ )?(?:calendar|schedule|availability|diary|next week)s?\b",
            r"\bwhat (?:does|is|do) your (?:week|day|tomorrow|monday|tuesday|wednesday|thursday|friday) look(?:ing)? like (?:on|for|next|this|tomorrow|later|after|around|monday|tuesday|wednesday|thursday|friday)\b|^(?:\w+ ){0,2}what (?:does|is) your (?:week|day) look(?:ing)? like$",
            r"\bdo you have (?:\w+ ){0,4}(?:time|availability|minutes|opening|openings|a slot|an hour|half an hour) (?:\w+ ){0,3}(?:on|this|next|later|tomorrow|monday|tuesday|wednesday|thursday|friday|sometime|in the)\b",
            r"\b(?:target|proposed|ideal|preferred) (?:\w+ ){0,2}(?:date|day|time)\b",
            r"\bhow soon (?:can|could|would) (?:i|we|you|they|someone)\b",
            r"\b(?:earliest|soonest|first|next) (?:available|availability|opening|appointment|slot|date)\b",
        ),
    ),
    Phrases(
        Cue.SUITS,
        "Offering a time, or asking whether it suits: part of a step only with a time or a step open.",
        (
            r"\b(?:whatever|anything|anytime|any time|any day|either) (?:\w+ ){0,2}(?:works|suits|is fine|is good|you like|you want)\b",
            r"\b(?:does|do|would|will|could|might|is|are) (?:\w+ ){0,8}(?:work|suit|okay|good|fine|better|convenient|possible|free|available|open|sound|look)\b",
            r"\b(?:does|would|will) (?:that|this|it|\w+) (?:time |day )?(?:work|suit)\b",
            r"\b(?:i|we) (?:have|have got|got|am|are|could do|can do|can offer|do have) (?:\w+ ){0,3}(?:availability|available|openings?|a slot|slots|free|open|time)\b",
            r"\b(?:i|we) (?:have|got|have got)(?: (?:got|an|a|the|openings?|slots?|something|availability|on|at|next|some|time|free|this|either))* (?:monday|tuesday|wednesday|thursday|friday|saturday|tomorrow|this afternoon|\w+ am|\w+ pm|\w+ clock|noon)\b",
            r"\b(?:i|we) (?:have|got|have got) (?:\w+ ){0,4}(?:slots?|openings?|appointments?|availability|space|spot) (?:\w+ ){0,2}(?:monday|tuesday|wednesday|thursday|friday|saturday|tomorrow|this afternoon|at \w+)\b",
            r"\b(?:could do|can do|how about|what about|how does|how is|how would|shall we say|let us say|would you prefer|prefer|do you prefer|make it|aim for|shoot for|target|let us do|let us go with|let us go for|^say|^maybe|^or) (?:\w+ ){0,4}(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|this afternoon|this morning|\w+ am|\w+ pm|\w+ clock|noon|the \w+th)\b",
            r"\b(?:lock in|lock down|go for|go with|settle on|pencil in|block off|block out|block|stick with|stick to|hold) (?:\w+ ){0,2}(?:monday|tuesday|wednesday|thursday|friday|saturday|tomorrow|\w+ am|\w+ pm|\w+ clock|noon|the (?:\w+ )?(?:\w+th|first|second|third))\b",
            r"\b(?:push|move|shift|switch|bump) (?:it|that|this|us|our \w+|the \w+) (?:back |out )?(?:to|until|till)\b",
            r"\b(?:should|could|shall|can) (?:we|i) (?:\w+ ){0,3}(?:get you in|book you|put you|say|do) (?:\w+ ){0,3}(?:at|on|for|in|monday|tuesday|wednesday|thursday|friday|tomorrow)\b",
        ),
    ),
    Phrases(
        Cue.LOOSE,
        "Something is to happen, but nobody in particular does it or nothing fixes it.",
        (
            r"\b(?:we|i) will (?:\w+ )?keep you (?:\w+ )?(?:updated|posted|informed|in the loop)\b",
            r"\b(?:keep|stay|remain) in (?:touch|contact)\b",
            *_SOMEBODY_WILL,
            r"\b(?:we|you and i) (?:should|could|can|might) (?:\w+ )?(?:talk|meet|chat|connect|catch up|touch base|circle back|do this) (?:\w+ )?(?:again|more|sometime|soon|at some point|later|some time)\b",
            r"\b(?:we|i) (?:can|could|will|should) (?:always )?(?:revisit|pick (?:this|it) (?:back )?up|look at (?:this|it) again|come back to (?:this|it|you))\b",
            r"\blet me know (?:when|what|how|your|once|which)\b",
            r"\b(?:give (?:it|that) some thought|think (?:it|about it|this) over and|when you are ready|feel free to (?:reach|call|contact|email))\b",
        ),
    ),
    Phrases(
        Cue.THEY_WILL,
        "A promise for somebody else: heard without protest it is accepted, but has no owner.",
        _SOMEBODY_WILL,
    ),
    Phrases(
        Cue.WILL,
        "Whatever one will do oneself, or asks the other to do: with a day in it, a step.",
        (
            r"\b(?:i|we both) (?:will|shall|am going to|can|could|would) (?:(?:then|also|just|definitely|happily|personally|certainly|gladly|probably|maybe|try and|try to|go ahead and) )?[a-z]{2,} (?:\w+ ){0,12}(?:by|on|at|in|this|before|tomorrow|tonight|today|first|until|within|right|straight|monday|tuesday|wednesday|thursday|friday|saturday|sunday|the|next)\b",
            r"\b(?:i|we both) (?:will|shall|am going to|can|could|would) [a-z]{2,}\b",
            r"\blet me (?:\w+ )?[a-z]{2,} (?:it|that|this|them|you|your|the|a|an|my)\b",
            r"\b(?:can|could|would|will) you (?:please |just |also |maybe |kindly )?(?:get|bring|fill|pop|upload|complete|confirm|ring|let|drop|join|show|test|try|look|read|mark|print|sign|pay|register|measure|leave|put|make|tell|give|be there|be here|come|return|decide|check|talk|speak|ask)\b",
            r"\bif i (?:\w+ )?(?:register|book|put|get|bring|reserve|hold|send|sign|schedule|come|drop|make|have|give|block) (?:you|it|that|this|a|an|the|one|by|over)\b",
        ),
    ),
    Phrases(
        Cue.I_WILL,
        "A plain future of one's own: in answer to a proposal it takes it up.",
        (r"\bi (?:will|shall)(?: (?:\w+ )?[a-z]{2,}\b|$)",),
    ),
    Phrases(
        Cue.WE_WILL,
        "What one's own firm will do, as a rep says it: a buyer's is its plan for after the purchase.",
        (
            r"\b(?:our \w+|my \w+|she|he|they|the (?:team|crew|engineer|technician|installer|driver|doctor|nurse|surveyor|courier|van|truck)) (?:can|could) (?:\w+ )?(?:call|come|be|do|stop|drop|visit|meet|join|bring|see|ring|fit|measure)\b",
            r"\b(?:we|our \w+|my \w+|she|he|they|the (?:team|crew|engineer|technician|installer|driver|doctor|nurse|surveyor|courier|van|truck)) (?:will|shall|are going to|is going to) (?:(?:then|also|just|definitely|happily|certainly|gladly|go ahead and) )?[a-z]{2,}\b",
            r"\b(?:we|i|you and i) (?:run|start|begin|do|meet|kick off|install|deliver|fit|measure|regroup|talk|speak|sit down|get going|sign|review|go through) (?:\w+ ){0,8}(?:from|on|by|at|this|next|tomorrow|tonight|today|monday|tuesday|wednesday|thursday|friday|saturday)\b",
            r"\b(?:i|we) (?:(?:will|would|just|do|also) )?need (?:you|your|the|a|an|that|it|them) ",
            r"\b(?:tomorrow|tonight|monday|tuesday|wednesday|thursday|friday|saturday) (?:\w+ ){0,2}(?:we|i|you) (?:will )?(?:look|review|go|talk|speak|meet|call|send|come|do|start|sit|check|test|run|pick|sign)\b",
            r"\b(?:so|and|then|while) you (?:will|are going to|can) [a-z]{2,}\b",
            r"\b(?:she|he|they|we|i|our \w+|my \w+|one of (?:our|my) \w+) (?:is|are|am|will be|can be) (?:\w+ )?(?:in|around|near|out|over|up|down|at) (?:your|the|that|town|there|by|my)\b",
        ),
    ),
    Phrases(
        Cue.WILL_NOT,
        "A future in which nothing is done for the other: being away, knowing, wanting.",
        (
            r"\b(?:i|we|he|she|they) (?:will|can|could|would|am going to|are going to) (?:\w+ )?(?:not|never|be (?:\w+ )?(?:out|away|busy|off|travel\w*|gone|stuck|in meetings|on|unavailable|working|closed|back|able|honest|there|here|surprised|at|in|home|free|available|around)|know|see|think|need|want|have (?:to|a|an|my|more|no|another)|guess|hear|find out|imagine|understand|say|tell|miss|hope|probably|rather|hate|love|like|appreciate|prefer|live|wait|use)\b",
            r"\b(?:i|we) will (?:\w+ )?be (?:\w+ )?(?:brief|quick|honest|frank|direct|short|fast|happy|glad|sure|right back|upfront|transparent)\b",
            r"\b(?:will|would|can|could) you (?:\w+ )?(?:hear|see|tell me (?:more|about|a)|say|be open|be closed|give me (?:a|an) (?:idea|sense|example)|make sure)\b",
        ),
    ),
    Phrases(
        Cue.ABOUT_NEXT,
        "Asking what comes next: buyers do it when the rep has not.",
        (
            r"\b(?:next steps?|what is next|what comes next|what happens (?:next|now|from here|after)|where do we go from here|where we go from here)\b",
            r"\bhow (?:do|would|can|should|shall) (?:we|i|you) (?:\w+ )?(?:proceed|move forward|get started|go forward|take (?:this|it) forward|go from here|kick (?:this|it) off|get going)\b",
            r"\bwhat (?:do|would|should|does) (?:i|we|you) (?:\w+ )?need (?:to do )?(?:\w+ ){0,3}(?:to|from us|from me|from you|next)\b",
        ),
    ),
    Phrases(
        Cue.TILL_THEN,
        "A goodbye till a time, or pleasure at it: what was fixed is fixed.",
        (
            r"(?:^(?:\w+ ){0,3}(?:till|until)|\b(?:see|talk to|talk with|speak to|speak with|meet|chat with|catch|call|talk|speak)) (?:you |you all |you guys |you both |all of you |again )?(?:(?:me|us|him|her|them|both|all|again|everyone|\w+ly|[a-z]{4,}) )?(?:then|next|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|on (?:the \w+(?:th|st|nd|rd|first|second|third)\b|\w+day|\w+ \d|\d)|in \w+ (?:days|weeks)|at \w+)\b",
            r"\b(?:see|meet|catch) (?:you|you all|you both|you guys) there\b",
            r"\b(?:look|looking|looks) forward to (?:\w+ ){0,3}(?:it|seeing|meeting|speaking|talking|monday|tuesday|wednesday|thursday|friday|tomorrow|then|demo|call|meeting|hearing|working)\b",
            r"\b(?:until|till) then\b",
        ),
    ),
    Phrases(
        Cue.SET,
        "Stating that it is fixed.",
        (
            r"\b(?:appointment|meeting|call|demo|visit|it|that|we|you|you are) (?:is|are) (?:\w+ ){0,2}(?:all set|set|booked|scheduled|confirmed|locked in|in the (?:system|calendar|books)|on the (?:calendar|books|schedule))\b",
            r"\b(?:i have|we have|i have got|we have got|i got|have) (?:you|that|it|us|an?) (?:\w+ ){0,6}(?:appointment|booked|scheduled|down for|set for|in for|confirmed)\b",
            r"\bit is a (?:date|deal|plan)\b",
            r"\b(?:we|you) (?:\w+ )?(?:agreed|agreed on|settled on|are down for|are on for)\b|\bwe said\b|\byou said (?:monday|tuesday|wednesday|thursday|friday|tomorrow|next|the|at|\d)",
            r"\b(?:all|you are|we are) (?:set|booked|confirmed) for\b",
        ),
    ),
    Phrases(
        Cue.CANCEL,
        "Taking an agreed step back.",
        (
            r"\bcancel (?:the|our|that|it|this|my|your) ?(?:\w+ ){0,2}(?:meeting|demo|call|appointment|visit|session|review|thursday|monday|tuesday|wednesday|friday|on|it|that)?\b",
            r"\b(?:let us|let me|we should|we need to|i need to|we have to|i have to|going to have to|better|rather) (?:\w+ )?(?:hold off|cancel|scrap|skip|call (?:it|that|this) off|postpone|put (?:this|that|it|everything|things) (?:on hold|off|on ice)|push (?:it|that|this) (?:out|back|off)|pause|leave it)\b",
            r"\b(?:let us|we|i) (?:can |could |will |should )?(?:not|no longer) (?:do|make|need|want|have) (?:the|that|it|this|a|our) (?:\w+ )?(?:meeting|demo|call|appointment|visit|pilot|proposal|trial|after all|anymore|any more)\b",
            r"\b(?:can|will) not (?:make|do) (?:it|that|monday|tuesday|wednesday|thursday|friday|the)\b",
            r"\b(?:does|will|would) not work (?:\w+ ){0,2}(?:after all|anymore|any more)\b",
            r"\b(?:forget|scratch|scrap|skip|never mind|nevermind) (?:about )?(?:the|that|it|what i|monday|tuesday|wednesday|thursday|friday|our)\b",
            r"\b(?:do not|no need to) (?:bother|send|schedule|book|call|follow up|set)\b",
            r"\bchanged (?:my|our) minds?\b",
            r"\b(?:need|have|want|like|going|able) to (?:\w+ )?(?:reschedule|postpone|move (?:it|that|our|the))\b",
        ),
    ),
)
