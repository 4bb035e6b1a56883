"""What the glossary has tables of: light, since a command line names them before anything is asked."""

from __future__ import annotations

from typing import Final

TOPICS: Final = {
    "keys": "what a rule file is made of, from `id` to `tests`",
    "signals": "what an utterance can tell: `signal`, `absent`, `sequence`, `response`",
    "meanings": "what can be meant in any words: `meaning`, and `meanings` of `absent`",
    "measures": "numbers of the call: `measure`",
    "facts": "what can be named: `fact`",
    "calls": "kinds of call, phases, buyers and profiles: `applies`, `phase`, `context`",
    "moments": "what a rule leaves behind: its `kind`",
    "checks": "what `when` may ask, and with which keys",
}
"""What there is a table of, and where a rule names it."""
