"""What sessions are told apart by, as the pages call it and where its rows lead."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext

from analytics.charts.figures import Sparkline
from analytics.pages.asked import Asked
from analytics.pages.breakdowns import Kinds
from analytics.reports.best_step import BestStep


def articles_of(
    asked: Asked, trends: Mapping[str, Sparkline], best_steps: Mapping[str, BestStep]
) -> Kinds:
    """Articles, each leading to its page.

    Args:
        asked: The page.
        trends: Sessions over time, by slug.
        best_steps: What resolved most of them, by slug.
    """
    return Kinds(
        name="articles",
        heading=gettext("Article"),
        caption=gettext("Articles, most sessions first"),
        address=asked.article_address,
        trends=trends,
        best_steps=best_steps,
    )


def topics_of(asked: Asked) -> Kinds:
    """Topics, each leading to its own overview."""
    return Kinds(
        name="topics",
        heading=gettext("Topic"),
        caption=gettext("Topics, most sessions first; an article of two counts in both"),
        address=lambda key: asked.overview_address(topic=key),
    )


def locales_of(asked: Asked) -> Kinds:
    """Languages, likewise."""
    return Kinds(
        name="languages",
        heading=gettext("Language"),
        caption=gettext("Languages, most sessions first"),
        address=lambda key: asked.overview_address(locale=key),
    )


def entries_of(asked: Asked) -> Kinds:
    """The ways people came, likewise."""
    return Kinds(
        name="entries",
        heading=gettext("How they came"),
        caption=gettext("How people came to the article, most sessions first"),
        address=lambda key: asked.overview_address(entry=key),
    )
