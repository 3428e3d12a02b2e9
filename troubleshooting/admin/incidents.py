"""Known incidents in the admin: posted with a text a language, ended by one click."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import DateTimeField, Field, QuerySet
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from troubleshooting.admin.base import ModelAdmin, OpenFirstFilter, acting_user
from troubleshooting.admin.words import in_locale
from troubleshooting.flow import published_locales
from troubleshooting.flow.incidents.clocks import meant_by
from troubleshooting.flow.incidents.known import end_incident
from troubleshooting.flow.incidents.words import refused_times, text_for
from troubleshooting.models import Incident, IncidentText
from troubleshooting.text.locales import HOME_LOCALE, SOURCE_LOCALE, endonym

if TYPE_CHECKING:
    TextInline = admin.StackedInline[IncidentText, Incident]
    IncidentModelForm = forms.ModelForm[Incident]
    IncidentTextFormSet = BaseInlineFormSet[IncidentText, Incident, forms.ModelForm[IncidentText]]
else:
    TextInline = admin.StackedInline
    IncidentModelForm = forms.ModelForm
    IncidentTextFormSet = BaseInlineFormSet

END_NOW = "_end_now"


def locale_choices() -> list[tuple[str, str]]:
    """The languages readers come in: those of the articles and those of the interface."""
    interface = [HOME_LOCALE[code] for code, _name in settings.LANGUAGES]
    named = ((one, endonym(one)) for one in {*published_locales(), *interface})
    return sorted(named, key=lambda pair: pair[1].casefold())


class MomentField(forms.SplitDateTimeField):
    """A day and a time in the portal's time zone, also in the hour that an autumn night has twice.

    Attributes:
        kept: The moment that is there already.
        is_end: Whether something is over then.
    """

    kept: datetime | None = None
    is_end = False

    def compress(self, data_list: Any) -> datetime | None:  # noqa: ANN401 - Django's signature
        """The moment that is meant.

        Raises:
            ValidationError: It is no time.
        """
        try:
            return super().compress(data_list)
        except ValidationError as refused:
            meant = meant_by(refused, near=self.kept or timezone.now(), is_later=self.is_end)
            if meant is None:
                raise
            return meant


class IncidentForm(IncidentModelForm):
    """An incident, with what the database would refuse said in words."""

    def __init__(self, *args: Any, **more: Any) -> None:  # noqa: ANN401 - Django's arguments
        super().__init__(*args, **more)
        for name, field in self.fields.items():
            if isinstance(field, MomentField):
                field.kept, field.is_end = getattr(self.instance, name), name == "expected_end"

    def clean(self) -> dict[str, Any]:
        """Start, end and plan have to agree."""
        said = super().clean() or {}
        if start := said.get("starts_at"):
            end, is_planned = said.get("expected_end"), bool(said.get("is_planned"))
            now = timezone.now()
            for field, words in refused_times(start, end, is_planned=is_planned, now=now).items():
                self.add_error(field, words)
        return said


class IncidentTexts(IncidentTextFormSet):
    """An incident's texts; one that nobody could read is refused."""

    def clean(self) -> None:
        """There has to be a text in one language at least."""
        super().clean()
        kept = (form for form in self.forms if form not in self.deleted_forms)
        if not any(form.has_changed() or form.instance.pk for form in kept):
            raise ValidationError(
                gettext(
                    "Say what is going on: choose a language and write a title, and best a text. "
                    "One language is enough."
                )
            )


class IncidentTextInline(TextInline):
    """What readers of each language are told; one text at least."""

    model = IncidentText
    formset = IncidentTexts
    extra = 1
    min_num = 1

    def formfield_for_dbfield(
        self,
        db_field: Field[Any, Any],
        request: HttpRequest,
        **kwargs: Any,  # noqa: ANN401 - Django's signature
    ) -> forms.Field | None:
        """The language is chosen, not typed."""
        if db_field.name == "locale":
            choices = [("", "---------"), *locale_choices()]
            return forms.ChoiceField(label=_("Language"), choices=choices)
        return super().formfield_for_dbfield(db_field, request, **kwargs)


class StateFilter(OpenFirstFilter):
    """What goes on or is planned, unless what is over is asked for."""

    def lookups(
        self, request: HttpRequest, model_admin: admin.ModelAdmin[Any]
    ) -> list[tuple[str, Any]]:
        """What may be chosen instead of the open ones."""
        return [("over", _("over"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Those that readers see, or those that are over."""
        now = timezone.now()
        open_ones = Incident.objects.going_on(now) | Incident.objects.coming(now)
        keys = open_ones.order_by().values("pk")
        return (
            queryset.exclude(pk__in=keys)
            if self.value() == "over"
            else queryset.filter(pk__in=keys)
        )


@admin.register(Incident)
class IncidentAdmin(ModelAdmin):
    """Incidents, newest first."""

    form = IncidentForm
    formfield_overrides = {DateTimeField: {"form_class": MomentField}}
    inlines = [IncidentTextInline]
    list_display = ["title", "starts_at", "expected_end", "ended_at", "is_planned", "posted_by"]
    list_filter = [StateFilter, "is_planned"]
    list_select_related = ["posted_by"]
    list_per_page = 50
    search_fields = ["texts__title", "texts__text"]
    autocomplete_fields = ["articles", "topics"]
    actions = ["end_now"]
    readonly_fields = ["ended_at"]
    fields = [
        "starts_at",
        "expected_end",
        "ends_by_itself",
        "is_planned",
        "touches_everything",
        "articles",
        "topics",
        "ended_at",
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Incident]:
        """With their texts, in one more query for the whole list."""
        incidents: QuerySet[Incident] = super().get_queryset(request)
        return incidents.prefetch_related("texts")

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """A new one starts now."""
        return {"starts_at": timezone.now(), **super().get_changeform_initial_data(request)}

    @admin.display(description=_("title"))
    def title(self, incident: Incident) -> str:
        """The title in the editor's language, or the closest there is."""
        text = text_for(incident, get_language() or SOURCE_LOCALE)
        return in_locale(text.title, text.locale) if text else str(incident)

    def save_model(
        self,
        request: HttpRequest,
        obj: Incident,
        form: Any,  # noqa: ANN401 - Django's signature
        change: bool,  # noqa: FBT001 - Django's signature
    ) -> None:
        """Keep who posted it."""
        if not change:
            obj.posted_by = acting_user(request)
        super().save_model(request, obj, form, change)

    def get_urls(self) -> list[URLPattern]:
        """The list, the form, and for each incident the button that ends it."""
        view = self.admin_site.admin_view(self.end_view)
        return [
            path("<int:key>/end/", view, name="troubleshooting_incident_end"),
            *super().get_urls(),
        ]

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        *args: Any,  # noqa: ANN401 - Django's signature
        **kwargs: Any,  # noqa: ANN401 - Django's signature
    ) -> HttpResponse:
        """The form, with the button while there is something to end."""
        incident = kwargs.get("obj")
        may_end = bool(incident and incident.ended_at is None) and self.has_change_permission(
            request, incident
        )
        more = {"may_end": may_end, "subtitle": self.title(incident) if incident else None}
        return super().render_change_form(request, {**context, **more}, *args, **kwargs)

    @method_decorator(require_POST)
    def end_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """It is over: readers no longer see it."""
        incident = get_object_or_404(Incident, pk=key)
        if not self.has_change_permission(request, incident):
            raise PermissionDenied
        self._end(request, [incident])
        return HttpResponseRedirect(reverse("admin:troubleshooting_incident_changelist"))

    @admin.action(description=_("End the chosen incidents now"), permissions=["change"])
    def end_now(self, request: HttpRequest, queryset: QuerySet[Incident]) -> None:
        """They are over: readers no longer see them."""
        self._end(request, queryset)

    def _end(self, request: HttpRequest, incidents: Iterable[Incident]) -> None:
        now = timezone.now()
        ended = [one for one in incidents if end_incident(one, now=now)]
        for incident in ended:
            self.log_change(request, incident, gettext("Ended."))
        words = ngettext("%(n)d incident is over.", "%(n)d incidents are over.", len(ended))
        self.message_user(request, words % {"n": len(ended)}, messages.SUCCESS)
