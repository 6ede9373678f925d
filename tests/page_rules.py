"""A page in a browser → what breaks the rules that all our pages keep."""

from __future__ import annotations

import json
from collections.abc import Collection

from browser import Browser


def faint(page: Browser, selector: str) -> list[str]:
    """Return texts on a plain ground that do not stand out from it (WCAG 2.2, 1.4.3)."""
    found: list[str] = page.run(_FAINT.replace("SELECTOR", json.dumps(selector)))
    return found


def too_wide(page: Browser, width: int, selector: str, besides: str = ".unseen") -> list[str]:
    """Return what is seen beyond the right edge of the screen, but for what lies in `besides`."""
    found: list[str] = page.run(
        f"[...document.querySelectorAll({json.dumps(selector)})].filter(e => e.checkVisibility() &&"
        f" e.getBoundingClientRect().right > {width} + 1 && !e.closest({json.dumps(besides)}))"
        ".map(e => e.outerHTML.slice(0, 90))"
    )
    return found


def nameless(page: Browser, roles: Collection[str]) -> list[str]:
    """Return the roles of what a screen reader has no name for, of these roles."""
    nodes = [(node.get("role", {}).get("value"), node.get("name", {})) for node in page.tree()]
    return [role for role, name in nodes if role in roles and not name.get("value", "").strip()]


def ring(page: Browser, part: str = "") -> tuple[str, float]:
    """Return style and width of the outline of what has the focus, or of a part of it."""
    inner = f"document.activeElement.querySelector({json.dumps(part)}) ??" if part else ""
    style = f"getComputedStyle({inner} document.activeElement)"
    kind, width = page.run(f"[{style}.outlineStyle, parseFloat({style}.outlineWidth)]")
    return kind, width


def runs_foreign_code(page: Browser) -> bool:
    """Say whether a script that is put into the page runs; where not, the policy has said so."""
    page.run(
        "(document.body.append(Object.assign(document.createElement('script'),"
        " {textContent: 'window.foreign = 1'})), true)"
    )
    ran = page.run("window.foreign") is not None
    return ran or not any("Content Security Policy" in line for line in page.heard)


_FAINT = """(() => {
  const parse = (c) => c.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => {
    const linear = (v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
    const [x, y, z] = [r, g, b].map((v) => linear(v / 255));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const ground = (e) => {
    for (; e; e = e.parentElement) {
      const style = getComputedStyle(e);
      if (style.backgroundImage !== "none") return null;
      const color = parse(style.backgroundColor);
      if ((color[3] ?? 1) === 1) return color;
      if (color[3] > 0) return null;
    }
    return [255, 255, 255];
  };
  const faint = [];
  for (const e of document.querySelectorAll(SELECTOR)) {
    const speaks = [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
    if (!e.checkVisibility() || !speaks) continue;
    const below = ground(e);
    if (!below) continue;
    const [a, b] = [light(parse(getComputedStyle(e).color)), light(below)].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) faint.push(e.outerHTML.slice(0, 120));
  }
  return faint;
})()"""
