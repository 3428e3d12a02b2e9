"""What a machine can tell of a page's accessibility: axe-core, sizes of targets, width, motion."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
LEAST_TARGET = 24

# WCAG 2.5.8: a target in a sentence is as high as its line. A box's label is part of the target.
SMALL = """least => {
  const inSentence = one => {
    if (getComputedStyle(one).display !== "inline") return false;
    for (let at = one; at && at.matches("a, bdi, span, strong, em, code, mark"); at = at.parentElement) {
      const around = [...at.parentElement.childNodes].filter(node => node !== at);
      if (around.some(node => node.nodeType === Node.TEXT_NODE && node.data.trim())) return true;
    }
    return false;
  };
  const size = one => {
    const boxes = [one, ...(one.labels ?? [])].map(part => part.getBoundingClientRect());
    const low = (key) => Math.min(...boxes.map(box => box[key]));
    const high = (key) => Math.max(...boxes.map(box => box[key]));
    return [high("right") - low("left"), high("bottom") - low("top")];
  };
  const targets = "a[href], button, input:not([type=hidden]), select, textarea, summary";
  return [...document.querySelectorAll(targets)]
    .filter(one => one.checkVisibility({visibilityProperty: true}) && !one.matches(".skip-link"))
    .filter(one => Math.min(...size(one)) < least - 0.01 && !inSentence(one))
    .map(one => `${size(one).map(side => side.toFixed(1)).join(" x ")}: ${one.outerHTML.slice(0, 200)}`);
}"""

# The first of what reaches beyond the screen, where the page scrolls sideways.
TOO_WIDE = """() => {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) return [];
  const out = [...document.body.querySelectorAll("*")].filter(one => {
    const box = one.getBoundingClientRect();
    return box.right > root.clientWidth + 0.5 || box.left < -0.5;
  });
  return [`${root.scrollWidth} px: ${out.slice(0, 3).map(one => one.outerHTML.slice(0, 150)).join(" ... ")}`];
}"""

MOVING = """() => {
  const styles = [...document.querySelectorAll("*")].flatMap(one =>
    [null, "::before", "::after"].map(part => [one, getComputedStyle(one, part)]));
  return styles
    .filter(([, style]) => style.animationName !== "none" ||
      (style.transitionProperty !== "none" && !/^0s(, 0s)*$/.test(style.transitionDuration)))
    .map(([one]) => one.outerHTML.slice(0, 150));
}"""


def complaints(page: Page) -> list[str]:
    """Violations axe-core finds, targets below 24 by 24 px, and what makes the page too wide."""
    return [*violations(page), *small_targets(page), *too_wide(page)]


def violations(page: Page) -> list[str]:
    """One line for each element that breaks a rule: the rule, where it is, its HTML, and why."""
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [
        f"{rule['id']}: {' '.join(map(str, node['target']))}: {node['html'][:200]}\n"
        f"      {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]


def small_targets(page: Page) -> list[str]:
    """Targets smaller than WCAG 2.5.8 allows, with their sizes."""
    return [f"target {one}" for one in page.evaluate(SMALL, LEAST_TARGET)]


def too_wide(page: Page) -> list[str]:
    """What reaches beyond a page that scrolls sideways; nothing for one that does not."""
    return [f"too wide: {one}" for one in page.evaluate(TOO_WIDE)]


def moving(page: Page) -> list[str]:
    """Elements with a transition or an animation."""
    return list(page.evaluate(MOVING))
