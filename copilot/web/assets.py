"""The pages, styles and scripts, read once at the start: what is not in this list does not exist.

Nothing that a request says ever becomes a path, so there is no way out of the folder.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from starlette.responses import Response

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.requests import Request

_TYPES: Final = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """One file as it is served."""

    body: bytes
    media_type: str
    etag: str

    def page(self, status_code: int = 200) -> Response:
        """The file as a page: fresh each time, and kept by no browser."""
        return Response(self.body, status_code, media_type=self.media_type)

    def part(self, request: Request) -> Response:
        """The file as a part of a page: kept, asked for each time, 304 while it is the same."""
        headers = {"cache-control": "no-cache", "etag": self.etag}
        if request.headers.get("if-none-match") == self.etag:
            return Response(status_code=304, headers=headers)
        return Response(self.body, headers=headers, media_type=self.media_type)


@dataclass(frozen=True, slots=True)
class Assets:
    """Every file of the pages' folder of a known type, by its path in it."""

    by_path: dict[str, Asset]

    @classmethod
    def read(cls, folder: Path) -> Assets:
        """Read them all. Raises OSError where one cannot be read."""
        files = sorted(path for path in folder.rglob("*") if path.suffix in _TYPES)
        return cls({path.relative_to(folder).as_posix(): _asset(path) for path in files})

    def page(self, name: str) -> Asset:
        """One of the pages. Raises KeyError."""
        return self.by_path[name]

    def static(self, path: str) -> Asset | None:
        """What a page may load; the pages themselves have addresses of their own."""
        return None if path.endswith(".html") else self.by_path.get(path)


def _asset(path: Path) -> Asset:
    body = path.read_bytes()
    etag = f'"{sha256(body).hexdigest()[:32]}"'
    return Asset(body=body, media_type=_TYPES[path.suffix], etag=etag)
