"""One article's order: shown, worked out anew, accepted, rejected, taken back."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from analytics.access import staff_only
from analytics.adoption import (
    NoReason,
    NothingToDecide,
    OutOfDate,
    accept_order,
    allow_order,
    reject_order,
    take_back_order,
)
from analytics.adoption.advice import recommendation_of, renew_advice
from analytics.models import OrderAdvice
from analytics.pages.asked import asked_of
from analytics.pages.order import PERCENTS, order_page
from analytics.pages.orders import order_address
from analytics.views.answering import answer
from analytics.views.orders import UNUSED
from troubleshooting.editing.experiments import set_experiment
from troubleshooting.models import Article

MAY_EDIT = "troubleshooting.change_article"
# What a button says that gives the steps another order.
REORDERING = ("accept", "take-back")


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def order(request: HttpRequest, slug: str) -> HttpResponse:
    """Show an article's order; a post (`do`) decides about it, or works it out anew."""
    article = get_object_or_404(Article.objects.named(slug))
    if request.method == "POST":
        _do(request, article)
        return HttpResponseRedirect(order_address(article.slug))
    asked = asked_of(request, unused=UNUSED)
    page = order_page(article, asked)
    return answer(request, "order.html", page, asked, section="analytics:orders")


def _do(request: HttpRequest, article: Article) -> None:
    """Do what a button says.

    Raises:
        PermissionDenied: It changes what readers see, and this person may not; or no button says so.
    """
    wanted = request.POST.get("do", "")
    if wanted == "renew":
        renew_advice(article, now=timezone.now())
        return
    if not request.user.has_perm(MAY_EDIT):
        raise PermissionDenied
    try:
        said = _decide(request, article, wanted)
    except (OutOfDate, NothingToDecide, OrderAdvice.DoesNotExist):
        words = gettext("The steps were changed meanwhile. Nothing was done; look again.")
        messages.warning(request, words)
    except NoReason:
        messages.warning(request, gettext("Say why, for whoever looks next. Nothing was done."))
    else:
        messages.success(request, said)
        if wanted in REORDERING:
            # What is known of the steps is known of them in this order, too.
            renew_advice(Article.objects.get(pk=article.pk), now=timezone.now())


def _decide(request: HttpRequest, article: Article, wanted: str) -> str:
    """Decide, and say what was done."""
    editor, now = request.user, timezone.now()
    if not isinstance(editor, User):
        raise PermissionDenied
    if wanted == "experiment":
        return _experiment(article, request.POST.get("percent", ""))
    if wanted in ("take-back", "allow"):
        return _undo(request, article, editor, wanted)
    recommendation = recommendation_of(OrderAdvice.objects.get(article=article))
    if wanted == "accept":
        accept_order(recommendation, editor=editor, now=now)
        return gettext("From now on the steps are asked in the recommended order.")
    if wanted == "reject":
        reject_order(recommendation, reason=request.POST.get("reason", ""), editor=editor, now=now)
        return gettext("The order stays as it is, and this one is not recommended again.")
    raise PermissionDenied


def _undo(request: HttpRequest, article: Article, editor: User, wanted: str) -> str:
    key = request.POST.get("decision", "")
    decision = get_object_or_404(article.order_decisions, pk=int(key) if key.isdecimal() else 0)
    if wanted == "take-back":
        take_back_order(decision, editor=editor, now=timezone.now())
        return gettext(
            "The steps are asked in the order there was before, and the other is not recommended again."
        )
    allow_order(decision, editor=editor, now=timezone.now())
    return gettext("This order may be recommended again.")


def _experiment(article: Article, percent: str) -> str:
    """Begin or end an experiment.

    Raises:
        PermissionDenied: No form offers such a share.
    """
    if percent not in map(str, PERCENTS):
        raise PermissionDenied
    set_experiment(article, int(percent))
    if percent == "0":
        return gettext("No steps change places any more.")
    words = gettext("In %(percent)s %% of new sessions two steps change places.")
    return words % {"percent": percent}
