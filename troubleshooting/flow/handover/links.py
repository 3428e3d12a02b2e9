"""Ways to the helpdesk that the reader's own browser takes: a web form, a mail to write."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext

from troubleshooting.flow.handover.targets import Handover
from troubleshooting.models import ArticleTopic
from troubleshooting.text.prefilled import Prefilled, fill_form, fill_mail, site_of


class FormLink:
    """The helpdesk's web form, `HANDOVER_FORM`, with its fields filled in."""

    name = "form"
    rank = 30

    def is_on(self) -> bool:
        """Whether there is a form."""
        return bool(settings.HANDOVER_FORM)

    def label(self) -> str:
        """What the reader follows."""
        return gettext("Open the helpdesk's form")

    def site(self) -> str:
        """The form's host name."""
        return site_of(settings.HANDOVER_FORM)

    def link(self, handover: Handover) -> Prefilled:
        """The form's address; one query where it asks for the topic."""
        values = {
            "title": handover.title,
            "code": handover.article.code,
            "slug": handover.article.slug,
            "address": handover.address,
            "topic": _topic(handover) if "{topic}" in settings.HANDOVER_FORM else "",
            "locale": handover.walk.reading.locale,
            "transcript": handover.text,
        }
        limit = settings.HANDOVER_FORM_LENGTH
        return fill_form(settings.HANDOVER_FORM, values, limit, _cut_mark(handover))


class MailLink:
    """A mail to `HANDOVER_MAIL` in the reader's own mail program, where the portal sends none."""

    name = "write"
    rank = 40

    def is_on(self) -> bool:
        """Whether there is an address, and no server to send through."""
        return bool(settings.HANDOVER_MAIL) and not settings.SENDS_MAIL

    def label(self) -> str:
        """What the reader follows."""
        return gettext("Write a mail to the helpdesk")

    def site(self) -> str:
        """The address that is written to."""
        to: str = settings.HANDOVER_MAIL
        return to

    def link(self, handover: Handover) -> Prefilled:
        """The `mailto:` link."""
        to, mark = settings.HANDOVER_MAIL, _cut_mark(handover)
        return fill_mail(to, handover.subject, handover.text, mark)


def _cut_mark(handover: Handover) -> str:
    """What ends a text that was cut: that it was, and where agents read all of it."""
    words = gettext("[Cut here: the rest did not fit in.]")
    return f"{words}\n{handover.ending}"


def _topic(handover: Handover) -> str:
    """The article's first topic by the one name it has in every reader's language."""
    topics = ArticleTopic.objects.filter(article=handover.article, topic__is_hidden=False)
    first = topics.order_by("topic__position", "topic__name").values_list("topic__name", flat=True)
    return first.first() or ""
