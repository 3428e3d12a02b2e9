"""A reader's use cases: read an article, walk through it, start, answer, hand over."""

from troubleshooting.flow.branching.answering import answer_question, go_to_article
from troubleshooting.flow.branching.questions import QuestionNotInSession
from troubleshooting.flow.reading import (
    ArticleNotReadable,
    FlowStep,
    Reading,
    published_locales,
    read_article,
    readable_articles,
    sentence_pairs,
)
from troubleshooting.flow.sessions import (
    MAX_SECONDS_A_STEP,
    adopt_referral,
    answer_reading,
    answer_step,
    close_abandoned,
    escalate,
    start_session,
)
from troubleshooting.flow.walking import StepNotInSession, Walk, find_session, walk

__all__ = [
    "MAX_SECONDS_A_STEP",
    "ArticleNotReadable",
    "FlowStep",
    "QuestionNotInSession",
    "Reading",
    "StepNotInSession",
    "Walk",
    "adopt_referral",
    "answer_question",
    "answer_reading",
    "answer_step",
    "close_abandoned",
    "escalate",
    "find_session",
    "go_to_article",
    "published_locales",
    "read_article",
    "readable_articles",
    "sentence_pairs",
    "start_session",
    "walk",
]
