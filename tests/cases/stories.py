"""Files that are really imported, and every page and export on which their words come out again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from helpdesk.links import issue_link, link_token
from helpdesk.roles import agents_group
from tests.admin.pages import texts_page
from troubleshooting.editing.drafts import editable_text, save_draft, text_token
from troubleshooting.editing.publishing import publish_translation
from troubleshooting.editing.roles import editors_group
from troubleshooting.ingest.importer import import_tree
from troubleshooting.ingest.report import ImportReport
from troubleshooting.models import Article, ArticleTranslation, Block, TranslationUnit

SLUG = "no-sound"
TITLE = ("Ääni ei kuulu", "There is no sound")
LEAD = ("Kokeile seuraavaa:", "Try the following:")
ENGLISH = {"accept-language": "en"}


class Sentences:
    """Writes sentence pairs as the vendor does, and numbers them."""

    def __init__(self, prefix: str = "c1") -> None:
        self.prefix, self.number = prefix, 100

    def __call__(self, target: str, source: str) -> str:
        self.number += 1
        ident = f"{self.prefix}-{self.number}"
        return (
            f'<span data-ttu-id="{ident}">{target}</span>'
            f'<span class="sxs-lookup"><span data-stu-id="{ident}">{source}</span></span>'
        )


def file_text(body: str, *, locale: str = "fi-FI", handed_off: str = "06/07/2021") -> str:
    """A file as upstream sends it; `handed_off` is month/day/year."""
    front = f"ms.translationtype: MT\nms.contentlocale: {locale}\nms.lasthandoff: {handed_off}"
    return f"---\n{front}\n---\n{body}\n"


def with_title(body: str, title: tuple[str, str] = TITLE) -> str:
    """A body below a heading."""
    return f"# {Sentences('t0')(*title)}\n\n{body}"


def steps_of(items: Iterable[tuple[str, str]], prefix: str = "c1") -> str:
    """Pairs as things to try, a step each."""
    pair = Sentences(prefix)
    return with_title(f"{pair(*LEAD)}\n\n" + "\n".join(f"- {pair(*item)}" for item in items))


class Portal:
    """A portal, a tree of files to import into it, and a browser."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.reader = Client()

    # Files come in

    def write(self, body: str, *, name: str = SLUG, locale: str = "fi-FI", **front: str) -> Path:
        """A file in its language's folder."""
        path = self.folder / "tree" / locale / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file_text(body, locale=locale, **front), encoding="utf-8")
        return path

    def take_in(self, *paths: Path) -> ImportReport:
        """Import some files, or the whole tree; none of them may fail."""
        report = import_tree(paths or [self.folder / "tree"], now=timezone.now())
        assert not report.failures
        return report

    def publish(self, body: str, **where: str) -> ImportReport:
        """Write a file and import it."""
        return self.take_in(self.write(body, **where))

    # What is stored

    def text(self, locale: str = "fi-FI", name: str = SLUG) -> ArticleTranslation:
        return ArticleTranslation.objects.get(article__slug=name, locale=locale)

    def pairs(self, locale: str = "fi-FI", name: str = SLUG) -> list[tuple[str, str]]:
        """The sentence pairs in reading order."""
        units = TranslationUnit.objects.filter(block__translation=self.text(locale, name))
        return [(u.target, u.source) for u in units.order_by("block__position", "position")]

    def steps(self, locale: str = "fi-FI", name: str = SLUG) -> list[Block]:
        """The texts of the steps in reading order."""
        return list(self.text(locale, name).blocks.filter(type="step").in_reading_order())

    def correct(self, before: str, after: str, *, publish: bool = True) -> Block:
        """An editor replaces words of the Finnish text, and publishes that or leaves a draft."""
        block = self.text().blocks.get(markdown__contains=before)
        words = block.markdown.replace(before, after)
        save_draft(block, words, seen=text_token(editable_text(block)), now=timezone.now())
        if publish:
            publish_translation(self.text(), now=timezone.now())
        block.refresh_from_db()
        return block

    # What comes out

    def get(self, path: str) -> str:
        response = self.reader.get(path, follow=True, headers=ENGLISH)
        assert response.status_code == 200
        return response.content.decode()

    def exported(self, locale: str = "fi-FI", name: str = SLUG) -> dict[str, Any]:
        """The article's JSON."""
        folder = self.folder / "exported" / locale
        call_command("export_articles", str(folder), "--locale", locale, "--format", "json")
        found: dict[str, Any] = json.loads((folder / f"{name}.json").read_text("utf-8"))
        return found

    def plain_export(self, locale: str = "fi-FI", name: str = SLUG) -> str:
        """The article's plain Markdown file."""
        folder = self.folder / "exported" / locale
        call_command("export_articles", str(folder), "--locale", locale)
        return (folder / f"{name}.md").read_text("utf-8")

    def overview(self, tag: str = "fi", name: str = SLUG) -> str:
        return self.get(f"/{tag}/{name}/")

    def walk(self, tag: str = "fi", name: str = SLUG, **start: str) -> list[str]:
        """Every page from the start to the end, each step answered with no; also a page to read."""
        response = self.reader.post(f"/{tag}/{name}/start/", start, follow=True, headers=ENGLISH)
        pages = [response.content.decode()]
        while 'value="not_resolved"' in pages[-1]:
            here = response.request["PATH_INFO"]
            response = self.reader.post(
                here, {"result": "not_resolved"}, follow=True, headers=ENGLISH
            )
            pages.append(response.content.decode())
        return pages

    def handover(self, tag: str = "fi", name: str = SLUG) -> str:
        """The text to copy for the helpdesk, after a walk."""
        return self.get(f"/{tag}/{name}/handover/")

    def search(self, query: str, tag: str = "fi") -> str:
        response = self.reader.get(f"/{tag}/", {"q": query}, headers=ENGLISH)
        return response.content.decode()

    def editors_page(self, page: str = "change", locale: str = "fi-FI", name: str = SLUG) -> str:
        """A page of the admin about a text: `change` or `preview`."""
        return self.desk().get(texts_page(self.text(locale, name), page), headers=ENGLISH).text

    def desk(self) -> Client:
        """An editor's browser."""
        return _browser_of("editor", editors_group())

    def agents_page(self, locale: str = "fi-FI", name: str = SLUG) -> str:
        """What the helpdesk sees of a walk that came by a ticket's link."""
        agent = _browser_of("agent", agents_group())
        user, article = User.objects.get(username="agent"), Article.objects.get(slug=name)
        link = issue_link("INC-1", article, locale, user, timezone.now())
        self.walk(locale.split("-")[0], name, via=link_token(link))
        page = reverse("helpdesk:detail", kwargs={"public_id": link.public_id})
        return agent.get(page, headers=ENGLISH).content.decode()


def _browser_of(name: str, group: Any) -> Client:  # noqa: ANN401 - whatever kind of group
    user, is_new = User.objects.get_or_create(username=name, is_staff=True)
    if is_new:
        user.groups.add(group)
    browser = Client()
    browser.force_login(user)
    return browser
