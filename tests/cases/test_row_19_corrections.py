"""A correction made here survives every import, and editors see what changed beneath it."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.admin.pages import list_page
from tests.cases.shown import Shown, step_card
from tests.cases.stories import ENGLISH, LEAD, Portal, Sentences, steps_of, with_title
from troubleshooting.editing.state import BlockState, states_of
from troubleshooting.models import Block, Conflict

PLUG = ("Kytke johto.", "Plug the cable in.")
WAIT = ("Odota hetken aikaa.", "Wait for a moment.")
MUTE = ("Poista mykistys.", "Unmute the device.")
RESTART = ("Käynnistä kone uudelleen.", "Restart the computer.")
CORRECTED = "Odota kymmenen sekuntia."
# What upstream makes of the corrected sentence and of its original.
LATER = ("Odota muutama minuutti.", "Wait for a few minutes.")


def article(
    first: tuple[tuple[str, str], ...] = (PLUG, WAIT),
    others: tuple[tuple[str, str], ...] = (MUTE, RESTART),
    prefix: str = "k1",
) -> str:
    """The first thing to try has several sentences, the others one each."""
    pair = Sentences(prefix)
    lead = pair(*LEAD)
    items = [" ".join(pair(*one) for one in first), *(pair(*one) for one in others)]
    return with_title(f"{lead}\n\n" + "\n".join(f"- {item}" for item in items if item))


@pytest.fixture
def corrected(portal: Portal) -> Portal:
    """The second sentence of the first step was corrected and published."""
    portal.publish(article())
    portal.correct(WAIT[0], CORRECTED)
    return portal


def block(portal: Portal) -> Block:
    return portal.text().blocks.get(markdown__contains=CORRECTED)


def cards(portal: Portal) -> list[str]:
    return [Shown(step_card(page)).words for page in portal.walk() if "flow__step" in page]


def conflict_page(portal: Portal) -> str:
    conflict = Conflict.objects.open().get()
    address = reverse("admin:troubleshooting_conflict_change", args=[conflict.pk])
    return portal.desk().get(address, headers=ENGLISH).content.decode()


def test_source_and_target_changed_and_the_correction_stays(corrected: Portal) -> None:
    report = corrected.publish(article((PLUG, LATER)))
    assert cards(corrected)[0] == f"Kytke johto. {CORRECTED}"
    assert report.counts["conflicts"] == 1


def test_it_is_flagged_that_the_source_changed(corrected: Portal) -> None:
    corrected.publish(article((PLUG, LATER)))
    assert BlockState.SOURCE_NEWER in states_of(block(corrected))
    assert "source changed since" in corrected.editors_page()


def test_the_texts_stand_side_by_side(corrected: Portal) -> None:
    corrected.publish(article((PLUG, LATER)))
    words = Shown(conflict_page(corrected)).words
    for text in (WAIT[0], CORRECTED, LATER[0], WAIT[1], LATER[1]):
        assert text in words


def test_the_list_of_conflicts_leads_there(corrected: Portal) -> None:
    corrected.publish(article((PLUG, LATER)))
    conflict = Conflict.objects.open().get()
    address = reverse("admin:troubleshooting_conflict_change", args=[conflict.pk])
    assert address in corrected.desk().get(list_page("conflict")).content.decode()


def test_unchanged_neighbours_follow(corrected: Portal) -> None:
    moved = ("Poista laitteen mykistys nyt.", MUTE[1])
    corrected.publish(article((PLUG, LATER), (moved, RESTART)))
    assert cards(corrected) == [
        f"Kytke johto. {CORRECTED}",
        "Poista laitteen mykistys nyt.",
        RESTART[0],
    ]


def test_a_neighbour_in_the_same_step_waits_as_a_draft(corrected: Portal) -> None:
    corrected.publish(article((("Kytke johto kunnolla.", PLUG[1]), WAIT)))
    assert block(corrected).draft_markdown == f"- Kytke johto kunnolla. {CORRECTED}"
    assert not Conflict.objects.exists()


UNCHANGED = {
    "nothing": article(),
    "other ids": article(prefix="z9"),
    "a new step before it": article().replace(
        "- <span", f"- {Sentences('n1')('Lisää ääntä.', 'Turn up the volume.')}\n- <span", 1
    ),
    "a new step after it": article(others=(MUTE, ("Lisää ääntä.", "Turn it up."), RESTART)),
    "the step moved to the end": steps_of(
        [MUTE, RESTART, (f"{PLUG[0]} {WAIT[0]}", f"{PLUG[1]} {WAIT[1]}")]
    ),
    "a heading before the steps": article().replace("\n\n", "\n\n## Ääni\n\n", 1),
    "another lead-in": article().replace(LEAD[0], "Tee näin:"),
    "a step after it gone": article(others=(RESTART,)),
}


@pytest.mark.parametrize("change", UNCHANGED)
def test_it_stays_without_a_conflict_when_its_sentence_did_not_change(
    corrected: Portal, change: str
) -> None:
    key = block(corrected).step
    corrected.publish(UNCHANGED[change])
    assert block(corrected).step == key
    assert f"Kytke johto. {CORRECTED}" in cards(corrected)
    assert not Conflict.objects.exists()


INSIDE = {
    "a sentence before it": (("Tarkista äänet.", "Check the sound."), PLUG, WAIT),
    "a sentence after it": (PLUG, WAIT, ("Kokeile uudelleen.", "Try again.")),
    "a sentence between": (PLUG, ("Tarkista äänet.", "Check the sound."), WAIT),
    "other ids and a sentence before": (("Tarkista äänet.", "Check the sound."), PLUG, WAIT),
}


@pytest.mark.parametrize("change", INSIDE)
def test_a_sentence_inserted_in_its_step_joins_it(corrected: Portal, change: str) -> None:
    prefix = "z9" if "ids" in change else "k1"
    corrected.publish(article(INSIDE[change], prefix=prefix))
    wanted = " ".join(one[0] for one in INSIDE[change]).replace(WAIT[0], CORRECTED)
    assert block(corrected).draft_markdown == f"- {wanted}"
    assert cards(corrected)[0] == f"Kytke johto. {CORRECTED}"
    assert not Conflict.objects.exists()


def test_changed_and_moved_at_once_it_stays_and_is_flagged(corrected: Portal) -> None:
    key = block(corrected).step
    items = [MUTE, RESTART, (f"{PLUG[0]} {LATER[0]}", f"{PLUG[1]} {LATER[1]}")]
    corrected.publish(steps_of(items, "z9"))
    assert block(corrected).step == key
    assert cards(corrected)[-1] == f"Kytke johto. {CORRECTED}"
    assert Conflict.objects.open().get().block == block(corrected)


def test_the_source_alone_changed_and_it_stays_flagged(corrected: Portal) -> None:
    corrected.publish(article((PLUG, (WAIT[0], LATER[1]))))
    assert states_of(block(corrected)) == (BlockState.EDITED, BlockState.SOURCE_NEWER)
    assert not Conflict.objects.exists()


def test_the_step_went_upstream_and_the_correction_stays(corrected: Portal) -> None:
    corrected.publish(article(first=()))
    assert f"Kytke johto. {CORRECTED}" in cards(corrected)
    assert "removed upstream" in corrected.editors_page()


def test_a_draft_survives_too(portal: Portal) -> None:
    portal.publish(article())
    portal.correct(WAIT[0], CORRECTED, publish=False)
    portal.publish(article((PLUG, LATER)))
    (first, *_others) = portal.steps()
    assert CORRECTED in (first.draft_markdown or "")
    assert Conflict.objects.open().get().block == first


def test_the_other_language_follows_upstream(corrected: Portal) -> None:
    corrected.publish(article(((PLUG[0], PLUG[1]), LATER)))
    assert Shown(step_card(corrected.walk("en")[0])).words == f"{PLUG[1]} {LATER[1]}"


def test_the_same_import_again_changes_nothing_more(corrected: Portal) -> None:
    corrected.publish(article((PLUG, LATER)))
    before = list(Block.objects.order_by("pk").values())
    corrected.publish(article((PLUG, LATER)))
    assert list(Block.objects.order_by("pk").values()) == before
    assert Conflict.objects.count() == 1


def test_every_language_has_its_own_corrections(corrected: Portal) -> None:
    swedish = [("Anslut kabeln. Vänta.", f"{PLUG[1]} {WAIT[1]}"), ("Slå på.", MUTE[1])]
    corrected.publish(steps_of(swedish), locale="sv-SE")
    assert not any(one.is_edited for one in corrected.text("sv-SE").blocks.all())
    assert cards(corrected)[0] == f"Kytke johto. {CORRECTED}"
