"""Where a link in an article leads, for a reader in a given language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import SplitResult, urlsplit

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
VENDOR_HOSTS = frozenset({"learn.microsoft.com", "docs.microsoft.com", "support.microsoft.com"})
LANGUAGE_SEGMENT = re.compile(r"^/[a-z]{2,3}-(?:[a-z]{4}-)?[a-z]{2}(?=/|$)", re.IGNORECASE)
ARTICLE_FILE = re.compile(r"^(?:\.{1,2}/|[\w-]+/)*(?P<name>[^/?#]+)\.md$", re.IGNORECASE)


# A page we link to learns nothing of ours and cannot reach into it.
LINK_REL = "noopener noreferrer"
# What the pages say of themselves where the text says nothing, in English.
ENGLISH_LABELS: Mapping[str, str] = {
    "note": "Note",
    "tip": "Tip",
    "important": "Important",
    "caution": "Caution",
    "warning": "Warning",
    "video": "Watch the video",
    "picture": "Picture",
    "table": "Table",
}


@dataclass(frozen=True)
class Picture:
    """A picture that came with an article.

    Attributes:
        url: Where we serve it.
        width: In pixels.
        height: In pixels.
    """

    url: str
    width: int
    height: int


@dataclass(frozen=True)
class LinkContext:
    """What the links, pictures and labels of a text are resolved against.

    Attributes:
        locale: The reader's locale (`fi-FI`); the vendor's site is asked for it.
        tag: The locale's tag in our addresses (`fi`).
        vendor_url: The vendor's documentation site, without a slash at its end.
        pictures: Our pictures by path, as `troubleshooting.text.pictures.picture_path` writes it.
        labels: Words in the text's language for the keys of `ENGLISH_LABELS`; English if missing.
    """

    locale: str
    tag: str
    vendor_url: str
    pictures: Mapping[str, Picture] = field(default_factory=dict, hash=False)
    labels: Mapping[str, str] = field(default_factory=dict, hash=False)

    @cached_property
    def words(self) -> Mapping[str, str]:
        """The labels, English where one is missing."""
        return {**ENGLISH_LABELS, **self.labels}


def resolve_link(address: str, context: LinkContext) -> str | None:
    """The address to put on the page, or None where the link must not be one.

    - `/windows/security/b` leads to the vendor's site in the reader's language;
    - `https://learn.microsoft.com/en-us/d` loses its language for the reader's;
    - `other.md#part` leads to our article `other`;
    - `#part` and addresses of other schemes than http, https, mailto and tel are no links.
    """
    # Browsers drop tabs and newlines inside an address, so they are dropped before it is judged.
    address = re.sub(r"[\x00-\x20]+", lambda m: "" if m[0].strip(" ") else "%20", address.strip())
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme:
        return _absolute(address, parts, host, context)
    if not address or parts.netloc or address.startswith("//") or "\\" in address:
        return None
    if address.startswith("/"):
        return _on_vendor_site(address, context)
    if match := ARTICLE_FILE.match(parts.path):
        return f"/{context.tag}/{match['name']}/"
    return None


def _absolute(
    address: str, parts: SplitResult, host: str | None, context: LinkContext
) -> str | None:
    scheme = parts.scheme.lower()
    if scheme not in SCHEMES:
        return None
    if scheme in ("mailto", "tel"):
        return address
    if not host or not address[len(scheme) + 1 :].startswith("//") or "\\" in address:
        return None
    if host in VENDOR_HOSTS:
        path = LANGUAGE_SEGMENT.sub("", parts.path, count=1)
        return parts._replace(path=f"/{context.locale.lower()}{path}").geturl()
    # A host in another script is shown as what it is, so that it cannot pass for a known one.
    return address if host.isascii() else _in_ascii(parts, host)


def _in_ascii(parts: SplitResult, host: str) -> str | None:
    try:
        ascii_host = host.encode("idna").decode("ascii")
    except UnicodeError:
        return None
    return parts._replace(netloc=ascii_host).geturl()


def _on_vendor_site(address: str, context: LinkContext) -> str:
    path = LANGUAGE_SEGMENT.sub("", address, count=1)
    return f"{context.vendor_url}/{context.locale.lower()}{path}"
