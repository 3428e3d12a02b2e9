"""Links and pictures that worked only in the old repository lead somewhere here."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cases.shown import Shown, step_card
from tests.cases.stories import Portal, Sentences, with_title
from tests.ingest.pixels import picture
from troubleshooting.ingest.report import ImportReport, WarningKind

VENDOR = "https://learn.microsoft.com"
OTHER = ("Toinen vika", "Another fault")

LINKS = {
    "/windows/security/b": f"{VENDOR}/LOCALE/windows/security/b",
    "/windows/security/b#part": f"{VENDOR}/LOCALE/windows/security/b#part",
    "/windows/security/b.md": f"{VENDOR}/LOCALE/windows/security/b",
    "/windows/security/b.md#part": f"{VENDOR}/LOCALE/windows/security/b#part",
    "/en-us/windows/b?tabs=1": f"{VENDOR}/LOCALE/windows/b?tabs=1",
    "/FI-FI/windows/b": f"{VENDOR}/LOCALE/windows/b",
    "https://learn.microsoft.com/en-us/d": f"{VENDOR}/LOCALE/d",
    "https://learn.microsoft.com/d": f"{VENDOR}/LOCALE/d",
    "https://docs.microsoft.com/EN-US/d#x": "https://docs.microsoft.com/LOCALE/d#x",
    "https://support.microsoft.com/en-gb/help/1": "https://support.microsoft.com/LOCALE/help/1",
    "https://example.org/en-us/d": "https://example.org/en-us/d",
    "mailto:help@example.org": "mailto:help@example.org",
    "other.md": "/TAG/other/",
    "other.md#part": "/TAG/other/",
    "./other.md": "/TAG/other/",
    "../folder/other.md?x=1": "/TAG/other/",
}


def linked(address: str) -> str:
    """An article with one thing to try and a link in it."""
    pair = Sentences("l1")
    lead = pair("Kokeile seuraavaa:", "Try the following:")
    item = pair(f"Käynnistä [laite]({address}).", f"Restart the [device]({address}).")
    return with_title(f"{lead}\n\n- {item}")


def other(portal: Portal, name: str = "other") -> None:
    portal.publish(with_title("Teksti.", OTHER), name=name)


def first_step(portal: Portal, tag: str = "fi") -> Shown:
    return Shown(portal.walk(tag)[0])


@pytest.mark.parametrize("address", LINKS)
def test_a_link_leads_on_in_the_readers_language(portal: Portal, address: str) -> None:
    other(portal)
    portal.publish(linked(address))
    for tag, locale, words in (("fi", "fi-fi", "laite"), ("en", "en-us", "device")):
        expected = LINKS[address].replace("LOCALE", locale).replace("TAG", tag)
        leads = first_step(portal, tag).leads(words)
        assert set(leads) == {expected}


def test_the_english_beside_a_translation_leads_to_english(portal: Portal) -> None:
    other(portal)
    portal.publish(linked("other.md"))
    assert first_step(portal).leads("device") == ["/en/other/"]


@pytest.mark.parametrize("address", ["#part", "media/guide.pdf", "folder/", "ms-settings:sound"])
def test_what_leads_nowhere_is_words(portal: Portal, address: str) -> None:
    portal.publish(linked(address))
    shown = first_step(portal)
    assert "Käynnistä laite." in shown.words
    assert [href for href in shown.leads("laite") if href] == []


@pytest.mark.parametrize("written", ["other.md", "OTHER.md", "Other.MD", "%6fther.md"])
def test_another_spelling_leads_to_the_article(portal: Portal, written: str) -> None:
    other(portal)
    report = portal.publish(linked(written))
    (address,) = set(first_step(portal).leads("laite"))
    assert OTHER[0] in Shown(portal.get(address)).words
    assert jumps(report) == []


def test_a_name_with_a_space_leads_to_the_article(portal: Portal) -> None:
    other(portal, "other fault")
    report = portal.publish(linked("other%20fault.md"))
    (address,) = set(first_step(portal).leads("laite"))
    assert OTHER[0] in Shown(portal.get(address)).words
    assert jumps(report) == []


def test_an_article_not_yet_translated_is_there_in_english(portal: Portal) -> None:
    portal.publish(with_title("Text.", OTHER), name="other", locale="sv-SE")
    portal.publish(linked("other.md"))
    page = portal.get("/fi/other/")
    assert "Another fault" in Shown(page).words
    assert 'class="notice"' in page


def jumps(report: ImportReport) -> list[tuple[str, int, str]]:
    """Which file's links lead nowhere: its name, line and reason."""
    return [
        (Path(file.path).name, one.line, one.reason)
        for file in report.files
        for one in file.warnings
        if one.kind is WarningKind.JUMP
    ]


def test_a_missing_article_is_named_with_file_and_line(portal: Portal) -> None:
    report = portal.publish(linked("not-there.md#part"))
    reason = "The link to not-there.md leads nowhere: there is no such article."
    assert jumps(report) == [("no-sound.md", 10, reason)]


def test_a_missing_article_is_told_until_it_comes(portal: Portal) -> None:
    portal.write(linked("other.md"))
    assert len(jumps(portal.take_in())) == 1
    assert len(jumps(portal.take_in())) == 1
    portal.write(with_title("Teksti.", OTHER), name="other")
    assert jumps(portal.take_in()) == []


def test_articles_that_link_to_each_other_come_in_any_order(portal: Portal) -> None:
    portal.write(linked("b.md"), name="a")
    portal.write(linked("a.md"), name="b")
    assert jumps(portal.take_in()) == []


# Pictures


def shows(*written: str) -> str:
    return with_title("\n\n".join(["Teksti.", *written]))


def store(portal: Portal, name: str) -> None:
    file = portal.folder / "tree" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(picture(size=(7, 5)))


PICTURES = {
    "media/a.png": "fi-FI/media/a.png",
    "./media/a.png": "fi-FI/media/a.png",
    "../media/a.png": "media/a.png",
    "media/a%20b.png": "fi-FI/media/a b.png",
    "<media/a b.png>": "fi-FI/media/a b.png",
    "media/a.png#part": "fi-FI/media/a.png",
    "media/A.PNG": "fi-FI/media/A.PNG",
}


@pytest.mark.parametrize("written", PICTURES)
def test_a_picture_comes_along_with_size_and_words(portal: Portal, written: str) -> None:
    store(portal, PICTURES[written])
    portal.write(shows(f"![Kaiutin]({written})"))
    portal.take_in()
    (shown,) = Shown(portal.overview()).pictures
    assert (shown["alt"], shown["width"], shown["height"]) == ("Kaiutin", "7", "5")
    assert portal.reader.get(shown["src"]).status_code == 200


@pytest.mark.parametrize("written", ["media/none.png", "../media/none.png", "/media/none.png"])
def test_a_missing_picture_is_described(portal: Portal, written: str) -> None:
    portal.publish(shows(f"![Kaiutin]({written})"))
    shown = Shown(portal.overview())
    assert (shown.pictures, "Kaiutin" in shown.words) == ([], True)


def test_a_missing_picture_is_named_with_its_line(portal: Portal) -> None:
    report = portal.publish(shows("![Kaiutin](media/none.png)"))
    told = [one for one in report.files[0].warnings if one.kind is WarningKind.PICTURE]
    assert [(one.line, "media/none.png" in one.reason) for one in told] == [(10, True)]


def test_a_picture_of_another_host_is_a_link_and_fetched_by_nobody(portal: Portal) -> None:
    portal.publish(shows("![Kaiutin](https://example.org/a.png)"))
    shown = Shown(portal.overview())
    assert shown.pictures == []
    assert [link.href for link in shown.links if "Kaiutin" in link.words] == [
        "https://example.org/a.png"
    ]


def test_a_picture_in_a_step_is_on_its_page_and_in_its_preview(portal: Portal) -> None:
    store(portal, "fi-FI/media/a.png")
    portal.write(linked("/x").replace("[laite](/x)", "![laite](media/a.png)"))
    portal.take_in()
    assert Shown(step_card(portal.walk()[0])).pictures
    assert Shown(portal.editors_page("preview")).pictures
