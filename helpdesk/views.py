"""The helpdesk's pages: the console, one linked ticket, and the link that a reader opens."""

from __future__ import annotations

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from helpdesk.access import MAY_MAKE_LINKS, agents_only, links_visible_to, signed_in
from helpdesk.articles import article_address, published_titles
from helpdesk.asking import Asking, ask_agent
from helpdesk.forms import LinkForm
from helpdesk.incidents import stopped_at
from helpdesk.links import LinkExpired, LinkRefused, issue_link, link_token, read_token
from helpdesk.models import TicketLink
from helpdesk.names import name_steps
from helpdesk.notices import show_notices
from helpdesk.tickets import show_tickets
from troubleshooting.flow import readable_articles
from troubleshooting.flow.incidents.words import ShownIncident
from troubleshooting.models import FlowSession, Outcome
from troubleshooting.views.language import wanted_locale
from troubleshooting.views.page import VARY, render_page, wants_fragment

LINKS_A_PAGE = 50
NO_CONTENT, NOT_FOUND, GONE, UNPROCESSABLE = 204, 404, 410, 422


@sensitive_post_parameters("reference")
@require_http_methods(["GET", "HEAD", "POST"])
@agents_only
def console(request: HttpRequest) -> HttpResponse:
    """My linked tickets or those that readers opened, and the form that links another one."""
    locale = _locale(request)
    data = request.POST if request.method == "POST" else None
    form = LinkForm(data, initial={"locale": locale})
    if form.is_valid():
        said, now = form.cleaned_data, timezone.now()
        link = issue_link(said["reference"], said["article"], said["locale"], request.user, now)
        return HttpResponseRedirect(f"{reverse('helpdesk:console')}?new={link.public_id}")
    by_readers = request.GET.get("by") == "readers"
    links = TicketLink.objects
    listed = links.by_readers() if by_readers else links.made_by(request.user)
    page = Paginator(listed.newest_first(), LINKS_A_PAGE)
    shown = page.get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": shown,
        "by_readers": by_readers,
        "list_query": "&by=readers" if by_readers else "",
        "readers_open_tickets": by_readers or bool(settings.TICKET_SYSTEM_URL),
        "tickets": show_tickets(list(shown), locale, timezone.now()),
        "new_address": lambda: _new_address(request),
        # Read only where the whole page is written; the list's refreshes have neither.
        "articles": lambda: readable_articles(locale),
        "notices": lambda: show_notices(request.user, locale, timezone.now()),
    }
    status = UNPROCESSABLE if form.is_bound else 200
    return _refreshing(request, "helpdesk/console.html", context, status=status)


@require_safe
@agents_only
def notices(request: HttpRequest) -> HttpResponse:
    """What goes on that calls for a look: a part of the console, which asks again and again.

    Where it is what the console shows (`shown`) there is nothing to swap, and no button moves away
    from under a hand.
    """
    if not wants_fragment(request):
        return HttpResponseRedirect(reverse("helpdesk:console"))
    told = show_notices(request.user, _locale(request), timezone.now())
    if told.fingerprint == request.GET.get("shown", ""):
        response = HttpResponse(status=NO_CONTENT)
    else:
        context = {"told": told, "new": told.beyond(request.GET.get("known", ""))}
        response = render(request, "helpdesk/notices.html", context)
    patch_vary_headers(response, VARY)
    return response


@require_safe
@signed_in
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """One linked ticket: where the reader is, and what was tried."""
    link = get_object_or_404(links_visible_to(request.user).named(public_id))
    (ticket,) = show_tickets([link], _locale(request), timezone.now())
    context = {
        "ticket": ticket,
        "steps": name_steps(link.steps, link.article_id, _locale(request)),
        "ticket_incidents": _stopped_at(request, link),
        "address": _address(request, link),
        # Read only where the whole page is written: a refresh must not take away a step in hand.
        "asking": lambda: _asking(request, link),
        "shown_at": int(timezone.now().timestamp()),
    }
    return _refreshing(request, "helpdesk/detail.html", context)


@require_safe
@never_cache
def open_link(request: HttpRequest, token: str) -> HttpResponse:
    """A reader follows a link: on to the article. Nothing is written, whoever asks."""
    try:
        link = read_token(token, timezone.now())
    except LinkExpired as refused:
        return _refuse(request, refused, status=GONE)
    except LinkRefused as refused:
        return _refuse(request, refused, status=NOT_FOUND)
    if not published_titles([link.article_id]):
        return _refuse(request, LinkRefused(None, link.locale), status=NOT_FOUND)
    address = article_address(link.article.slug, link.locale)
    return HttpResponseRedirect(f"{address}?{urlencode({'via': token})}")


def _refuse(request: HttpRequest, refused: LinkRefused, *, status: int) -> HttpResponse:
    """A page that still offers the article where it is known and can be read, else the front page.

    Both in the language the agent chose, or where that is not known in the browser's.
    """
    locale = refused.locale or wanted_locale(request)
    articles = [refused.article.pk] if refused.article else []
    title = next(iter(published_titles(articles, locale).values()), None)
    context = {
        "is_expired": status == GONE,
        "title": title,
        "address": article_address(title.slug, locale) if title else "",
        "home": reverse("troubleshooting:home", kwargs={"locale": locale}),
    }
    return render(request, "helpdesk/refused.html", context, status=status)


def _refreshing(
    request: HttpRequest, template: str, context: dict[str, object], *, status: int = 200
) -> HttpResponse:
    """A page whose news htmx asks for every few seconds: that is no step in the browser's history."""
    response = render_page(request, template, context, fragment="news", status=status)
    del response["HX-Push-Url"]
    return response


def _new_address(request: HttpRequest) -> str:
    """The address of the link just made, if the page is the one after the form; else ""."""
    made = TicketLink.objects.made_by(request.user)
    link = made.named(request.GET.get("new", "")).first()
    return _address(request, link) if link else ""


def _address(request: HttpRequest, link: TicketLink) -> str:
    return request.build_absolute_uri(reverse("open_link", kwargs={"token": link_token(link)}))


def _asking(request: HttpRequest, link: TicketLink) -> Asking | None:
    """The step still to try that an agent is asked, if the link's session has one for them."""
    is_asked = any(step.for_helpdesk for step in link.steps)
    if not is_asked or not request.user.has_perm(MAY_MAKE_LINKS):
        return None
    sessions = FlowSession.objects.select_related("article", "resolved_by")
    found = sessions.filter(ticket_link=link).first()
    return ask_agent(found, _locale(request), request.GET.get("step", "")) if found else None


def _stopped_at(request: HttpRequest, link: TicketLink) -> tuple[ShownIncident, ...]:
    """What went on when the link's reader stopped at a known incident, if they did."""
    if link.outcome != Outcome.INCIDENT:
        return ()
    sessions = FlowSession.objects.select_related("article")
    return stopped_at(sessions.filter(ticket_link=link).first(), _locale(request))


def _locale(request: HttpRequest) -> str:
    """The agent's: the one the interface speaks to this browser."""
    locale: str = request.reader.locale  # type: ignore[attr-defined]
    return locale
