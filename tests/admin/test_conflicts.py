"""Settling what upstream and a correction both changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.admin.pages import list_page, texts_page
from tests.editing.stories import correct, import_file, source_file, step_text
from troubleshooting.editing.publishing import publish_translation
from troubleshooting.models import Article, ArticleTranslation, Conflict

OURS = "- Irrota kuulokkeet ja yhdistä ne. Odota viisi sekuntia."
THEIRS = "Kytke kuulokkeet uudelleen."
ENGLISH = {"accept-language": "en"}


def page_of(conflict: Conflict) -> str:
    return reverse("admin:troubleshooting_conflict_change", args=[conflict.pk])


def without_first_step(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if "1-04" not in line)


@pytest.fixture
def changed(text: ArticleTranslation, tmp_path: Path) -> Conflict:
    correct(step_text(text.article, 1), OURS, timezone.now())
    publish_translation(text, now=timezone.now())
    import_file(tmp_path, source_file(p104=THEIRS, p105="Odota hetki."))
    return Conflict.objects.open().get()


@pytest.fixture
def removed(text: ArticleTranslation, tmp_path: Path) -> Conflict:
    correct(step_text(text.article, 1), OURS, timezone.now())
    publish_translation(text, now=timezone.now())
    import_file(tmp_path, without_first_step(source_file()))
    return Conflict.objects.open().get()


def test_it_is_listed_until_it_is_settled(desk: Client, changed: Conflict) -> None:
    assert page_of(changed) in desk.get(list_page("conflict")).content.decode()
    desk.post(page_of(changed), {"resolution": "ours"})
    assert page_of(changed) not in desk.get(list_page("conflict")).content.decode()
    settled = desk.get(list_page("conflict"), {"state": "settled"}).content.decode()
    assert page_of(changed) in settled


def test_the_texts_stand_side_by_side_each_in_its_language(desk: Client, changed: Conflict) -> None:
    page = desk.get(page_of(changed), headers=ENGLISH).content.decode()
    words = page.replace("<mark>", "").replace("</mark>", "")
    for said in ("Yhdistä kuulokkeet uudelleen.", "Irrota kuulokkeet", THEIRS):
        assert said in words
    assert '<pre class="stored" lang="fi-FI" dir="ltr">' in page
    assert '<pre class="stored" lang="en" dir="ltr">- Connect the headset again.' in page


def test_what_changed_is_marked(desk: Client, changed: Conflict) -> None:
    page = desk.get(page_of(changed)).content.decode()
    assert "- <mark>Irrota </mark>kuulokkeet <mark>ja" in page
    assert "- <mark>Kytke </mark>kuulokkeet uudelleen." in page


def test_keeping_the_correction_changes_nothing_for_readers(
    desk: Client, changed: Conflict, editor: User
) -> None:
    response = desk.post(page_of(changed), {"resolution": "ours"})
    assert response.status_code == 302
    changed.refresh_from_db()
    assert (changed.resolution, changed.resolved_by) == ("ours", editor)
    assert changed.block.markdown == OURS
    assert changed.block.draft_markdown == OURS.replace("viisi sekuntia", "hetki")


def test_taking_upstreams_text_makes_it_a_draft(desk: Client, changed: Conflict) -> None:
    desk.post(page_of(changed), {"resolution": "theirs"})
    changed.refresh_from_db()
    assert changed.block.markdown == OURS
    assert changed.block.draft_markdown == f"- {THEIRS} Odota hetki."
    publish_translation(changed.block.translation, now=timezone.now())
    changed.block.refresh_from_db()
    assert not changed.block.is_edited


def test_a_removed_block_can_stay(desk: Client, removed: Conflict, article: Article) -> None:
    desk.post(page_of(removed), {"resolution": "ours"})
    assert step_text(article, 1).markdown == OURS
    assert article.steps.active().count() == 4


def test_a_removed_block_can_go_and_its_step_retires(
    desk: Client, removed: Conflict, article: Article
) -> None:
    step = removed.block.step
    desk.post(page_of(removed), {"resolution": "theirs"})
    assert step is not None
    step.refresh_from_db()
    assert step.retired_at is not None
    assert article.translations.get(locale="fi-FI").blocks.filter(type="step").count() == 3
    said = [
        one.content["blocks"] for one in article.translations.get(locale="fi-FI").revisions.all()
    ]
    assert any(block["markdown"] == OURS for blocks in said for block in blocks)


def test_the_second_to_settle_it_is_told(desk: Client, changed: Conflict) -> None:
    desk.post(page_of(changed), {"resolution": "ours"})
    response = desk.post(page_of(changed), {"resolution": "theirs"}, follow=True, headers=ENGLISH)
    assert "Somebody else settled this conflict meanwhile." in response.content.decode()
    changed.refresh_from_db()
    assert changed.resolution == "ours"


def test_the_texts_page_leads_to_it(desk: Client, changed: Conflict) -> None:
    page = desk.get(texts_page(changed.block.translation)).content.decode()
    assert f'href="{page_of(changed)}"' in page


def test_an_unknown_choice_changes_nothing(desk: Client, changed: Conflict) -> None:
    desk.post(page_of(changed), {"resolution": "both"})
    changed.refresh_from_db()
    assert changed.resolved_at is None


def test_who_may_only_look_is_offered_no_choice(client: Client, changed: Conflict) -> None:
    user = User.objects.create_user("looker", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_conflict"))
    client.force_login(user)
    assert 'name="resolution"' not in client.get(page_of(changed)).content.decode()
    assert client.post(page_of(changed), {"resolution": "ours"}).status_code == 403


def test_strangers_are_sent_to_the_login(client: Client, changed: Conflict) -> None:
    assert client.get(page_of(changed)).status_code == 302
    assert client.post(page_of(changed), {"resolution": "ours"}).status_code == 302
    changed.refresh_from_db()
    assert changed.resolved_at is None


def test_the_list_asks_equally_much_for_one_and_many(desk: Client, changed: Conflict) -> None:
    with CaptureQueriesContext(connection) as one:
        desk.get(list_page("conflict"))
    blocks = changed.block.translation.blocks.exclude(pk=changed.block_id)
    for block in blocks:
        Conflict.objects.create(
            block=block, kind="changed", base="a", ours="b", found_at=timezone.now()
        )
    with CaptureQueriesContext(connection) as many:
        desk.get(list_page("conflict"))
    assert len(many) == len(one)
