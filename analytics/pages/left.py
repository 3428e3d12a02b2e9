"""Articles that are opened and left: their readers went without saying whether they were helped."""

from __future__ import annotations

from django.utils.translation import gettext

from analytics.pages.asked import Asked
from analytics.pages.ranking import RankingPage, Wanted, ranking_page


def left_page(asked: Asked) -> RankingPage:
    """The articles most readers left."""
    return ranking_page(
        asked,
        Wanted(
            key="left",
            share=lambda found: found.abandoned,
            title=gettext("Opened and left"),
            lead=gettext(
                "Articles whose readers went without saying whether they were helped. "
                "Perhaps they were; perhaps the article is not what its title promises."
            ),
            counted=gettext("Left"),
            rate=gettext("Share left"),
            caption=gettext("Articles that were left, those that surely were most first"),
            nothing=gettext("Nobody left an article in this time."),
        ),
    )
