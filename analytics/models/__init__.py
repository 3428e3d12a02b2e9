"""The tables of analytics: facts, and what is rolled up of them."""

from analytics.models.facts import TRIED, SessionFact, StepFact
from analytics.models.orders import Decision, OrderAdvice, OrderDecision
from analytics.models.rollups import (
    ArticleTotal,
    DurationTotal,
    FillState,
    Period,
    PortalDurationTotal,
    PortalTotal,
    SessionTotal,
    StaleDay,
    StepTotal,
    WholeDurationTotal,
)
from analytics.models.surges import SurgeLook, SurgeRecord, SurgeRecordQuerySet

__all__ = [
    "TRIED",
    "ArticleTotal",
    "Decision",
    "DurationTotal",
    "FillState",
    "OrderAdvice",
    "OrderDecision",
    "Period",
    "PortalDurationTotal",
    "PortalTotal",
    "SessionFact",
    "SessionTotal",
    "StaleDay",
    "StepFact",
    "StepTotal",
    "SurgeLook",
    "SurgeRecord",
    "SurgeRecordQuerySet",
    "WholeDurationTotal",
]
