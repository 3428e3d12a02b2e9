"""What tools left behind, blanks, and marks that readers would see."""

from __future__ import annotations

import pytest

from tests.text.hints import hints


@pytest.mark.parametrize(
    ("check", "target", "source", "detail"),
    [
        ("leftovers", "Avaa #B12 nyt", "Open it now", "#B12"),
        ("leftovers", "Avaa&nbsp;se", "Open it", "&nbsp;"),
        ("leftovers", "Avaa & amp ; sulje", "Open and close", "& amp ;"),
        ("leftovers", "KÃ¤ytÃ¤ tÃ¤tÃ¤", "Use this", "Ã¤"),
        ("leftovers", "Ã–ffnen Sie fÃ¼r â€žalle", "Open for all", "Ã–, Ã¼, â€ž"),
        ("leftovers", "Itâ€™s open", "It is open", "â€™"),
        ("leftovers", "Avaa \ufffd", "Open it", "\ufffd"),
        ("leftovers", 'Avaa <ph id="1"/> nyt', "Open it now", '<ph id="1"/>'),
        ("placeholders", "Avaa < nimi", "Open <name>", "<name> → —"),
        ("placeholders", "Avaa {nimi}", "Open {name}", "{name} → —"),
        ("placeholders", "Anna epätosi", "Type $false", "$false → —"),
        ("markup", "**Avaa se", "**Open** it", "**"),
        ("markup", "`Avaa se", "Open it", "`"),
        ("markup", r"\*\*Avaa\*\* se", "**Open** it", r"\*\*"),
        ("markup", "[ohje] (https://example.org/a)", "[help](https://example.org/a)", "] (https://example.org/a)"),
        ("markup", "<b>Avaa se", "<b>Open</b> it", "<b>"),
        ("emphasis", "Valitse Tilit ja **OK**.", "Select **Accounts** and **OK**.", "2 × ** → 1 × **"),
        ("menu-paths", "Valitse **Alku** >  > **Tilit**", "Select **Start** > **Mail** > **Accounts**", "> … >"),
        ("menu-paths", "Valitse Alku Tilit  > .", "Select **Start** > **Accounts**.", "> … >"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_seen(check: str, target: str, source: str, detail: str) -> None:
    assert hints(target, source)[check] == detail


@pytest.mark.parametrize(
    ("target", "source"),
    [
        ("Väri #A0B1C2", "Colour #A0B1C2"),
        ("Kanava #B1", "Channel #B1"),
        ("Tietoturva &amp; tuki", "Security &amp; support"),
        (r"Avaa \<nimi\>", r"Open \<name\>"),
        ("Avaa <tiedosto> tästä<br>", "Open <file> here"),
        ("Avaa **tilit**", "Open Accounts"),
        (r"Tähti \*", "A star"),
        ("[スタート]、[設定] の順に選択します", "Select Start > Settings"),
        ("Valitse Alku → Asetukset", "Select Start > Settings"),
        ("> Huomaa tämä", "Note this"),
    ],
)
def test_what_is_right_is_none(target: str, source: str) -> None:
    assert hints(target, source) == {}


def test_a_fault_of_the_source_is_not_the_translators() -> None:
    assert hints("**Avaa", "**Open").keys() == set()
    assert hints("Alku >  > Tilit", "Start >  > Accounts") == {}


def test_marks_in_code_are_code() -> None:
    assert hints("Suorita `a > > b #A0 &lt;`", "Run `a > > b #A0 &lt;`") == {}
