"""What a process remembers for searching is of the present content."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.flow.stories import make_article
from troubleshooting.models import ArticleTranslation, Block, Status
from troubleshooting.search import find, show_hits
from troubleshooting.search.memory import Memory, memory

pytestmark = pytest.mark.django_db


def test_what_is_known_is_not_asked_for_again() -> None:
    asked: list[Sequence[str]] = []

    def count(new: Sequence[str]) -> dict[str, int]:
        asked.append(new)
        return {"a": 3}

    def known(*keys: str, kind: str = "terms") -> dict[str, int]:
        return memory().of(kind, keys, count, missing=0, most=10)

    assert known("a", "b", "a") == {"a": 3, "b": 0}
    assert known("b", "c") == {"b": 0, "c": 0}
    assert known("a", kind="others") == {"a": 3}
    make_article("new")
    assert known("a") == {"a": 3}
    assert asked == [["a", "b"], ["c"], ["a"], ["a"]]


def test_there_is_an_end_to_what_is_remembered() -> None:
    asked: list[int] = []

    def twice(new: Sequence[int]) -> dict[int, int]:
        asked.extend(new)
        return {key: 2 * key for key in new}

    remembers = Memory("")
    for key in range(5):
        assert remembers.of("numbers", [key, 0], twice, missing=0, most=3) == {key: 2 * key, 0: 0}
    assert sorted(set(asked)) == list(range(5))
    assert len(asked) > 5


def test_all_there_is_to_know_is_asked_for_once() -> None:
    answers = iter([{"a": 1}])
    remembers = Memory("")
    assert remembers.all_of("k", lambda: next(answers)) == {"a": 1}
    assert remembers.all_of("k", lambda: next(answers)) == {"a": 1}


def test_what_changed_is_found_and_shown_as_it_is_now() -> None:
    make_article("speaker", steps=1)
    (hit,) = find("speaker", "fi-FI").hits
    show_hits([hit], "sound")
    Block.objects.filter(translation=hit.text.key).update(html="<p>All about sound</p>")
    ArticleTranslation.objects.filter(pk=hit.text.key).update(title="Speaker says")

    (again,) = find("speaker", "fi-FI").hits
    (shown,) = show_hits([again], "sound")

    assert again.text.title == "Speaker says"
    assert "".join(part.text for part in shown.excerpt).startswith("All about sound")
    ArticleTranslation.objects.filter(locale="fi-FI").update(status=Status.DRAFT)
    assert [one.text.locale for one in find("speaker", "fi-FI").hits] == ["en-US"]
