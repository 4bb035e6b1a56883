"""The kinds of question a rule may ask, one a file, none knowing another.

Each is a frozen piece of the rule file that answers for itself: `look(scene) -> Finding`. What the
file says and what is asked are one object, so a kind of check is described, bounded and answered
in one place, and a new one is one file here and one line in `copilot.coaching.conditions`. A
check that needs words answers None where they came late.
"""
