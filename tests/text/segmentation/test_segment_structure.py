"""Languages whose words we do not know: lists, links, colons, bold words, menu paths."""

from __future__ import annotations

import pytest

from tests.text.segments import blocks, steps


def read(markdown: str) -> list[str]:
    return steps(markdown, english=False)


def test_numbers_are_a_procedure_and_bullets_after_a_colon_alternatives() -> None:
    text = "# Ei ääntä\n\nKokeile näitä:\n\n- Käynnistä.\n- Päivitä.\n\n1. Avaa.\n2. Valitse."
    assert read(text) == ["- Käynnistä.", "- Päivitä.", "1. Avaa."]


@pytest.mark.parametrize(
    "lead", ["次の手順：", "次の手順を実行します。", "الخطوات:", "Шаги:", "Étapes :"]
)
def test_a_lead_in_is_told_by_its_last_mark(lead: str) -> None:
    assert read(f"# x\n\n{lead}\n\n1. a\n2. b") == [lead]


def test_a_sentence_before_numbers_stays_outside() -> None:
    assert read("# x\n\nVälimuisti on täynnä.\n\n1. a\n2. b") == ["1. a"]


def test_links_alone_are_reading() -> None:
    assert blocks("# x\n\n- [a](/a)\n- [b](/b)", english=False)[1:] == [("resources", "- [a](/a)")]


@pytest.mark.parametrize("prose", ["Valitse **Jaa** ja sitten kalenteri.", "**Alku** > **Ääni**"])
def test_a_control_of_the_screen_makes_prose_a_step(prose: str) -> None:
    assert read(f"# x\n\n{prose}") == [prose]


def test_a_bold_label_is_no_control() -> None:
    assert read("# x\n\n**Huomautus:** Kysy ensin.") == []


def test_bullets_of_facts_are_text() -> None:
    assert read("# x\n\nHinta vaihtelee.\n\n- Halpa\n- Kallis") == []
