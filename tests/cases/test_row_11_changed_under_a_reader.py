"""Row 11: an editor changes the flow under a reader, who loses nothing and meets no step twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.utils import timezone

from tests.flow.stories import add_block, make_article
from troubleshooting.editing.steps import reorder_steps, restore_step, retire_step
from troubleshooting.models import Article, ArticleTranslation, Block, FlowSession, Step

HEADING = re.compile(r'<h1 id="heading"[^>]*>\s*(.*?)\s*</h1>', re.DOTALL)
NOTE = "changed while you were reading"
SAYS_ENGLISH = {"accept-language": "en"}


@pytest.fixture
def article(db: None) -> Article:
    return make_article("long", steps=4)


@pytest.fixture
def reader(client: Client, article: Article) -> Client:
    """On step 2 of 4, by the English interface."""
    client.post("/en/long/start/")
    client.post("/en/long/steps/s1/", {"result": "not_resolved"})
    return client


def step(key: str) -> Step:
    return Step.objects.get(key=key)


def add_step(article: Article, key: str, position: int) -> None:
    new = Step.objects.create(article=article, key=key, position=position)
    for text in ArticleTranslation.objects.filter(article=article):
        add_block(text, 50 + position, f"Do {key}", step=new)


def walk_on(reader: Client, path: str) -> Iterator[str]:
    """The addresses of the steps that follow an answer, each answered with no, to the end."""
    while True:
        response = reader.post(path, {"result": "not_resolved"}, follow=True)
        assert response.status_code == 200
        path = response.request["PATH_INFO"]
        yield path
        if "/steps/" not in path:
            return


def test_the_step_at_hand_is_removed_and_the_rest_reordered(
    reader: Client, article: Article
) -> None:
    retire_step(step("s2"), now=timezone.now())
    reorder_steps(article, ["s4", "s1", "s3"])

    answered = reader.post("/en/long/steps/s2/", {"result": "not_resolved"}, follow=True)
    assert answered.request["PATH_INFO"] == "/en/long/steps/s3/"
    assert NOTE in answered.content.decode()
    assert list(walk_on(reader, "/en/long/steps/s3/")) == ["/en/long/steps/s4/", "/en/long/end/"]


def test_an_answer_given_before_stays(reader: Client, article: Article) -> None:
    retire_step(step("s1"), now=timezone.now())
    led = list(walk_on(reader, "/en/long/steps/s2/"))

    assert led == ["/en/long/steps/s3/", "/en/long/steps/s4/", "/en/long/end/"]
    said = FlowSession.objects.get().results.values_list("step__key", "result")
    assert sorted(said) == [(f"s{n}", "not_resolved") for n in (1, 2, 3, 4)]


def test_the_session_keeps_its_order_and_its_version(reader: Client, article: Article) -> None:
    version = article.version
    reorder_steps(article, ["s4", "s3", "s2", "s1"])
    add_step(article, "s5", 5)

    led = list(walk_on(reader, "/en/long/steps/s2/"))
    assert led == ["/en/long/steps/s3/", "/en/long/steps/s4/", "/en/long/end/"]
    session = FlowSession.objects.get()
    article.refresh_from_db()
    assert session.article_version == version < article.version
    assert (session.outcome, session.step_keys) == ("unresolved", ["s1", "s2", "s3", "s4"])


def test_who_starts_now_gets_the_new_flow(reader: Client, article: Article) -> None:
    reorder_steps(article, ["s4", "s3", "s2", "s1"])
    other = Client()
    other.post("/en/long/start/")

    assert other.get("/en/long/steps/")["Location"] == "/en/long/steps/s4/"
    assert reader.get("/en/long/steps/")["Location"] == "/en/long/steps/s2/"


@pytest.mark.parametrize("key", ["s1", "s2", "s3", "s4", "gone", "s1-2"])
@pytest.mark.parametrize("page", ["{}", "{}/ticks", "{}/reason"])
def test_an_old_link_never_fails(reader: Client, article: Article, page: str, key: str) -> None:
    for one in ("s1", "s3"):
        retire_step(step(one), now=timezone.now())
    path = f"/en/long/steps/{page.format(key)}/"

    for response in (reader.get(path, follow=True), reader.post(path, {"tick": "0"}, follow=True)):
        assert response.status_code in (200, 405, 422), path


def test_all_steps_removed_lead_to_the_end(reader: Client, article: Article) -> None:
    for key in ("s1", "s2", "s3", "s4"):
        retire_step(step(key), now=timezone.now())
    answered = reader.post("/en/long/steps/s2/", {"result": "resolved"}, follow=True)

    assert answered.status_code == 200
    assert "/steps/" not in answered.request["PATH_INFO"]
    assert reader.get("/en/long/", follow=True).status_code == 200


def test_a_step_that_comes_back_is_asked_once(reader: Client, article: Article) -> None:
    retire_step(step("s2"), now=timezone.now())
    reader.post("/en/long/steps/s2/", {"result": "not_resolved"})
    restore_step(step("s2"))

    led = list(walk_on(reader, "/en/long/steps/s3/"))
    assert led == ["/en/long/steps/s4/", "/en/long/steps/s2/", "/en/long/end/"]


def test_a_reworded_step_is_the_same_step(reader: Client, article: Article) -> None:
    Block.objects.filter(step__key="s2", translation__locale="en-US").update(
        html="<p>New words</p>"
    )

    assert "New words" in reader.get("/en/long/steps/s2/").content.decode()
    reader.post("/en/long/steps/s2/", {"result": "resolved"})
    resolved_by = FlowSession.objects.get().resolved_by
    assert resolved_by is not None
    assert resolved_by.key == "s2"


def test_numbers_never_run_over(reader: Client, article: Article) -> None:
    """Step 4 of 4 stays that, also with one removed and one added."""
    retire_step(step("s1"), now=timezone.now())
    add_step(article, "s5", 5)
    for key in ("s2", "s3", "s4"):
        page = reader.get(f"/en/long/steps/{key}/", headers=SAYS_ENGLISH).content.decode()
        heading = HEADING.search(page)
        assert heading
        number, total = map(int, re.findall(r"\d+", heading[1]))
        assert 1 <= number <= total == 4


def test_the_article_is_withdrawn_and_published_again(reader: Client, article: Article) -> None:
    texts = ArticleTranslation.objects.filter(article=article)
    texts.update(status="draft")
    for path in ("/en/long/", "/en/long/steps/s2/", "/en/long/steps/", "/en/long/end/"):
        assert reader.get(path).status_code == 404
    assert reader.post("/en/long/steps/s2/", {"result": "resolved"}).status_code == 404
    texts.update(status="published")

    assert reader.get("/en/long/steps/")["Location"] == "/en/long/steps/s2/"
