"""What every test may lean on."""

from __future__ import annotations

import logging
import os
from pathlib import Path

import pytest
import structlog
from hypothesis import HealthCheck, settings
from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]  # xdist has no types

# before numpy is imported anywhere: its thread pools spin on a small machine
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

# a shared machine may take its time, and a test of values is no test of seconds
settings.register_profile(
    "house", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("house")


LONG_FIRST = ("scenarios", "privacy", "browser", "asr")
"""Folders whose tests play calls, load models or start a browser: begun last they would be waited for."""

APART_BY_PARAMETER = ("tests/scenarios/test_samples.py",)
"""Files whose dear fixture is another one for each parameter."""


class OneFileOneWorker(LoadScopeScheduling):  # type: ignore[misc]  # and so its class is any
    """What a file sets up for all its tests is set up once, and not in each worker."""

    def _split_scope(self, nodeid: str) -> str:
        file, _, test = nodeid.partition("::")
        return file + test.partition("[")[2] if file in APART_BY_PARAMETER else file


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Used with ``--dist loadscope``."""
    return OneFileOneWorker(config, log)


def pytest_collection_modifyitems(items):
    """The long ones first; otherwise as they were found."""
    here = Path(__file__).parent
    items.sort(key=lambda item: item.path.relative_to(here).parts[0] not in LONG_FIRST)


@pytest.fixture(autouse=True)
def logging_as_at_the_start():
    """A command under test sets logging up; its streams end with it."""
    yield
    structlog.reset_defaults()
    logging.getLogger().handlers[:] = [
        one for one in logging.getLogger().handlers if type(one) is not logging.StreamHandler
    ]


@pytest.fixture
def anyio_backend() -> str:
    """The one loop that the product runs on."""
    return "asyncio"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Where nothing may be skipped, a skip is a failure that says what was missing."""
    report = yield
    if (
        os.environ.get("COPILOT_SKIP_NOTHING")
        and report.skipped
        and not hasattr(report, "wasxfail")
    ):
        report.outcome = "failed"
        report.longrepr = f"skipped, and COPILOT_SKIP_NOTHING is set: {call.excinfo.value}"
    return report
