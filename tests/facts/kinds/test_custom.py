"""Kinds of a user's own: fields from a TOML file, checked, read aloud, shown, described, drawn."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from PIL import Image

import infographix as ig
from infographix.facts.kinds import KINDS
from infographix.facts.own import model_of
from infographix.facts.view import texts, view

TOML = """
title_vi = "Điểm đến"
description = "Places to see."
variants = ["compact"]
reading = "[{intro}. ]{items}[. Xem {link}]"

[fields.intro]
max = 20

[fields.day]
type = "date"

[fields.link]
type = "address"

[fields.items]
type = "items"
required = true
min = 2
max = 3
reading = "{name}[ – hạng {place}][: {score}]"
title_vi = "Các điểm"

[fields.items.fields.name]
required = true
[fields.items.fields.place]
type = "rank"
[fields.items.fields.score]
type = "value"
min = 0
max = 10.5
[fields.items.fields.icon]
type = "icon"
[fields.items.fields.picture]
type = "image"
[fields.items.fields.open]
type = "flag"
[fields.items.fields.tags]
type = "texts"
max = 2

[sample]
items = [{ name = "Đại Nội" }, { name = "Chùa Thiên Mụ", score = "9,5" }]
"""
TEMPLATE = """
<ix:column gap="md">
{% if block.intro %}<ix:text role="body">{{ block.intro }}</ix:text>{% endif %}
{% for item in block["items"] %}
<ix:row gap="sm">
  {% if item.icon %}<ix:icon name="{{ item.icon }}" size="icon-md" color="bar"/>{% endif %}
  {% if item.picture %}<ix:image src="{{ item.picture }}" width="logo" height="logo"/>{% endif %}
  <ix:text role="body">{{ item.name }}</ix:text>
  {% if item.score %}<ix:text role="value">{{ item.score }}</ix:text>{% endif %}
  {% if item.score_share %}
  <ix:row grow="1"><ix:stack grow="{{ item.score_share }}" basis="none" fill="bar"/></ix:row>
  {% endif %}
</ix:row>
{% endfor %}
{% if block.link %}
<ix:qr value="{{ block.link.url }}" size="code"/>
<ix:text role="label">{{ block.link.printed }}</ix:text>
{% endif %}
</ix:column>
"""
PLACES: list[dict[str, Any]] = [{"name": "Đại Nội"}, {"name": "Lăng Tự Đức"}]
Put = Callable[..., Path]


@pytest.fixture
def put(tmp_path: Path) -> Put:
    """Writes a kind's TOML, and a template with it, into a folder of the user's own."""

    def write(toml: str = TOML, name: str = "places", folder: str = "mine") -> Path:
        blocks = tmp_path / folder / "blocks"
        blocks.mkdir(parents=True, exist_ok=True)
        (blocks / f"{name}.toml").write_text(toml, encoding="utf-8")
        (blocks / f"{name}.svg.j2").write_text(TEMPLATE, encoding="utf-8")
        return tmp_path / folder

    return write


def load(folder: Path, **block: Any) -> ig.Infographic:
    fields = {"kind": "places", "items": PLACES, **block}
    return ig.load({"title": "Huế", "blocks": [fields]}, layout_paths=[folder])


def refused(folder: Path, **block: Any) -> dict[str, str]:
    with pytest.raises(ig.SpecError) as caught:
        load(folder, **block)
    return {
        problem.where.removeprefix("blocks[0]."): str(problem) for problem in caught.value.problems
    }


def wrong(folder: Path) -> str:
    with pytest.raises(ig.MarkupError) as caught:
        model_of([folder])
    return str(caught.value)


def test_a_folder_without_kinds_leaves_the_model_as_it_is(tmp_path: Path) -> None:
    assert model_of() is model_of([tmp_path]) is ig.Infographic


def test_built_in_kinds_stay_beside_it(put: Put) -> None:
    assert set(model_of([put()]).KINDS) == {*KINDS, "places"}


def test_without_its_folder_the_kind_is_unknown() -> None:
    with pytest.raises(ig.SpecError, match="no such kind of block"):
        ig.load({"title": "a", "blocks": [{"kind": "places", "items": PLACES}]})


def test_a_changed_file_is_read_again(put: Put) -> None:
    assert load(put()).blocks[0].reading()
    assert "intro" in refused(put(TOML.replace("max = 20", "max = 4")), intro="Nên xem")


def test_it_is_read_aloud_by_its_pattern(put: Put) -> None:
    items = [{"name": "Đại Nội", "place": "1/9", "score": "9,5"}, {"name": "Lăng Tự Đức"}]
    spec = load(put(), intro="Nên xem", items=items, link="https://hue.gov.vn/")
    assert spec.blocks[0].reading() == (
        "Nên xem. Đại Nội – hạng 1/9: 9,5; Lăng Tự Đức. Xem https://hue.gov.vn/"
    )


def test_without_a_pattern_its_fields_are_read_in_order(put: Put) -> None:
    toml = "\n".join(line for line in TOML.splitlines() if not line.startswith("reading"))
    items = [{"name": "Đại Nội", "tags": ["lăng", "chùa"], "open": "có"}, PLACES[1]]
    spec = load(put(toml), intro="Nên xem.", items=items)
    assert spec.blocks[0].reading() == "Nên xem. Đại Nội – lăng; chùa; Lăng Tự Đức"


@pytest.mark.parametrize(
    ("block", "where", "words"),
    [
        ({"itms": []}, "itms", ("did you mean 'items'?",)),
        ({"items": PLACES[:1]}, "items", ("too few", "found: 1", "2 or more")),
        ({"items": PLACES * 2}, "items", ("too many", "found: 4", "3 or fewer")),
        ({"intro": "a" * 21}, "intro", ("too long", "21 characters", "20")),
        ({"items": [*PLACES, {"nam": "a"}]}, "items[2].nam", ("did you mean 'name'?",)),
        ({"items": [*PLACES, {"name": "a", "score": -1}]}, "items[2].score", ("0 or more",)),
        ({"items": [*PLACES, {"name": "a", "score": 11}]}, "items[2].score", ("10,5 or less",)),
        ({"items": [*PLACES, {"name": "a", "place": "x"}]}, "items[2].place", ()),
        ({"variant": "compct"}, "variant", ("did you mean 'compact'?",)),
        ({"link": "http://hue.gov.vn"}, "link", ("https",)),
        ({"day": "hôm qua"}, "day", ()),
    ],
)
def test_wrong_facts_are_refused_as_those_of_built_in_kinds(
    put: Put, block: dict[str, Any], where: str, words: tuple[str, ...]
) -> None:
    problems = refused(put(), **block)
    assert where in problems
    for word in words:
        assert word in problems[where]


def test_the_view_tells_texts_names_addresses_and_lengths_apart(put: Put) -> None:
    items = [
        {"name": "Đại Nội", "score": "10", "icon": "users", "picture": "a.png"},
        {"name": "Lăng Tự Đức", "score": "2,5"},
    ]
    link = "https://hue.gov.vn/2021-2025"
    spec = load(put(), items=items, day="21/02/2022", link=link)
    node = view(spec).blocks[0]
    assert str(node.link.url) == link  # byte for byte: no en dash between the years
    assert spec.repairs == ()
    assert [item.score_share for item in node.items] == [1.0, 0.25]
    assert node.items[1].score_number == 2.5
    assert node.items[1].open is False
    assert sorted(texts(node)) == [
        "blocks[0].day",
        "blocks[0].items[0].name",
        "blocks[0].items[0].score",
        "blocks[0].items[1].name",
        "blocks[0].items[1].score",
        "blocks[0].link.url",
    ]


def test_percentages_are_shares_of_a_hundred_and_ranks_are_none(put: Put) -> None:
    toml = TOML.replace("max = 10.5", "max = 100")

    def shares(*scores: str) -> list[float | None]:
        items = [{"name": "a", "score": score} for score in scores]
        return [item.score_share for item in view(load(put(toml), items=items)).blocks[0].items]

    assert shares("50%", "25%") == [0.5, 0.25]
    assert shares("1/9", "2/9") == [None, None]


def test_a_picture_of_it_is_drawn_and_reports_what_its_template_leaves_out(
    put: Put, tmp_path: Path
) -> None:
    Image.new("RGB", (40, 40), (200, 0, 0)).save(tmp_path / "a.png")
    items = [{"name": "Đại Nội", "score": "9", "icon": "users", "picture": "a.png"}, *PLACES[1:]]
    data = {"kind": "places", "day": "2022", "items": items, "link": "https://hue.gov.vn/"}
    spec = ig.load(
        {"title": "Huế", "blocks": [data]}, folder=tmp_path, layout_paths=[folder := put()]
    )
    picture = ig.render(spec, layout_paths=[folder])
    assert picture.report.left_out == ("blocks[0].day",)
    assert "Đại Nội: 9" in picture.alt_text
    assert (200, 0, 0) in {color for _, color in picture.image.getcolors(1 << 24)}


def test_plain_data_and_files_are_drawn_with_their_folders(put: Put, tmp_path: Path) -> None:
    folder = put()
    data = {"title": "Huế", "blocks": [{"kind": "places", "items": PLACES}]}
    assert ig.render(data, layout_paths=[folder]).report.left_out == ()
    path = tmp_path / "a.yaml"
    path.write_text(
        "title: Huế\nblocks: [{kind: places, items: [{name: a}, {name: b}]}]", encoding="utf-8"
    )
    assert ig.render_all(path, ["facebook-square"], layout_paths=[folder])
    assert ig.loads(path.read_text("utf-8"), layout_paths=[folder]).blocks[0].kind == "places"


def test_the_schema_says_its_fields_limits_and_sample(put: Put) -> None:
    schema = ig.json_schema([put()])
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    sample = schema["$defs"]["OwnPlaces"]["examples"][0]
    validator.validate({"title": "a", "blocks": [sample]})
    assert not validator.is_valid({"title": "a", "blocks": [{**sample, "intro": "a" * 21}]})
    assert not validator.is_valid({"title": "a", "blocks": [{**sample, "items": PLACES[:1]}]})
    own = [part for name, part in schema["$defs"].items() if name.startswith("Own")]
    for part in own:
        for field, words in part["properties"].items():
            assert field == "kind" or words.get("description"), field
    assert own[0]["properties"]["items"]["title"] == "Các điểm"
    assert "OwnPlaces" not in str(ig.json_schema())


def test_a_spec_survives_pickling_and_dumping(put: Put) -> None:
    spec = load(put(), intro="Nên xem", link="https://hue.gov.vn/", day="2022")
    again = pickle.loads(pickle.dumps(spec))
    assert again == spec
    assert type(again) is type(spec)
    assert type(spec)(**spec.model_dump()) == spec


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('title_vi = "Điểm đến"', "title_vi = 5", ("title_vi", "5", "text")),
        ("variants =", "variant =", ("variant:", "did you mean 'variants'?")),
        ('["compact"]', '["a b"]', ("variants", "a b")),
        ('"address"', '"adress"', ("fields.link.type", "did you mean 'address'?")),
        ("required = true\nmin", "requird = true\nmin", ("fields.items.requird", "required")),
        ("required = true\nmin", 'required = "yes"\nmin', ("fields.items.required",)),
        ("min = 2", "min = 5", ("fields.items.min", "5 and 3")),
        ("min = 2", "min = -1", ("fields.items.min", "-1")),
        ("min = 2", "min = 2.5", ("fields.items.min", "2.5", "whole")),
        ("max = 20", "min = 20", ("fields.intro.min", "no such limit")),
        (
            '[fields.day]\ntype = "date"',
            '[fields.day]\ntype = "date"\nmax = 1',
            ("fields.day.max",),
        ),
        ('[fields.day]\ntype = "date"', '[fields.day]\nreading = "a"', ("fields.day.reading",)),
        ("{intro}. ]", "{intr}. ]", (": reading", "'intr'", "did you mean 'intro'?")),
        ("{intro}. ]", "{intro}. ", (": reading", "square brackets")),
        ("{intro}. ]", "{intro. ]", (": reading", "curly brackets")),
        ("[: {score}]", "[: {open}]", ("fields.items.reading", "'open'")),
        ("[fields.day]", "[fields.title]", ("fields.title", "every kind has it already")),
        ("[fields.day]", "[fields.json]", ("fields.json", "cannot be called so")),
        ("[fields.day]", "[fields.count]", ("fields.count", "layouts see something else")),
        ("[fields.day]", "[fields.icon]", ("fields.icon", "another type", "icon")),
        ("[fields.day]", "[fields.Day]", ("fields.Day", "no name of a field")),
        ("[fields.day]", "[fields.class]", ("fields.class", "no name of a field")),
        (".place]", ".score_share]", ("fields.items.fields.score_share", "'score'")),
        ('{ name = "Đại Nội" }', '{ nam = "Đại Nội" }', ("sample.items[0].nam", "'name'")),
        ('title_vi = "Điểm đến"', "title_vi = ", ("not well-formed TOML", "line 2")),
    ],
)
def test_what_is_wrong_in_the_toml_is_told_by_file_and_key(
    put: Put, old: str, new: str, words: tuple[str, ...]
) -> None:
    assert old in TOML
    told = wrong(put(TOML.replace(old, new)))
    assert "places.toml" in told
    for word in words:
        assert word in told


def test_a_kind_needs_fields_and_a_template(put: Put) -> None:
    assert "fields are required" in wrong(put('title_vi = "a"'))
    folder = put()
    (folder / "blocks" / "places.svg.j2").unlink()
    assert "no template" in wrong(folder)


def test_bytes_that_are_no_text_are_refused(put: Put) -> None:
    folder = put()
    (folder / "blocks" / "places.toml").write_bytes(b'title_vi = "\xff"')
    assert "no UTF-8 text" in wrong(folder)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("steps", "the fields of a built-in kind cannot be changed"),
        ("heading", "a built-in template has this name"),
        ("Places", "no name of a kind"),
        ("điểm", "no name of a kind"),
    ],
)
def test_names_that_clash_or_are_none_are_refused(put: Put, name: str, words: str) -> None:
    assert words in wrong(put(name=name))


def test_a_kind_in_two_folders_is_refused_the_same_folder_twice_is_not(put: Put) -> None:
    one, two = put(), put(folder="other")
    with pytest.raises(ig.MarkupError, match="two folders name this kind"):
        model_of([one, two])
    assert "places" in model_of([one, one / "."]).KINDS


def test_a_kind_that_lies_outside_the_folder_is_not_read(put: Put, tmp_path: Path) -> None:
    outside = put() / "blocks" / "places.toml"
    blocks = tmp_path / "linked" / "blocks"
    blocks.mkdir(parents=True)
    (blocks / "places.toml").symlink_to(outside)
    assert model_of([tmp_path / "linked"]) is ig.Infographic
