"""What a page shows: the words of its main part, and links, pictures and numbers there."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser

# What does not part words.
INLINE = frozenset({"a", "b", "strong", "em", "code", "mark", "span", "bdi"})


@dataclass
class Link:
    """A link's words and where it leads."""

    words: str
    href: str


class Shown(HTMLParser):
    """The article's part of a page, or a piece of HTML.

    Attributes:
        words: All words, white space collapsed.
        links: In order.
        pictures: The attributes of each.
        numbers: What stands before each item of the article's numbered lists, as a browser counts.
    """

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[Link] = []
        self.pictures: list[dict[str, str]] = []
        self.numbers: list[int] = []
        self._said: list[str] = []
        self._counters: list[int | None] = []
        self._in_link = False
        start, end = html.find("<main"), html.find("</main>")
        self.feed(html[start:end] if start >= 0 else html)
        self.close()
        self.words = " ".join("".join(self._said).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "a":
            self.links.append(Link("", given.get("href", "")))
            self._in_link = True
        elif tag == "img":
            self.pictures.append(given)
        elif tag in ("ol", "ul"):
            # The pages' own lists have a class, an article's have none.
            counts = tag == "ol" and "class" not in given
            self._counters.append(int(given.get("start", 1)) if counts else None)
        elif tag == "li":
            self._count()
        if tag not in INLINE:
            self._said.append(" ")

    def _count(self) -> None:
        if self._counters and (number := self._counters[-1]) is not None:
            self.numbers.append(number)
            self._counters[-1] = number + 1

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._in_link = False
        elif tag in ("ol", "ul"):
            self._counters.pop()

    def handle_data(self, data: str) -> None:
        self._said.append(data)
        if self._in_link:
            self.links[-1].words += data

    def leads(self, words: str) -> list[str]:
        """Where the links of these words lead."""
        return [link.href for link in self.links if link.words.strip() == words]


def step_card(page: str) -> str:
    """The step's own text on its page."""
    start = page.index('<div class="card flow__step')
    end = page.find('<details class="original">', start)
    return page[start : end if end >= 0 else page.index('<form class="flow__question', start)]
