"""What a search gives: articles, best first, each by the text to show of it."""

from __future__ import annotations

from dataclasses import dataclass

from troubleshooting.text.locales import direction


@dataclass(frozen=True)
class FoundText:
    """A published text, as much of it as a list of results needs.

    Attributes:
        key: The translation's primary key.
        article: The article's.
        slug: The article's name.
        locale: Canonical locale of the text.
        title: Its title, as written.
    """

    key: int
    article: int
    slug: str
    locale: str
    title: str

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`."""
        return direction(self.locale)


@dataclass(frozen=True)
class Hit:
    """An article that speaks of what was asked.

    Attributes:
        text: The text to show: the reader's language where the article has one.
        score: The higher, the better it fits.
        is_in_english: Whether it was found by its English original alone.
    """

    text: FoundText
    score: float
    is_in_english: bool


@dataclass(frozen=True)
class Found:
    """What a query finds.

    Attributes:
        hits: Articles that speak of it, best first.
        closest: Where there are none, those whose titles come closest.
        is_code: Whether an article's short code was typed: the one hit is that article.
        number: How many articles speak of it, at most `MOST_HITS`; `hits` may be fewer.
    """

    hits: tuple[Hit, ...]
    closest: tuple[Hit, ...] = ()
    is_code: bool = False
    number: int = 0
