"""When the buyer decides, starts, signs or needs it, and why then.

How long our own rollout takes, when a feature ships and when the two meet again are no timeline:
patterns hold an act of the buyer's, or a state in which the thing is in use.
"""

from __future__ import annotations

from typing import Final

from copilot.conversation.cues.cue import Cue, Phrases

_STATE: Final = (
    r"(?:live|in place|up and running|running|done|sorted|sorted out|fixed|solved|resolved|installed|implemented|"
    r"rolled out|launched|ready|operational|started|signed|switched|migrated|moved|completed?|finished|onboarded|deployed|replaced|"
    r"wrapped up|finali[sz]ed|delivered|closed|decided|built|trained|working|set up|over the line|compliant|picked|chosen|hired|covered|insured|certified|approved|settled|moved in|in production|in use|connected|"
    r"in (?:the|our|my) (?:hands|house|home|office|stores?))"
)
_ACT: Final = (
    r"(?:go live|going live|start|starting|begin|beginning|decide|deciding|make (?:\w+ ){0,3}(?:decision|call|choice|change|switch|move|purchase)|"
    r"sign|signing|move forward|move ahead|move in|move out|vacate|relocate|moving in|moving out|move on (?:this|it)|purchase|buy|buying|switch|switching|migrate|implement|implementing|deploy|roll out|roll (?:it|this) out|"
    r"kick off|commit|pull the trigger|launch|launching|replace|choose|pick (?:a|one|someone|somebody)|install|"
    r"get (?:this|it|going|started|something|everything|moving|a \w+|the \w+)|have (?:this|it|something|everything|a \w+|the \w+)|be (?:live|up|ready|done|in|using|running|out)|list|close on|sell|complete|finish|transition|wrap (?:this|it) up)"
)
_WANT: Final = (
    r"(?:need|needs|needed|want|wants|wanted|would like|would love|hope|hoping|hopes|plan|plans|planning|planned|aim|aiming|looking|"
    r"trying|try|must|has to|have to|had to|have got to|got to|expect|expecting|expects|supposed|target|targeting|goal is|intend|ideally|prefer|shooting|"
    r"thinking|should|the plan is|idea is|intention is)"
)
_WHEN: Final = r"(?:by|before|until|till|in|within|no later than|at the (?:end|start|beginning)|this|next|on|during|around|for|after|early|late|mid|somewhere)"
_PAPER: Final = (
    r"(?:contract|lease|agreement|subscription|licen[sc]es?|warranty|policy|coverage|term|commitment|deal with|plan with|"
    r"current (?:\w+ )?(?:contract|deal|plan|agreement|vendor|provider|term))"
)
_ENDS: Final = (
    r"(?:is up|are up|ends?|ending|expires?|expiring|runs? out|running out|up for renewal|renews?|renewing|renewal|lapses?|"
    r"comes? up|coming up|terminates|comes? to an end|finishes|over in)"
)
_SEASON: Final = (
    r"(?:peak|busy|busiest|holiday|tax|hurricane|storm|summer|winter|spring|fall|hiring|wedding|harvest|planting|christmas|open enrollment|"
    r"back to school|growing|rainy|snow|tourist|heating|cooling|ski|selling|audit|fundraising|high|moving) (?:\w+ )?(?:season|wave|rush|period|surge|enrollment)"
)

PHRASES: Final = (
    Phrases(
        Cue.TIMELINE_ASKED,
        "Asking when the buyer decides, starts or needs it.",
        (
            rf"\bwhen (?:\w+ ){{0,3}}(?:do|would|will|are|does|is|were|should|must) (?:you|you guys|your \w+|the (?:team|company|board|business)|this|that|it|everything)(?: \w+){{0,6}} (?:{_STATE}|{_ACT}|need (?:it|this|that|to|these|something|everything|us)|up for|expire|expires|end|ends|renew|renews|renewal)\b",
            r"\bwhen (?:do|would|will|are) you (?:\w+ )?(?:want|need|like|hop(?:e|ing)|plan|planning|expect|expecting|intend|aim|aiming|looking|thinking)\b",
            r"\bwhen(?: \w+){0,6} (?:contract|lease|agreement|subscription|policy|warranty|term|licen[sc]e|renewal)(?: \w+){0,4} (?:up|end|ends|expires?|runs? out|renews?|over|due|finish|finishes)\b",
            r"\b(?:this|next) (?:year|quarter|month)(?: \w+){0,4} (?:or|versus) (?:\w+ ){0,4}(?:next|later|this|longer)\b",
            r"\b(?:time ?lines?|time ?frames?|time scales?|timescales?|deadlines?|target date|go live(?: date)?|start date|launch date|decision date|move in date|install(?:ation)? date|drop dead date|date in mind|time horizon|(?:particular|specific|certain|exact|hard) date)\b",
            rf"\bhow (?:soon|quickly|fast|urgent|urgently|long from now) (?:\w+ )?(?:do|would|are|is|will|were|does) (?:you|you guys|your \w+|this|that|it|the \w+)\b(?: \w+){{0,7}} ?(?:need\w*|want\w*|looking|hoping|{_STATE}|{_ACT}|for you)\b",
            r"\bhow (?:urgent|pressing|time sensitive) (?:is|was) (?:this|that|it)\b",
            rf"\b(?:latest|soonest|earliest) (?:\w+ ){{0,3}}(?:you|this|it|that) (?:\w+ ){{0,5}}(?:{_STATE}|need|needs|start|decide|sign|begin)\b",
            r"\b(?:by|from|until) when (?:do|would|are|must|should|does|will)\b",
            r"\bwhat (?:\w+ ){0,4}(?:month|quarter|date|time of year) (?:are|were|do|would) you (?:\w+ ){0,4}(?:thinking|looking|aiming|hoping|targeting|want|need|like|planning)\b",
            rf"\b(?:are|were) you (?:\w+ )?(?:looking|hoping|planning|aiming|trying|wanting|thinking) (?:\w+ ){{0,4}}(?:{_ACT}|{_STATE})(?: \w+){{0,5}} (?:{_WHEN}|soon|right away|immediately|now|asap|year|quarter|month)\b",
            r"\b(?:is there|do you have|have you got|would there be|was there) (?:a|an|any|some|the) (?:\w+ )?(?:point|date|day|month|moment|week|season|cut ?off)(?: \w+){0,10} (?:by|when|where|need|want|before|have to|aiming|working|in mind)\b|\b(?:time|timing|date|calendar) wise\b",
            r"\bwhen (?:is|are|does|do|would|will|has|should) (?:the|your|this|that|it|things?|people|\w+) (?:\w+ ){0,5}(?:season|wave|rush|intake|audit|opening|launch|start|starts|begin|begins|happen|kick|arrive|come|expire|due|need|want|matter|ready|finish|close)\b",
            r"\b(?:by|before) (?:when|what (?:date|point|month|day))\b|\bwhat is (?:the|your) (?:\w+ )?(?:rush|hurry|urgency|clock|horizon|runway)\b|\bhow (?:much time|long) (?:have|do) you (?:got|have)\b|\bwhen (?:did|do|would|were) you (?:\w+ )?(?:see|imagine|picture|envisage|have in mind|thinking)\b",
            r"\bwhere (?:does|do|is) (?:this|that|you)(?: \w+){0,3} (?:time ?line|calendar|road ?map|priority list|this (?:year|quarter))\b",
        ),
    ),
    Phrases(
        Cue.START_ASKED,
        "The buyer asks when it can begin, or when it would be in use.",
        (
            r"\b(?:when|how soon|how fast|how quickly|how early) (?:can|could|would|will|might|do|should|are) (?:we|i|you guys|you|it|this|they|your \w+) (?:\w+ ){0,5}(?:start|get started|go live|live|begin|up and running|kick off|install|installed|sign|move in|running|in place|deploy|onboard\w*|delivered?)\b",
            r"\b(?:soonest|earliest|fastest|quickest) (?:\w+ ){0,4}(?:start|started|live|begin|installed|install|up and running|delivered|deliver)\b",
            r"\b(?:time ?line|time ?frame|date|timing) (?:for|on|to|of) (?:\w+ ){0,3}(?:start\w*|begin\w*|going live|go live|decision|signing|getting (?:\w+ )?(?:started|going|live))\b",
            r"\b(?:can|could|would) (?:we|you|it|this|that) (?:\w+ ){0,4}(?:live|start|started|done|installed|in place|up and running|ready|delivered|running|finished|delivery) (?:\w+ ){0,2}(?:by|before|in time for)\b",
        ),
    ),
    Phrases(
        Cue.TIMELINE_NEED,
        "A wish to have it in use, to begin, to decide: with a time it is a timeline.",
        (
            r"\b(?:(?:only|really|just|it|that|this) )+(?:makes?|make) (?:only |just )?sense (?:\w+ )?(?:if|on|by|before|from|in|for|when|until|after)\b",
            rf"\b{_WANT}\b(?: \w+){{0,8}} (?:{_STATE}|{_ACT})\b",
            r"\b(?:need|needs|want|wants|would like|must have|have to have|got to have|require) (?:it|this|that|these|them|something|everything|one|a (?:solution|system|decision|tool|replacement|provider|vendor|new \w+|car|house|home|roof)|an? \w+ (?:solution|system|decision|tool))(?: \w+){0,4} (?:by|before|in|within|no later than|for|this|next|until|asap)\b",
            r"\b(?:would be|will be|are|is|go|be) (?:\w+ )?(?:making|make|reaching|taking) (?:a|the|our|that|this) (?:\w+ )?(?:decision|call|choice|move)\b",
            r"\b(?:we|i|they|our \w+|the (?:team|company|board)) (?:will|would|could|can|are going to|am going to|are|am|may|might|probably|want|wants)(?: \w+){0,3} (?:go live|going live|start|starting|begin|decide|deciding|choose|pick|select|replace|install|sign|signing|move forward|move ahead|move|purchase|buy|switch|switching|launch|roll (?:it|this) out|roll out|kick off|commit|be ready|make (?:a|the|our|that) (?:decision|call|move|switch|change)|pull the trigger|list)\b",
        ),
    ),
    Phrases(
        Cue.TIMELINE_DUE,
        "A deadline, a decision or a go-live tied to a time.",
        (
            r"\b(?:deadline|target date|target|go live date|go live|time ?line|time ?frame|timing|decision date|start date|launch date|cut ?off|drop dead date)(?: \w+){0,4} (?:is|was|for|would be|of|to|by|in|are|s)\b",
            rf"\b(?:decision|decide|sign|signed|signing|signature|live|start|launch|in place|up and running|installed|commit|sorted|agreement signed|contract signed|order) (?:\w+ ){{0,3}}{_WHEN}\b",
            r"\b(?:so |then |well )?it (?:is|has to be|must be|would be|will be) (?:either )?(?:before|by|in time for) (?:the |our |my )?\w+|\b(?:it|that|contract|lease|agreement|term|licen[cs]e|policy|deal) (?:is|are|comes) up (?:in|on|at the|next|this|for)\b|\b(?:rolls? over|tied in|locked in|tied up) (?:\w+ ){0,3}(?:in|until|till|on|at|to|before|for)\b",
            r"\b(?:has|have|needs?|must|got|wants?) (?:got )?(?:to )?(?:\w+ )?(?:be|run|work|hum|stand|go|happen|start|come|begin) (?:\w+ ){0,3}(?:by|before|this|in time|from|within|no later|at the)\b|\b(?:realistically|more likely|honestly|probably|then|so|well) (?:it|that|this) (?:will|would|is going to) (?:\w+ )?be (?:\w+ )?(?:after|before|in|by|next|not before|not until)\b|\bby the time (?:the|we|they|our|my)\b|\b(?:we|i) (?:\w+ )?(?:make up (?:our|my) minds?|settle (?:it|this)|choose|pick|vote|decide) (?:on (?:it|this|that) )?(?:in|on|by|at|before|next|this)\b|\b(?:they are|he is|she is|we are|it is) out (?:at|on|by|from|in)\b|\b(?:given|gave|give|hand(?:ed)? in) (?:\w+ )?notice\b",
            r"\bat (?:the )?(?:very )?latest\b|\bno later than\b|\bor (?:it is|it will be|we are) too late\b",
            r"\b(?:need|needs|want|wants|would like|must have|would love|require|got to have|have to have) (?:it|this|that|them|these|him|her|you|somebody|someone|people|everything|everyone|something|one|cover|(?:the|a|an|our|my) \w+(?: \w+)?) (?:\w+ ){0,3}(?:in|here|there|on site|on board|up|out|gone|back|sorted|by|from|before|for|starting|start|no later|at|on)\b",
            r"\b(?:has|have|got|need|needs|must|ought|want|should) (?:\w+ ){0,2}(?:it |this |that |them |the \w+ )?(?:\w+ )?(?:signed|installed|live|running|sorted|bedded in|in place|ready|done|open|moved|replaced|delivered|finished|out|gone|trained|fitted|switched|over) (?:\w+ ){0,2}(?:by|before|for|in time|from|at)\b",
            r"\bfor (?:them|that|this|those|it|him|her|the \w+) (?:i|we) (?:want|need|would like|would want)\b",
            rf"\b(?:have|has|got) to be (?:\w+ )?(?:{_STATE}|in|out|there) (?:\w+ )?{_WHEN}\b",
            r"\b(?:has|have|must|needs?|got|ought) (?:to )?(?:\w+ )?be (?:\w+ )?(?:[a-z]+ed|[a-z]+en|spent|built|sent|done|paid|sold|bought|out|gone|ready|made|in) (?:\w+ ){0,2}(?:by|before|no later than|within)\b",
            r"\b(?:buying|ordering|deciding|signing|choosing|starting|switching|launching|implementing|moving|installing|purchasing|going live|rolling (?:it |this )?out) (?:\w+ ){0,3}(?:in|by|before|this|next|around|at the|after)\b",
            r"\bif (?:this|it|that|we|they|i) (?:is|are|do|does|have|has|am) not (?:\w+ ){0,5}(?:by|before|in time)\b",
            r"\b(?:need|needs|want|wants|expects?) (?:an|your|a|the|our|my) (?:\w+ )?(?:answer|decision|solution|replacement|recommendation|system|vendor|supplier|provider|car|place|house|tool) (?:by|before|in|this|next)\b",
            r"\b(?:decision|money|funds|funding|budget) (?:\w+ ){0,3}(?:expires?|is due|due|goes away|use it or lose it)\b",
            r"\b(?:looking at|thinking|thinking about|aiming for|shooting for|targeting|planning (?:on|for)|hoping for|maybe|more like|realistically|earliest (?:is|would be)) (?:\w+ )?(?:q[1-4]|next (?:year|quarter|spring|summer|fall|autumn|winter|fiscal year)|early|late|mid|the (?:end|start|beginning|first quarter|second quarter|third quarter|fourth quarter|fall|spring|summer|new year)|january|february|march|april|june|july|august|september|october|november|december)\b",
        ),
    ),
    Phrases(
        Cue.NOT_BEFORE,
        "Not before a time far off; a weekday that does not suit is a meeting's.",
        (
            r"\b(?:not|nothing|no) (?:\w+ ){0,5}(?:before|until|till) (?:\w+ ){0,4}(?:months?|quarter|year|spring|summer|fall|autumn|winter|q[1-4]|holidays|season|budget|january|february|april|june|july|august|september|october|november|december)\b",
            r"\b(?:wait|hold|hold off|hold on|on hold|freeze|frozen|pushed|push|earliest|revisit|paused?|shelved) (?:\w+ ){0,5}(?:before|until|till|to|in|next|this) (?:\w+ ){0,4}(?:months?|quarter|year|spring|summer|fall|autumn|winter|q[1-4]|holidays|season|budget|january|february|april|june|july|august|september|october|november|december)\b",
        ),
    ),
    Phrases(
        Cue.TIME_LEFT,
        "How much time is left for it.",
        (
            r"\b(?:we|i|they|that|it|which|so)(?: \w+){0,3} (?:have|has|had|got|gives|leaves) (?:us |me )?(?:(?:maybe|about|only|roughly|around|just|like|another|less than|under|at most) ){0,3}(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|few|couple)(?: (?:or|to|more|full|whole|working|business|calendar|short|of|\d+|two|three|four|five|six|eight|ten)){0,2} (?:days?|weeks?|months?)(?: (?:left|to go|max|tops|until|before|to (?:decide|get|do|find|fix|make|sort|replace|switch)))?$",
            r"\b(?:need|needs|has to|have to|must|want|wants|ready|should|running|done|live|in place)(?: \w+){0,8} (?:by|before) then\b|\b(?:by|before) then (?:it|we|this|that|everything|i) (?:\w+ ){0,2}(?:has|have|needs?|must|should|want)\b",
            r"\b(?:need|needs|must|have to|has to|want|wants)(?: \w+){1,8} before$",
            r"\b(?:days|weeks|months|week|month) (?:away|to go|left|out from|before (?:it|we|our|the)|until (?:it|we|our|the))\b",
        ),
    ),
    Phrases(
        Cue.URGENT,
        "As soon as it can be had.",
        (
            r"\b(?:need|needs|want|like|love|have to|has to|must|get|fix|fixed|solve|start|started|running|live|this|it|decide|move)(?: \w+){0,6} (?:asap|as soon as possible|right away|immediately|yesterday|urgently|as quickly as possible|as fast as possible|as soon as we can|the sooner the better)\b",
            r"\b(?:(?:it|this|that) is (?:\w+ )?(?:urgent|time sensitive|pressing)|clock is ticking|running out of time to|no rush|not in a (?:rush|hurry)|no hurry|sooner rather than later|in no (?:rush|hurry)|in a (?:rush|hurry) to)\b",
        ),
    ),
    Phrases(
        Cue.OTHER_TIMELINE,
        "Time that is not the buyer's: our rollout, a feature, a delivery, a length.",
        (
            r"\b(?:implementation|rollout|roll out|onboarding|setup|set up|installation|integration|migration|training|delivery|shipping|typical|usual|standard|turnaround|lead|your|turn around|development|feature|product|payment|billing|project|realistic) (?:\w+ ){0,2}(?:time ?lines?|time ?frames?|takes?|times?|period|cycle)\b",
            r"\b(?:time ?line|time ?frame) (?:\w+ ){0,3}(?:implementation|rollout|onboarding|setup|installation|install|integration|migration|training|delivery|shipping|look like|to implement)\b",
            r"\bhow (?:long|much time) (?:does|do|would|will|is|are|did|to|until|before)\b",
            r"\b(?:roadmap|road map|releas(?:e|ed|es|ing)|beta|new version|next version|ships? (?:in|next|this)|coming out|general availability)\b",
            r"\b(?:typically|usually|on average|most (?:customers|clients|companies|teams|people)|our (?:customers|clients|team|engineers|implementation|installers)|other (?:customers|clients))\b",
        ),
    ),
    Phrases(
        Cue.WHEN_TO_TALK,
        "Asking when to meet or to talk, which is no timeline of the purchase.",
        (
            r"\b(?:when|how soon|what time|which day)(?: \w+){0,7} (?:meet|meeting|talk|speak|call|chat|connect|demo|follow up|reach out|come (?:by|out|in|over)|touch base|hop on|jump on|me to|us to|walkthrough|appointment|session)\b",
        ),
    ),
    Phrases(
        Cue.EVENT_ASKED,
        "Asking why then, or what happens otherwise.",
        (
            r"\b(?:why now|why (?:this|that) (?:date|month|quarter|year|time)|what (?:is|was) (?:\w+ )?(?:driving|behind|pushing|prompting|the (?:urgency|rush|trigger))|what (?:\w+ )?(?:prompted|triggered|drove|drives|changed|brought (?:you|this)))\b",
            r"\bwhat (?:happens|would happen|will happen)(?: \w+){0,3} if (?:you|this|that|nothing|it|we)\b",
            r"\b(?:anything|something|event|specific|particular|what)(?: \w+){0,3} (?:driving|pushing|forcing|behind) (?:\w+ )?(?:that|this|the|your|it|you)\b",
            r"\bwhen (?:does|is|do) (?:your|the|that|it) (?:\w+ ){0,4}(?:contract|lease|agreement|subscription|renewal|warranty|policy)\b",
        ),
    ),
    Phrases(
        Cue.EVENT_SAID,
        "Something that happens anyhow, and makes the time matter.",
        (
            rf"\b{_PAPER}(?: \w+){{0,6}} {_ENDS}\b",
            r"\b(?:our|the|my|up for|a|with) (?:\w+ )?renewal (?:is|comes|date|coming|in|on|was|deadline|due|with|this|next)\b|\bup for renewal\b",
            r"\b(?:audit|audits|audited|auditors?|inspection|inspectors?|certification)(?: \w+){0,5} (?:coming|in|next|before|scheduled|due|starts?|comes?|on|fail\w*|this|pass|by|arrives?)\b|\b(?:before|for|upcoming|annual|pass|passing|fail|failed|next|our) (?:\w+ ){0,2}(?:audit|inspection|recertification)\b",
            rf"\b{_SEASON}\b",
            r"\b(?:black friday|cyber monday|ipo|merger|acquisition|product launch|grand opening|launch date|our launch|trade show|series [abc]|fiscal year ends?|year end close|board meeting|event date|wedding|baby is|due date|school (?:year )?starts?|semester (?:starts|begins))\b",
            r"\b(?:new|the|upcoming|changing|because of) (?:\w+ ){0,2}(?:regulations?|law|laws|legislation|mandate|directive|rule change|compliance (?:issue|deadline|rules?))\b|\b(?:takes? effect|goes? into effect|comes? into force|into effect)\b",
            r"\b(?:end of life|end of support|sunset(?:s|ted|ting)?|discontinu\w+|being retired|no longer (?:be )?supported|stops? supporting|shutting (?:\w+ )?down|phasing out|phased out)\b",
            r"\b(?:or|otherwise|or else) (?:we|it|i|they|everything|this) (?:\w+ ){0,3}(?:exposed|stuck|trouble|fined|break|breaks|lose|out of|miss|pay|fail|shut|penal\w+|screwed|behind|late)\b",
            r"\bbefore (?:(?:the|it|our|my|next|this|big|your) ){0,2}(?:\w+ )?(?:winter|summer|snow|rain|storms?|holidays|season|rush|new year|wedding|baby|school|launch|opening|hiring|migration|audit|renewal|lease|semester|gets (?:cold|hot|worse))\b",
        ),
    ),
    Phrases(
        Cue.EVENT_PLAN,
        "A plan of the buyer's that makes it needed then; counts with a time.",
        (
            r"\bwe (?:\w+ )?(?:open|launch|lose|move|start|close|hire|expand|migrate|go (?:public|live)|have to be out|are out|begin|switch off|hand (?:back|over)|take on|bring in) (?:\w+ ){0,7}(?:in|by|next|this|on|before|early|late|at the end|from)\b|\b(?:new|our|the) (?:\w+ )?(?:director|boss|head|ceo|manager|owner|site|shop|store|branch|line|plant|season|term|semester|intake|wave|group|people|students|pupils|order|project) (?:\w+ )?(?:starts?|begins?|opens?|comes?|arrives?|goes live|kicks off|come back|comes back)\b",
            r"\b(?:about to|going to|planning to|plan to|we will|will be|are|am|is) (?:\w+ )?(?:hire|hiring|open|opening|launch|launching|expand|expanding|moving|relocating|relocate|doubling|double|retiring|migrating|onboarding|closing|adding|add) (?:\w+ ){0,8}(?:in|by|next|this|on|before|early|late|soon)\b",
        ),
    ),
)
