"""What a file's front matter says the article is about: its product, its collections."""

from __future__ import annotations

import re
from dataclasses import dataclass

from troubleshooting.text.front_matter import parse_values

MAX_KEY = 80
MAX_NAME = 120
# The first of these that is filled in names the product; `ms.collection` may name several.
PRODUCT_FIELDS = ("ms.service", "ms.prod", "product")
COLLECTION_FIELD = "ms.collection"
# How the vendor sorts files among its teams and campaigns; it tells a reader nothing. Of 480 files
# of the corpus 392 are in the collection `Adm_O365` (the others in none), and 472 of the service
# `o365-administration` (the others of none).
ADMINISTRATIVE = re.compile(r"(?:adm|strat|m365)-.*|o365-administration")
# Names that are not written as ordinary words are.
WHOLE_NAMES = {
    "microsoft-365": "Microsoft 365",
    "microsoft-365-apps": "Microsoft 365 Apps",
    "office-365": "Office 365",
    "wi-fi": "Wi-Fi",
}
WORDS = {
    "ad": "AD", "adfs": "AD FS", "ai": "AI", "api": "API", "atp": "ATP", "dlp": "DLP", "dns": "DNS",
    "hub": "Hub", "ios": "iOS", "it": "IT", "mfa": "MFA", "onedrive": "OneDrive",
    "onenote": "OneNote", "pc": "PC", "pdf": "PDF", "powerapps": "Power Apps", "powerbi": "Power BI",
    "powerpoint": "PowerPoint", "sharepoint": "SharePoint", "sso": "SSO", "usb": "USB",
    "vpn": "VPN", "wifi": "Wi-Fi", "macos": "macOS",
}  # fmt: skip
SMALL = frozenset(
    {"a", "an", "and", "at", "by", "for", "in", "of", "on", "or", "the", "to", "with"}
)


@dataclass(frozen=True)
class SaidTopic:
    """A topic as a file says it.

    Attributes:
        key: Lower case, digits and hyphens; at most `MAX_KEY`.
        name: As a reader of English may read it; at most `MAX_NAME`.
        is_product: Its product; else one of its collections.
    """

    key: str
    name: str
    is_product: bool


def topics_in(front_matter: str) -> dict[str, SaidTopic]:
    """What a file is about, by key; what only sorts it among the vendor's teams is left out.

    Args:
        front_matter: The block without its fences, as it was read when the file was imported.

    Raises:
        ArticleError: It is not a YAML mapping.
    """
    values = parse_values(front_matter)
    product = next(filter(None, (values.get(name, "").strip() for name in PRODUCT_FIELDS)), "")
    collections = values.get(COLLECTION_FIELD, "").split(",")
    said = [_said(product, is_product=True), *(_said(one, is_product=False) for one in collections)]
    found: dict[str, SaidTopic] = {}
    for one in said:
        if one.key and not ADMINISTRATIVE.fullmatch(one.key):
            found.setdefault(one.key, one)
    return found


def _said(value: str, *, is_product: bool) -> SaidTopic:
    return SaidTopic(topic_key(value), topic_name(value), is_product)


def topic_key(value: str) -> str:
    """`Email_and calendar` is `email-and-calendar`; "" where no letter or digit of ASCII is left."""
    return re.sub(r"[^a-z0-9]+", "-", value.lower()).strip("-")[:MAX_KEY].strip("-")


def topic_name(value: str) -> str:
    """`sharepoint-online` is SharePoint Online; who wrote capitals is taken at their word."""
    key = topic_key(value)
    if key in WHOLE_NAMES:
        return WHOLE_NAMES[key]
    words = re.split(r"[\s_-]+", value.strip())
    if value != value.lower():
        named = [WORDS.get(word, word) for word in words]
    else:
        named = [_titled(word, is_first=not place) for place, word in enumerate(words)]
    return " ".join(named)[:MAX_NAME]


def _titled(word: str, *, is_first: bool) -> str:
    if word in SMALL and not is_first:
        return word
    return WORDS.get(word, word[:1].upper() + word[1:])
