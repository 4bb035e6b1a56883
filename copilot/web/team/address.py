"""Where the team's server is found, by the names it goes by.

On loopback it is one origin, as the rep's own service is. Anywhere else it stands behind a proxy that
speaks TLS, and each name that people may open it by is listed: nothing else is answered.
"""

from __future__ import annotations

import re
import socket
from dataclasses import dataclass
from errno import EADDRINUSE
from typing import TYPE_CHECKING, Final

from copilot.errors import BindRefused, PortInUse
from copilot.limits import limit
from copilot.web.address import LOOPBACK
from copilot.web.serve import open_door

if TYPE_CHECKING:
    from copilot.web.address import Origin

_NAME: Final = re.compile(
    r"(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*(:\d{1,5})?"
)


@dataclass(frozen=True, slots=True)
class Published:
    """A name behind a proxy that speaks TLS. Its ``www.`` leads to it."""

    host: str

    @property
    def alias(self) -> str:
        """The same name as some people type it."""
        return f"www.{self.host}"

    @property
    def origin(self) -> str:
        """As browsers write it: behind the proxy there is TLS, always."""
        return f"https://{self.host}"


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamDoor:
    """A port that is held, and every origin that it answers for."""

    listener: socket.socket
    origins: tuple[Origin, ...]
    secure: bool


def open_team_door(
    host: str, port: int, *, behind_proxy: bool = False, allowed_hosts: tuple[str, ...] = ()
) -> TeamDoor:
    """Hold a port. Port 0 takes any free one.

    On 127.0.0.1 nothing more is needed. Raises BindRefused for any other address without
    `behind_proxy` and the names that people open it by, and PortInUse where something listens.
    """
    if host in {LOOPBACK, "localhost"} and not behind_proxy:
        if allowed_hosts:
            raise BindRefused(
                "names to go by are for a server behind a proxy",
                where=host,
                remedy="add --behind-proxy, or leave --allowed-host out",
            )
        door = open_door(host, port)
        return TeamDoor(listener=door.listener, origins=(door.address,), secure=False)
    if not behind_proxy or not allowed_hosts:
        raise BindRefused(
            "an address of a network needs a proxy with TLS in front, and the names it goes by",
            where=host,
            remedy="copilot team serve --behind-proxy --allowed-host team.example.com",
        )
    origins = tuple(Published(_name(one)) for one in allowed_hosts)
    return TeamDoor(listener=_held(host, port), origins=origins, secure=True)


def _name(given: str) -> str:
    name = given.strip().lower().rstrip(".")
    if not _NAME.fullmatch(name):
        raise BindRefused(
            "that is no name of a host", where=given[:80], remedy="write it as team.example.com"
        )
    return name


def _held(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # named as TCP, as in `copilot.web.serve`: no answer waits for an acknowledgement
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(limit("connections"))
    except OSError as error:
        listener.close()
        if error.errno == EADDRINUSE:
            raise PortInUse(
                "something else listens there",
                where=f"{host}:{port}",
                remedy="choose another --port",
            ) from None
        raise BindRefused(
            f"the system does not let us listen there ({type(error).__name__})",
            where=f"{host}:{port}",
            remedy="give an address of this machine and a port above 1023",
        ) from None
    return listener
