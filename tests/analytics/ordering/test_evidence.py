"""What is read of sessions: what they say of the steps that readers are asked now, and no more."""

from __future__ import annotations

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from analytics.models import SessionFact
from analytics.ordering import evidence as evidence_module
from analytics.ordering.evidence import Aging, read_evidence
from analytics.ordering.observations import Evidence
from analytics.ordering.outline import read_outlines
from tests.analytics.ordering.stories import NOW, make_article, session, tell
from troubleshooting.models import Article, Audience

pytestmark = pytest.mark.django_db

AGING = Aging(NOW.date(), half_life_days=180)


def read(article: Article, aging: Aging = AGING) -> Evidence:
    outlines = read_outlines(article.pk)
    return next(read_evidence(outlines, aging, article=article.pk))[1]


def in_vain(evidence: Evidence) -> dict[str, float]:
    """The weight of each set of steps that was tried in vain, as `110`."""
    causes = evidence.causes
    rows = ("".join("01"[int(one)] for one in row) for row in causes.tried)
    return dict(zip(rows, causes.weights.tolist(), strict=True))


def seconds(evidence: Evidence) -> list[list[float]]:
    return [one.seconds.tolist() for one in evidence.times]


def test_a_resolved_session_names_its_step() -> None:
    article = make_article()
    tell(session("1- 2+"))
    found = read(article)

    assert found.causes.resolved.tolist() == [0, 1, 0]
    assert in_vain(found) == {}


@pytest.mark.parametrize(
    "outcome", ["unresolved", "escalated", "abandoned", "switched", "incident"]
)
def test_a_session_without_a_cure_says_what_it_tried(outcome: str) -> None:
    article = make_article()
    tell(session("3- 1-", outcome=outcome))

    assert in_vain(read(article)) == {"101": 1}


@pytest.mark.parametrize("result", ["s", "x"])
def test_a_step_that_was_not_tried_may_be_the_cause(result: str) -> None:
    article = make_article()
    tell(session(f"1- 2{result} 3-"))
    found = read(article)

    assert in_vain(found) == {"101": 1}
    assert seconds(found)[1] == []


def test_a_session_resolved_by_reading_alone_says_nothing() -> None:
    article = make_article()
    tell(session("1-", outcome="resolved"))

    assert read(article).causes.weight == 0


def test_a_session_in_which_nothing_was_tried_says_nothing() -> None:
    article = make_article()
    tell(session("1s", outcome="abandoned"), session("", outcome="abandoned"))

    assert read(article).causes.sessions == 0


def test_what_a_retired_step_did_is_passed_over() -> None:
    article = make_article()
    tell(session("1- 2+"), session("1- 2-", outcome="escalated"), session("2- 3+"))
    article.steps.filter(key="s2").update(retired_at=timezone.now())
    found = read(article)

    assert found.causes.resolved.tolist() == [0, 1]
    assert in_vain(found) == {"10": 1}


def test_what_the_helpdesk_solved_none_of_the_readers_steps_would_have() -> None:
    article = make_article()
    tell(session("1- 3+"))
    article.steps.filter(key="s3").update(audience=Audience.HELPDESK)

    assert in_vain(read(article)) == {"11": 1}


def test_what_agents_walk_themselves_is_not_read() -> None:
    article = make_article()
    tell(session("1- 2+"))
    SessionFact.objects.update(is_agents=True)

    assert read(article).causes.sessions == 0


def test_times_of_no_time_or_of_a_night_are_left_out() -> None:
    article = make_article()
    tell(session("1-90 2-0 3-40000"))

    assert seconds(read(article)) == [[90], [], []]


def test_older_sessions_weigh_less() -> None:
    article = make_article()
    tell(session("1-"), session("2-", days_ago=180), session("3-", days_ago=360))

    assert in_vain(read(article)) == pytest.approx({"100": 1, "010": 0.5, "001": 0.25})


def test_age_counts_from_the_newest_session() -> None:
    article = make_article()
    tell(session("1-", days_ago=1000), session("2-", days_ago=1180))

    assert in_vain(read(article)) == pytest.approx({"100": 1, "010": 0.5})


def test_a_session_from_the_future_makes_no_other_older() -> None:
    article = make_article()
    tell(session("1-", days_ago=-90), session("2-"))

    assert in_vain(read(article)) == pytest.approx({"100": 1, "010": 1})


def test_only_the_newest_sessions_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evidence_module, "MOST_SESSIONS", 2)
    article = make_article()
    tell(session("1-", days_ago=3), session("2-", days_ago=2), session("3-", days_ago=1))

    assert set(in_vain(read(article))) == {"010", "001"}


def test_languages_are_kept_apart() -> None:
    article = make_article()
    tell(session("1+"), session("1+", locale="ja-JP"))

    assert sorted(read(article).locales) == ["fi-FI", "ja-JP"]


def test_all_articles_are_read_as_each_is(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    articles = [make_article(f"article-{number}") for number in range(4)]
    for number, one in enumerate(articles[:3]):
        tell(*[session("1- 2+", article=one.slug)] * (number + 1))
    outlines = read_outlines()
    with django_assert_num_queries(1):
        found = {outline.slug: evidence for outline, evidence in read_evidence(outlines, AGING)}

    assert [found[one.slug].causes.sessions for one in articles] == [1, 2, 3, 0]


def test_the_order_of_the_day_does_not_matter() -> None:
    """The same steps tried in another order, or after going back, say the same."""
    article = make_article()
    tell(session("1- 2- 3-"))
    article.steps.filter(key="s1").update(position=9)
    tell(session("3- 2- 1-", days_ago=0.01))

    assert in_vain(read(article)) == {"111": 2}


def test_an_article_whose_steps_are_all_retired_is_passed_over() -> None:
    gone, article = make_article("gone"), make_article()
    tell(session("1+", article="gone"), session("1+"))
    gone.steps.update(retired_at=timezone.now())
    found = list(read_evidence(read_outlines(), AGING))

    assert [outline.article for outline, _evidence in found] == [article.pk]


def test_half_lives_can_be_set() -> None:
    article = make_article()
    tell(session("1-"), session("2-", days_ago=10))

    assert in_vain(read(article, Aging(NOW.date(), 10)))["010"] == pytest.approx(0.5)
