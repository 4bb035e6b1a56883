"""What a rule file may say: the shape of `rules/*.yaml`, field by field.

Law 9 of the house is here: a rule is data with its cases beside it, and law 10: each number that a
stable rule compares with has an entry of the same name in `sources`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final, Literal

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from copilot.coaching.cases import Cases
from copilot.coaching.checks.context import KnownPersona
from copilot.coaching.checks.phase import KnownPhase, PhaseCheck
from copilot.coaching.conditions import Node
from copilot.coaching.part import AT, Count, Part, Seconds, Share, Version
from copilot.kinds import COACHED, CallKind, MomentKind, Persona, Profile
from copilot.profiles import ROOM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copilot.coaching.finding import Finding
    from copilot.coaching.scene import Scene
    from copilot.events import CallContext
    from copilot.profiles import Level

CUE_WORDS: Final = 12
"""About three seconds of reading at 250 words a minute; longer and it is a script, not a cue."""

MIN_CASES: Final = 5
"""Cases of each kind that a stable rule has at least (semgrep's and sigma's habit, made a law)."""


def _plain(text: str) -> str:
    if "<" in text or ">" in text:
        raise PydanticCustomError("markup", "holds < or >: cards are plain text, write the words")
    if "\n" in text.strip():
        raise PydanticCustomError("lines", "has more than one line: join them")
    return text.strip()


def _short(text: str) -> str:
    if (words := len(text.split())) > CUE_WORDS:
        raise PydanticCustomError(
            "cue_words",
            "has {words} words, and a cue has at most {most}: cut it",
            {"words": words, "most": CUE_WORDS},
        )
    return text


PlainText = Annotated[str, StringConstraints(min_length=1, max_length=240), AfterValidator(_plain)]
Cue = Annotated[
    str,
    StringConstraints(min_length=1, max_length=120),
    AfterValidator(_plain),
    AfterValidator(_short),
]
Remark = Annotated[str, StringConstraints(min_length=1, max_length=800), AfterValidator(_plain)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=64)]
Skill = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
LEVELS: Final[dict[Profile, Level]] = {profile: room.level for profile, room in ROOM.items()}


def _never_the_reps_own(profiles: tuple[Profile, ...]) -> tuple[Profile, ...]:
    for profile in profiles:
        if profile.seen_as is not profile:
            raise PydanticCustomError(
                "own_profile",
                "names {own}, which is the rep's own choice alone: write {seen_as}, which covers it",
                {"own": profile.value, "seen_as": profile.seen_as.value},
            )
    return profiles


def _all_kinds(value: object) -> object:
    return COACHED if value == "all" else value


def _coached(kinds: tuple[CallKind, ...]) -> tuple[CallKind, ...]:
    if CallKind.ONE_TO_ONE in kinds:
        raise PydanticCustomError("not_coached", "names one_to_one, in which nobody is coached")
    return kinds


class Applies(Part):
    """Which calls, buyers and reps a rule is for. ``calls: all`` means every kind of sales call.

    A rule with `personas` is not asked where nobody said who the buyer is, one with `phases` only
    while the call is known to be in one of them, and where nobody said what kind of call it is, one
    for some kinds only from when one of them is heard: unknown context never fires a rule that needs it.
    """

    calls: Annotated[
        tuple[CallKind, ...],
        BeforeValidator(
            _all_kinds,
            json_schema_input_type=Annotated[tuple[CallKind, ...], Field(min_length=1)]
            | Literal["all"],
        ),
        Field(min_length=1),
        AfterValidator(_coached),
    ] = COACHED
    except_calls: tuple[CallKind, ...] = ()
    phases: Annotated[tuple[KnownPhase, ...], Field(min_length=1)] | None = None
    personas: Annotated[tuple[KnownPersona, ...], Field(min_length=1)] | None = None
    profiles: Annotated[
        tuple[Profile, ...], Field(min_length=1), AfterValidator(_never_the_reps_own)
    ] = tuple(profile for profile in Profile if profile.seen_as is profile)

    @model_validator(mode="after")
    def _leaves_a_call(self) -> Applies:
        if not self.kinds:
            raise PydanticCustomError(
                "no_call", "leaves no kind of call over", {AT: "except_calls"}
            )
        return self

    def to(self, context: CallContext) -> bool:
        """Whether the rule is asked on this call from its beginning."""
        return self._fits(context) and context.kind in self.kinds

    def may_come(self, context: CallContext) -> bool:
        """Whether it may be asked on this call: where nobody said the kind, one may yet be heard."""
        return self._fits(context) and (
            context.kind is CallKind.UNKNOWN or context.kind in self.kinds
        )

    def _fits(self, context: CallContext) -> bool:
        known = self.personas is None or (
            context.persona in self.personas and context.persona is not Persona.UNKNOWN
        )
        return known and context.profile.seen_as in self.profiles

    def for_kind(self, scene: Scene) -> bool:
        """Whether the call is, as far as is known by now, of one of the rule's kinds."""
        return scene.conversation.kind in self.kinds

    @property
    def phase(self) -> PhaseCheck | None:
        """Asks whether the call is in the rule's phases; None for a rule for all of them."""
        return None if self.phases is None else PhaseCheck(any_of=self.phases)

    def now(self, scene: Scene) -> Finding | None:
        """Whether the call is in the rule's phases; None for a rule for all of them."""
        return None if self.phase is None else self.phase.look(scene)

    @property
    def kinds(self) -> tuple[CallKind, ...]:
        """The kinds of call that are left when the exceptions are taken out."""
        return tuple(kind for kind in self.calls if kind not in self.except_calls)


class Limits(Part):
    """How often a rule may fire, in seconds of call audio.

    It fires when its condition has stood for `stands_s`, never before `after_s`, and again only
    when it (still or again) stands `cooldown_s` after the last time. That is of cards: each time that
    the condition comes up leaves a moment, be the rule out of cards or what was said before `after_s`.
    """

    per_call: Annotated[Count, Field(le=200)] = 1
    cooldown_s: Seconds = 600.0
    after_s: Seconds = 0.0
    stands_s: Seconds = 0.0


class Settling(Part):
    """When a moment counts: as it fires, or only if it still stands when the call ends."""

    settle: Literal["fired", "end"] = "fired"


class CardText(Part):
    """What the rep may see: the cue, why it comes now, and one question in the rep's own voice."""

    cue: Cue
    why: PlainText
    ask: PlainText


class Card(Part):
    """The card's words at each level; a level that is not written falls back to `core`."""

    core: CardText
    foundational: CardText | None = None
    advanced: CardText | None = None

    def words(self, profile: Profile) -> CardText:
        """The words for a rep of this profile."""
        return getattr(self, LEVELS[profile]) or self.core


class UsualShare(Part):
    """The rep's usual share of the talk on one kind of call, of voiced seconds, 0 to 1."""

    low: Share
    high: Share

    @model_validator(mode="after")
    def _is_a_range(self) -> UsualShare:
        if self.low >= self.high:
            raise PydanticCustomError("no_range", "needs a low that is below its high", {AT: "low"})
        return self


class Rule(Part):
    """One rule file.

    While a rule with a `talk_band` is in force, its range is the one that the rep's meter and pages
    show for those kinds of call, with the source of that name.
    """

    id: Slug
    version: Version
    title: PlainText
    skill: Skill
    kind: MomentKind
    maturity: Literal["experimental", "stable"]
    applies: Applies = Applies()
    when: Node
    priority: Annotated[int, Field(strict=True, ge=1, le=100)]
    max_wait_s: Annotated[Seconds, Field(gt=0, le=600)]
    limits: Limits = Limits()
    moment: Settling = Settling()
    card: Card
    practice: Remark
    talk_band: dict[CallKind, UsualShare] = Field(default_factory=dict)
    sources: dict[str, Remark] = Field(default_factory=dict)
    tests: Cases = Cases()

    @model_validator(mode="after")
    def _every_number_has_a_source(self) -> Rule:
        numbers = set(_numbers(self.when)) if self.maturity == "stable" else set()
        if self.talk_band:  # shown to the rep, with its source beside it
            numbers.add("talk_band")
        unsourced = sorted(numbers - self.sources.keys())
        if unsourced:
            raise PydanticCustomError(
                "unsourced",
                "has no source for {names}: say under 'sources' where each number comes from",
                {"names": ", ".join(unsourced), AT: "sources"},
            )
        return self

    @property
    def too_few_cases(self) -> bool:
        """Whether there are too few for a stable rule."""
        return min(len(self.tests.fires), len(self.tests.quiet)) < MIN_CASES


def _numbers(part: Part) -> Iterator[str]:
    """Names of the fields of a condition that compare with a number."""
    for name in part.model_fields_set:
        value = getattr(part, name)
        for inner in value if isinstance(value, tuple) else (value,):
            if isinstance(inner, Part):
                yield from _numbers(inner)
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if is_number or isinstance(value, dict):
            yield name
