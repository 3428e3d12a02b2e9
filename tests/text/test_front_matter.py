from __future__ import annotations

import pytest

from tests.text.pairs import pair
from troubleshooting.text.article import parse_article
from troubleshooting.text.errors import ArticleError
from troubleshooting.text.front_matter import parse_values, split_front_matter


def file(front: str) -> str:
    return f"---\n{front}\n---\n# Title\n"


def test_it_reads_a_list_as_its_items() -> None:
    front, _ = split_front_matter(file('ms.custom:\n- "7102"\n- "7103"'))
    assert front.get("ms.custom") == "7102, 7103"


def test_it_reads_an_empty_string_as_nothing() -> None:
    front, _ = split_front_matter(file("ms.author: ''"))
    assert front.values == {"ms.author": ""}
    assert front.get("ms.author") == ""


def test_it_reads_a_missing_key_as_nothing() -> None:
    front, _ = split_front_matter(file("title: A"))
    assert front.get("ms.author") == ""


@pytest.mark.parametrize("value", ["06/07/2021", "2021-06-07", "0755", "yes", "8000067", "1.10"])
def test_it_converts_nothing(value: str) -> None:
    front, _ = split_front_matter(file(f"key: {value}"))
    assert front.get("key") == value


def test_it_constructs_no_objects() -> None:
    front, _ = split_front_matter(file("key: !!python/object/apply:os.getcwd []"))
    assert front.get("key") == ""


def test_it_keeps_the_block_as_written() -> None:
    written = "title:   'It''s'\n# a comment\nms.custom: [a,b]"
    front, body = split_front_matter(file(written))
    assert (front.raw, body) == (written, "# Title\n")


def test_it_counts_the_line_the_text_begins_on() -> None:
    front, _ = split_front_matter(file("a: 1\nb: 2"))
    assert front.body_line == 5


def test_it_takes_a_file_without_front_matter() -> None:
    front, body = split_front_matter("# Title\n")
    assert (front.values, front.body_line, body) == ({}, 1, "# Title\n")


def test_it_takes_an_empty_block() -> None:
    front, body = split_front_matter("---\n---\ntext")
    assert (front.values, body) == ({}, "text")


def test_it_refuses_an_unclosed_block() -> None:
    with pytest.raises(ArticleError, match="never closed") as caught:
        split_front_matter("---\ntitle: A\n\n# Title\n")
    assert caught.value.line == 1


def test_it_says_the_line_of_broken_yaml() -> None:
    with pytest.raises(ArticleError, match="not YAML") as caught:
        split_front_matter(file('title: A\nauthor: "B\nmanager: C: D'))
    assert caught.value.line in (3, 4, 5)


def test_it_says_the_line_of_a_colon_too_many() -> None:
    with pytest.raises(ArticleError, match="not YAML") as caught:
        split_front_matter(file("title: A\nmanager: C: D"))
    assert caught.value.line == 3


@pytest.mark.parametrize("front", ["just words", "- a\n- b"])
def test_it_refuses_what_is_no_mapping(front: str) -> None:
    with pytest.raises(ArticleError, match="key: value"):
        split_front_matter(file(front))


def test_it_takes_the_target_of_a_pair_inside() -> None:
    front = f"title: {pair('Otsikko', 'Title')}\nms.contentlocale: fi-FI"
    parsed = parse_article(file(front))
    assert parsed.front_matter == "title: Otsikko\nms.contentlocale: fi-FI"


def test_its_windows_line_ends_and_byte_order_mark_do_not_matter() -> None:
    text = "\ufeff---\r\nms.contentlocale: fi-FI\r\n---\r\n# Otsikko\r\n"
    parsed = parse_article(text)
    assert (parsed.locale, parsed.title) == ("fi-FI", "Otsikko")


def test_aliases_that_stand_for_endless_text_are_refused() -> None:
    levels = [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 12)]
    with pytest.raises(ArticleError, match="too long"):
        parse_values("\n".join(["l0: &l0 [word]", *levels]))


def test_nesting_without_end_is_refused() -> None:
    with pytest.raises(ArticleError):
        parse_values("a: " + "[" * 100_000)
