"""The JSON Schema says what the models say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from infographix.errors import SpecError
from infographix.facts.model import Infographic
from infographix.facts.schema import json_schema
from infographix.resources import package_text

EXAMPLES = Path(__file__).parents[2] / "examples"
VALIDATOR = jsonschema.Draft202012Validator(json_schema())
STEPS = {"kind": "steps", "items": [{"title": "a"}, {"title": "b"}]}


def test_it_is_a_schema_of_draft_2020_12() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())
    assert json_schema()["$schema"].endswith("2020-12/schema")


@pytest.mark.parametrize("name", ["ke-hoach-60", "dti-2022", "cai-dat-hue-s", ""])
def test_the_examples_and_the_starter_satisfy_it(name: str) -> None:
    text = (
        (EXAMPLES / f"{name}.yaml").read_text("utf-8")
        if name
        else package_text("facts/starter.yaml")
    )
    VALIDATOR.validate(yaml.load(text, yaml.BaseLoader))
    VALIDATOR.validate(yaml.safe_load(text))


@pytest.mark.parametrize(
    "fields",
    [
        {"qr": "https://hue.gov.vn/"},
        {"qr": {"url": "https://hue.gov.vn/", "label": "a"}},
        {"qr": {"service": "phan-anh", "campaign": "kh60-2022", "logo": True}},
        {"qr": {"url": "https://hue.gov.vn/", "logo": "logo.png"}},
        {"series": "a"},
        {"series": {"name": "a", "number": 5}},
        {"hashtags": "#a #b"},
        {"hashtags": ["#a", "b"]},
        {"formats": "zalo-message"},
        {"strict": "có"},
        {"numbers": "vi"},
        {"blocks": [{**STEPS, "priority": "10"}]},
        {"blocks": [{"kind": "figures", "items": [{"value": 5, "label": "a", "delta": -1}]}]},
    ],
)
def test_what_the_models_take_satisfies_it(fields: dict[str, Any]) -> None:
    whole = {"title": "a", "blocks": [STEPS], **fields}
    assert Infographic(**whole)
    VALIDATOR.validate(whole)


@pytest.mark.parametrize(
    "fields",
    [
        {"title": None},
        {"titel": "a"},
        {"blocks": []},
        {"blocks": [{"kind": "step", "items": []}]},
        {"blocks": [{"kind": "steps", "items": [{"title": "a"}]}]},
        {"blocks": [{"kind": "steps", "items": [{"title": "a"}, {"titel": "b"}]}]},
        {"qr": "http://hue.gov.vn/"},
        {"qr": {"label": "a"}},
        {"qr": {"url": "https://hue.gov.vn/", "service": "phan-anh"}},
        {"strict": "maybe"},
        {"numbers": "en"},
        {"formats": []},
        {"theme": "../x"},
    ],
)
def test_what_it_refuses_the_models_refuse(fields: dict[str, Any]) -> None:
    whole = {"title": "a", "blocks": [STEPS], **fields}
    assert not VALIDATOR.is_valid(whole)
    with pytest.raises(SpecError):
        Infographic(**whole)


def test_every_field_has_a_description() -> None:
    schema = json_schema()
    for name, part in {"": schema, **schema["$defs"]}.items():
        for field, words in part["properties"].items():
            assert field == "kind" or words.get("description"), (name, field)


def test_python_does_not_leak_into_descriptions() -> None:
    assert "Error" not in str(json_schema())
