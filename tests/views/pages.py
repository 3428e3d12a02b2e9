"""Reads pages as a browser does: forms, buttons, links, what is inside `<main>`."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from django.http import HttpResponse

Attributes = dict[str, str]


@dataclass
class Form:
    """A form with its fields and buttons, in order."""

    attributes: Attributes
    in_main: bool
    fields: list[Attributes] = field(default_factory=list)
    buttons: list[Attributes] = field(default_factory=list)

    @property
    def is_post(self) -> bool:
        return self.attributes.get("method", "get").lower() == "post"

    @property
    def results(self) -> list[str]:
        return [one["value"] for one in self.buttons if one.get("name") == "result"]


@dataclass(frozen=True)
class Link:
    """A link and whether it is inside `<main>`."""

    attributes: Attributes
    in_main: bool

    @property
    def href(self) -> str:
        return self.attributes.get("href", "")


class Page(HTMLParser):
    """A parsed page."""

    def __init__(self, response: HttpResponse) -> None:
        super().__init__()
        self.html = response.content.decode()
        self.root: Attributes = {}
        self.body: Attributes = {}
        self.forms: list[Form] = []
        self.links: list[Link] = []
        self._in_main = self._in_form = False
        self.feed(self.html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "main":
            self._in_main = True
        elif tag == "html":
            self.root = found
        elif tag == "body":
            self.body = found
        elif tag == "a":
            self.links.append(Link(found, self._in_main))
        elif tag == "form":
            self._in_form = True
            self.forms.append(Form(found, self._in_main))
        elif self._in_form and tag in ("input", "textarea", "select"):
            self.forms[-1].fields.append(found)
        elif self._in_form and tag == "button":
            self.forms[-1].buttons.append(found)

    def handle_endtag(self, tag: str) -> None:
        if tag == "main":
            self._in_main = False
        elif tag == "form":
            self._in_form = False

    @property
    def is_whole(self) -> bool:
        return "<html" in self.html and "</html>" in self.html

    @property
    def search_forms(self) -> list[Form]:
        return [form for form in self.forms if form.attributes.get("role") == "search"]

    @property
    def post_forms(self) -> list[Form]:
        """The POST forms in `<main>`, or in a fragment that has none."""
        return [form for form in self.forms if form.is_post and (form.in_main or not self.is_whole)]

    @property
    def links_in_main(self) -> list[str]:
        return [link.href for link in self.links if link.in_main]

    @property
    def languages(self) -> dict[str, str]:
        """The language switcher: address by locale."""
        return {
            link.attributes["hreflang"]: link.href
            for link in self.links
            if "hreflang" in link.attributes
        }
