"""⑥ To the rep's eyes: what is said to the overlays, and what they want of the view.

``messages`` is the wire; ``translate`` makes messages from what flows inside; ``mailbox`` is what
one overlay has still to be sent; ``hub`` fans a call out to its overlays; ``view`` is what the rep
asked of the view.

A mailbox holds the newest of everything, because a card or a state that is late is wrong, and
because the alternative is worse either way: a queue without a bound grows with each overlay that
does not read, and one with a bound makes the call wait for it.
"""
