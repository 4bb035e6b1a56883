"""The calls in the repository, and the figures that are printed of them."""

from __future__ import annotations

import pytest

from benchmarks import keywords, understanding
from benchmarks.report import Report
from benchmarks.understanding import OWN_CALLS
from benchmarks.understood import tell
from benchmarks.understood.labelled import load_all
from benchmarks.understood.tell_cards import tell_cards

CALLS, SKIPPED = load_all(OWN_CALLS / "transcripts", OWN_CALLS / "labels")

NAMES = {
    "next_step_accuracy", "budget_f1", "price_f1", "price_objection_f1", "competitor_f1",
    "decision_maker_f1", "timeline_f1", "pain_number_f1", "unanswered_f1", "other_objection_f1",
    "handled_accuracy", "rep_questions_error_percent", "open_questions_f1",
    "talk_share_words_error_points", "card_precision", "false_cards_per_30_min",
}  # fmt: skip


def test_each_call_has_labels():
    assert len(CALLS) == 9
    assert SKIPPED == []


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call.id)
def test_labels_point_at_turns_that_there_are(call):
    labels = call.labels
    places = [said.place for said in labels.said.values()]
    places += [place for listed in labels.mentions.values() for place in listed]
    at = [turn for place in places for turn in place.turns]
    at += [turn for turns in labels.distractors.values() for turn in turns]
    at += [*(labels.open_questions or ())]
    assert labels.step is not None
    at += [turn for turn in (labels.step.proposed, labels.step.agreed) if turn is not None]
    assert all(0 <= turn < len(call.turns) for turn in at)
    assert all(bool(said.place.turns) is said.value for said in labels.said.values() if said.value)


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call.id)
def test_what_is_counted_in_the_labels_is_what_the_text_has(call):
    found = keywords.track(call)
    assert found.rep_word_share == pytest.approx(call.labels.rep_talk_share, abs=0.002)
    assert found.rep_questions == call.labels.rep_questions


def test_every_figure_is_printed_with_its_interval(capsys):
    report = Report("made")
    pairs = [(call, keywords.track(call)) for call in CALLS]
    tell.tell(pairs, report, "baseline.")
    tell_cards(pairs, keywords.CARD_KINDS, report, "baseline.")
    printed = {line.split()[0] for line in capsys.readouterr().out.splitlines()}
    assert {f"baseline.{name}" for name in NAMES} <= printed
    assert "baseline.price_f1_low" in printed
    assert "baseline.price_recall_high" in printed
    assert {figure.name for figure in report.figures} == printed


def test_it_runs_on_any_folder_and_says_what_it_left_out(tmp_path, monkeypatch, capsys):
    for folder in ("transcripts", "labels"):
        (tmp_path / folder).mkdir()
        for call in ("tribe-cold-call-unsuccessful-01", "own-freight-cold-call"):
            text = (OWN_CALLS / folder / f"{call}.json").read_text(encoding="utf-8")
            (tmp_path / folder / f"{call}.json").write_text(text, encoding="utf-8")
    split = tmp_path / "held-out.txt"
    split.write_text("own-freight-cold-call\n", encoding="utf-8")
    arguments = ["--transcripts", tmp_path / "transcripts", "--labels", tmp_path / "labels"]
    arguments += ["--split", split, "--explain", "all", "--differences"]
    monkeypatch.setattr("sys.argv", ["understanding.py", *map(str, arguments)])
    monkeypatch.setattr("benchmarks.report.RESULTS", tmp_path / "results")
    monkeypatch.setattr("benchmarks.understanding.RESULTS", tmp_path / "results")
    understanding.main()
    printed = capsys.readouterr()
    lines = {line.split()[0] for line in printed.out.splitlines()}
    assert lines >= NAMES | {f"baseline.{name}" for name in NAMES}
    assert "1 calls that are not held out of 2" in printed.out
    assert "tribe-cold-call-unsuccessful-01: cold_call, 12 turns" in printed.err
    assert "Patricia" not in printed.err + printed.out
    assert {path.name for path in (tmp_path / "results").iterdir()} == {
        "understanding.json",
        "understanding.svg",
    }


def test_words_are_shown_on_a_terminal_only(monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["understanding.py", "--explain", "all", "--quote"])
    with pytest.raises(SystemExit):
        understanding.main()
    assert "on a terminal only" in capsys.readouterr().err
