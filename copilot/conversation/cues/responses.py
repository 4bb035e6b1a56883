"""What becomes of an objection: how the rep meets it, and whether the buyer softens."""

from __future__ import annotations

from typing import Final

from copilot.conversation.cues.cue import Cue, Phrases

_WE_CAN: Final = (
    r"\b(?:(?:i|we) (?:\w+ )?(?:can|could|will|would|might|may|am able to|are able to|am happy to|are happy to|am willing to|"
    r"are willing to|am prepared to|are prepared to|am authorized to|have approval to|got approval to|am going to)|what if (?:i|we)|how about (?:i|we)|"
    r"let me|let us|happy to|willing to|suppose (?:i|we)|if (?:i|we) (?:can|could)?|could (?:i|we)|i can get you|get approval to)"
)

PHRASES: Final = (
    Phrases(
        Cue.CONCEDES,
        "Offering a lower price or better terms.",
        (
            rf"{_WE_CAN} (?:\w+ ){{0,5}}(?:knock|take|shave|cut|chop|get) (?:\w+ ){{0,4}}(?:[$€£₹]?\d[\d.,]*k?%?|percent|hundred|thousand|grand|bucks|dollars|pounds|something|bit|some|more|little) ?(?:\w+ )?off\b",
            rf"{_WE_CAN} (?:\w+ ){{0,5}}(?:drop|lower|reduce|bring|come|cut|trim|move|go) (?:\w+ ){{0,4}}(?:down|price|pricing|fee|fees|rate|cost|monthly|lower|number)\b",
            rf"{_WE_CAN} (?:\w+ ){{0,5}}(?:give|offer|get|do|extend|apply|add|include|put|find|secure|honou?r) (?:\w+ |[$€£₹]?[\d.,]+%? ?){{0,6}}(?:discount|percent off|% off|off|reduction|price break|better (?:price|deal|rate|terms)|special (?:price|rate|deal)|lower (?:price|rate|fee)|credit|rebate|reduced (?:price|rate|cost|fee)|cheaper)\b",
            r"\b(?:\d+|ten|fifteen|twenty|twenty five|thirty|five|half)(?: ?%| percent)? off (?:the|your|if|for|that|our|as|on|this|list|of)\b",
            rf"{_WE_CAN} (?:\w+ ){{0,4}}(?:waive|throw in|sweeten|comp|absorb|eat)\b",
            rf"{_WE_CAN} (?:\w+ ){{0,5}}(?:include|add|give|do|offer|get) (?:\w+ ){{0,8}}(?:for free|free of charge|at no (?:\w+ )?(?:cost|charge)|free months?|months? free|complimentary|on the house|on us|no extra charge)\b",
            rf"{_WE_CAN} (?:\w+ ){{0,4}}(?:match|beat|meet) (?:\w+ )?(?:their|that|the|his|any|this|your) (?:\w+ )?(?:price|offer|quote|number|bid|rate|budget|target)\b",
            r"\b(?:meet (?:you )?(?:in the middle|half ?way)|split the difference|best (?:i|we) can do|(?:sharpen|sharpened) (?:my|our|the) pencils?|make an exception|special pricing|one time discount|promotional (?:price|rate|discount))\b",
            rf"{_WE_CAN} (?:\w+ ){{0,6}}(?:spread|split|phase|phased|stagger|defer|delay|structure|break) (?:\w+ ){{0,6}}(?:payments?|cost|costs|over|out|up|in|into|as|year|years|quarterly|monthly|instal+ments?|implementation|two|three)\b",
            rf"{_WE_CAN} (?:\w+ ){{0,6}}(?:instal+ments?|month to month|opt out|break clause|net (?:45|60|90|sixty|ninety|forty five)|extended (?:payment )?terms|shorter (?:term|contract|commitment)|payment plan|quarterly (?:billing|payments)|smaller (?:package|plan|scope|start)|price lock|lock (?:in )?(?:the|that|your) (?:price|rate)|hold (?:the|that) price|keep (?:the|your) (?:current |old |same )?(?:price|rate))\b",
            rf"{_WE_CAN} (?:\w+ ){{0,4}}(?:do|make|get|sell|give|let|offer) (?:\w+ ){{0,4}}for (?:[$€£₹]\d|\d[\d,]+|\w+ (?:hundred|thousand|grand|k)\b)",
        ),
    ),
    Phrases(
        Cue.ARGUES_VALUE,
        "Setting value against it: what it saves, brings, includes, or what waiting costs.",
        (
            r"\b(?:sav(?:e|es|ed|ing|ings)|pays? for itself|paid for itself|payback|recoup\w*|break even|roi|return on|worth|value|valuable|revenue|gains?|benefits?|increase in|advantage|difference (?:is|in|that|comes)|significant differences|pays back|on average|investment in)\b",
            r"\b(?:includes?|included|including|comes with|you (?:will |would |also )?(?:get|have)|on top of that|which means|that means|the reason|because (?:of|we|it|our|the)|designed (?:for|to)|built (?:for|to)|guarantees?|guaranteed|warranty|refund|insured|certified|soc ?2|proven|references?|case stud\w+|customers (?:like|who|in|similar)|clients (?:like|who|in|similar)|companies (?:like|who|similar)|other (?:customers|clients|companies|firms)|one of our (?:customers|clients)|similar (?:companies|situation|size|customers))\b",
            r"\bcost of (?:doing nothing|not|waiting|continuing|staying|your current|the status quo|inaction|a bad|downtime|delay)\b",
            r"\b(?:over|across|within|after|in) (?:the )?(?:\w+ )?(?:life|lifetime|first year|three years|five years|ten years|\d+ (?:years|months|weeks)|\w+ months|long (?:run|term))\b",
            r"\b(?:compared (?:to|with)|versus|rather than|instead of|unlike|per (?:day|hour|employee|person)|a day|tax credit|rebate|incentives?|financing|finance options?|that works out|comes out to|breaks down|when you (?:look|factor|consider|add|think|break|spread))\b",
            r"\b(?:felt the same|feel the same way|heard that (?:a lot|before|from)|what (?:they|others) found|fair (?:question|point|concern)|good (?:question|point)|makes sense because)\b",
        ),
    ),
    Phrases(
        Cue.OFFERS_TERMS,
        "Setting another shape of the offer against it: smaller, slower, tried first, paid later.",
        (
            r"\b(?:month to month|instal+ments?|phase|phases|phased|pilot|trial|proof of concept|poc|tier|tiers|smaller (?:plan|package|scope|version|start|team)|starter|start (?:small|smaller|with (?:just|only|one|a))|payment (?:terms|plan|options)|flexible|spread (?:it|the|that|out|over)|opt out|break clause|cancel (?:any ?time|at any)|money back|no (?:long term )?(?:commitment|obligation|contract)|credited|structure (?:it|this|that|the|a)|scale (?:it|this) (?:back|down)|leave (?:it|that|the) out|without the|only (?:pay|need)|defer|lease|leasing)\b",
            r"\b(?:how about|what if|what about|would it help|could we|can we|why do not we|shall we|if we|i would suggest|i suggest|i would recommend|i recommend|i propose|i would propose|what i can do|what we can do|here is what|another (?:option|way)|one option|an alternative|alternatively|we could|i could)\b",
        ),
    ),
    Phrases(
        Cue.DEFERS,
        "Leaving it for later or for somebody else.",
        (
            r"\b(?:ask|check with|talk to|speak (?:to|with)|run (?:it|this|that) (?:by|past)|go back to|get with|confirm with) (?:my|our|the) (?:\w+ )?(?:manager|boss|team|director|supervisor|vp|finance|leadership|pricing team|people|sales manager|colleague)\b",
            r"\b(?:get back (?:to|with) you|follow up (?:with you )?on that|come back to (?:you|that)|circle back|look into (?:it|that)|find (?:that )?out for you|have to (?:check|ask|see|look)|need to (?:check|ask|see|look)|see what (?:i|we) can do|let me (?:check|see|find out|look into|ask (?:my|our|the|around|them|him|her))|park (?:it|that)|later in the|talk about that later|cover that later|address that later|get to that)\b",
            r"\b(?:not (?:\w+ )?sure|do not know|no idea|could not tell you|can not (?:say|answer|speak to))\b",
        ),
    ),
    Phrases(
        Cue.GIVES_IN,
        "Taking the objection as the end of it.",
        (
            r"\b(?:no hard feelings|not (?:going to )?try to (?:talk|convince|change)|will not (?:try|push|bother|pressure|keep)|not the right fit|not a (?:good )?fit|might be (?:more efficient|better off|better)|probably better suited|if (?:you|things|anything) (?:ever )?change|change your mind|sorry to (?:bother|hear|have bothered)|totally understandable|no worries at all|no problem at all|good luck|i understand thank|thank you for your honesty|appreciate your honesty|we will be here|cancel (?:it|that|your)|process (?:the|that|your) cancel\w*)\b",
        ),
    ),
    Phrases(
        Cue.SOFTENS,
        "The buyer gives way: a fair point, it helps, it could work.",
        (
            r"\b(?:fair (?:point|enough|argument)|good (?:point|to know|question|way|idea|approach|argument)|(?:that|it|which|this) (?:\w+ ){0,2}(?:is|seems|sounds|feels|looks|would be|could be|might be|makes it|does make it) (?:\w+ ){0,3}(?:fair|reasonable|helpful|useful|good|great|better|doable|fine|right|true|interesting|reassuring|comforting|manageable|workable|easier|encouraging|impressive|nice|smart|compelling|appealing|valid|okay|comparable|close|different|not bad|promising|worth (?:it|considering|a (?:try|look|shot))))\b",
            r"\b(?:makes|make|made) (?:\w+ ){0,2}sense\b",
            r"\b(?:that|it|this|which) (?:\w+ )?(?:would|could|might|will|should|does|definitely|certainly|really|may) (?:\w+ )?(?:work|help|helps|be (?:okay|fine|good|helpful|great|better|reasonable|possible|doable)|do it|change (?:things|that|it)|be something|get us|fix|solve|address)\b",
            r"\b(?:that|it|this) (?:helps|changes (?:things|the|it)|works|will do|covers it|puts it|clarifies|answers)\b",
            r"\b(?:had not|have not|did not|never) (?:\w+ )?(?:thought (?:of|about|through)|considered|calculated|looked at (?:it|that)|seen it|realized?|realised|factored|reali[sz]ed?|know (?:that|it|you)|put it|done the math|run the numbers)\b",
            r"\b(?:you are (?:\w+ )?right|you have (?:got )?a point|that is (?:\w+ )?(?:true|right|correct)|i see (?:what|your|that|how|why|the)|i (?:can )?(?:get|understand|appreciate) (?:that|it|where|your|what)|when you put it|if you put it|put it that way|i suppose (?:so|that|you|it)|i guess (?:so|that|you|it)|pretty close|in that case|now i (?:see|get|understand)|got it)\b",
            r"\b(?:i like|we like|i love|i am open|we are open|i would be open|open to (?:that|it)|willing to (?:try|look|consider|give)|happy to (?:try|look)|worth (?:a|trying|exploring|looking|considering)|let us (?:do|try|go|look|see|talk|set|move)|tell me more|how would (?:that|it|this) work|what would (?:that|it|this) look like|could you (?:show|send|walk)|sounds (?:good|great|fair|reasonable|better|interesting|like a plan|comprehensive|promising)|sign me up|send (?:it|me the|that|the)|could live with|can live with|can work with|could sell that|can sell that|can justify|that i can)\b",
        ),
    ),
    Phrases(
        Cue.INSISTS,
        "The buyer stays where they were.",
        (
            r"\b(?:but (?:i|we|it|that) (?:\w+ )?still|still (?:\w+ ){0,3}(?:too|a lot|high|steep|expensive|not|concerned|worried|hard|need|think|have|feel|more|over|above|seems|unsure|do not|hesitant)|even (?:so|then|with that)|regardless|like i said|as i said|as i mentioned|i already (?:said|told)|i (?:just )?told you|again i|i do not know|not (?:\w+ )?(?:sure|convinced|enough)|maybe not|i hear you but|i understand but|that may be|does not (?:\w+ )?(?:help|change|solve|matter|work)|would still|we will see|(?:bring|take|run) (?:it|this|that) (?:back|by|to|past) (?:\w+ ){0,3}(?:internally|team|boss|manager|cfo|ceo|board|director|finance|leadership)|let me (?:ask (?:my|our|the)|talk|check|discuss|think|get back)|no way)\b",
        ),
    ),
    Phrases(
        Cue.ASKS_BARRIER,
        "The rep asks what is in the way.",
        (
            r"\b(?:hold(?:s|ing)? (?:\w+ )?(?:you|things|it|this|us|your team) (?:back|up)|stopp?(?:s|ing|ed)? (?:you|us|it|this)|(?:getting |get |are things |you )?stuck|in the way|hesita\w+|(?:your|any|other|main|biggest|what|a) (?:\w+ )?(?:concerns?|reservations?|objections?|worries|worry|doubts?|barriers?|blockers?|obstacles?|roadblocks?|sticking points?|challenge|hurdle)|give(?:s|ing)? you pause|keep(?:s|ing)? you from|prevent\w*|hang ?up|what is missing|where do (?:we|you) stand|what would it take|what changed|what happened|why (?:not|did you|are you (?:leaving|cancel\w+|looking)))\b",
        ),
    ),
    Phrases(
        Cue.ASKS_DECIDER,
        "The rep asks who decides, so that naming somebody answers and does not put off.",
        (
            r"\b(?:who|whose|anyone|anybody|someone|somebody|how|what|which|is there|are you) (?:\w+ ){0,7}(?:decision|decisions|decide|decides|deciding|sign off|signs off|sign|signs|approve|approves|approval|involved|stakeholders?|weigh in|loop in|on board|budget holder|process)\b",
        ),
    ),
)
