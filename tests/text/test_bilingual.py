from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.text.pairs import pair
from troubleshooting.text.bilingual import split_bilingual
from troubleshooting.text.markdown.links import LinkContext
from troubleshooting.text.markdown.render import render_block, render_sentence

CONTEXT = LinkContext("fi-FI", "fi", "https://docs.example")


def test_it_splits_a_pair() -> None:
    text = split_bilingual(pair("Avaa asetukset.", "Open Settings.", "a1-1"))
    assert (text.target, text.source) == ("Avaa asetukset.", "Open Settings.")
    (unit,) = text.units
    assert (unit.id, unit.target, unit.source, unit.line) == (
        "a1-1",
        "Avaa asetukset.",
        "Open Settings.",
        0,
    )
    assert not text.warnings


def test_it_keeps_the_order_and_the_lines_of_pairs() -> None:
    text = split_bilingual(f"{pair('a', 'A')} {pair('b', 'B')}\n\n- {pair('c', 'C')}")
    assert [(unit.target, unit.line) for unit in text.units] == [("a", 0), ("b", 0), ("c", 2)]
    assert text.target == "a b\n\n- c"
    assert text.source == "A B\n\n- C"


@pytest.mark.parametrize(
    ("before", "after"),
    [("# ", ""), ("- ", ""), ("  1. ", ""), ("> ", ""), ("| ", " | x |"), ("**", "**")],
)
def test_it_finds_a_pair_wherever_a_sentence_may_stand(before: str, after: str) -> None:
    text = split_bilingual(before + pair("suomi", "English") + after)
    assert text.target == f"{before}suomi{after}"
    assert text.source == f"{before}English{after}"


def test_it_gives_a_plain_text_no_source() -> None:
    text = split_bilingual("# Otsikko\n\nTeksti.")
    assert (text.target, text.source, text.units) == ("# Otsikko\n\nTeksti.", "", ())


def test_it_links_both_halves_of_a_pair_between_a_links_brackets() -> None:
    text = split_bilingual(f"[{pair('Lue lisää', 'Read more')}](https://example.org/help)")
    (unit,) = text.units
    assert unit.target == "[Lue lisää](https://example.org/help)"
    assert unit.source == "[Read more](https://example.org/help)"
    assert text.target == unit.target
    assert text.source == unit.source


def test_it_links_both_halves_on_the_page_to_the_same_address() -> None:
    text = split_bilingual(f"[{pair('Lue lisää', 'Read more')}](https://example.org/help)")
    for half in (text.units[0].target, text.units[0].source):
        assert 'href="https://example.org/help"' in render_sentence(half, CONTEXT)


def test_it_keeps_an_address_with_brackets_in_it_whole() -> None:
    address = "https://example.org/a_(b)?c=d"
    (unit,) = split_bilingual(f"[{pair('x', 'y')}]({address})").units
    assert unit.source == f"[y]({address})"


def test_it_leaves_a_links_title_to_the_target() -> None:
    text = split_bilingual(f'[{pair("Lue", "Read")}](/help "Lue tämä")')
    assert text.target == '[Lue](/help "Lue tämä")'
    assert text.source == "[Read](/help)"
    assert text.units[0].source == "[Read](/help)"


def test_it_keeps_links_inside_a_pair() -> None:
    text = split_bilingual(pair("Katso [ohje](/ohje).", "See [help](/ohje)."))
    assert text.units[0].target == "Katso [ohje](/ohje)."
    assert text.source == "See [help](/ohje)."


def test_it_leaves_a_pictures_description_to_the_target() -> None:
    text = split_bilingual(f"{pair('a', 'A')} ![kuva](media/a.png)")
    assert text.source == "A ![](media/a.png)"


STRAY = " ".join(
    [
        pair("Eka.", "First.", "s-1"),
        pair("Toka </span>[linkki](https://example.org).", "Second </span>[link](https://example.org).", "s-2"),
        pair("Kolmas.", "Third.", "s-3"),
    ]
)  # fmt: skip


def test_a_stray_closing_tag_cuts_and_merges_no_sentence() -> None:
    units = split_bilingual(STRAY).units
    assert [unit.id for unit in units] == ["s-1", "s-2", "s-3"]
    assert units[1].target == "Toka [linkki](https://example.org)."
    assert units[1].source == "Second [link](https://example.org)."


def test_a_stray_closing_tag_is_reported_with_its_sentence() -> None:
    (warning,) = split_bilingual(f"\n\n{STRAY}").warnings
    assert warning.line == 3
    assert "s-2" in warning.reason


def test_a_stray_closing_tag_is_not_on_the_page() -> None:
    html = render_block(split_bilingual(STRAY).target, CONTEXT)
    assert "span" not in html
    assert 'href="https://example.org"' in html


def test_a_broken_pair_keeps_its_words_and_is_reported() -> None:
    broken = '<span data-ttu-id="x-9">rikki</span><span class="sxs-lookup">'
    text = split_bilingual(f"{pair('ehjä', 'whole')}\n{broken}<span data-stu-id='x'>broken")
    (warning,) = text.warnings
    assert warning.line == 2
    assert "x-9" in warning.reason
    assert "rikki" in text.target
    assert "rikki" in text.source
    assert "span" not in render_block(text.target.replace("<span data-stu-id='x'>", ""), CONTEXT)


def test_pairs_of_different_ids_are_not_whole() -> None:
    mixed = pair("yksi", "one", "x-1").replace('stu-id="x-1"', 'stu-id="x-2"')
    text = split_bilingual(mixed)
    assert not text.units
    assert "x-1" in text.warnings[0].reason


# Words of a sentence: no line ends, no span tags of their own.
SENTENCE = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"], exclude_characters="<>[]()!"),
    min_size=1,
    max_size=30,
)
GLUE = st.sampled_from(["", " ", "\n", "\n\n", "\n- ", "\n1. ", "\n> ", " **", "\n## ", " | "])


@given(st.lists(st.tuples(SENTENCE, SENTENCE, GLUE), min_size=1, max_size=12))
def test_joining_the_halves_gives_back_target_and_source(
    parts: list[tuple[str, str, str]],
) -> None:
    body = "".join(pair(t, s, f"p-{n}") + glue for n, (t, s, glue) in enumerate(parts))
    text = split_bilingual(body)
    assert text.target == "".join(t + glue for t, _, glue in parts)
    assert text.source == "".join(s + glue for _, s, glue in parts)
    assert [(unit.target, unit.source) for unit in text.units] == [(t, s) for t, s, _ in parts]
    assert not text.warnings


PIECES = st.sampled_from(
    [
        '<span data-ttu-id="1">',
        '<span class="sxs-lookup">',
        '<span data-stu-id="1">',
        "</span>",
        "a",
        "[",
        "](b)",
        "\n",
    ]
)


@given(st.lists(PIECES, max_size=14).map("".join))
def test_whatever_is_broken_the_two_texts_have_the_same_lines(body: str) -> None:
    text = split_bilingual(body)
    assert text.target.count("\n") == body.count("\n")
    if text.units:
        assert text.source.count("\n") == body.count("\n")
    assert not re.search(r"<span (?:data|class)", text.target)
