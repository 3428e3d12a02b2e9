"""Pieces of an article without words, and what one locale takes over from another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.text.corpus import CORPUS, LOCALES, needs
from tests.text.pairs import pair
from tests.text.segmentation.test_segment_hostile import TEXTS
from troubleshooting.text.article import ParsedArticle, parse_article, sibling_of
from troubleshooting.text.segmentation.blocks import Segment
from troubleshooting.text.segmentation.segment import segment
from troubleshooting.text.segmentation.skeleton import (
    Sibling,
    adopt,
    atom_ranges,
    count_instructions,
    place_segments,
    read_skeleton,
)

ENGLISH = "# No sound\n\nTry the following:\n\n- Restart the phone.\n- Many phones are known to need a new cable some day.\n"
FINNISH = "# Ei ääntä\n\nKokeile näitä\n\n- Käynnistä.\n- Voit tarvita uuden johdon.\n"


def shapes(markdown: str) -> list[str]:
    return [atom.shape for atom in read_skeleton(markdown)]


def sibling(markdown: str) -> Sibling:
    return Sibling(read_skeleton(markdown), segment(markdown, english=True))


@pytest.mark.parametrize(
    ("markdown", "shape"),
    [
        ("## A", "heading 2"),
        ("**A**", "paragraph bold"),
        ("a", "paragraph"),
        ("[a](/a)\n[b](/b)", "paragraph links"),
        ("![a](a.png)", "paragraph picture"),
        ("> [!NOTE]\n> a", "alert"),
        ("> a", "quote"),
        ("```\na\n```", "code"),
        ("[a]: /a", "definitions"),
        ("- a\n  - b\n  - c", "bullets first (paragraph, bullets 2)"),
        ("1. a", "numbers first (paragraph)"),
    ],
)
def test_a_piece_has_a_shape(markdown: str, shape: str) -> None:
    assert shapes(markdown) == [shape]


def test_each_item_of_a_list_is_a_piece() -> None:
    assert [(a.start, a.end, a.nested) for a in read_skeleton("- a\n  1. b\n  2. c\n\n- d")] == [
        (0, 3, 2),
        (4, 5, 0),
    ]


@given(text=TEXTS)
def test_pieces_cover_every_line_once(text: str) -> None:
    lines = [n for atom in read_skeleton(text) for n in range(atom.start, atom.end)]
    assert len(lines) == len(set(lines))
    assert {n for n, line in enumerate(text.split("\n")) if line.strip()} <= set(lines)


@given(text=TEXTS, english=st.booleans())
def test_segments_are_ranges_of_pieces_and_back(text: str, english: bool) -> None:
    skeleton, segments = read_skeleton(text), segment(text, english=english)
    ranges = atom_ranges(segments, skeleton)
    assert [n for one in ranges for n in one] == list(range(len(skeleton)))
    assert place_segments(segments, ranges, skeleton) == segments


@pytest.mark.parametrize(
    "segments",
    [
        [Segment("text", 2, 3, "prose")],
        [Segment("text", 0, 1, "prose"), Segment("text", 1, 3, "prose")],
        [],
    ],
)
def test_segments_that_do_not_cover_the_pieces_are_refused(segments: list[Segment]) -> None:
    with pytest.raises(ValueError, match="segment"):
        atom_ranges(segments, read_skeleton("a\n\nb"))


@pytest.mark.parametrize(
    ("markdown", "count"),
    [
        ("a", 0),
        ("- a", 0),
        ("- a\n  - b\n  - c", 2),
        ("a:\n\n1. b", 1),
        ("1. a\n2. b\n\n![](c.png)\n\n1. d", 3),
        ("1. a\n2. b\n\n> [!NOTE]\n> c\n\n- d", 2),
        ("- a\n\n<!-- -->\n\n1. b\n2. c", 2),
        ("a:\n\n- b\n\n1. c\n2. d", 1),
        ("a:\n\n1.b\n\n2.c", 2),
        ("1.b\n2.c", 2),
        ("1.b 2.c", 0),
        ("1. a\n\n   a. b\n\n   b. c", 2),
        ("1. a\n\na. b\n\nb. c", 2),
        ("1. a\n2. b\n\na. c\n\nb. d", 2),
    ],
)
def test_instructions_are_the_items_at_the_steps_own_level(markdown: str, count: int) -> None:
    assert count_instructions(read_skeleton(markdown)) == count


def test_typed_items_do_not_change_a_pieces_shape() -> None:
    assert shapes("1.a\n\n2.b") == shapes("a\n\nb")


def test_a_sibling_built_alike_gives_its_blocks() -> None:
    found = adopt(sibling(ENGLISH), read_skeleton(FINNISH))
    assert found is not None
    assert [(one.type, one.start) for one in found] == [
        ("text", 0),
        ("text", 2),
        ("step", 4),
        ("text", 5),
    ]


@pytest.mark.parametrize(
    "other",
    [
        FINNISH + "- Kolmas.\n",
        FINNISH.replace("- ", "1. "),
        FINNISH.replace("# ", "## "),
        FINNISH + "\n[a](/a)\n",
        FINNISH.replace("Käynnistä.", "Käynnistä.\n  - näin"),
    ],
)
def test_one_built_otherwise_gives_none(other: str) -> None:
    assert adopt(sibling(ENGLISH), read_skeleton(other)) is None


def bilingual() -> ParsedArticle:
    body = "\n".join(
        f"{mark}{pair(target, source, str(number))}\n"
        for number, (mark, target, source) in enumerate(
            [
                ("# ", "Inget ljud", "No sound"),
                ("", "Prova det här:", "Try the following:"),
                ("- ", "Starta om.", "Restart the phone."),
                (
                    "- ",
                    "Du kan behöva en kabel.",
                    "Many phones are known to need a new cable some day.",
                ),
            ]
        )
    )
    return parse_article(body, locale="sv-SE")


def test_a_plain_file_follows_its_sibling() -> None:
    found = parse_article(FINNISH, locale="fi-FI", sibling=sibling_of(bilingual().blocks))
    assert found.is_adopted
    assert [block.rule for block in found.blocks] == [block.rule for block in bilingual().blocks]


def test_a_file_with_its_source_reads_its_own_words() -> None:
    other = sibling_of(parse_article("# a\n\nb", locale="en-US").blocks)
    found = parse_article(ENGLISH, locale="en-US", sibling=other)
    assert not found.is_adopted


@pytest.mark.corpus
@needs(CORPUS)
def test_a_plain_file_is_cut_like_its_own_bilingual_one_by_another_locale() -> None:
    """Where it is built alike, which nine of ten are."""
    alike = pairs = 0
    for path in sorted((CORPUS / "ja-JP" / "plain").glob("*.md")):
        other = CORPUS / "fi-FI" / "bilingual" / path.name
        own = CORPUS / "ja-JP" / "bilingual" / path.name
        if not (other.exists() and own.exists()):
            continue
        pairs += 1
        given_by = sibling_of(parse_article(other.read_text("utf-8"), locale="fi-FI").blocks)
        found = parse_article(path.read_text("utf-8"), locale="ja-JP", sibling=given_by)
        if found.is_adopted:
            alike += 1
            meant = parse_article(own.read_text("utf-8"), locale="ja-JP")
            assert [(b.type, b.kind, b.instructions) for b in found.blocks] == [
                (b.type, b.kind, b.instructions) for b in meant.blocks
            ], path.name
    assert alike >= 0.9 * pairs > 0, LOCALES
