"""Readers' doubts in the editors' workplace."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.admin.pages import list_page, texts_page
from tests.editing.stories import step_text
from troubleshooting.models import Article, ArticleTranslation, Doubt, DoubtKind

LIST = list_page("doubt")


@pytest.fixture
def doubt(text: ArticleTranslation, article: Article, now: datetime) -> Doubt:
    return Doubt.objects.create(
        translation=text,
        block=step_text(article, 1),
        kind=DoubtKind.SENTENCE,
        target="Odota viisi sekuntia.",
        source="Wait five seconds.",
        suggestion="Odota <5 s.",
        raised_at=now,
    )


def found(desk: Client, **filters: str) -> list[int]:
    return [one.pk for one in desk.get(LIST, filters).context["cl"].result_list]


def act(desk: Client, action: str, doubt: Doubt, **where: str) -> None:
    address = LIST + "?" + "&".join(f"{name}={value}" for name, value in where.items())
    response = desk.post(address, {"action": action, "_selected_action": [doubt.pk]}, follow=True)
    assert response.status_code == 200


def test_the_list_shows_pair_and_suggestion_in_their_languages(desk: Client, doubt: Doubt) -> None:
    page = desk.get(LIST).content.decode()

    assert '<bdi lang="fi-FI" dir="ltr">Odota viisi sekuntia.</bdi>' in page
    assert '<bdi lang="en-US" dir="ltr">Wait five seconds.</bdi>' in page
    assert "Odota &lt;5 s." in page


def test_a_doubt_about_a_screen_shows_the_step(desk: Client, doubt: Doubt) -> None:
    Doubt.objects.update(kind=DoubtKind.SCREEN, target="", source="", suggestion="")

    assert "Yhdistä kuulokkeet uudelleen." in desk.get(LIST).content.decode()


def test_it_leads_to_the_text(desk: Client, doubt: Doubt, text: ArticleTranslation) -> None:
    address = f"{texts_page(text)}#block-{doubt.block_id}"
    own = reverse("admin:troubleshooting_doubt_change", args=[doubt.pk])

    assert address in desk.get(LIST).content.decode()
    assert desk.get(own)["Location"] == address


def test_the_list_names_the_article_in_the_editors_language_and_the_day(
    desk: Client, doubt: Doubt
) -> None:
    Doubt.objects.update(raised_at=datetime(2026, 12, 2, 23, 30, tzinfo=UTC))

    page = desk.get(LIST, headers={"accept-language": "fi"}).content.decode()

    assert '<bdi lang="fi-FI" dir="ltr">Ääni ei kuulu</bdi></a>' in page
    assert '<td class="field-raised">3.12.2026</td>' in page


def test_a_block_that_is_gone_leads_to_the_whole_text(
    desk: Client, doubt: Doubt, text: ArticleTranslation
) -> None:
    Doubt.objects.update(block=None)

    assert f'href="{texts_page(text)}"' in desk.get(LIST).content.decode()


def test_settled_ones_are_out_of_sight_and_can_be_opened_again(
    desk: Client, doubt: Doubt, editor: User
) -> None:
    act(desk, "settle_selected", doubt)
    doubt.refresh_from_db()
    assert doubt.settled_by == editor
    assert (found(desk), found(desk, state="settled"), found(desk, state="all")) == (
        [],
        [doubt.pk],
        [doubt.pk],
    )

    act(desk, "reopen_selected", doubt, state="settled")
    assert found(desk) == [doubt.pk]


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ({"language": "fi-FI"}, 1),
        ({"language": "en-US"}, 0),
        ({"kind__exact": "sentence"}, 1),
        ({"kind__exact": "screen"}, 0),
        ({"q": "no-sound"}, 1),
    ],
)
def test_they_are_found(desk: Client, doubt: Doubt, filters: dict[str, str], count: int) -> None:
    assert len(found(desk, **filters)) == count


def test_more_rows_cost_no_more(desk: Client, doubt: Doubt, text: ArticleTranslation) -> None:
    with CaptureQueriesContext(connection) as few:
        desk.get(LIST)
    for block in text.blocks.all():
        Doubt.objects.create(
            translation=text, block=block, kind=DoubtKind.SCREEN, raised_at=doubt.raised_at
        )
    with CaptureQueriesContext(connection) as many:
        desk.get(LIST)

    assert len(few) == len(many)


def test_who_is_no_editor_sees_none(client: Client, doubt: Doubt) -> None:
    client.force_login(User.objects.create_user("clerk", is_staff=True))

    assert client.get(LIST).status_code == 403
