"""A kit's manifest and pictures → the page on which it is signed off: `proof.html`.

Pictures are named by their place beside the page, so that the folder can be moved and zipped;
style, script and letters stand in the page, which asks nothing of any network.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from types import SimpleNamespace
from typing import Any

from infographix import standalone
from infographix.facts.model import Infographic
from infographix.finding import SEVERITIES
from infographix.format import Format
from infographix.publish import findings
from infographix.publish.alt_text import paragraphs
from infographix.publish.entries import Entry
from infographix.publish.texts import grouped
from infographix.text.fontbook import FontBook
from infographix.vietnamese.dates import format_date
from infographix.vietnamese.phrases import TEARS, Phrases

_VOWELS = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ"
_LETTERS = (
    "".join(map(chr, range(32, 127))) + _VOWELS + _VOWELS.upper() + "×–—…“”‘’•≥≤−%‰²₫©·\u00a0"
)
"""What the page is set in: every letter of Vietnamese. Rarer signs come from the reader's fonts."""


def page(
    spec: Infographic, told: Mapping[str, Any], entries: Sequence[Entry], book: FontBook
) -> str:
    """Return the page, whole."""
    content = _content(spec, told, entries)
    return standalone.page("publish/proof", content, standalone.font_rules(book, _LETTERS))


def _content(
    spec: Infographic, told: Mapping[str, Any], entries: Sequence[Entry]
) -> dict[str, Any]:
    pictures = told["pictures"]
    common = _common([picture["findings"] for picture in pictures])
    alt = paragraphs(spec)
    sender = spec.publisher or "Trang của đơn vị"
    groups = [
        _group([*members], told, common, " ".join(alt))
        for _, members in groupby(
            zip(entries, pictures, strict=True), key=lambda pair: pair[1]["format"]
        )
    ]
    codes = [code["value"] for picture in pictures for code in picture["codes"]]
    return {
        "severities": SEVERITIES,
        "title": spec.title,
        "headline": _whole(spec),
        "name": told["name"],
        "publisher": spec.publisher or "",
        "source": spec.source or "",
        "licence": told["licence"],
        "created": _vietnamese(entries),
        "digest": " ".join(told["digest"][at : at + 4] for at in range(0, 16, 4)),
        "digest_long": told["digest"],
        "verdict": _verdict(pictures),
        "sender": sender,
        "initials": _initials(sender),
        "host": codes[0].removeprefix("https://").partition("/")[0] if codes else "",
        "groups": groups,
        "views": any(group.views for group in groups),
        "common": common,
        "waived": _unique(found for picture in pictures for found in picture["waived"]),
        "alt": alt,
        "alt_length": grouped(len("\n".join(alt))),
        "zalo": any(picture["network"] == "zalo" for picture in pictures),
        "texts": [
            SimpleNamespace(
                field=text["field"],
                title=text["title"],
                characters=grouped(text["characters"]),
                most=grouped(text["most"]),
                text=text["text"],
                cut=text["cut"],
                left_out=text["left_out"],
            )
            for text in told["texts"]
        ],
        "versions": ", ".join(f"{name} {number}" for name, number in told["versions"].items())
        + ".",
    }


def _group(
    members: Sequence[tuple[Entry, Mapping[str, Any]]],
    told: Mapping[str, Any],
    common: Sequence[Mapping[str, Any]],
    whole: str,
) -> SimpleNamespace:
    """Return what the page says of one format: a picture, or the pages of a series."""
    first = members[0][0]
    form = first.picture.format
    own = _unique(found for _, one in members for found in one["findings"] if found not in common)
    sizes = [one["bytes"] for _, one in members]
    codes = dict.fromkeys(code["value"] for _, one in members for code in one["codes"])
    unread = any(found["code"].startswith("qr-") for found in own)
    return SimpleNamespace(
        name=form.name,
        title=form.title or form.name,
        frame=first.frame,
        shots=[_shot(one, facts) for one, facts in members],
        texts=_texts(told, form.network, first.frame),
        limit=grouped(form.limit // 1000),
        filled=f"{100 * max(sizes) / form.limit:.1f}",
        smallest=f"{min(one['smallest_px'] for _, one in members):.1f}".replace(".", ","),
        safe=_safe_words(form),
        codes=list(codes),
        read="Chưa đọc lại được đúng từ ảnh." if unread else "Đã đọc lại đúng từ ảnh.",
        left_out=_left_out(first),
        findings=own,
        also=[name for _, one in members for name in one["also"]],
        spoken=[one["alt_text"] for _, one in members if one["alt_text"] != whole],
        views=[view for one, _ in members for view in one.views],
    )


def _shot(one: Entry, facts: Mapping[str, Any]) -> SimpleNamespace:
    form = one.picture.format
    safe = form.safe
    inner = None
    if safe.horizontal or safe.vertical:
        right, bottom = form.width - safe.right, form.height - safe.bottom
        inner = {
            "x": f"{safe.left:g}",
            "y": f"{safe.top:g}",
            "right": f"{right:g}",
            "bottom": f"{bottom:g}",
            "width": f"{right - safe.left:g}",
            "height": f"{bottom - safe.top:g}",
        }
    tally = findings.tally(facts["findings"])
    return SimpleNamespace(
        file=facts["file"],
        page=facts["page"] or "",
        width=facts["width"],
        height=facts["height"],
        alt=facts["alt_text"],
        safe=inner,
        kilobytes=grouped(round(facts["bytes"] / 1000)),
        limit=grouped(form.limit // 1000),
        tally=[(severity, count) for severity, count in tally.items() if count],
    )


def _texts(told: Mapping[str, Any], network: str, frame: str) -> dict[str, str]:
    """Return the texts that stand in a frame, by how they were made."""
    found = {"post": "", "title": "", "summary": ""}
    for text in told["texts"]:
        if text["network"] == network and frame in text["frames"]:
            found[text["made"]] = text["text"]
    return found


def _left_out(one: Entry) -> list[str]:
    """Return what a picture does not show, by the titles of blocks or else their first words."""
    return [
        block.title or (block.leads() or (block.reading(),))[0]
        for block in one.picture.drawn.left_out
    ]


def _whole(spec: Infographic) -> str:
    """Return the title with spaces that no line may break at inside its phrases."""
    breaks = Phrases(spec.phrases).breaks(spec.title)
    words = [spec.title[start:end] for start, end in breaks.tokens]
    gaps = [
        ("\u00a0" if cost >= TEARS else " ") if spaced else ""
        for cost, spaced in zip(breaks.costs, breaks.spaced, strict=True)
    ]
    return "".join(word + gap for word, gap in zip(words, [*gaps, ""], strict=False))


_SIDES = {"top": "trên", "bottom": "dưới", "left": "trái", "right": "phải"}


def _safe_words(form: Format) -> str:
    sides = [(word, getattr(form.safe, side)) for side, word in _SIDES.items()]
    words = ", ".join(f"{word} {px:g}" for word, px in sides if px)
    return f"chừa {words} px cho nút và viền của ứng dụng" if words else ""


def _verdict(pictures: Iterable[Mapping[str, Any]]) -> tuple[str, str, str]:
    """Return a tone, the verdict and its reason."""
    counts = findings.tally(_unique(found for picture in pictures for found in picture["findings"]))
    if counts["error"]:
        return "error", "Chưa nên đăng.", f"Có {counts['error']} lỗi phải sửa trước."
    if counts["warning"]:
        return "warning", "Có thể đăng sau khi xem xét.", f"Có {counts['warning']} cảnh báo."
    more = f"Có {counts['advice']} gợi ý nhỏ." if counts["advice"] else "Mọi kiểm tra đều đạt."
    return "done", "Sẵn sàng đăng.", more


def _common(lists: Sequence[Sequence[Mapping[str, Any]]]) -> list[Mapping[str, Any]]:
    """Return the findings that every picture has, where there are several pictures."""
    if len(lists) < 2:
        return []
    return [found for found in _unique(lists[0]) if all(found in others for others in lists[1:])]


def _unique(found: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    kept: list[Mapping[str, Any]] = []
    for one in found:
        if one not in kept:
            kept.append(one)
    return sorted(kept, key=lambda one: findings.rank(one["severity"]))


def _vietnamese(entries: Sequence[Entry]) -> str:
    day = entries[0].properties.created if entries else None
    return format_date(day) if day else ""


def _initials(name: str) -> str:
    """Return the initials of the last two words that have a capital."""
    words = [word for word in name.replace("–", " ").split() if word[:1].isupper()]
    return "".join(word[0] for word in words[-2:]) or name[:1].upper()
