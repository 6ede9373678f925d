"""Truth: sources and dates, sums, ranks, differences, numbers written twice; no false alarms."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from specs import EXAMPLES, SAMPLES
from trips import facts, figures, ranking, table, text

import infographix as ig
from infographix.finding import Finding
from infographix.preflight import changes, ranks, repeats, shares, sources

Check = Callable[[ig.Infographic], Iterable[Finding]]
TRUTH: tuple[Check, ...] = (changes.check, ranks.check, repeats.check, shares.check)


def found(check: Check, *blocks: dict[str, Any], **fields: Any) -> list[tuple[str, str]]:
    spec = ig.Infographic(**facts(*blocks, **fields))
    return [(one.code, one.field) for one in check(spec)]


@pytest.mark.parametrize(
    "path", [*EXAMPLES.glob("*.yaml"), *SAMPLES.glob("*.yaml")], ids=lambda path: path.stem
)
def test_examples_and_samples_are_told_no_untruth(path: Any) -> None:
    spec = ig.load(path)
    assert [one for check in TRUTH for one in check(spec)] == []


# Shares


@st.composite
def rounded_shares(draw: st.DrawFn) -> list[Decimal]:
    """Return shares that sum to 100, each rounded to so many decimals, halves upwards."""
    weights = draw(st.lists(st.integers(1, 10_000), min_size=2, max_size=6))
    decimals = draw(st.integers(0, 3))
    whole, step = sum(weights), Decimal(1).scaleb(-decimals)
    exact = [Decimal(100) * weight / whole for weight in weights]
    return [share.quantize(step, ROUND_HALF_UP) for share in exact]


@given(rounded_shares())
def test_shares_of_a_whole_are_never_an_error_however_they_are_rounded(
    amounts: list[Decimal],
) -> None:
    items = [
        {"label": f"Phần {n}", "value": f"{amount:f}%".replace(".", ",")}
        for n, amount in enumerate(amounts)
    ]
    told = found(shares.check, {"kind": "parts", "items": items}, numbers="vi")
    assert {code for code, _ in told} <= {"shares-rounded"}
    assert bool(told) == (sum(amounts) != 100)
    rows = [[item["label"], item["value"]] for item in items]
    whole = {"kind": "table", "columns": [{"title": "A"}, {"title": "B"}]}
    assert found(shares.check, whole | {"rows": [*rows, ["Tổng số", "100%"]]}) == []


@given(st.lists(st.decimals(0, 10**6, places=1), min_size=2, max_size=8), st.integers(1, 500))
def test_a_total_is_right_where_it_is_the_sum_and_wrong_where_it_is_far_off(
    amounts: list[Decimal], off: int
) -> None:
    rows = [[f"Dòng {n}", f"{amount:f}".replace(".", ",")] for n, amount in enumerate(amounts)]
    right, wrong = (f"{sum(amounts) + by:f}".replace(".", ",") for by in (0, off))
    assert found(shares.check, table(*rows, ["Tổng cộng", right])) == []
    place = f"blocks[0].rows[{len(rows)}][1]"
    assert found(shares.check, table(*rows, ["Tổng cộng", wrong])) == [("shares-sum", place)]


@pytest.mark.parametrize("title", ["Tỷ lệ", "Điểm", "Bình quân", "Chỉ số"])
def test_what_is_no_sum_is_not_added(title: str) -> None:
    rows = (["A", "1,5"], ["B", "2,5"], ["Tổng số", "2,0"])
    assert found(shares.check, table(*rows, title=title)) == []
    assert found(shares.check, table(*rows)) != []
    assert found(shares.check, table(["A", "1,5"], ["B", "–"], ["Tổng số", "9"])) == []


@pytest.mark.parametrize(
    ("value", "label", "title", "alarm"),
    [
        ("100%", "hồ sơ trực tuyến", "", False),
        ("100,1%", "hồ sơ trực tuyến", "", True),
        ("-1%", "hồ sơ trực tuyến", "", True),
        ("112%", "so với kế hoạch", "", False),
        ("−3,5%", "tốc độ tăng trưởng", "", False),
        ("250%", "phản ánh", "Tăng so với năm 2022", False),
        ("0%", "giấy tờ", "", False),
    ],
)
def test_a_percentage_is_a_share_unless_it_says_why_not(
    value: str, label: str, title: str, alarm: bool
) -> None:
    block = figures({"value": value, "label": label}, **({"title": title} if title else {}))
    assert bool(found(shares.check, block)) is alarm


def test_a_plan_may_be_overfulfilled() -> None:
    goal = {"label": "Hồ sơ", "actual": "120%", "target": "100%"}
    assert found(shares.check, {"kind": "progress", "items": [goal]}) == []


# Ranks


@given(st.lists(st.integers(1, 63), min_size=2, max_size=12))
def test_ranks_in_order_are_right_upwards_and_downwards(places: list[int]) -> None:
    for row in (sorted(places), sorted(places, reverse=True)):
        rows = [(place, f"Tỉnh {n}", "0,5") for n, place in enumerate(row)]
        assert found(ranks.check, ranking(*rows)) == []


@given(st.permutations(range(1, 7)))
def test_ranks_out_of_order_are_named_at_the_first(places: list[int]) -> None:
    rows = [(place, f"Tỉnh {n}", "0,5") for n, place in enumerate(places)]
    told = found(ranks.check, ranking(*rows))
    assert len(told) == (places not in (sorted(places), sorted(places, reverse=True)))


def test_a_row_without_a_rank_may_stand_anywhere() -> None:
    rows = ranking((1, "A", "0,9"), (2, "B", "0,8"), (3, "C", "0,7"))
    rows["items"].insert(1, {"label": "Trung bình cả nước", "value": "0,5"})
    assert found(ranks.check, rows) == []


# Differences


@pytest.mark.parametrize(
    ("before", "after", "delta", "right"),
    [
        ("86,56%", "88,38%", "+1,82 điểm phần trăm", True),
        ("86,56%", "88,38%", "+1,8 điểm phần trăm", True),
        ("86,56%", "88,38%", "+2,1%", True),  # in per cent of what it was
        ("86,56%", "88,38%", "+2,1 điểm phần trăm", False),
        ("86,56%", "88,38%", "−1,82 điểm phần trăm", False),
        ("19/63", "4/63", "tăng 15 bậc", True),
        ("19/63", "4/63", "giảm 15 bậc", False),
        ("200", "250", "+25%", True),
        ("200", "250", "+50", True),
        ("200", "250", "+20%", False),
        ("hơn 200", "250", "+20%", True),  # not known exactly
    ],
)
def test_a_delta_is_what_lies_between_the_ends_that_are_given(
    before: str, after: str, delta: str, right: bool
) -> None:
    item = {"label": "PAR Index", "before": before, "after": after}
    block = {"kind": "comparison", "before": "2022", "after": "2023", "items": [item]}
    figure = figures({"label": "PAR  index", "value": after, "delta": delta})
    told = found(changes.check, block, figure)
    assert told == ([] if right else [("difference", "blocks[1].items[0].delta")])


def test_a_delta_is_compared_with_the_last_step_of_a_trend() -> None:
    points = [{"x": 2021, "value": "4/63"}, {"x": 2022, "value": "19/63"}]
    trend = {"kind": "trend", "series": [{"label": "PAR Index", "points": points}]}
    for delta, right in (("giảm 15 bậc", True), ("giảm 16 bậc", False)):
        figure = figures({"label": "PAR Index", "value": "19/63", "delta": delta})
        assert bool(found(changes.check, trend, figure)) is not right


@pytest.mark.parametrize(
    ("words", "right"),
    [
        ("tăng từ 80% lên 95%, tăng 15 điểm phần trăm", True),
        ("từ 80% lên 95%, tăng 18,75%", True),
        ("từ 80% lên 95%, tăng 10 điểm phần trăm", False),
        ("từ hạng 19 lên 4, tăng 15 bậc", True),
        ("giảm từ 1.250 xuống 1.000 hồ sơ, giảm 20%", True),
        ("giảm từ 1.250 xuống 1.000 hồ sơ, giảm 30%", False),
        ("tăng từ 1.000 lên 1.250 hồ sơ", True),
        ("tăng từ 1,2 triệu lên 900 nghìn", True),  # of two units: not compared
        ("giảm từ 80% lên 95%", False),
        ("từ 7 giờ đến 11 giờ", True),
        ("tăng từ hạng 19 lên hạng 4", True),
        ("từ ngày 17/8 đến ngày 19/8/2022", True),
    ],
)
def test_a_sentence_that_gives_both_ends_gives_their_difference(words: str, right: bool) -> None:
    assert bool(found(changes.check, text(words))) is not right


# Numbers written twice


def sent(value: str, **more: Any) -> dict[str, Any]:
    item = {"value": value, "unit": "phản ánh", "label": "đã tiếp nhận qua Hue-S"}
    return figures(item | more)


@pytest.mark.parametrize(
    ("blocks", "same"),
    [
        ([sent("183.000"), sent("183.000", icon="eye")], True),
        ([sent("183.000"), sent("177.000")], False),
        ([sent("183.000"), sent("hơn 180.000")], True),  # in round figures
        ([sent("183.000"), sent("177.000", as_of="29/09/2025")], True),  # of another day
        ([sent("183.000"), sent("177.000") | {"title": "Thành phố Đà Nẵng"}], True),
        ([sent("183.000"), sent("177.000", label="đã xử lý xong")], True),
        ([sent("183.000"), sent("177.000", unit="lượt")], True),
    ],
)
def test_one_label_unit_and_time_have_one_number(blocks: list[Any], same: bool) -> None:
    assert bool(found(repeats.check, *blocks, numbers="vi")) is not same


@pytest.mark.parametrize(
    ("words", "same"),
    [
        ("Hơn 180.000 phản ánh đã tiếp nhận qua Hue-S", True),
        ("183 nghìn phản ánh đã tiếp nhận qua Hue-S", True),
        ("177.000 phản ánh đã tiếp nhận qua Hue-S", False),
        ("Hơn 250.000 phản ánh đã tiếp nhận qua Hue-S", False),
        ("121.000 phản ánh được xác minh", True),
        ("Năm 2023: 80.000 phản ánh đã tiếp nhận qua Hue-S", True),  # of another time
        ("Gọi 1900 1075 để gửi phản ánh", True),
    ],
)
def test_running_text_gives_the_number_of_the_figure(words: str, same: bool) -> None:
    told = found(repeats.check, sent("183.000"), numbers="vi", subtitle=words)
    assert told == ([] if same else [("same-number", "subtitle")])


# Sources and dates


@pytest.mark.parametrize(
    ("block", "fields", "dated"),
    [
        (figures(), {}, False),
        (figures({"value": "5", "label": "xã", "as_of": "2025"}), {}, True),
        (figures({"value": "5", "label": "xã năm 2025"}), {}, True),
        (figures(), {"title": "Kết quả năm 2025"}, True),
        (figures(), {"source": "Kế hoạch số 308/KH-UBND ngày 14/09/2023"}, True),
        (figures(), {"source": "Quyết định số 1957/QĐ-UBND"}, False),
        (figures(note="Số liệu minh hoạ"), {}, True),
        (figures({"value": "2023", "label": "xã"}), {}, False),
        (text("Có 5 xã"), {}, True),
    ],
)
def test_every_number_has_a_date_of_its_own_or_of_the_whole(
    block: dict[str, Any], fields: dict[str, Any], dated: bool
) -> None:
    told = found(sources.check, block, as_of=None, **fields)
    assert [code for code, _ in told] == ([] if dated else ["no-as-of"])
    assert found(sources.check, block) == []


def test_made_up_numbers_need_no_source() -> None:
    for note, variant in (("Số liệu minh họa", "words"), (None, "")):
        spec = ig.Infographic(**facts(figures(**({"note": note} if note else {})), source=None))
        (one,) = sources.check(spec)
        assert (one.code, one.variant) == ("no-source", variant)
