"""Template tags of the reader's pages."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from html import escape

from django import template
from django.conf import settings
from django.template import Context
from django.urls import get_script_prefix, reverse
from django.utils.safestring import SafeString

from troubleshooting.flow.minutes import taken_words
from troubleshooting.flow.walking import FlowItem
from troubleshooting.text.highlight import Part
from troubleshooting.text.locales import SOURCE_LOCALE, language_of
from troubleshooting.text.prefilled import telephone_address

register = template.Library()


@register.simple_tag(takes_context=True)
def home_address(context: Context) -> str:
    """The front page in the page's language."""
    reader = context.get("reader")
    return reverse(
        "troubleshooting:home", kwargs={"locale": reader.locale if reader else SOURCE_LOCALE}
    )


@register.filter
def article_in(slug: str, locale: str) -> str:
    """The overview of an article in a locale: what lists of hits are full of."""
    return _article_address(get_script_prefix(), locale, slug)


@lru_cache(maxsize=10_000)
def _article_address(prefix: str, locale: str, slug: str) -> str:
    """Remembered by the prefix, which `reverse` puts in front: working it out takes longest on a list."""
    return reverse("troubleshooting:article", kwargs={"locale": locale, "slug": slug})


@register.simple_tag(takes_context=True)
def item_address(context: Context, item: FlowItem) -> str:
    """The page of a step or a question in the page's language, with how the original is shown."""
    page = "question" if item.is_question else "step"
    address = reverse(
        f"troubleshooting:{page}",
        kwargs={"locale": context["reader"].locale, "slug": context["slug"], "key": item.key},
    )
    return f"{address}{context.get('view_query', '')}"


register.filter("language_of", language_of)
register.filter("taken_words", taken_words)


@register.simple_tag
def helpdesk_contact() -> dict[str, object]:
    """How the helpdesk is reached by voice, from the settings: `phones` and `hours`; no query."""
    phones = [(number, telephone_address(number)) for number in settings.HELPDESK_PHONES]
    return {"phones": phones, "hours": settings.HELPDESK_HOURS}


@register.filter
def rendered(html: str) -> SafeString:
    """HTML that `troubleshooting.text.markdown.render` sanitised when it was stored: put on the page as is."""
    return SafeString(html)


@register.filter
def marked(parts: Iterable[Part]) -> SafeString:
    """A text in pieces, those that were looked for in `<mark>`."""
    return SafeString(
        "".join(
            f"<mark>{escape(part.text)}</mark>" if part.is_match else escape(part.text)
            for part in parts
        )
    )
