"""The ways to the helpdesk for who found nothing: there is no walk yet that could be handed over."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext

from troubleshooting.flow.handover.links import FormLink, MailLink
from troubleshooting.text.prefilled import FIELDS, TRANSCRIPT, fill_form, fill_mail


@dataclass(frozen=True)
class PlainWay:
    """A link to the helpdesk.

    Attributes:
        label: What the reader follows, in the interface's language.
        site: Where it leads: a host name, or an address to write to.
        address: The link, with what was searched for filled in.
    """

    label: str
    site: str
    address: str

    @property
    def is_mail(self) -> bool:
        """Whether it opens the reader's mail program, not another site."""
        return self.address.startswith("mailto:")


def plain_ways(query: str, locale: str) -> list[PlainWay]:
    """The helpdesk's form and its mail address, as far as the settings have them; no query.

    Args:
        query: What the reader searched for: one line.
        locale: Canonical locale of the reader.
    """
    text = gettext("I searched for this and did not find help: %(query)s") % {"query": query}
    ways = []
    if settings.HANDOVER_FORM:
        values = dict.fromkeys(FIELDS, "") | {"title": query, "locale": locale, TRANSCRIPT: text}
        limit = settings.HANDOVER_FORM_LENGTH
        form = FormLink()
        address = fill_form(settings.HANDOVER_FORM, values, limit, "").address
        ways.append(PlainWay(form.label(), form.site(), address))
    if settings.HANDOVER_MAIL:
        mail = MailLink()
        address = fill_mail(settings.HANDOVER_MAIL, query, text, "").address
        ways.append(PlainWay(mail.label(), mail.site(), address))
    return ways
