"""What sounds like an answer and is none, and what is one though it chats; written for these tests."""

from __future__ import annotations

# fmt: off
PASSED_OVER = (
    ("B: Does it work without a connection?", "R: Yeah, no, the reception's a nightmare out there, we go with the kids every summer. So how many vans do you have?", "B: Twelve."),
    ("B: How many law firms do you work with, and are any of them in Leeds?", "R: Law's such an interesting space, my sister's a barrister. How big is your team?", "B: About nine."),
    ("B: And did they ever find out what went wrong in March?", "R: Oh, March, yeah. March was so busy for everyone. Is Fiona still with you?", "B: She is."),
    ("B: What's your error rate? Like per thousand parcels. What do I really get?", "R: Right, sorry, there was something I meant to ask you before that. When did you last change carriers?", "B: Two years ago."),
    ("B: What if one person works in two warehouses in the same week?", "R: Great question. So everything hangs off the profile, so let me show you the profile, it's really beautiful. You've got your photo, your documents.", "B: Okay, but like, the two warehouses."),
    ("B: What happens when the power goes out? Does the gate stay shut?", "R: The gates look really smart, by the way. They come in green and in anthracite.", "B: Nice."),
    ("B: Which sensors are you using for the moisture readings?", "R: Moisture's a funny old thing. What soil have you got?", "B: Clay mostly."),
    ("B: When's the next price increase coming?", "R: Oh, don't get me started. Have you had your boiler looked at lately?", "B: No."),
    ("B: Can the night shift use their own badges?", "R: Night shifts are really tough. My brother did nights for years. And who runs yours?", "B: Karl does."),
    ("B: How do you deal with double entries in the ledger?", "R: That reminds me, did Rosa ever send you the slides?", "B: She did."),
)

NOTHING_SAID = (
    ("B: Is it your own key, or can we bring the key?", "R: Security's like our number one priority. We take it super seriously.", "B: Hmm."),
    ("B: What's in this tier that I hadn't before?", "R: So the tier, basically everyone's been moved onto it, it's our best package.", "B: Right."),
    ("B: Will you be putting it up again next year?", "R: Ah, who knows with anything these days. You'd want a crystal ball.", "B: You would."),
    ("B: What did it do for somebody like us, do you have a number?", "R: So every client is so different, but the feedback's been amazing.", "B: Okay."),
    ("B: Which system do you sit on top of?", "R: We're really flexible on that, we meet people where they are.", "B: Fine."),
    ("B: How would you stop that from happening to us?", "R: Oh, that wouldn't happen with us. Knock on wood.", "B: Great."),
    ("B: What response times do you hold to?", "R: We pride ourselves on being there for people.", "B: I see."),
    ("B: How good is the matching?", "R: Honestly, it just works, you'll see the difference.", "B: Mm."),
)

ANSWERED_WITH_A_CHAT = (
    ("B: Do you do lunch? Some of the reps do lunch.", "R: I do do lunch. How many are you?", "B: Nine.", "R: Okay, nine. Are sandwiches okay?", "B: Sure."),
    ("B: Does it work without a connection?", "R: It stores everything on the phone. The reception's a nightmare out there. So how many vans do you have?", "B: Twelve."),
    ("B: Is it hosted here?", "R: Yes, in Leeds, lovely place. And where are your own servers?", "B: In the cellar."),
    ("B: How many clinics do you work with?", "R: Forty two. It's such a nice field. How big is your team?", "B: Nine."),
    ("B: When's the next release?", "R: End of May, and it's been a really busy spring. What are you waiting for most?", "B: The reports."),
    ("B: When you say live, is that every minute?", "R: Every fifteen seconds. What do you have today?", "B: Once a day."),
    ("B: Who'd be looking after us?", "R: That'd be Priya, she's been with us for six years. Who does it at your end?", "B: Me."),
    ("B: Is it safe for the children?", "R: It is, my kids have one at home. Which room is it for?", "B: The hall."),
    ("B: What made you change the old design?", "R: People kept catching their sleeves in it, which is a shame. How do you use yours?", "B: Every day."),
    ("B: Would it be the same people every night, or is it whoever turns up?", "R: Same two. There's one cover person who knows the building too.", "B: Good."),
    ("R: How does something like that get bought at your place?", "B: How does it get bought. Well. I'll tell you about the last one.", "R: Yeah.", "B: I picked it and Graham signed it.", "R: And is Graham the owner?", "B: He is.", "R: Would he join us?", "B: He might."),
    ("B: Tariq, what did you count up?", "B: So in September it was thirty one of them.", "R: And what happens with those?", "B: I ring the driver.", "R: Do you know what it takes?", "B: An hour."),
)

CARRIED_ON = (
    ("B: And how many people drop out of it?", "R: So the other thing you get is the library, that's over two hundred templates.", "B: Okay."),
    ("B: Who keeps the old phone numbers?", "R: And then on the chairs, a dozen of those are getting tired, so there's that.", "B: The chairs are fine."),
    ("B: Are those your own electricians, or do you hire that in?", "R: So and then your porch I'd leave alone, somebody spent money on it.", "B: That was me."),
    ("B: And if the law changes, do you tell us?", "R: In Ghent it is raining for a week now, for the beet it is so terrible.", "B: Same here."),
    ("B: What do you charge for the extra miles?", "R: Mate of mine had one that never missed a beat. Carried eels in it.", "B: Eels. Nice."),
)

SAID_WITHOUT_SAYING = (
    ("B: How often does it get it right?", "R: We're really, really pleased with where that is.", "B: Okay."),
    ("B: What's the lowest you could do?", "R: I think we both want this to be a partnership where everybody feels good.", "B: Right."),
    ("B: Do you work with anybody else in Tempe?", "R: So we're very selective about who we take on around there.", "B: Mm."),
    ("B: If it dies on a Sunday, who do I ring?", "R: It's really rare with these, they're built like tanks.", "B: Mm."),
    ("B: What happens if it doesn't work for us?", "R: I love that question, people who ask that are usually the ones who do well.", "B: Okay."),
)

ASKED_OF_NOBODY = (
    ("B: Wasn't it? My sister did the flowers.", "R: Oh stop. The whole wall?", "B: The whole wall."),
    ("B: Do they really. Well, they find us all the same.", "R: And what sort of people are they?", "B: All sorts."),
    ("B: Can I say, we paid five thousand for phones last year.", "R: Told by himself?", "B: By himself."),
    ("B: She's my best. Don't you tell her.", "R: And the binder I left?", "B: On my desk."),
    ("B: Ingrid, you want to take that?", "B: Well, I write them in English and it goes every which way.", "R: Every which way?", "B: It depends."),
    ("B: And did the others ever call you back, Ravi?", "B: They sent a basket of fruit.", "R: Was it good fruit?", "B: No."),
    ("B: I look at the last class and go what did I say", "R: Mm.", "B: And then I teach the early one."),
)

ANSWERED_BY_FIGURE_OR_ECHO = (
    ("B: Is your uptime promise a real one?", "R: It's five percent of the fee for each half point under, up to twenty five.", "B: Hang on. Yep. Okay, I see it."),
    ("B: Who's that, Brindle?", "R: Yeah Brindle.", "B: They charge six fifty for a coffee."),
    ("B: Does the timesheet still work? We clock in on Willow.", "R: Is that the one with the leaf?", "B: That's it.", "R: Willow won't mind whose phone it's on.", "B: Fine."),
    ("B: How often does it fail?", "R: It's really rare, once in ten years.", "B: Okay."),
)

COME_BACK_TO = (
    "B: And does it cope with the tunnels, the signal in there?",
    "R: It's been used in all sorts of places by now, all over the country, from the coast up to the hills.",
    "B: Keswick's lovely.",
    "R: So the screen on the left shows you the whole day.",
    "B: Sorry, just going back, the tunnels.",
)
# fmt: on
