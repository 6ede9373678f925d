"""The examples that wrap the library: a web service, and a tool that posts a kit."""

from __future__ import annotations

import asyncio
import importlib.util
import json
from collections.abc import Iterator
from email.message import Message
from email.parser import BytesParser
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from types import ModuleType
from typing import Any

import httpx
import pytest
from specs import EXAMPLES, bare

import infographix as ig


def example(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, EXAMPLES / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["fastapi_service", "post_kit"])
def test_an_example_of_wrapping_is_short(name: str) -> None:
    text = (EXAMPLES / f"{name}.py").read_text(encoding="utf-8")
    code = [line for line in text.split('"""', 2)[2].splitlines() if line.strip()]
    assert len(code) <= 32


def asked(app: Any, name: str, spec: dict[str, Any]) -> httpx.Response:
    """POST a spec to the service, without a network between."""

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            return await client.post(f"/render/{name}", json=spec)

    return asyncio.run(ask())


def test_the_service_draws_and_explains_what_is_wrong() -> None:
    app = example("fastapi_service").app
    good = asked(app, "facebook-square", bare())
    assert (good.status_code, good.headers["content-type"]) == (200, "image/png")
    assert good.content == ig.render(bare(), "facebook-square").png
    for name, spec, words in (
        ("facebook-square", {"title": "Huế"}, "blocks: this is required"),
        ("facebook", bare(), "unknown format"),
        ("facebook-square", bare(logo="/etc/passwd.png"), "no folder"),
        ("facebook-square", bare(title="chuyển đổi số " * 100), "does not fit"),
    ):
        bad = asked(app, name, spec)
        assert bad.status_code == 422
        assert words in bad.text


class Networks(BaseHTTPRequestHandler):
    """Stands in for Facebook and Zalo: takes uploads as they do, and remembers them."""

    posted: list[tuple[str, dict[str, Any]]]

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        head = f"Content-Type: {self.headers['Content-Type']}\r\n\r\n".encode()
        message: Message = BytesParser().parsebytes(head + body)
        fields: dict[str, Any] = {"token": self.headers.get("access_token", "")}
        for part in message.get_payload():  # type: ignore[union-attr]
            assert isinstance(part, Message)
            name = part.get_param("name", header="content-disposition")
            data = part.get_payload(decode=True)
            assert isinstance(data, bytes)
            is_file = part.get_filename() is not None
            fields[str(name)] = (part.get_content_type(), data) if is_file else data.decode()
        self.posted.append((self.path, fields))
        number = len(self.posted)
        zalo = {"error": 0, "data": {"attachment_id": f"z{number}"}}
        answer = zalo if "/oa/" in self.path else {"id": f"f{number}"}
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(answer).encode())

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base's name
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[str]:
    Networks.posted = []
    with HTTPServer(("127.0.0.1", 0), Networks) as made:
        thread = Thread(target=made.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{made.server_port}"
        made.shutdown()
        thread.join()


CAPTION = "Chuyển đổi số ở Huế\n\n#ChuyenDoiSo"


@pytest.fixture
def kit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A kit of two pictures: of its manifest, what a posting tool reads."""
    monkeypatch.setenv("FACEBOOK_TOKEN", "tf")
    monkeypatch.setenv("ZALO_TOKEN", "tz")
    pictures = []
    for form, network, frame in (
        ("facebook-square", "facebook", "post"),
        ("zalo-message", "zalo", "message"),
    ):
        picture = ig.render(bare(), form)
        name = picture.save(tmp_path / f"bai.{form}.png").name
        entry = {"file": name, "network": network, "frame": frame, "kind": "png"}
        pictures.append({**entry, "alt_text": picture.alt_text})
    texts = [{"network": "facebook", "frames": ["post", "link"], "text": CAPTION}]
    manifest = {"pictures": pictures, "texts": texts}
    path = tmp_path / "manifest.json"
    path.write_text(json.dumps(manifest, ensure_ascii=False), encoding="utf-8")
    return tmp_path


def test_a_kit_is_posted_with_its_caption_and_alternative_text(kit: Path, server: str) -> None:
    ids = example("post_kit").post(kit, f"{server}/v25.0/page", f"{server}/v2.0/oa")
    assert ids == ["f1", "z2"]
    (facebook, fields), (zalo, upload) = Networks.posted
    assert facebook == "/v25.0/page/photos"
    assert fields["source"] == ("image/png", (kit / "bai.facebook-square.png").read_bytes())
    assert fields["caption"] == CAPTION
    assert fields["alt_text_custom"] == ig.render(bare()).alt_text
    assert fields["access_token"] == "tf"
    assert zalo == "/v2.0/oa/upload/image"
    assert upload["token"] == "tz"
    assert upload["file"][1] == (kit / "bai.zalo-message.png").read_bytes()


def test_what_zalo_would_refuse_is_not_sent(kit: Path, server: str) -> None:
    (kit / "bai.zalo-message.png").write_bytes(b"\x89PNG" + bytes(1_000_000))
    with pytest.raises(ValueError, match="1000004 bytes, Zalo takes 1000000"):
        example("post_kit").post(kit, f"{server}/v25.0/page", f"{server}/v2.0/oa")
    assert [path for path, _ in Networks.posted] == ["/v25.0/page/photos"]


def test_a_network_that_refuses_is_an_error(kit: Path, server: str) -> None:
    with pytest.raises(httpx.HTTPError):
        example("post_kit").post(kit, "http://127.0.0.1:9/page", f"{server}/v2.0/oa")
