"""Videos of the vendor's documentation: `[!VIDEO address]` is a link to it."""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline

OPENING = "[!VIDEO"
VIDEO = re.compile(
    r"\[!VIDEO[ \t]+(?P<address>[^\]\s]{1,2000})(?:[ \t]+(?P<words>[^\]\[\n]{0,500}))?\]",
    re.IGNORECASE,
)
FILE = re.compile(r"\.(?:mp4|m4v|webm|ogv|mov)(?:[?#]|$)", re.IGNORECASE)


def video(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser's signature
    """A rule of the parser: a video becomes a token of its own, its description in `content`."""
    if not state.src.startswith("[!", state.pos):
        return False
    match = VIDEO.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        token = state.push("video", "a", 0)
        token.attrs = {"href": match["address"]}
        token.content = (match["words"] or "").strip()
    state.pos = match.end()
    return True
