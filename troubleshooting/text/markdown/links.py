"""Where a link in an article leads, for a reader in a given language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import SplitResult, unquote, urlsplit

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
VENDOR_HOSTS = frozenset({"learn.microsoft.com", "docs.microsoft.com", "support.microsoft.com"})
LANGUAGE_SEGMENT = re.compile(
    r"^/[a-z]{2,3}-(?:[a-z]{4}-)?(?:[a-z]{2}|\d{3})(?=[/?#]|$)", re.IGNORECASE
)
ARTICLE_FILE = re.compile(r"^(?:\.{1,2}/|[\w-]+/)*(?P<name>[^/?#]+)\.md$", re.IGNORECASE)
# A name or a number; what else a browser takes for one, or refuses, is not our guess to make.
HOST = re.compile(r"[A-Za-z0-9._:-]+")
ARTICLE_PAGE = re.compile(r"^/(?P<tag>[\w-]+)/(?P<name>[^/?#]+)/$")
# The old repository named files where the vendor's site has pages.
FILE_SUFFIX = re.compile(r"\.md(?=[?#]|$)", re.IGNORECASE)
# No article is named so: written as %2f it would lead elsewhere on our own site.
NOT_IN_NAMES = re.compile(r"[/\\\x00-\x1f]")

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
        pictures: Our pictures by path, as `troubleshooting.text.markdown.pictures.picture_path` writes it.
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

    - `/windows/security/b` and `/windows/security/b.md` lead to the vendor's site in the reader's
      language;
    - `https://learn.microsoft.com/en-us/d` loses its language for the reader's;
    - `other.md#part` leads to our article `other`; so does what this function made of it;
    - `#part` and addresses of other schemes than http, https, mailto and tel are no links;
    - neither are addresses that pass for others: `https://known.example@other.example/`, a host
      with percent signs, an article named `%2e%2e`.
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
    if _is_article_address(address, context):
        return address
    if address.startswith("/"):
        return _on_vendor_site(address, context)
    match = ARTICLE_FILE.match(parts.path)
    return f"/{context.tag}/{match['name']}/" if match and _is_name(match["name"]) else None


def _is_article_address(address: str, context: LinkContext) -> bool:
    """Whether an address is an article's here already: what is judged twice stays the same."""
    match = ARTICLE_PAGE.match(address)
    return bool(match and match["tag"] == context.tag and _is_name(match["name"]))


def _is_name(written: str) -> bool:
    """Whether an article may be named so; `written` as in an address, with percent signs."""
    name = unquote(written)
    return bool(name.strip(".")) and not NOT_IN_NAMES.search(name)


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
    # A host in another script is shown as what it is, so that it cannot pass for a known one.
    shown = host if host.isascii() else _in_ascii(host)
    if "@" in parts.netloc or not HOST.fullmatch(shown):
        return None
    if host in VENDOR_HOSTS:
        origin = f"{parts.scheme}://{parts.netloc}"
        path = LANGUAGE_SEGMENT.sub("", address[len(origin) :], count=1)
        return f"{origin}/{context.locale.lower()}{path}"
    return address if host.isascii() else parts._replace(netloc=shown).geturl()


def _in_ascii(host: str) -> str:
    """A host's name as it is asked for; "" for one that cannot be."""
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return ""


def _on_vendor_site(address: str, context: LinkContext) -> str:
    path = FILE_SUFFIX.sub("", LANGUAGE_SEGMENT.sub("", address, count=1))
    return f"{context.vendor_url}/{context.locale.lower()}{path}"
