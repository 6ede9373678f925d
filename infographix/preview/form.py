"""The JSON Schema of a spec and words for its fields → what the page's form is made of."""

from __future__ import annotations

import tomllib
from typing import Any

from infographix import resources
from infographix.engine import Engine
from infographix.facts.own import model_of
from infographix.facts.schema import json_schema
from infographix.format import Format
from infographix.gallery.words import Words
from infographix.vietnamese.sorting import sort_key

MOST_ICONS = 60


def form(shop: Engine) -> dict[str, Any]:
    """Return the schema, names and explanations in Vietnamese, and what can be chosen."""
    schema = json_schema(shop.layout_paths)
    labels = tomllib.loads(resources.package_text("preview/labels.toml"))
    words = Words()
    return {
        "schema": schema,
        "labels": labels["labels"],
        "choices": labels["choices"],
        "entries": labels["entries"],
        "helps": {**words.fields, **labels["helps"]},
        "kinds": _kinds(schema, words, shop),
        "layouts": ["auto", *shop.templates.names()],
        "themes": [[name, shop.theme(name).title or name] for name in shop.theme_names()],
        "formats": {name: _format(form) for name, form in shop.formats.items()},
    }


def icons(shop: Engine, words: str) -> list[dict[str, str]]:
    """Return some icons that are found by these words."""
    return [found._asdict() for found in shop.icons.search(words)[:MOST_ICONS]]


def _kinds(schema: dict[str, Any], words: Words, shop: Engine) -> list[dict[str, Any]]:
    """Return each kind of block with its name, what it is, and its variants."""
    models = model_of(shop.layout_paths).KINDS
    mapping = schema["properties"]["blocks"]["items"]["discriminator"]["mapping"]
    found = []
    for kind, reference in mapping.items():
        about = schema["$defs"][reference.rpartition("/")[2]].get("description", "")
        name, text = words.kind(kind, about)
        entry = {"kind": kind, "ref": reference, "name": name.vi, "about": text.vi}
        found.append({**entry, "variants": models[kind].VARIANTS})
    return sorted(found, key=lambda entry: sort_key(str(entry["name"])))


def _format(form: Format) -> dict[str, Any]:
    """Return a format; `safe` is what is kept free at each side, in hundredths."""
    safe = form.safe
    return {
        "title": form.title or form.name,
        "width": form.width,
        "height": form.height,
        "limit": form.limit,
        "use": form.use,
        "safe": [
            round(100 * part, 3)
            for part in (
                safe.top / form.height,
                safe.right / form.width,
                safe.bottom / form.height,
                safe.left / form.width,
            )
        ],
    }
