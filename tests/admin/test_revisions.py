"""Looking at what changed in a text, and at texts that are gone upstream."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.admin.pages import list_page, texts_page
from tests.editing.stories import correct, import_file, source_file, step_text
from troubleshooting.editing.history import ChangeKind, compare_blocks, read_history
from troubleshooting.editing.publishing import publish_translation
from troubleshooting.models import ArticleTranslation
from troubleshooting.text.highlight import Part

ENGLISH = {"accept-language": "en"}


def block(markdown: str, step: str | None = None, type_: str = "") -> dict[str, str | None]:
    return {"markdown": markdown, "step": step, "type": type_ or ("step" if step else "text")}


def said(*pair: list[dict[str, str | None]]) -> list[tuple[str, str, str]]:
    return [
        (change.kind, *(_marked(parts) for parts in (change.before, change.parts)))
        for change in compare_blocks(*pair)
    ]


def _marked(parts: tuple[Part, ...]) -> str:
    return "".join(f"[{part.text}]" if part.is_match else part.text for part in parts)


def test_a_step_is_compared_with_itself() -> None:
    before = [block("- Open the app.", "a"), block("- Wait.", "b")]
    after = [block("- Wait.", "b"), block("- Close everything else.", "a")]
    assert said(before, after) == [
        (ChangeKind.CHANGED, "- [Open the app.]", "- [Close everything else.]"),
    ]


def test_other_blocks_are_compared_with_those_most_like_them() -> None:
    before = [block("It is slow today."), block("Ask somebody else.")]
    after = [block("It is slow now."), block("A note.")]
    assert said(before, after) == [
        (ChangeKind.CHANGED, "It is slow [today.]", "It is slow [now.]"),
        (ChangeKind.ADDED, "", "[A note.]"),
        (ChangeKind.REMOVED, "[Ask somebody else.]", ""),
    ]


def test_a_text_that_became_a_step_is_told() -> None:
    assert said([block("Wait.")], [block("Wait.", "a")]) == [(ChangeKind.RETYPED, "", "Wait.")]


def test_the_page_shows_each_change_with_its_cause_and_person(
    desk: Client, text: ArticleTranslation, editor: User, tmp_path: Path
) -> None:
    import_file(tmp_path, source_file(p106="Sulje sovellus ja avaa se."))
    correct(step_text(text.article, 1), "- Irrota kuulokkeet.", timezone.now())
    publish_translation(text, now=timezone.now(), by=editor)

    address = reverse("admin:troubleshooting_articletranslation_revisions", args=[text.pk])
    page = desk.get(address, headers=ENGLISH).content.decode()

    assert [entry.revision.number for entry in read_history(text)] == [3, 2, 1]
    assert "3: published here" in page
    assert "editor" in page
    assert "<ins>Irrota " in page
    assert address in desk.get(texts_page(text)).content.decode()


def test_a_text_as_imported_has_none(desk: Client, text: ArticleTranslation) -> None:
    address = reverse("admin:troubleshooting_articletranslation_revisions", args=[text.pk])
    assert "as it was first imported" in desk.get(address, headers=ENGLISH).content.decode()


def test_it_costs_equally_much_for_many(
    desk: Client, text: ArticleTranslation, now: datetime
) -> None:
    address = reverse("admin:troubleshooting_articletranslation_revisions", args=[text.pk])
    counts = []
    for number in range(3):
        correct(step_text(text.article, 1), f"- Irrota {number}.", now)
        publish_translation(text, now=now)
        with CaptureQueriesContext(connection) as queries:
            desk.get(address)
        counts.append(len(queries))
    assert counts[1] == counts[2]


def test_strangers_see_none(client: Client, text: ArticleTranslation) -> None:
    address = reverse("admin:troubleshooting_articletranslation_revisions", args=[text.pk])
    assert client.get(address).status_code == 302
    client.force_login(User.objects.create_user("staff", is_staff=True))
    assert client.get(address).status_code == 403


def test_texts_that_are_gone_upstream_are_found(desk: Client, text: ArticleTranslation) -> None:
    gone = {"gone": "yes"}
    assert texts_page(text) not in desk.get(list_page("articletranslation"), gone).content.decode()
    ArticleTranslation.objects.filter(pk=text.pk).update(missing_since=timezone.now())
    assert texts_page(text) in desk.get(list_page("articletranslation"), gone).content.decode()
    there = desk.get(list_page("articletranslation"), {"gone": "no"}).content.decode()
    assert texts_page(text) not in there
