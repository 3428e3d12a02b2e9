"""What labelled articles say of the blocks the rules decide about, and what is learned from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.labels import Labelled
from benchmarks.regression import fit
from benchmarks.training import Observation, observe, train

TEXT = """---
title: Lamp
ms.contentlocale: en-US
---
# Lamp

It is dark.

Try the following:

- Change the bulb.
- Read on.
- Change the plug.

## Clean it

To clean it:

1. Switch it off.
2. Wipe it.

## Replace it

Buy a lamp.
"""


@pytest.fixture
def said(tmp_path: Path) -> dict[int, tuple[Observation, str]]:
    """What was said of each block, by the line of the file it begins on."""
    path = tmp_path / "en-US" / "plain" / "lamp.md"
    path.parent.mkdir(parents=True)
    path.write_text(TEXT, encoding="utf-8")
    labelled: Labelled = {
        "name": "lamp",
        "steps": [{"line": 11}, {"line": 13}, {"starts": "To clean it"}, {"line": 22}],
    }
    return {one.place.start + 5: (one, said) for one, said in observe(path, labelled)}


@pytest.mark.parametrize(
    ("line", "subject", "meant"),
    [
        (7, "paragraph", "none"),
        (9, "list", "alternatives"),
        (17, "list", "procedure"),
        (24, "paragraph", "step"),
    ],
)
def test_labels_say_what_each_block_is(
    said: dict[int, tuple[Observation, str]], line: int, subject: str, meant: str
) -> None:
    observation, class_ = said[line]
    assert (observation.subject, class_) == (subject, meant)


def test_a_label_on_a_heading_means_the_step_below(
    said: dict[int, tuple[Observation, str]],
) -> None:
    assert said[24][0].place.head == "Replace it"
    assert said[24][1] == "step"


def test_each_subject_gets_a_classifier_of_its_own(
    said: dict[int, tuple[Observation, str]],
) -> None:
    trained = train(list(said.values()) * 3)
    assert set(trained) == {"paragraph", "list"}
    for observation, meant in said.values():
        shares = trained[observation.subject].shares(observation.features)
        assert max(shares, key=lambda one: shares[one]) == meant


def test_regression_finds_what_tells_classes_apart() -> None:
    rows = [{"sweet": 1.0, "round": 1.0}, {"sour": 1.0, "round": 1.0}, {"sweet": 1.0}] * 60
    fitted = fit(rows, ["cake", "lemon", "cake"] * 60)
    assert fitted.shares({"sweet": 1.0})["cake"] > 0.8
    assert fitted.shares({"sour": 1.0})["lemon"] > 0.8
    assert abs(fitted.weights.get("round", [0.0])[0]) < abs(fitted.weights["sweet"][0])


def test_what_was_seen_once_teaches_nothing() -> None:
    fitted = fit([{"odd": 1.0}, {"even": 1.0}, {"even": 1.0}], ["a", "b", "b"])
    assert "odd" not in fitted.weights
