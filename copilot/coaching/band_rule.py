"""A team's own range of the talk share as a rule that the team proposes. Pure.

It is the shipped rule with three things changed: the range that the rep's meter shows for those
kinds of call, the thresholds, which stay as far from the range as they are from the shipped one, and
the version. Cases that the new thresholds make untrue give way to cases at them. As any rule of the
team's it is off until a rep accepts it.
"""

from __future__ import annotations

import io
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import FoldedScalarString

from copilot.coaching.bands import BANDS
from copilot.coaching.inline_tests import run_rule
from copilot.coaching.rulefile import read_rule
from copilot.coaching.schema import MIN_CASES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from copilot.coaching.schema import Rule
    from copilot.kinds import CallKind

RULE: Final = "talk-share-high"
"""The shipped rule that compares with the range's upper end."""

HIGHEST_RANGE: Final = 0.85
"""A range that ends above it needs no rule: where calls are won so, no share is too much. Ours."""

_MEASURE: Final = "rolling_rep_share"
_HIGHEST: Final = 0.92
"""A threshold above it would never be reached: the buyer says something."""

_AT_LEAST: Final = 0.05
"""So far above the range a threshold stands at the least. Ours: half of the narrowest range."""

_SECONDS: Final = 240
"""Of talk in a case that is made: the rule looks at five minutes, and asks for two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRange:
    """The team's range on one kind of call: `calls` stand behind it, in force since a day."""

    kind: CallKind
    low: float
    high: float
    calls: int
    on: date


def band_rule(shipped: bytes, ranges: Sequence[OwnRange]) -> str:
    """The rule file to propose, of the shipped rule's.

    `ranges` are of kinds that have a band, and none of them ends above `HIGHEST_RANGE`.
    Raises a RuleError if the shipped rule is none, KeyError for a kind of call without a band.
    """
    yaml = YAML()
    yaml.width, yaml.preserve_quotes = 100, True
    yaml.indent(mapping=2, sequence=4, offset=2)
    rule = yaml.load(shipped.decode())
    for one in ranges:
        _move(rule["when"], one)
    rule.insert(
        list(rule).index("sources"),
        "talk_band",
        {one.kind.value: {"low": one.low, "high": one.high} for one in ranges},
    )
    rule.yaml_set_comment_before_after_key("sources", before="\n")
    behind = "; ".join(
        f"{one.kind.value.replace('_', ' ')}: {one.calls} calls, {one.on}" for one in ranges
    )
    rule["sources"]["talk_band"] = FoldedScalarString(_SOURCE.format(behind=behind))
    rule["version"] = _version(ranges)
    tried = read_rule(_written(yaml, rule).encode(), f"{RULE}.yaml")
    _mend_cases(rule, tried, ranges)
    return _HEADER.format(rule=RULE, calls=", ".join(one.kind.value for one in ranges)) + _written(
        yaml, rule
    )


_SOURCE: Final = (
    "Your team: the middle half of its own won calls ({behind}). The thresholds stand as far above"
    " it as they do above the shipped range."
)
_HEADER: Final = """\
# Proposed by your team: the shipped rule {rule} with the range of your own won calls ({calls}).
# It goes into the folder that `team_rules_dir` names, and is off until a rep accepts it.
#
"""


def _move(part: Any, one: OwnRange) -> None:
    """Every threshold of the talk share on this kind of call, as far as the range has moved."""
    shipped = BANDS[one.kind]
    for over in _thresholds(part):
        former = over.get(one.kind.value, over.get("default"))
        if former is not None:
            moved = former + one.high - shipped.high
            over[one.kind.value] = round(min(_HIGHEST, max(one.high + _AT_LEAST, moved)), 2)


def _thresholds(part: Any) -> Iterator[Any]:
    """The mappings of kinds of call to a talk share that a condition compares with."""
    if isinstance(part, dict):
        if part.get("name") == _MEASURE:
            yield part["over"]
        for inner in part.values():
            yield from _thresholds(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from _thresholds(inner)


def _mend_cases(rule: Any, tried: Rule, ranges: Sequence[OwnRange]) -> None:
    """Take out the cases that no longer hold, and put in one on either side of each new threshold."""
    untrue = {(one.expected, one.case) for one in run_rule(tried) if not one.passed}
    for expected in ("fires", "quiet"):
        cases = rule["tests"][expected]
        for case in [one for one in cases if (expected, one["name"]) in untrue]:
            cases.remove(case)
        for one in ranges:
            # the first threshold of a kind is the one that nothing else is asked beside
            over = next(_thresholds(rule["when"]))[one.kind.value]
            share = min(0.98, over + 0.05) if expected == "fires" else one.high
            side = "above the threshold" if expected == "fires" else "inside the range"
            by = {"by_s": _SECONDS} if expected == "fires" else {}
            cases.append(
                {
                    "name": f"{side} of your team's on this kind of call ({one.kind.value})",
                    "kind": one.kind.value,
                    **by,
                    "talk": _talk(share),
                }
            )
        if len(cases) < MIN_CASES:
            rule["maturity"] = "experimental"


def _talk(rep_share: float) -> dict[str, int]:
    rep = round(_SECONDS * rep_share)
    return {"rep": rep, "buyer": _SECONDS - rep}


def _version(ranges: Sequence[OwnRange]) -> int:
    """The day, and three digits of what is in force: a rep accepts one version and no other."""
    told = repr([(one.kind.value, one.low, one.high) for one in ranges])
    day = max(one.on for one in ranges)
    return int(f"{day:%y%m%d}{zlib.crc32(told.encode()) % 1000:03d}")


def _written(yaml: YAML, rule: Any) -> str:
    into = io.StringIO()
    yaml.dump(rule, into)
    return into.getvalue()
