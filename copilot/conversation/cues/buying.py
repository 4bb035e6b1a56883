"""A buyer who asks how to go on, or about use after a purchase; a seller who tells about itself."""

from __future__ import annotations

from typing import Final

from copilot.conversation.cues.cue import Cue, Phrases

_WE: Final = r"(?:we|i|us|you|my team|our team|our people)"

PHRASES: Final = (
    Phrases(
        Cue.BUYS,
        "Asking how to go on, or about use after a purchase. In a statement it is only half of one.",
        (
            r"\b(?:how|when|where|what) (?:\w+ ){0,4}(?:we|i|my team|our team|our people) (?:\w+ ){0,3}(?:get (?:\w+ )?(?:started|going|signed up|set up|rolling|moving)|sign up|move forward|go ahead|kick (?:this |it |things )?off|go from here|proceed|sign|start|go live)\b",
            r"\b(?:how|what) (?:\w+ ){0,4}to (?:get (?:\w+ )?(?:started|going|signed up|set up)|move forward|go ahead|proceed)\b",
            r"\bget (?:this|it) (?:going|done|started|rolling|moving)$",
            r"\b(?:what|how) (?:does|would|will|do|is|are) (?:\w+ ){0,4}(?:onboarding|implementation|rollout|roll out|contract|agreement|kickoff|kick off|paperwork|setup|installation|migration|trial|pilot|getting started|training)(?: \w+){0,3} (?:look|work|involve|like|take|go|run|happen|process|start)\b",
            r"\b(?:how long|what) (?:\w+ ){0,5}(?:contract|agreement|commitment|term|minimum term|notice period|payment terms|cancellation terms)\b",
            r"\b(?:is|are|what is|do|does|would|can|could|any) (?:\w+ ){0,5}(?:minimum (?:term|commitment|contract)|month to month|payment terms|annual (?:contract|commitment|plan)|money back|free trial|out clause|trial period|pilot|warranty)\b",
            r"\b(?:speak|talk|chat|put (?:me|us) in touch|connect (?:me|us)|introduce (?:me|us)|reach out) (?:to|with) (?:\w+ ){0,5}(?:customers?|clients?|references?|users?|compan(?:y|ies)|somebody|someone)\b",
            r"\b(?:do|can|could|would|have|got|are|any|share|send|provide|give) (?:\w+ ){0,5}(?:references|case stud(?:y|ies)|testimonials|reference (?:customers?|calls?)|customer stories)\b",
            rf"\b(?:how (?:soon|quickly|fast|early)|when|what is the (?:earliest|soonest)) (?:(?:could|can|would|will|do|should|are|is|for|that) (?:\w+ ){{0,2}})?{_WE} (?:\w+ ){{0,4}}(?:start|begin|live|running|up|have (?:it|this|that)|use|using|going|started|onboarded|set up|installed|delivered|get (?:it|this|that|access|one|them))\b",
            r"\b(?:how (?:soon|quickly|fast|early)) (?:could|can|would|will) (?:it|this|that|they|you|the \w+|your \w+) (?:\w+ ){0,3}(?:start|begin|installed|delivered|ready|live|running|set up|in place|arrive|do it|come)\b",
            r"\bwho (?:would|will|do|is|does) (?:\w+ ){0,4}(?:our|my|the) (?:\w+ ){0,2}(?:contact|account manager|csm|point of contact|project manager|onboarding manager|support person|point person)\b",
            r"\b(?:where|what) (?:do|should|would|will|must) (?:i|we) (?:\w+ )?(?:sign|need to sign|need to do|do next|need to provide|send|have to do)\b",
            r"\bwhat (?:do|would|will|else do|else would|information do|else) (?:you|you guys|your team) need from (?:me|us|our)\b",
            r"\b(?:send|get|email|draw up|forward|see|share|have) (?:\w+ ){0,4}(?:contract|paperwork|agreement|order form|docusign|invoice|msa|statement of work|purchase order)\b",
            r"\b(?:if|once|after|when|say|assuming|suppose) (?:we|i) (?:\w+ ){0,3}(?:sign|signed|went ahead|go ahead|buy|bought|moved forward|move forward|sign up|signed up|purchase|purchased|join|joined|subscribe|start|started|decided to go|wanted to go)\b",
            r"\bwhat (?:happens|is next|are the next steps|comes next|would happen) (?:\w+ ){0,2}(?:after|once|when|if) (?:\w+ ){0,2}(?:we|i|sign\w*)\b",
            r"\b(?:can|could|would) (?:we|i|you) (?:\w+ ){0,3}(?:add (?:more )?(?:\w+ )?(?:users|seats|licen[sc]es|people|reps|locations) later|start (?:with|on|next|this|small|right|in|as)|upgrade later|scale up|lock (?:in|that|it)|reserve|hold (?:that|it|one)|put down a deposit|sign (?:today|now|this))\b",
            r"\b(?:do|would|will) (?:we|i|our people|my team|they|you) (?:\w+ ){0,3}(?:get|have|receive|include|provide|offer) (?:\w+ ){0,3}(?:training|onboarding|dedicated|support|account manager|warranty|guarantee)\b",
            r"\bis (?:\w+ ){0,3}(?:training|onboarding|support|installation|setup|delivery) (?:\w+ )?(?:included|part of)\b",
            r"\b(?:what|which) (?:are |is )?(?:the |our |your )?next steps?\b",
        ),
    ),
    Phrases(
        Cue.STORY,
        "The story of the own company, or the announcement of it.",
        (
            r"\b(?:we|company|firm|business|i) (?:was|were|are|is|have been|got) (?:\w+ )?(?:founded|established|started (?:in|back|out|by)|headquartered|based (?:in|out of)|incorporated|spun out|acquired|family owned|venture backed|backed by|around (?:for|since))\b",
            r"\b(?:our|the) (?:founders?|mission|vision|story|history|heritage|headquarters|offices?|investors|founding team|company (?:history|background|overview|story))\b",
            r"\b(?:tell|give|share|walk) you (?:\w+ ){0,7}(?:about (?:us|ourselves|our company|our platform|our product|who we are|what we do|my company|the company)|(?:overview|background|history|rundown) (?:of|on) (?:us|our|the company|who we|what we)|who we are|what we do)\b",
            r"\b(?:a (?:bit|little|little bit) about|background on|overview of|introduction to) (?:us|our \w+|who we are|what we do|ourselves|the company|my company)\b",
            r"\bwe (?:\w+ )?(?:serve|work with|have|support|power|employ|operate in|now have|count) (?:\w+ ){0,5}(?:customers|clients|companies|countries|employees|people|offices|users|brands|enterprises|engineers)\b",
            r"\b(?:series [a-d]|raised (?:\w+ ){1,4}(?:million|dollars|round)|award winning|won (?:\w+ ){0,4}awards?|market leader|leading (?:provider|platform|company|supplier)|fastest growing|trusted by|(?:fortune|forbes|inc) \w+|gartner|magic quadrant|industry leader|g2|years of experience|decades of|end to end (?:platform|solution)|all in one (?:platform|solution))\b",
            r"\bour (?:platform|product|solution|software|technology|system|suite|proprietary|ai|engine|tool|service|app) (?:\w+ )?(?:is|are|does|has|was|helps|lets|allows|gives|combines|uses|leverages|provides|offers|automates|integrates|connects|supports|works|enables|takes|can)\b",
        ),
    ),
    Phrases(
        Cue.GREETS,
        "The beginning of a talk: greeting, small talk, who is who, what it is to be about.",
        (
            r"\b(?:nice|good|great|pleasure|lovely) to (?:\w+ )?(?:meet|see|connect|speak|talk|hear|finally)\b",
            r"\bhow (?:are|is|was) (?:you|it|things|everyone|everything|your|the)(?: \w+){0,4}$",
            r"\b(?:thanks|thank you|appreciate you) (?:\w+ ){0,3}(?:joining|hopping on|jumping on|making (?:the )?time|taking (?:the|my) (?:call|time)|having me|coming|for the time today|being here|for agreeing|for calling)\b",
            r"\b(?:this is|my name is|i am|it is) \w+ (?:\w+ )?(?:from|with|at|calling)\b",
            r"\b(?:can you hear me|is now (?:still )?a good time|did i catch you|good (?:morning|afternoon|evening)|hello|welcome|how can i help|the agenda|agenda for|goal for today|purpose of (?:this|today|the call)|plan for today|reason for my call|reason i am calling)\b",
        ),
    ),
)
