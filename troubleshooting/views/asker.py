"""Who asks for a flow: an employee, or the helpdesk that is asked all of its steps."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

from troubleshooting.models import Audience


def asker_of(request: HttpRequest) -> Audience:
    """Whose steps to ask. Whoever has the right `ASKED_ALL_STEPS` is the helpdesk."""
    is_agent = request.user.is_active and request.user.has_perm(settings.ASKED_ALL_STEPS)
    return Audience.HELPDESK if is_agent else Audience.EVERYONE
