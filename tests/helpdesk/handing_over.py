"""What a reader has to hand over."""

from __future__ import annotations

from troubleshooting.flow import walk
from troubleshooting.flow.handover.targets import Handover
from troubleshooting.models import FlowSession

SITE = "https://help.example.org"
BROWSER = "the-reader's-browser"


def handover_of(session: FlowSession) -> Handover:
    """As the page gives it."""
    return Handover.of(walk(session, session.locale), SITE)
