"""Whatever page shows an article, beside its stored HTML there is only what the portal wrote.

`test_stored.py` looks at the stored HTML; together they are about all that a browser gets.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from benchmarks.policy import UNHOLDABLE, judge
from tests.ingest.conftest import imported
from tests.security.articles import HARMLESS, can_be_read, write_batches
from tests.security.vectors import ALL
from troubleshooting.editing.segmentation import pieces_of
from troubleshooting.ingest.preparation.rendering import Renderer
from troubleshooting.models import (
    Article,
    ArticleTranslation,
    Audience,
    Block,
    Conflict,
    TranslationUnit,
)

pytestmark = pytest.mark.django_db

Signature = tuple[str, frozenset[str]]
# The box and the label around an instruction's words are the portal's.
TICK = re.compile(
    r'<label class="tick"><input [^>]*><span>(?P<words>.*?)</span></label>', re.DOTALL
)
LOCAL = re.compile(r"(?:/(?![/\\])|\?|#|$)")


class Written(HTMLParser):
    """What a page is made of: its tags with the names of their attributes, and its addresses."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.signatures: set[Signature] = set()
        self.addresses: set[str] = set()
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.signatures.add((tag, frozenset(name for name, _value in attrs)))
        # Canonical and alternate addresses are whole, with the portal's own host.
        self.addresses |= {
            (value or "").removeprefix("http://testserver")
            for name, value in attrs
            if name in ("href", "src", "action", "hx-get")
        }


def stored_html(slug: str) -> list[str]:
    """The article's HTML as stored, and its pieces as the editors' page renders them; longest first."""
    blocks = Block.objects.filter(translation__article__slug=slug)
    units = TranslationUnit.objects.filter(block__in=blocks)
    found = {html for pair in blocks.values_list("html", "source_html") for html in pair}
    found |= {html for pair in units.values_list("target_html", "source_html") for html in pair}
    return sorted(filter(lambda html: "<" in html, found), key=len, reverse=True)


def portals_own(page: str, slug: str, more: list[str]) -> str:
    page = TICK.sub(r"\g<words>", page)
    for html in sorted([*stored_html(slug), *more], key=len, reverse=True):
        page = page.replace(html, "")
    return page


def walk(client: Client, slug: str) -> Iterator[str]:
    """A reader's pages, from the search to the end."""
    yield client.get("/fi/", {"q": slug}).content.decode()
    yield client.get(f"/fi/{slug}/").content.decode()
    client.post(f"/fi/{slug}/start/")
    steps = [
        f"/fi/{slug}/steps/{step.key}/" for step in Article.objects.get(slug=slug).steps.active()
    ]
    yield client.get(steps[0], headers={"hx-request": "true"}).content.decode()
    yield from (client.get(step).content.decode() for step in steps)
    yield client.get(f"/fi/{slug}/handover/").content.decode()
    yield client.post(steps[0], {"result": "resolved"}, follow=True).content.decode()


def read_through(client: Client, slug: str) -> Iterator[str]:
    """The page of an article without steps."""
    Article.objects.get(slug=slug).steps.update(retired_at=timezone.now())
    client.cookies.clear()
    yield client.post(f"/fi/{slug}/start/", follow=True).content.decode()


def corrections(client: Client, slug: str) -> Iterator[str]:
    """The editors' pages of the Finnish text."""
    text = ArticleTranslation.objects.get(article__slug=slug, locale="fi-FI")
    for page in ("preview", "change"):
        address = reverse(f"admin:troubleshooting_articletranslation_{page}", args=[text.pk])
        yield client.get(address).content.decode()
    yield from (client.get(address).content.decode() for address in _conflicts(text))
    for model in ("articletranslation", "finding", "conflict", "article"):
        address = reverse(f"admin:troubleshooting_{model}_changelist")
        yield client.get(address).content.decode()


def cutting(client: Client, slug: str) -> Iterator[str]:
    """The editors' pages of the steps."""
    article = Article.objects.get(slug=slug)
    # The steps' page quotes the words that suggested whose a step is.
    quoted = '"><img src=x onerror=alert(1)>'
    article.steps.update(suggested_audience=Audience.HELPDESK, suggested_because=quoted)
    for page in ("change", "segmentation"):
        address = reverse(f"admin:troubleshooting_article_{page}", args=[article.pk])
        yield client.get(address).content.decode()


def pieces(slug: str) -> list[str]:
    """What the page of the steps renders, which is stored nowhere."""
    renderer = Renderer("en-US")
    found = [renderer.render_source(row.text) for row in pieces_of(Article.objects.get(slug=slug))]
    for html in found:
        judge(html)
    return found


def _conflicts(text: ArticleTranslation) -> list[str]:
    """The addresses of pages on which each side of a conflict is hostile."""
    found = []
    for block in text.blocks.all()[:4]:
        sides = dict.fromkeys(("base", "ours", "theirs", "merged"), block.markdown)
        conflict = Conflict.objects.create(
            block=block, kind="changed", found_at=timezone.now(), **sides
        )
        found.append(reverse("admin:troubleshooting_conflict_change", args=[conflict.pk]))
    return found


@pytest.fixture(scope="module")
def slugs(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[list[str]]:
    """Of articles that hold all vectors; the first holds nothing hostile."""
    folder = tmp_path_factory.mktemp("pages")
    found = write_batches(folder, [*HARMLESS, *filter(can_be_read, ALL)])
    for report in imported(django_db_blocker, [folder]):
        assert not report.failures
        yield found


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("editor"))
    return client


@pytest.mark.parametrize("pages", [walk, read_through, corrections, cutting])
def test_nothing_is_on_a_page_but_what_was_sanitised(
    slugs: list[str], editor: Client, pages: Callable[[Client, str], Iterator[str]]
) -> None:
    allowed: set[Signature] = set()
    for number, slug in enumerate(slugs):
        more = pieces(slug) if pages is cutting else []
        for page in pages(editor, slug):
            written = Written(portals_own(page, slug, more))
            if number == 0:
                allowed |= written.signatures
            assert written.signatures <= allowed
            assert [one for one in written.addresses if not LOCAL.match(one)] == []
            assert UNHOLDABLE.search(page) is None
