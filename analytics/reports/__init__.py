"""What the analytics pages say, read from the facts."""

from analytics.reports.article import ArticleReport, StepRow, read_article_report
from analytics.reports.figures import OutcomeRow, Scope, Share
from analytics.reports.labels import Label
from analytics.reports.overview import ArticleRow, BestStep, Overview, read_overview

__all__ = [
    "ArticleReport",
    "ArticleRow",
    "BestStep",
    "Label",
    "OutcomeRow",
    "Overview",
    "Scope",
    "Share",
    "StepRow",
    "read_article_report",
    "read_overview",
]
