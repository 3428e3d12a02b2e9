"""Where the helpdesk finds more of what is handed over: the article, and the session in the console."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext

from troubleshooting.models import FlowSession


def article_address(session: FlowSession, site: str) -> str:
    """The address of a session's article that stays when the article is renamed.

    Args:
        session: The session.
        site: Scheme and host of the portal, without a slash at the end.
    """
    return site + reverse("troubleshooting:short", kwargs={"number": session.article_id})


def session_address(session: FlowSession, site: str) -> str:
    """The page on which agents see a session, and are asked its steps still to try."""
    return site + reverse(settings.SESSION_PAGE, kwargs={"pk": session.pk})


def address_lines(session: FlowSession, site: str) -> tuple[str, ...]:
    """Both as lines of a text that its reader sees too, who cannot open the second."""
    page = session_address(session, site)
    return article_address(session, site), gettext("For helpdesk staff:") + f" {page}"
