"""Who may see analytics: staff. Of surges agents know too, whose telephone rings."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, PermissionsMixin
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

View = Callable[..., HttpResponse]
User = AbstractBaseUser | AnonymousUser


def is_staff(user: User) -> bool:
    """Whether somebody may see all of analytics."""
    return user.is_active and bool(getattr(user, "is_staff", False))


def is_staff_or_agent(user: User) -> bool:
    """Whether somebody may see surges, and put them away."""
    is_agent = isinstance(user, PermissionsMixin) and user.has_perm(settings.ASKED_ALL_STEPS)
    return is_staff(user) or is_agent


def staff_only(view: View) -> View:
    """Lets a view run for active staff; others are asked to sign in, or refused with 403."""
    return _only(is_staff, view)


def staff_and_agents(view: View) -> View:
    """The same for active staff and for agents of the helpdesk."""
    return _only(is_staff_or_agent, view)


def _only(may: Callable[[User], bool], view: View) -> View:
    @wraps(view)
    def answer(request: HttpRequest, **kwargs: str) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not may(request.user):
            raise PermissionDenied
        return view(request, **kwargs)

    return answer
