"""What ``copilot rules new`` writes: a rule that passes ``check``, with a word on every part of it."""

from __future__ import annotations

from copilot.coaching.json_schema import EDITOR_LINE

_TEMPLATE = """\
{editor}{schema}
# One rule, one file; the file is called as its id. Begin here, then:
#   copilot rules check FOLDER      errors by file and line, with a fix
#   copilot rules test FOLDER       the cases below, played through the real engine
#   copilot rules explain {id}.yaml CALL      why it fires or not, turn by turn; or --case NAME
#   copilot rules names             every name that may stand below, with what it means; or --help
id: {id}
# raise it with every change that alters when it fires: kept moments remember it
version: 1
title: {title}
# what the rep gets better at; cards of one skill fade together. The shipped ones: closing,
# competition, listening, negotiation, next_steps, objections, opening, presentation, qualification,
# questions, steering
skill: questions
# the moment that it leaves behind, one of the closed set that `copilot rules moments` explains
kind: need_unexplored
# experimental loads with few cases; stable asks for {cases} of each kind and a source for each number
maturity: experimental

applies:
  # `all`, or a list such as [discovery, demo]; what is excepted is taken out again
  calls: all
  except_calls: [escalation, retail, churn_interview, product_feedback]
  # phases: [discovery]          only while the call is known to be in one of them
  # personas: [economic]         only when the rep said who the buyer is
  # profiles: [ramping, core]    all, if left out

# A tree of checks under all, any and not. A check that needs words answers "unheard" where they
# came late, and an unheard condition never fires. Two independent checks before a card: one
# misheard word must not fire a rule.
when:
  all:
    # the buyer named a problem lately
    - signal: {{kind: pain, speaker: buyer, within_s: 60}}
    # and the rep took two turns since and asked nothing about it
    - response: {{to: {{kind: pain, speaker: buyer}}, none_of: [question], within_turns: 2}}
    # nor anything else: from the voices, so a second kind of evidence
    - measure: {{name: since_rep_question_s, over: 30}}
    # others: phrase, meaning, absent, sequence, silence, fact, measure, objection, next_step, time,
    # ending, phase, context, always; `copilot rules checks` tells each with its keys. Such as words of
    # your own that the rep has not said by minute ten:
    # - absent: {{phrases: ['\\bworkshop\\b', '\\bpilot\\b'], speaker: rep, by_s: 600}}

# which of several cards goes first, 1 to 100; from 90 on it hurries
priority: 50
# how long the card waits for a pause before it is dropped
max_wait_s: 45
limits:
  per_call: 1
  cooldown_s: 600
  # not before this second of the call
  after_s: 60

moment:
  # fired: it counts at once. end: only if the condition still stands when the call is over
  settle: fired

# At most {words} words of cue, from curiosity, never a script. Levels are optional besides core.
card:
  foundational:
    cue: What happens when that goes wrong?
    why: They named a problem, and the talk has moved on.
    ask: What happens on a day when that goes wrong?
  core:
    cue: What is behind that problem?
    why: They named a problem, and the talk has moved on.
    ask: You said that this is hard today. What have you tried so far?
  advanced:
    cue: What is it worth to them to be rid of it?
    why: They named a problem, and the talk has moved on.
    ask: If that were gone tomorrow, what would you do with the time?

# for the review page, after the call
practice: When a problem comes up, ask two more questions about it before you answer.

# where each number comes from: a study, a vendor, or your own reckoning
sources:
  within_s: Ours, argued and not measured. A problem is still on the table for a minute.
  within_turns: Ours. Who explains first may still ask in the next turn.
  over: Ours. Half a minute; who has just asked is on the way.

# Dialogues, spoken at 150 words a minute. {{at: 60, rep: "..."}} sets a time, a number instead of
# words is so many seconds of talk, `late: true` loses the words.
tests:
  fires:
    - name: the problem is passed over
      kind: discovery
      # the card is not wanted before the end of this line, but by the end of that one; `by_s: 90`
      # for talk without lines, `card: none` where only a moment is left. Stable rules must say it.
      from_line: 5
      by_line: 6
      lines:
        - {{rep: 60}}
        - "buyer: We plan the vans by hand, and it is a nightmare every single morning."
        - "rep: I see. Our planner draws the routes overnight and sends them to the drivers."
        - "buyer: That is something that we have not looked at so far."
        - "rep: And this is the map, with the traffic of the day on it."
        - "buyer: I see, the colours are the districts there."
  quiet:
    - name: nobody names a problem
      lines:
        - "rep: Thanks for making the time today."
        - "buyer: Glad to."
"""


def template(rule_id: str, *, schema: str, cases: int, words: int) -> str:
    """A new rule file with this id; `schema` is where the JSON Schema is."""
    return _TEMPLATE.format(
        editor=EDITOR_LINE,
        schema=schema,
        id=rule_id,
        title=rule_id.replace("-", " ").capitalize(),
        cases=cases,
        words=words,
    )
