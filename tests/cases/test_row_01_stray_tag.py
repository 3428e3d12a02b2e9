"""A stray closing tag inside a sentence pair cuts and merges no sentence."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.cases.shown import Shown
from tests.cases.stories import Portal, Sentences, with_title
from troubleshooting.ingest.report import FileWarning, ImportReport

HELP = "https://example.org/help"
STRAY = (f"Siitä kertoo </span>[ohje]({HELP}).", f"It is told in </span>[help]({HELP}).")
MENDED = (f"Siitä kertoo [ohje]({HELP}).", f"It is told in [help]({HELP}).")
BEFORE, AFTER = ("Sivu on tyhjä.", "The page is empty."), ("Syy on uusi.", "The cause is new.")


def three_pairs() -> str:
    pair = Sentences("s1")
    return " ".join(pair(*one) for one in (BEFORE, STRAY, AFTER))


def warned(report: ImportReport) -> list[FileWarning]:
    return [one for file in report.files for one in file.warnings if "span" in one.reason]


def test_three_pairs_stay_three_in_order(portal: Portal) -> None:
    portal.publish(with_title(three_pairs()))
    assert portal.pairs()[1:] == [BEFORE, MENDED, AFTER]


def test_the_english_text_is_whole_too(portal: Portal) -> None:
    portal.publish(with_title(three_pairs()))
    words = Shown("".join(block.html for block in portal.text("en-US").blocks.all())).words
    assert words.endswith("The page is empty. It is told in help. The cause is new.")


def test_the_report_names_file_line_and_sentence(portal: Portal) -> None:
    report = portal.publish(with_title(f"{three_pairs()}\n\nSanat."))
    (warning,) = warned(report)
    assert report.files[0].path.endswith("no-sound.md")
    assert warning.line == 8
    assert "s1-102" in warning.reason


OUTPUTS: dict[str, Callable[[Portal], str]] = {
    "the overview": lambda portal: portal.overview(),
    "a step": lambda portal: portal.walk()[0],
    "the preview": lambda portal: portal.editors_page("preview"),
    "the editors' page": lambda portal: portal.editors_page(),
}


@pytest.mark.parametrize("output", OUTPUTS)
def test_no_page_shows_a_tag_and_the_link_is_one(portal: Portal, output: str) -> None:
    """The overview has it as an introduction, the walk as a step."""
    text = three_pairs()
    portal.publish(with_title(f"{text}\n\n{Sentences()('Kokeile:', 'Try this:')}\n\n- {text}"))
    shown = Shown(OUTPUTS[output](portal))
    assert HELP in shown.leads("ohje")
    # An editor corrects the Markdown as it is; everywhere else the tag is gone.
    assert "</span>" not in shown.words.replace(STRAY[0], "")


PLACES = {
    "heading": ("## {}", ("Tilit</span> ja muut", "Accounts</span> and others")),
    "item": ("- {}", ("Avaa</span> tilit.", "Open</span> the accounts.")),
    "number": ("1. {}", ("Avaa</span> tilit.", "Open</span> the accounts.")),
    "note": ("> [!NOTE]\n> {}", ("Odota</span> hetki.", "Wait</span> a moment.")),
    "cell": ("| {} |\n|---|\n| x |", ("Tila</span> nyt", "State</span> now")),
    "bold": ("**{}**", ("Tila</span> nyt", "State</span> now")),
    "an opening tag": ("{}", ("Avaa <span>tilit.", "Open <span>the accounts.")),
    "the target alone": ("{}", ("Avaa</span> tilit.", "Open the accounts.")),
    "the source alone": ("{}", ("Avaa tilit.", "Open</span> the accounts.")),
    "capital letters": ("{}", ("Avaa</SPAN> tilit.", "Open</SPAN> the accounts.")),
    "two in a run": ("{}", ("Avaa </span></span>tilit.", "Open </span></span>the accounts.")),
    "the end": ("{}", ("Avaa tilit</span>", "Open the accounts</span>")),
    "the end, twice": ("{}", ("Avaa tilit</span></span>", "Open it</span></span>")),
    "the beginning": ("{}", ("</span>Avaa tilit.", "</span>Open the accounts.")),
    "a whole element": ("{}", ("Avaa <span>tilit</span>.", "Open <span>it</span>.")),
}


def without_tags(halves: tuple[str, str]) -> tuple[str, str]:
    target, source = (re.sub("</?span>", "", half, flags=re.IGNORECASE) for half in halves)
    return target, source


@pytest.mark.parametrize("place", PLACES)
def test_wherever_it_stands_its_neighbours_are_whole(portal: Portal, place: str) -> None:
    markdown, halves = PLACES[place]
    pair = Sentences("s1")
    body = "\n\n".join([pair(*BEFORE), markdown.format(pair(*halves)), pair(*AFTER)])
    report = portal.publish(with_title(body))
    assert portal.pairs()[1:] == [BEFORE, without_tags(halves), AFTER]
    assert "span" not in "".join(block.html for block in portal.text().blocks.all())
    assert ["s1-102" in one.reason for one in warned(report)] == [True]


def test_in_the_words_of_a_link_it_leaves_the_link(portal: Portal) -> None:
    pair = Sentences("s1")
    portal.publish(with_title(f"[{pair('Lue</span> lisää', 'Read</span> more')}]({HELP})"))
    assert portal.pairs()[1:] == [(f"[Lue lisää]({HELP})", f"[Read more]({HELP})")]


def test_a_title_is_shown_without_it(portal: Portal) -> None:
    portal.publish(with_title("Teksti.", ("Ääni</span> ei kuulu", "There is</span> no sound")))
    assert portal.text().title == "Ääni ei kuulu"
    assert portal.text("en-US").title == "There is no sound"
    assert "Ääni ei kuulu" in Shown(portal.search("kuulu")).words


def test_a_pair_cut_short_costs_only_itself(portal: Portal) -> None:
    pair = Sentences("s1")
    broken = '<span data-ttu-id="s2-9">Rikki.</span><span class="sxs-lookup">'
    report = portal.publish(with_title(f"{pair(*BEFORE)}\n{broken}\n{pair(*AFTER)}"))
    assert portal.pairs()[1:] == [BEFORE, AFTER]
    assert "Rikki." in Shown(portal.overview()).words
    assert ["s2-9" in one.reason for one in warned_of_pairs(report)] == [True]


def test_a_pair_within_a_pair_costs_only_the_outer_one(portal: Portal) -> None:
    inner = Sentences("s2")("Sisällä.", "Inside.")
    outer = (
        f'<span data-ttu-id="s3-1">Ulkona {inner}</span>'
        '<span class="sxs-lookup"><span data-stu-id="s3-1">Outside</span></span>'
    )
    pair = Sentences("s1")
    report = portal.publish(with_title(f"{pair(*BEFORE)} {outer} {pair(*AFTER)}"))
    assert portal.pairs()[1:] == [BEFORE, ("Sisällä.", "Inside."), AFTER]
    assert "Ulkona Sisällä." in Shown(portal.overview()).words
    assert any("s3-1" in one.reason for one in warned_of_pairs(report))


def warned_of_pairs(report: ImportReport) -> list[FileWarning]:
    return [one for file in report.files for one in file.warnings if "whole pair" in one.reason]
