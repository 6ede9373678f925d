"""The examples and the READMEs do what they say: specs, script, notebook, commands, own layouts."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import nbformat
import pytest
from nbclient import NotebookClient
from pydantic import BaseModel
from specs import told
from typer.main import get_command

import infographix as ig
from infographix import format as formats
from infographix.cli.app import COMMANDS, application
from infographix.facts.kinds import KINDS
from infographix.markup.attributes import GRAMMAR

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples"
SPECS = sorted(EXAMPLES.glob("*.yaml"))
READMES = (ROOT / "README.md", ROOT / "README.vi.md")
SHORT = {name for name, form in formats.load().items() if form.room == "short"}
PACKAGE = Path(ig.__file__).resolve().parents[1]
"""The folder from which the package under test was imported, for other processes."""


def environment() -> dict[str, str]:
    paths = [str(PACKAGE), os.environ.get("PYTHONPATH", "")]
    return os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, paths))}


def fenced(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.DOTALL | re.MULTILINE)


def indented(text: str) -> list[list[str]]:
    """Return the blocks of lines that stand four spaces in, outside fences."""
    plain = re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)
    blocks = re.findall(r"(?:^ {4}\S.*\n)+", plain, re.MULTILINE)
    return [[line.strip() for line in block.splitlines()] for block in blocks]


@pytest.mark.parametrize("spec", SPECS, ids=lambda path: path.stem)
def test_an_example_renders_in_its_formats_with_nothing_to_report_but_left_out(spec: Path) -> None:
    pictures = ig.render_all(spec)
    assert set(pictures) == set(ig.load(spec).formats)
    for name, picture in pictures.items():
        codes = {finding.code for finding in picture.report.findings}
        assert codes <= ({"left-out", "qr-shortened"} if name in SHORT else set()), name
        assert picture.report.bytes <= picture.format.limit
        assert picture.report.smallest >= picture.format.floor


def test_the_script_writes_its_pictures_and_shows_a_refusal(tmp_path: Path) -> None:
    script = EXAMPLES / "quickstart.py"
    done = subprocess.run(
        [sys.executable, str(script)],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "ke-hoach-60.png",
        "ke-hoach-60.pdf",
        "an-toan.facebook-square.png",
        "an-toan.zalo-article-cover.png",
    }
    assert "blocks[0].items[0].value: this may be 1234 or 1,234" in done.stdout


@pytest.fixture
def kernels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a kernel of this interpreter known, so that none has to be installed."""
    folder = tmp_path / "jupyter" / "kernels" / "tests"
    folder.mkdir(parents=True)
    argv = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    kernel = {"argv": argv, "display_name": "tests", "language": "python"}
    (folder / "kernel.json").write_text(json.dumps(kernel), encoding="utf-8")
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path / "jupyter"))
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(tmp_path / "runtime"))
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    monkeypatch.setenv("PYTHONPATH", environment()["PYTHONPATH"])


def outputs(cell: Any) -> Iterator[Any]:
    return (output.get("data", {}) for output in cell.get("outputs", ()))


@pytest.mark.usefixtures("kernels")
def test_the_notebook_shows_pictures() -> None:
    notebook = nbformat.read(EXAMPLES / "quickstart.ipynb", as_version=4)
    assert not any(cell.get("outputs") for cell in notebook.cells), "stored without output"
    client = NotebookClient(notebook, kernel_name="tests", timeout=60)
    client.execute(cwd=str(EXAMPLES))
    shown = [data for cell in notebook.cells for data in outputs(cell) if "image/png" in data]
    assert len(shown) == 3
    assert all(data["image/png"].startswith("iVBORw0KGgo") for data in shown)
    told = [data.get("text/html", "") for cell in notebook.cells for data in outputs(cell)]
    assert sum(html.startswith("<figure") for html in told) == len(shown)
    assert "6 ảnh đã vẽ · 2 ảnh lỗi" in told[-1]
    assert "0,69O4" in told[-1]


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_a_readme_begins_with_the_two_lines_of_the_set_up(readme: Path) -> None:
    text = readme.read_text(encoding="utf-8")
    assert indented(text)[0] == [
        "pip install . && infographix render examples/ke-hoach-60.yaml -o out",
        "pip install '.[test]' && pytest",
    ]
    before = text.partition("\n    pip install")[0]
    assert "\n## " not in before
    assert "```" not in before


def calls(text: str) -> Iterator[list[str]]:
    """Yield the words after `infographix` of every call in a code block or in backticks."""
    lines = [line for block in indented(text) for line in block]
    lines += re.findall(r"`(infographix [^`\n]+)`", text)
    for line in lines:
        for part in line.split(" && "):
            if part.startswith("infographix "):
                yield shlex.split(part)[1:]


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_every_command_and_option_in_a_readme_exists(readme: Path) -> None:
    commands = {name: get_command(application(name)).commands[name] for name in COMMANDS}
    found = list(calls(readme.read_text(encoding="utf-8")))
    assert len(found) >= 4
    for name, *words in found:
        options = {option for param in commands[name].params for option in param.opts}
        assert {word for word in words if word.startswith("-")} <= options, name


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_every_file_that_a_readme_links_to_exists(readme: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", readme.read_text(encoding="utf-8"))
    assert links
    assert [link for link in links if not (ROOT / link).is_file()] == []


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_the_python_of_a_readme_runs(
    readme: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "examples").symlink_to(EXAMPLES)
    monkeypatch.chdir(tmp_path)
    blocks = fenced(readme.read_text(encoding="utf-8"), "python")
    assert blocks
    for code in blocks:
        exec(compile(code, readme.name, "exec"), {})
    assert (tmp_path / "out" / "ke-hoach-60.png").is_file()


def test_the_spec_that_a_readme_shows_renders() -> None:
    specs = fenced(READMES[1].read_text(encoding="utf-8"), "yaml")
    assert specs
    for text in specs:
        assert {found.code for found in told(ig.render(ig.loads(text)))} <= {"link-host"}


def own_layouts(readme: Path, folder: Path) -> Path:
    """Write the files that a README shows under `mine/`, and return that folder."""
    text = readme.read_text(encoding="utf-8")
    shown = r"`(mine/[\w./-]+)`[^\n`]*:\n\n```\w+\n(.*?)^```"
    for name, content in re.findall(shown, text, re.DOTALL | re.MULTILINE):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return folder / "mine"


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
@pytest.mark.parametrize("name", ["facebook-portrait", "noticeboard", "facebook-link"])
def test_the_layout_that_a_readme_shows_draws_an_example(
    readme: Path, name: str, tmp_path: Path
) -> None:
    mine = own_layouts(readme, tmp_path)
    spec = ig.load(EXAMPLES / "cai-dat-hue-s.yaml")
    spec = ig.Infographic(**spec.model_dump() | {"layout": "notice", "theme": "sen"})
    picture = ig.render(spec, name, layout_paths=[mine])
    assert picture.report.layout == "notice"
    assert {finding.code for finding in picture.report.findings} <= {"left-out"}
    slots = picture.report.fit
    own = {slot.at for slot in slots if slot.at.startswith("blocks/")}
    assert own == {f"blocks/steps.svg.j2:{line}" for line in (4, 6, 7)}
    title = next(slot for slot in slots if slot.field == "title")
    assert title.color.hex.upper() == "#8E2450"


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
@pytest.mark.parametrize("name", ["facebook-portrait", "facebook-link"])
def test_the_kind_that_a_readme_shows_is_drawn(readme: Path, name: str, tmp_path: Path) -> None:
    mine = own_layouts(readme, tmp_path)
    items = [{"name": "Tổng đài hỗ trợ", "phone": "1900 1075"}, {"name": "Cổng tương tác"}]
    block = {"kind": "contacts", "title": "Danh bạ", "items": items}
    picture = ig.render({"title": "Hỗ trợ", "blocks": [block]}, name, layout_paths=[mine])
    assert picture.report.left_out == ()
    assert "Danh bạ. Tổng đài hỗ trợ: 1900 1075; Cổng tương tác." in picture.alt_text


def words_in_backticks(text: str) -> set[str]:
    plain = re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)
    return {
        word
        for span in re.findall(r"`([^`\n]+)`", plain)
        for word in re.split(r"[][ ?:,{}]+", span)
    }


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_a_readme_names_every_field_kind_and_format(readme: Path) -> None:
    named = words_in_backticks(readme.read_text(encoding="utf-8"))
    fields = set(ig.Infographic.model_fields)
    for kind in KINDS.values():
        fields |= fields_of(kind)
    assert sorted((fields | set(KINDS) | set(formats.load())) - named) == []


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """Yield the models that an annotation names, at any depth of unions and lists."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from models_in(part)


def fields_of(kind: type[BaseModel]) -> set[str]:
    """Return the names of a model's fields and of those of the models inside it."""
    seen: set[type[BaseModel]] = set()
    waiting = [kind]
    while waiting:
        model = waiting.pop()
        seen.add(model)
        inner = {m for field in model.model_fields.values() for m in models_in(field.annotation)}
        waiting += inner - seen
    return {name for model in seen for name in model.model_fields}


def test_the_readme_names_every_element_and_attribute() -> None:
    named = words_in_backticks(READMES[0].read_text(encoding="utf-8"))
    attributes = {name for grammar in GRAMMAR.values() for name in grammar}
    assert sorted((attributes | set(GRAMMAR)) - named) == []


def test_the_pictures_of_the_readme_are_small() -> None:
    pictures = sorted((EXAMPLES / "pictures").glob("*.png"))
    assert pictures
    for path in pictures:
        assert path.stat().st_size <= (80_000 if path.stem == "gallery" else 60_000), path
