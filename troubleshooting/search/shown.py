"""Results as a page shows them: with the words that were looked for marked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from troubleshooting.models import Block
from troubleshooting.search.hits import FoundText, Hit
from troubleshooting.text.highlight import Part, excerpt_of, highlight
from troubleshooting.text.terms import Query
from troubleshooting.text.words import plain_text


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
    """What was found, with the query's words marked. One query more, where anything was."""
    if not hits:
        return []
    terms = Query.of(query).marks
    html: dict[int, list[str]] = defaultdict(list)
    found = Block.objects.filter(translation__in=[hit.text.key for hit in hits])
    for key, rule, said in found.in_reading_order().values_list("translation_id", "rule", "html"):
        if rule != "title":
            html[key].append(said)
    return [
        ShownHit(
            text=hit.text,
            title=highlight(hit.text.title, terms),
            excerpt=excerpt_of(map(plain_text, html[hit.text.key]), terms),
            is_in_english=hit.is_in_english,
        )
        for hit in hits
    ]
