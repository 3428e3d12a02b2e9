"""From facts to evidence: which steps each session tried, which resolved it, how long they took.

The only place where the learned order reads sessions. All articles stream through in one query, by
article and newest day first, so that no more than one article is in memory; an article has no more
of its sessions read than the newest `MOST_SESSIONS`, after which shares are known to a percent or two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby, islice
from typing import NamedTuple

from analytics.models import TRIED, StepFact
from analytics.ordering.observations import Evidence, Tally
from analytics.ordering.outline import Outline
from troubleshooting.models import Outcome

MOST_SESSIONS = 3000
# A longer time was not spent on the step.
MOST_SECONDS = 2 * 3600
CHUNK = 5000


class _Row(NamedTuple):
    """A step that was tried in a session."""

    article: int
    session: int
    day: date
    locale: str
    outcome: str
    resolved_step: int | None
    step: int
    seconds: int


@dataclass(frozen=True)
class Aging:
    """How sessions weigh less with age.

    Attributes:
        today: The day; a session that is said to be of later is of today.
        half_life_days: A session this much older than the newest one weighs half of it.
    """

    today: date
    half_life_days: float

    def weight(self, day: date, newest: date) -> float:
        """1 for an article's newest session, less for older ones.

        They are compared with the newest, not with today: where nobody came since, nothing is known
        that would speak against what was learned.
        """
        age = (min(newest, self.today) - day).days
        return float(0.5 ** (max(age, 0) / self.half_life_days))


def read_evidence(
    outlines: Mapping[int, Outline], aging: Aging, *, article: int | None = None
) -> Iterator[tuple[Outline, Evidence]]:
    """What the sessions of each article say, those without any last: one query.

    Args:
        outlines: The articles, by primary key.
        aging: How sessions weigh.
        article: The only one to read the sessions of; None reads all.
    """
    silent = dict(outlines)
    for pk, rows in groupby(_rows(article), key=lambda row: row.article):
        outline = silent.pop(pk, None)
        if outline is not None:
            yield outline, _evidence(outline, rows, aging)
    for outline in silent.values():
        yield outline, Tally(len(outline.asked)).evidence()


def _rows(article: int | None) -> Iterator[_Row]:
    tried = StepFact.objects.filter(result__in=TRIED, session_fact__is_agents=False)
    if article is not None:
        tried = tried.filter(session_fact__article=article)
    # All three the same way round, as an index has them: none has to be sorted.
    ordered = tried.order_by("-session_fact__article_id", "-session_fact__day", "-session_fact_id")
    values = ordered.values_list(
        "session_fact__article_id",
        "session_fact_id",
        "session_fact__day",
        "session_fact__locale",
        "session_fact__outcome",
        "session_fact__resolved_step_id",
        "step_id",
        "seconds",
    )
    return (_Row(*row) for row in values.iterator(chunk_size=CHUNK))


def _evidence(outline: Outline, rows: Iterable[_Row], aging: Aging) -> Evidence:
    book = _Book(outline)
    newest: date | None = None
    for _pk, own in islice(groupby(rows, key=lambda row: row.session), MOST_SESSIONS):
        session = list(own)
        newest = newest or session[0].day
        book.add(session, aging.weight(session[0].day, newest))
    return book.tally.evidence()


class _Book:
    """Adds sessions of an article up by the steps that readers are asked now.

    What they say of other steps is passed over, so that a step that is retired disturbs nothing.
    """

    def __init__(self, outline: Outline) -> None:
        self.numbers = {outline.steps[place].pk: at for at, place in enumerate(outline.asked)}
        self.helpdesk = {step.pk for step in outline.steps if not step.is_asked}
        self.tally = Tally(len(self.numbers))

    def add(self, session: list[_Row], weight: float) -> None:
        """Add a session, given by the steps that were tried in it."""
        known = [row for row in session if row.step in self.numbers]
        for row in known:
            if 0 < row.seconds <= MOST_SECONDS:
                self.tally.add_seconds(self.numbers[row.step], row.seconds, weight)
        resolved, locale = session[0].resolved_step, session[0].locale
        if resolved in self.numbers:
            self.tally.add_resolved(locale, self.numbers[resolved], weight)
        elif resolved in self.helpdesk:
            # None of the steps that readers are asked would have done it.
            self.tally.add_unresolved(locale, self.numbers.values(), weight)
        elif session[0].outcome != Outcome.RESOLVED:
            tried = [self.numbers[row.step] for row in known]
            self.tally.add_unresolved(locale, tried, weight)
