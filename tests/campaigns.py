"""A small campaign's folder, written by hand as `infographix.campaign.folder` says it is."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

from PIL import Image

FORMATS = {"facebook-square": (1080, 1080), "facebook-story": (1080, 1920)}
WARNING = {
    "severity": "warning",
    "code": "left-out",
    "message": "left out: no room",
    "field": "cta",
    "details": {},
}
PROBLEM = {"text": "Trang tính “Kết quả”, dòng 9: mục này trống.", "row": 9}


def picture(seed: int, width: int, height: int) -> bytes:
    out = io.BytesIO()
    color = (seed * 37 % 256, seed * 91 % 256, seed * 53 % 256)
    Image.new("RGB", (width, height), color).save(out, "PNG", compress_level=1)
    return out.getvalue()


def campaign(folder: Path, rows: int = 3, broken: int = 1, scale: float = 0.1) -> Path:
    """Write `rows` rows in two formats, then rows that failed; pictures are plain colours.

    The second row's stories have a warning.
    """
    own = folder / ".infographix"
    own.mkdir(parents=True)
    plan: list[dict[str, Any]] = []
    journal: list[dict[str, Any]] = [{"event": "run", "version": "1", "at": ""}]
    for number in range(2, rows + broken + 2):
        title = f"Huyện Phú Vang xếp thứ {number}" if number % 2 else f"Thị xã Hương Trà {number}"
        name = f"{number}-hang"
        names = {form: f"{name}.{form}" for form in FORMATS}
        cells = {"Địa phương": title.rpartition(" ")[0], "Hạng": str(number), "Trống": ""}
        row = {"row": number, "cells": cells}
        item = {"item": name, "title": title, "table": "ket-qua.xlsx", "sheet": "Kết quả"}
        plan.append({**item, "rows": [row], "pictures": names, "spec": None})
        for place, (form, (width, height)) in enumerate(FORMATS.items()):
            shared = {"picture": names[form], "item": name, "row": number, "format": form, "at": ""}
            if number > rows + 1:
                journal.append({"event": "failed", **shared, "error": "SpecError"})
                journal[-1]["problems"] = [PROBLEM]
                continue
            size = round(width * scale), round(height * scale)
            data = picture(10 * number + place, *size)
            (folder / f"{names[form]}.png").write_bytes(data)
            findings = [WARNING] if number == 3 and form == "facebook-story" else []
            file = {"path": f"{names[form]}.png", "bytes": len(data), "page": "", "alt": title}
            file |= {"width": size[0], "height": size[1], "findings": findings}
            journal.append({"event": "drawn", **shared, "layout": "hero", "files": [file]})
    for path, lines in ((own / "rows.jsonl", plan), (own / "journal.jsonl", journal)):
        text = "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines)
        path.write_text(text, encoding="utf-8")
    return folder
