"""SVG with living text: words that can be selected, in fonts that come with the file."""

from __future__ import annotations

import base64
import io
import re
import xml.etree.ElementTree as ElementTree

from fontTools.ttLib import TTFont
from scenes import SCENES, STACKED, face, frame, run

from infographix.frame import Frame, Group
from infographix.render.live import subset
from infographix.render.svg import to_svg

SVG = "{http://www.w3.org/2000/svg}"


def texts(picture: Frame) -> list[str]:
    root = ElementTree.fromstring(to_svg(picture, "live"))
    return ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]


def fonts(picture: Frame) -> dict[str, TTFont]:
    rules = re.findall(
        r"@font-face\{font-family:'([^']+)';src:url\(data:font/ttf;base64,([^)]+)\)\}",
        to_svg(picture, "live"),
    )
    return {name: TTFont(io.BytesIO(base64.b64decode(data))) for name, data in rules}


def test_words_of_a_line_are_one_text_with_its_spaces() -> None:
    label = "Thừa Thiên Huế"
    runs = (run("Thừa", 5, 20, 12), run("Thiên Huế", 50, 20, 12, weight=400))
    assert texts(frame(Group(runs, label=label))) == [label]


def test_words_are_those_of_the_frame() -> None:
    assert texts(SCENES["letters"]()) == [STACKED, "Hue-S", "chuyển đổi số", "2030"]


def test_every_face_is_embedded_with_the_letters_it_needs() -> None:
    found = fonts(SCENES["letters"]())
    assert set(found) == {face(400).key, face(700).key}
    assert set(map(ord, STACKED + "chuyển đổi số")) <= set(found[face(700).key].getBestCmap())
    assert ord("Ẳ") not in found[face(400).key].getBestCmap()


def test_a_subset_is_small_and_keeps_the_shapes() -> None:
    data = subset(face(), STACKED)
    assert len(data) < len(face().data) / 5
    cut, whole = TTFont(io.BytesIO(data)), TTFont(io.BytesIO(face().data))
    for letter in STACKED:
        names = (font.getBestCmap()[ord(letter)] for font in (cut, whole))
        one, other = (font["hmtx"][name][0] for font, name in zip((cut, whole), names, strict=True))
        assert one == other
    assert cut["head"].modified == whole["head"].modified


def test_outlines_have_no_text() -> None:
    assert "<text" not in to_svg(SCENES["letters"]())
    assert "<style" not in to_svg(SCENES["letters"]())
