"""What the preview answers: drafts, pictures, findings, problems, and news of changed files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from specs import EXAMPLES

import infographix as ig
from infographix.preview.session import Session
from infographix.preview.site import Pages
from infographix.preview.subject import of
from infographix.web.site import Answer, Call

SQUARE = "facebook-square"


class Page:
    """Asks a preview's handlers as its page does."""

    def __init__(self, what: str | Path, *layouts: Path) -> None:
        self.session = Session(of(str(what), layouts))
        self.pages = Pages(self.session)

    def start(self, **query: str) -> Any:
        return parsed(self.pages.start(Call({}, query)))

    def draft(self, fields: Any, **more: str) -> Any:
        body = json.dumps({"fields": fields, **more}).encode()
        return parsed(self.pages.draft(Call({}, {}, body)))

    def shots(self, draft: str, form: str = SQUARE, **query: str) -> Any:
        return parsed(self.pages.shots(Call({"draft": draft, "format": form}, query)))

    def picture(self, address: str) -> Answer:
        names = ("version", "draft", "format", "page")
        path, _, query = address.removeprefix("/picture/").partition("?")
        parts = dict(zip(names, path.split("/"), strict=True))
        return self.pages.picture(Call(parts, {query: ""} if query else {}))

    def post(self, name: str, **fields: Any) -> tuple[int, Any]:
        found = getattr(self.pages, name)(Call({}, {}, json.dumps(fields).encode()))
        return found.status, parsed(found)


def parsed(answer: Answer) -> Any:
    return json.loads(answer.body)


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    path = tmp_path / "dti.yaml"
    path.write_text((EXAMPLES / "dti-2022.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    return path


def test_a_picture_is_the_one_that_render_draws(spec: Path) -> None:
    page = Page(spec)
    (shot,) = page.shots(page.start()["draft"])["shots"]
    wanted = ig.render(spec, SQUARE)
    assert page.picture(shot["src"]).body == wanted.encoded.data
    assert shot["alt"] == wanted.alt_text
    assert (shot["width"], shot["bytes"]) == (wanted.width, wanted.report.bytes)


def test_findings_and_places_of_texts_are_those_of_the_report(spec: Path) -> None:
    page = Page(spec)
    (shot,) = page.shots(page.start()["draft"], "facebook-link")["shots"]
    report = ig.render(spec, "facebook-link").report
    wanted = [(found.code, found.field) for found in report.findings]
    assert [(found["code"], found["field"]) for found in shot["findings"]] == wanted
    assert all(found["message"] for found in shot["findings"])
    assert {"subtitle", "blocks[1]"} <= {found["field"] for found in shot["findings"]}
    title = next(text for text in shot["texts"] if "title" in text["fields"])
    slot = next(slot for slot in report.fit if "title" in slot.fields)
    assert title["box"][0] == pytest.approx(100 * slot.box.x / 1200, abs=0.01)


def test_a_draft_is_drawn_and_the_file_stays_as_it_is(spec: Path) -> None:
    page, before = Page(spec), spec.read_bytes()
    start = page.start()
    draft = page.draft({**start["fields"], "title": "Tiêu đề khác"}, base=start["base"])
    (shot,) = page.shots(draft["draft"])["shots"]
    assert "Tiêu đề khác" in shot["alt"]
    assert spec.read_bytes() == before


def test_boxes_are_drawn_over_the_picture_when_asked_for(spec: Path) -> None:
    page = Page(spec)
    draft = page.start()["draft"]
    (plain,), (boxes,) = page.shots(draft)["shots"], page.shots(draft, boxes="")["shots"]
    assert page.picture(plain["src"]).body != page.picture(boxes["src"]).body
    assert page.picture(boxes["src"]).body == ig.render(spec, SQUARE, debug=True).encoded.data


def test_problems_name_their_fields(spec: Path) -> None:
    page = Page(spec)
    fields = page.start()["fields"]
    fields["blocks"][0]["items"][1]["label"] = ""
    fields["blocks"][1]["items"][0]["value"] = "chín phẩy năm"
    found = page.draft({**fields, "formats": ["facebook-squar"]})
    assert found["formats"] is None
    places = {problem["where"] for problem in found["problems"]}
    assert {"blocks[0].items[1].label", "blocks[1].items[0].value"} <= places


@pytest.mark.parametrize("name", ["formats", "theme"])
def test_a_name_that_there_is_not_is_a_problem_of_its_field(spec: Path, name: str) -> None:
    page = Page(spec)
    value: Any = ["facebook-square", "nothing"] if name == "formats" else "nothing"
    (problem,) = page.draft({**page.start()["fields"], name: value})["problems"]
    assert problem["where"].startswith(name)


def test_text_that_does_not_fit_is_said_instead_of_a_picture(spec: Path) -> None:
    page = Page(spec)
    draft = page.draft({**page.start()["fields"], "subtitle": "Chuyển đổi số toàn diện. " * 70})
    found = page.shots(draft["draft"])
    assert found["shots"] == []
    assert any("subtitle" in problem["where"] for problem in found["problems"])


def test_saving_writes_the_file_and_a_second_save_with_the_old_base_is_refused(spec: Path) -> None:
    page = Page(spec)
    start = page.start()
    fields = {**start["fields"], "title": "Lưu rồi"}
    status, saved = page.post("save", fields=fields, base=start["base"])
    assert (status, ig.load(spec).title) == (200, "Lưu rồi")
    assert page.start()["base"] == saved["base"]
    status, refused = page.post("save", fields={**fields, "title": "x"}, base=start["base"])
    assert (status, refused["reason"]) == (409, "conflict")
    assert ig.load(spec).title == "Lưu rồi"
    status, copied = page.post("copy", fields={**fields, "title": "Bản sao"})
    assert (status, ig.load(spec.parent / copied["name"]).title) == (200, "Bản sao")


def test_a_file_that_is_no_yaml_is_said_and_its_page_comes_back(spec: Path) -> None:
    page, text = Page(spec), spec.read_text(encoding="utf-8")
    spec.write_text('title: "open', encoding="utf-8")
    assert "YAML" in page.start()["unread"][0]["what"]
    spec.write_text(text, encoding="utf-8")
    assert page.start()["fields"]["title"] == ig.load(spec).title


def test_every_file_that_the_pictures_are_made_of_changes_the_version(
    spec: Path, tmp_path: Path
) -> None:
    mine = tmp_path / "mine"
    (mine / "themes").mkdir(parents=True)
    theme = mine / "themes" / "tim.toml"
    theme.write_text('extends = "hue"\n', encoding="utf-8")
    logo = tmp_path / "logo.png"
    page = Page(spec, mine)
    page.draft({**page.start()["fields"], "logo": "logo.png"})
    seen = [page.session.version()]
    for change in (
        lambda: spec.write_text("title: x", encoding="utf-8"),
        lambda: Image.new("RGB", (9, 9)).save(logo),
        lambda: Image.new("RGB", (9, 19)).save(logo),
        lambda: theme.write_text('extends = "hue"\ntitle = "Tím"\n', encoding="utf-8"),
        lambda: (mine / "of-mine.svg.j2").write_text("<svg/>", encoding="utf-8"),
        lambda: theme.unlink(),
    ):
        change()
        seen.append(page.session.version())
    assert len(set(seen)) == len(seen)
    assert page.session.version() == seen[-1]


def test_a_changed_theme_is_drawn_anew(spec: Path, tmp_path: Path) -> None:
    (tmp_path / "mine" / "themes").mkdir(parents=True)
    theme = tmp_path / "mine" / "themes" / "hue.toml"
    page = Page(spec, tmp_path / "mine")
    draft = page.start()["draft"]
    (before,) = page.shots(draft)["shots"]
    first = page.picture(before["src"]).body
    theme.write_text('extends = "toi"\n', encoding="utf-8")
    (after,) = page.shots(draft)["shots"]
    assert after["src"] != before["src"]
    assert page.picture(after["src"]).body != first


def test_a_series_shows_each_page(spec: Path) -> None:
    page = Page(spec)
    draft = page.draft({**page.start()["fields"], "pages": "4"})["draft"]
    shots = page.shots(draft)["shots"]
    assert [shot["page"] for shot in shots] == ["1/4", "2/4", "3/4", "4/4"]
    assert len({page.picture(shot["src"]).body for shot in shots}) == 4


@pytest.mark.parametrize("number", ["9", "-1", "x", "²", "99999999999999999999"])
def test_a_page_that_there_is_not_is_not_found(spec: Path, number: str) -> None:
    page = Page(spec)
    (shot,) = page.shots(page.start()["draft"])["shots"]
    assert page.picture(f"{shot['src'].rpartition('/')[0]}/{number}").status == 404


@pytest.mark.parametrize("layout", ["poster", "cover", "opening", "banner"])
def test_a_layout_is_shown_with_sample_facts(layout: str) -> None:
    page = Page(layout)
    start = page.start()
    assert (start["file"], start["saves"], start["problems"]) == (False, False, [])
    shots = page.shots(start["draft"], start["formats"][0])["shots"]
    assert layout in {shot["layout"] for shot in shots}
    with pytest.raises(ig.SpecError):
        page.post("save", fields=start["fields"], base="")


def test_a_layouts_file_is_shown_from_its_own_folder(tmp_path: Path) -> None:
    head = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:ix="urn:infographix">'
    path = tmp_path / "mine.svg.j2"
    path.write_text(f"{head}<ix:text>{{{{ page.title }}}}</ix:text></svg>", encoding="utf-8")
    page = Page(path)
    start = page.start(sample="ranking")
    (shot,) = page.shots(start["draft"], start["formats"][0])["shots"]
    assert (shot["layout"], start["sample"]) == ("mine", "ranking")


def test_a_word_that_is_neither_is_refused_with_what_there_is() -> None:
    with pytest.raises(ig.SpecError, match="did you mean 'poster'"):
        of("postre")


def test_the_form_knows_every_kind_and_field_by_a_vietnamese_name(spec: Path) -> None:
    form = parsed(Page(spec).pages.form(Call({}, {})))
    definitions = form["schema"]["$defs"]
    fields = {name for one in definitions.values() for name in one["properties"]} - {"kind"}
    fields |= set(form["schema"]["properties"])
    assert fields <= set(form["labels"])
    assert {kind["kind"] for kind in form["kinds"]} == set(ig.Infographic.KINDS)
    assert all(kind["name"] and kind["about"] for kind in form["kinds"])


def test_icons_are_found_by_words(spec: Path) -> None:
    found = parsed(Page(spec).pages.icons(Call({}, {"q": "điện thoại"})))
    assert any("phone" in icon["name"] for icon in found)
