"""What an utterance means: a small sentence encoder, and a trained head for each signal.

`pieces` cuts an utterance into pieces of about a sentence; `encoder` gives each a row of numbers by the
graph of `graph`, made of weights that `safetensors` reads; `heads` tells from such a row which
signals are in it; `reader` does all of it for one utterance, and never raises into a call. The heads
are trained by ``models/train_meaning.py`` from ``models/meaning/``.
"""
