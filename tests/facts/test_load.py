"""Files, texts and plain data as specs: what survives, and what hostile or broken ones say."""

from __future__ import annotations

import json
import re
import time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infographix.errors import Problem, SpecError
from infographix.facts.kinds.figures import Figures
from infographix.facts.kinds.timeline import Timeline
from infographix.facts.load import LARGEST, load, loads
from infographix.resources import package_text

EXAMPLES = Path(__file__).parents[2] / "examples"
STEPS: dict[str, Any] = {"kind": "steps", "items": [{"title": "Tải"}, {"title": "Cài"}]}
YAML = """
title: Huế
blocks:
  - kind: steps
    items: [{title: Tải}, {title: Cài}]
"""


def problem(text: str, kind: str = "yaml") -> Problem:
    with pytest.raises(SpecError) as caught:
        loads(text, kind, where="spec")
    return caught.value.problems[0]


@pytest.mark.parametrize("name", ["ke-hoach-60", "dti-2022", "cai-dat-hue-s"])
def test_the_examples_load_without_repairs(name: str) -> None:
    made = load(EXAMPLES / f"{name}.yaml")
    assert (made.stem, made.folder, made.repairs) == (name, EXAMPLES, ())
    assert len(made.title) <= 45
    assert made.source and made.qr


def test_the_starter_loads_as_it_is_and_with_every_field_in_use() -> None:
    starter = package_text("facts/starter.yaml")
    assert loads(starter).repairs == ()
    in_use = _uncommented(starter)
    made = loads(in_use)
    assert {block.kind for block in made.blocks} == {
        "figures",
        "pillars",
        "ranking",
        "timeline",
        "steps",
    }
    unset = {name for name in type(made).model_fields if getattr(made, name) in (None, ())}
    assert unset == set()


def _uncommented(starter: str) -> str:
    """Take the # away wherever a field, an item of a list or a text goes on behind it."""
    return re.sub(r"(?m)^( *)# (?= *(?:# )?(?:- |[a-z_]+:|  ))", r"\1", starter)


def test_scalars_of_yaml_stay_as_they_are_written() -> None:
    made = loads(
        """
title: no
kicker: 0123456
subtitle: 12:30
cta: 1e3
publisher: ~
source: 0x1F
blocks:
  - kind: timeline
    items:
      - {when: 2022-02-21, title: yes}
      - {when: 07:30, title: null}
  - kind: figures
    items: [{value: 0.9500, label: Off}]
"""
    )
    texts = (made.title, made.kicker, made.subtitle, made.cta, made.publisher, made.source)
    assert texts == ("no", "0123456", "12:30", "1e3", "~", "0x1F")
    timeline, figures = made.blocks
    assert isinstance(timeline, Timeline) and isinstance(figures, Figures)
    assert [(item.when, item.title) for item in timeline.items] == [
        ("2022-02-21", "yes"),
        ("07:30", "null"),
    ]
    assert (figures.items[0].value.text, figures.items[0].label) == ("0,9500", "Off")


def test_block_scalars_keep_their_line_breaks_and_nothing_more() -> None:
    made = loads(YAML.replace("title: Huế", "title: |\n  Huế\n  số\nsubtitle: >\n  một\n  dòng\n"))
    assert (made.title, made.subtitle, made.repairs) == ("Huế\nsố", "một dòng", ())


def test_anchors_name_what_is_used_twice() -> None:
    made = loads(YAML.replace("title: Huế", "title: &name Huế\nkicker: *name"))
    assert made.kicker == "Huế"


def test_the_three_kinds_of_file_say_the_same(tmp_path: Path) -> None:
    block = {"kind": "figures", "items": [{"value": 0.9500, "label": "a", "delta": -2}]}
    fields = {"title": "Huế", "strict": True, "date": "2022-03-09", "blocks": [STEPS, block]}
    (tmp_path / "a.json").write_text(json.dumps(fields).replace("0.95", "0.9500"), encoding="utf-8")
    (tmp_path / "b.yaml").write_text(json.dumps(fields).replace("0.95", "0.9500"), encoding="utf-8")
    (tmp_path / "c.toml").write_text(
        'title = "Huế"\nstrict = true\ndate = 2022-03-09\n[[blocks]]\nkind = "steps"\n'
        'items = [{title = "Tải"}, {title = "Cài"}]\n[[blocks]]\nkind = "figures"\n'
        'items = [{value = 0.9500, label = "a", delta = -2}]\n',
        encoding="utf-8",
    )
    made = [load(tmp_path / name) for name in ("a.json", "b.yaml", "c.toml")]
    assert [one.stem for one in made] == ["a", "b", "c"]
    for one in made:
        assert one.model_dump() == made[0].model_dump()
        assert isinstance(one.blocks[1], Figures)
        assert one.blocks[1].items[0].value.amount.as_tuple() == Decimal("0.9500").as_tuple()


def test_plain_data_loads_too() -> None:
    made = load({"title": "Huế", "blocks": [STEPS]}, folder="pictures")
    assert (made.title, made.folder, made.stem) == ("Huế", Path("pictures"), "infographic")
    assert load({"title": "Huế", "blocks": [STEPS]}).folder is None


def test_a_name_that_is_no_text_is_refused() -> None:
    with pytest.raises(SpecError, match="a field's name is text"):
        load({5: "x"})  # type: ignore[dict-item]
    with pytest.raises(SpecError):
        load({"title": "a", "blocks": [{5: "x"}]})


def test_a_byte_order_mark_is_no_part_of_the_spec(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_text("\ufeff" + YAML.strip(), encoding="utf-8")
    assert load(path).title == "Huế"


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ("title: a\ntitle: b", "spec:2", "twice"),
        ("blocks:\n- {a: 1,\n   a: 2}", "spec:3", "twice"),
        ("title: a\nkicker: b: c", "spec:2", "well-formed"),
        ("a: 1\n\tb: 2", "spec:2", "well-formed"),
        ("a: [1", "spec:2", "well-formed"),
        ("a: *b", "spec:1", "anchor"),
        ("a: &a [*a]", "spec:1", "anchor"),
        ("a: !!python/object/apply:os.system [ls]", "spec:1", "tags"),
        ("a: !!int 5", "spec:1", "tags"),
        ("a: 1\n---\nb: 2", "spec:2", "one document"),
        ("? [a]\n: b", "spec:1", "name is text"),
        ("? {a: b}\n: b", "spec:1", "name is text"),
        ("a: \x01", "spec", "well-formed"),
        ("", "spec", "named fields"),
        ("# nothing", "spec", "named fields"),
        ("- a", "spec", "named fields"),
        ("a", "spec", "named fields"),
    ],
)
def test_broken_yaml_is_named_by_line(text: str, where: str, what: str) -> None:
    found = problem(text)
    assert found.where == where
    assert what in found.what


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ('{"title": "a",\n "title": "b"}', "spec", "twice"),
        ('{"title": \n x}', "spec:2", "well-formed"),
        ('{"a": NaN}', "spec", "no number"),
        ('{"a": Infinity}', "spec", "no number"),
        ("[1]", "spec", "named fields"),
        ("null", "spec", "named fields"),
        ("", "spec:1", "well-formed"),
    ],
)
def test_broken_json_is_named(text: str, where: str, what: str) -> None:
    found = problem(text, "json")
    assert found.where == where
    assert what in found.what


@pytest.mark.parametrize("text", ['a = "b', "a = 1\na = 2", "a = 2022-02-31", "= 5"])
def test_broken_toml_is_named(text: str) -> None:
    assert "well-formed TOML" in problem(text, "toml").what


@pytest.mark.parametrize("kind", ["yaml", "json", "toml"])
def test_deep_nesting_is_no_traceback(kind: str) -> None:
    deep = "[" * 100_000
    text = {"yaml": f"title: {deep}", "json": f'{{"title": {deep}', "toml": f"title = {deep}"}[kind]
    assert problem(text, kind).what
    assert problem("\n".join(" " * n + "a:" for n in range(3000)), "yaml").what


def test_aliases_cannot_blow_a_spec_up() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    start = time.perf_counter()
    assert "too large" in problem("\n".join(lines)).what
    assert time.perf_counter() - start < 2.0


def test_numbers_of_json_that_python_will_not_read_are_refused_by_field() -> None:
    text = json.dumps(
        {"title": "a", "blocks": [{"kind": "figures", "items": [{"value": 0, "label": "a"}]}]}
    )
    with pytest.raises(SpecError) as caught:
        loads(text.replace("0", "9" * 5000), "json")
    assert caught.value.problems[0].where == "blocks[0].items[0].value"


def test_files_that_cannot_be_read_say_why(tmp_path: Path) -> None:
    for name, data, what in (
        ("a.yaml", "title: Huế".encode("utf-16"), "UTF-8"),
        ("b.yaml", b"title: a\nkicker: \xd2", "UTF-8"),
        ("c.yaml", b"#" * (LARGEST + 1), "too large"),
        ("d.txt", b"title: a", "ending"),
    ):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(SpecError, match=what):
            load(tmp_path / name)
    (tmp_path / "folder.yaml").mkdir()
    for name in ("absent.yaml", "folder.yaml", "a\0b.yaml"):
        with pytest.raises(SpecError, match="cannot be read"):
            load(tmp_path / name)
    with pytest.raises(SpecError) as caught:
        load(tmp_path / "b.yaml")
    assert caught.value.problems[0].where == f"{tmp_path / 'b.yaml'}:2"


def test_an_unknown_kind_of_text_is_refused() -> None:
    with pytest.raises(SpecError, match="yaml, json, toml"):
        loads("", "xml")


@given(st.text(alphabet=st.sampled_from(list("ab:-[]{}&*!|>'\"#,? \n\t%@`~0")), max_size=40))
def test_no_text_makes_anything_but_a_spec_error(text: str) -> None:
    for kind in ("yaml", "json", "toml"):
        with pytest.raises(SpecError):
            loads(text, kind)
