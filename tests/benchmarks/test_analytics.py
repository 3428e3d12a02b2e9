"""The benchmark of the analytics pages, with a few records."""

from __future__ import annotations

import argparse

import pytest

from benchmarks import analytics


@pytest.fixture(scope="module")
def figures() -> dict[str, float]:
    options = argparse.Namespace(few=200, many=800, seconds=0.05, rounds=1)
    return {figure.name: figure.value for figure in analytics.run(options)}


def test_every_page_is_shown_by_both_portals(figures: dict[str, float]) -> None:
    assert figures["errors"] == 0
    assert all(figures[f"{page}, takes"] > 0 for page in analytics.PAGES)


def test_there_are_as_many_records_as_were_asked_for(figures: dict[str, float]) -> None:
    """Those that came after rolling up besides."""
    assert figures["step records"] >= 800
