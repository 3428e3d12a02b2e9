"""The tables of analytics: facts, and what is rolled up of them."""

from analytics.models.facts import TRIED, SessionFact, StepFact
from analytics.models.orders import Decision, OrderAdvice, OrderDecision
from analytics.models.rollups import (
    ArticleEntryTotal,
    ArticleLocaleTotal,
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
    WholeStepTotal,
)
from analytics.models.surges import SurgeLook, SurgeRecord, SurgeRecordQuerySet

__all__ = [
    "TRIED",
    "ArticleEntryTotal",
    "ArticleLocaleTotal",
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
    "WholeStepTotal",
]
