"""Built-in layouts hold tokens and no numbers, and draw every kind of block in every shape."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from blocks import BLOCKS
from promise import text_faults
from specs import LAYOUTS, SAMPLES, THEMES, bare, spec

import infographix as ig
from infographix import theme
from infographix.color import contrast
from infographix.engine import engine
from infographix.facts.kinds import KINDS
from infographix.markup.attributes import GRAMMAR

FOLDER = Path(__file__).parent.parent / "layouts"
TEMPLATES = sorted(FOLDER.rglob("*.svg.j2"))
SHAPES = {"tall": "facebook-portrait", "square": "facebook-square", "wide": "zalo-article-cover"}

_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_ATTRIBUTE = re.compile(r'([\w-]+)="((?:\{\{.*?\}\}|[^"{])*)"')
_TAG = re.compile(r"<(/?)([\w:]+)")
_EXPRESSION = re.compile(r"\{\{.*?\}\}")
COUNTS = {"columns", "column-span", "max-lines"}
RATIOS = {"grow", "shrink", "opacity", "ratio", "focus"}
LENGTHS = {
    name
    for grammar in GRAMMAR.values()
    for name, read in grammar.items()
    if read.__name__ in ("length", "size", "edges", "padding")
}


def source(path: Path) -> str:
    return _COMMENT.sub("", path.read_text(encoding="utf-8"))


def attributes(path: Path) -> list[tuple[str, str]]:
    """Return every attribute of a template and its text; what is computed stands as its words."""
    return _ATTRIBUTE.findall(source(path))


def ids(paths: list[Path]) -> list[str]:
    return [path.relative_to(FOLDER).as_posix() for path in paths]


each_template = pytest.mark.parametrize("path", TEMPLATES, ids=ids(TEMPLATES))


@each_template
def test_a_layout_holds_no_hex_colour(path: Path) -> None:
    assert not re.findall(r"#[0-9A-Fa-f]{3,8}\b", source(path))


@each_template
def test_a_layout_names_lengths_by_token_or_fraction(path: Path) -> None:
    raw = [
        (name, text)
        for name, text in attributes(path)
        if name in LENGTHS and re.search(r"(?<![\w/-])\d+(?:\.\d+)?(?![\w/-])", text)
    ]
    assert not raw


@each_template
def test_a_layout_names_weights_and_ratios_plainly(path: Path) -> None:
    for name, text in attributes(path):
        if name in RATIOS and not _EXPRESSION.search(text):
            assert re.fullmatch(r"[0-9]", text), (name, text)
        if name in COUNTS and not _EXPRESSION.search(text):
            assert re.fullmatch(r"\d|(auto |\dfr )*(auto|\dfr)", text), (name, text)


@each_template
def test_a_layout_holds_boxes_only_and_no_coordinates(path: Path) -> None:
    tags = {name for _, name in _TAG.findall(source(path))}
    assert tags <= {"svg", *(f"ix:{name}" for name in GRAMMAR)}
    names = {name for name, _ in attributes(path)}
    assert not names & {"x", "y", "x1", "y1", "cx", "cy", "r", "d", "points", "transform", "style"}


def test_the_measure_sees_attributes() -> None:
    assert {"gap", "padding", "columns", "fill", "width"} <= {
        name for path in TEMPLATES for name, _ in attributes(path)
    }
    assert {"gap", "padding", "width", "inset", "radius", "size", "basis"} <= LENGTHS


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_template(kind: str) -> None:
    assert (FOLDER / "blocks" / f"{kind}.svg.j2").is_file()
    assert any(block["kind"] == kind for block in BLOCKS.values())


def test_every_layout_is_listed() -> None:
    assert set(LAYOUTS) <= set(engine().templates.names())


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize("block", BLOCKS)
@pytest.mark.parametrize("shape", SHAPES)
def test_every_layout_draws_every_kind_in_every_shape(name: str, block: str, shape: str) -> None:
    data = bare(BLOCKS[block], layout=name, numbers="vi")
    picture = ig.render(ig.load(data, folder=SAMPLES), SHAPES[shape])
    assert not picture.report.left_out
    assert not text_faults(picture)
    fields = {slot.field for slot in picture.drawn.arrangement.texts}
    assert "title" in fields
    items = len(BLOCKS[block].get("items", ()))
    assert {f"blocks[0].items[{n}]" for n in range(items)} <= {
        field.rpartition(".")[0].removesuffix(".items") for field in fields
    }


@pytest.mark.parametrize("look", THEMES)
@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize("shape", SHAPES)
def test_every_layout_draws_its_furniture_in_every_theme(look: str, name: str, shape: str) -> None:
    data = spec(BLOCKS["figures, one"], layout=name, theme=look, series="Chuyển đổi số")
    if shape == "wide":
        del data["subtitle"]
    picture = ig.render(data | {"publisher": "Sở TTTT", "strict": True}, SHAPES[shape])
    fields = {slot.field for slot in picture.drawn.arrangement.texts}
    assert {"title", "kicker", "publisher", "series.name", "source", "cta", "qr.url"} <= fields
    assert not text_faults(picture)


@pytest.mark.parametrize("look", THEMES)
@pytest.mark.parametrize(
    ("ink", "grounds"),
    [
        ("ink", ("page", "surface", "tint")),
        ("ink-soft", ("page", "surface", "tint")),
        ("ink-brand", ("page", "surface", "tint")),
        ("accent-ink", ("page", "surface")),
        ("on-brand", ("brand", "brand-deep")),
        ("on-brand-soft", ("brand", "brand-deep")),
        ("on-brand-accent", ("brand", "brand-deep")),
        ("on-tag", ("tag",)),
        ("on-alert-info", ("alert-info",)),
        ("on-alert-warning", ("alert-warning",)),
        ("on-alert-danger", ("alert-danger",)),
    ],
)
def test_text_colours_stand_out_from_their_grounds(
    look: str, ink: str, grounds: tuple[str, ...]
) -> None:
    """WCAG 2.2, success criterion 1.4.3: 4.5 to 1."""
    colors = theme.load(look).colors
    for ground in grounds:
        assert contrast(colors[ink], colors[ground]) >= 4.5, ground
