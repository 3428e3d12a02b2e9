"""Readers' doubts on the page where the text is mended."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.admin.pages import form_of, texts_page
from tests.editing.stories import step_text
from troubleshooting.editing.doubts import settle_doubts
from troubleshooting.models import Article, ArticleTranslation, Block, Doubt, DoubtKind

ENGLISH = {"accept-language": "en"}


@pytest.fixture
def block(article: Article) -> Block:
    return step_text(article, 1)


@pytest.fixture
def doubt(text: ArticleTranslation, block: Block, now: datetime) -> Doubt:
    return Doubt.objects.create(
        translation=text,
        block=block,
        kind=DoubtKind.SENTENCE,
        target="Odota viisi sekuntia.",
        source="Wait five seconds.",
        suggestion="Odota <5 s.",
        raised_at=now,
    )


def section(page: str, block: Block) -> str:
    return page.split(f'id="block-{block.pk}"')[1].split("</section>")[0]


def test_it_stands_at_its_block_with_the_suggestion(
    desk: Client, text: ArticleTranslation, block: Block, doubt: Doubt
) -> None:
    shown = section(desk.get(texts_page(text), headers=ENGLISH).content.decode(), block)

    assert "A reader: this sentence is wrong" in shown
    assert '<bdi lang="fi-FI" dir="ltr">Odota viisi sekuntia.</bdi>' in shown
    assert '<bdi lang="en" dir="ltr">Wait five seconds.</bdi>' in shown
    assert "Odota &lt;5 s.</bdi>" in shown
    assert f'name="_settle" value="{doubt.pk}"' in shown


def test_one_about_a_screen_says_what_is_seen(
    desk: Client, text: ArticleTranslation, block: Block, doubt: Doubt
) -> None:
    Doubt.objects.update(kind=DoubtKind.SCREEN, target="", source="", suggestion="A cogwheel.")

    shown = section(desk.get(texts_page(text), headers=ENGLISH).content.decode(), block)

    assert "A reader: the screen looks different" in shown
    assert "What they see:" in shown
    assert "A cogwheel." in shown


def test_one_whose_block_is_gone_stands_above_all(
    desk: Client, text: ArticleTranslation, doubt: Doubt
) -> None:
    Doubt.objects.update(block=None)

    page = desk.get(texts_page(text), headers=ENGLISH).content.decode()

    above = page.split('id="homeless"')[1].split("</section>")[0]
    assert f'value="{doubt.pk}"' in above
    assert page.index('id="homeless"') < page.index('id="block-')


def test_settled_ones_and_those_of_other_texts_are_not_shown(
    desk: Client, article: Article, text: ArticleTranslation, editor: User, doubt: Doubt
) -> None:
    other = article.translations.get(locale="en-US")
    assert b'name="_settle"' not in desk.get(texts_page(other)).content

    settle_doubts([doubt.pk], by=editor, now=doubt.raised_at)
    assert b'name="_settle"' not in desk.get(texts_page(text)).content


def test_one_click_settles_it_and_leads_back_to_the_block(
    desk: Client, text: ArticleTranslation, block: Block, editor: User, doubt: Doubt
) -> None:
    sent = {**form_of(desk.get(texts_page(text))), "_settle": str(doubt.pk)}

    response = desk.post(texts_page(text), sent, headers=ENGLISH)

    assert response["Location"] == f"{texts_page(text)}#block-{block.pk}"
    doubt.refresh_from_db()
    assert doubt.settled_by == editor
    said = LogEntry.objects.get().change_message
    assert said == "Settled a doubt: Odota viisi sekuntia."


def test_what_was_mended_beside_it_is_saved_as_a_draft(
    desk: Client, text: ArticleTranslation, block: Block, doubt: Doubt
) -> None:
    opened = form_of(desk.get(texts_page(text)))
    sent = {**opened, f"block-{block.pk}-text": "- Uusi.", "_settle": str(doubt.pk)}

    desk.post(texts_page(text), sent)

    block.refresh_from_db()
    assert block.draft_markdown == "- Uusi."
    assert not Doubt.objects.open().exists()


@pytest.mark.parametrize("key", ["999999", "x", ""])
def test_one_that_is_gone_changes_nothing(
    desk: Client, text: ArticleTranslation, doubt: Doubt, key: str
) -> None:
    sent = {**form_of(desk.get(texts_page(text))), "_settle": key}

    assert desk.post(texts_page(text), sent)["Location"] == texts_page(text)
    assert Doubt.objects.open().exists()


def test_who_may_not_settle_reads_it_without_the_button(
    client: Client, text: ArticleTranslation, doubt: Doubt
) -> None:
    clerk = User.objects.create_user("clerk", is_staff=True)
    rights = ["view_articletranslation", "change_articletranslation"]
    clerk.user_permissions.set(Permission.objects.filter(codename__in=rights))
    client.force_login(clerk)

    page = client.get(texts_page(text))

    assert b"Wait five seconds." in page.content
    assert b'name="_settle"' not in page.content
    sent = {**form_of(page), "_settle": str(doubt.pk)}
    assert client.post(texts_page(text), sent).status_code == 403
    assert Doubt.objects.open().exists()


def test_many_cost_as_many_queries_as_one(
    desk: Client, text: ArticleTranslation, doubt: Doubt
) -> None:
    with CaptureQueriesContext(connection) as few:
        desk.get(texts_page(text))
    for block in text.blocks.all():
        Doubt.objects.create(
            translation=text, block=block, kind=DoubtKind.SCREEN, raised_at=doubt.raised_at
        )
    with CaptureQueriesContext(connection) as many:
        desk.get(texts_page(text))

    assert len(few) == len(many)
