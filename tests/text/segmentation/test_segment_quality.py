"""How well the steps that are found agree with those people labelled.

The labels here name steps by line of the articles' bilingual files. Those of `held_out.json` were
kept apart until the rules were first measured on them (`docs/ingestion.md` has that figure); those
of `development.json` were read while the rules were made.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.labels import Agreement, share
from benchmarks.segmentation import agree_with_labels
from tests.text.corpus import CORPUS, needs

LABELS = CORPUS.parent / "segmentation" / "labels.json"
OURS = Path(__file__).parent / "labels"
ALL = [LABELS, OURS / "development.json", OURS / "held_out.json"]

pytestmark = [pytest.mark.corpus, needs(CORPUS)]


@pytest.fixture(params=ALL, ids=["labels", "development", "held-out"])
def agreement(request: pytest.FixtureRequest) -> Agreement:
    return agree_with_labels(CORPUS / "fi-FI", request.param)


def test_steps_begin_where_people_see_them(agreement: Agreement) -> None:
    assert agreement.f1 >= 0.85, agreement.disagreements


def test_instructions_are_counted_as_people_count_them(agreement: Agreement) -> None:
    assert share(agreement.instructions, agreement.matched) >= 0.85


def test_articles_without_steps_are_told_from_those_with(agreement: Agreement) -> None:
    assert share(agreement.same_answer, agreement.articles) >= 0.90
