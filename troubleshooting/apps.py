"""The troubleshooting app."""

from django.apps import AppConfig


class TroubleshootingConfig(AppConfig):
    """Articles, steps and flows; knows nothing of the apps built on it."""

    name = "troubleshooting"
    verbose_name = "Articles"

    def ready(self) -> None:
        """Give a fresh installation its group of editors."""
        from django.db.models.signals import post_migrate

        from troubleshooting.editing import roles

        post_migrate.connect(
            roles.ensure_groups, sender=self, dispatch_uid="troubleshooting.groups"
        )
