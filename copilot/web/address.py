"""Where the service listens, and the one origin that its pages have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Protocol

LOOPBACK: Final = "127.0.0.1"

_HTTP_PORT: Final = 80


class Origin(Protocol):
    """One origin that pages live at, and another name whose pages are found there."""

    @property
    def host(self) -> str:
        """The Host header of its pages."""
        ...

    @property
    def alias(self) -> str:
        """The Host header of somebody who typed the other name."""
        ...

    @property
    def origin(self) -> str:
        """Scheme, host and port as browsers write them in the Origin header."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A TCP port of 127.0.0.1.

    ``127.0.0.1`` and ``localhost`` are different origins to a browser, so the pages live at the
    first only; a request for a page by the other name is sent there.
    """

    port: int

    @property
    def host(self) -> str:
        """The one value of the Host header that pages, scripts and sockets send."""
        return self._named(LOOPBACK)

    @property
    def alias(self) -> str:
        """The Host header of somebody who typed ``localhost``."""
        return self._named("localhost")

    @property
    def origin(self) -> str:
        """Scheme, host and port as browsers write them in the Origin header."""
        return f"http://{self.host}"

    def _named(self, name: str) -> str:
        return name if self.port == _HTTP_PORT else f"{name}:{self.port}"
