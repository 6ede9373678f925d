"""Org (sơ đồ tổ chức): a tree of up to three levels."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from infographix.facts.base import Fact
from infographix.facts.kinds.base import BaseBlock, listed, sentences, titled
from infographix.facts.refusal import RefusalError
from infographix.facts.texts import Text


class OrgLeaf(Fact):
    """A box of the third level."""

    title: Text
    """Name of the unit."""
    text: Text | None = None
    """What it is charged with."""

    @model_validator(mode="before")
    @classmethod
    def _no_fourth_level(cls, data: Any) -> Any:
        if isinstance(data, dict) and data.get("children") and "children" not in cls.model_fields:
            raise RefusalError(
                "the tree is too deep",
                "a fourth level",
                "three levels",
                "draw this part as a block of its own",
            )
        return data


class OrgBranch(OrgLeaf):
    """A box of the second level."""

    children: Annotated[tuple[OrgLeaf, ...], Field(max_length=6)] = ()
    """The boxes below it, at most six."""


class OrgRoot(OrgLeaf):
    """The box at the top."""

    children: Annotated[tuple[OrgBranch, ...], Field(min_length=1, max_length=6)]
    """The boxes below it, one to six."""


class Org(BaseBlock):
    """Org (sơ đồ tổ chức): who or what stands below whom; one root, one to six branches."""

    VARIANTS = ("list",)

    kind: Literal["org"]
    root: OrgRoot
    """The box at the top, {title, text, children}."""

    def reading(self) -> str:
        branches = "; ".join(_reading(branch) for branch in self.root.children)
        return sentences(titled(self.root.title, self.root.text), f"gồm: {branches}")

    def leads(self) -> tuple[str, ...]:
        whole = listed(self.root.title, [branch.title for branch in self.root.children])
        parts = (
            listed(branch.title, [leaf.title for leaf in branch.children])
            for branch in self.root.children
            if branch.children
        )
        return whole, *parts


def _reading(branch: OrgBranch) -> str:
    below = ", ".join(titled(leaf.title, leaf.text) for leaf in branch.children)
    return titled(branch.title, branch.text) + (f" (gồm {below})" if below else "")
