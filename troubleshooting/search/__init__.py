"""Words to articles: what a reader types, and the articles that speak of it."""

from troubleshooting.search.hits import Found, FoundText, Hit
from troubleshooting.search.results import MOST_HITS, find, search_articles
from troubleshooting.search.shown import ShownHit, show_hits

__all__ = [
    "MOST_HITS",
    "Found",
    "FoundText",
    "Hit",
    "ShownHit",
    "find",
    "search_articles",
    "show_hits",
]
