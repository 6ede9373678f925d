"""Trees of boxes → the rectangles that headless Chromium gives them, in one start of it."""

from __future__ import annotations

import html
import json
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

from box_trees import Case, Words

from infographix.boxes.box import Box, Track

SPREAD = {"between": "space-between", "around": "space-around", "evenly": "space-evenly"}
TRACKS = {"px": "{:g}px", "fr": "{:g}fr", "bare-fr": "minmax(0,{:g}fr)", "auto": "auto"}
PAGE = """<!doctype html><meta charset="utf-8"><style>
*{box-sizing:border-box;margin:0;font-size:0;line-height:0}
section{position:absolute;left:0;top:0;width:2000px}
b{display:inline-block}
</style><body>%s<script>
const all=[];
for(const section of document.querySelectorAll("section")){
  const root=section.firstChild.getBoundingClientRect(),found=[];
  for(const node of section.querySelectorAll("div")){
    const r=node.getBoundingClientRect();
    found.push([r.x-root.x,r.y-root.y,r.width,r.height]);
  }
  all.push(found);
}
document.body.innerHTML="<pre>"+JSON.stringify(all)+"</pre>";
</script>"""


def rectangles(binary: str, cases: Sequence[Case], folder: Path) -> list[list[list[float]]]:
    """Return `[x, y, w, h]` of every box of every case, in document order, from its root."""
    page = folder / "boxes.html"
    page.write_text(PAGE % "".join(map(section, cases)), "utf-8")
    flags = (
        "--headless --no-sandbox --disable-gpu --disable-background-networking --dump-dom "
        f"--virtual-time-budget=5000 --user-data-dir={folder / 'profile'}"
    )
    done = subprocess.run(
        [binary, *flags.split(), page.as_uri()], capture_output=True, text=True, timeout=120
    )
    found = re.search(r"<pre>(.*?)</pre>", done.stdout, re.DOTALL)
    assert found, done.stderr[-2000:]
    rects: list[list[list[float]]] = json.loads(html.unescape(found[1]))
    return rects


def section(case: Case) -> str:
    size = f"width:{case.width}px;"
    if case.height is not None:
        size += f"height:{case.height}px;"
    return f"<section>{node(case.root, None, size)}</section>"


def node(box: Box, parent: Box | None, extra: str = "") -> str:
    inside = "".join(node(child, box) for child in box.children)
    if isinstance(box.leaf, Words):
        word = f'<b style="width:{box.leaf.width}px;height:{box.leaf.height_of_line}px"></b>'
        inside = word * box.leaf.count
    style = ";".join((*own(box), *container(box), *(item(box, parent) if parent else ())))
    return f'<div style="{style};{extra}">{inside}</div>'


def own(box: Box) -> list[str]:
    p = box.padding
    style = [f"padding:{p.top}px {p.right}px {p.bottom}px {p.left}px"]
    for name in ("width", "height", "min_width", "min_height", "max_width", "max_height"):
        value = getattr(box, name)
        if value is not None:
            style.append(f"{name.replace('_', '-')}:{value}px")
    if box.width is None and box.width_share is not None:
        style.append(f"width:{box.width_share * 100}%")
    if box.height is None and box.height_share is not None:
        style.append(f"height:{box.height_share * 100}%")
    return style


def container(box: Box) -> list[str]:
    if box.kind == "leaf":
        return []
    style = [f"gap:{box.row_gap}px {box.column_gap}px", f"align-items:{box.align}"]
    if box.kind in ("row", "column"):
        justify = SPREAD.get(box.justify, box.justify)
        return [*style, f"display:flex;flex-direction:{box.kind};justify-content:{justify}"]
    style.append(f"display:grid;justify-items:{box.justify_items};position:relative")
    if box.kind == "grid":
        style.append(f"grid-template-columns:{template(box.columns)}")
        style.append(f"grid-template-rows:{template(box.rows)}")
        style.append("grid-template-rows:none;grid-auto-rows:1fr" * box.equal_rows)
    return style


def template(tracks: Sequence[Track]) -> str:
    return " ".join(TRACKS[track.kind].format(track.value) for track in tracks) or "none"


def item(box: Box, parent: Box) -> list[str]:
    basis = "auto" if box.basis is None else f"{box.basis}px"
    style = [f"flex:{box.grow} {box.shrink} {basis}"]
    style.append(f"align-self:{box.align_self or 'auto'}")
    style.append(f"justify-self:{box.justify_self or 'auto'}")
    if parent.kind == "grid":
        style.append(f"grid-column:span {box.column_span}")
    if parent.kind == "stack" and box.inset is None:
        style.append("grid-area:1/1")
    if parent.kind == "stack" and box.inset is not None:
        inset = ("auto" if edge is None else f"{edge}px" for edge in box.inset)
        style.append(f"position:absolute;inset:{' '.join(inset)}")
    return style
