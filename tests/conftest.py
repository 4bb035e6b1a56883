"""What every test may lean on."""

from __future__ import annotations

import gc
import logging
import os

import pytest
import structlog
from hypothesis import HealthCheck, settings

from tests.spread import Pieces, longest_first

# before numpy is imported anywhere: its thread pools spin on a small machine
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

# a shared machine may take its time, and a test of values is no test of seconds
settings.register_profile(
    "house", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("house")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Used with ``--dist loadscope``."""
    return Pieces(config, log)


def pytest_configure(config):
    """All that is collected stays: to look through it for what is left over is in vain."""
    collects = hasattr(config, "workerinput") or not config.getoption("numprocesses", None)
    if collects:
        gc.disable()


def pytest_collection_finish():
    """So it is for all the tests, too."""
    gc.freeze()
    # what is frozen does not count: without this all the rest would be looked through every moment
    gc.set_threshold(20_000, 20, 50)
    gc.enable()


def pytest_collection_modifyitems(items):
    """The long ones first; otherwise as they were found."""
    longest_first(items)


@pytest.fixture(autouse=True)
def logging_as_at_the_start():
    """A command under test sets logging up; its streams end with it."""
    yield
    structlog.reset_defaults()
    logging.getLogger().handlers[:] = [
        one for one in logging.getLogger().handlers if type(one) is not logging.StreamHandler
    ]


@pytest.fixture
def typed(tmp_path, monkeypatch, capsys):
    """The command in this process: to start another is nearly all that a test of it would do."""
    # the command knows all of the program, which most tests need not wait for
    from tests.command import typed_in

    return typed_in(tmp_path, monkeypatch, capsys)


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
