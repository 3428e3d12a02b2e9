"""Who may: make links, and see whose."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, PermissionsMixin
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django_htmx.http import HttpResponseClientRefresh

from helpdesk.models import TicketLink, TicketLinkQuerySet

MAY_MAKE_LINKS = "helpdesk.add_ticketlink"
MAY_SEE_ALL_LINKS = "helpdesk.view_ticketlink"
MAY_SEE_INCIDENTS = "troubleshooting.view_incident"
MAY_POST_INCIDENTS = "troubleshooting.add_incident"
MAY_CHANGE_INCIDENTS = "troubleshooting.change_incident"

View = Callable[..., HttpResponse]


def signed_in(view: View) -> View:
    """Lets a view run for whoever signed in; others are asked to.

    A page that asks htmx for news when its session is over is loaded again, and so comes to the
    sign-in page; the redirect's answer has nothing htmx could put into the list.
    """

    @wraps(view)
    def answer(request: HttpRequest, **kwargs: str) -> HttpResponse:
        if request.user.is_authenticated:
            return view(request, **kwargs)
        if getattr(request, "htmx", False):
            return HttpResponseClientRefresh()
        return redirect_to_login(request.get_full_path())

    return answer


def allowed(right: str) -> Callable[[View], View]:
    """Lets a view run for those who have a right; others are asked to sign in, or get 403."""

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, **kwargs: str) -> HttpResponse:
            if not (isinstance(request.user, PermissionsMixin) and request.user.has_perm(right)):
                raise PermissionDenied
            return view(request, **kwargs)

        return signed_in(answer)

    return decorate


# Those who may make links.
agents_only = allowed(MAY_MAKE_LINKS)


def links_visible_to(user: AbstractBaseUser | AnonymousUser) -> TicketLinkQuerySet:
    """The links a user may see: their own, or with the right to it everybody's.

    What readers handed over is every agent's.
    """
    if isinstance(user, PermissionsMixin) and user.has_perm(MAY_SEE_ALL_LINKS):
        return TicketLink.objects.all()
    own = TicketLink.objects.made_by(user)
    is_agent = isinstance(user, PermissionsMixin) and user.has_perm(MAY_MAKE_LINKS)
    return own | TicketLink.objects.by_readers() if is_agent else own
