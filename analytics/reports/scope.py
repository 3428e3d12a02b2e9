"""Which sessions a report is about, in whole days of the portal's time zone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from django.utils import timezone

from analytics.rollups.reading import Window

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Scope:
    """The sessions a report is about.

    Attributes:
        since: The first day they started on; None for all there were.
        until: The day after the last.
        idle_since: An open session without an answer after this moment counts as abandoned.
        locale: Canonical locale they were started in; "" for all.
        entry: How their readers came; "" for all.
        articles: Primary keys of the articles they are about; None for all.
    """

    since: date | None
    until: date
    idle_since: datetime
    locale: str = ""
    entry: str = ""
    articles: tuple[int, ...] | None = None

    @property
    def window(self) -> Window:
        """The same as rollups are read by it."""
        chosen: dict[str, str | tuple[int, ...]] = {}
        if self.locale:
            chosen["locale"] = self.locale
        if self.entry:
            chosen["entry"] = self.entry
        if self.articles is not None:
            chosen["article_id"] = self.articles
        return Window(self.since, self.until, chosen)

    @property
    def begins_at(self) -> datetime:
        """The moment it begins."""
        return _midnight(self.since) if self.since else datetime.min.replace(tzinfo=UTC)

    @property
    def ends_at(self) -> datetime:
        """The moment after it."""
        return _midnight(self.until)

    @property
    def days(self) -> int | None:
        """How many days it has; None without a first one."""
        return (self.until - self.since).days if self.since else None

    @property
    def before(self) -> Scope | None:
        """The period of the same length before it; None where it has no beginning."""
        if self.since is None:
            return None
        return replace(self, since=self.since - (self.until - self.since), until=self.since)

    @property
    def with_before(self) -> Scope:
        """Both periods as one."""
        return replace(self, since=self.before.since) if self.before else self

    def has_day(self, day: date) -> bool:
        """Whether a day is one of its days."""
        return (self.since or date.min) <= day < self.until

    def has(self, article: int, locale: str, entry: str, day: date) -> bool:
        """Whether a session of an article, a locale and an entry that started on a day is in it."""
        return (
            self.has_day(day)
            and self.locale in ("", locale)
            and self.entry in ("", entry)
            and (self.articles is None or article in self.articles)
        )

    def of_articles(self, *articles: int) -> Scope:
        """The same, of some articles."""
        return replace(self, articles=articles)

    def last(self, days: int) -> Scope:
        """The last so many days of it."""
        return replace(self, since=self.until - days * DAY)


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min), timezone.get_default_timezone())
