"""The frame of the talk: it draws to its end, it goes on about itself, or about the product."""

from __future__ import annotations

from typing import Final

from copilot.conversation.cues.cue import Cue, Phrases

PHRASES: Final = (
    Phrases(
        Cue.CLOSING,
        "Somebody says that the talk is about to end, or begins to end it.",
        (
            r"\b(?:almost|about|nearly|just about|running|run|close to|we are|getting|coming|so) (?:\w+ ){0,3}(?:out of time|up on time|short on time|low on time|at time|over time|at the hour|top of the hour|end of (?:our|the|my) (?:time|call|hour|slot|meeting|session))\b",
            r"\bout of time\b",
            r"\b(?:better|should|must|will) let you (?:crack on|get on|go|get back)\b|\btaken (?:up )?(?:\w+ ){0,2}(?:enough|much|too much) of your time\b|\b(?:minutes?|bit|little) over (?:already|now|time|our time)\b|\b(?:that is|so that is) (?:about|pretty much|basically|really) (?:it|all|everything)(?: (?:from|for) (?:me|us|my \w+|today|now))?$",
            r"\bmy next (?:meeting|call|appointment|one|thing) (?:is|has|starts|just|begins|in)\b",
            r"\b(?:conscious|mindful|aware|respectful|cognizant|respect|see|watching|looking at) (?:of )?(?:(?:the|your|our) )?(?:time|clock)\b",
            r"\b(?:minute|minutes|moment|moments) (?:left|remaining|to go)\b",
            r"\b(?:will|do) not (?:want to )?keep you (?:\w+ )?(?:longer|any more|on|too long|much|from)\b",
            r"\b(?:coming up on|up against|close to|nearly at|almost at|at) the (?:hour|top of the hour|end of (?:our|the) (?:time|call|hour|slot))\b",
            r"\bbefore (?:we|i|you) (?:\w+ )?(?:hang up|wrap|wrap up|close|finish|end|sign off|let you go|part|leave|jump off|drop off|get off|hop off|run|break)\b",
            r"\bbefore (?:we|i|you) (?:\w+ )?go(?: now| today| then| though)?(?:$| (?:i|we|you|can|could|let|do|is|are|any|anything|just|one|what|who|how|when|there|would|should|may)\b)",
            r"\b(?:let us|we should|we can|i will|time to|to|i want to|we will|should) (?:\w+ )?(?:wrap (?:\w+ )?(?:up|this|it|things)|close (?:out|this out|it out)|leave it there|call it a day|stop there|end (?:it|this) here|round (?:this|it|things) off)\b",
            r"\b(?:as|while) we (?:\w+ )?(?:wrap up|close|finish|wind down|come to (?:a close|the end))\b",
            r"\b(?:one|just one|a) (?:last|final|more) (?:thing|question|point) (?:before|and then|then i|then we)\b",
            r"\b(?:i|we) (?:will|should|shall|need to|have to|had better|better|am going to|can) (?:\w+ )?(?:let you (?:go|get back|get on|run|get going)|give you (?:\w+ ){0,4}back|get you back)\b",
            r"\b(?:have|need|got|going|better|must) (?:\w+ )?(?:to )?(?:run|go|jump|hop|dash|drop|head out|head off|get going|hang up|leave)(?: (?:now|soon|off|shortly|in a \w+|in \w+ minutes|(?:in|on|to|into)(?: \w+){1,3} (?:call|meeting|appointment|one)))?$",
            r"\bget to (?:my|another|the) (?:next )?(?:call|meeting|appointment)\b",
            r"\b(?:hard stop|another (?:call|meeting|appointment) (?:in|at|to|now|starting|coming))\b",
            r"\b(?:just to recap|quick recap|in summary|so to (?:confirm|recap|sum up|summari[sz]e)|to (?:recap|sum up|summari[sz]e) (?:what|where|our|the next|the plan|then|quickly|everything)|(?:recap|confirm) (?:our|the|your) (?:next steps?|plan|action items|actions)|let me (?:quickly )?(?:recap|sum up|summari[sz]e)(?: what| where| quickly| everything|$))(?:\b|$)",
            r"\b(?:that covers|that is (?:all|it|everything) (?:i|we|from|for|on|have)|i think that is (?:it|all|everything)|that is everything|(?:^(?:\w+ ){0,3}|no |there is |i have |got )nothing else|no that is it|i am all set|we are all set)\b",
        ),
    ),
    Phrases(
        Cue.ANYTHING_ELSE,
        "Asking for what is left to say: mostly near the end, now and then in the middle.",
        (
            r"\b(?:anything|any) (?:else|other (?:questions?|concerns?|things?)|more questions|further questions|last questions|final questions|final thoughts|last thoughts|questions for me|last thing)\b",
            r"\b(?:any|other|more|further|last|final) questions? (?:for (?:me|us)|before|at this point|from your|on your)\b",
        ),
    ),
    Phrases(
        Cue.THANKS_FOR_TALK,
        "Thanks for the talk itself: said at its end, and at its beginning.",
        (
            r"\b(?:thanks|thank you|appreciate) (?:\w+ ){0,5}(?:your time|the time|taking the time|making the time|the call|the chat|the conversation|speaking with|talking (?:to|with)|meeting with|calling|everything|all your help|your help)\b",
            r"\bthanks? (?:you )?(?:so much |very much )?again\b|\b(?:it|this) (?:is |has )?been (?:a|an) (?:\w+ )?(?:pleasure|delight)$",
            r"\b(?:great|nice|good|lovely|pleasure|wonderful) (?:\w+ ){0,2}(?:talking|speaking|chatting|meeting|connecting|catching up|doing business)\b",
        ),
    ),
    Phrases(
        Cue.FAREWELL,
        "A goodbye.",
        (
            r"\b(?:bye|bye bye|goodbye|good bye|so long|catch you later|cheers then|farewell|ciao)\b",
            r"^(?:\w+ ){0,3}take care(?: now| bye| of yourself| everyone| \w+)?$",
            r"\bhave (?:a|an) (?:(?:really|very) )?(?:good|great|nice|lovely|wonderful|fantastic|awesome|safe|blessed|excellent|pleasant|fabulous|amazing|beautiful|happy|super) (?:\w+ ){0,3}(?:day|one|week|weekend|evening|afternoon|night|rest|morning|time|holiday|life|trip)\b",
            r"\b(?:talk|speak|see you|chat|catch up) (?:\w+ )?(?:soon|later|then|tomorrow|next week|monday|tuesday|wednesday|thursday|friday)\b",
            r"\b(?:enjoy|good luck with) (?:the|your|my) (?:\w+ ){0,3}(?:day|evening|week|weekend|afternoon|rest|night)\b",
            r"^(?:you too|likewise|same to you)\b",
            r"\bgood night\b",
        ),
    ),
    Phrases(
        Cue.IN_THE_CALL,
        "What is to happen in this very talk is no next step.",
        (
            r"\b(?:let me|i will|i would like to|i want to|i can|can i|could i|may i|we will|let us|going to|want me to|like me to) (?:\w+ ){0,3}(?:show|explain|ask (?:you|a|about|one|some|this|another|if|how|what|why|who|quickly|first)|tell|say|share (?:my|the|a) screen|share screen|pull up|pull it up|open|click|zoom|switch|jump (?:in|into|ahead)|dive|begin|kick (?:things|us) off|start (?:by|with (?:the|a quick|some|you|your|that|what))|walk you through (?:how|what|why|the (?:platform|product|dashboard|tool|numbers|agenda|screen|process|plan))|be (?:honest|frank|brief|quick|upfront)|repeat|clarify|rephrase|summari[sz]e|give you (?:a|an|some) (?:quick |brief |little |short )?(?:overview|background|context|idea|sense|example|bit))\b",
            r"\b(?:today|this call|this meeting|our time together|our agenda|the agenda|the next (?:\w+ ){0,2}minutes|for a few minutes|for a minute|a quick minute|right now|while we are|as we go|on (?:this|today) call)\b",
            r"\b(?:want me to|like me to|should i|shall i) (?:\w+ )?(?:continue|keep going|go on|go ahead|go back|skip|move on|pause|slow down|spell|read|describe|elaborate|expand|focus|assume|worry|know|expect|believe|look|see|be|start)\b",
            r"\b(?:see|hear) (?:my|the|me) ?(?:screen|browser|slides?|okay|clearly|all right)?\b",
            r"\b(?:check|look at) my (?:notes|calendar|screen|system|records)\b",
            r"\bhow can i help you\b",
        ),
    ),
    Phrases(
        Cue.AGENDA,
        "What this talk is to settle by its end: how it goes on is still open.",
        (
            r"\b(?:at|by|towards?|near) the end (?:of (?:this|the|our|today) (?:\w+ )?)?(?:\w+ ){0,3}(?:we|you|i|let us)\b(?: \w+){0,4} (?:decide|see|agree|tell|talk|work out|figure|know|judge|say|look)\b",
            r"\b(?:decide|see|agree|tell|figure out|work out|judge|find out|know)(?: \w+){0,3} (?:whether|if) (?:it|this|that|there|we|you) (?:\w+ ){0,4}(?:worth|sense|a fit|a good fit|a match|any point|carry on|carrying on|go on|go further|talk again|talking again|speak again|another (?:call|chat|conversation|meeting))\b",
            r"\b(?:whether|if) (?:it|this|that) (?:is|would be|might be) worth (?:\w+ ){0,2}(?:talking|speaking|meeting|carrying on|going on|going further|another|a second|a further|a next)\b",
        ),
    ),
    Phrases(
        Cue.PRODUCT_TALK,
        "What the product, its users or somebody else's talks do, told as a case.",
        (
            r"\b(?:phrases|words|keywords|terms|things|signals|cues|triggers|something) (?:like|such as)\b",
            r"\b(?:flags?|detects?|alerts?|mentions?|mentioned|tracks?|captures?|recognizes?|highlights?|surfaces?|shows (?:you|up)|generates?|auto) (?:\w+ ){0,4}(?:price|pricing|budget|next steps?|objections?|competitors?|questions?)\b",
            r"\b(?:the|a|our|your|my) (?:system|platform|software|tool|app|product|dashboard|model|module|feature|bot|assistant|report|screen|tile|button|workflow|solution) (?:\w+ )?(?:will|can|does|shows|tells|gives|sends|lets|helps|tracks|keeps|would|also|automatically|then|has|is|looks|detects|flags)\b",
            r"\b(?:the|our|your) ai (?:\w+ )?(?:will|can|does|learns|tells|gives|looks|has)\b",
            r"\b(?:when|whenever|if|where|every time|each time|say) (?:a|the|an|your|one of your|any|some) (?:\w+ )?(?:prospect|customer|client|lead|rep|reps|user|caller|buyer|deal|guest|patient|agent|employee|visitor|shopper)s?\b",
            r"\b(?:the prospect|the customer|the caller|prospects|a prospect|a customer|a lead|your reps|your customers|your clients|their customers|the rep|reps)\b",
            r"\b(?:imagine|for example|for instance|let us say|say you|suppose|in this example|here is an|as an example)\b",
        ),
    ),
    Phrases(
        Cue.ROUTINE,
        "How things go in general, with any customer, on any day: no step for these two.",
        (
            r"\b(?:typically|usually|normally|generally|in general|as a rule|always|every time|most (?:people|customers|clients|teams|companies)|other (?:customers|clients|teams|companies))\b",
            r"\b(?:our|the|a) (?:typical|usual|standard|normal|general) (?:\w+ )?(?:process|approach|timeline|rollout|implementation|customer|client|onboarding|cycle|way)\b",
            r"\b(?:office|offices|store|shop|showroom|branch|support|hotline|line|warehouse|desk|lot|doors) (?:\w+ )?(?:is|are|stays?|opens?|closes?) (?:\w+ )?(?:open|closed|until|till|from|at|on|staffed)\b",
            r"\bif (?:you|y all|you all|you guys|you two) (?:are |is )?ever\b|\b(?:next time|whenever) you (?:are|is|come|happen)(?: \w+)? (?:in|through|by|around|over|round|down|up|passing)\b",
            r"\bwe (?:open|close) (?:\w+ )?(?:at|on|from|until)\b",
            r"\b(?:week|day|month) (?:one|two|three|four|1|2|3|4)\b",
        ),
    ),
    Phrases(
        Cue.LOOKS_BACK,
        "The clause tells of what was: a day in it is over.",
        (
            r"\b(?:was|were|had|did|went|came|happened|started|would have been|used to|called|sent|met|told|said|bought|signed|talked|spoke|saw|closed|launched|rolled|left|took|gave|made|ran|felt|thought|woke|drove|rang|kept|stood|held|wrote|brought|paid|lost|broke|fell|spent|heard|found|put us|asked me|asked us|turned up|showed up|moved|worked|opened|cancelled|ordered|stopped|tried|picked|walked|visited)\b",
        ),
    ),
)
