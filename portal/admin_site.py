"""The Django admin, with the portal's name on it."""

from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.utils.translation import gettext_lazy as _


class PortalAdminSite(AdminSite):
    """The editors' workplace."""

    site_header = "Askel"
    site_title = "Askel"
    index_title = _("Articles and steps")


class PortalAdminConfig(AdminConfig):
    """Makes `PortalAdminSite` the default admin."""

    default_site = "portal.admin_site.PortalAdminSite"
