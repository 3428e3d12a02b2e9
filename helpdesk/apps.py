"""The helpdesk app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class HelpdeskConfig(AppConfig):
    """Tickets linked to flow sessions."""

    name = "helpdesk"
    verbose_name = _("Helpdesk")

    def ready(self) -> None:
        """Listen to what troubleshooting announces, and give a fresh installation its group."""
        from helpdesk import receivers, roles
        from troubleshooting.signals import session_finished, step_answered

        step_answered.connect(receivers.follow_answer, dispatch_uid="helpdesk.follow_answer")
        session_finished.connect(receivers.follow_end, dispatch_uid="helpdesk.follow_end")
        post_migrate.connect(roles.ensure_groups, sender=self, dispatch_uid="helpdesk.groups")
