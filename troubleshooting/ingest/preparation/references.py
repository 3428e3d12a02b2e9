"""What a file's text refers to in its own tree: pictures and other articles, with their lines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from troubleshooting.models.article import slug_of
from troubleshooting.text.markdown.links import ARTICLE_FILE
from troubleshooting.text.markdown.pictures import picture_path

# Each begins at a character that none of its repetitions matches, so that all are linear.
INLINE = re.compile(r"\]\([ \t]*(?:<(?P<angle>[^<>\n]*)>|(?P<plain>[^\s()<>]+))")
DEFINITION = re.compile(r"^ {0,3}\[[^\[\]\n]{1,999}\]:[ \t]*<?(?P<target>[^\s<>]+)", re.MULTILINE)
IMAGE = re.compile(
    r"<img\b[^<>]*?\bsrc\s*=\s*(?:\"(?P<double>[^\"<>]*)\"|'(?P<single>[^'<>]*)'|(?P<bare>[^\s\"'<>]+))",
    re.IGNORECASE,
)
FENCE = re.compile(r"^ {0,3}(?P<mark>`{3,}|~{3,})")
PICTURES = frozenset(
    {".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".bmp", ".tif", ".tiff", ".ico"}
)


@dataclass(frozen=True)
class Reference:
    """Something of the tree that a text names.

    Attributes:
        line: 1-based line of the file, of its first mention.
        name: A picture's path from the file's folder; an article's slug.
    """

    line: int
    name: str


def referred_pictures(text: str) -> list[Reference]:
    """The local pictures a file shows, each path once, in order.

    Args:
        text: The whole file, bilingual or plain, with newlines only as line ends.
    """
    found: dict[str, int] = {}
    for line, target in _targets(text):
        path = picture_path(target)
        if PurePosixPath(path).suffix.lower() in PICTURES:
            found.setdefault(path, line)
    return [Reference(line, path) for path, line in found.items()]


def referred_articles(text: str) -> list[Reference]:
    """The articles a file links to by their files' names, each slug once, in order."""
    found: dict[str, int] = {}
    for line, target in _targets(text):
        if slug := _slug(target):
            found.setdefault(slug, line)
    return [Reference(line, slug) for slug, line in found.items()]


def _slug(target: str) -> str:
    if ".md" not in target.lower():
        return ""
    try:
        parts = urlsplit(target)
    except ValueError:
        return ""
    match = None if parts.scheme or parts.netloc else ARTICLE_FILE.match(parts.path)
    return slug_of(unicodedata.normalize("NFC", unquote(match["name"]))) if match else ""


def _targets(text: str) -> Iterator[tuple[int, str]]:
    """Every address in the text that is no code, with its line, in order."""
    if "](" not in text and "]:" not in text and "<img" not in text.lower():
        return
    text = _without_code(text)
    found = []
    for pattern in (INLINE, DEFINITION, IMAGE):
        for match in pattern.finditer(text):
            target = next(filter(None, match.groups()), "")
            found.append((match.start(), target))
    line, position = 1, 0
    for start, target in sorted(found):
        line += text.count("\n", position, start)
        position = start
        yield line, target


def _without_code(text: str) -> str:
    """The text with the lines of fenced code emptied; as many lines as before."""
    if "```" not in text and "~~~" not in text:
        return text
    lines, fence = [], ""
    for line in text.split("\n"):
        match = FENCE.match(line)
        if fence:
            closes = match and match["mark"].startswith(fence) and not line.strip(" `~")
            fence = "" if closes else fence
            lines.append("")
        else:
            fence = match["mark"] if match else ""
            lines.append("" if match else line)
    return "\n".join(lines)
