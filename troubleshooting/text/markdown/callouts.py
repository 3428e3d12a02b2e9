"""Alerts, quotations that open with `[!NOTE]` and its kin, are labelled callouts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement

from markdown_it.token import Token

# The five of GitHub's and the vendor's Markdown.
KINDS = ("note", "tip", "important", "caution", "warning")
CLASSES = frozenset(f"callout callout-{kind}" for kind in KINDS)
LABEL_CLASS = "callout-label"
OPENING = re.compile(rf"\[!(?P<kind>{'|'.join(KINDS)})\](?![(\[:])\s*", re.IGNORECASE)


def callout_kind(tokens: Sequence[Token], position: int) -> str:
    """Which kind of alert the quotation is that opens at `position`; "" for a mere quotation."""
    first = tokens[position + 2] if position + 2 < len(tokens) else None
    if first is None or first.type != "inline" or tokens[position + 1].type != "paragraph_open":
        return ""
    match = OPENING.match(first.content)
    return match["kind"].lower() if match else ""


def open_callout(parent: Element, kind: str, labels: Mapping[str, str]) -> Element:
    """A callout that says what it is, to the eye and to assistive technology."""
    callout = SubElement(parent, "div", {"role": "note", "class": f"callout callout-{kind}"})
    SubElement(callout, "p", {"class": LABEL_CLASS}).text = labels[kind]
    return callout
