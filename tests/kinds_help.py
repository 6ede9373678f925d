"""What the tests of the kinds share: one block as facts, its view, and what is refused of it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from infographix.errors import Problem, SpecError
from infographix.facts.kinds import BaseBlock
from infographix.facts.model import Infographic
from infographix.facts.view import view


def made(**block: Any) -> BaseBlock:
    """Return a block of the fields."""
    return Infographic(title="Tiêu đề", blocks=[block]).blocks[0]


def node(**block: Any) -> SimpleNamespace:
    """Return what a layout sees of a block of the fields."""
    found: SimpleNamespace = view(Infographic(title="Tiêu đề", blocks=[block])).blocks[0]
    return found


def refused(**block: Any) -> dict[str, Problem]:
    """Return the problems of a block of the fields, by their place in it."""
    with pytest.raises(SpecError) as caught:
        made(**block)
    return {
        problem.where.removeprefix("blocks[0]").removeprefix("."): problem
        for problem in caught.value.problems
    }
