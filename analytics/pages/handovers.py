"""Articles whose readers were handed to the helpdesk."""

from __future__ import annotations

from django.utils.translation import gettext

from analytics.pages.asked import Asked
from analytics.pages.ranking import RankingPage, Wanted, ranking_page


def handovers_page(asked: Asked) -> RankingPage:
    """The articles most readers needed the helpdesk after."""
    return ranking_page(
        asked,
        Wanted(
            key="handed_over",
            share=lambda found: found.escalated,
            title=gettext("Hand-overs"),
            lead=gettext("Articles whose readers needed the helpdesk after all."),
            counted=gettext("Handed to the helpdesk"),
            rate=gettext("Share handed over"),
            caption=gettext(
                "Articles that ended at the helpdesk, those that surely did most first"
            ),
            nothing=gettext("Nothing was handed over in this time."),
        ),
    )
