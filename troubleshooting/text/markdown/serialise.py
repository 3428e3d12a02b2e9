"""Elements written as HTML, block by block on lines of their own."""

from __future__ import annotations

from html import escape
from xml.etree.ElementTree import Element

from troubleshooting.text.markdown.inline import LINE, RAW
from troubleshooting.text.markdown.sanitiser import confine

EMPTY = frozenset({"br", "hr", "img"})
LINES = frozenset({"p", "h2", "h3", "h4", "h5", "h6", "td", "th"})
BLOCKS = LINES | frozenset(
    {"ul", "ol", "li", "pre", "hr", "blockquote", "div", "table", "thead", "tbody", "tr"}
)


def to_html(root: Element) -> str:
    """The tree as Python-Markdown expects it of a serialiser: its root included."""
    written: list[str] = []
    _write(root, written)
    return "".join(written)


def inner_html(element: Element) -> str:
    """What an element holds."""
    written: list[str] = []
    _write_content(element, written)
    return "".join(written)


def _write(element: Element, written: list[str]) -> None:
    tag = element.tag
    if tag == RAW:
        written.append(element.text or "")
        return
    if tag == LINE:
        _write_line(element, written)
        return
    is_block = tag in BLOCKS
    if is_block and written and not written[-1].endswith("\n"):
        written.append("\n")
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in element.items())
    written.append(f"<{tag}{attributes}>")
    if tag in LINES:
        _write_line(element, written)
    elif tag not in EMPTY:
        _write_content(element, written)
    if tag not in EMPTY:
        written.append(f"</{tag}>")
    if is_block:
        written.append("\n")


def _write_line(element: Element, written: list[str]) -> None:
    """Write what a line holds; HTML in it that is not closed ends with the line."""
    if next(element.iter(RAW), None) is None:
        _write_content(element, written)
    else:
        written.append(confine(inner_html(element)))


def _write_content(element: Element, written: list[str]) -> None:
    if element.text:
        written.append(escape(element.text, quote=False))
    for child in element:
        _write(child, written)
        if child.tail:
            written.append(escape(child.tail, quote=False))
