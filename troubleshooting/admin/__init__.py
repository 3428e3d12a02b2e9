"""The editors' workplace: find an article, correct it, look at it, publish it."""

from troubleshooting.admin.articles import ArticleAdmin
from troubleshooting.admin.sessions import FlowSessionAdmin, StepResultAdmin
from troubleshooting.admin.translations import ArticleTranslationAdmin

__all__ = ["ArticleAdmin", "ArticleTranslationAdmin", "FlowSessionAdmin", "StepResultAdmin"]
