"""One article: what its sessions came to, and in which language it resolves less."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from analytics.inference.comparison import probability_lower
from analytics.inference.discoveries import discoveries
from analytics.reports.idle import IdleSessions
from analytics.reports.labels import Label, article_titles
from analytics.reports.outcomes import NOTHING, Outcomes, read_outcomes, total
from analytics.reports.overview import Totals, read_median_minutes, totals_of
from analytics.reports.scope import Scope
from analytics.reports.shares import Share
from analytics.reports.steps import StepRow, read_steps
from troubleshooting.models import Article

# Of the languages named so much may be chance.
FALSE_SHARE = 0.05
# Outcomes by locale and entry.
_Table = Mapping[tuple[str, str], Outcomes]


@dataclass(frozen=True)
class LocaleRow:
    """One language's sessions of an article.

    Attributes:
        locale: Canonical.
        outcomes: How they ended.
        resolves_less: By more than chance than the other languages: its text may be bad.
    """

    locale: str
    outcomes: Outcomes
    resolves_less: bool


@dataclass(frozen=True)
class ArticleReport:
    """One article's sessions in a scope.

    Attributes:
        title: In the page's locale, else in English, else the slug.
        totals: What they came to.
        before: What those of the period before did; None without one.
        steps: In the article's order; then those it lost that there are facts of.
        locales: Of all languages, also where the scope is of one: most sessions first.
    """

    title: Label
    totals: Totals
    before: Totals | None
    steps: tuple[StepRow, ...]
    locales: tuple[LocaleRow, ...]

    @property
    def by_reading(self) -> int:
        """How many sessions were resolved by no step: by reading alone, or by a question's answer."""
        by_steps = sum(step.resolved.part for step in self.steps)
        # A session that ended between the two readings may be in the latter only.
        return max(0, self.totals.outcomes.counts["resolved"] - by_steps)


def read_article_report(
    article: Article, scope: Scope, idle: IdleSessions, *, locale: str
) -> ArticleReport:
    """Count an article's sessions by how they ended, by step and by language.

    Eight queries, ten with a period before.

    Args:
        article: The article.
        scope: The sessions; of whatever articles, only this one's are read.
        idle: Those that are not closed yet, in all languages.
        locale: Canonical locale to name the article and its steps in.
    """
    scope = scope.of_articles(article.pk)
    now = _read(scope, idle)
    return ArticleReport(
        title=article_titles([article.pk], locale).get(article.pk, Label(article.slug)),
        totals=_totals(now, scope),
        before=_totals(_read(scope.before, idle), scope.before) if scope.before else None,
        steps=read_steps(article, scope, locale),
        locales=_locale_rows(now),
    )


def _read(scope: Scope, idle: IdleSessions) -> _Table:
    found = read_outcomes(replace(scope, locale=""), idle, ("locale", "entry"))
    return {(locale, entry): outcomes for (locale, entry), outcomes in found.items()}


def _totals(table: _Table, scope: Scope) -> Totals:
    by_entry: defaultdict[str, Outcomes] = defaultdict(lambda: NOTHING)
    for (locale, entry), outcomes in table.items():
        if scope.locale in ("", locale):
            by_entry[entry] += outcomes
    return totals_of(by_entry, read_median_minutes(scope))


def _locale_rows(table: _Table) -> tuple[LocaleRow, ...]:
    by_locale: defaultdict[str, Outcomes] = defaultdict(lambda: NOTHING)
    for (locale, _entry), outcomes in table.items():
        by_locale[locale] += outcomes
    everywhere = total(by_locale.values()).resolved
    probabilities = {
        one: _as_low_by_chance(found.resolved, everywhere) for one, found in by_locale.items()
    }
    less = discoveries(probabilities, rate=FALSE_SHARE)
    ordered = sorted(by_locale, key=lambda one: (-by_locale[one].sessions, one))
    return tuple(LocaleRow(one, by_locale[one], one in less) for one in ordered)


def _as_low_by_chance(one: Share, everywhere: Share) -> float:
    """How probable so few resolved ones are, were the language like the others together."""
    others = Share(everywhere.part - one.part, everywhere.whole - one.whole)
    return probability_lower(one.part, one.whole, others.part, others.whole)
