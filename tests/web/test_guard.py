"""What a local page answers: the page itself, and nobody else on this machine or in the browser."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from serving import serving

from infographix.web.guard import HEADERS, POLICY, TOKEN_HEADER, Guard, Headers
from infographix.web.site import BODY_LIMIT, Answer, Call, Site, as_json

SITE = Site(
    gets={
        "/": lambda call: Answer(b"<p>page", "text/html"),
        "/picture/{name}": lambda call: Answer(call.parts["name"].encode(), "image/png"),
    },
    posts={"/save": lambda call: as_json({"got": call.data()})},
    version=lambda: "1",
)


@pytest.fixture(scope="module")
def guard() -> Iterator[Guard]:
    """A server that runs."""
    with serving(lambda guard: SITE) as made:
        yield made


@pytest.fixture
def stranger(guard: Guard) -> Iterator[httpx.Client]:
    """Some program on this machine, or a page in its browser."""
    with httpx.Client(base_url=f"http://127.0.0.1:{guard.port}") as made:
        yield made


@pytest.fixture
def user(guard: Guard) -> Iterator[httpx.Client]:
    """A browser that opened the address which the program printed."""
    with httpx.Client(base_url=f"http://127.0.0.1:{guard.port}") as made:
        made.get("/", params={"key": guard.key})
        yield made


def post(user: httpx.Client, json: Any = None, **headers: str) -> Any:
    return user.post("/save", json={} if json is None else json, headers=headers)


def test_the_first_address_gives_a_cookie_that_opens_the_page(
    guard: Guard, stranger: httpx.Client
) -> None:
    entry = stranger.get(guard.address)
    cookie = entry.headers["set-cookie"]
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(cookie.split("; "))
    assert "<p>page" not in entry.text
    assert guard.key not in entry.text
    assert stranger.get("/").text == "<p>page"
    assert stranger.get("/picture/a").text == "a"


@pytest.mark.parametrize("path", ["/", "/picture/a", "/save", "/changes", "/nothing"])
def test_without_the_cookie_nothing_is_given(stranger: httpx.Client, path: str) -> None:
    answer = stranger.get(path)
    assert answer.status_code == 403
    assert answer.text == "403 open the address that the program printed\n"


@pytest.mark.parametrize("wrong", ["", "x", "short", "long", "token", "%E1%BA%BF"])
def test_a_wrong_key_opens_nothing(guard: Guard, stranger: httpx.Client, wrong: str) -> None:
    made = {"short": guard.key[:-1], "long": f"{guard.key}x", "token": guard.token}
    key = made.get(wrong, wrong)
    answer = stranger.get(f"/?key={key}")
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers
    cookie = {"cookie": f"{guard.cookie}={key}"}
    assert stranger.get("/", headers=cookie).status_code == 403


def test_each_start_has_secrets_of_its_own(guard: Guard) -> None:
    other = Guard(guard.port)
    assert len({other.key, other.token, guard.key, guard.token}) == 4
    assert len(other.key) >= 32


@pytest.mark.parametrize("host", ["evil.example:PORT", "127.0.0.1:1", "127.0.0.1", "0.0.0.0:PORT"])
def test_another_name_of_this_machine_is_refused(
    guard: Guard, stranger: httpx.Client, host: str
) -> None:
    """A foreign name that leads to 127.0.0.1 is how pages elsewhere get at local servers."""
    headers = {"host": host.replace("PORT", str(guard.port))}
    answer = stranger.get(guard.address, headers=headers)
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


def test_two_hosts_in_one_request_are_refused(guard: Guard) -> None:
    pairs = [("host", guard.hosts[0]), ("host", "evil.example")]
    pairs.append(("cookie", f"{guard.cookie}={guard.key}"))
    scope = {"headers": [(name.encode(), value.encode()) for name, value in pairs]}
    assert guard.refusal("GET", "/", "", Headers(scope)) is not None
    assert guard.refusal("GET", "/", "", Headers({"headers": scope["headers"][::2]})) is None


def test_localhost_is_this_machine_too(guard: Guard, user: httpx.Client) -> None:
    assert user.get("/", headers={"host": f"localhost:{guard.port}"}).status_code == 200


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_another_page_in_the_browser_gets_nothing_even_with_the_cookie(
    user: httpx.Client, site: str
) -> None:
    """Cookies know no ports: a page of another port of this machine is of the same site."""
    assert user.get("/picture/a", headers={"sec-fetch-site": site}).status_code == 403
    assert user.get("/picture/a", headers={"sec-fetch-site": "same-origin"}).status_code == 200


def test_a_change_needs_the_second_token(guard: Guard, user: httpx.Client) -> None:
    assert post(user).status_code == 403
    assert post(user, **{TOKEN_HEADER: guard.key}).status_code == 403
    assert post(user, **{TOKEN_HEADER: Guard(guard.port).token}).status_code == 403
    answer = post(user, {"a": "ế"}, **{TOKEN_HEADER: guard.token})
    assert answer.json() == {"got": {"a": "ế"}}


def test_a_change_that_another_origin_asks_for_is_refused(guard: Guard, user: httpx.Client) -> None:
    right = {TOKEN_HEADER: guard.token}
    assert post(user, origin="http://127.0.0.1:9999", **right).status_code == 403
    assert post(user, origin="null", **right).status_code == 403
    assert post(user, origin=f"http://127.0.0.1:{guard.port}", **right).status_code == 200


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_a_form_of_another_page_is_no_change(guard: Guard, user: httpx.Client, kind: str) -> None:
    headers = {TOKEN_HEADER: guard.token, "content-type": kind}
    assert user.post("/save", content=b"{}", headers=headers).status_code == 415


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "PATCH"])
def test_other_methods_are_refused(guard: Guard, user: httpx.Client, method: str) -> None:
    assert user.request(method, "/save", headers={TOKEN_HEADER: guard.token}).status_code == 405


def test_reading_changes_nothing(user: httpx.Client) -> None:
    assert user.get("/save").status_code == 405


def test_a_body_has_a_limit_whatever_it_promises(guard: Guard, user: httpx.Client) -> None:
    headers = {TOKEN_HEADER: guard.token, "content-type": "application/json"}
    large = b'{"a": "' + b"x" * BODY_LIMIT + b'"}'
    assert user.post("/save", content=large, headers=headers).status_code == 413
    pieces = (large[at : at + 65_536] for at in range(0, len(large), 65_536))
    assert user.post("/save", content=pieces, headers=headers).status_code == 413


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"\xff", b"[" * 100_000])
def test_a_body_that_is_no_object_is_refused(guard: Guard, user: httpx.Client, body: bytes) -> None:
    headers = {TOKEN_HEADER: guard.token, "content-type": "application/json"}
    assert user.post("/save", content=body, headers=headers).status_code == 422


def test_every_answer_carries_the_policy(user: httpx.Client, stranger: httpx.Client) -> None:
    answers = [user.get("/"), user.get("/picture/a"), user.get("/no"), stranger.get("/")]
    for answer in answers:
        assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert POLICY.startswith("default-src 'none'")
    assert "unsafe" not in POLICY


@pytest.mark.parametrize("path", ["/picture/../save", "/picture/%2e%2e%2fetc", "/picture/a/b"])
def test_a_path_names_what_a_route_knows_and_nothing_else(user: httpx.Client, path: str) -> None:
    assert user.get(path).status_code in (404, 405)


def test_a_call_holds_its_parts() -> None:
    call = Call({"name": "a"}, {"q": "b"}, b'{"c": 1}')
    assert call.data() == {"c": 1}
