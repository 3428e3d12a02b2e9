"""What articles are about, by their front matter: named, taken back, never an editor's undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.ingest.rows import all_rows
from tests.text.pairs import pair
from troubleshooting.ingest.importer import import_tree
from troubleshooting.ingest.preparation.topics import topic_key, topic_name, topics_in
from troubleshooting.ingest.storage.topics import ArticleSays, store_topics
from troubleshooting.models import Article, ArticleTopic, Topic, TopicSource


@pytest.mark.parametrize(
    ("value", "key", "name"),
    [
        ("sharepoint-online", "sharepoint-online", "SharePoint Online"),
        ("onedrive", "onedrive", "OneDrive"),
        ("vpn", "vpn", "VPN"),
        ("wi-fi", "wi-fi", "Wi-Fi"),
        ("microsoft-365", "microsoft-365", "Microsoft 365"),
        ("windows_performance", "windows-performance", "Windows Performance"),
        ("Email-and-calendar", "email-and-calendar", "Email and calendar"),
        ("end of life", "end-of-life", "End of Life"),
        ("  Teams  ", "teams", "Teams"),
        ("プリンター", "", "プリンター"),
        ("", "", ""),
    ],
)
def test_a_value_gives_a_key_and_a_name(value: str, key: str, name: str) -> None:
    assert (topic_key(value), topic_name(value)) == (key, name)


def test_a_name_and_a_key_fit_their_columns() -> None:
    (said,) = topics_in(f"product: {'long-' * 60}").values()

    assert len(said.key) <= 80
    assert not said.key.endswith("-")
    assert len(said.name) <= 120


@pytest.mark.parametrize(
    ("front_matter", "keys"),
    [
        ("ms.service: teams", ["teams"]),
        ("ms.prod: teams", ["teams"]),
        ("product: teams", ["teams"]),
        ("ms.service: ''\nms.prod: teams\nproduct: other", ["teams"]),
        ("ms.collection: Devices", ["devices"]),
        ("ms.collection:\n- Devices\n- Network", ["devices", "network"]),
        ("ms.service: devices\nms.collection: Devices", ["devices"]),
        ("ms.collection: Adm_O365", []),
        ("ms.collection: [Strat_O365_Enterprise, M365-security-compliance]", []),
        ("ms.service: o365-administration", []),
        ("title: Anything", []),
        ("", []),
    ],
)
def test_front_matter_says_topics(front_matter: str, keys: list[str]) -> None:
    assert list(topics_in(front_matter)) == keys


def text(says: str, locale: str = "fi-FI", day: str = "06/07/2021") -> str:
    return (
        f"---\n{says}ms.contentlocale: {locale}\nms.lasthandoff: {day}\n---\n"
        f"# {pair('Ei ääntä', 'No sound', 'm-0')}\n\n{pair('Kokeile.', 'Try it.', 'm-1')}\n"
    )


def take_in(folder: Path, says: str, locale: str = "fi-FI", day: str = "06/07/2021") -> None:
    file = folder / locale / "no-sound.md"
    file.parent.mkdir(exist_ok=True)
    file.write_text(text(says, locale, day), encoding="utf-8")
    assert not import_tree([file], now=timezone.now()).failures


def topics() -> dict[str, str]:
    """The article's topics: who says so, by key."""
    links = Article.objects.get().topic_links.order_by("topic__key")
    return dict(links.values_list("topic__key", "source"))


SOUND = "ms.service: sound\nms.collection: Devices\n"


@pytest.mark.django_db
class TestImport:
    def test_product_and_collection(self, tmp_path: Path) -> None:
        take_in(tmp_path, SOUND)

        assert topics() == {"sound": "product", "devices": "collection"}

    def test_what_a_file_says_no_more_is_taken_back(self, tmp_path: Path) -> None:
        take_in(tmp_path, SOUND)
        take_in(tmp_path, "ms.collection: Devices\n")

        assert topics() == {"devices": "collection"}

    def test_what_an_editor_said_stays(self, tmp_path: Path) -> None:
        take_in(tmp_path, SOUND)
        by_editor = Topic.objects.create(key="meetings", name="Meetings")
        article = Article.objects.get()
        ArticleTopic.objects.create(article=article, topic=by_editor)
        article.topic_links.filter(topic__key="sound").update(source=TopicSource.EDITOR)

        take_in(tmp_path, "")

        assert topics() == {"meetings": "editor", "sound": "editor"}

    def test_a_topic_keeps_what_an_editor_made_of_it(self, tmp_path: Path) -> None:
        take_in(tmp_path, SOUND)
        Topic.objects.filter(key="sound").update(name="Audio", is_hidden=True, position=1)

        take_in(tmp_path, SOUND, "sv-SE")

        topic = Topic.objects.get(key="sound")
        assert (topic.name, topic.is_hidden, topic.position) == ("Audio", True, 1)

    def test_an_unchanged_file_writes_nothing(self, tmp_path: Path) -> None:
        take_in(tmp_path, SOUND)
        before = all_rows()

        take_in(tmp_path, SOUND)

        assert all_rows() == before

    def test_a_changed_text_leaves_the_rows_of_its_topics(self, tmp_path: Path) -> None:
        take_in(tmp_path, SOUND)
        before = all_rows()

        take_in(tmp_path, SOUND + "ms.author: somebody\n")

        after = all_rows()
        assert (after["Topic"], after["ArticleTopic"]) == (before["Topic"], before["ArticleTopic"])

    def test_the_newest_file_decides(self, tmp_path: Path) -> None:
        take_in(tmp_path, "ms.service: newer\n", "fi-FI", "06/07/2022")
        take_in(tmp_path, "ms.service: older\n", "sv-SE", "06/07/2021")

        assert list(topics()) == ["newer"]

    @pytest.mark.parametrize("order", [("fi-FI", "de-DE"), ("de-DE", "fi-FI")])
    def test_of_one_day_the_first_locale_does_in_whatever_order_they_come(
        self, tmp_path: Path, order: tuple[str, str]
    ) -> None:
        for locale in order:
            take_in(tmp_path, f"ms.service: in-{locale.lower()}\n", locale)

        assert list(topics()) == ["in-de-de"]

    def test_a_file_without_front_matter_decides_nothing(self, tmp_path: Path) -> None:
        take_in(tmp_path, SOUND)
        file = tmp_path / "sv-SE" / "no-sound.md"
        file.parent.mkdir()
        file.write_text("# Inget ljud\n\nFörsök.\n", encoding="utf-8")

        assert not import_tree([file], now=timezone.now()).failures
        assert list(topics()) == ["devices", "sound"]


@pytest.mark.django_db
def test_many_articles_cost_as_many_queries_as_one() -> None:
    def cost(articles: list[Article], says: str) -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            store_topics([ArticleSays(one, is_new=False, said=topics_in(says)) for one in articles])
        return len(queries)

    made = [Article.objects.create(slug=f"a-{n}", path=f"a-{n}") for n in range(21)]
    one = cost(made[:1], "ms.service: one")

    assert cost(made[1:], "ms.service: other") == one <= 6
    # Taken back and replaced by one there is.
    assert cost(made, "ms.service: other") <= one
