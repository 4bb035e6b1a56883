"""Copilot: private, in-call coaching for sales reps, on the rep's own machine.

The one path, and where each stage lives::

    audio ──▶ speech ──▶ asr ──▶ conversation ──▶ coaching ──▶ delivery ──▶ (the rep's eyes)
                                                     │
                                                     └──▶ storage ──▶ review ──▶ web

Read `copilot.events` first (the values that flow), then `copilot.session` (`run_call`, the whole
path on one screen) and `copilot.path` (its synchronous heart).

① ``audio``         sound in: files today, framed exactly, both sides in step
② ``speech``        who is talking: Silero, the segmenter, the end of a turn
③ ``asr``           words: the recogniser protocol, Whisper, worker processes
④ ``conversation``  how it stands: turns, measures, signals, the next step
⑤ ``coaching``      what to say and when: rules, engine, gate
⑥ ``delivery``      to the rep's eyes: the wire, the mailbox, the hub
⑦ ``storage``       what is kept: numbers and kinds, never a word
⑧ ``review``        after the call: what the rep's page shows
⑨ ``web``           doors: pages, API, sockets, and who may knock

Beside them: `copilot.settings` (every knob), `copilot.limits` (every bound), `copilot.errors`
(every error), `copilot.observe` (logging that cannot repeat what was said), `copilot.spoken` (text
that will not print itself), `copilot.manifest` (the models), `copilot.assemble` (joins the stages).
"""

__version__ = "0.1.0"
