"""Makes the example team: the same for the same seed, day and rules. Pure."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from copilot.demo import deals
from copilot.demo.agreed import agreed, scorecards
from copilot.demo.calls import calls_of
from copilot.demo.played_call import id_of
from copilot.demo.stories import ADMINISTRATOR, MANAGERS, STORIES
from copilot.demo.talks import talks
from copilot.demo.team import TEAM_NAME, ExampleTeam, PipelineExport
from copilot.storage.team.records import OwnedCall, Person, Role

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from copilot.coaching.rulebook import Rulebook
    from copilot.demo.stories import Story
    from copilot.review.shared import SharedCall

SEED: Final = 7
MANAGER_DAYS: Final = 1_800


def calls_of_rep(
    place: int, *, today: date, rulebook: Rulebook, seed: int = SEED
) -> tuple[SharedCall, ...]:
    """The calls of the rep at this place of `STORIES`: the part that takes its time, a second or two."""
    story = STORIES[place]
    own = deals.of_owner(deals.snapshots(STORIES, seed=seed, today=today)[-1][1], story.name)
    return tuple(calls_of(story, seed=seed, today=today, rulebook=rulebook, deals=own))


def example_team(
    calls: Sequence[Sequence[SharedCall]], *, today: date, seed: int = SEED
) -> ExampleTeam:
    """The team as it stands on `today`. `calls` are those of each rep, in the order of `STORIES`."""
    reps = [(place, person_of(story), story) for place, story in enumerate(STORIES)]
    agreements = [agreed(rep, story, place, today=today) for place, rep, story in reps]
    around = [talks(rep, story, place, today=today) for place, rep, story in reps]
    weeks = deals.snapshots(STORIES, seed=seed, today=today)
    return ExampleTeam(
        today=today,
        people=_people(today),
        calls=tuple(
            OwnedCall(person=rep, call=call) for place, rep, _ in reps for call in calls[place]
        ),
        agreements=tuple(one for each in agreements for one in each.agreements),
        diagnoses=tuple(one for each in agreements for one in each.diagnoses),
        scorecards=tuple(
            card
            for place, rep, story in reps
            for card in scorecards(rep, story, calls[place], today=today)
        ),
        meetings=tuple(one for each in around for one in each.meetings),
        rhythms=tuple(each.rhythm for each in around),
        milestones=tuple(one for each in around for one in each.milestones),
        agenda=tuple(one for each in around for one in each.agenda),
        actions=tuple(one for each in around for one in each.actions),
        pipeline=tuple(PipelineExport(day=day, csv=deals.export(rows)) for day, rows in weeks),
        owners=tuple((story.name, rep) for _, rep, story in reps),
        outcomes_csv=deals.outcomes(weeks[-1][1]),
    )


def person_of(story: Story) -> str:
    """The id of the rep of a story."""
    return id_of("person", story.name)


def _people(today: date) -> tuple[Person, ...]:
    managers = tuple(
        Person(
            id=id_of("person", name),
            name=name,
            role=Role.MANAGER,
            since=today - timedelta(days=MANAGER_DAYS),
            team=TEAM_NAME,
        )
        for name in MANAGERS
    )
    reps = tuple(
        Person(
            id=person_of(story),
            name=story.name,
            role=Role.REP,
            since=today - timedelta(days=story.days_here),
            team=TEAM_NAME,
            manager=managers[story.manager].id,
        )
        for story in STORIES
    )
    administrator = Person(
        id=id_of("person", ADMINISTRATOR),
        name=ADMINISTRATOR,
        role=Role.ADMIN,
        since=today - timedelta(days=MANAGER_DAYS),
    )
    return (*managers, *reps, administrator)
