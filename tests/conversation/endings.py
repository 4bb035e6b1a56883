"""More ends of calls, of many trades and manners, by the next step that they reach; written for these tests."""

from __future__ import annotations

# fmt: off
SPECIFIC = (
    ("R: So where does that leave us?", "B: Send the numbers over, I'll show them to my sister tonight, and ring me Thursday.", "R: Thursday it is. After lunch?", "B: Yeah, two-ish."),
    ("R: I can hold the van for you until Saturday.", "B: I'll come in Saturday morning and put the deposit down.", "R: Brilliant, ask for me at the desk."),
    ("R: Would it help if our vet came out and looked at the herd?", "B: It would.", "R: She's in your county on the nineteenth.", "B: The nineteenth is fine, come before milking."),
    ("B: What happens next?", "R: I get the order form to you today, your legal has a look, and we speak on Monday at ten to close it out.", "B: That works."),
    ("R: Let's get your two engineers into the sandbox. I'll create the accounts by tomorrow.", "B: Good, they're waiting for it."),
    ("R: When can you have the floor plan to me?", "B: End of the week.", "R: Then I'll quote by Tuesday.", "B: Great."),
    ("B: I've decided, we'll take the gold package.", "R: Fantastic. I'll email the agreement in the next ten minutes.", "B: I'll sign it right away."),
    ("R: How's Wednesday the eighth for the tasting?", "B: Let me look. Yep, the eighth, seven in the evening.", "R: You're in the book."),
    ("R: what if we put thirty minutes on for friday with your network guy", "B: friday's okay after eleven", "R: eleven thirty then i'll send the invite", "B: cool"),
    ("R: The next thing would be a medical, the nurse can call you tomorrow between nine and twelve.", "B: Tomorrow's fine."),
    ("B: Can you do the inspection before the weekend?", "R: I've got Thursday at four.", "B: Perfect, see you Thursday."),
    ("R: I'll have the revised lease with you by noon tomorrow, and could you get it back to me by Friday?", "B: I don't see why not."),
    ("R: Should I send a courier for the samples on Monday?", "B: Monday, yes please."),
    ("R: Let me propose this. We run the pilot from the first of June with your Leeds team.", "B: I'm comfortable with that."),
    ("B: We're in. Where do I sign?", "R: I'll DocuSign it over this afternoon."  , "B: Okay."),
    ("R: You said your partner's back on Sunday. Can I call you both on Monday evening?", "B: Yes, after six."),
    ("R: I'd like you to meet our head of delivery. Does Tuesday at nine suit?", "B: Nine's too early.", "R: Eleven?", "B: Eleven is good."),
    ("R: Okay let me book the second fitting for the twenty fifth.", "B: Great, thanks so much."),
    ("R: I'm going to write all this up and you'll have it first thing tomorrow.", "B: Lovely, thank you."),
    ("B: I need to see it with my own drawings.", "R: Fair. Upload two tonight and I'll demo them for you at noon tomorrow.", "B: Will do, noon tomorrow."),
    ("R: so i'll swing by the restaurant on wednesday around three with the terminals", "B: sounds good man"),
    ("R: If I register you for Thursday's class, will you come?", "B: Yes, register me."),
)
VAGUE = (
    ("R: Could we schedule fifteen minutes for Wednesday?", "B: Email me and I might respond."),
    ("R: I'll get a proposal together.", "B: Okay, we'll take a look."),
    ("R: Let's pick this up after your board meeting.", "B: Yes, let's do that."),
    ("R: Can I call you sometime in the spring?", "B: Sure, spring's fine."),
    ("B: Send me a brochure and I'll see.", "R: Will do."),
    ("R: My colleague Ana will reach out about the installation.", "B: All right."),
    ("R: How about we do a trial?", "B: I'd be up for that if the price is right."),
    ("R: I'll email you some dates for the workshop.", "B: Please do."),
    ("R: Would you introduce me to your plant manager?", "B: Sure, happy to."),
    ("R: Should we speak again once your new budget is approved?", "B: Yeah, that makes sense."),
    ("R: I'd love to get you into the showroom.", "B: Yeah, I'd like that, maybe in a couple of weeks."),
    ("R: I'll send the comparison over.", "B: Thanks, no promises though."),
    ("B: Let's talk again when you have the new version.", "R: Absolutely, I'll let you know."),
    ("R: can we get some time next month with the whole team", "B: yeah should be doable"),
    ("R: I'll loop in our financing people.", "B: Great, thanks."),
    ("R: We could do a second viewing.", "B: Yeah, I think we'd want one."),
)
NONE = (
    ("R: Can I send you a quote?", "B: No thanks, we're fine."),
    ("R: Would next Tuesday work for a demo?", "B: Honestly I don't think it's for us."),
    ("R: Shall I pencil you in for Friday?", "B: I'd have to think about it.", "R: Of course.", "B: Bye now."),
    ("R: I could have someone out there on Monday.", "B: We're not ready for that."),
    ("B: Thanks for the information, that was helpful.", "R: You're welcome, have a great day.", "B: You too."),
    ("R: Any other questions?", "B: No, that's all.", "R: Thanks for your time."),
    ("R: Let's set up a follow-up.", "B: I'll call you if we need anything."),
    ("R: Can I get you on a trial today?", "B: Not right now, we're slammed."),
    ("B: We went with somebody else last week.", "R: I understand, thanks for letting me know.", "B: Take care."),
    ("R: What would it take to get you started this month?", "B: A lower price, frankly.", "R: I can't go lower.", "B: Then we're done here."),
    ("R: I'll send you a calendar invite for Thursday.", "B: Please don't, I haven't decided yet."),
    ("R: could i come by thursday", "B: nah i'm good thanks"),
    ("R: The platform books the follow-up meetings for your reps every Friday.", "B: Neat.", "R: And it sends the recap.", "B: Okay."),
    ("R: We'd usually start with a two week trial.", "B: How many users does that cover?", "R: Up to ten.", "B: Hm."),
)
# fmt: on
