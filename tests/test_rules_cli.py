"""``copilot rules``: what each command prints, and with which code it ends."""

from __future__ import annotations

import json
import os
import re

import pytest
from typer.testing import CliRunner

from copilot.cli import app
from copilot.coaching.schema import MIN_CASES
from copilot.errors import ModelAltered, RuleError, RuleTestFailed
from copilot.meaning.reader import NoUnderstanding, Reader
from copilot.resources import rules_dir
from tests.coaching.make import rule_text

RUNNER = CliRunner()
CASES = "tests: {quiet: [{name: a case, lines: ['rep: hello']}]}\n"


def rules(*arguments, code=0):
    result = RUNNER.invoke(app, ["rules", *map(str, arguments)], env={"COLUMNS": "200"})
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == code, result.output
    return result.output


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "sample.yaml").write_text(rule_text(add=CASES), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("command", ["check", "test", "explain", "new", "coverage", "schema"])
def test_each_command_explains_itself(command):
    assert "Usage" in rules(command, "--help")


def test_a_case_that_fails_ends_with_code_1(folder):
    assert "1 rule, no errors" in rules("check", folder)
    assert "a case" in rules("test", folder, code=1)


STABLE = (("maturity: experimental", "maturity: stable"),)


def stable(*, fires):
    """A rule that always fires, with cases enough; those that must stay quiet are wrong."""
    quiet = ", ".join(f"{{name: quiet {n}, lines: ['rep: hello']}}" for n in range(MIN_CASES))
    loud = ", ".join(
        f"{{name: loud {n}, by_line: 1, lines: ['rep: hello']}}" for n in range(MIN_CASES)
    )
    cases = f"tests:\n  fires: [{loud}]\n  quiet: [{quiet}]\n"
    never = ("{always: true}", "{signal: {kind: price}}")
    return rule_text(*STABLE, *(() if fires else (never,)), add=cases)


@pytest.mark.parametrize(("fires", "wrong"), [(True, "quiet"), (False, "loud")])
def test_a_stable_rule_that_fails_its_own_cases_does_not_pass_the_check(tmp_path, fires, wrong):
    (tmp_path / "sample.yaml").write_text(stable(fires=fires), encoding="utf-8")
    with pytest.raises(RuleTestFailed, match=f"{MIN_CASES} problems") as failed:
        rules("check", tmp_path)
    last = f"sample.yaml:\\d+: '{wrong} {MIN_CASES - 1}' must"
    assert re.search(last, str(failed.value))


def test_nor_among_the_rules_in_force(tmp_path, monkeypatch):
    monkeypatch.setenv("COPILOT_OWN_RULES_DIR", str(tmp_path))
    (tmp_path / "sample.yaml").write_text(stable(fires=True), encoding="utf-8")
    with pytest.raises(RuleTestFailed):
        rules("check")
    (tmp_path / "choices.yaml").write_text("mute: [sample]\n", encoding="utf-8")
    assert "rules in force, no errors" in rules("check")


def test_a_rule_that_speaks_in_a_good_call_ends_with_code_1(tmp_path):
    quiet = "tests: {quiet: [{name: quiet, lines: ['rep: hello']}]}\n"
    late = ("{always: true}", "{time: {elapsed_at_least_s: 60}}")
    (tmp_path / "sample.yaml").write_text(rule_text(late, add=quiet), encoding="utf-8")
    assert "FAIL sample: wanted a card at 1:00 of a good call" in rules("test", tmp_path, code=1)
    assert "good call" not in rules("test", tmp_path, "--no-good-calls")


def test_the_check_warns_and_passes(folder):
    assert "warning: " in (told := rules("check", folder))
    assert "rests on no evidence" in told
    assert "1 rule, no errors" in told


def test_a_new_rule_passes_the_check_and_is_not_written_over(tmp_path):
    rules("new", "price-too-early", "--rules", tmp_path)
    assert "1 rule, no errors" in rules("check", tmp_path)
    assert "0 wrong" in rules("test", tmp_path)
    schema = json.loads((tmp_path / "rule.schema.json").read_text(encoding="utf-8"))
    assert schema == json.loads(rules("schema"))
    with pytest.raises(RuleError, match="there already"):
        rules("new", "price-too-early", "--rules", tmp_path)
    rules("new", "Price Too Early", "--rules", tmp_path, code=2)
    with pytest.raises(RuleError, match="cannot be written"):
        rules("new", "another", "--rules", tmp_path / "nowhere")


def test_a_rule_is_explained_by_its_id_or_its_file(folder):
    call = folder / "call.json"
    call.write_text(
        json.dumps({"turns": [{"speaker": "rep", "text": "hello rutabaga"}]}), encoding="utf-8"
    )
    by_id = rules("explain", "sample", call, "--rules", folder)
    assert "FIRES" in by_id
    assert rules("explain", folder / "sample.yaml", call) == by_id
    assert "rutabaga" not in by_id
    assert "rutabaga" in rules("explain", "sample", call, "--rules", folder, "--quote")
    assert "there are sample" in rules("explain", "sampel", call, "--rules", folder, code=2)


def test_without_a_folder_the_rules_in_force_are_meant(folder, monkeypatch):
    monkeypatch.setenv("COPILOT_OWN_RULES_DIR", str(folder))
    (folder / "choices.yaml").write_text("mute: [talk-share-high]\n", encoding="utf-8")
    call = folder / "call.json"
    call.write_text(json.dumps({"turns": [{"speaker": "rep", "text": "hello"}]}), encoding="utf-8")
    assert "FIRES" in rules("explain", "sample", call)
    assert "no rule 'talk-share-high'" in rules("explain", "talk-share-high", call, code=2)
    assert "1 rule, no errors" in rules("check", folder)  # choices are no rule


def test_a_case_that_failed_is_explained_by_its_name(folder):
    report = rules("test", folder, code=1)
    assert f'why: copilot rules explain sample --case "a case" --rules {folder}' in report
    told = rules("explain", "sample", "--case", "a case", "--rules", folder)
    assert "judged without the encoder, as copilot rules test judges" in told
    assert f"its line in {folder / 'sample.yaml'}" in told
    assert told.splitlines()[-1].startswith("the case must stay quiet: it wanted a card")
    other = rules("explain", "sample", "--case", "another", "--rules", folder, code=2)
    assert "there are: a case" in other


def test_a_call_or_a_case_is_named_and_not_both(folder):
    assert "--case" in rules("explain", "sample", "--rules", folder, code=2)
    call = folder / "call.json"
    rules("explain", "sample", call, "--case", "a case", "--rules", folder, code=2)


def test_where_the_encoder_is_not_the_explanation_says_so(folder, monkeypatch):
    call = folder / "call.json"
    call.write_text('{"turns": [{"speaker": "rep", "text": "hello"}]}', encoding="utf-8")
    monkeypatch.setattr("copilot.meaning.reader.open_reader", NoUnderstanding)
    told = rules("explain", "sample", call, "--rules", folder)
    assert "judged without the encoder, which is not here (copilot doctor)" in told

    def broken():
        raise ModelAltered("is not what it was", where="model", remedy="install it again")

    monkeypatch.setattr("copilot.meaning.reader.open_reader", lambda: Reader(broken))
    told = rules("explain", "sample", call, "--rules", folder)
    assert "judged without the encoder, which is not what it was" in told


def test_a_broken_proposal_is_told_and_the_rest_is_in_force(folder, tmp_path, monkeypatch):
    team = tmp_path / "team"
    team.mkdir()
    (team / "theirs.yaml").write_text("id: [", encoding="utf-8")
    monkeypatch.setenv("COPILOT_RULES_DIR", str(folder))
    monkeypatch.setenv("COPILOT_TEAM_RULES_DIR", str(team))
    monkeypatch.setenv("COPILOT_OWN_RULES_DIR", str(tmp_path / "own"))
    told = rules("check", code=1)
    assert "on  shipped  sample" in told
    assert "theirs.yaml:1" in told
    tested = rules("test", code=1)
    assert "not in force: team" in tested
    assert "a case" in tested


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="files have no owner here")
def test_another_persons_call_is_not_quoted(folder, monkeypatch):
    call = folder / "call.json"
    call.write_text('{"turns": [{"speaker": "rep", "text": "hello"}]}', encoding="utf-8")
    monkeypatch.setattr(os, "getuid", lambda: call.stat().st_uid + 1)
    assert "not yours" in rules("explain", "sample", call, "--rules", folder, "--quote", code=2)


def test_coverage_names_what_has_no_rule(folder):
    output = rules("coverage", folder)
    assert "monologue: 0" in output
    assert "sample" in output


def test_a_good_call_leaves_the_shipped_rules_silent():
    call = rules_dir() / "good_calls" / "negotiation-laboratory.yaml"
    assert "0 cards shown, 0 moments kept" in rules("explain", "no-next-step", call)


def test_a_folder_of_which_nothing_was_tested_ends_with_code_1(tmp_path):
    (tmp_path / "sample.yaml").write_text(rule_text(), encoding="utf-8")
    told = rules("test", tmp_path, "--no-good-calls", code=1)
    assert "none sample: not tested" in told
    assert "1 rule without a case: nothing was tested" in told
    quiet = "tests: {quiet: [{name: a case, lines: ['rep: hello']}]}\n"
    never = ("{always: true}", "{signal: {kind: price}}")
    other = rule_text(("id: sample", "id: other"), never, add=quiet)
    (tmp_path / "other.yaml").write_text(other, encoding="utf-8")
    told = rules("test", tmp_path, "--no-good-calls")
    assert told.splitlines()[-1] == "1 rule without a case"


def test_a_stable_rule_without_a_case_is_not_tested_and_fails(tmp_path):
    (tmp_path / "sample.yaml").write_text(rule_text(*STABLE), encoding="utf-8")
    with pytest.raises(RuleTestFailed, match="stable with 0 cases"):
        rules("test", tmp_path)


def test_a_meaning_that_nothing_judges_is_warned_of(tmp_path):
    change = ("{always: true}", "{meaning: {kind: question}}")
    (tmp_path / "sample.yaml").write_text(rule_text(change, add=CASES), encoding="utf-8")
    assert "nothing judges the meaning 'question'" in rules("check", tmp_path)
