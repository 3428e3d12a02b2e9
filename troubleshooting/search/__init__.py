"""Words to articles: what a reader types, and the articles that speak of it."""

from troubleshooting.search.results import Found, Hit, ShownHit, find, search_articles, show_hits

__all__ = ["Found", "Hit", "ShownHit", "find", "search_articles", "show_hits"]
