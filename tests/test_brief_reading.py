"""The one-to-one from a running server: byte for byte what the page gives, and to nobody else."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING

import pytest

from copilot.brief_reading import read_brief
from copilot.errors import NotHere, RequestInvalid, StoreUnreachable
from copilot.review.brief_text import markdown
from copilot.storage.team.records import Deed
from copilot.web.team.brief_api import brief_of
from tests.browser.team_service import TeamService, team_service
from tests.web.team import seed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copilot.storage.team.audit import Entry


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TeamService]:
    with team_service(tmp_path_factory.mktemp("team")) as running:
        yield running


def read(service: TeamService, viewer: str, who: str) -> str:
    return read_brief(service.origin, service.code(viewer), who).decode()


def noted(service: TeamService) -> list[Entry]:
    return list(service.portal.call(service.store.audit.about, seed.REP))


@pytest.mark.parametrize("viewer", [seed.REP, seed.MANAGER])
def test_it_is_the_page_that_the_codes_owner_sees(service: TeamService, viewer: str) -> None:
    async def made() -> str:
        person = await service.store.people.load(seed.REP)
        assert person is not None
        return markdown(await brief_of(service.store, person, seed.TODAY))

    page = service.portal.call(made)
    for who in ("amara  OKAFOR", seed.REP):
        assert read(service, viewer, who) == page


def test_what_a_manager_reads_so_is_in_the_log(service: TeamService) -> None:
    before = len(noted(service))
    read(service, seed.MANAGER, "Amara Okafor")
    log = noted(service)
    assert len(log) == before + 1
    assert {Deed.READ_BRIEF} <= {one.deed for one in log}


def test_the_session_ends_with_it_and_the_code_is_used_up(service: TeamService) -> None:
    end_all = service.store.access.sign_out_everywhere
    service.portal.call(end_all, seed.REP)
    code = service.code(seed.REP)
    read_brief(service.origin, code, seed.REP)
    assert service.portal.call(end_all, seed.REP) == 0
    with pytest.raises(RequestInvalid, match="not good"):
        read_brief(service.origin, code, seed.REP)


@pytest.mark.parametrize("viewer", [seed.SECOND_REP, seed.OTHER_MANAGER, seed.ADMIN])
def test_who_sees_nobody_of_that_name_is_told_so(service: TeamService, viewer: str) -> None:
    with pytest.raises(NotHere, match="nobody whom you see"):
        read(service, viewer, "Amara Okafor")


@contextmanager
def another_program(status: int, body: bytes) -> Iterator[str]:
    """Something else on a port, which answers everything so."""

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            self.rfile.read(int(self.headers.get("content-length", 0)))
            self.send_response(status)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = do_DELETE = answer  # noqa: N815  # as the library names them

        def log_message(self, *_words: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("status", "body"),
    [(200, b"a login page"), (200, b"[]"), (502, b""), (302, b""), (404, b'{"error": "rutabaga"}')],
)
def test_what_else_may_answer(status: int, body: bytes) -> None:
    with another_program(status, body) as server, pytest.raises(StoreUnreachable) as told:
        read_brief(server, "c", "Ada")
    assert told.value.where == server
    assert "rutabaga" not in str(told.value)


def test_where_nothing_answers() -> None:
    with pytest.raises(StoreUnreachable, match="--server"):
        read_brief("http://127.0.0.1:9", "c", "Ada")
