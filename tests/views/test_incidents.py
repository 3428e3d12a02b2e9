"""Known incidents on readers' pages, plain and by HTMX."""

from __future__ import annotations

import html
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from tests.flow.incidents import OWN_TITLE, TITLE, plan, post, topic_of
from tests.flow.stories import make_article
from tests.views.conftest import ARTICLE, END, HOME, READ, START, STEP, session
from tests.views.pages import Form, Page
from troubleshooting.flow.incidents.known import Words, end_incident
from troubleshooting.models import Article, FlowSession, Incident, Status

STOP, NEWS = "/fi/no-sound/incident/", "/fi/no-sound/incident/news/"
STEPS_2 = "/fi/no-sound/steps/s2/"
HTMX = {"HX-Request": "true"}


@pytest.fixture
def now() -> datetime:
    return timezone.now()


@pytest.fixture
def incident(article: Article, now: datetime) -> Incident:
    return post(now, article)


def page(client: Client, path: str, **headers: str) -> str:
    return html.unescape(client.get(path, headers=headers, follow=True).content.decode())


def stop_forms(client: Client, path: str) -> list[Form]:
    return [one for one in Page(client.get(path)).forms if one.attributes.get("action") == STOP]


@pytest.mark.usefixtures("incident")
@pytest.mark.parametrize("path", [HOME, "/fi/?q=sound", ARTICLE, STEP])
def test_readers_see_it_where_it_matters(reader: Client, path: str) -> None:
    shown = page(reader, path)

    assert f'lang="fi-FI" dir="ltr">{OWN_TITLE}' in shown
    assert "Known since" in shown or "incident__when" in shown


@pytest.mark.usefixtures("incident")
@pytest.mark.parametrize("path", ["/fi/?q=zebra", "/fi/other/"])
def test_not_where_it_does_not(reader: Client, path: str) -> None:
    make_article("other")

    assert OWN_TITLE not in page(reader, path)


@pytest.mark.usefixtures("incident")
def test_a_hit_it_touches_is_marked(client: Client) -> None:
    make_article("other")

    shown = page(client, "/fi/?q=sound")

    assert shown.count("article-card__title") == 2
    assert shown.count("badge badge--wait") == 1


@pytest.mark.usefixtures("incident")
def test_search_as_you_type_brings_it_too(client: Client) -> None:
    assert OWN_TITLE in page(client, "/fi/?q=sound", **HTMX)


@pytest.mark.usefixtures("incident")
def test_it_is_found_by_its_own_words_where_no_article_is(client: Client) -> None:
    shown = page(client, "/en/?q=netwrok")

    assert "Nothing found" in shown
    assert TITLE in shown


@pytest.mark.usefixtures("incident")
def test_a_topic_s_page_tells_what_touches_its_articles(
    client: Client, article: Article, now: datetime
) -> None:
    other = make_article("other")
    topic_of(article, other)

    shown = page(client, "/fi/browse/topics/network/")

    assert OWN_TITLE in shown
    assert shown.count("article-card__title") == 2
    assert shown.count("badge badge--wait") == 1


def test_a_topic_s_page_tells_what_touches_the_topic(
    client: Client, article: Article, now: datetime
) -> None:
    post(now, topics=(topic_of(article),))

    shown = page(client, "/fi/browse/topics/network/")

    assert OWN_TITLE in shown
    assert shown.count("badge badge--wait") == 1


@pytest.mark.usefixtures("incident")
def test_the_list_of_all_articles_marks_those_it_touches(client: Client) -> None:
    make_article("other")

    shown = page(client, "/fi/browse/articles/")

    assert shown.count("article-card__title") == 2
    assert shown.count("badge badge--wait") == 1
    assert OWN_TITLE not in shown


def test_words_in_another_language_say_so(article: Article, client: Client, now: datetime) -> None:
    post(now, article, words=(Words("ar-SA", "الشبكة معطلة", "نعمل على ذلك."),))

    shown = page(client, ARTICLE)

    assert 'lang="ar-SA" dir="rtl">الشبكة معطلة' in shown
    assert 'lang="ar-SA" dir="rtl"><p>نعمل على ذلك.' in shown


def test_what_staff_write_is_text(article: Article, client: Client, now: datetime) -> None:
    post(now, article, words=(Words("fi-FI", "<b>x</b>", "<script>y</script>"),))

    response = client.get(ARTICLE).content.decode()

    assert "&lt;b&gt;x&lt;/b&gt;" in response
    assert "<script>y" not in response


@pytest.mark.parametrize("path", [HOME, ARTICLE])
def test_what_is_planned_is_shown_without_the_button(
    article: Article, client: Client, now: datetime, path: str
) -> None:
    plan(now, article)

    assert OWN_TITLE in page(client, path)
    assert stop_forms(client, path) == []


def test_what_is_planned_does_not_disturb_a_session(reader: Client, now: datetime) -> None:
    plan(now, Article.objects.get())

    assert OWN_TITLE not in page(reader, STEP)


@pytest.mark.usefixtures("incident")
def test_the_start_is_still_the_first_form_of_an_article(client: Client) -> None:
    forms = Page(client.get(ARTICLE)).post_forms

    assert forms[0].attributes["action"] == START
    assert forms[-1].attributes["action"] == STOP
    assert 'form="incident-stop"' in page(client, ARTICLE)


@pytest.mark.usefixtures("incident")
def test_going_on_regardless_is_the_normal_start(client: Client) -> None:
    shown = Page(client.get(ARTICLE))

    assert shown.post_forms[0].attributes["id"] == "start-flow"
    assert 'type="submit" form="start-flow"' in shown.html


@pytest.mark.usefixtures("incident")
def test_stopping_under_way_ends_the_session_and_says_what_goes_on(reader: Client) -> None:
    reader.post(STEP, {"result": "not_resolved"})

    response = reader.post(STOP, follow=True)

    assert response.redirect_chain == [(END, 302)]
    assert session().outcome == "incident"
    assert OWN_TITLE in response.content.decode()
    assert not any(form.results for form in Page(response).forms)
    assert STEPS_2 in Page(response).links_in_main


@pytest.mark.usefixtures("incident")
def test_stopping_before_the_start_needs_no_cookie(client: Client) -> None:
    response = client.post(STOP, follow=True)

    assert response.redirect_chain == [(END, 302)]
    assert session().outcome == "incident"


@pytest.mark.usefixtures("incident")
def test_stopping_by_htmx_swaps_the_end_in(reader: Client) -> None:
    response = reader.post(STOP, headers=HTMX, follow=True)

    assert not Page(response).is_whole
    assert response["HX-Push-Url"] == END


@pytest.mark.usefixtures("incident")
def test_going_on_after_all_takes_the_session_up_again(reader: Client) -> None:
    reader.post(STOP)

    reader.post(STEP, {"result": "not_resolved"})

    assert session().outcome == ""
    assert stop_forms(reader, STEPS_2)


@pytest.mark.usefixtures("incident")
def test_who_goes_on_after_all_asks_for_news_and_can_stop_again(reader: Client) -> None:
    reader.post(STOP)

    assert polled(reader, STEP)
    assert stop_forms(reader, STEP)
    assert not stop_forms(reader, END)


@pytest.mark.usefixtures("incident")
def test_who_solved_it_is_not_told_any_more(reader: Client) -> None:
    reader.post(STEP, {"result": "resolved"})

    assert OWN_TITLE not in page(reader, END)
    assert OWN_TITLE not in page(reader, STEP)


@pytest.mark.usefixtures("incident")
def test_when_nothing_helped_it_is_offered_at_the_end(reader: Client) -> None:
    for key in ("s1", "s2", "s3"):
        reader.post(f"/fi/no-sound/steps/{key}/", {"result": "not_resolved"})

    assert stop_forms(reader, END)


def test_an_article_without_steps_can_be_stopped_too(
    client: Client, db: None, now: datetime
) -> None:
    article = make_article("about-sound", steps=0)
    client.post("/fi/about-sound/start/")
    post(now, article)

    assert OWN_TITLE in page(client, READ)
    client.post("/fi/about-sound/incident/")
    assert session().outcome == "incident"
    assert READ in Page(client.get("/fi/about-sound/end/")).links_in_main


def test_one_that_is_over_meanwhile_stops_nobody(
    reader: Client, incident: Incident, now: datetime
) -> None:
    end_incident(incident, now=now)

    response = reader.post(STOP, follow=True)

    assert response.redirect_chain == [(f"{ARTICLE}?over=1", 302)]
    assert 'class="notice notice--good" role="status"' in response.content.decode()
    assert session().outcome == ""


def test_the_end_page_says_that_it_is_over(
    reader: Client, incident: Incident, now: datetime
) -> None:
    reader.post(STOP)
    end_incident(incident, now=now)

    shown = page(reader, END)

    assert OWN_TITLE not in shown
    assert "is over" in page(reader, END.replace("/fi/", "/en/"))


def test_a_session_under_way_learns_of_it_with_the_next_answer(
    reader: Client, article: Article, now: datetime
) -> None:
    post(now, article)

    response = reader.post(STEP, {"result": "not_resolved"}, headers=HTMX, follow=True)

    assert OWN_TITLE in response.content.decode()


@pytest.mark.parametrize(("method", "status"), [("get", 302), ("put", 405)])
def test_stopping_is_a_post(reader: Client, method: str, status: int) -> None:
    assert getattr(reader, method)(STOP).status_code == status
    assert session().outcome == ""


@pytest.mark.usefixtures("incident")
def test_stopping_needs_a_token() -> None:
    strict = Client(enforce_csrf_checks=True)

    assert strict.post(STOP).status_code == 403
    assert not FlowSession.objects.exists()


@pytest.mark.usefixtures("incident")
def test_a_withdrawn_article_has_neither_news_nor_an_end(reader: Client, article: Article) -> None:
    article.translations.update(status=Status.DRAFT)

    assert reader.get(NEWS, headers=HTMX).status_code == 404
    assert reader.post(STOP).status_code == 404
    assert session().outcome == ""


def test_titles_of_hidden_articles_are_nowhere(client: Client, db: None, now: datetime) -> None:
    hidden = make_article("secret")
    hidden.translations.update(status=Status.DRAFT)
    post(now, make_article(), hidden, touches_everything=True)

    for path in (HOME, ARTICLE, "/fi/?q=secret", "/fi/?q=sound"):
        assert "secret fi-FI" not in page(client, path)
        assert "secret en-US" not in page(client, path)


def polled(client: Client, path: str) -> str:
    """The address a page asks for news at."""
    shown = page(client, path)
    start = shown.index(f'hx-get="{NEWS}') + len('hx-get="')
    return shown[start : shown.index('"', start)]


def test_no_news_is_204(reader: Client) -> None:
    response = reader.get(polled(reader, STEP), headers=HTMX)

    assert (response.status_code, response.content) == (204, b"")
    assert "no-store" in response["Cache-Control"]


def test_news_replaces_the_notice_and_is_announced(
    reader: Client, article: Article, now: datetime
) -> None:
    address = polled(reader, STEP)
    post(now, article)

    response = reader.get(address, headers=HTMX)
    shown = response.content.decode()

    assert not Page(response).is_whole
    assert 'hx-swap-oob="innerHTML:#status"' in shown
    assert shown.count(OWN_TITLE) >= 2
    assert "HX-Push-Url" not in response
    assert 'name="csrfmiddlewaretoken"' in shown
    assert reader.get(polled_in(shown), headers=HTMX).status_code == 204


def polled_in(shown: str) -> str:
    start = shown.index(f'hx-get="{NEWS}') + len('hx-get="')
    return shown[start : shown.index('"', start)]


def test_the_end_of_it_is_news(reader: Client, incident: Incident, now: datetime) -> None:
    address = polled(reader, STEP)
    end_incident(incident, now=now)

    shown = reader.get(address, headers=HTMX).content.decode()

    assert OWN_TITLE not in shown
    assert "#status" in shown


def test_news_are_for_htmx(reader: Client) -> None:
    assert reader.get(NEWS)["Location"] == ARTICLE


def test_asking_for_news_costs_little(
    reader: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    reader.get(NEWS, headers=HTMX)

    # The languages there are, the article, what goes on.
    with django_assert_num_queries(3):
        reader.get(NEWS, headers=HTMX)


def test_it_is_shown_as_long_as_it_goes_on(client: Client, article: Article, now: datetime) -> None:
    post(now, article, expected_end=now - timedelta(minutes=1))

    assert OWN_TITLE not in page(client, ARTICLE)


def test_english_readers_see_the_english_text(client: Client, incident: Incident) -> None:
    assert TITLE in page(client, "/en/no-sound/")
    assert OWN_TITLE not in page(client, "/en/no-sound/")


@pytest.mark.parametrize("path", [HOME, "/fi/?q=sound", ARTICLE, STEP])
def test_more_of_them_cost_a_page_no_more(
    reader: Client, article: Article, now: datetime, path: str, settings: Settings
) -> None:
    settings.PAGE_CACHE_MIB = 0

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            reader.get(path)
        return len(queries)

    post(now, article)
    cost()
    one = cost()
    for number in range(5):
        post(now, article, topics=(topic_of(article, key=f"topic-{number}"),))

    cost()
    assert cost() == one
