"""Rendering as the tests of the text layer compare it."""

from __future__ import annotations

import re

from troubleshooting.text.markdown.links import LinkContext
from troubleshooting.text.markdown.render import render_block

CONTEXT = LinkContext("fi-FI", "fi", "https://docs.example")


def html(markdown: str, context: LinkContext = CONTEXT) -> str:
    """A block's HTML, with white space between tags removed."""
    return re.sub(r">\s+<", "><", render_block(markdown, context)).replace("\n<", "<").strip()
