"""Whatever plain data a spec is made of, it is one or a SpecError that says what is wrong."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from infographix.errors import SpecError
from infographix.facts.kinds import KINDS
from infographix.facts.model import Infographic

trees = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        st.text(max_size=6),
        st.binary(max_size=3),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(["title", "kind", "items", "value", "label", "url", "name", "x", ""]),
            inner,
            max_size=4,
        ),
    ),
    max_leaves=12,
)


@given(
    st.dictionaries(st.sampled_from([*Infographic.model_fields, "x"]), trees, max_size=8),
    st.lists(
        st.fixed_dictionaries({"kind": st.sampled_from([*KINDS, "x"]), "items": trees}), max_size=3
    ),
)
def test_no_data_makes_anything_but_a_spec_error(fields: dict[str, Any], blocks: list[Any]) -> None:
    for given_ in (fields, {**fields, "title": "a", "blocks": blocks}):
        try:
            Infographic(**given_)
        except SpecError as error:
            assert all(
                problem.what and "should be" not in problem.what for problem in error.problems
            )
