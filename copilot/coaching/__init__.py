"""⑤ What to say, and when: rules in, at most one short private card out.

**A rule is one YAML file with its cases beside it** (`schema`, `cases`), because authoring must be
cheap: sales managers at one vendor spent most of their time on alerts, not on coaching. It is read
with line numbers and refused with them (`yaml_text`, `rulefile`, `rulebook`). A stable rule has
five cases that fire, five that stay quiet, and a source for every number that it compares with.
`inline_tests` runs the cases through the same conversation and engine that a call runs through.

**A condition is a tree of checks** (`conditions`, `checks`, one file a kind as in vale), not an
expression language: it can be validated, bounded and explained without running it. Answers are
three-valued (`finding`): what was not heard is neither said nor unsaid, and a rule that rests on it
stays silent.

**Finding and showing are apart.** `engine` folds the conversation in audio time and says which
moments there are and which cards would like to be seen; the same audio gives the same answer at any
speed. `gate` looks at this very instant and says whether one may be. Peers fire as fast as they
can; here most cards wait, and those that find no pause are dropped.

**A moment may be taken back.** Rules about something missing settle at the end of the call: if the
rep does it after the card, or by themselves, there was nothing to coach.

**Cards make themselves superfluous** (`outcomes`, `opportunity`, `fading`, `pacing`). At a call's end
the rules themselves say how it went: a behaviour came unprompted, came after a card, or was missed;
a rule that had no occasion says nothing. From the latest calls each skill's mastery is estimated
anew; the better a skill stands, the fewer of its cards are shown, and two calls without it bring
them back. A tenth of the cards of a known skill is withheld by chance, at the instant at which it
would have been shown, so that the rep can see whether the skill stands alone. All of that is the
rep's own: it is in ``private.db`` and in no message.

**The band is not the threshold** (`bands`): vendors' figures for the usual talk share disagree and
calls that end well often lie above them, so the overlay shows the band and the rule speaks only
well outside it.
"""
