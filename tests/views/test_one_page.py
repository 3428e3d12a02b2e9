"""An article as one page: every step as a whole, and the label that leads back to it."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.flow.asking import ask
from tests.flow.stories import add_translation, give_instructions, make_article
from tests.views.conftest import ARTICLE, STEP
from troubleshooting.models import Article, FlowSession, Status, Step
from troubleshooting.text.qr import qr_code

ALL = "/fi/no-sound/all/"


@pytest.fixture
def page(client: Client, article: Article) -> str:
    return client.get(ALL).content.decode()


def test_it_has_introduction_steps_and_further_reading_in_order(page: str) -> None:
    places = [
        page.index(words)
        for words in ("About fi-FI", "Do s1 fi-FI", "Do s2 fi-FI", "Do s3 fi-FI", "Read more fi-FI")
    ]

    assert places == sorted(places)


def test_reading_it_starts_nothing(client: Client, page: str) -> None:
    main = page[page.index("<main") : page.index("</main>")]

    assert "<form" not in main
    assert not FlowSession.objects.exists()


def test_instructions_are_a_list_and_no_boxes_to_click(client: Client, article: Article) -> None:
    give_instructions(article, "s1", 2)
    page = client.get(ALL).content.decode()

    assert "sheet__procedure" in page
    assert re.search(r"<li>Do s1 fi-FI 1</li>\s*<li>Do s1 fi-FI 2</li>", page)
    assert 'type="checkbox"' not in page


def test_it_has_the_code_of_the_address_that_outlasts_a_rename(article: Article, page: str) -> None:
    label = f"http://testserver/a/{article.pk}/"

    assert f'href="{label}"' in page
    assert qr_code(label).path in page
    assert article.code in page


def test_an_untranslated_step_says_so_and_is_in_its_own_language(
    client: Client, article: Article
) -> None:
    article.translations.filter(locale="fi-FI").delete()
    add_translation(article, "fi-FI", without=("s2",))
    step = client.get(ALL).content.decode().split('id="step-s2"')[1].split("</section>")[0]

    assert re.search(r'lang="en-US" dir="ltr"><p>Do s2 en-US', step)
    assert 'class="notice"' in step


def test_the_helpdesk_s_steps_are_not_on_it(client: Client, article: Article) -> None:
    Step.objects.filter(article=article, key="s2").update(audience="helpdesk")
    page = client.get(ALL).content.decode()

    assert "Do s2" not in page
    assert page.count('class="sheet__step') == 2


def test_the_original_can_be_shown_beside_it(client: Client, page: str) -> None:
    assert page.count('<details class="original">') == 3
    columns = client.get(ALL + "?view=columns").content.decode()
    assert columns.count('<details class="original" open>') == 3
    assert columns.count('id="original"') == 1


def test_search_engines_are_led_to_the_article(page: str) -> None:
    assert f'<link rel="canonical" href="http://testserver{ARTICLE}">' in page


def test_the_article_and_its_steps_lead_to_it(reader: Client) -> None:
    assert ALL in reader.get(ARTICLE).content.decode()
    assert ALL in reader.get(STEP).content.decode()


def test_questions_stand_in_their_place_with_where_each_answer_leads(
    client: Client, article: Article
) -> None:
    make_article("printer")
    ask(article, "q1", "s2", jump="s3", on="next", other="/printer", ok="solved", desk="helpdesk")

    page = client.get(ALL).content.decode()

    places = [page.index(f'id="{name}"') for name in ("step-s1", "question-q1", "step-s2")]
    assert places == sorted(places)
    question = page.split('id="question-q1"')[1].split("</section>")[0]
    assert "Which q1 fi-FI?" in question
    assert "Look at q1" in question
    ways = [" ".join(re.sub(r"<[^>]+>", "", way).split()) for way in question.split("<li>")[1:]]
    starts = ("jump fi-FI", "on fi-FI", "other fi-FI", "ok fi-FI", "desk fi-FI")
    assert [way.startswith(start) for way, start in zip(ways, starts, strict=True)] == [True] * 5
    assert 'href="#step-s3"' in question
    assert 'href="/fi/printer/"' in question


def test_drafts_of_questions_are_not_on_it(client: Client, article: Article) -> None:
    ask(article, "q1", "s2", status=Status.DRAFT, a="s3", b="next")

    assert "question-q1" not in client.get(ALL).content.decode()


def test_more_steps_cost_no_more(
    client: Client, article: Article, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.get(ALL)
    with django_assert_num_queries(7):
        client.get(ALL)

    make_article("long", steps=15)
    with django_assert_num_queries(7):
        client.get("/fi/long/all/")
