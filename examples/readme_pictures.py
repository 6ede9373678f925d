"""The example specs → the small pictures of the README, in the folder `pictures` beside this file.

`python examples/readme_pictures.py [DIR]`. They are what `infographix render` makes, made smaller.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

from PIL import Image

import infographix as ig
from infographix.engine import engine
from infographix.facts.kinds import KINDS
from infographix.gallery.plan import plan
from infographix.gallery.samples import samples

HERE = Path(__file__).resolve().parent
LIMIT, SHEET_LIMIT = 60_000, 80_000
"""Bytes that a picture in the README may have, and those that the contact sheet may have."""
GAP = 12
GROUND = (255, 255, 255)
SOFT_GROUND = (236, 231, 239)

ACROSS, SMALL = 8, 100
"""Pictures in a row of the contact sheet, and their width in px."""

STRIP = ("ke-hoach-60", "dti-2022", "cai-dat-hue-s")
SINGLE = {
    "portrait": ("ke-hoach-60", "facebook-portrait", 440),
    "wide": ("ke-hoach-60", "facebook-link", 480),
    "hero": ("hues-mot-con-so", "facebook-square", 380),
}


def drawn(stem: str, form: str, width: int) -> Image.Image:
    """Draw an example and scale it to `width` px."""
    image: Image.Image = ig.render(HERE / f"{stem}.yaml", form).image
    height = round(image.height * width / image.width)
    return image.resize((width, height), Image.Resampling.LANCZOS)


def beside(images: list[Image.Image], ground: tuple[int, int, int] = GROUND) -> Image.Image:
    """Put pictures of one height side by side."""
    width = sum(image.width for image in images) + GAP * (len(images) - 1)
    sheet = Image.new("RGB", (width, images[0].height), ground)
    left = 0
    for image in images:
        sheet.paste(image, (left, 0))
        left += image.width + GAP
    return sheet


def contact_sheet() -> Image.Image:
    """Show every kind of block once, as the gallery does, each in the next theme."""
    groups = [group for group in plan(engine(()), samples()) if group.section == "kinds"]
    groups.sort(key=lambda group: group.key not in KINDS)  # each kind, then other variants
    groups = groups[: -(-len(KINDS) // ACROSS) * ACROSS]
    shots = [group.shots[place % len(group.shots)] for place, group in enumerate(groups)]
    rows = []
    for start in range(0, len(shots), ACROSS):
        row = []
        for shot in shots[start : start + ACROSS]:
            image = ig.render(shot.sample.read(shot.text), shot.format.name).image
            height = round(image.height * SMALL / image.width)
            row.append(image.resize((SMALL, height), Image.Resampling.LANCZOS))
        rows.append(beside(row, SOFT_GROUND))
    width = rows[0].width + 2 * GAP
    height = (rows[0].height + GAP) * len(rows) + GAP
    sheet = Image.new("RGB", (width, height), SOFT_GROUND)
    for place, strip in enumerate(rows):
        sheet.paste(strip, (GAP, GAP + place * (strip.height + GAP)))
    return sheet


def small_png(image: Image.Image, limit: int = LIMIT) -> bytes:
    """Return a PNG with as many colours as the limit has room for."""
    for colors in (256, 192, 128, 96, 64, 48):
        reduced = image.quantize(colors, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
        out = BytesIO()
        reduced.save(out, "PNG", optimize=True)
        if out.tell() <= limit:
            return out.getvalue()
    raise SystemExit(f"{image.width}×{image.height} needs {out.tell()} bytes: make it smaller")


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    sheets = {name: drawn(*what) for name, what in SINGLE.items()}
    sheets["examples"] = beside([drawn(stem, "facebook-portrait", 270) for stem in STRIP])
    files = {name: (image, small_png(image)) for name, image in sheets.items()}
    sheet = contact_sheet()
    files["gallery"] = (sheet, small_png(sheet, SHEET_LIMIT))
    for name, (image, data) in files.items():
        path = folder / f"{name}.png"
        path.write_bytes(data)
        print(f"{path}: {image.width}×{image.height}, {len(data)} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "pictures")
