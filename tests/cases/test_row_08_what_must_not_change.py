"""What a translation changed and must not have is imported, with hints that editors can dismiss."""

from __future__ import annotations

import pytest

from tests.admin.pages import form_of, list_page, texts_page
from tests.cases.shown import Shown, step_card
from tests.cases.stories import ENGLISH, LEAD, Portal, Sentences, steps_of, with_title
from troubleshooting.models import Finding

SOURCE = "Run `ipconfig /release` and wait 24 hours"
TARGET = "Suorita `ipconfig /vapauta` ja odota 42 tuntia #A0"
GOOD = "Suorita `ipconfig /release` ja odota 24 tuntia"
OTHER = ("Käynnistä laite.", "Restart the device.")


def article(target: str = TARGET, source: str = SOURCE) -> str:
    return steps_of([(target, source), OTHER], "h1")


def hints(portal: Portal) -> list[tuple[str, str | None, str]]:
    """Check, sentence and detail of each hint, as exported."""
    found = [one for block in portal.exported()["blocks"] for one in block["findings"]]
    return [(one["check"], one["ref"], one["detail"]) for one in found]


def test_the_import_goes_on_and_counts_the_hints(portal: Portal) -> None:
    report = portal.publish(article())
    assert [(file.status, file.hints) for file in report.files] == [("created", 3)]
    assert report.counts["hints"] == 3


def test_each_difference_is_a_hint_with_its_sentence(portal: Portal) -> None:
    portal.publish(article())
    assert hints(portal) == [
        ("code", "h1-102", "ipconfig /release → ipconfig /vapauta"),
        ("numbers", "h1-102", "24 → 42"),
        ("leftovers", "h1-102", "#A0"),
    ]


def test_readers_get_the_text_as_it_is_and_no_hint(portal: Portal) -> None:
    portal.publish(article())
    page = portal.walk()[0]
    assert Shown(step_card(page)).words == "Suorita ipconfig /vapauta ja odota 42 tuntia #A0"
    assert "24 → 42" not in page


def test_readers_have_the_english_one_key_away(portal: Portal) -> None:
    """A `details` element opens by one press of a key, without scripting."""
    portal.publish(article())
    page = portal.walk()[0]
    original = page.split('<details class="original">')[1].split("</details>")[0]
    assert "<summary>" in original
    assert "Run <code>ipconfig /release</code> and wait 24 hours" in original


CHANGED = {
    "a switch": ("Type ipconfig /flushdns", "Kirjoita ipconfig /tyhjennä", "commands"),
    "a command's name": ("Run Get-Mailbox first", "Aja Hae-Postilaatikko ensin", "commands"),
    "an error code": ("Error 0x80070005 shows", "Näkyy virhe 0x80070050", "error-codes"),
    "a path": ("Open C:\\Users\\Public", "Avaa C:\\Käyttäjät\\Julkinen", "paths"),
    "a variable": ("Open %appdata% now", "Avaa %sovellustiedot% nyt", "paths"),
    "a number": ("Wait for 15 minutes", "Odota 51 minuuttia", "numbers"),
    "a lost number": ("Wait for 15 minutes", "Odota muutama minuutti", "numbers"),
    "a blank": ("Type <name> here", "Kirjoita nimi tähän", "placeholders"),
    "a placeholder": ("Type {name} here", "Kirjoita {nimi} tähän", "placeholders"),
    "an address": ("See [help](/a) now", "Katso [ohje](/b) nyt", "links"),
    "a lost link": ("See [help](/a) now", "Katso ohje nyt", "links"),
    "an empty link": ("See [help](/a) now", "Katso ohje [](/a) nyt", "empty-links"),
    "half of bold": ("Select **Mail** now", "Valitse **Posti nyt", "markup"),
    "a token": ("Select Mail now", "Valitse Posti #B1 nyt", "leftovers"),
    "a key": ("Press Ctrl+F5 now", "Paina Ctrl+F6 nyt", "keys"),
    "a product": ("Open Outlook now", "Avaa Näkymä nyt", "products"),
    "nothing translated": (
        "Restart the printer and try again",
        "Restart the printer and try again",
        "untranslated",
    ),
}


@pytest.mark.parametrize("kind", CHANGED)
def test_each_kind_is_told_and_blocks_nothing(portal: Portal, kind: str) -> None:
    source, target, check = CHANGED[kind]
    report = portal.publish(article(target, source))
    assert check in [name for name, _ref, _detail in hints(portal)]
    assert [file.status for file in report.files] == ["created"]
    assert portal.steps()[0].markdown == f"- {target}"


@pytest.mark.parametrize("place", ["# {}", "- {}", "> [!NOTE]\n> {}", "| a |\n|---|\n| {} |"])
def test_it_is_told_wherever_the_sentence_stands(portal: Portal, place: str) -> None:
    pair = Sentences("h1")
    lead = pair(*LEAD)
    portal.publish(f"{place.format(pair('Odota 42 tuntia', 'Wait 24 hours'))}\n\n{lead}\n\n- a")
    assert hints(portal) == [("numbers", "h1-102", "24 → 42")]


def test_a_changed_order_alone_is_none(portal: Portal) -> None:
    portal.publish(article("Odota 24 h ja aja `ipconfig`", "Run `ipconfig` and wait 24 h"))
    assert hints(portal) == []


def test_mended_upstream_it_is_gone(portal: Portal) -> None:
    portal.publish(article())
    report = portal.publish(article(GOOD))
    assert (hints(portal), report.counts["hints"]) == ([], 0)
    assert not Finding.objects.exists()


def test_mended_here_it_is_gone_once_that_is_published(portal: Portal) -> None:
    portal.publish(article())
    portal.correct(TARGET, GOOD)
    assert hints(portal) == []


def test_dismissed_on_its_page_it_stays_dismissed(portal: Portal) -> None:
    portal.publish(article())
    desk, page = portal.desk(), texts_page(portal.text())
    for _hint in range(3):
        found = Finding.objects.open()[0]
        desk.post(page, {**form_of(desk.get(page)), "_dismiss": str(found.pk)})
    assert hints(portal) == []
    portal.publish(article() + "\n\nUusi kappale.")
    assert hints(portal) == []


def test_a_dismissal_is_of_one_sentence_and_ends_with_it(portal: Portal) -> None:
    portal.publish(article())
    desk = portal.desk()
    chosen = {"_selected_action": [str(one.pk) for one in Finding.objects.all()]}
    desk.post(list_page("finding"), {**chosen, "action": "dismiss_selected"})
    portal.publish(article(TARGET.replace("42", "43")))
    assert ("numbers", "h1-102", "24 → 43") in hints(portal)


def test_editors_see_both_sentences_beside_the_hint(portal: Portal) -> None:
    portal.publish(article())
    listed = portal.desk().get(list_page("finding"), headers=ENGLISH).content.decode()
    for words in ("24 → 42", "ipconfig /vapauta", "ipconfig /release"):
        assert words in listed


def test_another_languages_text_has_its_own_hints(portal: Portal) -> None:
    portal.publish(article())
    portal.publish(article("Kör `ipconfig /release` och vänta 24 timmar"), locale="sv-SE")
    found = Finding.objects.values_list("block__translation__locale", flat=True)
    assert set(found) == {"fi-FI"}


def test_a_plain_text_has_none(portal: Portal) -> None:
    portal.publish(with_title(f"- {TARGET}\n- Käynnistä."))
    assert hints(portal) == []
