"""What the recogniser's workers did, in numbers."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """Counts since the start; only `waiting` ever falls.

    `decoded` stretches came back from a worker. `shared` closed stretches had been asked for while
    they were tentative, `forgotten` tentative ones went on after all. `dropped` closed stretches
    got no words because too many waited; `dropped_tentative` were only put off. `late` is closed
    stretches whose words are not known, for whatever reason.

    `retried` stretches had a worker end under them, `timed_out` of those by their deadline.
    `workers_ended` is workers that had to be replaced. `second_looks` is decodes repeated with more
    context, `taken_back` answers that were not believed, `words_cut` words above the bound of an
    utterance.
    """

    decoded: int = 0
    shared: int = 0
    forgotten: int = 0
    dropped: int = 0
    dropped_tentative: int = 0
    late: int = 0
    retried: int = 0
    timed_out: int = 0
    workers_ended: int = 0
    second_looks: int = 0
    taken_back: int = 0
    words_cut: int = 0
    waiting: int = 0


class Tally:
    """Where the parts of the recogniser count."""

    def __init__(self) -> None:
        self._counts = Statistics()

    def counts(self, *, waiting: int = 0) -> Statistics:
        """The counts as they stand, with how many stretches wait."""
        return replace(self._counts, waiting=waiting)

    def add(self, **more: int) -> None:
        """Raise the named counts. Raises TypeError for a name that is none."""
        raised = {name: getattr(self._counts, name, 0) + by for name, by in more.items()}
        self._counts = replace(self._counts, **raised)
