"""Only what was there at the start, by its exact name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.requests import Request

from copilot.resources import pages_dir
from copilot.web.assets import Assets

if TYPE_CHECKING:
    from pathlib import Path


def asking(*headers: tuple[bytes, bytes]) -> Request:
    return Request({"type": "http", "headers": list(headers)})


def put(folder: Path) -> Assets:
    (folder / "css").mkdir()
    (folder / "css" / "a.css").write_text("b{}", encoding="utf-8")
    (folder / "home.html").write_text("<p>", encoding="utf-8")
    (folder / "notes.py").write_text("secret", encoding="utf-8")
    return Assets.read(folder)


def test_serves_known_types_only(tmp_path: Path) -> None:
    assert set(put(tmp_path).by_path) == {"css/a.css", "home.html"}


def test_pages_have_addresses_of_their_own(tmp_path: Path) -> None:
    assets = put(tmp_path)
    assert assets.static("css/a.css") is not None
    assert assets.static("home.html") is None
    assert assets.page("home.html").body == b"<p>"


def test_nothing_is_read_for_a_request(tmp_path: Path) -> None:
    assets = put(tmp_path)
    (tmp_path / "css" / "late.css").write_text("", encoding="utf-8")
    for path in ("css/late.css", "../web/app.py", "css/../css/a.css", "/css/a.css", ""):
        assert assets.static(path) is None


def test_a_browser_that_has_this_version_is_told_so(tmp_path: Path) -> None:
    asset = put(tmp_path).by_path["css/a.css"]
    first = asset.part(asking())
    assert (first.status_code, first.body) == (200, b"b{}")
    assert first.headers["content-type"] == "text/css; charset=utf-8"
    again = asset.part(asking((b"if-none-match", asset.etag.encode())))
    assert (again.status_code, again.body) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]


def test_a_page_is_kept_by_no_browser(tmp_path: Path) -> None:
    page = put(tmp_path).page("home.html").page()
    assert (page.status_code, page.body) == (200, b"<p>")
    assert "etag" not in page.headers
    assert "cache-control" not in page.headers, "the guard says no-store"


def test_every_shipped_file_is_of_a_known_type() -> None:
    shipped = {path for path in pages_dir().rglob("*") if path.is_file()}
    assert len(Assets.read(pages_dir()).by_path) == len(shipped)
