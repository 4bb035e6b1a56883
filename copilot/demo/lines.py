"""What the buyers and reps of the example calls say, part by part. Invented; nobody ever said it.

A part is a list of lines, each a side and its words; of several ways to say a part one is drawn. What
is told at length is put together from sentences in which nothing is asked, priced or promised.
"""

from __future__ import annotations

from typing import Final

from copilot.kinds import Speaker

REP, BUYER = Speaker.REP, Speaker.BUYER

Line = tuple[Speaker, str]
Ways = tuple[tuple[Line, ...], ...]

BUYER_TELLS: Final = (
    "The list hangs on the wall next to the coffee machine, and everybody writes on it with a pen.",
    "Then somebody walks over to the other building and reads it out to the people in the hall.",
    "My colleague has been here for longer than I have, and she knows all of it by heart.",
    "There are two rooms for that, a large one and a small one, and the small one is the nicer one.",
    "Most of the people here come by bicycle, so the parking has never been a subject.",
    "The old system is still running in the corner, because nobody dares to switch it off.",
    "We moved here from the harbour, and half of the boxes have not been opened since.",
    "The first shift puts the papers into a tray, and the second shift takes them out again.",
    "It grew like that over the years, and each department has its own way of doing it.",
    "There is a spreadsheet with eleven tabs, and the yellow cells are the ones to fill in.",
    "The people in the field send a photo of the sheet, and the office types it into the form.",
    "My predecessor drew it on a whiteboard, and we took a picture before it was wiped.",
    "On some mornings it takes until ten, and on others it is done by eight.",
    "The north depot does it in one way and the south depot in another, and both are proud of it.",
    "We have a folder for each site, and a second folder for everything else.",
    "The apprentices like the tablet, and the older ones like the paper, so there are both.",
)
REP_TELLS: Final = (
    "On the left is the list of the jobs, and on the right is the map with the vans.",
    "The colours follow the state of a job, so a green one is done and a grey one is planned.",
    "The form on the phone is the same as the one on the paper, in the same order.",
    "The photo goes to the right folder by itself, with the place and the name of the site.",
    "Below it there is the history, with each change and the name of the person who made it.",
    "The next tab holds the reports, and they look the same on the phone and on the screen.",
    "You can sort them by week, by team and by street, and print each one of them.",
    "The calendar on this side shows the crews, and the one on that side shows the machines.",
    "A job that moves takes its papers with it, so nobody has to carry a folder around.",
    "The filter at the top keeps what you chose, so it is there when you come back.",
    "There is a switch for the dark view, which the people in the night shift like.",
    "The archive is on this page too, and it keeps the drawings next to the photos.",
    "Each site has a page of its own, with the keys, the contacts and the way to the gate.",
    "The checklist opens by itself when the van arrives, and it closes when the last box is ticked.",
    "The words in the form can be changed in the settings, and so can the order of the fields.",
    "What was signed on the glass is stored with the job, and a copy goes to the office.",
)

OPENING: Final[Ways] = (
    (
        (REP, "Hi, good to see you. The plan for today is that I hear how you run your crews, and you tell me where it pinches. Is that what you had in mind?"),
        (BUYER, "It is, yes. Go ahead."),
    ),
    (
        (REP, "Hello, thank you for taking the time. I would like to begin with how the work gets to your people. What would you like to get out of this?"),
        (BUYER, "A picture of how others do it, mostly."),
    ),
)  # fmt: skip
COLD_OPENING: Final[Ways] = (
    (
        (REP, "Hi, good to see you. Let me share the screen, there it is. This is the board."),
        (BUYER, "Hello. Yes, I see it."),
    ),
    (
        (
            REP,
            "Hello there, can you hear me? Good. So this is Gridline, and this is the main page.",
        ),
        (BUYER, "I can hear you, and I see the page."),
    ),
)
SITUATION: Final = (
    "Walk me through yesterday. How did the crews get their work?",
    "How does a change reach the people who are already on the road?",
    "What happens with the papers when a job is done?",
    "How do you decide who goes where in the morning?",
    "What have you tried so far to make that easier?",
    "How do the two depots keep each other up to date?",
    "What would your people say if I asked them about it?",
    "Tell me about the last time that a plan had to be made anew. What did you do?",
)
DEEPER: Final = (
    "Why is it done in that way?",
    "What happens then?",
    "How do the people in the hall see that?",
    "What is the hardest part of it for you?",
    "Who notices it first, and how?",
    "What did you do about it?",
)
NODS: Final = (
    "Right, we see that a lot in this trade.",
    "Okay, that is quite common, I have to say.",
    "Yes, I know that one from other sites.",
    "I see. That is what most people tell me.",
)
PAINS: Final = (
    "The big problem is that jobs keep getting lost between the office and the crews.",
    "What really hurts is that the crews drive to the wrong site, and it is frustrating for everybody.",
    "The trouble is that we find out too late when something goes wrong, and the customers are annoyed.",
    "Honestly, the paperwork is killing us, and we keep making the same mistakes with it.",
)
ASK_NUMBER: Final = (
    "How often does that happen, and what does it cost you?",
    "What does a week like that cost you, in hours or in money?",
)
NUMBERS: Final = (
    "I would say that we lose about twelve hours every week to that, and some weeks it is twenty.",
    "Last year it was around forty thousand euros in second visits that nobody paid us for.",
    "Three or four times a week, and each time costs us about two hundred euros.",
)
BUDGET: Final[Ways] = (
    (
        (REP, "When you think about the money side, is there a budget for something like this?"),
        (BUYER, "We have set aside thirty thousand for digital things this year, and about half of that is left."),
    ),
    (
        (REP, "How is something like this usually paid for on your side? Is there a budget for it?"),
        (BUYER, "There is a budget of twenty five thousand for this year, so it would have to fit into that."),
    ),
)  # fmt: skip
PEOPLE: Final[Ways] = (
    (
        (REP, "Who else has to say yes before you can go ahead?"),
        (BUYER, "Our head of operations decides, and the head of finance has to sign off on it."),
    ),
    (
        (REP, "Who makes the decision on something like this in the end?"),
        (
            BUYER,
            "That is our managing director, she makes the final decision, and I prepare it for her.",
        ),
    ),
)
PROCESS: Final[Ways] = (
    (
        (REP, "What has to happen between today and a signature?"),
        (BUYER, "First a pilot with one crew, then the works council looks at it, then legal reviews the contract and she signs it."),
    ),
    (
        (REP, "How do you go about a decision like that, step by step?"),
        (BUYER, "I write a proposal, procurement goes through it, and then the board approves it."),
    ),
)  # fmt: skip
DATES: Final[Ways] = (
    (
        (REP, "By when does it have to work for you?"),
        (
            BUYER,
            "It has to be live before the first of November, because then the winter service begins.",
        ),
    ),
    (
        (REP, "And when would you like to have decided?"),
        (BUYER, "We want to decide by the end of the quarter, so that we can start in October."),
    ),
)
COST: Final[Ways] = (
    (
        (BUYER, "What does something like this cost?"),
        (REP, "It is forty two euros a month for each van, and the seats in the office are free."),
        (BUYER, "Okay, good to know."),
    ),
    (
        (BUYER, "And what would it be for us, roughly?"),
        (
            REP,
            "For a site like yours it is nine hundred euros a month, with the training included.",
        ),
        (BUYER, "All right, I will write that down."),
    ),
)
RIVAL: Final = (
    "We are also getting quotes from two other vendors at the moment.",
    "I should say that we are talking to Fleetboard as well, they came in last week.",
)
RIVAL_ASKED: Final[Ways] = (
    (
        (REP, "Thank you for saying so. What do you like about theirs, and what is missing?"),
        (BUYER, "The map is nicer, to be fair, and the part on the phone is what they lack."),
    ),
)
RIVAL_PITCH: Final[Ways] = (
    (
        (REP, "Well, we are the market leader in this region and we have the best service."),
        (BUYER, "That is what the others say too."),
        (REP, "Our hotline is open at night, and the app has won two prizes."),
    ),
)
PUSHBACK: Final = (
    "That is too expensive for us, to be honest.",
    "Honestly, the price is a lot higher than we were hoping.",
)
HELD: Final[Ways] = (
    (
        (REP, "I understand. What are you comparing it with?"),
        (BUYER, "With the licence that we have now, which does a quarter of it."),
        (REP, "And what would the hours be worth that you lose today?"),
        (BUYER, "More than the difference, I have to admit. It does make sense when you put it like that."),
    ),
)  # fmt: skip
GIVEN: Final[Ways] = (
    (
        (REP, "Okay. I can give you ten percent off the list price."),
        (BUYER, "Okay."),
    ),
    (
        (
            REP,
            "I understand. We can waive the set-up fee for you, and I take off another five percent.",
        ),
        (BUYER, "All right."),
    ),
)
STEP: Final[Ways] = (
    (
        (REP, "Then I would suggest that we look at two weeks of your own plans together. Can we do that on Thursday at four?"),
        (BUYER, "Thursday at four works for me."),
        (REP, "Then I will send the invitation today, and you send me the plans by Wednesday."),
        (BUYER, "You will have them by Wednesday noon."),
    ),
    (
        (REP, "What should happen next? I would say we try it with one crew. Would Tuesday the twelfth at nine suit you?"),
        (BUYER, "Tuesday the twelfth at nine is fine."),
        (REP, "Then I will come to the depot on Tuesday the twelfth at nine, and I send you the form today."),
        (BUYER, "And you will have it back with my signature tomorrow."),
    ),
)  # fmt: skip
LOOSE: Final[Ways] = (
    (
        (REP, "Shall we set up a call with your team to look at your own lists?"),
        (BUYER, "Sure, that would be good. Sometime next month."),
        (REP, "Great, I will send you some times."),
    ),
    (
        (REP, "Would it make sense to talk again with your colleague?"),
        (BUYER, "Yes, let us do that at some point, when things have calmed down."),
        (REP, "Perfect, I will be in touch."),
    ),
)
NOTHING: Final[Ways] = (
    (
        (REP, "Good. So that is what I wanted to show you, and I think that is it from my side."),
        (BUYER, "Thanks, that was interesting. I have to run to the next one."),
    ),
    (
        (REP, "All right. We are almost out of time, so let us leave it there for today."),
        (BUYER, "Okay, thanks for the overview."),
    ),
)
GOODBYE: Final[Ways] = (
    ((REP, "Wonderful. Thank you for your time."), (BUYER, "Thank you, bye.")),
    ((REP, "Thanks a lot, have a good day."), (BUYER, "You too, bye bye.")),
)
CHECK: Final = (
    "How would your dispatcher feel about that?",
    "What is missing here for you?",
    "Which of your crews would you try this with first?",
    "What would you do with that in a normal week?",
)
REACTION: Final = (
    "That one is good. She would be relieved, I think, and she will want to drag things around.",
    "For us the yellow one matters, because that is where the calls come from.",
    "We would start with the night crew, they are curious about such things.",
)
SINCE: Final[Ways] = (
    (
        (REP, "Thanks for getting back to me so fast. How did the meeting with your team go?"),
        (BUYER, "Better than I feared. They had two things that they wanted to know, and one of them has nothing to do with you."),
        (REP, "What did they want to know?"),
        (BUYER, "Where the data is stored, and who can see the addresses. I told them what you wrote to me."),
    ),
)  # fmt: skip
QUOTE: Final[Ways] = (
    (
        (REP, "Thank you for making the time. As we said last time, today is about the offer. For three depots it is twenty four thousand a year, with the training included."),
    ),
    (
        (REP, "Good to see you again. As agreed we go through the offer today. For all the vans it comes to thirty one thousand for the first year."),
    ),
)  # fmt: skip
