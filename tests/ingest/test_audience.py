"""An import suggests which steps are the helpdesk's, and leaves it to the editors."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.utils import timezone

from tests.ingest.rows import all_rows
from troubleshooting.editing.audience import accept_suggestions, set_audience
from troubleshooting.ingest.importer import import_tree
from troubleshooting.models import Article, Audience, Step

pytestmark = pytest.mark.django_db

STEPS = (
    ("Käynnistä tietokone uudelleen.", "Restart the computer."),
    ("Avaa Exchange-hallintakeskus.", "Open the Exchange admin center."),
)


def pair(number: int, target: str, source: str) -> str:
    return (
        f'<span data-ttu-id="a-{number}">{target}</span>'
        f'<span class="sxs-lookup"><span data-stu-id="a-{number}">{source}</span></span>'
    )


def bilingual(
    folder: Path,
    locale: str = "fi-FI",
    *,
    steps: tuple[tuple[str, str], ...] = STEPS,
    handed_off: str = "11/02/2026",
) -> None:
    items = "".join(f"- {pair(n, *step)}\n" for n, step in enumerate(steps, start=3))
    write(
        folder,
        locale,
        f"# {pair(1, 'Posti ei toimi', 'Mail does not work')}\n\n"
        f"{pair(2, 'Kokeile seuraavia:', 'Try the following:')}\n\n{items}",
        handed_off,
    )


def write(folder: Path, locale: str, body: str, handed_off: str = "11/02/2026") -> None:
    file = folder / locale / "no-mail.md"
    file.parent.mkdir(exist_ok=True)
    front = f"ms.contentlocale: {locale}\nms.lasthandoff: {handed_off}"
    file.write_text(f"---\n{front}\n---\n{body}", encoding="utf-8")
    import_tree([file.parent], now=timezone.now())


def suggested() -> list[tuple[str, str]]:
    return list(Step.objects.active().values_list("suggested_audience", "suggested_because"))


def effective() -> list[str]:
    return list(Step.objects.active().values_list("audience", flat=True))


def test_it_suggests_by_the_english_beside_the_translation(tmp_path: Path) -> None:
    bilingual(tmp_path)

    assert suggested() == [("everyone", ""), ("helpdesk", "Exchange admin center")]


def test_it_decides_nothing(tmp_path: Path) -> None:
    bilingual(tmp_path)

    assert effective() == ["everyone", "everyone"]
    assert not Step.objects.filter(audience_decided=True).exists()


def test_a_plain_english_file_is_read_as_well(tmp_path: Path) -> None:
    write(tmp_path, "en-US", "# Mail\n\nTry the following:\n\n- Restart.\n- Open PowerShell.\n")

    assert suggested() == [("everyone", ""), ("helpdesk", "PowerShell")]


def test_a_plain_file_in_another_language_suggests_nothing(tmp_path: Path) -> None:
    write(tmp_path, "fi-FI", "# Posti\n\nKokeile:\n\n- Käynnistä uudelleen.\n- Avaa PowerShell.\n")

    assert set(suggested()) == {("everyone", "")}


def test_a_second_import_writes_nothing(tmp_path: Path) -> None:
    bilingual(tmp_path)
    bilingual(tmp_path, "sv-SE")
    before = all_rows()

    import_tree([tmp_path / "fi-FI", tmp_path / "sv-SE"], now=timezone.now())

    assert all_rows() == before


def test_a_changed_original_changes_the_suggestion(tmp_path: Path) -> None:
    bilingual(tmp_path)
    keys = list(Step.objects.active().values_list("key", flat=True))

    changed = (STEPS[0], ("Avaa hallintakeskus.", "Open the Exchange admin center page."))
    bilingual(tmp_path, steps=(STEPS[0], ("Avaa keskus.", "Open the Exchange center.")))
    assert suggested() == [("everyone", ""), ("everyone", "")]
    bilingual(tmp_path, steps=changed)

    assert suggested() == [("everyone", ""), ("helpdesk", "Exchange admin center")]
    assert list(Step.objects.active().values_list("key", flat=True)) == keys


def test_an_older_version_of_the_original_changes_nothing(tmp_path: Path) -> None:
    bilingual(tmp_path)
    older = (STEPS[0], ("Öppna centret.", "Open the Exchange center."))

    bilingual(tmp_path, "sv-SE", steps=older, handed_off="01/02/2020")

    assert suggested() == [("everyone", ""), ("helpdesk", "Exchange admin center")]


def test_what_an_editor_decided_stays(tmp_path: Path) -> None:
    bilingual(tmp_path)
    accept_suggestions(Article.objects.get())

    bilingual(tmp_path, steps=(STEPS[0], ("Avaa keskus.", "Open the Exchange center.")))

    assert effective() == ["everyone", "helpdesk"]
    assert suggested()[1] == ("helpdesk", "Exchange admin center")


def test_an_audience_does_not_keep_upstream_from_ordering_steps(tmp_path: Path) -> None:
    bilingual(tmp_path)
    first, second = Step.objects.active()
    set_audience(second, Audience.HELPDESK)

    bilingual(tmp_path, steps=STEPS[::-1])

    assert list(Step.objects.active()) == [second, first]
    assert effective() == ["helpdesk", "everyone"]
