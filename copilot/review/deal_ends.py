"""How a deal ended, from all that its row says of it: won, lost, or open still.

What the system itself says counts before the words of a stage: whether it is won, lost or closed, and
a probability of all or nothing. A stage of the team's own is read for what such stages are called in
English, German, French and Spanish; a probability between none and all says that it is open, unless
the stage is called no more than "won" or "lost".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from copilot.review.deal_headings import plain
from copilot.review.pipeline import DealState

if TYPE_CHECKING:
    from collections.abc import Iterable

_WON: Final = r"(?:won|gewonnen(?:e[rs]?)?|gagnee?s?|remportee?s?|ganad[oa]s?)"
_LOST: Final = r"(?:lost|verloren(?:e[rs]?)?|perdue?s?|perdid[oa]s?)"
_CLOSED: Final = (
    r"(?:closed?|geschlossen|abgeschlossen|fermee?|cloturee?|conclue?|cerrad[oa]|cierre)"
)
_NUMBER: Final = r"^(?:[a-z]?\d+ )?"
_AND: Final = r" ?(?:and |und |et |y )?"


def _sure(word: str) -> re.Pattern[str]:
    return re.compile(rf"{_NUMBER}(?:{_CLOSED}{_AND}{word}\b|{word}(?:{_AND}{_CLOSED})?$)")


_SURELY_WON, _SURELY_LOST = _sure(_WON), _sure(_LOST)
_NOT_YET: Final = (
    r"(?<!\bnot )(?<!\bbe )(?<!\bbeing )(?<!\bnearly )(?<!\balmost )(?<!\bnicht )(?<!\bnon )(?<!\bno )"
    r"(?<!\bcontact )(?<!\bkontakt )(?<!\bcontacto )"
)
_PERHAPS_WON: Final = re.compile(
    rf"{_NOT_YET}\b{_WON}\b"
    rf"|{_NUMBER}(?:contract |deal |order |agreement |vertrag |contrat |contrato )?"
    r"(?:signed|unterschrieben|unterzeichnet|signee?|firmado|sold|verkauft|vendue?|vendido|win)"
    r"(?: off| contract| deal| order)?$"
    r"|\b(?:auftrag (?:erteilt|erhalten)|(?:order|po) received|commande recue|pedido recibido)\b"
)
_PERHAPS_LOST: Final = re.compile(
    rf"{_NOT_YET}\b{_LOST}\b(?! (?:contact|touch|momentum|champion|sponsor|kontakt)\b)"
    rf"|{_CLOSED} (?:and )?not won\b"
    r"|\b(?:no decision|keine entscheidung|pas de decision|sans suite|sin decision)\b"
    r"|\b(?:disqualified|disqualifiziert|disqualifiee?|descalificad[oa])\b"
    rf"|{_NUMBER}(?:{_CLOSED} |deal |opportunity )?(?:abandon(?:ed|nee?|ad[oa])|dead|rejected|declined"
    r"|cancell?ed|withdrawn|turned down|no sale|not interested|junk|duplicate|abgelehnt|abgesagt"
    r"|absage|storniert|aufgegeben|kein interesse|annulee?|refusee?|rechazad[oa]|cancelad[oa]"
    r"|descartad[oa])(?: by \w+)?$"
)
_CLOSED_ALONE: Final = re.compile(rf"{_NUMBER}(?:deal )?{_CLOSED}(?: deals?)?$")
_EARLY: Final = re.compile(
    r"\b(?:new|leads?|prospect\w*|inbound|incoming|intake|backlog|open|target\w*|ideas?|identif\w*"
    r"|suspect\w*|discovery|(?:un)?qualif\w*|contact\w*|appointment\w*|first|on hold|nurtur\w*|parked"
    r"|neue?|offen|erst\w*|kontakt\w*|nouve\w*|premier\w*|nuev[oa]|primer\w*)\b"
)
"""Stages that some give a probability of nothing because they have only begun."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidOfEnd:
    """What a row's columns say, None each where they say nothing. `probability` is a part of one."""

    won: bool | None = None
    lost: bool | None = None
    closed: bool | None = None
    probability: float | None = None


def closed_is_won(stages: Iterable[str]) -> bool:
    """Whether "Closed" is how these stages say won: lost has a name among them, and won has none."""
    plainly = [_words(stage) for stage in stages]
    if any(_PERHAPS_WON.search(stage) or _SURELY_WON.match(stage) for stage in plainly):
        return False
    return any(_PERHAPS_LOST.search(stage) or _SURELY_LOST.match(stage) for stage in plainly)


def how_it_ended(stage: str, said: SaidOfEnd, *, closed_wins: bool) -> DealState | None:
    """Won, lost or open; None where it is closed and nothing says which. `closed_wins`: the above."""
    if said.won or said.lost:
        return DealState.WON if said.won else DealState.LOST
    if said.closed is False or (said.won is False and said.lost is False and not said.closed):
        return DealState.OPEN
    name = _words(stage)
    if said.closed:
        return _closed(name, said, closed_wins)
    found = _sure_name(name) or _by_probability(name, said.probability) or _name(name)
    if found is None and _CLOSED_ALONE.match(name):
        return DealState.WON if closed_wins else None
    denied = {said.won: DealState.WON, said.lost: DealState.LOST}.get(False)
    return DealState.OPEN if found is None or found is denied else found


def _words(stage: str) -> str:
    return " ".join(re.sub(r"\W+", " ", plain(stage) or stage.casefold()).split())


def _closed(name: str, said: SaidOfEnd, closed_wins: bool) -> DealState | None:
    if said.won is False or said.lost is False:
        return DealState.LOST if said.won is False else DealState.WON
    if said.probability in {0.0, 1.0}:
        return DealState.WON if said.probability else DealState.LOST
    found = _sure_name(name) or _name(name)
    return DealState.WON if found is None and closed_wins and _CLOSED_ALONE.match(name) else found


def _sure_name(name: str) -> DealState | None:
    if _SURELY_WON.match(name):
        return DealState.WON
    return DealState.LOST if _SURELY_LOST.match(name) else None


def _by_probability(name: str, probability: float | None) -> DealState | None:
    if probability is None or (probability == 0 and _EARLY.search(name) and _name(name) is None):
        return None
    if 0 < probability < 1:
        return DealState.OPEN
    return DealState.WON if probability else DealState.LOST


def _name(name: str) -> DealState | None:
    if _PERHAPS_LOST.search(name):
        return DealState.LOST
    return DealState.WON if _PERHAPS_WON.search(name) else None
