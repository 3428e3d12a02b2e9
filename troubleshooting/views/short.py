"""Short addresses: `/a/137/` leads to an article by its number, for labels, codes and mails."""

from __future__ import annotations

from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from troubleshooting.models import Article
from troubleshooting.views.access import address
from troubleshooting.views.language import LANGUAGE_DEPENDS_ON, wanted_locale


@require_safe
def short(request: HttpRequest, number: int) -> HttpResponse:
    """To the article in the reader's language; `?step=KEY` to that step in its list of steps."""
    slug = Article.objects.published().filter(pk=number).values_list("slug", flat=True).first()
    if slug is None:
        raise Http404(gettext("There is no such article."))
    parameters = request.GET.copy()
    step = "".join(parameters.pop("step", [])[-1:])
    target = address("article", wanted_locale(request), slug)
    target += f"?{parameters.urlencode()}" if parameters else ""
    target += f"#step-{quote(step)}" if step else ""
    response = HttpResponseRedirect(target)
    patch_vary_headers(response, LANGUAGE_DEPENDS_ON)
    return response
