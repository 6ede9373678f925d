"""Fields → `Infographic`: a title, blocks of facts, and what else a piece for citizens carries."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field, PrivateAttr, ValidationError, field_validator

from infographix.errors import Problem, SpecError
from infographix.facts.base import Fact
from infographix.facts.blocks import AnyOf
from infographix.facts.codes import Code
from infographix.facts.gate import gate
from infographix.facts.kinds import KINDS, BaseBlock
from infographix.facts.links import Host, Logo
from infographix.facts.look import ThemeChoice
from infographix.facts.problems import explain
from infographix.facts.refusal import RefusalError, shown
from infographix.facts.texts import Caption, Flag, Hashtag, Name, Pages, Text
from infographix.facts.values import When
from infographix.facts.waivers import Waivers
from infographix.finding import Finding

FORMATS = (
    "facebook-portrait",
    "facebook-square",
    "facebook-link",
    "facebook-story",
    "zalo-article-cover",
    "zalo-message",
)


class Series(Fact):
    """The special column that the piece belongs to."""

    name: Text
    """Name of the column (chuyên mục)."""
    number: Text | None = None
    """Number of the issue (kỳ, số)."""


def _name_alone(raw: Any) -> Any:
    """Let `series: Name` stand for `series: {name: Name}`."""
    return {"name": raw} if isinstance(raw, str) else raw


def _listed(raw: Any) -> Any:
    """Let `#a #b` stand for a list of the two."""
    return raw.replace(",", " ").split() if isinstance(raw, str) else raw


_Series = Annotated[Series, BeforeValidator(_name_alone, json_schema_input_type=Series | Text)]
_Phrases = Annotated[tuple[Text, ...], Field(max_length=500)]
_NameList = Annotated[tuple[Name, ...], Field(min_length=1, max_length=50)]
_HashtagList = Annotated[tuple[Hashtag, ...], Field(max_length=30)]
_HostList = Annotated[tuple[Host, ...], Field(max_length=30)]
_Names = Annotated[
    _NameList,
    BeforeValidator(_listed, json_schema_input_type=_NameList | str),
]
_Hosts = Annotated[
    _HostList,
    BeforeValidator(_listed, json_schema_input_type=_HostList | str),
]
_Hashtags = Annotated[
    _HashtagList,
    BeforeValidator(_listed, json_schema_input_type=_HashtagList | str),
]


class Infographic(Fact):
    """The facts of one infographic; SpecError with every problem where they are not valid.

    `folder` is where its pictures are looked for, `stem` the name that its files begin with.
    """

    KINDS: ClassVar[Mapping[str, type[BaseBlock]]] = KINDS
    """The kinds of block that this model knows; `own.model_of` makes models that know more."""
    UNTOUCHED: ClassVar[Mapping[str, frozenset[str]]] = {}
    """Fields of addresses and files, by the kinds of a user's own."""

    title: Text
    """Title of the piece (tiêu đề)."""
    blocks: Annotated[
        tuple[Annotated[BaseBlock, AnyOf(KINDS)], ...],
        Field(min_length=1, max_length=200),
    ]
    """The facts, block by block."""
    subtitle: Text | None = None
    """A sentence below the title."""
    kicker: Text | None = None
    """A few words above the title."""
    series: _Series | None = None
    """The special column, {name, number}."""
    publisher: Text | None = None
    """Who publishes it (đơn vị phát hành)."""
    logo: Logo | None = None
    """A picture file in the spec's folder."""
    date: When | None = None
    """Day of publication."""
    as_of: When | None = None
    """Day or period that the numbers are of (số liệu đến)."""
    source: Text | None = None
    """Where the facts come from (nguồn)."""
    cta: Text | None = None
    """What the reader is asked to do."""
    qr: Code | None = None
    """An https address, or {url, label}."""
    hashtags: _Hashtags = ()
    """Hashtags of the post."""
    caption: Caption | None = None
    """Text of the post that goes with the picture."""
    formats: _Names = FORMATS
    """Names of the formats to render."""
    layout: Name = "auto"
    """Name of the layout; `auto` picks one."""
    pages: Pages | None = None
    """`auto`: several pages where one picture cannot hold all; or how many, 2 to 10."""
    theme: ThemeChoice = "hue"
    """Name of a theme, or {base, logo} and colours by token, such as accent: "#B5651D"."""
    phrases: _Phrases = ()
    """Names and terms that lines should not part; `_` instead of a space is never broken."""
    numbers: Literal["vi"] | None = None
    """`vi`: a dot in a value groups thousands, so 1.234 is 1234."""
    tones: Literal["keep", "old", "new"] = "keep"
    """Where tone marks stand: `old` writes hòa, thủy, `new` hoà, thuỷ; names are left alone."""
    strict: Flag = False
    """Whether repairs and left out blocks are errors."""
    hosts: _Hosts = ()
    """Hosts of your own, such as example.vn, that addresses may lead to, those below included."""
    map_complete: Flag = False
    """Whether each map in a photo shows the whole territory, Hoàng Sa and Trường Sa included."""
    waive: Waivers | None = None
    """Findings that are accepted, by code, each with the reason: {no-source: "…"}."""

    _folder: Path | None = PrivateAttr(default=None)
    _stem: str = PrivateAttr(default="infographic")
    _repairs: tuple[Finding, ...] = PrivateAttr(default=())

    def __init__(self, **fields: Any) -> None:
        gated = gate(fields, self.UNTOUCHED)
        problems: tuple[Problem, ...] = ()
        try:
            self.__pydantic_validator__.validate_python(
                gated.fields, self_instance=self, context={"notation": fields.get("numbers")}
            )
        except ValidationError as error:
            problems = explain(error, gated.fields, type(self), self.KINDS)
        if problems:
            raise SpecError(problems)
        if self.strict and gated.repairs:
            raise SpecError(_strict_problem(finding) for finding in gated.repairs)
        self._repairs = (*gated.repairs, *gated.placed)

    @classmethod
    def of(
        cls,
        fields: Mapping[str, Any],
        *,
        folder: Path | None = None,
        stem: str = "infographic",
        repairs: tuple[Finding, ...] = (),
    ) -> Infographic:
        """Make one from plain data that came from `folder`, read with `repairs` of the file."""
        odd = next((name for name in fields if not isinstance(name, str)), None)
        if odd is not None:
            raise SpecError(Problem("a field's name is text", found=repr(odd)))
        made = cls(**fields)
        if made.strict and repairs:
            raise SpecError(_strict_problem(finding) for finding in repairs)
        made._folder, made._stem = folder, stem
        made._repairs = (*repairs, *made._repairs)
        return made

    @property
    def folder(self) -> Path | None:
        """The spec's own folder; None where the facts did not come from a file."""
        return self._folder

    @property
    def stem(self) -> str:
        """The spec's file name without its ending."""
        return self._stem

    @property
    def repairs(self) -> tuple[Finding, ...]:
        """What was repaired in the texts, by field."""
        return self._repairs

    @field_validator("numbers", mode="before")
    @classmethod
    def _notation(cls, raw: Any) -> Any:
        if raw is None or raw == "vi":
            return raw
        raise RefusalError("there is no such notation", shown(raw), "vi")

    @field_validator("tones", mode="before")
    @classmethod
    def _style(cls, raw: Any) -> Any:
        if raw in ("keep", "old", "new"):
            return raw
        raise RefusalError("there is no such placement of tones", shown(raw), "keep, old, new")

    @field_validator("formats", "hashtags")
    @classmethod
    def _each_once(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        twice = next((name for i, name in enumerate(names) if name in names[:i]), None)
        if twice is not None:
            raise RefusalError("this is named twice", shown(twice))
        return names


def _strict_problem(finding: Finding) -> Problem:
    return Problem(
        f"with `strict`, nothing is repaired: {finding.message}",
        where=finding.field,
        found=f"positions {finding.details['positions']}",
        hint="write the text so in the spec, or leave `strict` out",
    )
