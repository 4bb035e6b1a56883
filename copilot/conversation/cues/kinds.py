"""What sort of call it is, as people themselves say in it."""

from __future__ import annotations

from typing import Final

from copilot.conversation.cues.cue import Cue, Phrases

PHRASES: Final = (
    Phrases(
        Cue.KIND_COLD,
        "Somebody is called who does not expect it.",
        (
            r"\b(?:out of the blue|caught you|catch you at|good time to (?:talk|chat|speak)|bad time|cold call|you (?:do not|did not|were not) (?:know|expect(?:ing)?) (?:me|my call)|reason (?:for my call|i am calling|for the call|i called|i reached out|of my call)|thirty seconds|how did you get (?:my|this) number|take (?:me|us) off (?:your|the) list|who is (?:this|calling)|never heard of you|speaking with the (?:owner|person|manager)|in charge of|is this a (?:sales|cold) call|do not take (?:sales|cold) calls|not expecting my call)\b",
        ),
    ),
    Phrases(
        Cue.KIND_FOLLOW_UP,
        "They have talked before.",
        (
            r"\b(?:since (?:we|our) (?:last )?(?:spoke|talked|call|meeting|chat|conversation|met)|(?:last|previous|earlier) (?:call|conversation|chat|meeting|discussion)|when we (?:last )?(?:spoke|talked|met|chatted)|last time (?:we|you|i)|(?:following|follow) up (?:on|from|about|with|to) (?:our|the|my|that|your|last)|as (?:we )?(?:discussed|promised|agreed) (?:last|in|on|before|previously)|good to (?:talk|speak|see you|chat|connect) again|did you (?:get|have) a chance to (?:look|review|read|go|think|talk|try|speak|watch)|(?:proposal|quote|information|brochure|email|deck) (?:i|we) sent|picking up where)\b",
        ),
    ),
    Phrases(
        Cue.KIND_RENEWAL,
        "A contract that runs out.",
        (
            r"\b(?:(?:your|our|the|upcoming|up for|annual|early) (?:\w+ )?renewal|renew (?:your|our|the|for|with|at|this)|renewing|(?:contract|subscription|agreement|licen[sc]e|policy) (?:\w+ ){0,2}(?:is (?:up|ending|expiring|coming up)|ends|expires|renews|comes up)|coming up (?:for|on) (?:\w+ )?renewal|renewal (?:date|terms|price|quote))\b",
        ),
    ),
    Phrases(
        Cue.KIND_EXPANSION,
        "A customer may take more.",
        (
            r"\b(?:(?:add|adding|need|buy|get|more) (?:\w+ ){0,2}(?:more|additional|extra) (?:\w+ )?(?:seats|licen[sc]es|users|locations|modules|teams)|(?:roll|rolling) (?:it|this) out to (?:the|other|more|our|all)|expand(?:ing)? (?:it |this |your |our |the |into |to |usage |across ){1,3}(?:\w+ )?(?:teams?|departments?|regions?|offices?|locations?|use|usage|account|plan|deployment)?|upgrade (?:your|our|the|to the) (?:plan|account|subscription|package|enterprise|next)|other departments|phase two|upsell)\b",
        ),
    ),
    Phrases(
        Cue.KIND_DEMO,
        "The thing is shown.",
        (
            r"\b(?:shar(?:e|ing) (?:my|the) screen|see my screen|(?:as|what|here) you (?:can|will) see (?:here|on|is|are|the)|on (?:the|your|my) screen|(?:this|here) is the (?:dashboard|home ?page|home screen|main (?:page|screen|view))|(?:click|clicking) (?:on|here|into|this)|show you (?:\w+ ){0,3}(?:demo|dashboard|platform|product|how it works|screen|live|in action|tool)|(?:run|walk|take) you through (?:a|the|our) (?:\w+ )?(?:demo|platform|product|dashboard)|pull up (?:the|my|our)|in this view|drop ?down|tab here|scroll down)\b",
        ),
    ),
    Phrases(
        Cue.KIND_NEGOTIATION,
        "Terms are bargained over.",
        (
            r"\b(?:redlines?|best (?:and final|price|you can do|offer)|meet (?:me|us|you) (?:halfway|in the middle)|counter ?offer|(?:come|bring|knock|get) (?:\w+ ){0,2}(?:down|off) (?:on|to|the|from|a bit|by|another)|\w+ percent (?:off|discount)|(?:bigger|better|further|additional|larger|deeper|volume|multi year) discount|room (?:on|to move|for negotiation|in the)|negotiat\w+|concession|in exchange for|if (?:i|we) (?:can|could|were to) (?:get|do|bring|give) (?:\w+ ){0,4}(?:would|can|could|will) you|payment terms|net (?:thirty|sixty|ninety|30|60|90)|liability cap|walk away)\b",
        ),
    ),
    Phrases(
        Cue.KIND_PRICING,
        "The call is about a quote.",
        (
            r"\b(?:(?:go|walk|talk|run) (?:\w+ ){0,2}(?:over|through) (?:\w+ ){0,2}(?:the|our|your) (?:pricing|quote|proposal|numbers|options|packages)|(?:proposal|quote) (?:i|we|you) (?:put together|prepared)|pricing (?:call|proposal|options|discussion)|(?:the|this|our|your) (?:quote|proposal) (?:includes|is|has|comes|shows))\b",
        ),
    ),
    Phrases(
        Cue.KIND_CLOSING,
        "A signature is due.",
        (
            r"\b(?:(?:sign|signed|signing|execute|executed|countersign\w*) (?:\w+ ){0,2}(?:contract|agreement|paperwork|order form|docusign|today|by|off on the)|(?:contract|agreement|order form|paperwork|docusign) (?:\w+ ){0,3}(?:ready|signature|signed|over to you|in your inbox)|get (?:this|it|the deal) (?:signed|over the line|done today|across the line)|final (?:sign off|signature|approval|contract|paperwork)|ready to (?:sign|move forward|buy|go ahead))\b",
        ),
    ),
    Phrases(
        Cue.KIND_INBOUND,
        "The buyer called or wrote first.",
        (
            r"\b(?:i am (?:calling|phoning|ringing|interested) (?:about|because|to (?:ask|see|find|get|inquire|enquire)|in (?:your|getting|learning|the))|i (?:saw|found|came across|filled (?:in|out)|read about|heard about) (?:your|you|the|a|this) (?:\w+ ){0,3}(?:ad|website|site|form|online|listing|video|post|number|company|advert\w*|page|from)|(?:you|thanks for) (?:filled (?:in|out)|requested|reached out|calling|your (?:inquiry|enquiry|interest)|getting in touch|reaching out)|thank you for calling|how (?:can|may) i help you|what can i (?:do|help)|do you (?:sell|carry|stock))\b",
        ),
    ),
    Phrases(
        Cue.KIND_ESCALATION,
        "Something has gone wrong badly.",
        (
            r"\b(?:escalat\w+|unacceptable|outage|(?:been|system|site|platform|service|everything|it) (?:was |is |went |has been )?down (?:for|since|again|all|twice|three)|(?:very|really|extremely|so|pretty) (?:frustrated|upset|disappointed|angry|unhappy)|refund|third time|ticket (?:\w+ ){0,3}(?:open|closed|ago|unanswered|for)|nobody (?:has )?(?:called|got back|responded|answered|replied)|speak to (?:your|a|the) (?:manager|supervisor)|root cause|cancel (?:our|my|the) (?:contract|account|subscription)|sorry (?:for|about) the (?:trouble|inconvenience|outage|problems|issues|experience|delay)|make (?:this|it|things) right|service credits?)\b",
        ),
    ),
    Phrases(
        Cue.KIND_SECURITY,
        "It is about security and compliance.",
        (
            r"\b(?:security (?:review|questionnaire|team|assessment|audit|controls?|policy|posture|requirements)|soc (?:2|two)|iso (?:27001|twenty seven)|pen(?:etration)? tests?|encrypt\w+ (?:at rest|in transit)|data (?:residency|processing agreement|retention|protection)|sub ?processors?|hipaa|gdpr|single sign on|sso|access controls?|incident response|vulnerabilit\w+|least privilege|audit logs?|dpa|infosec|ciso)\b",
        ),
    ),
    Phrases(
        Cue.KIND_CHURN,
        "Somebody leaves, and is asked why.",
        (
            r"\b(?:(?:why|reason) (?:\w+ ){0,3}(?:left|leaving|leave|cancel|cancell?ed|cancell?ing|switched|churned|did not renew|stopped using)|(?:you|we|i) (?:\w+ )?(?:left|cancell?ed|switched away|stopped using|churned)|what (?:made|led|caused) you (?:to )?(?:leave|cancel|switch|stop|decide to (?:leave|cancel))|exit interview|win you back|what could we have done)\b",
        ),
    ),
    Phrases(
        Cue.KIND_FEEDBACK,
        "A user is asked how the product does.",
        (
            r"\b(?:(?:product|user|customer|your|some|any|more|honest|get|give|gather) feedback (?:on|about|from|session|call|interview|for)|how (?:do|are|have) you (?:\w+ )?(?:find|finding|liking|like|enjoying|been using|using) (?:\w+ ){0,2}(?:the|our|it|this|product|platform|app)|(?:feature|product) (?:requests?|team|roadmap|research)|user (?:research|interview)|(?:what|which) features? (?:do|are|would) you|what (?:would|could|can|do) (?:you|we) (?:\w+ )?(?:improve|change about|like to see|wish)|your experience (?:with|using|so far)|wish (?:it|the|you) (?:could|had|would))\b",
        ),
    ),
    Phrases(
        Cue.KIND_CONSULTATION,
        "At the buyer's home or place.",
        (
            r"\b(?:(?:your|the) (?:roof|attic|basement|driveway|backyard|electric(?:ity|al)? bill|energy bill|utility bill|boiler|gutters)|(?:here|round|over) (?:at|to) your (?:house|home|place)|site (?:visit|survey)|free (?:estimate|inspection|consultation)|measure (?:up|the|your)|home ?owners? (?:like|in))\b",
        ),
    ),
    Phrases(
        Cue.KIND_RETAIL,
        "In a shop.",
        (
            r"\b(?:(?:try|trying) (?:it|this|them|these|one) on|in stock|our (?:store|showroom|shop)|(?:what|which) size|test drive|on sale|gift (?:card|wrap|receipt)|cash or card|receipt|just (?:browsing|looking)|aisle|checkout|in store)\b",
        ),
    ),
)
