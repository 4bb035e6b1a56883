"""Replying to a question: promising an answer, putting it off, going elsewhere, saying nothing."""

from __future__ import annotations

from typing import Final

from copilot.conversation.cues.cue import Cue, Phrases

_HEAD: Final = (
    r"^(?:(?:so|well|and|but|oh|i mean|you know|honestly|actually|look|okay|right|um|yes|no|great|good|fair|that is a|"
    r"that is|it is|great question|good question|question|think|i think|i would say|i believe|in fact|to be honest|"
    r"currently|right now|today|at the moment|unfortunately|yet|now) ){0,4}"
)

_REMARKABLE: Final = (
    r"(?:interesting|busy|funny|nice|lovely|great|hard|tough|difficult|tricky|strange|weird|crazy|mad|mental|wild|"
    r"beautiful|gorgeous|pain|shame|nightmare|joy|pleasure|fun|exciting|hot|cold|wet|common|challenging|"
    r"competitive|popular|special|sad|awful|terrible|horrible|dreadful|annoying|frustrating|stressful|hectic|quiet|"
    r"cool|cute|sweet|clever|hilarious|fascinating|thing|space|world|place|spot|time|topic|area)"
)
_NEAR_HEAD: Final = r"^(?:\w+ ){0,6}"
_ASIDE: Final = r"^(?:(?:mhm|okay|yes|right|sure|no|and|well|i see|all right|so|fine|oh|great|nice|uh huh|got it|good|yeah) ){0,4}"

PHRASES: Final = (
    Phrases(
        Cue.PROMISES,
        "The answer is promised: somebody will look, ask, send or come to it.",
        (
            r"\b(?:let me|i will|i can|i would|i am going to|we will|we can|i need to|i would need to|i would have to|i have to|happy to|i want to|can i|let us) (?:\w+ ){0,3}(?:check|find out|look into|look it up|look that up|confirm|get back (?:to|with) you|come back to you|circle back|follow up|ask (?:our|my|the|one)|double check|verify|dig|research|look at (?:that|it)|get (?:you )?(?:an|that|the|those|it|a clear|a straight|a definite)|send (?:you|it|that|those|over|across)|email|include (?:it|that)|put (?:that|it) in|run (?:it|that) (?:by|past)|work (?:it|that|those) out|speak to|talk to|pull (?:that|it|those|up)|have (?:\w+ ){1,4}(?:call|email|send|reach))\b",
            r"\b(?:get|come|circle) back to you\b",
            r"\b(?:we|i) (?:will|am going to|are going to|can) (?:\w+ )?(?:get to|come to|cover|go over|go through|show you|walk you through|touch on|address|answer|talk about|discuss) (?:\w+ ){0,3}(?:that|it|this|those|pricing|price|in (?:a|the|just)|shortly|next|later|today|at the end|now)\b",
            r"\b(?:find out|check|confirm|look into) (?:\w+ ){0,3}for you\b",
            r"\b(?:you will|you would) (?:\w+ )?(?:have|get|see|hear) (?:\w+ ){0,5}(?:answer|it|that|from (?:me|us|him|her|them)|by|today|tomorrow|shortly|in a)\b",
        ),
    ),
    Phrases(
        Cue.PUTS_ASIDE,
        "The question is laid aside, and nobody says when it will be taken up.",
        (
            r"\b(?:before|first|rather than) (?:we|i|you|getting|jumping|going|diving) (?:\w+ ){0,4}(?:there|that|into (?:that|pricing|price|numbers|details|it)|to (?:that|pricing|price|numbers)|talk(?:ing)? (?:about )?(?:price|pricing|numbers|money|cost)|pricing|numbers)\b",
            r"\b(?:let us|we can|we should|i would|i will|let me|we could|can we) (?:\w+ )?(?:not (?:worry|focus|get|talk|go)|park|set (?:that|it|this) aside|put (?:a pin|that|this|it) (?:in|aside|to|on)|table|leave (?:that|it|this) (?:aside|for|to|out)|skip (?:that|over|it)|hold (?:that|off|on)|worry about (?:that|it|pricing|price) later|save (?:that|it|this))\b",
            r"\blet us (?:\w+ ){1,7}first\b|\bafterwards\b|\blet us (?:keep|stay) (?:it |this |things )?(?:positive|on track|on topic|focused|moving)\b",
            r"\b(?:talk|speak|get into|discuss|worry|deal|chat|look) (?:\w+ ){0,3}(?:later|down the line|when (?:we|you) get there)$",
            r"\b(?:another|some other|different|later|separate) (?:time|day|conversation|discussion|topic|matter|story|point|date|stage)\b",
            r"\b(?:check|see|ask|sure|whether|if|what) (?:if |whether |that |what )?(?:i am|we are) (?:allowed|free|able) to (?:say|tell|share|name|use)\b",
            r"\b(?:later on|down the (?:road|line)|at some point|some other time|when the time comes|eventually|not (?:something|a question) (?:i|we)|too early to|premature|cross that bridge|cross those bridges|get there when we get there)\b",
            r"\b(?:can not|could not|not able to|not allowed to|not at liberty|not going to|rather not|prefer not to|would not want to|am not the) (?:\w+ ){0,3}(?:say|comment|share|discuss|disclose|speak to|answer|tell you|get into|go into|right person|talk about|speculate)\b",
        ),
    ),
    Phrases(
        Cue.SHIFTS,
        "Talk turns elsewhere.",
        (
            r"^(?:(?:so|okay|right|well|yes|and|but|great|all right|no|look|oh|\w+ question|that is a|i love that you are asking|honest|to be honest|i do not know|no idea|i am not sure|mm|now) ){0,5}(?:anyway|anyhow|anyways|moving (?:on|along|right along|forward|swiftly on|swiftly along)|back to|going back|getting back|speaking of|on another note|by the way|as i was saying|like i said|as i said|like i was saying|where was i|where were we|changing|let us move|let us (?:talk|go back|get back|focus|look|jump|turn|switch|continue|keep going|stay)|on (?:this|the) (?:next|other|left|right|following)|(?:then )?over (?:here|there|on (?:this|the))|and over here|(?:and |so )?then (?:here|on (?:this|the) (?:tab|page|screen|slide|next|other))|one more (?:feature|thing)|(?:this|the) next (?:slide|feature|thing|page)|going back|as you can see|what i (?:really )?(?:want|wanted|would like|would love|am excited) (?:to|about)|what (?:is|i think is) (?:really |more )?(?:important|interesting|exciting|cool|great)|the (?:real|important|main|bigger|better|exciting|key|more important) (?:question|thing|point|part|issue)|did i (?:mention|tell|show)|have i (?:mentioned|told|shown)|have you (?:seen|heard|tried|thought)|i also (?:want|wanted)|another (?:thing|great|cool|feature)|the other (?:thing|great)|what else)\b",
            r"\b(?:one of |some of )(?:the |our )?(?:things|features|parts|areas|reasons|points) (?:that )?(?:the |our |most |all )?(?:\w+ ){0,2}(?:love|loves|like|likes|rave|praise|appreciate|value|enjoy)\b",
            r"\b(?:that reminds me|before i forget|while i (?:think of|remember|have you|have got you)|i (?:\w+ )?(?:meant|wanted|forgot|was going|was meaning|have been meaning) to ask|on (?:another|a different|a completely different) (?:note|subject)|chang(?:e|ing) the subject)\b|\bby the way$",
            r"^(?:(?:so|okay|right|well|yes|and|but|great|all right|no|look|oh|\w+ question|that is a|i love that you are asking|honest|to be honest|i do not know|no idea|i am not sure|mm|now) ){0,5}(?:let me (?:just )?(?:show|tell|ask|go|jump|start|share|switch|continue|finish|move|bring)|i (?:just )?(?:want|wanted|would like|would love) to (?:show|tell|ask|go|talk|mention|share|focus|highlight|point out|make sure)|if you look|as you can see|here (?:you|we|is)|on this (?:slide|page|screen)|next (?:slide|up)|this (?:slide|next))\b",
        ),
    ),
    Phrases(
        Cue.CARRIES_ON,
        "The next item of a list of one's own, or what is on a screen.",
        (
            r"^(?:(?:so|okay|right|well|yes|and|but|great|all right|no|anyway|um) ){0,3}(?:(?:and|so) )then (?:on (?:the|your|our|top)|for (?:the|your|our)|with (?:the|your|our)|your|our|the|there is|we|you (?:get|have|have got|also)|\w+ wise|as for|as far)\b",
            r"^(?:(?:so|okay|right|well|yes|and|but|great|all right|no|anyway|um) ){0,3}(?:the (?:other|next|second|last|third|big|best) (?:thing|bit|part|piece|one|point)|you also (?:get|have)|there is also|we also|i (?:have|have got|got) (?:\w+ ){1,5}here|on top of (?:that|it)|plus (?:you|we|there))\b",
        ),
    ),
    Phrases(
        Cue.SAYS_NOTHING,
        "Something is said, and nothing with it.",
        (
            r"\b(?:it|this|that) (?:really )?(?:is|comes down to) (?:really )?all about (?:the |your |our )?\w+\b|\bwhat (?:we|it) (?:do|does) (?:differently|different|better|best)\b",
            r"\b(?:everyone|everybody|people|customers|clients|users|teams|they all) (?:\w+ ){0,2}(?:love|loves|rave about) (?:it|that|this|the)\b",
            r"\b(?:it|that|this|which|pricing|price|really|all|always|kind of|sort of) (?:\w+ ){0,2}(?:depends|varies|vary)\b",
            r"\bdepend(?:s|ing)? on (?:a lot|many|lots|several|a number|a few|various|different|all sorts|what|your|how)\b",
            r"\b(?:do not|no need to|nothing to|would not|never|not) (?:\w+ )?worry\b|\bnot (?:\w+ )?worry about\b",
            r"\b(?:trust|believe) me\b|\byou have my word\b|\bi promise you\b",
            r"\b(?:we|i) (?:\w+ )?(?:get|hear|got|are asked|am asked) (?:asked )?that (?:question )?(?:a lot|all the time|often|quite|from)\b",
            r"\b(?:we are|we can be|i am|very|super|pretty|quite|really|extremely|fairly|highly) (?:\w+ )?(?:flexible|competitive|reasonable|affordable)\b",
            r"\b(?:you will|you are going to|your team will|you would|they will|everyone) (?:\w+ )?(?:love|be (?:fine|happy|amazed|blown|pleased|in good|very happy|covered)|loves|not regret|see (?:the value|for yourself))\b",
            r"\b(?:take|taken) (?:good |great |really good )?care of (?:you|that|it|everything)\b|\bin good hands\b|\bgot you covered\b|\b(?:no|not a|not an|never) (?:problem|issue)s?\b",
            r"\b(?:all sorts|all kinds|lots|a lot|plenty|a number|a variety|a whole range|a range|many|a bunch|various|different|several|tons) (?:of )?(?:\w+ )?(?:things|factors|ways|options|reasons|stuff|variables|elements|aspects|pieces|possibilities)\b",
            r"\b(?:we will|we can|we would|i am sure we|i am sure you|i am confident|we always|something|we should) (?:\w+ ){0,3}(?:figure (?:something|it|that)|work (?:something|it|that) out|make it work|find a way|sort (?:it|that|something)|make something work|come up with something|be worth|can be arranged)\b",
            r"\b(?:best in class|world class|state of the art|cutting edge|industry leading|second to none|top notch|market leader|next level|game changer|the best|number one|cannot be beat|unbeatable|amazing|incredible|fantastic)\b",
            r"\b(?:crystal ball|who knows (?:with|these|really|any ?more|right|what|how|when)|who can (?:say|tell)|(?:anybody|anyone|everybody) (?:is )?guess|time will tell|never say never|wait and see|piece of string|it is what it is|knock on wood|touch wood|fingers crossed|sky is the limit|we pride ourselves|in our dna|it just works)\b",
            r"\b(?:number one|top|main|biggest|first|highest|big) priority\b|\btakes? (?:\w+ ){1,5}seriously\b|\bour (?:very |absolute )?(?:best|most popular|flagship|number one|finest) (?:\w+ )?(?:package|plan|tier|product|offer|option|seller|version|one)$|\bmeet (?:customers|clients|people|you|them|everyone|folks) where\b",
            r"\bevery (?:\w+ )?(?:client|customer|company|business|case|situation|team|organization|site|home|project) (?:is )?(?:\w+ )?(?:different|unique|special)\b|\b(?:feedback|response|reviews|reception) (?:\w+ ){1,3}(?:amazing|great|fantastic|incredible|phenomenal|unreal|good|positive|brilliant)\b|\b(?:feel|notice|see) the difference\b",
            r"\b(?:would|will|does|could) not happen (?:with|to|here|on|anymore)\b|\bhard to put a (?:number|figure)\b|\bin a good way\b|\bmore than (?:enough|happy|you think)\b",
            r"\b(?:we are|we are all|i am|everyone is|everybody is) (?:\w+ ){0,3}(?:pleased|happy|proud|excited|thrilled|delighted|confident|comfortable) (?:with|about|in|of|where|how)\b|\b(?:continue|continues|keeps?|continuing) (?:to |on )?(?:climb|grow|improv|get(?:ting)? better|learn|go(?:ing)? up)\w*\b|\b(?:learning|improving|getting (?:better|smarter)) (?:all the time|every day|every week|constantly|as it goes|over time)\b|\bgets? (?:better and better|better every|smarter every|better over)\b",
            r"\b(?:want|wants|like|love|looking for|about|see) (?:\w+ ){0,5}(?:partnership|win win|relationship|long term partner|partners)\b|\b(?:everyone|everybody|both sides|both of us) (?:\w+ )?(?:feels?|is|are|comes? away|walks? away) (?:good|happy|comfortable|great|whole|a winner)\b",
            r"\b(?:we are|i am|we have to be|i have to be) (?:\w+ ){0,2}(?:picky|selective|choosy|fussy|particular|careful)\b|\b(?:a fit|the right) (?:thing|fit|partner|partners|people|kind)\b|\bright (?:headspace|mindset|attitude|frame of mind)\b",
            r"\b(?:love|like) (?:that|this|the) question\b|\b(?:people|folks|clients|guys|ones|customers) (?:who|that) ask (?:that|this|it)\b|\byou have got what it takes\b",
            r"\bpays? for itself\b|\bworth (?:every|it|the)\b|\bvalue (?:you|that you|far|of)\b|\bnot (?:really )?about (?:the )?(?:price|cost|money)\b",
        ),
    ),
    Phrases(
        Cue.PLAYS_DOWN,
        "What was asked about hardly ever happens: no answer to who then helps, or what then.",
        (
            r"\b(?:is|are|it is|would be|be|they are) (?:\w+ )?(?:rare|unlikely|unheard of|uncommon|bulletproof|bomb ?proof|rock solid|built like)\b|\blike (?:tanks?|a tank|clockwork|a rock)\b|\b(?:hardly|almost never|rarely|never) (?:ever )?(?:happens?|fails?|breaks?|goes? wrong|comes? up)\b",
        ),
    ),
    Phrases(
        Cue.DOES_NOT_KNOW,
        "The answer is not known.",
        (
            r"\b(?:do not|would not|not) (?:\w+ )?(?:know|recall|remember)\b",
            r"\b(?:not|never) (?:\w+ ){0,2}(?:sure|certain|aware|familiar)\b",
            r"\b(?:no idea|no clue|beats me|hard to say|difficult to say|tough to say|off the top of my head|your guess|could not tell you|above my pay)\b",
        ),
    ),
    Phrases(
        Cue.UNFIRM,
        "The speaker does not stand by it.",
        (
            r"\b(?:i (?:think|guess|believe|suppose|imagine|assume)|maybe|perhaps|probably|possibly|not (?:\w+ )?sure|might be|should not (?:take|be|cost)|if i remember|as far as i know|from what i (?:know|hear|understand)|something like that|or something|do not quote me)\b",
        ),
    ),
    Phrases(
        Cue.AFFIRMS,
        "A yes or a no by the verb or in other words.",
        (
            rf"{_HEAD}(?:yes|no|yup|absolutely|definitely|of course|correct|exactly|certainly|sure|totally|for sure|never|always|both|either|neither|all of|none|some|most|mostly|partly|partially|not|nothing|everything|everyone|anyone|completely|pretty much|kind of|sort of|more or less|usually|typically|generally|sometimes|rarely|often|only|also|any|every|each|right|happily|by default|out of the box|100 percent|hundred percent|one hundred percent)\b",
            rf"{_HEAD}(?:i|we|you|it|they|he|she|that|this|there|those|these|everything|everybody|everyone|all) (?:\w+ )?(?:do|does|did|is|are|was|were|can|could|will|would|have|has|should|might|may|am|had)(?: not)?$",
            rf"{_HEAD}(?:i|we|you|it|they|he|she|that|there|everything|everybody|everyone) (?:\w+ )?(?:do|does|did|can|could|will|would|have|has|should|might|may)(?: not)? (?:\w+ )?(?:do|have|support|offer|integrate|include|work|connect|provide|handle|cover|allow|need|require|get|use|run|take|cancel|export|import|keep|change|add|see|want|it|that|one|some|both|all|them|this|so|be|plan)\b",
            rf"{_HEAD}(?:we|it|they|you|that|there|everything|everybody|our \w+|the \w+) (?:\w+ )?(?:support|supports|offer|offers|integrate|integrates|include|includes|work|works|connect|connects|provide|provides|handle|handles|cover|covers|allow|allows|comes?|need|needs|require|requires|cost|costs|takes?|runs?|lets|syncs?|is (?:all |already |also |fully |completely )?(?:included|covered|encrypted|secure|free|built|possible|available|supported|certified|compliant|on|in|not|a|an|the|part|yours))\b",
            r"\b(?:that|which) is (?:\w+ )?(?:right|correct|true|included|standard|possible|fine|the case|the plan)\b",
        ),
    ),
    Phrases(
        Cue.SAYS_WHEN,
        "A time in words that no calendar holds.",
        (
            r"\b(?:immediately|right away|straight away|as soon as|once|instantly|same day|overnight|today|tonight|tomorrow|already|now|anytime|any time|whenever|soon|shortly|after (?:you|we|the|that|your|it)|before (?:you|the|it|your|that)|(?:next|this|end of|early|late|mid|by|within|until|till) (?:\w+ )?(?:day|week|month|quarter|year|spring|summer|fall|autumn|winter|january|february|march|april|may|june|july|august|september|october|november|december|q1|q2|q3|q4)|(?:days|weeks|months|hours|minutes|a day|a week|a month|an hour|years)|(?:first|second|third|fourth|last|the|a|one|each|every|per|other) (?:\w+ )?(?:quarter|half|month|week|year|summer|spring|fall|autumn|winter|day)|real time|from day one)\b",
        ),
    ),
    Phrases(
        Cue.SAYS_WHERE,
        "A place, or a word that stands for one.",
        (
            r"\b(?:in|on|at|inside|within|near|across|between|under|behind|through|into|from|out of|over) (?:(?:the|our|your|a|an|their|its|each|every|one|two|both|either|any) )?[a-z]{3,}\b",
            r"\b(?:there|everywhere|anywhere|nowhere|somewhere|locally|cloud|data cent(?:er|re)s?|servers?|premises?|hosted|stored|lives?|sits?|based|stays?)\b",
        ),
    ),
    Phrases(
        Cue.SAYS_HOW_MUCH,
        "A count in words without a number.",
        (
            r"\b(?:a few|dozens|hundreds|thousands|half|double|twice|triple|most|all of|none|unlimited|couple|a handful|several|as many|single|zero|percent|daily|weekly|monthly|once|both|not (?:that )?many|quite a few)\b",
        ),
    ),
    Phrases(
        Cue.SAYS_FREE,
        "A sum in words without a number.",
        (
            r"\b(?:free|no (?:extra |additional |setup |upfront )?(?:cost|costs|charge|fee|fees)|(?:is|are|all|already|comes) (?:\w+ )?included|nothing|the same (?:price|cost|as)|per (?:user|seat|month|year))\b",
        ),
    ),
    Phrases(
        Cue.ASKS_AGAIN,
        "The question is put again, or is said not to have been answered.",
        (
            r"\b(?:did|does|have|has|do|are|still|is) not (?:\w+ )?(?:really |quite |actually )?(?:answer|answered|answering|address|addressed)\b",
            r"\bnot (?:\w+ )?(?:what|really what|quite what) (?:i|we) (?:was |were |am )?(?:\w+ )?(?:ask|asked|asking|mean|meant)\b",
            r"\b(?:that|which|it) is (?:not|hardly|no) (?:an? |really an? |quite an? |exactly an? )?(?:number|answer|figure|yes|date|name|price|sum|reason)\b",
            r"\b(?:back to|again|answer|repeat|ignored|ignoring|avoiding|dodging|dodged|skipped|sidestepping) (?:\w+ ){0,2}(?:my|the|that) (?:\w+ ){0,2}question\b",
            r"\b(?:i|we) (?:was|were|am|are|just|only|really|actually|still)? ?(?:asked|asking) (?:about|if|whether|you|how|what|when|for)\b",
            r"^(?:(?:okay|right|sure|yes|no|well|great|and|i see|all right|so|fine|i understand|i get that|got it|that is (?:great|nice|fine|all well)|sounds good) ){0,3}but (?:(?:so|then|just|again|still|really|actually|like|roughly|exactly|on|in|at|for|with|to|from|by) ){0,2}(?:how|what|when|where|who|whose|whom|does|do|is|are|can|will|why|would|could|did|which)\b",
            r"^(?:\w+ ){0,2}(?:but|no|sorry)(?: no)? (?:what )?i (?:mean|meant)\b",
            r"\b(?:so|okay so|right so) (?:is that a|that is a|i take it that is a) (?:yes|no)\b",
            r"\b(?:just|please|can you|could you|simply) (?:\w+ ){0,2}(?:give me (?:a|the) (?:number|straight|direct|figure|ballpark|yes)|answer (?:the|that|my|me)|tell me (?:yes|the number|how much|if|whether|what it|the price))\b",
            r"\b(?:straight|direct|clear|simple|real) (?:answer|yes or no)\b",
            r"\b(?:i|we) (?:am |was |were |would |do |still |really |just |actually |only |had )*(?:need|want|like|hoping for|looking for|prefer|wanted|hoped for) (?:\w+ )?(?:to (?:know|hear|see) (?:now|that|it|how|if|what|the|some|more|numbers?|figures?|specifics|about)|a (?:number|figure|date|name|yes|clear|straight|concrete|firm)|numbers?|figures?|specifics|something (?:more )?(?:concrete|specific|solid|firm))\b",
            r"\b(?:more|bit|little|lot) (?:specific|concrete|precise|detail|details)\b|\b(?:which means|meaning|such as|like) what$|^(?:such as|meaning|how so|like what|for example|as in)$",
            r"\b(?:still (?:do not|did not|not|have not|waiting|want|need|unclear|would like)|never (?:told|answered|said|got)) (?:\w+ ){0,3}(?:know|hear|heard|understand|told|sure|clear|answer|price|cost|how|what|when|if|said|said how|me)\b",
        ),
    ),
    Phrases(
        Cue.SATISFIED,
        "What was said will do.",
        (
            r"\b(?:that|this|which|it) (?:\w+ )?(?:helps|answers|makes sense|clears|is (?:\w+ )?(?:helpful|good to (?:know|hear)|great to (?:know|hear)|reassuring|what i (?:needed|wanted)|useful|clear|a relief|exactly|not bad|reasonable))\b",
            r"\b(?:good|great|nice|happy|glad|helpful|useful) to (?:know|hear)\b",
            r"^(?:(?:oh|okay|all right|ah|yes|and) ){0,2}(?:perfect|excellent|wonderful|fantastic|awesome|great|got it|understood|makes sense|i see|gotcha|good|nice|interesting|impressive|brilliant|amazing|fair enough|thank you|thanks|exactly|lovely|cool)\b",
        ),
    ),
    Phrases(
        Cue.RHETORICAL,
        "A question that nobody is to answer.",
        (
            r"\b(?:where|how) (?:do|to|should|shall|can) (?:i|you) (?:even )?(?:start|begin)$",
            r"^\w+ (?:\w+ )+(?:do|does|did|is|are|was|were|have|has|can|could|will|would|should) not (?:they|it|you|we|he|she|i|there)$",
            r"\b(?:who knows|who cares|since when (?:do|does|did|is|are|have|has)|why not|you know what|guess what|what can i say|how (?:do|should|can|shall) i (?:put|say|explain)|what (?:is|was|do) (?:it called|the word|you call it|i saying)|what was i|where was i|is not it|are you (?:kidding|serious)|how (?:cool|great|nice|funny) is|what else is new|what is not to|does that make sense|do you know what i mean|know what i mean|are you there|can you hear|let me see|how are you|what is up)\b",
            r"^(?:(?:oh|well|and|but|so|now|okay|yes|no) ){0,2}(?:do|does|did|is|are|was|were|have|has|had|can|could|would|will)(?: not)? (?:you|they|it|he|she|we|i|that|there)(?: (?:really|indeed|now|though|honestly)){0,2}$",
            r"^(?:(?:so|and|but|well|okay|now|look|um|can i|yes|no|sorry) ){0,3}(?:can|could|may|might) i (?:just )?(?:(?:say|tell|add|come in|jump in|finish|be (?:honest|frank|blunt|straight))\b|ask (?:you )?(?:(?:a|one|this|something|another|you) ?(?:\w+ )?(?:something|question|thing|one)?(?: while .*| though| here| then)?)$|ask (?:you )?(?:a|one|another) (?:\w+ ){0,2}(?:question|one|thing)\b)",
            r"^(?:(?:and|but|so|oh|now|well) ){0,2}do not (?:you|anybody|anyone|nobody) (?:\w+ )?(?:tell|dare|worry|start|forget|say|laugh|let|go|touch|mind|ever)\b|\b(?:go|went|goes|thinking|like|and|say|said|says) (?:what|how|why|where) (?:do|did|am|was|have|should) i\b",
            r"^(?:what|sorry|pardon|pardon me|excuse me|huh|really|seriously|hello|come again|say again|what is that|i am sorry|oh really|mhm|oh|wow|yes|no|okay|right)$",
        ),
    ),
    Phrases(
        Cue.REMARKS,
        "A remark that tells nobody anything: how busy, lovely or dreadful things are, the family.",
        (
            rf"{_NEAR_HEAD}such an? (?:\w+ )?{_REMARKABLE}\b",
            rf"{_NEAR_HEAD}(?:is|was|are|were|been|it|that|be|gets?|got) (?:always |just |all |been )?(?:so|such|really|very|super|pretty|quite|absolutely|totally|a bit|a little|proper) (?:an? )?{_REMARKABLE}\b",
            rf"{_NEAR_HEAD}a (?:real |total |absolute |bit of a |complete |proper |right )?(?:nightmare|shame|joy|pain|classic|minefield|headache|jungle|zoo|circus|handful|mess|funny one|funny old \w+)\b",
            rf"{_ASIDE}my (?:\w+ )?(?:wife|husband|sister|brother|kids?|children|mum|mom|dad|son|daughter|mother|father|neighbou?r|dog|cat|in laws|cousin|uncle|aunt|girlfriend|boyfriend|partner is)\b",
            r"\b(?:a )?(?:mate|friend|buddy|pal|neighbou?r|cousin|uncle|guy|fella|fellow|bloke) (?:of mine|of ours|i know|i knew|who had)\b|\bmate of mine\b",
            r"\b(?:is|was|been|it is) (?:\w+ )?(?:raining|snowing|pouring|freezing|boiling|sunny|windy)\b|\bthe (?:weather|traffic|rain|heat|snow)\b",
            rf"{_NEAR_HEAD}(?:such an?|so|a) (?:\w+ )?(?:huge|big|massive|important|major|hot) (?:\w+ )?(?:piece|part|topic|deal|issue|thing|one|pain|subject|question)\b|\b(?:have|has|gotten|got|getting|become|become|are|is) (?:all )?(?:gotten |got |become )?so (?:aggressive|strict|expensive|busy|bad|crazy|competitive|complicated|fussy|tight|hard)\b",
            r"\b(?:do not get me started|tell me about it|hear it all|you and me both|join the club|know the feeling|story of my life|what can you do|small world|say no more|same here|cannot complain|tell you what|i hear (?:you|that)|i can imagine|i bet|fair play|good for (?:you|them|him|her)|who does not|we all)\b",
            r"\b(?:everyone|everybody|people|they) (?:\w+ )?(?:talks?|talking|asks?|asking|complains?|complaining|worried|worry|worries) about (?:it|that|this)\b",
        ),
    ),
    Phrases(
        Cue.RETURNS,
        "Coming back to what was asked before.",
        (
            r"\b(?:going|go|get|getting|come|coming|circling|circle|jumping|jump) back (?:to|a)?\b|\bback to (?:the|my|what|that|where)\b",
            r"\b(?:i|we) (?:did |was |were |had |just |actually |also )*(?:ask|asked|asking|mentioned|brought up|raised)\b|\bmy (?:\w+ )?question\b|\bas i (?:said|asked)\b|\blike i (?:said|asked)\b",
            r"\byou (?:\w+ )?(?:did not|never|have not|had not|were going to|was going to|were about to) (?:\w+ )?(?:say|said|tell|told|answer|answered|mention|mentioned|get|got|come|came)\b",
            rf"{_ASIDE}(?:but|sorry|wait|hang on|hold on|no i mean|i mean|no)(?: but| just| so| like| then| and| what| about| on)* (?:the|that|this|my|our|those|these|his|her|their|your|in|with|for|one|two)\b",
            r"\bdid you (?:\w+ )?(?:have|say|get|find|ever)\b|\bstill (?:\w+ )?(?:wondering|curious|not sure|unclear|do not|did not|want|need|like)\b",
        ),
    ),
)
