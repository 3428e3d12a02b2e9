from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from troubleshooting.text.bilingual import Unit
from troubleshooting.text.units import realign

UNITS = (
    Unit("1", "Avaa asetukset.", "Open Settings.", 0),
    Unit("2", "Valitse tilit.", "Choose Accounts.", 0),
    Unit("3", "Kirjaudu ulos.", "Sign out.", 0),
)


def pairs(markdown: str) -> list[tuple[str, str]]:
    return [(unit.target, unit.source) for unit in realign(UNITS, markdown)]


def test_an_unchanged_text_keeps_its_pairs() -> None:
    assert realign(UNITS, "Avaa asetukset. Valitse tilit. Kirjaudu ulos.") == UNITS


def test_a_corrected_sentence_is_paired_with_its_source() -> None:
    assert pairs("Avaa asetukset. Valitse Tilit-kohta. Kirjaudu ulos.")[1] == (
        "Valitse Tilit-kohta.",
        "Choose Accounts.",
    )


def test_a_removed_sentence_leaves_its_source() -> None:
    found = pairs("Avaa asetukset. Kirjaudu ulos.")
    assert ("", "Choose Accounts.") in found


def test_an_added_sentence_has_no_source() -> None:
    found = pairs("Avaa asetukset. Uusi lause. Valitse tilit. Kirjaudu ulos.")
    assert found[1] == ("Uusi lause.", "")


def test_a_text_written_anew_has_all_sources() -> None:
    assert pairs("Kaikki uusiksi.") == [
        ("Kaikki uusiksi.", "Open Settings. Choose Accounts. Sign out.")
    ]


WORDS = st.text(st.sampled_from("ab .-1\n"), max_size=8)


@given(st.lists(st.tuples(WORDS, WORDS.map(str.strip)), max_size=8), st.data())
def test_no_source_is_lost(texts: list[tuple[str, str]], data: st.DataObject) -> None:
    units = [Unit(str(n), target, source, n) for n, (target, source) in enumerate(texts)]
    kept = [unit.target for unit in units if data.draw(st.booleans())]
    edited = " ".join([*kept, data.draw(WORDS)])
    sources = " ".join(unit.source for unit in realign(units, edited))
    assert sources.split() == " ".join(source for _, source in texts).split()


@given(st.lists(WORDS, max_size=6), WORDS)
def test_the_targets_are_in_the_text_in_order(targets: list[str], edited: str) -> None:
    units = [Unit(str(n), target, "s", n) for n, target in enumerate(targets)]
    words = "".join("".join(unit.target for unit in realign(units, edited)).split())
    remaining = iter("".join(edited.split()))
    assert all(character in remaining for character in words)
