"""Pages of the whole portal: where staff land after signing in, health, robots."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

# What is nobody's to find: workplaces, links made for one person, and places in a walk.
NOT_FOR_CRAWLERS = (
    "/accounts/",
    "/admin/",
    "/analytics/",
    "/helpdesk/",
    "/h/",
    "/s/",
    "/*/start/",
    "/*/steps/",
    "/*/questions/",
    "/*/back/",
    "/*/sentences/",
    "/*/incident/",
    "/*/read/",
    "/*/end/",
    "/*/handover/",
    "/*/elsewhere/",
    "/*/tried.txt",
    "/*?q=",
    "/*?*embed=",
)


@require_safe
@login_required
def after_login(request: HttpRequest) -> HttpResponse:
    """Everybody to their own workplace: agents, editors, analysts; others to the front page."""
    user = request.user
    if user.has_perm("troubleshooting.change_block"):
        return redirect("admin:index")
    if user.has_perm("helpdesk.add_ticketlink"):
        return redirect("helpdesk:console")
    return redirect("analytics:overview" if user.is_staff else "troubleshooting:front")


@never_cache
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """200 while the process answers and reaches its database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "ok"})


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Crawlers find articles by the sitemap; walks, staff and personal links are not theirs."""
    lines = ["User-agent: *", *(f"Disallow: {place}" for place in NOT_FOR_CRAWLERS)]
    lines.append(f"Sitemap: {request.build_absolute_uri(reverse('troubleshooting:sitemaps'))}")
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain")


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Browsers ask for this one unasked; the pages name the picture themselves."""
    return redirect(static("icon.svg"), permanent=True)
