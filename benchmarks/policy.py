"""What may be on a page, judged by a parser that has nothing in common with the sanitiser."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from troubleshooting.text.markdown.sanitiser import ATTRIBUTES, TAGS, VALUES

# What the portal itself writes beside what authors may.
ADDED = {"a": {"rel"}, "img": {"width", "height", "loading"}}
ADDRESSES = re.compile(
    r"https?://[^/\\@%\s\"<>]+(?:[/?#]|$)|mailto:|tel:|/[\w-]+/[^/\\?#]+/$", re.IGNORECASE
)
UNHOLDABLE = re.compile("[\x00\ud800-\udfff\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f\ufeff]")
# As the sanitiser writes a tag, to the letter: anything else with an angle bracket is a fault.
STRICT_TAG = re.compile(r'</[a-z0-9]+>|<[a-z0-9]+(?: [a-z-]+="[^"<>]*")*>')
REFERENCE = re.compile(r"&(?:amp|lt|gt|quot|nbsp|#x27|#\d+);")
EMPTY = frozenset({"br", "hr", "img"})


class PolicyBroken(Exception):
    """Something is on a page that our policy does not let through."""


class _Judge(HTMLParser):
    """Raises at the first thing that is not within the policy."""

    def __init__(self, pictures: frozenset[str]) -> None:
        super().__init__()
        self.pictures = pictures
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            raise PolicyBroken(f"a tag: {tag}")
        if len(dict(attrs)) < len(attrs):
            raise PolicyBroken(f"an attribute twice: {attrs}")
        for name, value in attrs:
            self._judge_attribute(tag, name, value or "")
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            raise PolicyBroken(f"an end that has no beginning: {tag}")

    def handle_comment(self, data: str) -> None:
        raise PolicyBroken(f"a comment: {data}")

    def handle_decl(self, decl: str) -> None:
        raise PolicyBroken(f"a declaration: {decl}")

    def unknown_decl(self, data: str) -> None:
        raise PolicyBroken(f"a declaration: {data}")

    def handle_pi(self, data: str) -> None:
        raise PolicyBroken(f"an instruction: {data}")

    def _judge_attribute(self, tag: str, name: str, value: str) -> None:
        if name not in ATTRIBUTES.get(tag, set()) | ADDED.get(tag, set()):
            raise PolicyBroken(f"an attribute: {tag} {name}")
        if value not in VALUES.get((tag, name), {value}):
            raise PolicyBroken(f"a value: {tag} {name} {value}")
        if name == "href" and not ADDRESSES.match(value):
            raise PolicyBroken(f"an address: {value}")
        if name == "src" and value not in self.pictures:
            raise PolicyBroken(f"a picture: {value}")


def judge(page: str, *, pictures: frozenset[str] = frozenset()) -> None:
    """Look at HTML as a browser would, and as its own writer would.

    Args:
        page: A piece of HTML that is said to be sanitised.
        pictures: Addresses that pictures may have.

    Raises:
        PolicyBroken: A tag, an attribute, a value, an address or a character is in it that our
            policy does not name; or it is not written as strictly as the sanitiser writes.
    """
    if found := UNHOLDABLE.search(page):
        raise PolicyBroken(f"a character: {found[0]!a}")
    words = STRICT_TAG.sub("", page)
    if "<" in words or ">" in words:
        raise PolicyBroken(f"an angle bracket: {words}")
    if "&" in REFERENCE.sub("", page):
        raise PolicyBroken(f"an ampersand: {page}")
    parser = _Judge(pictures)
    parser.feed(page)
    parser.close()
    if parser.open:
        raise PolicyBroken(f"not closed: {parser.open}")
