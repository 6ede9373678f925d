"""Edited YAML: it holds the data asked for, and what was not asked for keeps its characters."""

from __future__ import annotations

import copy
import random
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from specs import EXAMPLES

from infographix.facts.yaml import read_yaml
from infographix.preview.yaml_edit import rewrite
from infographix.preview.yaml_write import document

SPECS = sorted(EXAMPLES.glob("*.yaml"))
TEXT = """\
# Trên cùng
title: Một   # tên bài
qr: "https://hue.gov.vn/"

# Về các khối
blocks:
  # khối đầu
  - kind: steps
    items:
      - {title: A, text: 'x'}   # mục A
      - {title: B}

  - kind: text
    paragraphs:
    - "1"
    - |
      hai
      dòng
"""


def changed(**fields: Any) -> dict[str, Any]:
    return {**read_yaml(TEXT, ""), **fields}


def lines_kept(new: str, old: str = TEXT) -> int:
    matcher = SequenceMatcher(None, old.splitlines(), new.splitlines(), autojunk=False)
    return sum(size for _, _, size in matcher.get_matching_blocks())


def edited(data: dict[str, Any], text: str = TEXT) -> str:
    made = rewrite(text, data)
    assert made is not None
    assert read_yaml(made, "") == data
    return made


@pytest.mark.parametrize("path", SPECS, ids=lambda path: path.stem)
def test_nothing_changed_gives_the_same_text(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert rewrite(text, read_yaml(text, "")) == text


def test_one_value_changes_one_line_and_keeps_its_quotes_and_comment() -> None:
    made = edited(changed(title="Hai"))
    assert "title: Hai   # tên bài\n" in made
    assert lines_kept(made) == TEXT.count("\n") - 1
    data = changed()
    data["blocks"][0]["items"][0]["text"] = "it's"
    assert "- {title: A, text: 'it''s'}   # mục A\n" in edited(data)


def test_a_new_field_takes_its_place_and_a_field_that_goes_takes_its_line() -> None:
    data = {"title": "Một", "kicker": "Trên", **changed()}
    made = edited(data)
    assert lines_kept(made) == TEXT.count("\n")
    assert "tên bài\nkicker: Trên\nqr" in made
    data.pop("qr")
    assert lines_kept(edited(data)) == TEXT.count("\n") - 1


def test_blocks_change_places_with_their_comments() -> None:
    data = changed()
    data["blocks"].reverse()
    made = edited(data)
    assert made.index("kind: text") < made.index("kind: steps")
    for comment in ("# Trên cùng", "# tên bài", "# Về các khối", "# khối đầu", "# mục A"):
        assert comment in made


def test_an_entry_is_added_as_those_beside_it_are_written() -> None:
    data = changed()
    data["blocks"][0]["items"].append({"title": "C: ba", "text": "0123"})
    made = edited(data)
    assert '      - {title: "C: ba", text: "0123"}\n' in made
    assert lines_kept(made) == TEXT.count("\n")
    data["blocks"].insert(1, {"kind": "text", "paragraphs": ["Một"]})
    assert "  - kind: text\n    paragraphs: [Một]\n" in edited(data)


def test_a_text_of_several_lines_stays_legible() -> None:
    made = edited({**changed(), "caption": "Một\n\nHai"})
    assert made.endswith("caption: |-\n  Một\n\n  Hai\n")


def test_a_text_of_several_lines_does_not_swallow_the_comment_behind_it() -> None:
    assert 'title: "Một\\nHai"   # tên bài\n' in edited(changed(title="Một\nHai"))


@pytest.mark.parametrize(
    "text", ["a: &x {b: c}\nd: *x\ntitle: e\n", "a: &x\n  b: c\nd: *x\ntitle: e\n"]
)
def test_what_stands_for_another_part_is_never_changed_with_it(text: str) -> None:
    data = read_yaml(text, "")
    assert rewrite(text, data) == text
    for wanted in ({**data, "title": "f"}, {**data, "d": {"b": "z"}}, {**data, "a": {"b": "z"}}):
        made = rewrite(text, wanted)
        assert made is None or read_yaml(made, "") == wanted


PIECES = (
    *("mới", "true", "no", "0123", "12:30", "1.5", "a: b", "x #y", "- z", "", '"q"', "it's"),
    *(
        "một\nhai",
        "một\n\n hai\n",
        "[1, 2",
        "{",
        "ế, ộ",
        " trước",
        "sau ",
        "\t",
        "\u2028",
        "&a",
        "|",
    ),
)


def mutated(value: Any, chance: random.Random) -> Any:
    """Return data as a person may leave it: texts changed, entries and fields moved, come, gone."""
    if isinstance(value, str):
        return chance.choice(PIECES) if chance.random() < 0.3 else value
    if isinstance(value, list):
        made = [mutated(item, chance) for item in value]
        what = chance.randrange(6)
        if what == 0:
            chance.shuffle(made)
        elif what == 1 and len(made) > 1:
            made.pop(chance.randrange(len(made)))
        elif what == 2:
            new = chance.choice(["z", {"a": "b", "c": ["d"]}, ["e"], copy.deepcopy(made[0])])
            made.insert(chance.randrange(len(made) + 1), new)
        return made
    fields = {name: mutated(inner, chance) for name, inner in value.items()}
    what = chance.randrange(6)
    if what == 0 and len(fields) > 1:
        fields.pop(chance.choice(list(fields)))
    elif what == 1:
        fields["mới"] = chance.choice(["z", "nhiều\ndòng", ["a", "b"], {"u": "v"}])
    return fields


@pytest.mark.parametrize("path", SPECS, ids=lambda path: path.stem)
def test_whatever_is_changed_the_text_holds_it(path: Path) -> None:
    """Read back by our reader, and by PyYAML's plain one, which we did not write."""
    text = path.read_text(encoding="utf-8")
    data = read_yaml(text, "")
    chance = random.Random(path.stem)
    for _ in range(6):
        wanted = mutated(copy.deepcopy(data), chance)
        made = edited(wanted, text)
        assert yaml.load(made, Loader=yaml.BaseLoader) == wanted


def test_comments_outlive_changes_of_values() -> None:
    chance = random.Random(1)
    for path in SPECS:
        text = path.read_text(encoding="utf-8")
        data = read_yaml(text, "")
        data["title"] = chance.choice(PIECES[:6])
        data["blocks"] = data["blocks"][::-1]
        made = edited(data, text)
        comments = [line for line in text.splitlines() if line.startswith("#")]
        assert [line for line in made.splitlines() if line.startswith("#")] == comments


SCALARS = st.text(max_size=12).filter(lambda text: "\x00" not in text)
TREES = st.recursive(
    SCALARS | st.sampled_from(PIECES),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(["title", "a b", "ế"]), TREES, min_size=1))
def test_any_data_can_be_written_and_read(data: dict[str, Any]) -> None:
    def legal(value: Any) -> bool:
        if isinstance(value, str):
            return not any("\ud800" <= c <= "\udfff" for c in value)
        return all(map(legal, value.values() if isinstance(value, dict) else value))

    if legal(data):
        assert read_yaml(document(data), "") == data
