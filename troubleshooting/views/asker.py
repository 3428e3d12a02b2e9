"""Who asks for a flow: an employee, or staff; the helpdesk among them is asked all of its steps."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

from troubleshooting.models import Audience

# Whoever may correct what readers read is no reader.
CORRECTS_TEXTS = "troubleshooting.change_articletranslation"


def asker_of(request: HttpRequest) -> Audience:
    """Whose steps to ask. Whoever has the right `ASKED_ALL_STEPS` is the helpdesk."""
    is_agent = request.user.is_active and request.user.has_perm(settings.ASKED_ALL_STEPS)
    return Audience.HELPDESK if is_agent else Audience.EVERYONE


def is_staff(request: HttpRequest) -> bool:
    """Whether staff ask: who may use the console, correct texts, or sign in to the admin.

    They walk to help somebody or to look, also by a ticket's link: it is sent to its reader, who
    is not signed in as staff. An employee who is signed in and may do none of these is a reader.
    """
    user = request.user
    rights = (settings.ASKED_ALL_STEPS, CORRECTS_TEXTS)
    return user.is_active and (user.is_staff or any(user.has_perm(right) for right in rights))
