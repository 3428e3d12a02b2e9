"""The helpdesk app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class HelpdeskConfig(AppConfig):
    """Tickets linked to flow sessions."""

    name = "helpdesk"
    verbose_name = _("Helpdesk")

    def ready(self) -> None:
        """Listen, offer the ways to the helpdesk, and give a fresh installation its group."""
        from helpdesk import receivers, roles
        from helpdesk.handover_mail import MailTarget
        from helpdesk.handover_ticket import TicketTarget
        from troubleshooting.flow.handover.targets import register_post
        from troubleshooting.signals import (
            question_answered,
            session_finished,
            sessions_forgotten,
            step_answered,
        )

        register_post(TicketTarget())
        register_post(MailTarget())

        step_answered.connect(receivers.follow_answer, dispatch_uid="helpdesk.follow_answer")
        question_answered.connect(
            receivers.follow_question, dispatch_uid="helpdesk.follow_question"
        )
        session_finished.connect(receivers.follow_end, dispatch_uid="helpdesk.follow_end")
        sessions_forgotten.connect(
            receivers.follow_forgetting, dispatch_uid="helpdesk.follow_forgetting"
        )
        post_migrate.connect(roles.ensure_groups, sender=self, dispatch_uid="helpdesk.groups")
