"""How well the steps that are found agree with those people labelled.

`labels/held_out.json` holds labels of thirty articles by line of their bilingual files; they were
kept apart until the rules were first measured on them (`docs/ingestion.md` has that figure).
"""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.labels import Agreement, share
from benchmarks.segmentation import agree_with_labels
from tests.text.corpus import CORPUS, needs

LABELS = CORPUS.parent / "segmentation" / "labels.json"
HELD_OUT = Path(__file__).parent / "labels" / "held_out.json"

pytestmark = [pytest.mark.corpus, needs(CORPUS)]


@pytest.fixture(params=[LABELS, HELD_OUT], ids=["labels", "held-out"])
def agreement(request: pytest.FixtureRequest) -> Agreement:
    return agree_with_labels(CORPUS / "fi-FI", request.param)


def test_steps_begin_where_people_see_them(agreement: Agreement) -> None:
    assert agreement.f1 >= 0.85, agreement.disagreements


def test_instructions_are_counted_as_people_count_them(agreement: Agreement) -> None:
    assert share(agreement.instructions, agreement.matched) >= 0.85


def test_articles_without_steps_are_told_from_those_with(agreement: Agreement) -> None:
    assert share(agreement.same_answer, agreement.articles) >= 0.90
