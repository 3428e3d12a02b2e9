"""Export finished sessions from their facts."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Prefetch

from analytics.models import SessionFact, StepFact
from analytics.record import SessionRecord, StepRecord

CHUNK = 2000


def export_sessions() -> Iterator[SessionRecord]:
    """All finished sessions of readers, day by day, oldest first, a few thousand in memory at a time."""
    answered = StepFact.objects.exclude(result="").select_related("step").order_by("order")
    readers = SessionFact.objects.filter(is_agents=False)
    facts = readers.select_related("article").prefetch_related(Prefetch("steps", queryset=answered))
    for fact in facts.order_by("day", "started_at", "pk").iterator(chunk_size=CHUNK):
        yield SessionRecord(
            article=fact.article.slug,
            locale=fact.locale,
            started_at=fact.started_at,
            outcome=fact.outcome,
            steps=tuple(
                StepRecord(one.step.key, one.position, one.result, one.seconds)
                for one in fact.steps.all()
            ),
        )
