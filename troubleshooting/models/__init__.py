"""Tables, constraints, and QuerySets that ask the domain's questions."""

from troubleshooting.models.article import Article
from troubleshooting.models.session import FlowSession, Outcome, Result, StepResult
from troubleshooting.models.step import Audience, Step, StepKind
from troubleshooting.models.translation import (
    ArticleTranslation,
    Block,
    BlockType,
    Status,
    StepTranslation,
    TranslationUnit,
)

__all__ = [
    "Article",
    "ArticleTranslation",
    "Audience",
    "Block",
    "BlockType",
    "FlowSession",
    "Outcome",
    "Result",
    "Status",
    "Step",
    "StepKind",
    "StepResult",
    "StepTranslation",
    "TranslationUnit",
]
