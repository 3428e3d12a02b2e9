"""The way to the helpdesk: send what was tried, or take it there oneself."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, validate_email
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from troubleshooting.flow import Walk
from troubleshooting.flow.comment import CommentTooLong, leave_comment
from troubleshooting.flow.handover.device import tell_device
from troubleshooting.flow.handover.targets import (
    Handover,
    LinkTarget,
    PostTarget,
    hand_over,
    handed_over_oneself,
    link_targets,
    may_be_handed_over,
    post_targets,
    receipts,
)
from troubleshooting.flow.turns import NoTurnLeft
from troubleshooting.models.session import MAX_COMMENT
from troubleshooting.text.devices import HINTS, device_words
from troubleshooting.views.access import address, article_or_404, walk_of_browser
from troubleshooting.views.browser import browser_key
from troubleshooting.views.end import walk_context
from troubleshooting.views.language import in_readers_language
from troubleshooting.views.page import render_page

# What the button says that only puts what was typed into the text.
NOTE = "note"
UNPROCESSABLE, TOO_MANY = 422, 429
MAX_ADDRESS = 254


@dataclass(frozen=True)
class Way:
    """A link target as the page shows it."""

    label: str
    site: str
    address: str
    is_cut: bool

    @property
    def is_mail(self) -> bool:
        """Whether it opens the reader's mail program, not another site."""
        return self.address.startswith("mailto:")

    @classmethod
    def of(cls, target: LinkTarget, handover: Handover) -> Way:
        """The way of a target."""
        link = target.link(handover)
        return cls(target.label(), target.site(), link.address, link.is_cut)


@require_http_methods(["GET", "HEAD", "POST"])
@in_readers_language
def handover(request: HttpRequest, locale: str, slug: str) -> HttpResponse:
    """Show what was tried and the ways to the helpdesk, or take one of them."""
    found = walk_of_browser(request, article_or_404(slug), locale)
    if found is None:
        return HttpResponseRedirect(address("article", locale, slug))
    if request.method == "POST":
        return _take(request, found, locale)
    return _page(request, found, {})


def _take(request: HttpRequest, found: Walk, locale: str) -> HttpResponse:
    slug, by = found.session.article.slug, request.POST.get("by", "")
    try:
        found = _noted(request, found)
    except CommentTooLong as error:
        again = {
            "reply_to": _reply_to(request),
            "draft": request.POST["comment"],
            "length": error.length,
            "is_device_told": "device" in request.POST,
        }
        return _page(request, found, again, status=UNPROCESSABLE)
    if by == NOTE:
        return HttpResponseRedirect(address("handover", locale, slug))
    target = next((one for one in post_targets() if one.name == by), None)
    if target:
        return _send(request, found, locale, target)
    if by:
        # It was on when the page was made.
        return HttpResponseRedirect(address("handover", locale, slug))
    handed_over_oneself(found.session, now=timezone.now())
    return HttpResponseRedirect(address("end", locale, slug))


def _noted(request: HttpRequest, found: Walk) -> Walk:
    """The walk with the comment and the device that were sent; who sent neither keeps both.

    Raises:
        CommentTooLong: Nothing was kept.
    """
    session = found.session
    if "comment" in request.POST:
        session = leave_comment(session, request.POST["comment"])
        consents = settings.HANDOVER_DEVICE and "device" in request.POST
        session = tell_device(session, device_words(request.headers) if consents else "")
    return replace(found, session=session)


def _send(request: HttpRequest, found: Walk, locale: str, target: PostTarget) -> HttpResponse:
    slug, now = found.session.article.slug, timezone.now()
    reply_to = _reply_to(request)
    if not may_be_handed_over(found.session, receipts(found.session, now=now)):
        return HttpResponseRedirect(address("end", locale, slug))
    try:
        if reply_to:
            _check_address(reply_to)
        key = browser_key(request)
        receipt = hand_over(
            target, handover_of(request, found), reply_to=reply_to, browser_key=key, now=now
        )
    except ValidationError:
        again = {"reply_to": reply_to, "is_no_address": True}
        return _page(request, found, again, status=UNPROCESSABLE)
    except NoTurnLeft as refused:
        again = {"reply_to": reply_to, "is_refused": True}
        response = _page(request, found, again, status=TOO_MANY)
        response["Retry-After"] = str(refused.retry_after)
        return response
    is_open = receipt.is_failed or receipt.is_sending
    return HttpResponseRedirect(address("handover" if is_open else "end", locale, slug))


def _reply_to(request: HttpRequest) -> str:
    return request.POST.get("reply_to", "").strip()


def _check_address(address: str) -> None:
    """Raise `ValidationError` for what is no mail address, or longer than one may be (RFC 5321)."""
    validate_email(address)
    MaxLengthValidator(MAX_ADDRESS)(address)


def _page(
    request: HttpRequest, found: Walk, more: dict[str, object], *, status: int = 200
) -> HttpResponse:
    handed = handover_of(request, found)
    sent = receipts(found.session, now=timezone.now())
    context = {
        **walk_context(found),
        "transcript": handed.text,
        "receipts": sent,
        "reply_to": next((one.reply_to for one in sent if one.reply_to), ""),
        "is_device_told": bool(found.session.device),
        "is_failed": any(one.is_failed for one in sent),
        "is_sending": any(one.is_sending for one in sent),
        "may_hand_over": may_be_handed_over(found.session, sent),
        "posts": [(one.name, one.label()) for one in post_targets()],
        "ways": [Way.of(one, handed) for one in link_targets()],
        "device": device_words(request.headers) if settings.HANDOVER_DEVICE else "",
        "max_comment": MAX_COMMENT,
        "max_address": MAX_ADDRESS,
        **more,
    }
    response = render_page(request, "troubleshooting/handover.html", context, status=status)
    if settings.HANDOVER_DEVICE:
        # Asked for at once, so that the words the reader agrees to are those that are told.
        response["Accept-CH"] = response["Critical-CH"] = ", ".join(HINTS)
    return response


def handover_of(request: HttpRequest, found: Walk) -> Handover:
    """What a reader has to hand over."""
    return Handover.of(found, f"{request.scheme}://{request.get_host()}")
