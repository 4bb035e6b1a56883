"""What the recogniser's workers did, in numbers."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """Counts since the start; only `waiting` ever falls.

    `decoded` stretches came back from a worker. `shared` closed stretches had been asked for while
    they were tentative, `forgotten` tentative ones went on after all, and `stopped` decodes ended
    early, since nobody waited for them any more. `dropped` closed stretches
    got no words because too many waited, or they themselves waited too long; `dropped_tentative`
    were only put off. `overdue` closed stretches were given up while a worker was at them. `late`
    is closed stretches whose words are not known, for whatever reason.

    `retried` stretches had a worker end under them, `timed_out` of those because it hung.
    `hurried` decodes had less context because many waited.
    `workers_ended` is workers that had to be replaced. `second_looks` is decodes repeated with more
    context, `completed` those whose last words were heard in the rest of the sound alone,
    `asked_for_names` those in which the sound was asked for a name, `taken_back` answers that were not
    believed, `nobody` those of them in whose sound there was no voice, `words_cut` words above the
    bound of an utterance.
    """

    decoded: int = 0
    shared: int = 0
    forgotten: int = 0
    stopped: int = 0
    dropped: int = 0
    dropped_tentative: int = 0
    overdue: int = 0
    late: int = 0
    retried: int = 0
    timed_out: int = 0
    hurried: int = 0
    workers_ended: int = 0
    second_looks: int = 0
    completed: int = 0
    asked_for_names: int = 0
    taken_back: int = 0
    nobody: int = 0
    words_cut: int = 0
    waiting: int = 0


class Tally:
    """Where the parts of the recogniser count. What is counted here, `of_all` counts too."""

    def __init__(self, of_all: Tally | None = None) -> None:
        self._of_all = of_all
        self._counts = Statistics()

    def counts(self, *, waiting: int = 0) -> Statistics:
        """The counts as they stand, with how many stretches wait."""
        return replace(self._counts, waiting=waiting)

    def add(self, **more: int) -> None:
        """Raise the named counts. Raises TypeError for a name that is none."""
        raised = {name: getattr(self._counts, name, 0) + by for name, by in more.items()}
        self._counts = replace(self._counts, **raised)
        if self._of_all is not None:
            self._of_all.add(**more)
