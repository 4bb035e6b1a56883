"""The wall as a real browser meets it: another site's page tries every door, ours uses them."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest
from playwright.async_api import async_playwright

from tests.browser.chromium import HOW_TO_GET_IT, WINDOWLESS, arguments
from tests.web.serving import put_call, until
from tests.web.test_app import DOORS, SOCKET, nothing_has_happened

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from playwright.async_api import Page, Response, Route

    from tests.web.serving import Served

# newer browsers ask the user before a site may reach this machine; what is tested is our own wall
ARGUMENTS = arguments(without=("LocalNetworkAccessChecks",))
pytestmark = [
    pytest.mark.anyio,
    pytest.mark.browser,
    pytest.mark.skipif(not WINDOWLESS.exists(), reason=HOW_TO_GET_IT),
]

ATTACK = """async ([origin, host, doors, live]) => {
  const opened = [];
  for (const [method, path, body] of doors) {
    const url = origin + path;
    if (method === "WS") {
      const answer = await new Promise((resolve) => {
        const socket = new WebSocket(`ws://${host}${path}`);
        socket.onopen = () => resolve("open");
        socket.onerror = () => resolve("refused");
      });
      if (answer === "open") opened.push(path);
      continue;
    }
    for (const mode of ["cors", "no-cors"]) {
      try {
        const sent = { method, mode, credentials: "include" };
        if (body) sent.body = JSON.stringify(body);
        const response = await fetch(url, sent);
        if (response.type !== "opaque") opened.push(`${mode} ${method} ${path}`);
      } catch { /* the browser or the service refused */ }
    }
    if (method === "GET") {
      const answer = await new Promise((resolve) => {
        const script = document.createElement("script");
        script.src = url;
        script.onload = () => resolve("open");
        script.onerror = () => resolve("refused");
        document.body.append(script);
      });
      if (answer === "open") opened.push(`script ${path}`);
    } else {
      const frame = document.createElement("iframe");
      frame.name = "sink" + document.forms.length;
      const form = document.createElement("form");
      form.method = "post";
      form.action = url;
      form.target = frame.name;
      form.enctype = "text/plain";
      const field = document.createElement("input");
      field.name = '{"sample":"a","x":"';
      field.value = '"}';
      form.append(field);
      document.body.append(frame, form);
      form.submit();
    }
  }
  return opened;
}"""

USE = """async ([call]) => {
  const violations = [];
  document.addEventListener("securitypolicyviolation", (event) => violations.push(event.violatedDirective));
  const answer = await fetch("/session/ticket", {
    method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ call }),
  });
  const { ticket } = await answer.json();
  const first = await new Promise((resolve) => {
    const socket = new WebSocket(`ws://${location.host}/ws/overlay/${call}`);
    socket.onopen = () => socket.send(JSON.stringify({ type: "hello", ticket }));
    socket.onmessage = (event) => resolve(JSON.parse(event.data).type);
    socket.onclose = (event) => resolve(event.code);
  });
  const used = [...violations];
  const inline = document.createElement("script");
  inline.textContent = "window.injected = true";
  document.body.append(inline);
  await fetch("http://evil.test/").catch(() => undefined);
  const elsewhere = await new Promise((resolve) => {
    try {
      const socket = new WebSocket("ws://evil.test/");
      socket.onerror = () => resolve("blocked");
    } catch { resolve("blocked"); }
  });
  await new Promise((resolve) => setTimeout(resolve));
  return { first, used, injected: window.injected === true, elsewhere, blocked: violations };
}"""


@asynccontextmanager
async def browsing(page_html: str = "<!doctype html><body></body>") -> AsyncIterator[Page]:
    """A page of Chromium for which every name but ours leads to `page_html`."""

    async def other(route: Route) -> None:
        await route.fulfill(content_type="text/html", body=page_html)

    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=WINDOWLESS, args=ARGUMENTS)
        try:
            page = await browser.new_page()
            await page.route(
                lambda url: "://127.0.0.1:" not in url and "://localhost:" not in url, other
            )
            yield page
        finally:
            await browser.close()


def doors(live: str) -> list[tuple[str, str, object]]:
    return [
        (method, use.path.replace("{live}", live), use.filled(live))
        for (method, _), use in DOORS.items()
        if not use.page
    ]


async def test_our_own_page_may_use_its_socket_and_nothing_of_anybody_else(served: Served) -> None:
    call = served.start().request.call
    async with browsing() as page:
        await page.goto(f"http://localhost:{served.address.port}/")
        assert page.url == f"{served.address.origin}/"
        told = await page.evaluate(USE, [call])
    assert told["first"] == "welcome"
    assert told["used"] == []
    assert not told["injected"]
    assert told["elsewhere"] == "blocked"
    assert {"script-src-elem", "connect-src"} <= set(told["blocked"])


@pytest.mark.parametrize(
    "site", ["http://evil.test/", "http://sub.localhost/", "http://127.0.0.1/"]
)
async def test_another_page_opens_no_door(served: Served, site: str) -> None:
    await put_call(served.services)
    live = served.start().request.call
    async with browsing() as page:
        await page.goto(site)
        framed: list[Response] = []
        page.on(
            "response", lambda got: framed.append(got) if got.frame != page.main_frame else None
        )
        target = [served.address.origin, served.address.host, doors(live), live]
        assert await page.evaluate(ATTACK, target) == []
        frame = "(url) => document.body.append(Object.assign(document.createElement('iframe'), {src: url}))"
        await page.evaluate(frame, served.address.origin)
        # each form was sent from a frame of its own
        forms = [door for door in doors(live) if door[0] not in {"GET", SOCKET}]
        await until(lambda: len(framed) == len(forms) + 1)
        assert not any(inner.url.startswith(served.address.origin) for inner in page.frames)
    await nothing_has_happened(served, live)
