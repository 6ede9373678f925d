"""What a notebook shows: the picture, its description, its findings; a campaign's outcome."""

from __future__ import annotations

import base64
import io
import re
from html.parser import HTMLParser
from pathlib import Path

from campaigns import PROBLEM, campaign
from IPython.core.formatters import DisplayFormatter
from PIL import Image
from specs import bare

import infographix as ig
from infographix.campaign.settings import Campaign
from infographix.publish.findings import told


class Reader(HTMLParser):
    """Collects elements and texts, as a browser would read them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += f"{data}\n"

    def images(self) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.tags if tag == "img"]


def size(source: str | None) -> tuple[int, int]:
    data = base64.b64decode((source or "").removeprefix("data:image/webp;base64,"))
    with Image.open(io.BytesIO(data)) as image:
        assert image.format == "WEBP"
        width, height = image.size
        return width, height


def test_a_picture_shows_its_alternative_text_and_its_findings() -> None:
    picture = ig.render(bare(title="Sát nhập & <b>"), "facebook-portrait")
    read = Reader(picture._repr_html_())
    (image,) = read.images()
    assert image["alt"] == picture.alt_text
    assert size(image["src"]) == (576, 720)
    assert picture.report.findings
    for found in picture.report.findings:
        assert told(found)["message_vi"] in read.text
    assert not [tag for tag, _ in read.tags if tag in ("b", "script")]
    assert sum(tag == "tr" for tag, _ in read.tags) == len(picture.report.findings) + 1


def test_ipython_takes_the_html_and_the_whole_png() -> None:
    picture = ig.render(bare(), "facebook-square")
    bundle, _ = DisplayFormatter().format(picture)
    assert {"text/html", "image/png", "text/plain"} <= set(bundle)
    assert bundle["image/png"] == picture.png
    assert len(bundle["text/html"]) < len(picture.png)


def test_a_campaign_shows_counts_wrong_rows_and_some_pictures(tmp_path: Path) -> None:
    folder = campaign(tmp_path / "rev", rows=9, broken=2)
    shown = Campaign(folder, 18, 4, 0, 0, False, 1.0)._repr_html_()
    read = Reader(shown)
    assert len(read.images()) == 12
    assert all(image["alt"] for image in read.images())
    assert max(size(read.images()[0]["src"])) <= 280
    assert "18 ảnh đã vẽ · 4 ảnh lỗi" in read.text
    assert read.text.count(str(PROBLEM["text"])) == 1
    assert "… và 6 ảnh nữa." in read.text
    assert re.search(r"infographix review \S+rev", read.text)
