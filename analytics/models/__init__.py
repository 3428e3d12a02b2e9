"""The tables of analytics: facts, and what is rolled up of them."""

from analytics.models.facts import TRIED, SessionFact, SessionFactQuerySet, StepFact
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
)

__all__ = [
    "TRIED",
    "ArticleTotal",
    "DurationTotal",
    "FillState",
    "Period",
    "PortalDurationTotal",
    "PortalTotal",
    "SessionFact",
    "SessionFactQuerySet",
    "SessionTotal",
    "StaleDay",
    "StepFact",
    "StepTotal",
]
