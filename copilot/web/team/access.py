"""Who may ask for what: one closed set of answers, decided in one place.

A route names its `Access` and nothing else; `may` decides. A person's page is the person's and their
own manager's, and an administrator is neither: who gives out the keys reads nothing. Somebody else's
page is answered as one that does not exist.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Access(StrEnum):
    """What a route asks of who comes.

    ANYONE: nothing. SIGNED_IN: a session. OWN: the person it is about. SHARED: that person or their
    own manager. MANAGER_OF: that manager alone. LEADS: anybody who manages people, for those people.
    ADMIN: who looks after people and teams. MACHINE: a rep's machine, by its token.
    """

    ANYONE = "anyone"
    SIGNED_IN = "signed_in"
    OWN = "own"
    SHARED = "shared"
    MANAGER_OF = "manager_of"
    LEADS = "leads"
    ADMIN = "admin"
    MACHINE = "machine"


ABOUT_SOMEBODY: Final = frozenset({Access.OWN, Access.SHARED, Access.MANAGER_OF})
"""Those whose routes carry a person in their address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewer:
    """Who is signed in, as far as access is concerned. `manages` holds the ids of their reports."""

    id: str
    leads: bool = False
    administers: bool = False
    manages: frozenset[str] = frozenset()


def may(viewer: Viewer | None, access: Access, subject: str | None = None) -> bool:
    """Whether `viewer` may use a route that asks for `access`, about `subject` if about anybody.

    MACHINE is no matter of sessions: the route itself looks at the token.
    """
    if access in {Access.ANYONE, Access.MACHINE}:
        return True
    if viewer is None:
        return False
    if access in ABOUT_SOMEBODY:
        return subject is not None and _about(viewer, access, subject)
    return {
        Access.SIGNED_IN: True,
        Access.LEADS: viewer.leads,
        Access.ADMIN: viewer.administers,
    }[access]


def _about(viewer: Viewer, access: Access, subject: str) -> bool:
    own, managed = subject == viewer.id, subject in viewer.manages
    return {
        Access.OWN: own,
        Access.SHARED: own or managed,
        Access.MANAGER_OF: managed and not own,
    }[access]
