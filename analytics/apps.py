"""The analytics app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AnalyticsConfig(AppConfig):
    """Which step resolved each session."""

    name = "analytics"
    verbose_name = _("Analytics")

    def ready(self) -> None:
        """Listen to what troubleshooting announces, and to articles that go."""
        from django.db.models.signals import pre_delete

        from analytics import receivers
        from troubleshooting.models import Article
        from troubleshooting.signals import question_answered, session_finished, step_answered

        session_finished.connect(receivers.record_facts, dispatch_uid="analytics.record_facts")
        step_answered.connect(receivers.follow_answer, dispatch_uid="analytics.follow_answer")
        question_answered.connect(receivers.follow_answer, dispatch_uid="analytics.follow_question")
        pre_delete.connect(
            receivers.forget_article, sender=Article, dispatch_uid="analytics.forget_article"
        )
