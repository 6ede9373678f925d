"""Hostile SVG, as a logo."""

from __future__ import annotations

from pathlib import Path

from hostile.guard import Cases
from hostile.pictures import data

CASES = Cases()
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9">'


def svg(folder: Path, body: str, head: str = "") -> None:
    data(folder, f"{head}{SVG}{body}</svg>", "a.svg")


@CASES.that("declarations")
def svg_laughs(folder: Path) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(10))
    svg(folder, "<title>&l9;</title>", f"<!DOCTYPE svg [{laughs}]>")


@CASES.that("")
def svg_reads_a_file(folder: Path) -> None:
    svg(folder, "<title>&f;</title>", '<!DOCTYPE svg [<!ENTITY f SYSTEM "file:///etc/passwd">]>')


@CASES.that("")
def svg_asks_a_parameter_entity(folder: Path) -> None:
    svg(folder, "", '<!DOCTYPE svg [<!ENTITY % f SYSTEM "http://127.0.0.1:9/a"> %f;]>')


@CASES.that("refused")
def svg_with_a_script(folder: Path) -> None:
    svg(folder, "<script>alert(1)</script>")


@CASES.that("refused")
def svg_that_links_a_picture(folder: Path) -> None:
    svg(folder, '<image href="file:///etc/passwd" width="9" height="9"/>')


@CASES.that("refused")
def svg_that_links_by_style(folder: Path) -> None:
    svg(folder, "<style>@import url(http://127.0.0.1:9/a.css);</style>")


@CASES.that("too large")
def svg_of_30_megabytes(folder: Path) -> None:
    svg(folder, "<g/>" * 7_500_000)


@CASES.that("too many shapes")
def svg_of_many_shapes(folder: Path) -> None:
    svg(folder, '<path d="M0 0h9v9z"/>' * 49_000)


@CASES.that(None)
def svg_of_one_long_path(folder: Path) -> None:
    svg(folder, f'<path d="M0 0{"l1 1-1-1" * 120_000}"/>')


@CASES.that(None)
def svg_of_one_long_path_of_arcs(folder: Path) -> None:
    svg(folder, f'<path d="M0 0{"a1 1 0 1 1 1 1" * 30_000}"/>')


@CASES.that(None)
def svg_of_a_gradient_of_many_stops(folder: Path) -> None:
    stops = '<stop offset="0.5" stop-color="red"/>' * 40_000
    gradient = f'<linearGradient id="a">{stops}</linearGradient>'
    svg(folder, f'{gradient}<path fill="url(#a)" d="M0 0h9v9z"/>')


@CASES.that("too many clips")
def svg_with_a_filter_that_blurs_without_end(folder: Path) -> None:
    blur = "<feGaussianBlur stdDeviation='99999'/>" * 400
    svg(folder, f'<filter id="a">{blur}</filter><path filter="url(#a)" d="M0 0h9v9z"/>')


@CASES.that("refused")
def svg_with_turbulence_without_end(folder: Path) -> None:
    noise = "<feTurbulence numOctaves='9999999' baseFrequency='5'/>"
    svg(folder, f'<filter id="a">{noise}</filter><path filter="url(#a)" d="M0 0h9v9z"/>')


@CASES.that("too many shapes")
def svg_with_many_filters(folder: Path) -> None:
    blur = "<feGaussianBlur stdDeviation='3'/>"
    body = '<path filter="url(#a)" d="M0 0h9v9z"/>' * 15_000
    svg(folder, f'<filter id="a">{blur}</filter>{body}')


@CASES.that("<pattern>")
def svg_with_a_pattern_that_repeats_without_end(folder: Path) -> None:
    pattern = '<pattern id="a" width="1e-6" height="1e-6" patternUnits="userSpaceOnUse">'
    svg(folder, f'{pattern}<path d="M0 0h9v9z"/></pattern><path fill="url(#a)" d="M0 0h9v9z"/>')


@CASES.that("<pattern>")
def svg_with_many_patterns(folder: Path) -> None:
    pattern = '<pattern id="a" width="9" height="9" patternUnits="userSpaceOnUse">'
    uses = '<path fill="url(#a)" d="M0 0h9v9z"/>' * 15_000
    svg(folder, f'{pattern}<path d="M0 0h9v9z"/></pattern>{uses}')


@CASES.that("<pattern>")
def svg_with_a_pattern_in_itself(folder: Path) -> None:
    pattern = '<pattern id="a" width="1" height="1"><path fill="url(#a)" d="M0 0h9v9z"/></pattern>'
    svg(folder, f'{pattern}<path fill="url(#a)" d="M0 0h9v9z"/>')


@CASES.that("too many shapes")
def svg_with_masks_of_masks(folder: Path) -> None:
    masks = "".join(
        f'<mask id="m{n}"><g mask="url(#m{n - 1})"><g mask="url(#m{n - 1})">'
        f'<path d="M0 0h9v9z"/></g></g></mask>'
        for n in range(1, 25)
    )
    svg(folder, f'{masks}<path mask="url(#m24)" d="M0 0h9v9z"/>')


@CASES.that("<pattern>")
def svg_with_patterns_of_patterns(folder: Path) -> None:
    patterns = "".join(
        f'<pattern id="m{n}" width="9" height="9"><path fill="url(#m{n - 1})" d="M0 0h9v9z"/>'
        f'<path fill="url(#m{n - 1})" d="M0 0h9v9z"/></pattern>'
        for n in range(1, 25)
    )
    svg(folder, f'{patterns}<path fill="url(#m24)" d="M0 0h9v9z"/>')


@CASES.that(None)
def svg_with_dashes_without_end(folder: Path) -> None:
    svg(folder, '<path stroke="red" stroke-dasharray="1e-7" fill="none" d="M0 0h9000v9000z"/>')


@CASES.that("")
def svg_as_wide_as_the_world(folder: Path) -> None:
    data(folder, SVG.replace('"0 0 9 9"', '"0 0 1e9 1"') + '<path d="M0 0h9v9z"/></svg>', "a.svg")


@CASES.that("")
def svg_of_huge_size_with_a_filter(folder: Path) -> None:
    head = SVG.replace('"9"', '"1e9"').replace("0 0 9 9", "0 0 1e9 1e9")
    data(folder, head + '<filter id="a"/><path filter="url(#a)" d="M0 0h9v9z"/></svg>', "a.svg")


@CASES.that("")
def svg_that_is_packed(folder: Path) -> None:
    import gzip

    data(folder, gzip.compress((SVG + " " * 300_000_000 + "</svg>").encode()), "a.svg")


@CASES.that("")
def svg_in_utf_16(folder: Path) -> None:
    data(folder, f"{SVG}<script>a</script></svg>".encode("utf-16"), "a.svg")


@CASES.that("")
def svg_in_utf_7(folder: Path) -> None:
    data(folder, f'<?xml version="1.0" encoding="utf-7"?>{SVG}</svg>', "a.svg")


@CASES.that("")
def svg_of_nan(folder: Path) -> None:
    data(folder, SVG.replace("0 0 9 9", "0 0 nan inf") + "</svg>", "a.svg")


WIDE = SVG.replace('"9"', '"4000"')


def wide(folder: Path, body: str) -> None:
    data(folder, f"{WIDE}{body}</svg>", "a.svg")


@CASES.that(None)
def svg_with_a_blur_far_beyond_its_edges(folder: Path) -> None:
    blur = '<filter id="a"><feGaussianBlur stdDeviation=".01"/></filter>'
    wide(folder, f'{blur}<path filter="url(#a)" d="M-9e3-9e3h2e4v2e4z"/>')


@CASES.that(None)
def svg_with_a_mask_far_beyond_its_edges(folder: Path) -> None:
    mask = '<mask id="a" x="-9" y="-9" width="99" height="99"><path d="M-9e3-9e3h2e4v2e4z"/></mask>'
    wide(folder, f'{mask}<path mask="url(#a)" d="M-9e3-9e3h2e4v2e4z"/>')


@CASES.that(None)
def svg_with_groups_of_groups_that_are_seen_through(folder: Path) -> None:
    path = '<path d="M-9e3-9e3h2e4v2e4z"/>' * 2
    wide(folder, "<style/>" + '<g opacity=".9">' * 50 + path + "</g>" * 50)


@CASES.that("<pattern>")
def svg_with_a_pattern_far_beyond_its_edges(folder: Path) -> None:
    pattern = '<pattern id="a" width="20" height="20" patternUnits="userSpaceOnUse">'
    wide(folder, f'{pattern}<path d="M0 0h9v9z"/></pattern><path fill="url(#a)" d="M0 0h9v9z"/>')


@CASES.that("refused")
def svg_with_a_marker_at_each_corner(folder: Path) -> None:
    marker = '<marker id="m" markerWidth="3" markerHeight="3"><path d="M0 0h9v9z"/></marker>'
    wide(folder, f'{marker}<path marker-mid="url(#m)" d="M0 0{"h1h-1" * 2000}"/>')


@CASES.that("too many clips")
def svg_with_masks_by_a_style_sheet(folder: Path) -> None:
    head = '<style>.a, .b {mask: url(#a)}</style><mask id="a"><path d="M0 0h9v9z"/></mask>'
    wide(folder, head + '<path class="b c" d="M0 0h9v9z"/>' * 5_000)


@CASES.that("<pattern>")
def svg_with_a_pattern_as_high_as_the_world(folder: Path) -> None:
    pattern = (
        '<pattern id="p" width="3" height="99999999999"><rect width="1" height="1"/></pattern>'
    )
    svg(folder, f'<style>.a{{fill:url(#p)}}</style>{pattern}<ellipse class="a" rx="4" ry="2"/>')
