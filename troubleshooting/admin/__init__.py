"""The editors' workplace: find an article, correct it, look at it, publish it."""

from troubleshooting.admin.articles import ArticleAdmin
from troubleshooting.admin.conflicts import ConflictAdmin
from troubleshooting.admin.doubts import DoubtAdmin
from troubleshooting.admin.findings import FindingAdmin
from troubleshooting.admin.imports import ImportUploadAdmin
from troubleshooting.admin.incidents import IncidentAdmin
from troubleshooting.admin.queries import LearnedQueryAdmin, UnansweredQueryAdmin
from troubleshooting.admin.sessions import FlowSessionAdmin, StepResultAdmin
from troubleshooting.admin.topics import TopicAdmin
from troubleshooting.admin.translations import ArticleTranslationAdmin

__all__ = [
    "ArticleAdmin",
    "ArticleTranslationAdmin",
    "ConflictAdmin",
    "DoubtAdmin",
    "FindingAdmin",
    "FlowSessionAdmin",
    "ImportUploadAdmin",
    "IncidentAdmin",
    "LearnedQueryAdmin",
    "StepResultAdmin",
    "TopicAdmin",
    "UnansweredQueryAdmin",
]
