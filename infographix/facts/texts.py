"""A field of text as given → clean text, a name, a hashtag, yes or no; or the reason against it.

Each type is an `Annotated` for pydantic with its own JSON Schema.
"""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import PlainValidator, WithJsonSchema

from infographix.errors import nearest
from infographix.facts.refusal import RefusalError, shown
from infographix.vietnamese.normalize import clean, forbidden

TEXT_LIMIT = 2_000
CAPTION_LIMIT = 63_206  # Facebook's limit for the text of a post

MOST_DECIMALS = 6
FEWEST_PAGES, MOST_PAGES = 2, 10
"""Cards of a carousel: spec.social/facebook, primores.org (2 to 10)."""

_NAME = "[A-Za-z0-9][A-Za-z0-9_-]{0,63}"
_YES = ("true", "yes", "on", "1", "có", "đúng")
_NO = ("false", "no", "off", "0", "không", "sai")


def read_text(raw: object, *, limit: int = TEXT_LIMIT, paragraphs: bool = False) -> str:
    """Return clean text; a whole number counts as text. RefusalError where it is neither."""
    text = _string(raw, limit)
    _refuse_forbidden(text)
    cleaned = clean(text, paragraphs=paragraphs).text
    if not cleaned:
        raise RefusalError("this is empty")
    return cleaned


def _string(raw: object, limit: int) -> str:
    if raw is None:
        raise RefusalError("this is empty")
    if isinstance(raw, str):
        text = raw
    elif isinstance(raw, int) and not isinstance(raw, bool) and raw.bit_length() < 64:
        text = str(raw)
    else:
        raise RefusalError("this is not text", shown(raw), hint="put it in quotes")
    if len(text) > limit:
        raise RefusalError("the text is too long", f"{len(text)} characters", f"{limit}")
    return text


def _refuse_forbidden(text: str) -> None:
    bad = forbidden(text)
    if not bad:
        return
    more = f" and {len(bad) - 1} more" if len(bad) > 1 else ""
    raise RefusalError(
        f"the text holds {bad[0].reason}",
        f"U+{ord(bad[0].character):04X} at position {bad[0].position}{more}",
        hint="delete it, or copy the text again from its source",
    )


def _read_caption(raw: object) -> str:
    return read_text(raw, limit=CAPTION_LIMIT, paragraphs=True)


def _read_flag(raw: object) -> bool:
    if isinstance(raw, bool):
        return raw
    word = str(raw).strip().lower() if isinstance(raw, str | int) else ""
    if word in _YES or word in _NO:
        return word in _YES
    raise RefusalError("this is neither yes nor no", shown(raw), "true, false, có, không")


def _read_priority(raw: object) -> int:
    text = _string(raw, TEXT_LIMIT).strip().replace("−", "-")
    if not re.fullmatch(r"[-+]?[0-9]{1,4}", text):
        raise RefusalError("this is no whole number", shown(raw), "-9999 to 9999")
    return int(text)


def _read_decimals(raw: object) -> int:
    text = _string(raw, TEXT_LIMIT).strip()
    if not re.fullmatch(f"[0-{MOST_DECIMALS}]", text):
        raise RefusalError("this is no number of decimals", shown(raw), f"0 to {MOST_DECIMALS}")
    return int(text)


def _read_pages(raw: object) -> int | Literal["auto"]:
    text = _string(raw, TEXT_LIMIT).strip()
    if text == "auto":
        return "auto"
    if text.isdecimal() and text.isascii() and FEWEST_PAGES <= int(text[:9]) <= MOST_PAGES:
        return int(text)
    allowed = f"auto, or {FEWEST_PAGES} to {MOST_PAGES}"
    raise RefusalError("this is no number of pages", shown(raw), allowed)


def _read_name(raw: object) -> str:
    return _matched(_NAME, raw, "letters a–z, digits, - and _")


def _read_icon(raw: object) -> str:
    return _matched(f"{_NAME}(?::filled)?", raw, "an icon's name such as users or users:filled")


def _matched(pattern: str, raw: object, allowed: str) -> str:
    text = read_text(raw)
    if not re.fullmatch(pattern, text):
        raise RefusalError("this is no name", shown(raw), allowed)
    return text


def _read_hashtag(raw: object) -> str:
    if raw is None or raw == "":
        raise RefusalError(
            "this hashtag is empty", hint="in YAML, # begins a comment: put the hashtag in quotes"
        )
    match = re.fullmatch(r"#?(\w{1,99})", read_text(raw))
    if match is None or match[1].isdigit():
        allowed = "letters, digits and _, not digits alone"
        raise RefusalError("this is no hashtag", shown(raw), allowed)
    return f"#{match[1]}"


def read_choice(raw: str, allowed: tuple[str, ...], what: str) -> str:
    """Return `raw` where it is one of `allowed`; else a refusal that names the near ones."""
    if raw in allowed:
        return raw
    listed = ", ".join(allowed) or "none"
    raise RefusalError(f"there is no such {what}", shown(raw), listed, nearest(raw, allowed))


_TEXT_SCHEMA = {
    "anyOf": [{"type": "string", "minLength": 1, "maxLength": TEXT_LIMIT}, {"type": "integer"}]
}

Text = Annotated[str, PlainValidator(read_text), WithJsonSchema(_TEXT_SCHEMA)]
Caption = Annotated[
    str,
    PlainValidator(_read_caption),
    WithJsonSchema({"type": "string", "minLength": 1, "maxLength": CAPTION_LIMIT}),
]
Flag = Annotated[
    bool,
    PlainValidator(_read_flag),
    WithJsonSchema({"anyOf": [{"type": "boolean"}, {"enum": [*_YES, *_NO]}]}),
]
Priority = Annotated[
    int,
    PlainValidator(_read_priority),
    WithJsonSchema(
        {"anyOf": [{"type": "integer"}, {"type": "string", "pattern": "^[-−+]?[0-9]{1,4}$"}]}
    ),
]
Decimals = Annotated[
    int,
    PlainValidator(_read_decimals),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "integer", "minimum": 0, "maximum": MOST_DECIMALS},
                {"type": "string", "pattern": f"^[0-{MOST_DECIMALS}]$"},
            ]
        }
    ),
]
Pages = Annotated[
    int | Literal["auto"],
    PlainValidator(_read_pages),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "integer", "minimum": FEWEST_PAGES, "maximum": MOST_PAGES},
                {"type": "string", "pattern": "^(auto|[2-9]|10)$"},
            ]
        }
    ),
]
Name = Annotated[
    str,
    PlainValidator(_read_name),
    WithJsonSchema({"type": "string", "pattern": f"^{_NAME}$"}),
]
IconName = Annotated[
    str,
    PlainValidator(_read_icon),
    WithJsonSchema({"type": "string", "pattern": f"^{_NAME}(:filled)?$"}),
]
Hashtag = Annotated[
    str,
    PlainValidator(_read_hashtag),
    WithJsonSchema({"type": "string", "pattern": r"^#?[^\s#]{1,99}$"}),
]
