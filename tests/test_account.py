"""Names come in as they were typed, bounded, and are repeated nowhere."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.account import MOST_CHARS, heard_names, join, names_in, read_account
from copilot.errors import AccountError, AccountInvalid, AccountUnreadable
from copilot.limits import limit

if TYPE_CHECKING:
    from pathlib import Path

MOST = limit("names_per_call")


def put(folder: Path, text: str, name: str = "acme.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("", ()),
        (" , \n;", ()),
        ("Quillmark", ("Quillmark",)),
        (
            "Quillmark, Eilidh  MacRae\nEverlytic;Ærø",
            ("Quillmark", "Eilidh MacRae", "Everlytic", "Ærø"),
        ),
        ("Quillmark, quillmark, QUILLMARK", ("Quillmark",)),
    ],
)
def test_names_are_parted_by_commas_and_lines(typed, names):
    assert names_in(typed) == names


@pytest.mark.parametrize(
    "typed",
    [
        "x" * (limit("name_chars") + 1),
        "a\u202eb",
        "..., A",
        ",".join(f"N{n}" for n in range(MOST + 1)),
    ],
)
def test_what_is_no_list_of_names_is_refused_without_being_repeated(typed):
    with pytest.raises(ValueError, match=r"letter|longer|invisible|more than") as refused:
        names_in(typed)
    assert typed not in str(refused.value)


def test_the_longest_list_there_may_be_is_taken():
    names = [f"{number:0{limit('name_chars')}}" for number in range(MOST)]
    text = ", ".join(names)
    assert len(text) <= MOST_CHARS
    assert names_in(text) == tuple(names)


@given(st.text(max_size=80))
def test_any_text_is_taken_or_refused(text):
    try:
        names = names_in(text)
    except ValueError:
        return
    assert all(name == " ".join(name.split()) and "," not in name for name in names)
    assert names_in(", ".join(names)) == names


def test_a_file_lists_products_competitors_and_people(tmp_path):
    path = put(
        tmp_path,
        "products: [Quillmark, Glidepath Studio]\ncompetitors:\n  - Everlytic\npeople: [Eilidh MacRae]\n",
    )
    assert read_account(path).names == (
        "Quillmark",
        "Glidepath Studio",
        "Everlytic",
        "Eilidh MacRae",
    )


def test_a_file_may_be_json(tmp_path):
    text = json.dumps({"people": ["Eilidh MacRae", "Bärbel"]}, indent="\t")
    assert read_account(put(tmp_path, text, "acme.json")).names == ("Eilidh MacRae", "Bärbel")


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("products: [A]\ncompetitor: [Secret]\n", 2, "did you mean 'competitors'?"),
        ("vendors: [Secret]\n", 1, "known here: products, competitors, people"),
        ("products: Secret\n", 1, "should be a list"),
        ("people:\n  - Secret\n  - 12\n", 3, "people, name 2: should be text"),
        ("people:\n  - A\n  - '---'\n", 3, "people, name 2: holds no letter"),
        (f"people:\n  - {'Secret' * 11}\n", 2, "people, name 1: is longer than 60 characters"),
        ("- Secret\n", 1, "holds no keys"),
        ("people: [Secret\n", 2, "bracket is not closed"),
        ("people: &a [Secret]\nproducts: *a\n", 1, "anchors"),
    ],
)
def test_what_is_wrong_is_said_by_file_and_line_and_no_name_is_repeated(tmp_path, text, line, says):
    with pytest.raises(AccountError) as refused:
        read_account(put(tmp_path, text))
    assert f"acme.yaml:{line}: " in str(refused.value)
    assert says in str(refused.value)
    assert "Secret" not in str(refused.value)


def test_too_many_names_in_all_are_refused(tmp_path):
    half = [f"N{number}" for number in range(MOST // 2 + 1)]
    text = f"products: {half}\npeople: {[f'P{name}' for name in half]}\n"
    with pytest.raises(AccountInvalid, match=f"more than {MOST} names"):
        read_account(put(tmp_path, text))
    assert len(join(half, half)) == len(half)


def test_a_file_that_cannot_be_read_is_said_plainly(tmp_path):
    with pytest.raises(AccountUnreadable, match="cannot be read"):
        read_account(tmp_path / "missing.yaml")
    (tmp_path / "odd.yaml").write_bytes(b"people: [\xff]")
    with pytest.raises(AccountUnreadable, match="UTF-8"):
        read_account(tmp_path / "odd.yaml")
    with pytest.raises(AccountUnreadable, match="bytes"):
        read_account(put(tmp_path, "# " + "x" * limit("account_file_bytes")))


def test_the_recogniser_is_told_as_many_as_it_takes_the_first_ones_first() -> None:
    assert heard_names(("Bo", "Ann"), ("ann", "Everlytic")) == ("Bo", "Ann", "Everlytic")
    many = tuple(f"name {number}" for number in range(limit("names_per_call")))
    assert heard_names(many, ("one more",)) == many
