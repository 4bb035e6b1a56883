"""A one-to-one from the team's server while it runs: what its page gives as Markdown, byte for byte.

A code to sign in with is good once: it is used for this one page, which the log notes as it notes the
page, and the session ends with it. So whoever may see the page may print it from anywhere, and nobody
needs the server's own file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import httpx2

from copilot.errors import NotHere, RequestInvalid, ServerAway

if TYPE_CHECKING:
    from collections.abc import Iterable

SECONDS: Final = 20.0


async def read_brief(
    server: str, code: str, who: str, *, transport: httpx2.AsyncBaseTransport | None = None
) -> bytes:
    """The brief of the person called `who`, or with that id, as the code's owner may see it.

    Raises `ServerAway` where no team's server answers, `RequestInvalid` for a code that is not good, and
    `NotHere` for somebody whom that owner does not see.
    """
    server = server.rstrip("/")
    headers = {"origin": server}
    async with httpx2.AsyncClient(
        base_url=server, headers=headers, timeout=SECONDS, transport=transport
    ) as client:
        try:
            await _asked(client, "POST", "/session", json={"ticket": code})
            try:
                me = (await _asked(client, "GET", "/api/me")).json()
                person = _named(who, [me, *me["people"]])
                return (await _asked(client, "GET", f"/api/people/{person}/brief.md")).content
            finally:
                await client.delete("/session")
        except (httpx2.HTTPError, httpx2.InvalidURL, ValueError, KeyError, TypeError):
            # what answers may be another program's: its answer is not repeated
            raise _away(server) from None


async def _asked(
    client: httpx2.AsyncClient, method: str, path: str, **more: Any
) -> httpx2.Response:
    response = await client.request(method, path, **more)
    if response.is_success:
        return response
    told = response.json()
    raise RequestInvalid(told["what"], remedy=told["remedy"])


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


def _away(server: str) -> ServerAway:
    return ServerAway(
        "no team's server answers there",
        where=server,
        remedy="start it (copilot team serve), or say where it is: --server https://team.example.com",
    )
