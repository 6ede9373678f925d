"""Texts, widths, ways of wrapping → the lines that headless Chromium makes, in one start of it."""

from __future__ import annotations

import base64
import html
import json
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from infographix.text.fontbook import Face

SIZE = 100.0
"""Font size in px: large, so that Chromium's steps of 1/64 px do not matter."""
PAGE = """<!doctype html><html lang="vi"><meta charset="utf-8"><style>
%s
body{margin:0}
p{margin:0;position:absolute;left:0;top:0;font-size:%gpx;line-height:1.5;
text-rendering:geometricPrecision;font-synthesis:none}
</style><body><p></p><script>
const cases=%s;
function measure([text,width,wrap,key]){
  const p=document.querySelector("p");
  p.style.width=width+"px";p.style.textWrap=wrap;p.style.fontFamily=key;
  p.textContent=text;
  const node=p.firstChild,range=document.createRange(),tops=[],lines=[],words=[];
  for(const match of text.matchAll(/[^ ]+/g)){
    range.setStart(node,match.index);range.setEnd(node,match.index+match[0].length);
    const at=[];
    for(const r of range.getClientRects()){
      let line=tops.findIndex(top=>Math.abs(top-r.top)<1);
      if(line<0){line=tops.push(r.top)-1;lines.push([r.left,r.right])}
      lines[line][0]=Math.min(lines[line][0],r.left);lines[line][1]=Math.max(lines[line][1],r.right);
      at.push(line);
    }
    words.push([Math.min(...at),Math.max(...at)]);
  }
  return [words,lines.map(line=>line[1]-line[0])];
}
const keys=[...new Set(cases.map(one=>one[3]))];
Promise.all(keys.map(key=>document.fonts.load("10px "+key,"ế"))).then(()=>{
  const found=cases.map(measure);
  document.body.innerHTML="<pre>"+JSON.stringify(found)+"</pre>";
});
</script>"""


class Case(NamedTuple):
    """A text to be set to a width in em; `wrap` is a value of CSS `text-wrap`."""

    text: str
    width: float
    wrap: str
    face: Face


class Wrapped(NamedTuple):
    """For each word between spaces the lines that it begins and ends on; widths of lines in em."""

    words: tuple[tuple[int, int], ...]
    widths: tuple[float, ...]

    @property
    def breaks(self) -> frozenset[int]:
        """The words, by number, that a line ends with."""
        return frozenset(
            i
            for i, (one, two) in enumerate(zip(self.words, self.words[1:], strict=False))
            if one[1] != two[0]
        )


def wrapped(binary: str, cases: Sequence[Case], folder: Path) -> list[Wrapped]:
    """Return the lines of each case."""
    faces = {case.face.key: case.face for case in cases}
    rows = [[case.text, case.width * SIZE, case.wrap, f"f-{case.face.key}"] for case in cases]
    data = json.dumps(rows, ensure_ascii=False).replace("<", "\\u003c")
    page = folder / "lines.html"
    page.write_text(PAGE % ("\n".join(map(_font, faces.values())), SIZE, data), "utf-8")
    flags = (
        "--headless --no-sandbox --disable-gpu --disable-background-networking --dump-dom "
        f"--virtual-time-budget=20000 --user-data-dir={folder / 'profile'}"
    )
    done = subprocess.run(
        [binary, *flags.split(), page.as_uri()], capture_output=True, text=True, timeout=300
    )
    found = re.search(r"<pre>(.*?)</pre>", done.stdout, re.DOTALL)
    assert found, done.stderr[-2000:]
    return [_read(one) for one in json.loads(html.unescape(found[1]))]


def _font(face: Face) -> str:
    data = base64.b64encode(face.data).decode()
    return f'@font-face{{font-family:"f-{face.key}";src:url(data:font/ttf;base64,{data})}}'


def _read(one: Any) -> Wrapped:
    words, widths = one
    return Wrapped(tuple((a, b) for a, b in words), tuple(width / SIZE for width in widths))
