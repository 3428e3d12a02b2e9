"""Tables, constraints, and QuerySets that ask the domain's questions."""

from troubleshooting.models.alias import ArticleAlias
from troubleshooting.models.article import Article
from troubleshooting.models.conflict import Conflict, ConflictKind, Resolution
from troubleshooting.models.decision import BlockRole, SegmentDecision
from troubleshooting.models.doubt import Doubt, DoubtKind
from troubleshooting.models.experiment import OrderExperiment
from troubleshooting.models.finding import Finding, Severity
from troubleshooting.models.generation import CONTENT, INCIDENTS, Generation, generations
from troubleshooting.models.incident import Incident, IncidentText
from troubleshooting.models.picture import Picture
from troubleshooting.models.query import LearnedQuery, UnansweredQuery
from troubleshooting.models.question import (
    Choice,
    ChoiceText,
    LeadsTo,
    Question,
    QuestionAnswer,
    QuestionText,
)
from troubleshooting.models.revision import Revision, RevisionCause
from troubleshooting.models.search import SearchDocument
from troubleshooting.models.session import (
    REASONS,
    Entry,
    FlowSession,
    Outcome,
    Reason,
    Result,
    SessionGuest,
    StepResult,
)
from troubleshooting.models.step import Audience, Step, StepKind
from troubleshooting.models.topic import ArticleTopic, Topic, TopicName, TopicSource
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
    "CONTENT",
    "INCIDENTS",
    "REASONS",
    "Article",
    "ArticleAlias",
    "ArticleTopic",
    "ArticleTranslation",
    "Audience",
    "Block",
    "BlockRole",
    "BlockType",
    "Choice",
    "ChoiceText",
    "Conflict",
    "ConflictKind",
    "Doubt",
    "DoubtKind",
    "Entry",
    "Finding",
    "FlowSession",
    "Generation",
    "ImportUpload",
    "Incident",
    "IncidentText",
    "LeadsTo",
    "LearnedQuery",
    "OrderExperiment",
    "Outcome",
    "Picture",
    "Question",
    "QuestionAnswer",
    "QuestionText",
    "Reason",
    "Resolution",
    "Result",
    "Revision",
    "RevisionCause",
    "SearchDocument",
    "SegmentDecision",
    "SessionGuest",
    "Severity",
    "Status",
    "Step",
    "StepKind",
    "StepResult",
    "StepTranslation",
    "Topic",
    "TopicName",
    "TopicSource",
    "TranslationUnit",
    "UnansweredQuery",
    "UploadState",
    "generations",
]
