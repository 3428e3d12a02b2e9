"""Found steps are compared with labels as people who label by hand would compare them."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest

from benchmarks.labels import Agreement, Label
from benchmarks.segmentation import agree_by_siblings, agree_without_source, run
from tests.text.pairs import pair
from troubleshooting.text.article import ParsedBlock, parse_article

TEXT = "# Sound\n\nTry the following:\n\n1. Check the cable.\n2. Restart the phone."
CHECK: Label = {"starts": "Check the cable", "kind": "check", "instructions": 0}
RESTART: Label = {"line": 6, "kind": "action", "instructions": 0}


def blocks(text: str = TEXT) -> tuple[ParsedBlock, ...]:
    return parse_article(text, locale="en-US").blocks


def compared(*labels: Label) -> Agreement:
    agreement = Agreement()
    agreement.add({"name": "sound", "steps": list(labels)}, blocks())
    return agreement


def test_labels_by_words_and_by_line_both_match() -> None:
    found = compared(CHECK, RESTART)
    assert (found.f1, found.matched, found.instructions, found.kinds) == (1.0, 2, 2, 2)
    assert found.disagreements == []


def test_a_step_may_be_labelled_by_its_second_line() -> None:
    agreement = Agreement()
    label: Label = {"line": 3, "kind": "action", "instructions": 0}
    agreement.add({"name": "a", "steps": [label]}, blocks("## Cache\n\nRestart the phone."))
    assert agreement.matched == 1


def test_what_only_one_of_them_has_lowers_f1_and_is_listed() -> None:
    found = compared(CHECK, {"starts": "Nothing", "kind": "action", "instructions": 0})
    assert found.f1 == 0.5
    assert len(found.disagreements) == 2


def test_another_kind_or_number_is_listed() -> None:
    found = compared({**CHECK, "kind": "action"}, {**RESTART, "instructions": 2})
    assert (found.kinds, found.instructions, len(found.disagreements)) == (1, 1, 2)


def test_a_missing_file_counts_as_no_steps() -> None:
    agreement = Agreement()
    agreement.add({"name": "gone", "steps": []}, ())
    assert (agreement.same_answer, agreement.articles) == (1, 1)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """One article in two languages, in both shapes."""
    for locale, title in (("fi-FI", "Ääni"), ("sv-SE", "Ljud")):
        lines = [("# ", title, "Sound"), ("", "x", "Restart the phone.")]
        plain = "".join(f"{mark}{target}\n\n" for mark, target, _source in lines)
        both = "".join(f"{mark}{pair(target, source)}\n\n" for mark, target, source in lines)
        for shape, text in (("plain", plain), ("bilingual", both)):
            folder = tmp_path / locale / shape
            folder.mkdir(parents=True)
            (folder / "sound.md").write_text(text, "utf-8")
    return tmp_path


def test_a_plain_file_takes_over_what_structure_cannot_tell(corpus: Path) -> None:
    plain = agree_without_source(corpus)
    assert (plain.steps, plain.same) == (2, 0)
    adopted = agree_by_siblings(corpus)
    assert (adopted.pairs, adopted.alike, adopted.equal) == (2, 2, 2)


def test_it_gives_a_figure_for_each_goal(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    labels = tmp_path / "labels.json"
    step = {"line": 3, "kind": "action", "instructions": 0}
    labels.write_text(json.dumps([{"name": "sound", "steps": [step]}]), "utf-8")
    options = argparse.Namespace(corpus=corpus, labels=labels, locale="fi-FI", verbose=True)
    figures = {figure.name: figure.value for figure in run(options)}
    assert figures == {
        "f1": 1.0,
        "instructions": 1.0,
        "kind": 1.0,
        "has_steps": 1.0,
        "plain_agreement": 0.0,
        "adoptable": 1.0,
        "adopted_equal": 1.0,
    }
