"""Words to articles: what a reader types, and the articles that speak of it."""

from troubleshooting.search.results import (
    MOST_HITS,
    Found,
    Hit,
    ShownHit,
    find,
    search_articles,
    show_hits,
)

__all__ = ["MOST_HITS", "Found", "Hit", "ShownHit", "find", "search_articles", "show_hits"]
