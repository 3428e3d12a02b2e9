"""From sessions in the database to a recommendation."""

from __future__ import annotations

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from analytics.ordering import Recommendation, Verdict, recommend_order, recommend_orders
from tests.analytics.ordering.stories import NOW, make_article, session, tell
from troubleshooting.models import Article, Audience, Step

pytestmark = pytest.mark.django_db

# The last of three short steps resolves most, after eleven minutes of others.
LAST_RESOLVES = (
    *[session("1-480 2-180 3+120")] * 30,
    *[session("1-480 2+180")] * 6,
    *[session("1+480")] * 4,
    *[session("1-480 2-180 3-120", outcome="escalated")] * 10,
)


def recommended(article: Article) -> Recommendation:
    found = recommend_order(article, now=NOW)
    assert found
    return found


def test_the_step_that_resolves_most_in_least_time_is_asked_first() -> None:
    article = make_article()
    tell(*LAST_RESOLVES)
    found = recommended(article)

    assert found.verdict is Verdict.CHANGE
    assert found.recommended_change
    assert found.current == (1, 2, 3)
    assert found.recommended == found.other == (3, 2, 1)
    assert found.probability_better > 0.95
    assert found.minutes_recommended < found.minutes_now - 3
    assert found.words.startswith("The new order is better")


def test_it_says_what_is_known_of_each_step() -> None:
    article = make_article()
    tell(*LAST_RESOLVES)
    found = recommended(article)
    first, _second, third = found.steps

    assert [one.key for one in found.steps] == ["s1", "s2", "s3"]
    assert found.sessions == 50
    assert first.minutes
    assert third.share
    assert first.minutes.mean == pytest.approx(8, rel=0.2)
    assert third.share.low < 0.6 < third.share.high
    assert found.unresolved.mean == pytest.approx(0.2, abs=0.05)


def test_the_first_reason_is_the_step_that_saves_most() -> None:
    article = make_article()
    tell(*LAST_RESOLVES)
    first, *_others = recommended(article).reasons

    assert first.position == 3
    assert first.minutes_before == pytest.approx(11, rel=0.15)


def test_the_same_sessions_give_the_same_recommendation() -> None:
    article = make_article()
    tell(*LAST_RESOLVES)

    assert recommended(article) == recommended(article)


def test_one_article_is_recommended_the_same_as_among_all() -> None:
    make_article("other")
    article = make_article()
    tell(*LAST_RESOLVES)
    among_all = {one.article: one for one in recommend_orders(now=NOW)}

    assert sorted(among_all) == ["no-sound", "other"]
    assert among_all["no-sound"] == recommended(article)


def test_a_retired_step_changes_nothing() -> None:
    article = make_article()
    tell(*LAST_RESOLVES)
    before = recommended(article)
    retired = Step.objects.create(article=article, key="s4", position=4, retired_at=timezone.now())
    tell(session("4+", days_ago=1), session("4-30", outcome="escalated", days_ago=1))

    assert retired.facts.count() == 2
    assert recommended(article) == before


def test_without_sessions_the_order_stays() -> None:
    found = recommended(make_article())

    assert found.verdict is Verdict.NO_SESSIONS
    assert found.recommended == found.current
    assert found.minutes_recommended == found.minutes_now


def test_an_article_without_steps_has_no_order() -> None:
    assert recommend_order(make_article(steps=0), now=NOW) is None


@pytest.mark.parametrize("steps", [1, 2])
def test_few_steps_are_no_trouble(steps: int) -> None:
    article = make_article(steps=steps)
    tell(*[session("1+")] * 5, *[session("1-", outcome="abandoned")] * 5)

    assert recommended(article).recommended == tuple(range(1, steps + 1))


def test_an_article_that_is_the_helpdesk_s_alone_stays() -> None:
    article = make_article()
    tell(*LAST_RESOLVES)
    article.steps.update(audience=Audience.HELPDESK)
    found = recommended(article)

    assert found.recommended == (1, 2, 3)
    assert [one.share for one in found.steps] == [None] * 3


def test_positions_count_the_helpdesk_s_steps_which_stay() -> None:
    article = make_article(steps=4)
    article.steps.filter(key="s2").update(audience=Audience.HELPDESK)
    tell(
        *[session("1-480 3-240 4+60")] * 40,
        *[session("1-480 3+240")] * 5,
        *[session("1-480 3-240 4-60")] * 5,
    )

    assert recommended(article).recommended == (4, 2, 3, 1)


def test_a_pinned_check_stays_first() -> None:
    article = make_article()
    article.steps.filter(key="s1").update(is_pinned=True)
    tell(*LAST_RESOLVES)

    assert recommended(article).recommended == (1, 3, 2)


def test_a_prerequisite_stays_before() -> None:
    article = make_article()
    article.steps.get(key="s3").prerequisites.add(article.steps.get(key="s1"))
    tell(*LAST_RESOLVES)

    assert recommended(article).recommended in ((1, 3, 2), (2, 1, 3))


def test_what_a_hand_over_costs_can_be_set(settings: Settings) -> None:
    article = make_article()
    tell(*LAST_RESOLVES)
    before = recommended(article)
    settings.ESCALATION_MINUTES = 60
    after = recommended(article)

    assert after.minutes_now == pytest.approx(before.minutes_now + 30 * before.unresolved.mean)
    assert after.recommended == before.recommended


def test_what_it_has_to_save_can_be_set(settings: Settings) -> None:
    article = make_article()
    tell(*LAST_RESOLVES)
    settings.ORDER_LEAST_SECONDS = 3600

    assert recommended(article).verdict is Verdict.TOO_LITTLE


def test_old_sessions_are_outlived(settings: Settings) -> None:
    """Two years ago the first step resolved nearly all; of late the third does."""
    article = make_article()
    tell(*[session("1+120", days_ago=720)] * 200, *[session("1-120 2-120 3+120")] * 40)
    settings.ORDER_HALF_LIFE_DAYS = 60
    young = recommended(article).recommended
    settings.ORDER_HALF_LIFE_DAYS = 36_500
    old = recommended(article).recommended

    assert young[0] == 3
    assert old[0] == 1


def test_a_language_that_differs_is_named_with_its_step() -> None:
    article = make_article()
    tell(
        *[session("1+60")] * 60,
        *[session("1-60 2-60 3+60", locale="ja-JP")] * 30,
        *[session("1-60 2-60 3-60")] * 10,
    )
    (one,) = recommended(article).differences

    assert one.locale == "ja-JP"
    assert one.step in (0, 2)


def test_any_number_of_articles_takes_five_queries(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(3):
        make_article(f"article-{number}")
        tell(session("1- 2+", article=f"article-{number}"))
    with django_assert_num_queries(5):
        assert len(list(recommend_orders(now=NOW))) == 3
