"""A reader who answers by forms alone: a browser then looks at where that led."""

from __future__ import annotations

from django.test import Client
from playwright.sync_api import BrowserContext

from tests.browser.seeding import import_samples
from tests.flow.stories import add_translation
from troubleshooting.models import Article


def import_for(tag: str) -> None:
    """The sample articles; in Hebrew, which has none, a text for each of them."""
    import_samples()
    if tag == "he":
        for article in Article.objects.all():
            add_translation(article, "he-IL")


class Reader:
    """Walks articles of one language with cookies of their own.

    Attributes:
        tag: The language's tag in addresses.
        client: Keeps the cookies.
    """

    def __init__(self, tag: str) -> None:
        self.tag = tag
        self.client = Client()

    def at(self, slug: str, place: str = "") -> str:
        """The address of an article, or of a place below it."""
        return f"/{self.tag}/{slug}/{place}"

    def start(self, slug: str) -> str:
        """Start an article; the address it leads to."""
        return self.send(self.at(slug, "start/"))

    def send(self, path: str, **fields: str) -> str:
        """Send a form; the address it leads to in the end."""
        response = self.client.post(path, fields, follow=True)
        assert response.status_code == 200, (path, response.status_code)
        return str(response.redirect_chain[-1][0])

    def answer(self, step: str, result: str, count: int = 1) -> str:
        """Answer a step, and those after it, the same way; the address of what comes then."""
        for _ in range(count):
            step = self.send(step, result=result)
        return step

    def finish(self, slug: str, result: str = "not_resolved") -> str:
        """Start an article and answer each of its steps the same way; the end's address."""
        step = self.start(slug)
        while "/steps/" in step:
            step = self.answer(step, result)
        return step

    def lend_cookies(self, context: BrowserContext, origin: str) -> None:
        """Let a browser be this reader's."""
        context.add_cookies(
            [
                {"name": name, "value": morsel.value, "url": origin}
                for name, morsel in self.client.cookies.items()
                if morsel.value
            ]
        )
