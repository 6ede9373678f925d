"""Heavy libraries: loaded when asked for, and named with what to install where they are missing."""

from __future__ import annotations

import subprocess
import sys

import pytest

from infographix import libraries
from infographix.errors import RenderError
from infographix.libraries import Library


def test_status_names_each_library_with_its_version() -> None:
    found = {status.name: status for status in libraries.status()}
    assert {"skia-python", "resvg", "cairosvg", "pillow", "isal", "fonttools"} <= set(found)
    assert all(status.version for status in found.values() if status.loads)
    assert all(status.hint and status.found for status in found.values() if not status.loads)


@pytest.mark.parametrize(
    ("error", "advice"),
    [
        (ModuleNotFoundError("No module named 'skia'"), "pip install skia-python"),
        (ImportError("libGL.so.1: cannot open shared object file"), "apt-get install libgl1"),
        (OSError("no library called cairo-2 was found"), "apt-get install libgl1"),
    ],
)
def test_advice_tells_system_packages_from_python_packages(error: Exception, advice: str) -> None:
    library = Library("skia", "skia-python", "painter", "libgl1 libegl1", ".so")
    assert advice in library.advice(error)


def test_a_missing_library_is_a_render_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "zxingcpp", None)
    with pytest.raises(RenderError, match="pip install zxing-cpp"):
        libraries.zxingcpp()


def test_importing_the_painters_loads_no_heavy_library() -> None:
    code = (
        "import sys; import infographix.render.painter, infographix.render.encode;"
        "print(sorted({'skia','resvg','cairosvg','cairocffi','PIL','isal','fontTools','qrcode'}"
        " & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
