"""What a price that was just told brings out of a buyer, who may never say "price" or "expensive".

It is set beside something else: another's sum, what was in the head, what is paid now; or it is still
too much, or cannot be shown at home. Each means nothing without a price.
"""

from __future__ import annotations

from typing import Final

from copilot.conversation.cues.cue import Cue, Phrases

_NUMBER: Final = (
    r"(?:[$€£₹]?\d[\d.,]*[km]?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|"
    r"forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|grand|k|lakhs?|million)"
)
_MONEY: Final = "(?:dollars|bucks|pounds?|euros?|quid|rupees|rand|francs|kroner)"

PHRASES: Final = (
    Phrases(
        Cue.PRICE_STUNG,
        "A push where a price was just told: it is set beside something, is still too much, or stings.",
        (
            rf"\bstill (?:(?:a|an|at|just|got|has|is|about|the|my|over|around|it|that|only|says|comes|to|good|same) ){{0,3}}(?:{_NUMBER}|a (?:big|lot|large|huge|hefty|stretch)|too|more than|higher|high|steep|what (?:i|we) pay|sitting there|short|not (?:my|our|there|where|what|in|close|good))\b|\bstill (?:do|does|can|could) not (?:like|love|see|get|make|work|justify)\b",
            rf"\b{_NUMBER} (?:\w+ )?is (?:still )?{_NUMBER}\b|\b(?:it is|that is) (?:the )?same {_NUMBER}(?: \w+)? though\b",
            r"\b(?:is|that is|it is|be|nearly|almost|more than|half) (?:my|our|what (?:i|we) pay) (?:\w+ ){0,2}(?:rent|mortgage|salary|wage|wages|car|house|holiday|staff|girls?|boys?|lads?|driver|man|woman|cleaner|nurse|people|loan|lease|bill)\b|\bis an? (?:\w+ ){0,2}(?:pickup|truck|car|holiday|salary|mortgage|wage|kitchen|house|person|hire|head|fte|second hand \w+)\b|\b(?:like|be) working for you\b",
            rf"\b(?:they|he|she|others?|\w+) (?:(?:do|does|did|would|will|can) (?:it|that|this|the same|one|mine|ours) for|(?:is|are|was|were|came|come|comes) (?:in )?at|has (?:that|it|theirs) at|have (?:that|it|theirs) at|(?:quoted|gave|offered|given|charged|left) (?:me|us)) (?:\w+ ){{0,3}}(?:{_NUMBER}|zero|nothing)\b|^(?:(?:so|and|but|well) )?\w+ (?:is |are )?at {_NUMBER}(?: {_NUMBER})*$|\bcome in (?:\w+ ){{0,2}}lower than you\b",
            rf"\b(?:had|got|have) (?:it|this|that|you) (?:\w+ ){{0,3}}(?:in (?:my|our) (?:head|mind)|down|wrote down|written down|pegged|marked)(?: \w+){{0,3}} (?:at |as |for )?{_NUMBER}\b|\bin (?:my|our) (?:head|mind) (?:it was |at |was )?(?:\w+ )?{_NUMBER}\b",
            r"\b(?:i|we|you) (?:can not|could not|will not|am not going to|are not going to|am not|are not) (?:\w+ ){0,2}(?:get behind|go back with|going back with|walk in|stand behind|wear that|put (?:that|this) in front|take (?:that|this|it) (?:to|back|upstairs)|defend|live with|show (?:that|this) to|have the|have that|sign (?:that|this) at)\b|\bwhere i can (?:not )?(?:defend|justify|sell|sign)\b|\bwith a straight face\b",
            r"^(?:\w+ ){0,1}(?:ayyo|aiyo|aiyyo|yoh|yho|oof|ouch|blimey|crikey|strewth|jeez|yikes|phew|crumbs|flipping heck|bloody hell|good grief|steady on|cor|arre|haibo|sjoe)(?: \w+)?$",
            r"\bnot (?:nothing|peanuts|pennies|pocket change|small change|small money|chump change|a small (?:number|sum|amount|figure))\b|\b(?:tidy|princely|handsome|fair old|big old|pretty|hefty|whopping|fat) (?:old )?(?:sum|number|figure|bill|penny|amount|whack|wedge)\b|\b(?:a|the) lot of (?:cakes?|bread|coffees?|beds?|nights|haircuts|covers|flour|pizzas?|croissants|money|cash|dough)\b",
            r"\b(?:percent|per cent|%) (?:\w+ )?(?:north|higher|more|up|above|over|dearer)\b|\b(?:percent|per cent|%) and (?:i|we) (?:\w+ ){0,2}(?:have|cried|got|need)\b|\bonly went up\b",
            rf"\b(?:i am|we are|i will be|that puts me) (?:\w+ ){{0,2}}(?:in for {_NUMBER}|{_NUMBER}(?: {_NUMBER})* (?:{_MONEY} )?(?:short|over|shy))\b",
            r"\b(?:(?:much|far|lot|bit|quite|well|way|still|also|even|percent|per cent|%|times) (?:\w+ )?(?:more|higher|above|over|dearer)|double|triple|twice|almost twice|half as much again) (?:than|what|as|the|from)\b|\b(?:more|higher) than (?:\w+ ){0,3}(?:i|we|they|us|our|my|before|last|now|today|the|what|others?|in)\b",
            rf"\b(?:i|we) (?:now |today |already |currently |only )?(?:pay|paid|have|had|get|got|am paying|are paying|were paying) (?:\w+ ){{0,3}}{_NUMBER}(?: {_NUMBER})*(?: {_MONEY})?(?: \w+)? (?:now|today|before|already|currently|at the moment|last year|last time|until now)\b|\b(?:today|now|currently|last year|last time|until now|at the moment) (?:i|we) (?:pay|paid|are paying|am paying|spend|spent|gave) (?:\w+ ){{0,3}}{_NUMBER}\b",
            r"\b(?:difference|gap|saving|margin|advantage|profit) (?:is|was|would be|will be) (?:\w+ ){0,2}(?:gone|small|nothing|zero|eaten|too)\b|\b(?:eats?|swallows?|takes?|kills?|wipes?) (?:\w+ ){0,2}(?:all |half )?(?:my|our|the) (?:\w+ )?(?:margin|saving|savings|profit|year|month)\b",
            r"\b(?:how|what) (?:do|can|will|shall|should|am|would) i (?:\w+ ){0,3}(?:explain|tell|say|defend|sell|show|justify|present)\b|\b(?:my|our|the) (?:boss|director|cfo|owner|board|father|partner|finance|manager|wife|husband|chief|president|accountant)\b(?: \w+){0,4} (?:ask|asks|say|says|laugh|laughs|kill|kills|shout|faint|jump|cry|throw|fire|die|explode|hit)\b",
        ),
    ),
)
