"""The rooms stand on floors: what a module may import, open and ask, read from its source."""

from __future__ import annotations

import ast
import subprocess
import sys
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "infographix"
MODULES = sorted(ROOT.rglob("*.py"))

FLOORS = {
    "": 0,  # the package itself: its version, and names that load when they are asked for
    **dict.fromkeys(("errors", "finding", "geometry", "color", "palette"), 0),
    **dict.fromkeys(("cache", "resources", "libraries", "toml"), 0),
    **dict.fromkeys(("vietnamese", "facts", "format", "theme", "hue_s", "network"), 1),
    **dict.fromkeys(("text", "services"), 2),
    **dict.fromkeys(
        (
            "links",
            "markup",
            "plot",
            "art",
            "icons",
            "qr",
            "qr_mask",
            "svg_cost",
            "svg_pixels",
            "picture",
        ),
        3,
    ),
    **dict.fromkeys(("frame", "boxes", "fit", "shortage", "thumbs", "notebook"), 4),
    "render": 5,
    **dict.fromkeys(("attempts", "choice", "pages", "standalone", "preflight", "publish"), 6),
    **dict.fromkeys(("result", "engine", "pipeline", "carousel", "posted"), 6),
    **dict.fromkeys(("campaign", "preview", "review", "web", "gallery", "cli"), 7),
}

HEAVY = {
    "skia",
    "resvg",
    "cairosvg",
    "cairocffi",
    "PIL",
    "isal",
    "qrcode",
    "zxingcpp",
    "fontTools",
    "yaml",
    "numpy",
    "tablericons",
    "python_calamine",
    "xlsxwriter",
    "fsspec",
    "distributed",
    "starlette",
    "uvicorn",
}
OUTSIDE = {
    *("time", "datetime", "random", "secrets", "uuid"),
    *("urllib", "socket", "http", "ssl", "ftplib", "requests"),
}
"""Modules that ask the clock, chance or the network."""

READS = {"open", "read_text", "read_bytes", "glob", "rglob", "iterdir", "stat", "is_file", "exists"}
WRITES = {"write_text", "write_bytes", "mkdir", "unlink", "replace_file", "mkstemp", "fdopen"}
MAY_READ = {
    "resources": "it is the place that finds data files",
    "facts.load": "a user's spec",
    "picture": "a user's image, found by resources, and Pillow's own open",
    "art.shelf": "a file found by resources",
    "icons": "a file found by resources",
    "markup.template": "a file found by resources",
    "text.fontbook": "a file found by resources",
    "text.fontlist": "a file found by resources",
    "render.resvg": "bytes in memory, by Pillow",
    "posted.copies": "bytes in memory, by Pillow",
    "render.metadata": "bytes in memory, by Pillow",
    "preflight.recompressed": "a JPEG in memory, by Pillow",
    "format": "a list found by resources",
    "gallery.samples": "a sample found by resources",
    "publish.verify": "the files of a kit, and Pillow's own open",
    "campaign.tables.read": "a user's table",
    "campaign.tables.looks": "parts of a user's workbook, in memory",
    "campaign.fingerprint": "the images that a spec names, found by resources",
    "campaign.folder": "the journal and plan in a campaign's folder",
    "campaign.start": "whether there is a journal",
    "campaign.report": "the report that was just made",
    "review.entries": "which pictures of a campaign there are",
    "review.decisions": "a person's review.csv",
    "review.export": "the approved pictures, and its own list",
    "review.desk": "the bytes of a picture, for their hash",
    "review.site": "a picture's file",
    "thumbs": "a picture's file, by Pillow",
    "web.server": "opens the browser, no file",
    "cli.compiled": "what it kept of the last run",
    "cli.new": "whether the file to write is there",
    "cli.render": "the size of the file just written",
}
MAY_WRITE = {
    "result": "a picture's file, whole or not at all",
    "publish.folder": "a kit's folder, whole or not at all",
    "campaign.place": "a picture's file, whole or not at all, in a folder or at an address",
    "campaign.journal": "what happened, line by line",
    "campaign.lock": "the file that is locked",
    "campaign.outline": "the plan of a run, whole or not at all",
    "campaign.report": "the reports, whole or not at all",
    "campaign.start": "the folder of a campaign",
    "campaign.workers": "pipes between processes",
    "review.export": "its list; the kits by `publish.folder`",
    "cli.compiled": "the user's cache folder; its files by `result`",
    "preview.store": "a new file beside a spec, never one that is there",
}


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


NAMES = {name_of(path): path for path in MODULES}


def imported(path: Path) -> set[str]:
    """Return the dotted names that a module imports anywhere: in functions, for types only."""
    found = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            base = node.module or ""
            members = {f"{base}.{alias.name}" for alias in node.names}
            found |= {member if ours(member) in NAMES else base for member in members}
    return found


def ours(dotted: str) -> str:
    return "" if dotted == "infographix" else dotted.removeprefix("infographix.")


def inner(path: Path) -> set[str]:
    """Return the modules of this package that a module imports."""
    return {
        ours(name)
        for name in imported(path)
        if name.split(".")[0] == "infographix" and ours(name) in NAMES
    }


def room(module: str) -> str:
    return module.partition(".")[0]


def test_every_module_stands_on_a_floor() -> None:
    assert len(MODULES) > 80
    assert not {room(module) for module in NAMES if module} - set(FLOORS)


def test_a_file_imports_only_from_lower_floors_or_its_own_room() -> None:
    wrong = [
        f"{module} (floor {FLOORS[room(module)]}) imports {target} (floor {FLOORS[room(target)]})"
        for module, path in NAMES.items()
        if module
        for target in inner(path)
        if room(target) != room(module) and FLOORS[room(target)] >= FLOORS[room(module)]
        if (room(module), room(target)) not in ALLOWED_ON_ONE_FLOOR
    ]
    assert not wrong


ALLOWED_ON_ONE_FLOOR = {
    # Rooms of one floor may build on each other where no circle closes (proved below).
    ("resources", "errors"),
    ("resources", "toml"),
    ("finding", "resources"),  # the words of findings are data
    ("libraries", "errors"),
    ("palette", "color"),
    ("facts", "vietnamese"),
    ("icons", "art"),
    ("picture", "art"),
    ("picture", "svg_pixels"),
    ("svg_pixels", "art"),
    ("svg_pixels", "svg_cost"),
    ("svg_cost", "art"),
    ("qr", "qr_mask"),
    ("links", "qr"),
    ("boxes", "frame"),
    ("fit", "boxes"),
    ("fit", "shortage"),
    ("shortage", "boxes"),
    ("engine", "result"),
    ("engine", "preflight"),
    ("engine", "attempts"),
    ("attempts", "choice"),
    ("pipeline", "engine"),
    ("pipeline", "result"),
    ("carousel", "engine"),
    ("publish", "engine"),
    ("publish", "pages"),
    ("publish", "result"),
    ("publish", "standalone"),
    ("publish", "pipeline"),
    ("publish", "carousel"),
    ("result", "pages"),
    ("preflight", "pages"),  # what is said of a field stands with the page that shows it
    ("carousel", "pages"),
    ("carousel", "preflight"),
    ("carousel", "pipeline"),
    ("carousel", "result"),
    ("result", "preflight"),
    ("result", "publish"),
    ("result", "posted"),
    ("cli", "gallery"),
    ("cli", "campaign"),
    ("cli", "preview"),
    ("cli", "web"),
    ("cli", "review"),
    ("web", "campaign"),  # problems in Vietnamese
    ("preview", "web"),
    ("review", "web"),
    ("review", "campaign"),  # the folder that a campaign leaves
    ("preview", "gallery"),  # its samples and its words for fields are shown here too
}


def test_every_exception_on_one_floor_is_needed() -> None:
    used = {
        (room(module), room(target)) for module, path in NAMES.items() for target in inner(path)
    }
    assert not [f"{one} imports {other}" for one, other in ALLOWED_ON_ONE_FLOOR - used]


def test_no_imports_go_in_a_circle() -> None:
    graph = {module: inner(path) - {module} for module, path in NAMES.items() if module}
    try:
        tuple(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


def test_frame_knows_only_faces_of_text() -> None:
    assert {target for target in inner(NAMES["frame"]) if room(target) == "text"} == {
        "text.fontbook"
    }


def test_painters_know_only_the_frame_and_below() -> None:
    known = {
        target for name, path in NAMES.items() if room(name) == "render" for target in inner(path)
    }
    assert max(FLOORS[room(target)] for target in known if room(target) != "render") <= 4
    assert not {room(target) for target in known} & {"boxes", "fit", "markup", "facts", "theme"}


def test_text_knows_nothing_of_markup_or_boxes() -> None:
    known = {
        target for name, path in NAMES.items() if room(name) == "text" for target in inner(path)
    }
    assert max(FLOORS[room(target)] for target in known) <= FLOORS["text"]


@pytest.mark.parametrize("module", sorted(filter(None, NAMES)))
def test_heavy_libraries_are_loaded_through_one_module(module: str) -> None:
    path = NAMES[module]
    named = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.If) and getattr(node.test, "id", "") == "TYPE_CHECKING":
            named |= {name for child in node.body for name in _names(child)}
    at_run_time = {name for name in imported(path) if name not in named}
    assert not {name for name in at_run_time if name.split(".")[0] in HEAVY}
    assert module == "libraries" or not _loaded_by_name(path)


def _loaded_by_name(path: Path) -> list[str]:
    """Return what a module loads by a name that does not begin with our package's."""
    calls = [node for node in ast.walk(tree_of(path)) if isinstance(node, ast.Call)]
    loads = [node for node in calls if _called(node) in ("import_module", "__import__")]
    names = [ast.unparse(node.args[0]).lstrip("f") for node in loads]
    return [name for name in names if not name.startswith("'infographix.")]


def _names(node: ast.stmt) -> set[str]:
    if isinstance(node, ast.ImportFrom):
        return {node.module or ""}
    return {alias.name for alias in node.names} if isinstance(node, ast.Import) else set()


def touched(module: str) -> set[str]:
    """Return what a module calls on objects, and whether it calls `open`."""
    calls = [node for node in ast.walk(tree_of(NAMES[module])) if isinstance(node, ast.Call)]
    methods = {node.func.attr for node in calls if isinstance(node.func, ast.Attribute)}
    return methods | {"open" for node in calls if getattr(node.func, "id", "") == "open"}


def _called(node: ast.Call) -> str:
    return getattr(node.func, "attr", getattr(node.func, "id", ""))


@pytest.mark.parametrize("module", sorted(filter(None, NAMES)))
def test_files_are_touched_only_where_listed(module: str) -> None:
    calls = touched(module)
    if module not in MAY_READ and module not in MAY_WRITE:
        assert not calls & READS
    if module not in MAY_WRITE:
        assert not calls & WRITES


def test_only_resources_knows_where_data_lies() -> None:
    """No other module starts from its own place or searches a folder."""
    for module, path in NAMES.items():
        tree = tree_of(path)
        calls = {_called(node) for node in ast.walk(tree) if isinstance(node, ast.Call)}
        words = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        if module != "resources":
            assert "__file__" not in words, module
            assert not calls & {"glob", "rglob", "iterdir", "cwd", "find_spec"}, module


def test_nothing_below_floor_6_asks_the_clock_chance_or_the_network() -> None:
    for module, path in NAMES.items():
        if module and FLOORS[room(module)] < 6:
            tops = {name.split(".")[0] for name in imported(path)}
            if tops & OUTSIDE:
                _only_harmless(module, path, tops & OUTSIDE)


def _only_harmless(module: str, path: Path, tops: set[str]) -> None:
    """`urllib.parse` takes addresses apart; `datetime` may be used for dates, never for now."""
    assert tops <= {"urllib", "datetime"}, f"{module} imports {tops}"
    assert not {
        name for name in imported(path) if name.startswith("urllib") and "parse" not in name
    }
    calls = {_called(node) for node in ast.walk(tree_of(path)) if isinstance(node, ast.Call)}
    assert not calls & {"now", "today", "utcnow", "urlopen", "urlretrieve"}, module


def test_every_module_says_what_it_does_and_is_short() -> None:
    for path in MODULES:
        text = path.read_text(encoding="utf-8")
        assert not text or ast.get_docstring(tree_of(path)), path
        assert text.count("\n") <= 400, path


def test_importing_the_package_loads_no_heavy_library() -> None:
    code = f"import sys, infographix; print(*({HEAVY!r} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT.parent
    )
    assert done.stdout.split() == []


@pytest.mark.parametrize(
    "before", ["", "infographix.render.skia", "infographix.pipeline", "infographix.cli.app"]
)
def test_public_names_win_over_rooms_of_the_same_name(before: str) -> None:
    """`render` is a function and a room: whatever was imported before, the function is meant."""
    first = f"import {before}\n" if before else ""
    code = f"{first}import infographix as ig\nig.Picture, ig.load\nassert callable(ig.render)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=ROOT.parent)
    assert done.returncode == 0, done.stderr.decode()[-300:]
