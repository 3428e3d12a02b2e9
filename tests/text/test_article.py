from __future__ import annotations

import pytest

from tests.text.pairs import pair
from troubleshooting.text.article import MAX_BYTES, parse_article
from troubleshooting.text.errors import ArticleError

FRONT = "---\nms.contentlocale: fi-FI\nms.translationtype: MT\nms.lasthandoff: 06/07/2021\n---\n"


def test_it_reads_title_type_and_date() -> None:
    parsed = parse_article(f"{FRONT}# {pair('Ei **ääntä** &amp; kuvaa', 'No sound')}\n\nTeksti.")
    assert (parsed.title, parsed.source_title) == ("Ei ääntä & kuvaa", "No sound")
    assert (parsed.translation_type, parsed.handed_off) == ("MT", "2021-06-07")


def test_it_takes_the_title_of_the_front_matter_where_there_is_no_heading() -> None:
    parsed = parse_article("---\ntitle: Otsikko\nms.contentlocale: fi-FI\n---\nTeksti.")
    assert parsed.title == "Otsikko"


def test_its_own_locale_goes_before_the_given_one() -> None:
    assert parse_article(f"{FRONT}a", locale="sv-SE").locale == "fi-FI"


def test_it_takes_the_given_locale_where_it_has_none() -> None:
    assert parse_article("# a", locale="sv-SE").locale == "sv-SE"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("# a", "No language"),
        ("---\nms.contentlocale: klingon\n---\na", "is not a locale"),
        (f"{FRONT}\n \n", "no text"),
        (f"{FRONT}{'a' * MAX_BYTES}", "larger than"),
    ],
)
def test_it_says_why_it_cannot_be_taken_in(text: str, reason: str) -> None:
    with pytest.raises(ArticleError, match=reason):
        parse_article(text)


def test_its_blocks_give_back_the_body() -> None:
    body = "# a\n\n\nb\n- c\n- d\n\n[x]: https://example.org\n\n1. e\n2. f\n"
    parsed = parse_article(FRONT + body)
    joined = "".join(
        block.markdown + "\n" * (1 + block.blank_lines_after) for block in parsed.blocks
    )
    assert joined.strip() == body.strip()


def test_warnings_name_the_line_of_the_file() -> None:
    parsed = parse_article(f"{FRONT}# a\n\n{pair('b </span>', 'c </span>', 'q-7')}")
    assert [(one.line, "q-7" in one.reason) for one in parsed.warnings] == [(8, True)]


def test_the_wording_of_the_source_finds_the_steps() -> None:
    lead, first, second = (
        pair("Kokeile seuraavaa:", "Try the following:"),
        pair("Käynnistä uudelleen.", "Restart."),
        pair("Tarkista johto.", "Check the cable."),
    )
    parsed = parse_article(f"{FRONT}{lead}\n\n1. {first}\n2. {second}")
    steps = [block for block in parsed.blocks if block.type == "step"]
    assert [block.kind for block in steps] == ["action", "check"]
    assert [block.units[0].source for block in steps] == ["Restart.", "Check the cable."]
