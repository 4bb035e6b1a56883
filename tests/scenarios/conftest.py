"""One workshop for all scenarios of a worker, and one canary: the models load once."""

from __future__ import annotations

import pytest
from anyio.from_thread import start_blocking_portal

from copilot.assemble import open_workshop
from copilot.replay import patient
from copilot.settings import Settings
from tests.scenarios.calls import play


@pytest.fixture(scope="package")
def portal():
    with start_blocking_portal() as portal:
        yield portal


@pytest.fixture(scope="package")
def workshop(portal):
    with portal.wrap_async_context_manager(open_workshop(patient(Settings()))) as workshop:
        yield workshop


@pytest.fixture(scope="package")
def settled(portal, workshop):
    """The canary, its sound waiting for its words: what all other ways to hear it have to come to."""
    return play(portal, workshop, "canary")
