"""The project as an app, so that it can hold management commands."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Commands that know all apps."""

    name = "portal"
