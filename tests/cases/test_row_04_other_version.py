"""A translation of an older original has the same steps, and English stands in for what it lacks."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.utils import timezone

from analytics.models import SessionFact
from tests.cases.shown import Shown, step_card
from tests.cases.stories import ENGLISH, Portal, steps_of
from troubleshooting.models import Article, FlowSession, StepResult

# Each thing to try: in English, in the newer original's language, in the older one's.
CABLE = ("Check that the cable is plugged in.", "Tarkista johto.", "Kontroller kablet.")
CABLE_NOW = ("Check that the cable is firmly plugged in.", "Tarkista johto.", "")
VOLUME = ("Turn up the volume.", "Lisää äänenvoimakkuutta.", "Skru op for lyden.")
DRIVER = ("Update the audio driver.", "Päivitä ääniohjain.", "Opdater driveren.")
RESTART = ("Restart the computer.", "Käynnistä kone uudelleen.", "Genstart computeren.")
NEWER = (CABLE_NOW, VOLUME, DRIVER, RESTART)
OLDER = (CABLE, VOLUME, RESTART)
NOT_TRANSLATED = "This step has not been translated yet. You see the English original."

Texts = tuple[tuple[str, str, str], ...]


def finnish(portal: Portal, texts: Texts = NEWER, handed_off: str = "09/07/2023") -> None:
    items = [(target, source) for source, target, _danish in texts]
    portal.publish(steps_of(items), handed_off=handed_off)


def danish(portal: Portal, texts: Texts = OLDER, handed_off: str = "01/05/2021") -> None:
    items = [(target, source) for source, _finnish, target in texts]
    portal.publish(steps_of(items), locale="da-DK", handed_off=handed_off)


@pytest.fixture(params=["the older came first", "the newer came first"])
def both(portal: Portal, request: pytest.FixtureRequest) -> Portal:
    for take_in in (danish, finnish) if "older" in request.param else (finnish, danish):
        take_in(portal)
    return portal


def keys() -> list[str]:
    return [step.key for step in Article.objects.get().steps.active()]


def open_step(portal: Portal, tag: str, key: str) -> HttpResponse:
    return portal.reader.get(f"/{tag}/no-sound/steps/{key}/", headers=ENGLISH)


def answer(portal: Portal, tag: str, number: int, result: str = "not_resolved") -> HttpResponse:
    address = f"/{tag}/no-sound/steps/{keys()[number - 1]}/"
    return portal.reader.post(address, {"result": result}, follow=True, headers=ENGLISH)


def walk_to_step_3(portal: Portal, tag: str) -> HttpResponse:
    portal.reader.post(f"/{tag}/no-sound/start/")
    answer(portal, tag, 1)
    return answer(portal, tag, 2)


def test_the_article_has_the_newer_originals_steps(both: Portal) -> None:
    english = [block.markdown.removeprefix("- ") for block in both.steps("en-US")]
    assert english == [source for source, _finnish, _danish in NEWER]
    assert len(keys()) == 4
    assert not Article.objects.get().steps.filter(retired_at__isnull=False).exists()


def test_what_both_have_is_one_step_also_where_its_original_was_reworded(both: Portal) -> None:
    by_key = {block.step.key: block.markdown for block in both.steps("da-DK") if block.step}
    first, second, _new, last = keys()
    assert by_key == {
        first: "- Kontroller kablet.",
        second: "- Skru op for lyden.",
        last: "- Genstart computeren.",
    }


def test_switching_at_step_3_shows_the_same_step_in_english_with_a_note(both: Portal) -> None:
    assert "Päivitä ääniohjain." in step_card(walk_to_step_3(both, "fi").content.decode())
    page = open_step(both, "da", keys()[2]).content.decode()
    assert Shown(step_card(page)).words == "Update the audio driver."
    assert 'lang="en-US"' in step_card(page)
    assert NOT_TRANSLATED in page
    assert "Step 3 of 4" in Shown(page).words


def test_the_older_language_asks_it_in_the_same_place(both: Portal) -> None:
    cards = [Shown(step_card(page)).words for page in both.walk("da") if "flow__step" in page]
    assert cards == [
        "Kontroller kablet.",
        "Skru op for lyden.",
        "Update the audio driver.",
        "Genstart computeren.",
    ]


def test_a_step_that_is_translated_has_no_note(both: Portal) -> None:
    pages = both.walk("da")
    assert [NOT_TRANSLATED in page for page in pages[:4]] == [False, False, True, False]


def test_its_answer_counts_for_the_same_step(both: Portal) -> None:
    walk_to_step_3(both, "fi")
    answer(both, "da", 3, "resolved")
    third = Article.objects.get().steps.get(key=keys()[2])
    assert FlowSession.objects.get().resolved_by == third
    fact = SessionFact.objects.get()
    assert (fact.resolved_step_id, fact.steps.get(position=3).step_id) == (third.pk, third.pk)


def test_walks_in_either_language_add_up(both: Portal) -> None:
    for tag in ("fi", "da"):
        walk_to_step_3(both, tag)
        answer(both, tag, 3, "resolved")
    assert {fact.resolved_step.key for fact in SessionFact.objects.all() if fact.resolved_step} == {
        keys()[2]
    }
    first = StepResult.objects.filter(step__key=keys()[0])
    assert first.count() == 2


def test_the_switch_back_keeps_the_answers(both: Portal) -> None:
    walk_to_step_3(both, "fi")
    answer(both, "da", 3)
    page = both.get("/fi/no-sound/steps/")
    assert 'value="4" max="4"' in page
    assert "Käynnistä kone uudelleen." in step_card(page)


def test_the_transcript_has_the_step_in_english_among_the_others(both: Portal) -> None:
    both.walk("da")
    words = Shown(both.handover("da")).words
    assert (
        "2. Skru op for lyden: did not help (under a minute)"
        " Turn up the volume: did not help (under a minute)"
        " 3. Update the audio driver: did not help (under a minute) 4. "
    ) in words


def test_the_missing_translation_comes_and_takes_its_place(both: Portal) -> None:
    before = keys()
    danish(both, ((*CABLE_NOW[:2], "Kontroller kablet."), *NEWER[1:]), "10/01/2023")
    assert keys() == before
    pages = both.walk("da")
    assert Shown(step_card(pages[2])).words == "Opdater driveren."
    assert NOT_TRANSLATED not in "".join(pages)


def test_a_new_translation_of_the_same_original_keeps_the_statistics(both: Portal) -> None:
    walk_to_step_3(both, "da")
    before = list(StepResult.objects.values_list("step__key", "result"))
    otherwise = tuple((source, fi, f"{da[:-1]} nu.") for source, fi, da in OLDER)
    danish(both, otherwise)
    assert list(StepResult.objects.values_list("step__key", "result")) == before
    assert [block.markdown for block in both.steps("da-DK")][1] == "- Skru op for lyden nu."
    assert len(keys()) == 4


def test_another_order_in_the_older_version_changes_no_order(both: Portal) -> None:
    before = keys()
    danish(both, OLDER[::-1])
    assert keys() == before
    assert Shown(step_card(both.walk("da")[0])).words == "Kontroller kablet."


DROPPED = ("Mute and unmute the microphone.", "", "Slå mikrofonen fra og til.")


@pytest.fixture(params=["the older came first", "the newer came first"])
def with_more(portal: Portal, request: pytest.FixtureRequest) -> Portal:
    """The older language has a step that the newer original no longer has."""

    def older() -> None:
        danish(portal, (CABLE, DROPPED, VOLUME, RESTART))

    for take_in in (older, lambda: finnish(portal))[:: 1 if "older" in request.param else -1]:
        take_in()
    return portal


def test_a_step_of_the_older_version_alone_is_asked_in_its_language(with_more: Portal) -> None:
    cards = [Shown(step_card(page)).words for page in with_more.walk("da") if "flow__step" in page]
    assert "Slå mikrofonen fra og til." in cards


def switched(portal: Portal) -> tuple[str, str]:
    """A reader of the older language who changes to the newer one at that step: key and page."""
    portal.reader.post("/da/no-sound/start/")
    (block,) = [one for one in portal.steps("da-DK") if "mikrofonen" in one.markdown]
    assert block.step
    page = portal.reader.get(f"/fi/no-sound/steps/{block.step.key}/")
    return block.step.key, page.content.decode()


def test_a_reader_on_it_who_switches_reads_it_in_english(with_more: Portal) -> None:
    _key, page = switched(with_more)
    assert Shown(step_card(page)).words == "Mute and unmute the microphone."
    assert 'lang="en-US"' in step_card(page)
    assert 'value="2" max="5"' in page


def test_such_a_reader_can_come_to_the_end(with_more: Portal) -> None:
    switched(with_more)
    for step in FlowSession.objects.get().step_keys:
        address = f"/fi/no-sound/steps/{step}/"
        with_more.reader.post(address, {"result": "not_resolved"})
    assert FlowSession.objects.get().outcome == "unresolved"
    assert StepResult.objects.count() == 5


def test_one_who_starts_in_the_newer_language_is_not_asked_it(with_more: Portal) -> None:
    key, _page = switched(with_more)
    with_more.reader.post("/fi/no-sound/start/")
    assert key not in FlowSession.objects.latest("started_at").step_keys


def test_a_step_that_an_editor_took_out_is_not_asked_again(with_more: Portal) -> None:
    key, _page = switched(with_more)
    Article.objects.get().steps.filter(key=key).update(retired_at=timezone.now())
    response = with_more.reader.get(f"/fi/no-sound/steps/{key}/")
    assert response.status_code == 302
    assert response["Location"].endswith("?moved=1")
