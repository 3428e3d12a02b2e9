"""Template tags of the reader's pages."""

from __future__ import annotations

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.safestring import SafeString

from troubleshooting.text.locales import SOURCE_LOCALE, language_of

register = template.Library()


@register.simple_tag(takes_context=True)
def home_address(context: Context) -> str:
    """The front page in the page's language."""
    reader = context.get("reader")
    return reverse(
        "troubleshooting:home", kwargs={"locale": reader.locale if reader else SOURCE_LOCALE}
    )


register.filter("language_of", language_of)


@register.filter
def rendered(html: str) -> SafeString:
    """HTML that `troubleshooting.text.markdown.render` sanitised when it was stored: put on the page as is."""
    return SafeString(html)
