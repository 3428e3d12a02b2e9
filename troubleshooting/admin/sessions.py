"""Flow sessions and their results in the admin: to look at, for administrators."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from troubleshooting.models import FlowSession, StepResult

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
    ResultsInline = admin.TabularInline[StepResult, FlowSession]
else:
    ModelAdmin = admin.ModelAdmin
    ResultsInline = admin.TabularInline


class ReadOnlyForAdministrators:
    """These rows are about people: only superusers look at them, and nobody writes them by hand."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Only superusers see that it exists."""
        return bool(request.user.is_superuser)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Only superusers look."""
        return bool(request.user.is_superuser)

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Readers make sessions, by answering."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """A session says what happened."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Sessions go when their retention time is over."""
        return False


class StepResultInline(ReadOnlyForAdministrators, ResultsInline):
    """A session's answers, below it."""

    model = StepResult
    fields = ["position", "step", "result", "by_helpdesk", "seconds", "answered_at"]
    ordering = ["position"]
    extra = 0


@admin.register(FlowSession)
class FlowSessionAdmin(ReadOnlyForAdministrators, ModelAdmin):
    """Sessions. The browser's key is not shown: who has it could answer for the reader."""

    list_display = ["article", "locale", "outcome", "entry", "started_at", "finished_at"]
    list_filter = ["outcome", "locale", "entry", "is_agents"]
    list_select_related = ["article"]
    date_hierarchy = "started_at"
    fields = [
        "article",
        "article_version",
        "locale",
        "entry",
        "is_agents",
        "step_keys",
        "withheld",
        "outcome",
        "resolved_by",
        "started_at",
        "last_answer_at",
        "finished_at",
    ]
    inlines = [StepResultInline]


@admin.register(StepResult)
class StepResultAdmin(ReadOnlyForAdministrators, ModelAdmin):
    """What readers said of steps."""

    list_display = ["step", "result", "position", "seconds", "answered_at"]
    list_filter = ["result"]
    list_select_related = ["step__article"]
    date_hierarchy = "answered_at"
