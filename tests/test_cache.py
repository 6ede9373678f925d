"""The cache: what is used stays, the rest goes once the limit is reached, look-ups are counted."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from specs import bare

import infographix as ig
from infographix.cache import Cache

SIZES = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 60)), max_size=200)


@given(SIZES)
def test_it_never_holds_more_than_its_limit_or_its_largest_value(
    puts: list[tuple[int, int]],
) -> None:
    cache: Cache[int, int] = Cache("numbers", 100)
    for key, size in puts:
        found = cache.find(key)
        assert found in (None, key)
        if found is None:
            cache.keep(key, key, size)
        assert cache.state.bytes <= 100 + max(size for _, size in puts)
    assert cache.hits + cache.misses == len(puts)


def test_what_is_asked_for_again_and_again_is_never_lost() -> None:
    cache: Cache[int, str] = Cache("words", 100)
    cache.keep(-1, "Huế", 10)
    for number in range(500):
        cache.keep(number, "", 10)
        assert cache.find(-1) == "Huế"
    assert cache.find(0) is None


def test_the_report_says_what_was_kept_and_how_often_it_helped() -> None:
    spec = bare(title="Một tiêu đề mà không bài thử nào khác có")
    first, second = (ig.render(spec).report.caches for _ in range(2))
    paragraphs, words, *codes = second
    assert (paragraphs.name, words.name) == ("paragraphs", "words")
    assert paragraphs.misses == first[0].misses
    assert paragraphs.hits > first[0].hits
    assert 0 < words.bytes <= words.limit
    assert [cache.name for cache in codes] == ["codes", "outlines of codes"]
    assert [cache.misses for cache in codes] == [cache.misses for cache in first[2:]]
