"""Ticket links in the admin: to look at, for administrators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import admin
from django.http import HttpRequest

from helpdesk.models import TicketLink

if TYPE_CHECKING:
    LinkAdmin = admin.ModelAdmin[TicketLink]
else:
    LinkAdmin = admin.ModelAdmin


@admin.register(TicketLink)
class TicketLinkAdmin(LinkAdmin):
    """Read-only. There is no search: what is searched for would stand in the address."""

    list_display = [
        "public_id",
        "reference",
        "article",
        "locale",
        "agent",
        "created_at",
        "expires_at",
        "bound_at",
        "outcome",
    ]
    list_filter = ["outcome", "by_reader", "locale"]
    list_select_related = ["article", "agent"]
    date_hierarchy = "created_at"

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Links are made in the console."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: TicketLink | None = None) -> bool:
        """A link says what happened; nobody edits that."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: TicketLink | None = None) -> bool:
        """Links go with their tickets, not by hand."""
        return False
