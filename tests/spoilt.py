"""Drawn pictures, spoilt by a theme, a layout or on their pixels, that trip a finding, and mended.

As `trips`, for what is found on a picture.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from PIL import Image, ImageDraw, ImageOps
from trips import PARTS, URL, Trip, facts, told

import infographix as ig
from infographix import qr
from infographix.boxes.arrange import CodeSlot
from infographix.color import Color
from infographix.errors import Problem
from infographix.finding import Finding
from infographix.frame import Image as Pixmap
from infographix.frame import Path as Shape
from infographix.geometry import rectangle
from infographix.network import Copy, load
from infographix.posted.copies import copies
from infographix.render.painter import Choice
from infographix.render.pixels import Pixels

Spoil = Callable[[ig.Picture], ig.Picture]
SQUARE = "facebook-square"


def spoilt(code: str, variant: str, about: str, spoil: Spoil) -> Trip:
    """Return a trip of a picture that was good before."""

    def trip(_: Path) -> Iterable[Finding]:
        return spoil(ig.render(facts(), SQUARE)).report.findings

    return Trip(code, variant, about, trip, told(facts()))


def on_code(draw: Callable[[Image.Image, CodeSlot], Image.Image]) -> Spoil:
    """Change the pixels of a code."""

    def spoil(picture: ig.Picture) -> ig.Picture:
        (slot,) = picture.drawn.arrangement.codes
        box = (int(slot.box.x), int(slot.box.y), int(slot.box.right), int(slot.box.bottom))
        size = (picture.width, picture.height)
        image = Image.frombytes("RGBX", size, bytes(picture.pixels.data)).convert("RGBA")
        image.paste(draw(image.crop(box).convert("RGB"), slot).convert("RGBA"), box[:2])
        picture.__dict__["pixels"] = Pixels(*size, image.tobytes())
        return picture

    return spoil


def covered(share: float) -> Callable[[Image.Image, CodeSlot], Image.Image]:
    """Lay a white plate over the middle, `share` more than the level of the code bears."""

    def draw(code: Image.Image, slot: CodeSlot) -> Image.Image:
        size = 17 + 4 * slot.version
        level = next(
            ecc
            for ecc in ("M", "Q", "H")
            if qr.Codes().best(URL, slot.box.width, 1080).matrix.ecc == ecc
        )
        side = (qr.LOGO_SHARE[level] + share) * size * slot.module
        middle = code.width / 2
        corners = (middle - side / 2, middle - side / 2, middle + side / 2, middle + side / 2)
        ImageDraw.Draw(code).rectangle(corners, fill="#777777")
        return code

    return draw


def greyed(level: int) -> Callable[[Image.Image, CodeSlot], Image.Image]:
    return lambda code, _: code.point(lambda value: max(value, level))


def lined(code: Image.Image, slot: CodeSlot) -> Image.Image:
    ImageDraw.Draw(code).rectangle((0, 0, code.width, slot.module), fill="black")
    return code


def with_slot(**changes: Any) -> Spoil:
    def spoil(picture: ig.Picture) -> ig.Picture:
        slots = picture.drawn.arrangement.codes
        slots[0] = replace(slots[0], **changes)
        return picture

    return spoil


def in_width(width: int) -> Spoil:
    """Take the picture for a part of one that is `width` px wide."""

    def spoil(picture: ig.Picture) -> ig.Picture:
        assert picture.pixels and picture.encoded
        arrangement = picture.drawn.arrangement
        arrangement.frame = replace(arrangement.frame, width=width)
        return picture

    return spoil


def small(picture: ig.Picture) -> ig.Picture:
    texts = picture.drawn.arrangement.texts
    texts[0] = replace(texts[0], size=12.0)
    return picture


def crowded(picture: ig.Picture) -> ig.Picture:
    """Count each text forty times."""
    picture.drawn.arrangement.texts[:] *= 40
    return picture


def hidden(picture: ig.Picture) -> ig.Picture:
    """Lay a shape over the first text."""
    arrangement = picture.drawn.arrangement
    lid = Shape(rectangle(arrangement.texts[0].box), fill=Color(200, 30, 30))
    arrangement.frame = replace(arrangement.frame, items=(*arrangement.frame.items, lid))
    return picture


def stretched(picture: ig.Picture) -> ig.Picture:
    """Draw the logo twice as wide as it is."""
    (slot,) = picture.drawn.arrangement.pictures
    assert isinstance(slot.item, Pixmap)
    wide = replace(slot.item.rect, width=2 * slot.item.rect.width)
    slots = picture.drawn.arrangement.pictures
    slots[0] = replace(slot, item=replace(slot.item, rect=wide))
    return picture


def without_skia(picture: ig.Picture) -> ig.Picture:
    missing = Problem("the library skia-python does not load", "", "libGL.so.1", "", "libgl1")
    return ig.Picture(picture.drawn, Choice(picture.choice.painter, (missing,)))


def mine(
    code: str,
    about: str,
    bad: str,
    good: str,
    variant: str = "",
    form: str = SQUARE,
    logo: str = "",
    spoil: Spoil = lambda picture: picture,
) -> Trip:
    """Return a trip of a user's layout that holds `bad`."""

    def drawn(
        body: str, spoil: Spoil = lambda picture: picture
    ) -> Callable[[Path], Iterable[Finding]]:
        def say(folder: Path) -> Iterable[Finding]:
            head = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:ix="urn:infographix">'
            (folder / "mine.svg.j2").write_text(f"{head}{body}</svg>", encoding="utf-8")
            Image.new("RGB", (200, 100), (90, 20, 90)).save(folder / "logo.png")
            spec = facts(layout="mine", **({"logo": logo} if logo else {}))
            loaded = ig.load(spec, folder=folder)
            return spoil(ig.render(loaded, form, layout_paths=[folder])).report.findings

        return say

    return Trip(code, variant, about, drawn(bad, spoil), drawn(good))


def limited(limit: int, kinds: str, spec: dict[str, Any]) -> Callable[[Path], Iterable[Finding]]:
    def say(folder: Path) -> Iterable[Finding]:
        table = f"[tight]\nwidth = 1080\nheight = 1080\nlimit = {limit}\nkinds = {kinds}\n"
        (folder / "formats.toml").write_text(table, encoding="utf-8")
        return ig.render(ig.load(spec), "tight", layout_paths=[folder]).report.findings

    return say


def posted(side: int) -> Callable[[Path], Iterable[Finding]]:
    """Return what a network makes of a code that keeps pictures `side` px wide."""

    def say(_: Path) -> Iterable[Finding]:
        picture = ig.render(facts(), "zalo-message")
        small = Copy(side, 50)
        network = replace(load()["zalo"], steps=(small,), shown=small)
        slots = picture.drawn.arrangement
        return copies(picture.png, network, slots.texts, slots.codes).findings()

    return say


def column(body: str, padding: str = "xl") -> str:
    return f'<ix:column padding="{padding}" gap="md">{body}</ix:column>'


TITLE = '<ix:text role="title">{{ page.title }}</ix:text>'
CUT = '<ix:text role="body" max-lines="1">{{ page.source }}, {{ page.publisher }}</ix:text>'
BESIDE = '<ix:text role="label">{{ page.title }}</ix:text>'
ART = (
    '<ix:row gap="%s"><ix:image src="{{ page.logo }}" width="240" height="240" fit="%s"/>'
    "%s</ix:row>"
)
LOGO = column(ART % ("xl", "contain", ""))
WHITE = (
    '<ix:column fill="brand" padding="xl"><ix:text role="body" color="white" weight="%d">'
    "{{ page.title }}</ix:text></ix:column>"
)
BOTH = '["png", "jpeg"]'
TWINS = {"bar-strong": "#5A2A82", "accent": "#5A2A86"}
REDS = {"bar-strong": "#C00000", "accent": "#5A4A00"}
GREENS = {"bar-strong": "#A64B00", "accent": "#5E6E00"}

SPOILT: tuple[Trip, ...] = (
    spoilt("qr-unreadable", "", "a grey plate over the code", on_code(covered(0.7))),
    spoilt("qr-unreadable", "otherwise", "another address", with_slot(value="https://hue.gov.vn/")),
    spoilt("qr-module", "", "a picture 2,000 px wide", in_width(2000)),
    spoilt("qr-contrast", "", "modules of grey 170", on_code(greyed(170))),
    spoilt("qr-contrast", "inverted", "light on dark", on_code(lambda c, _: ImageOps.invert(c))),
    spoilt("qr-quiet-zone", "", "a line in the quiet zone", on_code(lined)),
    spoilt("qr-logo", "", "a plate over its middle", on_code(covered(0.08))),
    spoilt("qr-recompressed", "beyond", "a picture 5,200 px wide", in_width(5200)),
    spoilt("qr-recompressed-hard", "beyond", "a picture 3,400 px wide", in_width(3400)),
    Trip(
        "qr-unsure",
        "",
        "service: google-play",
        told(facts(qr={"service": "google-play"})),
        told(facts(qr={"service": "phan-anh"})),
    ),
    Trip(
        "qr-campaign",
        "",
        "campaign: Kế hoạch 60",
        told(facts(qr={"service": "phan-anh", "campaign": "Kế hoạch 60"})),
        told(facts(qr={"service": "phan-anh", "campaign": "kh60-2022"})),
    ),
    Trip(
        "qr-no-network",
        "",
        "a format of no network",
        limited(900_000, BOTH, facts(qr={"service": "phan-anh", "campaign": "kh60"})),
        told(facts(qr={"service": "phan-anh", "campaign": "kh60"})),
    ),
    Trip(
        "qr-shortened",
        "",
        "a campaign of 60 letters",
        told(facts(qr={"service": "phan-anh", "campaign": "a" * 60})),
        told(facts(qr={"service": "phan-anh"})),
    ),
    Trip("posted-qr", "", "kept 80 px wide", posted(80), posted(1080)),
    spoilt("text-small", "", "a text of 12 px", small),
    Trip(
        "contrast",
        "",
        "theme: ink #B8B8B8",
        told(facts(theme={"ink": "#B8B8B8", "ink-brand": "#B8B8B8"})),
        told(facts()),
    ),
    spoilt("contrast", "hidden", "a shape over the first text", hidden),
    Trip(
        "contrast-weak",
        "",
        "theme: ink-soft #828282",
        told(facts(theme={"ink-soft": "#828282"})),
        told(facts()),
    ),
    mine(
        "thin-text",
        "weight 200 on the brand's colour",
        WHITE % 200,
        WHITE % 500,
    ),
    *(
        Trip(
            "colour-pair",
            variant,
            f"theme: {colors}",
            told(facts(PARTS, theme=colors)),
            told(facts(PARTS)),
        )
        for variant, colors in (("", TWINS), ("protanopia", REDS), ("deuteranopia", GREENS))
    ),
    mine(
        "safe-area",
        "a story without safe-top",
        column(TITLE),
        column(f'<ix:spacer height="safe-top"/>{TITLE}'),
        form="facebook-story",
    ),
    mine("margin", "no padding", f"<ix:column>{TITLE}</ix:column>", column(TITLE)),
    spoilt("text-share", "", "each text forty times", crowded),
    mine(
        "logo-proportions",
        "drawn twice as wide",
        LOGO,
        LOGO,
        logo="logo.png",
        spoil=stretched,
    ),
    mine(
        "logo-proportions",
        "a picture 2:1 in a square",
        column(ART % ("xl", "cover", "")),
        column(ART % ("xl", "contain", "")),
        "cut",
        logo="logo.png",
    ),
    mine(
        "logo-space",
        "no gap beside the title",
        column(ART % ("0", "cover", BESIDE)),
        column(ART % ("xl", "cover", BESIDE)),
        logo="logo.png",
    ),
    mine(
        "logo-space",
        "no gap beside the code",
        column(ART % ("0", "cover", '<ix:qr value="{{ page.qr.url }}" size="code"/>')),
        column(ART % ("xl", "cover", '<ix:qr value="{{ page.qr.url }}" size="code"/>')),
        "code",
        logo="logo.png",
    ),
    mine(
        "ellipsis",
        "max-lines in a narrow column",
        column(f'<ix:column width="240">{CUT}</ix:column>'),
        column(TITLE),
    ),
    replace(
        mine("left-out", "a layout without the source", column(TITLE), column(TITLE), "layout"),
        mend=told(facts()),
    ),
    Trip(
        "bytes",
        "",
        "at most 300,000 bytes",
        limited(300_000, BOTH, facts()),
        limited(900_000, BOTH, facts()),
    ),
    Trip(
        "bytes",
        "jpeg",
        "at most 120,000 bytes",
        limited(120_000, BOTH, facts()),
        limited(900_000, BOTH, facts()),
    ),
    Trip(
        "bytes-over",
        "",
        "at most 10,000 bytes, PNG",
        limited(10_000, '["png"]', facts()),
        limited(900_000, BOTH, facts()),
    ),
    Trip(
        "debug",
        "",
        "debug=True",
        lambda _: ig.render(facts(), SQUARE, debug=True).report.findings,
        told(facts()),
    ),
    spoilt("renderer", "", "skia does not load", without_skia),
)
