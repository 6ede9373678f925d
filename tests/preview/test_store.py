"""A spec's file: read, saved, copied; what someone else wrote meanwhile is never lost."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import infographix as ig
from infographix.preview.store import CommentsError, ConflictError, Store, as_text

SPEC = '# Ghi chú\ntitle: Một\nblocks:\n  - {kind: text, paragraphs: ["Xin chào"]}\n'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "spec.yaml"
    made.write_text(SPEC, encoding="utf-8")
    return made


def fields(store: Store, **changes: Any) -> dict[str, Any]:
    return {**as_text(store.read().fields), **changes}


def test_a_change_is_saved_and_the_rest_of_the_file_stays(path: Path) -> None:
    store = Store(path)
    base = store.save(fields(store, title="Hai"), store.read().base)
    assert path.read_text(encoding="utf-8") == SPEC.replace("Một", "Hai")
    assert store.read().base == base


def test_a_file_that_was_changed_elsewhere_is_not_written_over(path: Path) -> None:
    store = Store(path)
    read = store.read()
    path.write_text(SPEC.replace("Một", "Người khác sửa"), encoding="utf-8")
    with pytest.raises(ConflictError):
        store.save(fields(store, title="Hai"), read.base)
    with pytest.raises(ConflictError):
        store.save(fields(store, title="Hai"), read.base, force=True)
    assert "Người khác sửa" in path.read_text(encoding="utf-8")


def test_a_copy_takes_no_file_that_is_there(path: Path) -> None:
    store = Store(path)
    made = [store.copy(fields(store, title=name)) for name in ("a", "b")]
    assert [one.name for one in made] == ["spec.1.yaml", "spec.2.yaml"]
    assert [ig.load(one).title for one in made] == ["a", "b"]
    assert path.read_text(encoding="utf-8") == SPEC


def test_comments_are_lost_only_where_that_is_asked_for(path: Path) -> None:
    text = "# Ghi chú\ntitle: Một\na: &x {b: c}\nd: *x\n"
    path.write_text(text, encoding="utf-8")
    store = Store(path)
    data = fields(store, d={"b": "khác"})
    with pytest.raises(CommentsError):
        store.save(data, store.read().base)
    assert path.read_text(encoding="utf-8") == text
    store.save(data, store.read().base, force=True)
    assert as_text(store.read().fields) == data


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_file_keeps_its_line_ends_and_its_mark(path: Path, end: str, mark: bytes) -> None:
    path.write_bytes(mark + SPEC.replace("\n", end).encode())
    store = Store(path)
    store.save(fields(store, title="Hai", source="Nguồn"), store.read().base)
    data = path.read_bytes()
    assert data.startswith(mark + b"#")
    assert data.count(b"\r\n") == (data.count(b"\n") if end == "\r\n" else 0)
    assert ig.load(path).title == "Hai"


def test_numbers_and_truth_values_of_json_stay_what_they_are(tmp_path: Path) -> None:
    path = tmp_path / "spec.json"
    items = [{"label": "a", "value": 1.037, "highlight": True}, {"label": "b", "value": 2}]
    data = {"title": "Một", "blocks": [{"kind": "ranking", "items": items}]}
    path.write_text(json.dumps(data), encoding="utf-8")
    store = Store(path)
    store.save(fields(store, title="Hai"), store.read().base)
    assert json.loads(path.read_text(encoding="utf-8")) == {**data, "title": "Hai"}


def test_a_spec_in_toml_is_shown_but_not_saved(tmp_path: Path) -> None:
    path = tmp_path / "spec.toml"
    path.write_text('title = "Một"\n', encoding="utf-8")
    store = Store(path)
    assert not store.can_save
    with pytest.raises(ig.SpecError):
        store.save(fields(store, title="Hai"), store.read().base)
    assert store.copy(fields(store, title="Hai")).name == "spec.1.yaml"
    assert path.read_text(encoding="utf-8") == 'title = "Một"\n'


def test_a_lone_half_of_a_character_is_refused_and_nothing_is_written(path: Path) -> None:
    store = Store(path)
    base = store.read().base
    with pytest.raises((CommentsError, ig.SpecError)):
        store.save(fields(store, title="\ud800"), base)
    assert path.read_text(encoding="utf-8") == SPEC
