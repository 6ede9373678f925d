"""A drawn picture and a network's name → its copies there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from infographix import network as networks
from infographix.boxes.arrange import Arrangement
from infographix.errors import Problem, SpecError
from infographix.posted.copies import Posted, copies


def as_posted(
    file: bytes, arrangement: Arrangement, name: str, layout_paths: Sequence[Path] = ()
) -> Posted:
    """Return the copies of a picture's file on the network called `name`.

    SpecError where there is none, or nothing is known of how it re-encodes pictures.
    """
    network = networks.choose(name, networks.load(layout_paths))
    if not network.steps:
        where = f"networks.toml: [{name}]"
        allowed = "steps = [{ side = 1280, quality = 70 }]"
        raise SpecError(Problem("this network keeps no copies of pictures", where, "", allowed))
    return copies(file, network, arrangement.texts, arrangement.codes)
