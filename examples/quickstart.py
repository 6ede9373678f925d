"""Specs and plain data → pictures in the folder `out`: `python examples/quickstart.py`."""

from __future__ import annotations

from pathlib import Path

import infographix as ig

HERE = Path(__file__).resolve().parent
OUT = Path("out")

FACTS = {
    "title": "Ba việc nên làm để giữ an toàn tài khoản",
    "kicker": "Chuyển đổi số mỗi ngày",
    "source": "Nội dung minh hoạ",
    "qr": {"url": "https://tuongtac.hue.gov.vn/", "label": "Quét mã để gửi phản ánh"},
    "blocks": [
        {
            "kind": "steps",
            "items": [
                {"title": "Đặt mật khẩu dài", "text": "Mỗi tài khoản một mật khẩu", "icon": "key"},
                {"title": "Bật xác thực hai lớp", "icon": "shield-check"},
                {"title": "Không gửi mã OTP cho ai", "icon": "message-off"},
            ],
        }
    ],
}


def from_a_file() -> None:
    """Draw a spec in one format, save it as PNG and PDF, and print what is known of it."""
    picture = ig.render(ig.load(HERE / "ke-hoach-60.yaml"), format="facebook-portrait")
    print(picture.save(OUT / "ke-hoach-60.png"))
    print(picture.save(OUT / "ke-hoach-60.pdf"))
    report = picture.report
    print(f"{report.layout}: smallest text {report.smallest:.1f} px, {report.bytes} bytes")
    print(picture.alt_text)


def from_python() -> None:
    """Draw plain data in two formats; a short format says what it left out."""
    for name, picture in ig.render_all(FACTS, ["facebook-square", "zalo-article-cover"]).items():
        print(picture.save(OUT / f"an-toan.{name}.png"))
        for finding in picture.report.findings:
            print(f"  {finding.severity}: {finding.message}")


def refused() -> None:
    """A value that two readers would read as two numbers is refused, with both readings."""
    figures = {"kind": "figures", "items": [{"value": "1.234", "label": "hồ sơ"}]}
    try:
        ig.load({"title": "Hồ sơ trực tuyến", "blocks": [figures]})
    except ig.SpecError as error:
        print(error)


if __name__ == "__main__":
    from_a_file()
    from_python()
    refused()
