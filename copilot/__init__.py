"""Copilot: private, in-call coaching for sales reps, on the rep's own machine.

The one path, and where each stage lives::

    audio ──▶ speech ──▶ asr ──▶ conversation ──▶ coaching ──▶ delivery ──▶ (the rep's eyes)
                                                     │
                                                     └──▶ storage ──▶ review ──▶ web

Read `copilot.events` first (the values that flow), then `copilot.session` (`run_call`, the whole
path on one screen) and `copilot.path` (its synchronous heart).

① ``audio``         sound in: a recording, a page's, two devices'; framed exactly, both sides in step
② ``speech``        who is talking: Silero, the segmenter, the end of a turn
③ ``asr``           words: the recogniser protocol, its engines, worker processes
   ``meaning``       what an utterance means: a small encoder and trained heads, beside the words
④ ``conversation``  how it stands: turns, measures, signals, the next step
⑤ ``coaching``      what to say and when: rules, engine, gate
⑥ ``delivery``      to the rep's eyes: the wire, the mailbox, the hub
⑦ ``storage``       what is kept: numbers and kinds, never a word; the team's own store apart
⑧ ``review``        after the call: the rep's page, the team's pages, the one-to-one
⑨ ``web``           doors: pages, API, sockets, and who may knock; the team's in ``web/team``

``samples`` are the sample calls, ``demo`` the invented team of ``copilot team demo``. The rules and the list
of models lie beside the package in a checkout, and in it with a wheel (``resources``).

What joins the stages lies beside them, one file an idea:

a call        ``session`` and its heart ``path``, whose ``outputs`` it does; ``remains`` (what it leaves),
              ``summing`` (in numbers), ``hearing`` (what the rep is told of the hearing) and ``not_heard``
              (with a code), ``steps`` (one line of the log each), ``bleed``, ``assemble`` (joins the stages
              from the settings)
a live call   ``live`` runs it; ``consent``, ``capturing`` (its page), ``listening`` (its devices), ``carried``
              and ``carrying`` (over a restart), ``scrub`` (memory overwritten), ``threads`` (there before it)
a recording   ``replay``, shown by ``replay_view``; ``cut_short`` (one that breaks off)
in a terminal ``listen``, with ``listen_cli``, ``listen_keys``, ``listen_screen``, ``listen_view``
the rules     ``rule_watch`` (read anew), ``phrases`` (RE2), ``drill_room`` (an answer in a drill, heard)
before it     ``account`` (names), ``appointment`` (when it ends), ``titled`` (its kind), ``kinds``, ``profiles``
what leaves   ``handover`` (which calls may), ``sharing`` (sends them), ``backoff``, ``recording`` (a link)
commands      ``cli``, with ``export_cli`` and ``options``, and by ``later_commands`` when asked for ``rules_cli``,
              ``names_cli``, ``team_cli`` and ``team_demo_cli``; ``doctor``;
              ``brief_reading`` (a brief from a running server);
              ``tune`` and ``tune_view``
programs      ``service`` (the rep's), ``team_service`` (the team's)
settings      ``settings`` (every knob) with ``sharing_settings``, ``team_settings``, ``team_server_settings``,
              ``tiers``; ``setting_names``, ``in_force`` (read, or why not)
models        ``manifest`` (which, where, unaltered), ``onnx``, ``onnx_graph``
for all       ``events``, ``limits`` (every bound), ``errors`` and its root ``failing``, ``observe`` (logging that
              cannot repeat what was said), ``spoken`` (text that will not print itself), ``bounded``,
              ``figures`` (as people read them), ``resources``
"""

import os

__version__ = "0.1.0"

# before numpy is read: a thread of its own spins for tens of milliseconds after each product, on a core
# that the call needs, and our products are too small to gain by it
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
