"""The list commands, `new`, `schema`, `doctor` and the help of all."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from specs import NAMES, THEMES, example

from infographix import libraries
from infographix.cli.app import COMMANDS
from infographix.facts.model import FORMATS

Cli = Callable[..., Any]


def test_every_command_of_the_spine_is_there() -> None:
    wanted = {"render", "check", "new", "layouts", "formats", "themes", "fonts", "schema", "doctor"}
    assert wanted <= set(COMMANDS)


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_says_what_a_command_does(cli: Cli, command: str) -> None:
    run = cli(*filter(None, (command, "--help")))
    assert run.code == 0
    assert "Usage:" in run.out
    assert run.err == ""


@pytest.mark.parametrize("command", ["layouts", "formats", "themes", "fonts", "icons", "doctor"])
def test_a_list_is_one_json_array_of_objects(cli: Cli, command: str) -> None:
    run = cli(command, "--json")
    assert run.code == 0
    assert run.json
    assert all(isinstance(entry, dict) for entry in run.json)


@pytest.mark.parametrize("command", ["layouts", "formats", "themes", "fonts"])
def test_a_list_without_json_is_lines(cli: Cli, command: str) -> None:
    run = cli(command)
    count = len(cli(command, "--json").json)
    assert len(run.out.splitlines()) == count


def test_layouts_themes_and_formats_name_what_can_be_chosen(cli: Cli) -> None:
    def names(command: str) -> set[str]:
        return {entry["name"] for entry in cli(command, "--json").json}

    assert {"poster", "hero", "banner", "cover", "badge"} <= names("layouts")
    assert set(THEMES) == names("themes")
    assert set(FORMATS) <= names("formats")


def test_formats_say_where_their_figures_come_from(cli: Cli) -> None:
    for entry in cli("formats", "--json").json:
        assert entry["source"], entry["name"]
        assert entry["as_of"], entry["name"]
        assert entry["limit"] <= 1_000_000


def test_icons_are_found_by_parts_of_their_names(cli: Cli) -> None:
    found = [entry["name"] for entry in cli("icons", "building", "bank", "--json").json]
    assert "building-bank" in found
    assert all("building" in name and "bank" in name for name in found)


def test_icons_are_found_by_vietnamese_words(cli: Cli) -> None:
    assert cli("icons", "phản ánh", "--json").json[0] == {
        "name": "message-report",
        "words": "phản ánh",
    }
    assert cli("icons", "phan", "anh").out.startswith("message-report")


@pytest.mark.parametrize("name", NAMES)
def test_the_schema_accepts_the_examples(cli: Cli, name: str) -> None:
    run = cli("schema")
    assert run.code == 0
    jsonschema.Draft202012Validator(json.loads(run.out)).validate(example(name))


def test_the_schema_refuses_an_unknown_field(cli: Cli) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(cli("schema").out))
    assert not validator.is_valid(example("dti-2022") | {"titel": "x"})


def test_new_writes_a_spec_that_renders_and_never_replaces_one(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    assert cli("new", path).code == 0
    assert path.read_text(encoding="utf-8") == cli("new").out
    assert path.read_text(encoding="utf-8").count("#") > 5
    assert cli("render", path, "-o", tmp_path / "out").code == 0
    path.write_text("title: mine", encoding="utf-8")
    run = cli("new", path)
    assert run.code == 2
    assert path.read_text(encoding="utf-8") == "title: mine"


def test_doctor_exits_0_where_all_is_well(cli: Cli) -> None:
    run = cli("doctor", "--json")
    assert run.code == 0
    parts = {entry["part"] for entry in run.json}
    assert parts == {"python", "library", "font"}
    assert all(entry["ok"] for entry in run.json)


def test_doctor_says_what_to_install_and_exits_1_where_nothing_paints(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = libraries.importlib.import_module

    def missing(name: str) -> Any:
        if name.startswith("infographix"):
            return found(name)
        raise ImportError(f"libGL.so.1: cannot open shared object file ({name})")

    monkeypatch.setattr(libraries.importlib, "import_module", missing)
    run = cli("doctor", "--json")
    assert run.code == 1
    hints = {entry["name"]: entry["hint"] for entry in run.json}
    assert "libgl1" in hints["skia-python"]
    assert "pip install resvg" in hints["resvg"]
