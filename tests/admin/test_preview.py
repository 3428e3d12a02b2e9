"""Looking at drafts before they are published."""

from __future__ import annotations

from datetime import datetime

from django.test import Client

from tests.admin.pages import texts_page
from tests.editing.stories import correct, keys, step_text
from tests.flow.asking import ask
from troubleshooting.editing.publishing import unpublish_translation
from troubleshooting.models import ArticleTranslation, Block, Status

ENGLISH = {"accept-language": "en"}


def test_it_says_that_it_is_a_preview_and_what_differs(
    desk: Client, text: ArticleTranslation, now: datetime
) -> None:
    correct(step_text(text.article, 1), "- Uusi **askel**.", now)

    page = desk.get(texts_page(text, "preview"), headers=ENGLISH).content.decode()

    assert "Preview: not published" in page
    assert "1 text differs from what readers see." in page
    assert "<p>Uusi <strong>askel</strong>.</p>" in page
    assert f'action="{texts_page(text, "publish")}"' in page


def test_it_shows_the_whole_article(desk: Client, text: ArticleTranslation) -> None:
    page = desk.get(texts_page(text, "preview")).content.decode()

    for block in text.blocks.exclude(rule__in=["title", "lead-in"]):
        assert block.html in page


def test_questions_stand_in_their_place_with_where_each_answer_leads(
    desk: Client, text: ArticleTranslation
) -> None:
    first, second, third, _last = keys(text.article)
    ask(text.article, "q1", second, a=third, b="next")
    ask(text.article, "q2", status=Status.DRAFT, a="solved", b="helpdesk")

    page = desk.get(texts_page(text, "preview"), headers=ENGLISH).content.decode()

    names = [f"step-{first}", "question-q1", f"step-{second}", "question-q2"]
    places = [page.index(f'id="{name}"') for name in names]
    assert places == sorted(places)
    one, two = (
        page.split(f'id="question-{key}"')[1].split("</section>")[0] for key in ("q1", "q2")
    )
    assert "Which q1 fi-FI?" in one
    assert f'href="#step-{third}">go to step 3</a>' in one
    assert "go on below" in one
    assert "Draft" not in one
    assert "Draft: nobody is asked it yet" in two
    assert "turn to the helpdesk" in two


def test_it_has_nothing_to_publish_where_nothing_waits(
    desk: Client, text: ArticleTranslation
) -> None:
    page = desk.get(texts_page(text, "preview"), headers=ENGLISH).content.decode()

    assert "There are no drafts" in page
    assert "<form" not in page.partition("<main")[2]


def test_a_text_that_is_not_published_can_be(desk: Client, text: ArticleTranslation) -> None:
    unpublish_translation(text)

    page = desk.get(texts_page(text, "preview"), headers=ENGLISH).content.decode()

    assert "Readers do not see this article in this language yet." in page
    assert texts_page(text, "publish") in page


def test_looking_changes_nothing(desk: Client, text: ArticleTranslation, now: datetime) -> None:
    correct(step_text(text.article, 1), "- Uusi.", now)
    before = list(Block.objects.order_by("pk").values())

    desk.get(texts_page(text, "preview"))

    assert list(Block.objects.order_by("pk").values()) == before


def test_publishing_is_no_link(desk: Client, text: ArticleTranslation) -> None:
    assert desk.get(texts_page(text, "publish")).status_code == 405
    assert desk.post(texts_page(text, "preview")).status_code == 405


def test_a_text_that_is_not_there_is_not_found(desk: Client, text: ArticleTranslation) -> None:
    text.pk = 10**6

    assert desk.get(texts_page(text, "preview")).status_code == 404
    assert desk.post(texts_page(text, "publish")).status_code == 404
    assert desk.get(texts_page(text)).status_code == 404
