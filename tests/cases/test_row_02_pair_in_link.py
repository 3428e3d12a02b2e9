"""A pair between a link's brackets is one pair, and both its halves are linked."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.cases.shown import Shown, step_card
from tests.cases.stories import Portal, Sentences, with_title
from troubleshooting.models import TranslationUnit

HELP = "https://example.org/help"
MORE = ("Lue lisää", "Read more")


def in_a_step() -> str:
    """The link as the only words of a thing to try, and once more as further reading."""
    pair = Sentences("b2")
    lead = pair("Kokeile seuraavaa:", "Try the following:")
    items = [pair("Käynnistä sovellus.", "Restart the app."), f"[{pair(*MORE)}]({HELP})"]
    return with_title(f"{lead}\n\n" + "\n".join(f"- {item}" for item in items))


@pytest.fixture
def read_more(portal: Portal) -> Portal:
    portal.publish(in_a_step())
    return portal


def test_it_is_one_pair_with_its_address_on_both_sides(read_more: Portal) -> None:
    assert read_more.pairs()[-1] == (f"[Lue lisää]({HELP})", f"[Read more]({HELP})")


def test_the_page_links_the_words_and_prints_no_address(read_more: Portal) -> None:
    shown = Shown(step_card(read_more.walk()[1]))
    assert shown.leads("Lue lisää") == [HELP]
    assert (shown.words, "](" in shown.words) == ("Lue lisää", False)


def test_the_english_beside_it_is_linked_too(read_more: Portal) -> None:
    page = Shown(read_more.walk()[1])
    assert page.leads("Read more") == [HELP]
    assert "](" not in page.words


def test_the_english_article_is_linked_too(read_more: Portal) -> None:
    assert Shown(step_card(read_more.walk("en")[1])).leads("Read more") == [HELP]


TRANSCRIPTS: dict[str, Callable[[Portal], str]] = {
    "for the helpdesk": lambda portal: portal.handover(),
    "at the end": lambda portal: portal.get("/fi/no-sound/end/"),
    "at the helpdesk": lambda portal: portal.agents_page(),
    "the overview": lambda portal: portal.overview(),
}


@pytest.mark.parametrize("where", TRANSCRIPTS)
def test_a_transcript_has_the_words_without_brackets(read_more: Portal, where: str) -> None:
    read_more.walk()
    words = Shown(TRANSCRIPTS[where](read_more)).words
    assert "Lue lisää" in words
    assert "[Lue" not in words
    assert HELP not in words


def test_json_has_the_address_on_both_sides(read_more: Portal) -> None:
    block = read_more.exported()["blocks"][-1]
    assert block["markdown"] == f"- [Lue lisää]({HELP})"
    assert block["source_markdown"] == f"- [Read more]({HELP})"
    assert Shown(block["html"]).leads("Lue lisää") == [HELP]


def test_a_plain_export_has_the_link_and_no_pair(read_more: Portal) -> None:
    assert read_more.plain_export().endswith(f"- [Lue lisää]({HELP})\n")


def test_the_preview_and_the_editors_page_link_both_sides(read_more: Portal) -> None:
    for page in ("preview", "change"):
        shown = Shown(read_more.editors_page(page))
        assert HELP in shown.leads("Lue lisää")
        assert HELP in shown.leads("Read more")


# What is written around or beside the pair, and the words that are linked then.
KINDS: dict[str, tuple[str, str, str]] = {
    "with a title": ('[{lue}]({url} "Otsikko")', "Lue", "Read"),
    "in angle brackets": ("[{lue}](<{url}>)", "Lue", "Read"),
    "in bold": ("**[{lue}]({url})**", "Lue", "Read"),
    "bold inside": ("[**{lue}**]({url})", "Lue", "Read"),
    "in italics": ("*[{lue}]({url})*", "Lue", "Read"),
    "in a heading": ("## [{lue}]({url})", "Lue", "Read"),
    "in an item": ("- [{lue}]({url})", "Lue", "Read"),
    "in a sub-point": ("- x\n  - [{lue}]({url})", "Lue", "Read"),
    "in a cell": ("| a |\n|---|\n| [{lue}]({url}) |", "Lue", "Read"),
    "in a note": ("> [!NOTE]\n> [{lue}]({url})", "Lue", "Read"),
    "after other words": ("{avaa} [{lue}]({url}).", "Lue", "Read"),
    "two pairs in it": ("[{lue} {avaa}]({url})", "Lue Avaa", "Read Open"),
    "two links beside each other": ("[{avaa}](/x) [{lue}]({url})", "Lue", "Read"),
    "a mail address": ("[{lue}](mailto:help@example.org)", "Lue", "Read"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_both_languages_are_linked_however_it_is_written(portal: Portal, kind: str) -> None:
    pair = Sentences("b2")
    markdown, target, source = KINDS[kind]
    body = markdown.format(lue=pair("Lue", "Read"), avaa=pair("Avaa", "Open"), url=HELP)
    portal.publish(with_title(body))
    address = "mailto:help@example.org" if "mailto" in body else HELP
    for locale, words in (("fi-FI", target), ("en-US", source)):
        assert Shown(portal.exported(locale)["blocks"][-1]["html"]).leads(words) == [address]


@pytest.mark.parametrize("kind", KINDS)
def test_each_pair_in_it_is_linked_by_itself(portal: Portal, kind: str) -> None:
    pair = Sentences("b2")
    body = KINDS[kind][0].format(lue=pair("Lue", "Read"), avaa=pair("Avaa", "Open"), url=HELP)
    portal.publish(with_title(body))
    (unit,) = TranslationUnit.objects.filter(target__contains="Lue")
    assert Shown(unit.target_html).leads("Lue") == Shown(unit.source_html).leads("Read")
    assert "example.org" in Shown(unit.target_html).leads("Lue")[0]


def test_two_links_inside_a_pair_keep_their_own_addresses(portal: Portal) -> None:
    target, source = "Katso [a](/a) ja [b](b.md).", "See [a](/a) and [b](b.md)."
    portal.publish(with_title(Sentences("b2")(target, source)))
    unit = TranslationUnit.objects.get(source=source)
    vendor = "https://learn.microsoft.com"
    assert [one.href for one in Shown(unit.target_html).links] == [f"{vendor}/fi-fi/a", "/fi/b/"]
    assert [one.href for one in Shown(unit.source_html).links] == [f"{vendor}/en-us/a", "/en/b/"]


def test_a_picture_that_is_a_link_leads_there_in_both_languages(portal: Portal) -> None:
    pair = Sentences("b2")
    portal.publish(with_title(f"[![{pair('Kuva', 'Picture')}](media/a.png)]({HELP})"))
    for locale, words in (("fi-FI", "Kuva"), ("en-US", "Picture")):
        assert Shown(portal.exported(locale)["blocks"][-1]["html"]).leads(words) == [HELP]


def test_what_describes_a_picture_is_no_link_by_itself(portal: Portal) -> None:
    pair = Sentences("b2")
    portal.publish(with_title(f"[![{pair('Kuva', 'Picture')}](media/a.png)]({HELP})"))
    assert portal.pairs()[-1] == ("Kuva", "Picture")


def test_a_link_defined_further_down_is_found_within_its_block(portal: Portal) -> None:
    pair = Sentences("b2")
    portal.publish(with_title(f"- [{pair('Lue', 'Read')}][1]\n\n  [1]: {HELP}"))
    assert Shown(portal.exported()["blocks"][-1]["html"]).leads("Lue") == [HELP]
