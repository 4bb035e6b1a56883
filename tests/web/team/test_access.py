"""The one decision: who may ask for what."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from copilot.web.team.access import ABOUT_SOMEBODY, Access, Viewer, may

IDS = st.sampled_from(["ada", "ben", "mara", "nils"])
VIEWERS = st.builds(
    Viewer, id=IDS, leads=st.booleans(), administers=st.booleans(), manages=st.frozensets(IDS)
)


@given(VIEWERS, IDS)
def test_a_person_is_seen_by_themselves_and_their_own_manager_alone(viewer: Viewer, subject: str):
    allowed = may(viewer, Access.SHARED, subject)
    assert allowed == (viewer.id == subject or subject in viewer.manages)


@given(VIEWERS, IDS)
def test_nobody_manages_themselves(viewer: Viewer, subject: str):
    assert not (may(viewer, Access.OWN, subject) and may(viewer, Access.MANAGER_OF, subject))


@given(st.sampled_from(Access), st.none() | IDS)
def test_without_a_session_only_the_open_doors_open(access: Access, subject: str | None):
    assert may(None, access, subject) == (access in {Access.ANYONE, Access.MACHINE})


@given(VIEWERS, st.sampled_from(sorted(ABOUT_SOMEBODY)))
def test_what_is_about_somebody_is_closed_without_somebody(viewer: Viewer, access: Access):
    assert not may(viewer, access)


def test_who_gives_out_the_keys_reads_nothing():
    admin = Viewer(id="kim", administers=True)
    assert may(admin, Access.ADMIN)
    assert not any(may(admin, access, "ada") for access in ABOUT_SOMEBODY)
    assert not may(admin, Access.LEADS)
