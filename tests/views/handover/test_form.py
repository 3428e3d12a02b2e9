"""A hand-over by a web form."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from django.test import Client
from pytest_django import Settings

from tests.views.conftest import HANDOVER, session
from tests.views.handover.page import FORM, shown, way
from troubleshooting.models import Article, ArticleTopic, Topic, TopicName


class TestForm:
    def test_its_fields_are_filled_in(
        self, unhelped: Client, article: Article, settings: Settings
    ) -> None:
        settings.HANDOVER_FORM = FORM
        topic = Topic.objects.create(key="sound", name="Sound & video")
        ArticleTopic.objects.create(article=article, topic=topic)
        unhelped.post(HANDOVER, {"by": "note", "comment": "50 % & <more>"})

        page = shown(unhelped)
        fields = parse_qs(urlsplit(way(page, "https://desk.example.org/")).query)
        assert fields["subject"] == ["no-sound fi-FI"]
        assert fields["about"] == ["Sound & video"]
        assert fields["code"] == [article.code]
        assert "50 % & <more>" in fields["text"][0]

    def test_it_says_where_it_leads_and_tells_nothing_of_the_portal(
        self, unhelped: Client, settings: Settings
    ) -> None:
        settings.HANDOVER_FORM = FORM

        page = shown(unhelped)
        (link,) = (one for one in page.links if one.href.startswith("https://desk."))
        assert link.attributes["rel"] == "noopener noreferrer external"
        assert "<bdi>desk.example.org</bdi>" in page.html

    def test_what_does_not_fit_is_said(self, unhelped: Client, settings: Settings) -> None:
        settings.HANDOVER_FORM, settings.HANDOVER_FORM_LENGTH = FORM, 500
        unhelped.post(HANDOVER, {"by": "note", "comment": "ä" * 900})

        page = shown(unhelped)
        assert len(way(page, "https://desk.example.org/")) <= 500
        assert (
            "copy the whole text from below"
            in shown(unhelped, HANDOVER.replace("fi", "en", 1)).html
        )

    def test_what_is_cut_still_ends_with_the_page_for_agents(
        self, unhelped: Client, settings: Settings
    ) -> None:
        settings.HANDOVER_FORM, settings.HANDOVER_FORM_LENGTH = FORM, 700
        unhelped.post(HANDOVER, {"by": "note", "comment": "ä" * 900})

        fields = parse_qs(urlsplit(way(shown(unhelped), "https://desk.example.org/")).query)
        assert fields["text"][0].endswith(f"/helpdesk/sessions/{session().pk}/")

    def test_the_topic_has_one_name_in_every_language(
        self, unhelped: Client, article: Article, settings: Settings
    ) -> None:
        settings.HANDOVER_FORM = FORM
        topic = Topic.objects.create(key="devices", name="Devices")
        TopicName.objects.create(topic=topic, locale="fi-FI", name="Laitteet")
        ArticleTopic.objects.create(article=article, topic=topic)

        fields = parse_qs(urlsplit(way(shown(unhelped), "https://desk.example.org/")).query)
        assert fields["about"] == ["Devices"]

    def test_following_it_hands_nothing_over_until_the_reader_says_so(
        self, unhelped: Client, settings: Settings
    ) -> None:
        settings.HANDOVER_FORM = FORM
        shown(unhelped)
        assert session().outcome == ""

        unhelped.post(HANDOVER)

        assert session().outcome == "escalated"
