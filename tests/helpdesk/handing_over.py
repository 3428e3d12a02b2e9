"""What a reader has to hand over."""

from __future__ import annotations

from troubleshooting.flow import walk
from troubleshooting.flow.handover.targets import Handover
from troubleshooting.flow.handover.transcript import transcript_text
from troubleshooting.models import FlowSession

SITE = "https://help.example.org"
BROWSER = "the-reader's-browser"


def handover_of(session: FlowSession) -> Handover:
    """As the page gives it."""
    found = walk(session, session.locale)
    return Handover(found, transcript_text(found, device=session.device), SITE)
