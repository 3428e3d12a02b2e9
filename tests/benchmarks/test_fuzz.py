"""Strange files are made again from their seed, tried, and written down where they go wrong."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from benchmarks import fuzz, fuzz_input
from benchmarks.__main__ import main
from benchmarks.mutation import MAX_BYTES
from benchmarks.policy import PolicyBroken
from tests.security.articles import in_places, whole
from tests.security.vectors import OWN
from troubleshooting.text.article import ParsedArticle

INPUTS = 400


@pytest.fixture(scope="module")
def beginnings() -> tuple[bytes, ...]:
    """What a run begins with, and the articles of our hostile vectors."""
    texts = [whole(one) for one in OWN]
    texts += [in_places([one], bilingual=True) for one in OWN]
    return (*fuzz.seeds(), *(text.encode() for text in texts))


@pytest.mark.parametrize("seed", [11, 12])
def test_strange_files_are_taken_in_or_refused(beginnings: tuple[bytes, ...], seed: int) -> None:
    tried = list(islice(fuzz.try_inputs(beginnings, seed=seed), INPUTS))
    assert [(one.number, one.fault) for one in tried if one.fault] == []


def test_most_of_them_are_texts(beginnings: tuple[bytes, ...]) -> None:
    made = [one.data for one in islice(fuzz.try_inputs(beginnings, seed=3), 200)]
    assert sum(_is_text(data) for data in made) > 100
    assert max(map(len, made)) <= MAX_BYTES


def _is_text(data: bytes) -> bool:
    try:
        return bool(data.decode().strip("\x00"))
    except UnicodeDecodeError:
        return False


def test_a_seed_and_a_number_make_the_same_file_again() -> None:
    beginnings = fuzz.seeds()
    third = list(islice(fuzz.try_inputs(beginnings, seed=5), 3))[2]
    again = next(iter(fuzz.try_inputs(beginnings, seed=5, first=3)))
    assert (again.number, again.data) == (third.number, third.data)


def test_it_prints_its_figures(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["fuzz", "--count", "5", "--crashes", str(tmp_path)]) == 0
    printed = capsys.readouterr().out
    assert "inputs" in printed
    assert "crashes" in printed
    assert list(tmp_path.iterdir()) == []


def test_it_begins_with_files_that_are_given(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"given")
    assert b"given" in fuzz.seeds(tmp_path)


def _break(*_arguments: object, **_named: object) -> Iterator[None]:
    raise ValueError("broken on purpose")


def test_a_file_that_goes_wrong_is_written_down(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(fuzz_input, "parse_article", _break)
    assert main(["fuzz", "--count", "3", "--seed", "7", "--crashes", str(tmp_path)]) == 1
    faults = [file.read_text() for file in tmp_path.glob("seed-7-input-*.txt")]
    assert faults
    assert all("broken on purpose" in fault for fault in faults)
    assert len(list(tmp_path.glob("seed-7-input-*.md"))) == len(faults)


def test_html_outside_the_policy_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def judge(page: str, *, pictures: frozenset[str]) -> None:
        raise PolicyBroken("a tag: script")

    monkeypatch.setattr(fuzz_input, "judge", judge)
    assert "a tag: script" in fuzz.try_one(b"# A\n\ntext").fault


def test_a_lost_line_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def without_the_last(parsed: ParsedArticle) -> str:
        return "\n".join(block.markdown for block in parsed[:-1])  # type: ignore[index]

    monkeypatch.setattr(fuzz_input, "_joined", without_the_last)
    assert "The blocks are not the text." in fuzz.try_one(b"# A\n\ntext").fault


def test_what_does_not_come_to_an_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def for_ever(_data: bytes) -> None:
        while True:
            pass

    monkeypatch.setattr(fuzz, "GIVEN_UP_SECONDS", 0.05)
    monkeypatch.setattr(fuzz_input, "fault_of", for_ever)
    assert fuzz.try_one(b"a").fault == "It did not come to an end."
