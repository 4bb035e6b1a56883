"""A one-to-one from the team's server while it runs: what its page gives as Markdown, byte for byte.

A code to sign in with is good once: it is used for this one page, which the log notes as it notes the
page, and the session ends with it. So whoever may see the page may print it from anywhere, and nobody
needs the server's own file. Three small requests: the standard library's client is enough for them.
"""

from __future__ import annotations

import json
from contextlib import suppress
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from copilot.errors import NotHere, RequestInvalid, StoreUnreachable

if TYPE_CHECKING:
    from collections.abc import Iterable

SECONDS: Final = 20.0
MOST_BYTES: Final = 4 * 1024 * 1024
"""Of an answer; a page has some kilobytes."""


def read_brief(server: str, code: str, who: str) -> bytes:
    """The brief of the person called `who`, or with that id, as the code's owner may see it.

    Raises `StoreUnreachable` where no team's server answers at that origin, `RequestInvalid` for a code
    that is not good, and `NotHere` for somebody whom its owner does not see.
    """
    talk = _Talk(server)
    try:
        talk.ask("POST", "/session", {"ticket": code})
        try:
            me = json.loads(talk.ask("GET", "/api/me"))
            person = _named(who, [me, *me["people"]])
            return talk.ask("GET", f"/api/people/{person}/brief.md")
        finally:
            with suppress(OSError, HTTPException, RequestInvalid):
                talk.ask("DELETE", "/session")
    except (OSError, HTTPException, ValueError, KeyError, TypeError):
        # what answers may be another program's: its answer is not repeated
        raise StoreUnreachable(
            "no team's server answers there",
            where=server,
            remedy="start it (copilot team serve), or say where it is: --server https://team.example.com",
        ) from None
    finally:
        talk.connection.close()


class _Talk:
    """One connection to one origin, and the session that it gave."""

    def __init__(self, server: str) -> None:
        parts = urlsplit(server)
        kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
        self.connection = kind(parts.hostname or "", parts.port, timeout=SECONDS)
        self._headers = {"origin": server, "content-type": "application/json"}

    def ask(self, method: str, path: str, body: object = None) -> bytes:
        """What is answered. Raises RequestInvalid for a refusal, in the server's own words."""
        sent = None if body is None else json.dumps(body)
        self.connection.request(method, path, sent, self._headers)
        response = self.connection.getresponse()
        told = response.read(MOST_BYTES)
        if not 200 <= response.status < 300:
            refusal: dict[str, Any] = json.loads(told)
            raise RequestInvalid(refusal["what"], remedy=refusal["remedy"])
        given = response.headers.get("set-cookie", "")
        if given:
            self._headers["cookie"] = given.split(";")[0]
        return told


def _named(who: str, people: Iterable[dict[str, Any]]) -> str:
    wanted = " ".join(who.split()).casefold()
    found = {
        one["id"]: one["name"]
        for one in people
        if wanted in {str(one["name"]).casefold(), str(one["id"])}
    }
    if len(found) != 1:
        what = "several of yours are called" if found else "nobody whom you see is called"
        raise NotHere(f"{what} {who!r}", remedy="name them in full, or by their id")
    return str(next(iter(found)))
