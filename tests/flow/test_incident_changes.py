"""What staff change of an incident that is posted, and when it may go on after all."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from tests.flow.incidents import OWN_TITLE, WORDS, plan, post, topic_of
from tests.flow.stories import make_article
from troubleshooting.flow.incidents.changing import (
    REOPENED_WITHIN,
    IncidentChanged,
    change_incident,
    over_since,
    reopen_incident,
    touch_everything,
)
from troubleshooting.flow.incidents.known import (
    NewIncident,
    Words,
    current_incidents,
    end_incident,
    incidents_of,
)
from troubleshooting.models import Article, Incident

HOUR = timedelta(hours=1)


def goes_on(incident: Incident, now: datetime) -> bool:
    return Incident.objects.going_on(now).filter(pk=incident.pk).exists()


def test_everything_that_was_said_is_replaced(article: Article, now: datetime) -> None:
    other, topic = make_article("other"), topic_of()
    incident = post(now, article)
    new = NewIncident(
        words=(Words("fi-FI", "Korjattu", "Melkein."), Words("sv-SE", "Nätet är nere")),
        starts_at=now - 2 * HOUR,
        expected_end=now + HOUR,
        ends_by_itself=False,
        articles=(other,),
        topics=(topic,),
    )

    changed = change_incident(incident, new, seen=incident.changed_at, now=now)

    assert [(one.locale, one.title, one.text) for one in changed.texts.all()] == [
        ("fi-FI", "Korjattu", "Melkein."),
        ("sv-SE", "Nätet är nere", ""),
    ]
    assert (changed.starts_at, changed.expected_end) == (now - 2 * HOUR, now + HOUR)
    assert not changed.ends_by_itself
    assert list(changed.articles.all()) == [other]
    assert list(changed.topics.all()) == [topic]
    assert [one.title for one in incidents_of(other, "fi-FI", now)] == ["Korjattu"]


def test_a_change_over_somebody_elses_is_refused(article: Article, now: datetime) -> None:
    incident = post(now, article)
    seen = incident.changed_at
    new = NewIncident(words=WORDS, starts_at=incident.starts_at)
    change_incident(incident, new, seen=seen, now=now)

    with pytest.raises(IncidentChanged):
        change_incident(incident, replace(new, is_planned=True), seen=seen, now=now)
    assert not Incident.objects.get().is_planned


def test_it_can_be_shown_before_every_article(article: Article, now: datetime) -> None:
    touch_everything(post(now), now=now)

    assert [one.title for one in incidents_of(article, "fi-FI", now)] == [OWN_TITLE]


def test_what_was_ended_by_mistake_goes_on(article: Article, now: datetime) -> None:
    incident = post(now, article, expected_end=now + 2 * HOUR)
    end_incident(incident, now=now)

    assert reopen_incident(incident, now=now + HOUR)
    assert goes_on(incident, now + HOUR)
    assert not goes_on(incident, now + 2 * HOUR)


def test_what_ended_by_itself_goes_on_until_somebody_ends_it(
    article: Article, now: datetime
) -> None:
    incident = post(now, article, expected_end=now)

    assert reopen_incident(incident, now=now + HOUR)
    assert goes_on(incident, now + 9 * HOUR)


def test_what_was_called_off_comes_after_all(db: None, now: datetime) -> None:
    incident = plan(now)
    end_incident(incident, now=now)

    assert reopen_incident(incident, now=now)
    assert [one.is_coming for one in current_incidents("fi-FI", now)] == [True]


def test_what_was_over_for_more_than_a_day_stays_over(db: None, now: datetime) -> None:
    said, by_itself = post(now), post(now, expected_end=now)
    end_incident(said, now=now)
    later = now + REOPENED_WITHIN

    assert over_since(now - timedelta(seconds=1), later).count() == 2
    assert over_since(now, later).count() == 0
    assert not any(reopen_incident(one, now=later) for one in (said, by_itself))
    assert not Incident.objects.going_on(later).exists()


def test_what_goes_on_cannot_be_reopened(db: None, now: datetime) -> None:
    assert not reopen_incident(post(now), now=now)
