"""Hints in the editors' workplace: the list, and beside the text they are about."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.admin.pages import form_of, list_page, texts_page
from tests.editing.stories import import_file, source_file, step_text
from troubleshooting.editing.findings import dismiss_findings
from troubleshooting.ingest.storage.findings import store_findings
from troubleshooting.models import Article, ArticleTranslation, Block, Finding, TranslationUnit

LIST = "finding"
ENGLISH = {"accept-language": "en"}


def look(text: ArticleTranslation, now: datetime) -> list[Finding]:
    store_findings(list(text.blocks.all()), now=now)
    return list(Finding.objects.all())


@pytest.fixture
def finding(text: ArticleTranslation, tmp_path: Path, now: datetime) -> Finding:
    """A wrong number in the first step."""
    import_file(tmp_path, source_file(p105="Odota 42 sekuntia."))
    (found,) = look(text, now)
    return found


def found(desk: Client, **filters: str) -> list[str]:
    response = desk.get(list_page(LIST), filters)
    return [one.check_id for one in response.context["cl"].result_list]


def test_the_list_shows_what_differs_with_both_texts_in_their_languages(
    desk: Client, finding: Finding
) -> None:
    page = desk.get(list_page(LIST), headers=ENGLISH).content.decode()

    assert "Numbers</span>" in page
    assert "— → 42" in page
    assert '<bdi lang="fi-FI" dir="ltr">Odota 42 sekuntia.</bdi>' in page
    assert '<bdi lang="en-US" dir="ltr">Wait five seconds.</bdi>' in page


def test_a_right_to_left_text_is_marked_so(
    desk: Client, text: ArticleTranslation, finding: Finding
) -> None:
    ArticleTranslation.objects.filter(pk=text.pk).update(locale="ar-SA")

    page = desk.get(list_page(LIST)).content.decode()

    assert '<bdi lang="ar-SA" dir="rtl">Odota 42 sekuntia.</bdi>' in page


def test_it_leads_to_the_block_on_the_texts_page(
    desk: Client, text: ArticleTranslation, finding: Finding
) -> None:
    page = desk.get(list_page(LIST)).content.decode()
    own = desk.get(reverse("admin:troubleshooting_finding_change", args=[finding.pk]))

    assert f"{texts_page(text)}#block-{finding.block_id}" in page
    assert own.headers["Location"] == f"{texts_page(text)}#block-{finding.block_id}"


@pytest.mark.parametrize("wrong", ["0", "x", "9" * 30])
def test_a_hint_that_is_gone_is_not_found(desk: Client, db: None, wrong: str) -> None:
    assert desk.get(f"{list_page(LIST)}{wrong}/change/").status_code == 404


@pytest.mark.parametrize(
    ("name", "value", "number"),
    [
        ("check", "numbers", 1),
        ("check", "links", 0),
        ("severity__exact", "medium", 1),
        ("severity__exact", "high", 0),
        ("language", "fi-FI", 1),
        ("language", "en-US", 0),
        ("state", "dismissed", 0),
        ("state", "all", 1),
        ("q", "no-sound", 1),
        ("q", "KUULOKKEET", 1),
        ("q", "printer", 0),
    ],
)
def test_it_filters_and_searches(
    desk: Client, finding: Finding, name: str, value: str, number: int
) -> None:
    assert len(found(desk, **{name: value})) == number


def test_a_check_that_is_no_more_is_shown_by_its_id(desk: Client, finding: Finding) -> None:
    Finding.objects.update(check_id="gone", text_hash="x")

    assert b"gone</span>" in desk.get(list_page(LIST)).content


def test_actions_dismiss_and_bring_back(desk: Client, editor: User, finding: Finding) -> None:
    chosen = {"_selected_action": [str(finding.pk)]}

    desk.post(list_page(LIST), {**chosen, "action": "dismiss_selected"})
    assert found(desk) == []
    assert found(desk, state="dismissed") == ["numbers"]
    assert Finding.objects.get().dismissed_by == editor

    address = f"{list_page(LIST)}?state=dismissed"
    desk.post(address, {**chosen, "action": "restore_selected"})
    assert found(desk) == ["numbers"]


def test_the_lists_queries_do_not_grow_with_its_rows(
    desk: Client, text: ArticleTranslation, finding: Finding, now: datetime
) -> None:
    with CaptureQueriesContext(connection) as few:
        desk.get(list_page(LIST))
    TranslationUnit.objects.exclude(source="").update(target="Odota 42 #A0")
    assert len(look(text, now)) > 10

    with CaptureQueriesContext(connection) as many:
        response = desk.get(list_page(LIST))

    assert len(response.context["cl"].result_list) > 10
    assert len(many) == len(few) <= 10


def test_nobody_adds_or_deletes_by_hand(desk: Client, finding: Finding) -> None:
    assert desk.get(f"{list_page(LIST)}add/").status_code == 403
    assert desk.get(f"{list_page(LIST)}{finding.pk}/delete/").status_code == 403


def test_who_may_only_look_has_no_actions(client: Client, finding: Finding) -> None:
    client.force_login(staff("view_finding"))

    page = client.get(list_page(LIST)).content.decode()

    assert "— → 42" in page
    assert "dismiss_selected" not in page


def test_staff_without_the_right_are_refused(client: Client, finding: Finding) -> None:
    client.force_login(staff())
    change = reverse("admin:troubleshooting_finding_change", args=[finding.pk])

    assert client.get(list_page(LIST)).status_code == 403
    assert client.get(change).status_code == 403


def staff(*rights: str) -> User:
    user = User.objects.create_user("staff", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=rights))
    return user


def test_open_hints_stand_beside_their_block(
    desk: Client, text: ArticleTranslation, finding: Finding
) -> None:
    page = desk.get(texts_page(text), headers=ENGLISH).content.decode()

    section = page.split(f'id="block-{finding.block_id}"')[1].split("</section>")[0]
    assert "<bdi>— → 42</bdi>" in section
    assert page.count('class="hint ') == 1
    assert f'name="_dismiss" value="{finding.pk}"' in section


def test_dismissed_hints_do_not(
    desk: Client, editor: User, text: ArticleTranslation, finding: Finding, now: datetime
) -> None:
    dismiss_findings([finding.pk], by=editor, now=now)

    assert b'class="hint ' not in desk.get(texts_page(text)).content


def test_one_click_dismisses_and_leads_back_to_the_block(
    desk: Client, editor: User, text: ArticleTranslation, finding: Finding
) -> None:
    sent = {**form_of(desk.get(texts_page(text))), "_dismiss": str(finding.pk)}

    response = desk.post(texts_page(text), sent, headers=ENGLISH)

    assert response.headers["Location"] == f"{texts_page(text)}#block-{finding.block_id}"
    assert not Finding.objects.open().exists()
    entry = LogEntry.objects.get()
    assert (entry.user, entry.object_id) == (editor, str(text.pk))
    assert entry.change_message == "Dismissed a hint: Numbers (— → 42)"


def test_what_was_written_meanwhile_is_kept_as_a_draft(
    desk: Client, article: Article, text: ArticleTranslation, finding: Finding
) -> None:
    block = step_text(article, 2)
    opened = form_of(desk.get(texts_page(text)))
    sent = {**opened, f"block-{block.pk}-text": "- Uusi.", "_dismiss": str(finding.pk)}

    desk.post(texts_page(text), sent)

    assert step_text(article, 2).draft_markdown == "- Uusi."
    assert not Finding.objects.open().exists()


def test_nothing_is_dismissed_where_a_text_is_refused(
    desk: Client, article: Article, text: ArticleTranslation, finding: Finding
) -> None:
    block = step_text(article, 2)
    opened = form_of(desk.get(texts_page(text)))
    sent = {**opened, f"block-{block.pk}-text": "", "_dismiss": str(finding.pk)}

    assert desk.post(texts_page(text), sent).status_code == 422
    assert Finding.objects.open().exists()


@pytest.mark.parametrize("key", ["0", "x", "9" * 5000])
def test_a_hint_that_went_meanwhile_is_no_error(
    desk: Client, text: ArticleTranslation, finding: Finding, key: str
) -> None:
    sent = {**form_of(desk.get(texts_page(text))), "_dismiss": key}

    assert desk.post(texts_page(text), sent).status_code == 302
    assert Finding.objects.open().exists()


def test_a_hint_of_another_text_is_left_alone(
    desk: Client, text: ArticleTranslation, finding: Finding
) -> None:
    english = Block.objects.filter(translation__locale="en-US").first()
    Finding.objects.update(block=english)
    sent = {**form_of(desk.get(texts_page(text))), "_dismiss": str(finding.pk)}

    desk.post(texts_page(text), sent)

    assert Finding.objects.open().exists()


def test_who_may_change_texts_but_not_hints_does_not_dismiss(
    client: Client, text: ArticleTranslation, finding: Finding
) -> None:
    client.force_login(staff("view_articletranslation", "change_articletranslation"))
    page = client.get(texts_page(text))

    assert b'name="_dismiss"' not in page.content
    sent = {**form_of(page), "_dismiss": str(finding.pk)}
    assert client.post(texts_page(text), sent).status_code == 403
    assert Finding.objects.open().exists()
