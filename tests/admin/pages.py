"""Forms as a browser sends them: filled in with what the page shows."""

from __future__ import annotations

from html.parser import HTMLParser

from django.http import HttpResponse
from django.urls import reverse

from troubleshooting.models import Article, ArticleTranslation


def list_page(model: str) -> str:
    return reverse(f"admin:troubleshooting_{model}_changelist")


def texts_page(text: ArticleTranslation, page: str = "change") -> str:
    return reverse(f"admin:troubleshooting_articletranslation_{page}", args=[text.pk])


def steps_page(article: Article) -> str:
    return reverse("admin:troubleshooting_article_change", args=[article.pk])


class _Fields(HTMLParser):
    """Collects what the last form of a page would send."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self.textarea = ""
        self.select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name = given.get("name") or ""
        if tag == "form":
            self.fields = {}
        elif tag == "input" and name and (given.get("type") != "checkbox" or "checked" in given):
            self.fields[name] = given.get("value") or ""
        elif tag == "textarea" and name:
            self.textarea = name
            self.fields[name] = ""
        elif tag == "select":
            self.select = name
        elif tag == "option" and "selected" in given:
            self.fields[self.select] = given.get("value") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self.textarea:
            # A browser drops the line end that follows the tag, and sends CRLF.
            value = self.fields[self.textarea].removeprefix("\n")
            self.fields[self.textarea] = value.replace("\n", "\r\n")
            self.textarea = ""

    def handle_data(self, data: str) -> None:
        if self.textarea:
            self.fields[self.textarea] += data


def form_of(response: HttpResponse) -> dict[str, str]:
    """The fields of the page's last form with their values, as a browser would send them."""
    parser = _Fields()
    parser.feed(response.content.decode())
    return parser.fields
