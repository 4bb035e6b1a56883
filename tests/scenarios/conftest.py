"""One workshop for all scenarios of a worker: the models load once."""

from __future__ import annotations

import pytest
from anyio.from_thread import start_blocking_portal

from copilot.assemble import open_workshop
from copilot.replay import patient
from copilot.settings import Settings


@pytest.fixture(scope="package")
def portal():
    with start_blocking_portal() as portal:
        yield portal


@pytest.fixture(scope="package")
def workshop(portal):
    with portal.wrap_async_context_manager(open_workshop(patient(Settings()))) as workshop:
        yield workshop
