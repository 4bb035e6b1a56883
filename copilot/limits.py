"""Every bound in the system, what happens at it, and what counts it: one table.

A buffer that is not here does not exist. `policy` says what happens at the bound: ``block`` holds
the sender, ``drop_oldest`` and ``latest_wins`` lose the stalest and count it, ``refuse`` answers
with an error code, ``cut`` splits, ``release`` lets the oldest go on before its time, ``fill`` puts
silence in its place. `counter` is ``Class.attribute``, or the code of the error or of the log line that
says it; a bound that nothing counts says so, and why.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Policy = Literal["block", "drop_oldest", "latest_wins", "refuse", "cut", "release", "fill"]

NOT_COUNTED: Final = "not counted: "
_LATEST: Final = NOT_COUNTED + "the latest are all that is asked for"
_TOLD: Final = NOT_COUNTED + "whom it happens to is told, or sees it"
_KEPT: Final = NOT_COUNTED + "nothing is lost"


@dataclass(frozen=True, slots=True)
class Limit:
    """One bound: its number, unit, policy, and what counts how often the policy acts."""

    value: int
    unit: str
    policy: Policy
    counter: str
    why: str


LIMITS: Final[dict[str, Limit]] = {
    # ① sound
    "audio_file_bytes": Limit(
        2 * 1024**3, "bytes", "refuse", "audio-too-large", "8 h of stereo WAV at 32 kHz"
    ),
    "audio_file_seconds": Limit(
        4 * 3600, "seconds", "refuse", "audio-too-large", "no sales call is longer"
    ),
    "audio_channels": Limit(
        2, "channels", "refuse", "audio-channels", "rep and buyer, nobody else"
    ),
    "audio_sample_rate_hz": Limit(
        192_000, "hertz", "refuse", "audio-unreadable", "highest rate of real recorders"
    ),
    "audio_sample_rate_min_hz": Limit(
        4_000, "hertz", "refuse", "audio-unreadable", "half a telephone's: no words survive below"
    ),
    "decoded_frame_samples": Limit(
        192_000 * 2, "samples", "refuse", "audio-too-large", "2 s: a codec packet holds far less"
    ),
    "audio_gap_seconds": Limit(
        600, "seconds", "cut", "Timeline.gaps_ignored", "a file whose times are wrong"
    ),
    "side_ahead_milliseconds": Limit(
        64, "milliseconds", "fill", "Framer.lost_frames", "a loopback is still while nothing plays"
    ),
    "capture_rate_min_hz": Limit(
        8_000, "hertz", "refuse", "wire-invalid", "a telephone headset's; browsers give 44,100"
    ),
    "capture_packet_milliseconds": Limit(
        200, "milliseconds", "refuse", "audio-frame", "six of the frames that a page sends"
    ),
    "capture_packets_waiting": Limit(
        3, "packets", "release", "Framer.lost_frames", "of a side, behind a piece that has not come"
    ),
    "capture_burst_seconds": Limit(
        45, "seconds", "refuse", "audio-frame", "what a page holds for a resend, and a stall"
    ),
    "capture_incoming_seconds": Limit(
        90, "seconds", "block", "BrowserSource.blocked", "of both sides: a no is read behind it"
    ),
    "capture_silent_seconds": Limit(
        540, "seconds", "cut", _TOLD, "of either side; later sound cannot be placed"
    ),
    "capture_wait_seconds": Limit(
        60, "seconds", "cut", "call-abandoned", "for the page that is to listen, and its consent"
    ),
    "capture_grace_seconds": Limit(
        120, "seconds", "cut", _TOLD, "a reload, a sleep, a tunnel; then the call ends as it is"
    ),
    "devices_listed": Limit(
        64, "devices", "cut", _TOLD, "inputs of one machine; the list shows what it holds"
    ),
    "device_pieces_waiting": Limit(
        100, "pieces", "drop_oldest", "Together.dropped_s", "2 s of one side, not yet taken"
    ),
    "device_packet_bytes": Limit(
        64 * 1024, "bytes", "refuse", "audio-frame", "four times 20 ms at the highest rate"
    ),
    "frames_ahead": Limit(
        64, "frames", "block", "SourceCounts.source_blocked", "2 s between the source and the path"
    ),
    # ② speech
    "segment_seconds": Limit(
        15, "seconds", "cut", "Segmenter.segments_cut", "long segments decode super-linearly"
    ),
    # ③ words
    "segments_waiting": Limit(
        8, "segments", "drop_oldest", "Statistics.dropped", "of one call; newest audio wins"
    ),
    "names_per_call": Limit(
        100, "names", "refuse", "account-invalid", "what a person types, or an account's file holds"
    ),
    "name_chars": Limit(60, "characters", "refuse", "account-invalid", "a name, not a sentence"),
    "account_file_bytes": Limit(
        64 * 1024, "bytes", "refuse", "account-unreadable", "many times the names that a call takes"
    ),
    "words_per_utterance": Limit(
        120, "words", "cut", "Statistics.words_cut", "15 s at 480 words a minute"
    ),
    # ④ conversation
    "turns_kept": Limit(
        400, "turns", "drop_oldest", "Conversation.turns_forgotten", "an hour at 7 turns a minute"
    ),
    "facts_kept": Limit(
        200, "facts", "drop_oldest", "Conversation.facts_forgotten", "days, sums, shares named last"
    ),
    "signals_kept": Limit(
        400, "signals", "drop_oldest", "Conversation.signals_forgotten", "one a turn"
    ),
    "objections_kept": Limit(
        16, "objections", "drop_oldest", "Objections.forgotten", "more than any labelled call holds"
    ),
    "rivals_kept": Limit(16, "names", "drop_oldest", "Rivals.forgotten", "more than a call names"),
    "turns_with_text": Limit(40, "turns", "drop_oldest", _LATEST, "what a rule may look back at"),
    "texts_per_turn": Limit(
        40, "utterances", "drop_oldest", _LATEST, "ten minutes of one side alone"
    ),
    "events_retold": Limit(
        128, "events", "release", "Retelling.let_go", "of a call, in the ten seconds of a stretch"
    ),
    "pauses_kept": Limit(
        20, "pauses", "drop_oldest", _LATEST, "how a side paused in its latest turns"
    ),
    "overheard_kept": Limit(
        32, "utterances", "drop_oldest", _LATEST, "the buyer's, of the last minute"
    ),
    "overheard_waiting": Limit(
        16, "utterances", "release", "Overheard.hurried", "the rep's, inside one of the buyer's"
    ),
    "gaps_kept": Limit(
        200, "gaps", "drop_oldest", _LATEST, "of one side; the median needs no more"
    ),
    "questions_waiting": Limit(
        4, "questions", "drop_oldest", "Asked.forgotten", "the buyer's, that wait for an answer"
    ),
    "questions_kept": Limit(64, "times", "drop_oldest", _LATEST, "ten minutes at six a minute"),
    "buyer_turns_kept": Limit(
        200, "turns", "drop_oldest", _LATEST, "of the buyer: most of an hour"
    ),
    "order_waiting": Limit(
        4_096, "events", "release", "Order.hurried", "half an hour of a watermark that stands still"
    ),
    # ⑤ coaching
    "rule_file_bytes": Limit(64 * 1024, "bytes", "refuse", "rule-unreadable", "a rule is a page"),
    "written_call_bytes": Limit(
        1024**2, "bytes", "refuse", "rule-unreadable", "four hours of talk are 200 KiB"
    ),
    "rule_depth": Limit(
        20, "levels", "refuse", "rule-unreadable", "parsers go quadratic on nesting"
    ),
    "rules_loaded": Limit(
        1_000, "rules", "refuse", "rule-invalid", "twice the largest pack foreseen"
    ),
    "pattern_chars": Limit(
        1_000, "characters", "refuse", "rule-pattern", "a phrase, not a program"
    ),
    "pattern_memory_bytes": Limit(
        128 * 1024,
        "bytes",
        "refuse",
        "rule-pattern",
        "RE2 max_mem: the pattern, and what it remembers",
    ),
    "utterances_recalled": Limit(
        120, "utterances", "drop_oldest", "Scene.forgotten", "one a second, for phrase rules"
    ),
    "moments_per_call": Limit(
        200, "moments", "refuse", "EngineState.moments_dropped", "one a minute for three hours"
    ),
    "moments_per_rule": Limit(
        8,
        "moments",
        "refuse",
        NOT_COUNTED + "a thing that came up eight times is seen",
        "of one rule in a call, beside those that want a card",
    ),
    "cards_waiting": Limit(16, "cards", "drop_oldest", _KEPT, "asked again when others have gone"),
    "calls_recalled": Limit(
        30, "calls", "drop_oldest", _LATEST, "of a skill; older weigh under a hundredth"
    ),
    # ⑥ delivery
    "mailbox_events": Limit(
        32, "messages", "drop_oldest", "Mailbox.dropped", "numbers for the picture; newest win"
    ),
    "mailbox_withdraws": Limit(
        4, "messages", "drop_oldest", "Mailbox.dropped", "cards are tens of seconds apart"
    ),
    "heard_kept": Limit(
        400, "messages", "drop_oldest", "Hub.forgotten", "the picture of a rejoining overlay"
    ),
    "wishes_waiting": Limit(
        8, "wishes", "refuse", _KEPT, "keys of a terminal; a key held down is one wish"
    ),
    "overlay_sessions": Limit(
        32, "names", "drop_oldest", "Hub.sessions_forgotten", "overlays that may come back"
    ),
    "hello_seconds": Limit(2, "seconds", "refuse", "wire-ticket", "a page says hello at once"),
    "message_bytes": Limit(64 * 1024, "bytes", "refuse", _TOLD, "websocket message, either way"),
    "messages_per_second": Limit(20, "messages", "refuse", "wire-flood", "a person presses keys"),
    "overlays_per_call": Limit(
        8, "sockets", "refuse", "overlay-limit", "page, pop-up, second screen"
    ),
    "overlay_send_seconds": Limit(
        5, "seconds", "refuse", "OverlayDoor.stalled", "a reader that stops is let go"
    ),
    # ⑦ kept
    "store_waiting": Limit(64, "writes", "block", "Database.store_blocked", "a few rows a minute"),
    "stretches_kept": Limit(
        20_000,
        "stretches",
        "drop_oldest",
        "PrivateStore.stretches_forgotten",
        "four hours of one every 0.7 s",
    ),
    "drill_seconds": Limit(30, "seconds", "refuse", "audio-frame", "an answer, not a speech"),
    "drill_bytes": Limit(
        30 * 48_000 * 2, "bytes", "refuse", "wire-too-large", "so many seconds at a browser's rate"
    ),
    "drills_counted": Limit(
        1_000, "rules", "refuse", "ChoiceStore.drills_uncounted", "as many as rules that load"
    ),
    "calls_listed": Limit(
        1_000, "calls", "cut", "MomentStore.calls_unlisted", "90 days of eleven a day"
    ),
    # ⑧ rep and manager
    "agreement_chars": Limit(
        400, "characters", "refuse", "agreement-refused", "one or two sentences, as one says them"
    ),
    "deal_file_bytes": Limit(
        8 * 1024**2, "bytes", "refuse", "deal-file-refused", "10,000 rows of 800 bytes"
    ),
    "deal_rows": Limit(
        10_000, "rows", "refuse", "deal-file-refused", "the open deals of a hundred teams"
    ),
    "deal_columns": Limit(
        500, "columns", "refuse", "deal-file-refused", "all properties that a CRM has of a deal"
    ),
    "deal_lines_above": Limit(
        20, "lines", "refuse", "deal-file-refused", "a report's title, its filters, a line sep=;"
    ),
    "deal_cell_chars": Limit(
        200, "characters", "cut", _TOLD, "a deal's name, not its notes; the list shows what is read"
    ),
    "deal_stages": Limit(
        30, "names", "cut", _TOLD, "the stages of all pipelines that a team can tell apart"
    ),
    "deal_owners": Limit(
        50,
        "names",
        "cut",
        "Imported.more_unmatched",
        "enough to see which names are written otherwise",
    ),
    "deal_troubles": Limit(
        50, "lines", "cut", "DealFile.unlisted", "enough to see what is wrong with a file"
    ),
    "team_store_connections": Limit(
        8, "connections", "block", _KEPT, "to PostgreSQL, of one team server"
    ),
    "ingest_calls": Limit(
        50, "calls", "refuse", "request-invalid", "of one request of a rep's machine"
    ),
    "ingest_bytes": Limit(
        1024**2, "bytes", "refuse", "wire-too-large", "a call of 200 moments, each with a long note"
    ),
    "spool_calls": Limit(
        4_000, "calls", "drop_oldest", "Spool.spool_forgotten", "that the team has; sent anew"
    ),
    "keys_per_person": Limit(
        20, "keys", "drop_oldest", _TOLD, "sessions, or tickets; the oldest browser asks to sign in"
    ),
    "open_lines": Limit(
        200, "lines", "refuse", "request-invalid", "of an agenda, actions, agreements, milestones"
    ),
    # ⑨ doors
    "calls_at_once": Limit(
        20, "calls", "refuse", "call-limit", "as many as benchmarks/capacity.py tries"
    ),
    "tickets": Limit(256, "tickets", "drop_oldest", "Tickets.dropped", "30 s of a busy page"),
    "ended_calls_kept": Limit(
        8, "calls", "drop_oldest", "LiveCalls.forgotten", "an overlay reloaded after the end"
    ),
    "stop_seconds": Limit(
        10, "seconds", "cut", "LiveCalls.cut", "words in decode and the last write"
    ),
    "samples": Limit(
        200, "files", "cut", "samples-passed-over", "a folder of recordings, on one page"
    ),
    "sample_reference_bytes": Limit(
        1024**2, "bytes", "refuse", "samples-passed-over", "an hour's script and its pauses"
    ),
    "request_header_bytes": Limit(
        8 * 1024, "bytes", "refuse", "headers-too-large", "browsers send under 2 KiB"
    ),
    "request_seconds": Limit(
        10, "seconds", "refuse", "request-slow", "headers and body, on loopback"
    ),
    "frames_per_second": Limit(
        200, "frames", "refuse", _TOLD, "pings and pieces of messages included"
    ),
    "capture_frames_per_second": Limit(
        4_000, "frames", "refuse", _TOLD, "a resend of all that a page holds, in pieces"
    ),
    "request_body_bytes": Limit(16 * 1024, "bytes", "refuse", "wire-too-large", "forms are small"),
    "calendar_body_bytes": Limit(
        160 * 1024, "bytes", "refuse", "wire-too-large", "64 KiB of a calendar, in JSON"
    ),
    "appointments_in_series": Limit(
        6_000, "times", "cut", _KEPT, "one a day for 15 years; an older series is refused"
    ),
    "connections": Limit(256, "sockets", "refuse", "overlay-limit", "uvicorn limit_concurrency"),
}


def limit(name: str) -> int:
    """The number of one bound. Raises KeyError for a bound that is not in the table."""
    return LIMITS[name].value
