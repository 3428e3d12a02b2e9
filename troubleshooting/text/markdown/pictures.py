"""What becomes of pictures: ours are shown, others are linked, unknown ones described.

Pictures written in Markdown and in HTML are treated alike: the sanitiser lets an address through
only if it is one of ours or one to link to, and `show_pictures` then writes what the reader gets.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from html import escape, unescape
from urllib.parse import unquote

from troubleshooting.text.markdown.links import LINK_REL, LinkContext, Picture, resolve_link
from troubleshooting.text.markdown.videos import FILE

# As the sanitiser writes them: values are always in double quotes.
IMAGE_OR_LINK = re.compile(
    r'<a(?: [a-z-]+="[^"]*")*>|</a>|<img(?P<attributes>(?: [a-z-]+="[^"]*")*)>'
)
ATTRIBUTE = re.compile(r' (?P<name>[a-z-]+)="(?P<value>[^"]*)"')


def picture_path(address: str) -> str:
    """A local picture's path below the article's folder, as `LinkContext.pictures` is keyed.

    `./media/a%20b.png?x` is `media/a b.png`; "" for an address elsewhere.
    """
    path = re.split(r"[?#]", address.strip(), maxsplit=1)[0]
    if not path or path.startswith("/") or ":" in path:
        return ""
    return posixpath.normpath(unquote(path).replace("\\", "/"))


def picture_address(address: str, context: LinkContext) -> str | None:
    """The address of a picture that may be shown or linked; None for any other."""
    if any(picture.url == address for picture in context.pictures.values()):
        return address
    if picture := context.pictures.get(picture_path(address)):
        return picture.url
    is_elsewhere = re.match(r"https?:", address.strip(), re.IGNORECASE)
    return resolve_link(address, context) if is_elsewhere else None


def show_pictures(html: str, context: LinkContext) -> str:
    """Write what the reader gets of each picture.

    Args:
        html: Sanitised HTML, its pictures' addresses judged by `picture_address`.
        context: Knows our pictures, with their sizes.
    """
    if "<img" not in html:
        return html
    ours = {picture.url: picture for picture in context.pictures.values()}
    in_link = False

    def shown(match: re.Match[str]) -> str:
        nonlocal in_link
        if match["attributes"] is None:
            in_link = match[0] != "</a>"
            return match[0]
        attributes = {one["name"]: one["value"] for one in ATTRIBUTE.finditer(match["attributes"])}
        address, words = attributes.get("src", ""), attributes.get("alt", "").strip()
        if picture := ours.get(unescape(address)):
            return _image(picture, words)
        # A quote is written by name in a value, and as it is in a text.
        words = words.replace("&quot;", '"')
        if not address:
            return f"<em>{words}</em>" if words else ""
        words = words or escape(_label(address, context.words), quote=False)
        return f"<em>{words}</em>" if in_link else _link(address, words)

    return IMAGE_OR_LINK.sub(shown, html)


def _image(picture: Picture, words: str) -> str:
    return (
        f'<img src="{escape(picture.url)}" width="{picture.width}" height="{picture.height}" '
        f'alt="{words}" loading="lazy">'
    )


def _link(address: str, words: str) -> str:
    return f'<a href="{address}" rel="{LINK_REL}">{words}</a>'


def _label(address: str, labels: Mapping[str, str]) -> str:
    return labels["video"] if FILE.search(address) else labels["picture"]
