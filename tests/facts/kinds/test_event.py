"""Events: when, where, and an agenda in order."""

from __future__ import annotations

from kinds_help import made, refused


def test_all_that_is_told_is_read() -> None:
    block = made(
        kind="event",
        when="8:00, ngày 10/10/2022",
        where="Thành phố Huế",
        agenda=[{"time": "8:00", "title": "Khai mạc"}, {"title": "Tham quan"}],
        contact="1900 1075",
    )
    assert block.reading() == (
        "Thời gian: 8:00, ngày 10/10/2022. Địa điểm: Thành phố Huế. "
        "Chương trình: 8:00, Khai mạc; Tham quan. Liên hệ: 1900 1075"
    )


def test_what_is_wrong_is_named() -> None:
    assert set(refused(kind="event")) == {"when", "where"}
    item = {"title": "a"}
    found = refused(kind="event", when="a", where="b", agenda=[item] * 11)
    assert found["agenda"].allowed == "10 or fewer"
    assert set(refused(kind="event", when="a", where="b", agenda=[{"time": "8:00"}])) == {
        "agenda[0].title"
    }
