"""Every name that a rule may use, in words for whoever writes rules: the one place where each is defined.

``copilot rules signals``, ``measures``, ``facts`` and so on print it, ``copilot rules schema`` carries
it into editors, and the closed sets in `copilot.kinds` refer to it. A table for each set: a member that
is missing fails a test, and each example utterance is played to the conversation and must give what it
is an example of.
"""
