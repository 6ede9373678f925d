"""Glyph runs → SVG `<text>` that can be selected and edited, with font subsets embedded."""

from __future__ import annotations

import base64
import io
from html import escape

from infographix import libraries
from infographix.errors import FontError, Problem
from infographix.frame import Frame, GlyphRun, Group, walk
from infographix.render.svg_text import attribute, number
from infographix.text.fontbook import Face


def line(group: Group) -> str:
    """Return the runs of one line as one `<text>`, with the spaces that stand between them."""
    parts: list[str] = []
    at = 0
    for run in group.items:
        assert isinstance(run, GlyphRun)
        found = group.label.find(run.text, at)
        at = at if found < 0 else found + len(run.text)
        space = " " if found >= 0 and group.label[at : at + 1].isspace() else ""
        parts.append(_element("tspan", run, space))
    return f'<text class="ix">{"".join(parts)}</text>'


def text(run: GlyphRun) -> str:
    """Return a run that is not part of a labelled line as a `<text>` of its own."""
    return _element("text", run)


def _element(name: str, run: GlyphRun, space: str = "") -> str:
    fill = f' fill="{run.fill.hex}"'
    if run.fill.alpha < 255:
        fill += f' fill-opacity="{number(run.fill.opacity)}"'
    marks = 'class="ix" ' if name == "text" else ""
    return (
        f'<{name} {marks}x="{number(run.x + (run.xs[0] if run.xs else 0.0))}" y="{number(run.y)}"'
        f' font-family="{attribute(run.face.key)}" font-size="{number(run.size)}"{fill}>'
        f"{escape(run.text, quote=False)}{space}</{name}>"
    )


def style(frame: Frame) -> str:
    """Return the `<style>` that embeds, for every face, the glyphs of the words set in it."""
    words: dict[Face, set[str]] = {}
    for item, _ in walk(frame.items):
        if isinstance(item, GlyphRun):
            words.setdefault(item.face, set()).update(item.text, " ")
    faces = sorted(words, key=lambda face: face.key)
    rules = "".join(_rule(face, subset(face, "".join(sorted(words[face])))) for face in faces)
    return f"<style>.ix{{white-space:pre}}{rules}</style>"


def _rule(face: Face, data: bytes) -> str:
    source = f"url(data:font/ttf;base64,{base64.b64encode(data).decode()})"
    return f"@font-face{{font-family:'{face.key}';src:{source}}}"


def subset(face: Face, letters: str) -> bytes:
    """Return the font file cut down to `letters`, unhinted, with its layout features."""
    tools = libraries.font_subsets()
    options = tools.Options()
    options.hinting = False
    options.recalc_timestamp = False
    options.layout_features = ["*"]
    options.name_IDs = []
    out = io.BytesIO()
    # Of a broken table fontTools raises whatever it ran into: the file is at fault.
    try:
        font = tools.load_font(io.BytesIO(face.data), options)
        cutter = tools.Subsetter(options)
        cutter.populate(text=letters)
        cutter.subset(font)
        tools.save_font(font, out, options)
    except Exception as error:
        problem = Problem("the font file is damaged", face.key, libraries.first_line(error))
        raise FontError(problem) from None
    return out.getvalue()
