"""What of the capture is pure, run where it lives: ring, wire, times, words, and the way to the service under faults."""

from __future__ import annotations

import json
import struct
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.browser.scripted import ScriptedService

pytestmark = pytest.mark.browser

FAULTS = Path(__file__).parent / "js" / "faults.js"
RUNS = 50


@pytest.fixture(scope="module")
def page(browser: Browser, live_server: ScriptedService) -> Iterator[Page]:
    """A page of the service, whose modules a test may import."""
    context = browser.new_context(base_url=live_server.origin)
    page = context.new_page()
    page.route(
        "**/static/js/faults.js",
        lambda route: route.fulfill(
            body=FAULTS.read_text(encoding="utf-8"), content_type="text/javascript"
        ),
    )
    page.goto("/welcome")
    yield page
    context.close()


def run(page: Page, module: str, body: str, argument: object = None) -> Any:
    """What a function body makes of a module's exports (`m`) and an argument (`a`)."""
    return page.evaluate(
        f"async (a) => {{ const m = await import('/static/js/{module}'); {body} }}", argument
    )


def test_fifty_calls_under_random_faults_lose_and_double_nothing(page: Page) -> None:
    came = run(page, "faults.js", "return m.faults(a);", RUNS)
    assert len(came) == RUNS
    assert sum(one["faults"] for one in came) >= 3 * RUNS
    wrong = [one for one in came if one["wrong"] or one["early"] or one["lost"] or one["missing"]]
    assert wrong == [], json.dumps(wrong)


WITHDRAWN = """
const { Refused } = await import('/static/js/rest.js');
const refuse = (status) => { throw new Refused(status, '', '', ''); };
const told = [];
const asked = [];
let now_ms = 0;
const world = {
  now_ms: () => now_ms,
  ticket: async () => refuse(404),
  again: async () => refuse(410),
  forget: async () => { asked.push('forget'); if (asked.length < a.refusals) refuse(0); if (a.absent) refuse(404); },
};
const listener = { ready: () => undefined, standing: (standing, code) => told.push([standing, code]) };
const socket = new m.CaptureSocket('call', 1000, {}, true, listener, world);
if (a.withdrawn) socket.withdraw();
socket.end();
for (let turn = 0; turn < 400 && socket.standing !== 'over'; turn += 1) {
  now_ms += 20;
  socket.tick();
  for (let rest = 0; rest < 20; rest += 1) await null;
}
return { last: told.at(-1), forgotten: asked.length };
"""


@pytest.mark.parametrize(
    ("how", "last", "forgotten"),
    [
        ({"withdrawn": True}, "consent-withdrawn", 1),
        ({"withdrawn": True, "absent": True}, "consent-withdrawn", 1),
        ({"withdrawn": True, "refusals": 3}, "consent-withdrawn", 3),
        ({"withdrawn": False}, "call-over", 0),
    ],
)
def test_a_no_deletes_a_call_that_ended_before_the_no_came_through(
    page: Page, how: dict[str, object], last: str, forgotten: int
) -> None:
    told = run(page, "capture-socket.js", WITHDRAWN, how)
    assert told == {"last": ["over", last], "forgotten": forgotten}


def test_a_frame_is_what_the_service_reads(page: Page) -> None:
    sent = run(
        page,
        "capture-wire.js",
        "return [...new Uint8Array(m.frame(1, 7, 2 ** 33, Int16Array.of(-32768, 0, 32767)))];",
    )
    head = struct.pack("<BBHIQ", 1, 1, 0, 7, 2**33)
    assert bytes(sent) == head + struct.pack("<3h", -32768, 0, 32767)


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ('{"v":1,"type":"ready","rep":{"next":0},"buyer":{"next":0}}', "ready"),
        ('{"v":2,"type":"ready"}', None),
        ('{"v":1,"type":"sing"}', None),
        ("[]", None),
        ("{", None),
        (7, None),
    ],
)
def test_what_is_no_message_is_passed_by(page: Page, text: object, type_: str | None) -> None:
    assert run(page, "capture-wire.js", "return m.heard(a)?.type ?? null;", text) == type_


def test_the_ring_keeps_the_newest_and_gives_it_whole_or_in_parts(page: Page) -> None:
    told = run(
        page,
        "pcm-ring.js",
        """
        const ring = new m.PcmRing(10);
        const put = (index, ...values) => ring.put(index, Int16Array.from(values));
        const seen = (from, most) => {
          const piece = ring.after(from, most);
          return piece && [piece.index, ...piece.pcm];
        };
        put(0, 0, 1, 2);
        put(3, 3, 4, 5);
        put(9, 9, 10);
        const first = [seen(0, 9), seen(1, 3), seen(4, 100), seen(6, 100), seen(11, 5), ring.oldest];
        put(11, 11, 12, 13, 14);
        const later = [seen(0, 100), ring.oldest, seen(10, 2)];
        const held = ring.after(9, 100).pcm;
        const kept = ring.pieces.map(({ pcm }) => pcm);
        ring.wipe();
        return { first, later, oldest: ring.oldest, left: kept.flatMap((pcm) => [...pcm]) };
        """,
    )
    assert told["first"] == [[0, 0, 1, 2, 3, 4, 5], [1, 1, 2, 3], [4, 4, 5], [9, 9, 10], None, 0]
    assert told["later"] == [[3, 3, 4, 5], 3, [10, 10, 11]]
    assert told["oldest"] is None
    assert set(told["left"]) == {0}


@pytest.mark.parametrize(
    ("time", "now", "seconds"),
    [
        ("14:30", "2026-03-02T14:00:00", 1800),
        ("00:10", "2026-03-02T23:40:00", 1800),
        ("14:00", "2026-03-02T14:00:00", None),
        ("13:59", "2026-03-02T14:00:00", None),
        ("18:00", "2026-03-02T14:00:00", 4 * 3600),
        ("18:01", "2026-03-02T14:00:00", None),
        ("14:01", "2026-03-02T14:00:30", 30),
        ("", "2026-03-02T14:00:00", None),
    ],
)
def test_an_end_is_the_next_such_time_and_no_longer_off_than_a_call(
    page: Page, time: str, now: str, seconds: int | None
) -> None:
    told = run(page, "ends-at.js", "return m.secondsUntil(a[0], new Date(a[1]));", [time, now])
    assert told == seconds


def test_a_length_of_the_call_becomes_a_time_of_the_clock(page: Page) -> None:
    told = run(page, "ends-at.js", "return m.clockIn(45, new Date('2026-03-02T23:30:00'));")
    assert told == "00:15"


STANDINGS = (
    *("idle", "opening", "live", "muted", "flat", "ended", "unplugged"),
    *("denied", "missing", "busy", "unticked", "cancelled", "unsupported"),
)
NEVER = {("rep", "unticked"), ("rep", "cancelled"), ("share", "flat"), ("share", "unplugged")}
NEVER |= {("share", "denied"), ("input", "unticked"), ("input", "cancelled")}


def test_every_standing_of_a_side_has_words(page: Page) -> None:
    told = run(
        page,
        "trouble-words.js",
        """
        const words = {};
        for (const standing of a) {
          const side = { standing, audible: false, quiet: false };
          words[`rep ${standing}`] = m.sideWords({ ...side, speaker: "rep", shared: false });
          words[`share ${standing}`] = m.sideWords({ ...side, speaker: "buyer", shared: true });
          words[`input ${standing}`] = m.sideWords({ ...side, speaker: "buyer", shared: false });
        }
        return words;
        """,
        list(STANDINGS),
    )
    silent = {tuple(key.split()) for key, said in told.items() if not said["text"]}
    assert silent == NEVER
    assert all(len(said["text"]) < 140 for said in told.values())


def test_what_is_live_is_said_as_it_sounds(page: Page) -> None:
    told = run(
        page,
        "trouble-words.js",
        """
        const side = { standing: "live", audible: false, quiet: false, waits: false, shared: false };
        const of = (more, under_way) => m.sideWords({ ...side, speaker: "rep", ...more }, under_way).text;
        return [
          of({}), of({ quiet: true }), of({ audible: true }), of({ waits: true, audible: true }),
          of({ quiet: true }, true), of({ speaker: "buyer", quiet: true }), of({ speaker: "buyer", audible: true }),
        ];
        """,
    )
    assert told == [
        "Say a word, and see it move.",
        "I hear nothing yet. Say a word; if nothing moves, choose another microphone.",
        "I hear you.",
        "Click anywhere on this page: your browser waits for that.",
        "Connected.",
        "Connected. It moves as soon as somebody speaks.",
        "I hear them.",
    ]


def test_a_level_stands_where_its_loudness_is(page: Page) -> None:
    told = run(page, "level.js", "return a.map((peak) => m.place(peak));", [None, 0, 0.002, 0.1, 1])
    assert told == [0, 0, pytest.approx(0.0005, abs=0.001), pytest.approx(0.63, abs=0.01), 1]


def test_what_a_reload_may_know_has_no_name_in_it(page: Page) -> None:
    told = run(
        page,
        "capture-memory.js",
        """
        localStorage.setItem("copilot.names", "Quillmark");
        const names = "Quillmark\\nInvited Ines";
        m.keepCall("one", { zero_unix_ms: 5, setUp: { kind: "demo", buyer: "Eilidh", names } });
        const stored = JSON.stringify({ ...sessionStorage }) + JSON.stringify({ ...localStorage });
        const kept = m.recallCall("one");
        m.forgetCall("one");
        localStorage.removeItem("copilot.names");
        return { stored, kept, after: m.recallCall("one") };
        """,
    )
    assert "Eilidh" not in told["stored"]
    assert "Ines" not in told["stored"]
    set_up = {"kind": "demo", "buyer": "", "names": "Quillmark"}
    assert told["kept"] == {"zero_unix_ms": 5, "setUp": set_up}
    assert told["after"] is None
    assert json.dumps(told)


CLOCKED = """
const real = Date.now;
const capture = new m.Capture();
const rate = capture.sound.rate;
capture.socket = { given: true, call: "clocked", setUp: {} };
const kept = [];
for (const [now_ms, end_ms, standing] of a) {
  Date.now = () => 1_000_000 + now_ms;
  capture.standing = standing ?? "live";
  if (standing === "over") sessionStorage.removeItem("copilot.capture.clocked");
  capture.clock((end_ms / 1000) * rate);
  const now = JSON.parse(sessionStorage["copilot.capture.clocked"] ?? "null");
  kept.push(now && Math.round(now.zero_unix_ms) - 1_000_000);
}
Date.now = real;
sessionStorage.removeItem("copilot.capture.clocked");
return kept;
"""


def test_when_a_call_began_is_kept_as_soon_as_it_is_known_better(page: Page) -> None:
    # the first piece comes late, while the page is busy; it may be left a moment after the next
    looks = [[150, 32], [160, 64], [161, 96], [300, 128]]
    assert run(page, "capture.js", CLOCKED, looks) == [118, 96, 65, 65]


def test_of_a_call_that_is_over_no_clock_is_kept_again(page: Page) -> None:
    # what the audio thread still held comes after the end
    assert run(page, "capture.js", CLOCKED, [[150, 32], [160, 64, "over"]]) == [118, None]


@pytest.mark.parametrize(
    ("seconds", "now", "told"),
    [
        (14_400, "2026-03-02T14:30:00", [False, "at 18:30"]),
        (14_401, "2026-03-02T14:30:00", [True, "at 18:30"]),
        (88_200, "2026-03-02T14:30:00", [True, "tomorrow at 15:00"]),
        (176_400, "2026-03-02T14:30:00", [True, "in 2 days at 15:30"]),
    ],
)
def test_an_end_too_far_off_is_another_calls(
    page: Page, seconds: int, now: str, told: list[object]
) -> None:
    both = "const now = new Date(a[1]); return [m.tooFarOff(a[0]), m.whenIn(a[0], now)];"
    assert run(page, "ends-at.js", both, [seconds, now]) == told
