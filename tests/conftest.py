"""What every test may lean on."""

from __future__ import annotations

import logging
import os

import pytest
import structlog
from hypothesis import HealthCheck, settings

# before numpy is imported anywhere: its thread pools spin on a small machine
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

# a shared machine may take its time, and a test of values is no test of seconds
settings.register_profile(
    "house", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("house")


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
