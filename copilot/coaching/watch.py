"""What is remembered of one rule in one call, and what becomes of it with each answer. Pure.

Of a call that was set up without a kind one may be heard in it. A rule for some kinds only is `opened`
when one of them is, and `shut` when another takes its place. What was said before it was open is not
held against anybody, and that it was shut does not mean that its condition lapsed: so a kind that
becomes known makes nothing fire of what is past, and one that changes nothing fire twice.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from copilot.coaching.finding import Finding
from copilot.coaching.inputs import ENDED, KIND, until
from copilot.coaching.occurrences import NONE_YET, Occurrences

if TYPE_CHECKING:
    from copilot.coaching.inputs import Lasting
    from copilot.coaching.scene import Scene
    from copilot.coaching.schema import Rule
    from copilot.coaching.wanted import Wanted
    from copilot.events import Moment

_NOT_ASKED: Final = Finding(holds=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """What is remembered of one rule in one call; `asked` says that it was ever in its phases.

    While it `sleeps` its answer is no and nothing of it is waiting, so it need not be asked.
    `open_since` is, in a call that was set up without a kind, since when it is of one of the rule's.
    """

    asked: bool = False
    open_since: float | None = None
    fired: int = 0
    last_fired: float | None = None
    standing_since: float | None = None
    occurrences: Occurrences = NONE_YET
    pending: tuple[Moment, ...] = ()
    wanted: Wanted | None = None
    sleeps: Lasting | None = None


def opened(watch: Watch, at: float) -> Watch:
    """A rule that is for the kind of call in force."""
    return watch if watch.open_since is not None else replace(watch, open_since=at)


def shut(watch: Watch, scene: Scene) -> Watch:
    """One that is not: nothing comes of it, and nothing is known to have lapsed meanwhile."""
    wanted = _still_wanted(watch.wanted, _NOT_ASKED, scene)
    return replace(
        watch,
        standing_since=None,
        open_since=None,
        wanted=wanted,
        pending=() if scene.conversation.ended else watch.pending,
        sleeps=until(KIND | ENDED) if wanted is None else None,
    )


def resting(watch: Watch, sleeps: Lasting | None, seen: Occurrences) -> Watch:
    """One that does not stand and has no card: how long it sleeps, and its occurrences by now."""
    if watch.standing_since is None and watch.sleeps == sleeps and seen is watch.occurrences:
        return watch
    # most that are asked come by here, and with all fields named it takes a third of the time
    return Watch(
        asked=watch.asked,
        open_since=watch.open_since,
        fired=watch.fired,
        last_fired=watch.last_fired,
        occurrences=seen,
        pending=watch.pending,
        sleeps=sleeps,
    )


def of_before(rule: Rule, watch: Watch, finding: Finding) -> bool:
    """Whether it rests on what was said before the call was known to be of a kind for the rule.

    A rule that settles at the end speaks of the call as a whole.
    """
    if watch.open_since is None or finding.at is None or rule.moment.settle == "end":
        return False
    return finding.at < watch.open_since


def looked_at(watch: Watch, finding: Finding, scene: Scene) -> Watch:
    """The watch with how its condition stands now, awake."""
    since = _standing_since(watch, finding, scene.at)
    wanted = _still_wanted(watch.wanted, finding, scene)
    rises = since is not None and watch.standing_since is None
    seen = watch.occurrences.after(finding, scene.at, rises=rises)
    if since != watch.standing_since or wanted is not watch.wanted or watch.sleeps:
        watch = replace(watch, standing_since=since, wanted=wanted, sleeps=None)
    return watch if seen is watch.occurrences else replace(watch, occurrences=seen)


def _standing_since(watch: Watch, finding: Finding, at: float) -> float | None:
    """Since when the condition has stood; unheard, it does not stand."""
    if not finding.holds:
        return None
    return at if watch.standing_since is None else watch.standing_since


def _still_wanted(wanted: Wanted | None, finding: Finding, scene: Scene) -> Wanted | None:
    """A card waits its time out, and says at each instant whether its condition stands."""
    if wanted is None or scene.at >= wanted.until or scene.conversation.ended:
        return None
    return wanted if wanted.stands is finding.holds else replace(wanted, stands=finding.holds)
