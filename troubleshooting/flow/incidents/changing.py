"""What staff change of an incident that is posted: what was said of it, and that it is over."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from troubleshooting.flow.incidents.known import NewIncident
from troubleshooting.models import Incident, IncidentText

# Later than that, what goes on again is another incident.
REOPENED_WITHIN = timedelta(days=1)


class IncidentChanged(Exception):
    """Somebody else changed the incident since it was looked at."""


def change_incident(
    incident: Incident, new: NewIncident, *, seen: datetime, now: datetime
) -> Incident:
    """Say something else of an incident; readers see it from the next request on.

    Who posted it, and that it was said to be over, stays.

    Args:
        incident: The incident.
        new: All that staff say of it now; languages without words lose theirs.
        seen: Its `changed_at` as whoever changes it saw it.
        now: The time.

    Raises:
        IncidentChanged: It was changed since.
    """
    with transaction.atomic():
        # The first to write decides, also where a database locks no rows.
        unchanged = Incident.objects.filter(pk=incident.pk, changed_at=seen)
        if not unchanged.update(
            starts_at=new.starts_at,
            expected_end=new.expected_end,
            is_planned=new.is_planned,
            ends_by_itself=new.ends_by_itself,
            touches_everything=new.touches_everything,
            changed_at=now,
        ):
            raise IncidentChanged(incident.pk)
        incident.texts.exclude(locale__in=[one.locale for one in new.words]).delete()
        for one in new.words:
            said = {"title": one.title, "text": one.text}
            IncidentText.objects.update_or_create(
                incident=incident, locale=one.locale, defaults=said
            )
        incident.articles.set(new.articles)
        incident.topics.set(new.topics)
    incident.refresh_from_db()
    return incident


def touch_everything(incident: Incident, *, now: datetime) -> None:
    """Show an incident before every article."""
    Incident.objects.filter(pk=incident.pk).update(touches_everything=True, changed_at=now)


def over_since(since: datetime, now: datetime) -> QuerySet[Incident]:
    """Those that ended after a time and before now, by somebody or by themselves."""
    said = Q(ended_at__gt=since, ended_at__lte=now)
    by_itself = Q(ended_at=None, ends_by_itself=True, expected_end__gt=since, expected_end__lte=now)
    return Incident.objects.filter(said | by_itself)


def reopen_incident(incident: Incident, *, now: datetime) -> bool:
    """Say that an incident goes on after all; False where it is not over, or was long ago.

    One that is past its expected end does not end by itself any more.
    """
    with transaction.atomic():
        over = over_since(now - REOPENED_WITHIN, now).filter(pk=incident.pk)
        late = over.filter(expected_end__lte=now)
        return bool(
            late.update(ended_at=None, ends_by_itself=False, changed_at=now)
            or over.update(ended_at=None, changed_at=now)
        )
