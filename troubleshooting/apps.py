"""The troubleshooting app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TroubleshootingConfig(AppConfig):
    """Articles, steps and flows; knows nothing of the apps built on it."""

    name = "troubleshooting"
    verbose_name = _("Articles")

    def ready(self) -> None:
        """Give a fresh installation its group of editors, search its ears, readers their links."""
        from django.db.models.signals import post_migrate

        from troubleshooting.editing import roles
        from troubleshooting.flow.handover.links import FormLink, MailLink
        from troubleshooting.flow.handover.targets import register_link
        from troubleshooting.search import receivers
        from troubleshooting.signals import session_finished

        register_link(FormLink())
        register_link(MailLink())
        session_finished.connect(receivers.learn, dispatch_uid="troubleshooting.search")

        post_migrate.connect(
            roles.ensure_groups, sender=self, dispatch_uid="troubleshooting.groups"
        )
