"""Tables, constraints, and QuerySets that ask the domain's questions."""

from troubleshooting.models.article import Article
from troubleshooting.models.conflict import Conflict, ConflictKind, Resolution
from troubleshooting.models.decision import BlockRole, SegmentDecision
from troubleshooting.models.finding import Finding, Severity
from troubleshooting.models.picture import Picture
from troubleshooting.models.revision import Revision, RevisionCause
from troubleshooting.models.search import SearchDocument
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
from troubleshooting.models.upload import ImportUpload, UploadState

__all__ = [
    "Article",
    "ArticleTranslation",
    "Audience",
    "Block",
    "BlockRole",
    "BlockType",
    "Conflict",
    "ConflictKind",
    "Finding",
    "FlowSession",
    "ImportUpload",
    "Outcome",
    "Picture",
    "Resolution",
    "Result",
    "Revision",
    "RevisionCause",
    "SearchDocument",
    "SegmentDecision",
    "Severity",
    "Status",
    "Step",
    "StepKind",
    "StepResult",
    "StepTranslation",
    "TranslationUnit",
    "UploadState",
]
