"""Words in angle brackets are words, on every page and in every export."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.cases.shown import Shown
from tests.cases.stories import Portal, Sentences, with_title
from troubleshooting.text.words import plain_text

RUN = (
    "Aja Test-Link <server name> -Port 25 nyt",
    "Run Test-Link <server name> -Port 25 now",
)
BLANK = "<server name>"


def article(sentence: tuple[str, str] = RUN, intro: tuple[str, str] = RUN) -> str:
    """The sentence as a note before the steps, and as the first of two things to try."""
    pair = Sentences("g1")
    lead = pair("Kokeile seuraavaa:", "Try the following:")
    items = [sentence, ("Käynnistä laite.", "Restart the device.")]
    steps = "\n".join(f"- {pair(*item)}" for item in items)
    return with_title(f"> [!NOTE]\n> {pair(*intro)}\n\n{lead}\n\n{steps}")


def words_of(html: str) -> str:
    return Shown(html).words


def after_a_walk(page: Callable[[Portal], str]) -> Callable[[Portal], str]:
    def walked(portal: Portal) -> str:
        portal.walk()
        return words_of(page(portal))

    return walked


OUTPUTS: dict[str, Callable[[Portal], str]] = {
    "the overview": lambda portal: words_of(portal.overview()),
    "the English overview": lambda portal: words_of(portal.overview("en")),
    "a step": lambda portal: words_of(portal.walk()[0]),
    "the next step's way back": lambda portal: words_of(portal.get(_back(portal.walk()[1]))),
    "the end": after_a_walk(lambda portal: portal.get("/fi/no-sound/end/")),
    "the text for the helpdesk": after_a_walk(lambda portal: portal.handover()),
    "the helpdesk's page": lambda portal: words_of(portal.agents_page()),
    "a search hit": lambda portal: words_of(portal.search("test-link")),
    "the preview": lambda portal: words_of(portal.editors_page("preview")),
    "the editors' page": lambda portal: words_of(portal.editors_page()),
    "JSON's HTML": lambda portal: plain_text(portal.exported()["blocks"][-2]["html"]),
    "JSON's Markdown": lambda portal: portal.exported()["blocks"][-2]["markdown"],
    "JSON's original": lambda portal: portal.exported()["blocks"][-2]["source_markdown"],
    "the plain export": lambda portal: portal.plain_export(),
}


def _back(page: str) -> str:
    return next(link.href for link in Shown(page).links if "/steps/" in link.href)


@pytest.mark.parametrize("output", OUTPUTS)
def test_the_sentence_is_whole(portal: Portal, output: str) -> None:
    portal.publish(article())
    shown = OUTPUTS[output](portal)
    assert f"Test-Link {BLANK} -Port 25" in shown


def test_an_article_that_is_only_read_has_it(portal: Portal) -> None:
    pair = Sentences("g1")
    told = ("Palvelimen nimi on <server name>.", "The server's name is <server name>.")
    portal.publish(with_title(pair(*told)))
    assert "Palvelimen nimi on <server name>." in Shown(portal.walk()[0]).words


@pytest.mark.parametrize("query", ["server", "<server name>", "server name", "link <server"])
def test_search_finds_the_words_inside(portal: Portal, query: str) -> None:
    portal.publish(article())
    hits = Shown(portal.search(query))
    assert [link.href for link in hits.links if "no-sound" in link.href] == ["/fi/no-sound/"]
    assert "<server name>" in hits.words


def test_a_hit_marks_the_word_inside(portal: Portal) -> None:
    portal.publish(article())
    assert "&lt;<mark>server</mark> name&gt;" in portal.search("server")


PLACES = {
    "heading": "## {}",
    "item": "- {}",
    "number": "1. {}",
    "cell": "| a |\n|---|\n| {} |",
    "head of a table": "| {} |\n|---|\n| a |",
    "note": "> [!NOTE]\n> {}",
    "quotation": "> {}",
    "bold": "**{}**",
    "italics": "*{}*",
    "link": "[{}](https://example.org)",
    "sub-point": "- a\n  - {}",
    "beginning of a line": "Rivi\n{}",
}
BLANKS = {
    "words": "<server name>",
    "one word": "<tenant>",
    "capital letters": "<TENANT_ID>",
    "hyphen": "<tenant-name>",
    "dot": "<contoso.name>",
    "digits": "<user 1>",
    "digit first": "<2nd user>",
    "apostrophe": "<user's name>",
    "comma": "<name, number>",
    "slash": "<name/number>",
    "other letters": "<käyttäjä>",
    "other script": "<サーバー名>",
    "an equals sign": "<name=value>",
    "two": "<first> ja <last>",
    "next to each other": "<first><last>",
    "comparison": "< 5 ja > 3",
}


@pytest.mark.parametrize("place", PLACES)
def test_it_stands_wherever_it_was_written(portal: Portal, place: str) -> None:
    pair = Sentences("g1")
    portal.publish(with_title(PLACES[place].format(pair(f"Nimi {BLANK}", f"Name {BLANK}"))))
    for locale, words in (("fi-FI", "Nimi <server name>"), ("en-US", "Name <server name>")):
        assert words in plain_text(portal.exported(locale)["blocks"][-1]["html"])


@pytest.mark.parametrize("kind", BLANKS)
def test_whatever_is_inside_stays(portal: Portal, kind: str) -> None:
    blank = BLANKS[kind]
    sentence = (f"Kirjoita {blank} tähän.", f"Type {blank} here.")
    portal.publish(article(sentence))
    assert f"Kirjoita {blank} tähän." in Shown(portal.walk()[0]).words


@pytest.mark.parametrize("kind", BLANKS)
def test_it_may_begin_the_sentence(portal: Portal, kind: str) -> None:
    blank = BLANKS[kind]
    portal.publish(with_title(Sentences("g1")(f"{blank} on nimi.", f"{blank} is a name.")))
    assert f"{blank} on nimi." in Shown(portal.overview()).words


@pytest.mark.parametrize(
    "code", ["`ping <server name>`", "```\nping <server name>\n```", "    ping <server name>"]
)
def test_in_code_it_is_code(portal: Portal, code: str) -> None:
    portal.publish(with_title(f"Teksti.\n\n{code}"))
    block = portal.exported()["blocks"][-1]
    assert "<code>ping &lt;server name&gt;" in block["html"]


def test_a_title_with_it_is_whole_wherever_it_is_a_title(portal: Portal) -> None:
    portal.publish(article().replace("Ääni ei kuulu", "Kone <nimi> ei vastaa"))
    for page in (portal.overview(), portal.get("/fi/"), portal.search("vastaa")):
        assert "Kone <nimi> ei vastaa" in Shown(page).words
    portal.walk()
    assert "Mitä kokeiltiin Kone <nimi> ei vastaa A-" in Shown(portal.handover()).words


KNOWN = ["title", "link", "object", "select", "input", "form", "body", "style", "script", "a"]


@pytest.mark.parametrize("name", KNOWN)
def test_the_name_of_a_tag_may_be_a_word(portal: Portal, name: str) -> None:
    portal.publish(article((f"Kirjoita <{name}> kenttään ja jatka.", f"Type <{name}> and go on.")))
    assert f"Kirjoita <{name}> kenttään ja jatka." in Shown(portal.walk()[0]).words


def test_what_is_closed_is_a_tag(portal: Portal) -> None:
    portal.publish(article(("A <title>b</title> c.", "A <title>b</title> c.")))
    assert "A c." in Shown(portal.walk()[0]).words
