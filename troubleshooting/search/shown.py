"""Results as a page shows them: with the words that were looked for marked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from troubleshooting.models import Block
from troubleshooting.search.hits import FoundText, Hit
from troubleshooting.search.memory import memory
from troubleshooting.text.highlight import Compared, Part, excerpt, highlight
from troubleshooting.text.terms import Query
from troubleshooting.text.words import plain_text

# Texts whose words a process remembers: some megabytes.
MOST_REMEMBERED = 4_000
NOTHING = Compared.of("")


@dataclass(frozen=True)
class ShownHit:
    """A hit as a page shows it, what was asked for marked.

    Attributes:
        text: The text that was found.
        title: Its title in pieces.
        excerpt: Some words around the first match in its text, in pieces; () where only the
            title matches.
        is_in_english: Whether it was found by its English original alone.
    """

    text: FoundText
    title: tuple[Part, ...]
    excerpt: tuple[Part, ...]
    is_in_english: bool


def show_hits(hits: Sequence[Hit], query: str) -> list[ShownHit]:
    """What was found, with the query's words marked.

    Two queries where anything was, one where all of it was shown lately.
    """
    if not hits:
        return []
    terms = Query.of(query).marks
    keys = [hit.text.key for hit in hits]
    said = memory().of("said", keys, _said, missing=NOTHING, most=MOST_REMEMBERED)
    return [
        ShownHit(
            text=hit.text,
            title=highlight(hit.text.title, terms),
            excerpt=excerpt(said[hit.text.key], terms),
            is_in_english=hit.is_in_english,
        )
        for hit in hits
    ]


def _said(keys: Collection[int]) -> dict[int, Compared]:
    """What texts say besides their title, as plain text."""
    said: dict[int, list[str]] = defaultdict(list)
    blocks = Block.objects.filter(translation__in=keys).in_reading_order()
    for key, rule, html in blocks.values_list("translation_id", "rule", "html"):
        if rule != "title":
            said[key].append(plain_text(html))
    return {key: Compared.of(" ".join(passages)) for key, passages in said.items()}
