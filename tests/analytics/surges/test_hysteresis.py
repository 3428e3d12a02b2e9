"""One surge is one alarm."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from analytics.surges.hysteresis import follow
from analytics.surges.surge import Evidence, Subject, Surge

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
PRINTER, MAIL = Subject(article=1), Subject(query="mail")
LOW = Evidence(2, 15, 1.0, 0.3, is_surge=False, is_high=False)
HIGH = Evidence(8, 15, 1.0, 1e-4, is_surge=False, is_high=True)
OVER = Evidence(20, 15, 1.0, 1e-12, is_surge=True, is_high=True)


def at(minute: int) -> datetime:
    return NOON + timedelta(minutes=minute)


def watched(looks: Iterable[Evidence | None]) -> list[list[Surge]]:
    """What goes on after each of the looks, a minute apart."""
    after: list[list[Surge]] = [[]]
    for minute, shown in enumerate(looks):
        after.append(follow(after[-1], {PRINTER: shown} if shown else {}, at(minute)))
    return after[1:]


def alarms(looks: Iterable[Evidence | None]) -> int:
    after = watched(looks)
    return sum(surge.since == at(minute) for minute, all_ in enumerate(after) for surge in all_)


def test_a_surge_begins_when_it_is_seen() -> None:
    (surge,) = watched([LOW, OVER])[-1]
    assert (surge.subject, surge.count, surge.since, surge.seen_at) == (PRINTER, 20, at(1), at(1))


def test_a_high_count_alone_begins_none() -> None:
    assert watched([HIGH, HIGH]) == [[], []]


def test_one_that_lasts_is_one_alarm() -> None:
    assert alarms([OVER] * 200) == 1


def test_one_that_comes_and_goes_at_the_threshold_is_one_alarm() -> None:
    assert alarms([OVER, HIGH, LOW, OVER, None, HIGH] * 30) == 1


def test_it_keeps_when_it_began_and_says_what_is_now() -> None:
    (surge,) = watched([OVER, OVER, HIGH])[-1]
    assert (surge.since, surge.seen_at, surge.count) == (at(0), at(2), 8)


def test_it_goes_on_through_a_lull() -> None:
    (surge,) = watched([OVER] + [LOW] * 14)[-1]
    assert (surge.since, surge.seen_at, surge.count) == (at(0), at(0), 2)


def test_without_anybody_it_says_what_it_last_did() -> None:
    (surge,) = watched([OVER, None])[-1]
    assert surge.count == 20


def test_it_is_over_after_a_quarter_of_an_hour() -> None:
    assert watched([OVER] + [LOW] * 15)[-1] == []


def test_what_comes_after_that_is_another_alarm() -> None:
    assert alarms([OVER] + [None] * 20 + [OVER]) == 2


def test_each_subject_has_its_own() -> None:
    begun = follow([], {PRINTER: OVER}, at(0))
    both = follow(begun, {PRINTER: OVER, MAIL: OVER}, at(1))
    assert {surge.subject: surge.since for surge in both} == {PRINTER: at(0), MAIL: at(1)}
