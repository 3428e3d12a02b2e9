"""Sessions that were left count as they will when they are closed, whether that has happened or not."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from analytics.reports.idle import Idle, IdleSessions, read_idle
from analytics.reports.outcomes import read_outcomes
from analytics.reports.scope import Scope
from analytics.rollups.days import day_of
from tests.analytics.reports.reading import DAY, ended, outcomes, report, scope_at
from tests.analytics.stories import NOT_RESOLVED, RESOLVED, SKIPPED, make_article, walk
from tests.flow.asking import ask
from troubleshooting.flow import answer_step, close_abandoned, start_session
from troubleshooting.flow.branching.answering import answer_question
from troubleshooting.models import Article, FlowSession

BY = ("article_id", "locale", "entry", "start")


@pytest.mark.parametrize("locale", ["", "fi-FI", "en-US"])
def test_reports_say_the_same_before_they_are_closed_as_after(
    article: Article, at: datetime, locale: str
) -> None:
    walk(article, NOT_RESOLVED, SKIPPED, at=at, browser="left-at-the-third-one")
    walk(article, at=at, browser="left-at-the-first-one", locale="en-US")
    walk(article, RESOLVED, at=at, browser="this-one-was-solved")
    now = at + 2 * DAY
    scope = replace(scope_at(now, days=5), locale=locale)

    before = (read_outcomes(scope, read_idle(scope), BY), report(article, scope))

    with transaction.atomic():
        close_abandoned(now=now, after=DAY)
        assert not FlowSession.objects.open().exists()
        assert (read_outcomes(scope, read_idle(scope), BY), report(article, scope)) == before
        transaction.set_rollback(True)


def test_so_do_they_where_an_answer_led_past_a_step_that_had_solved_it(
    at: datetime, db: None
) -> None:
    article = make_article("printer")
    ask(article, "q1", "s2", cable="next", radio="s4", works="solved")
    session = start_session(article, "fi-FI", browser_key="led-past-a-step-now", now=at)
    answer_step(session, "s1", NOT_RESOLVED, now=at)
    answer_question(session, "q1", "cable", now=at)
    answer_step(session, "s2", RESOLVED, now=at)
    answer_question(session, "q1", "radio", now=at)
    scope = scope_at(at + 2 * DAY, days=5)

    before = report(article, scope)
    close_abandoned(now=at + 2 * DAY, after=DAY)

    assert [(row.key, row.shown) for row in before.steps if row.shown] == [("s1", 1), ("s4", 1)]
    assert report(article, scope) == before


def test_an_agents_own_walk_is_not_counted(article: Article, at: datetime) -> None:
    session = walk(article, NOT_RESOLVED, at=at - 2 * DAY)
    FlowSession.objects.filter(pk=session.pk).update(is_agents=True)

    assert outcomes(scope_at(at)).sessions == 0
    assert report(article, scope_at(at)).steps[0].shown == 0


def test_they_are_read_for_a_wider_scope_and_counted_for_a_narrower(
    article: Article, at: datetime
) -> None:
    walk(article, at=at - 2 * DAY, browser="left-two-days-ago-now")
    walk(article, at=at - 9 * DAY, browser="left-nine-days-ago-now", locale="en-US")
    walk(make_article("vpn"), at=at - 2 * DAY, browser="left-another-article")
    wide = scope_at(at)
    idle = read_idle(wide)

    assert ended(outcomes(wide))["abandoned"] == 3
    assert idle.within(replace(scope_at(at, days=5))) == {(): 2}
    assert idle.within(replace(wide, locale="en-US")) == {(): 1}
    assert idle.within(wide.of_articles(article.pk), ("locale",)) == {
        ("fi-FI",): 1,
        ("en-US",): 1,
    }
    day = day_of(at - 9 * DAY)
    assert idle.within(replace(wide, until=day + DAY), ("start",)) == {(day,): 1}


KINDS = st.builds(
    Idle,
    st.integers(1, 3),
    st.sampled_from(["fi-FI", "en-US"]),
    st.sampled_from(["portal", "ticket"]),
    st.dates(),
)


@given(st.dictionaries(KINDS, st.integers(1, 9)), st.sets(st.sampled_from(BY)))
def test_however_they_are_told_apart_there_are_as_many(
    counts: dict[Idle, int], by: set[str]
) -> None:
    idle = IdleSessions(counts)
    now = datetime(9999, 12, 31)  # noqa: DTZ001 - it is not looked at
    scope = Scope(since=None, until=now.date(), idle_since=now)

    wanted = sum(n for one, n in counts.items() if one.start < scope.until)

    assert idle.within(scope, sorted(by)).total() == wanted
