"""How well calls are understood, held against labels: what `benchmarks/understanding.py` is made of.

``labelled`` reads transcripts and labels, ``spoken`` times them, ``play`` runs a call from text,
``found`` notes what was found in it; ``scoring`` and ``tasks`` hold that against the labels,
``card_truth`` does so with cards; ``tell`` and ``explain`` print.
"""
