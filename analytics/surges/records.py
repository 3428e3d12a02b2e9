"""Surges as they are kept: after each look what it found, and what people did about it."""

from __future__ import annotations

import logging
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction

from analytics.models import SurgeLook, SurgeRecord, SurgeRecordQuerySet
from analytics.surges.hysteresis import REST
from analytics.surges.surge import Subject, Surge

# The page shows as many days.
KEPT_DAYS = 30
# There is one row that says when the last look was.
THE_LOOK = 1

logger = logging.getLogger(__name__)


def going_on(now: datetime) -> SurgeRecordQuerySet:
    """Surges that go on, the rarest first; one that nobody looks after any more does not.

    Args:
        now: The time.
    """
    return SurgeRecord.objects.unended().seen_from(now - REST).rarest_first()


def surge_of(record: SurgeRecord) -> Surge:
    """A record as whoever reckons knows it."""
    return Surge(
        subject=subject_of(record),
        count=record.count,
        minutes=record.minutes,
        usually=record.usually,
        since=record.since,
        seen_at=record.seen_at,
        probability=record.probability,
    )


def subject_of(record: SurgeRecord) -> Subject:
    """What it is about."""
    return Subject(article=record.article_id or 0, query=record.query)


def keep(found: Sequence[Surge], before: Collection[Surge], now: datetime) -> list[Surge]:
    """Write down what a look found; one transaction.

    Where two look at the same time, one of them writes first. The other finds the row there is, and
    ends nothing that it did not know of as it was.

    Args:
        found: The surges after the look.
        before: Those it began with.
        now: Its time.

    Returns:
        The surges that began with this look and that nobody else had written down.
    """
    with transaction.atomic():
        SurgeRecord.objects.unended().filter(seen_at__lt=now - REST).update(ended_at=now)
        records = _locked()
        still = {surge.subject for surge in found}
        for surge in before:
            if surge.subject not in still:
                _end(records.get(surge.subject), surge, now)
        return [surge for surge in found if _see(records.get(surge.subject), surge, now)]


def note_look(now: datetime) -> None:
    """Say that somebody looked, and forget what is older than is shown, or than sessions are kept."""
    if not SurgeLook.objects.filter(pk=THE_LOOK).update(looked_at=now):
        SurgeLook.objects.get_or_create(pk=THE_LOOK, defaults={"looked_at": now})
    kept = timedelta(days=min(KEPT_DAYS, settings.RETENTION_DAYS))
    SurgeRecord.objects.filter(seen_at__lt=now - kept).delete()


def last_look() -> datetime | None:
    """When somebody looked last; None where nobody did. One query."""
    return SurgeLook.objects.values_list("looked_at", flat=True).first()


def dismiss(record: SurgeRecord, *, by: User, now: datetime) -> bool:
    """Put a surge away for everybody, as long as it goes on; False where somebody did before.

    Args:
        record: The surge.
        by: Who does.
        now: The time.
    """
    new = SurgeRecord.objects.undismissed().filter(pk=record.pk)
    is_new = bool(new.update(dismissed_at=now, dismissed_by=by))
    if is_new:
        logger.info("Surge %s was dismissed by user %s.", record.pk, by.pk)
    return is_new


def _locked() -> dict[Subject, SurgeRecord]:
    """What goes on, for this transaction alone to change."""
    rows = SurgeRecord.objects.unended().order_by("pk").select_for_update()
    return {subject_of(row): row for row in rows}


def _end(record: SurgeRecord | None, known: Surge, now: datetime) -> None:
    """It is over, unless another look saw it meanwhile."""
    if record and record.seen_at == known.seen_at:
        record.ended_at = now
        record.save(update_fields=["ended_at"])


def _see(record: SurgeRecord | None, surge: Surge, now: datetime) -> bool:
    """Write down what a look shows of one surge; whether it is a new one."""
    shown = _shown(surge)
    if record is None:
        # One that began before and is gone was ended by another look.
        return surge.since == now and _begin(surge, shown)
    if surge.probability <= record.peak_probability:
        shown |= _peak(surge)
    if surge.seen_at >= record.seen_at:
        SurgeRecord.objects.filter(pk=record.pk).update(**shown)
    return False


def _begin(surge: Surge, shown: dict[str, object]) -> bool:
    about: dict[str, Any] = {
        "article_id": surge.subject.article or None,
        "query": surge.subject.query,
    }
    begin = {"since": surge.since, **shown, **_peak(surge)}
    _record, is_new = SurgeRecord.objects.get_or_create(**about, ended_at=None, defaults=begin)
    return is_new


def _shown(surge: Surge) -> dict[str, object]:
    return {
        "seen_at": surge.seen_at,
        "count": surge.count,
        "minutes": surge.minutes,
        "usually": surge.usually,
        "probability": surge.probability,
    }


def _peak(surge: Surge) -> dict[str, object]:
    return {
        "peak_count": surge.count,
        "peak_minutes": surge.minutes,
        "peak_usually": surge.usually,
        "peak_probability": surge.probability,
    }
