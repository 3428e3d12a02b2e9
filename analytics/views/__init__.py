"""The analytics pages, a module each: who may, what is asked, which page."""

from analytics.views.article import article, former_article
from analytics.views.articles import articles
from analytics.views.handovers import handovers
from analytics.views.left import left
from analytics.views.order import order
from analytics.views.orders import orders
from analytics.views.overview import overview
from analytics.views.searches import searches
from analytics.views.surges import dismiss_surge, surges

__all__ = [
    "article",
    "articles",
    "dismiss_surge",
    "former_article",
    "handovers",
    "left",
    "order",
    "orders",
    "overview",
    "searches",
    "surges",
]
