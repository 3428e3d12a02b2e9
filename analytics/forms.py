"""The filter of the analytics pages: which sessions they count."""

from __future__ import annotations

from datetime import datetime, timedelta

from django import forms
from django.conf import settings
from django.db.models import TextChoices
from django.http import QueryDict
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from analytics.models import SessionFact
from analytics.reports import Scope
from troubleshooting.text.locales import WELL_FORMED, canonical_locale, endonym


class Days(TextChoices):
    """How far back the pages look."""

    WEEK = "7", _("Last 7 days")
    MONTH = "30", _("Last 30 days")
    QUARTER = "90", _("Last 90 days")
    YEAR = "365", _("Last 365 days")
    ALL = "all", _("All time")


class FilterForm(forms.Form):
    """`?locale=fi-FI&days=30`; nothing means all languages, and thirty days."""

    locale = forms.CharField(label=_("Language"), required=False, widget=forms.Select)
    days = forms.ChoiceField(label=_("Time"), choices=Days)

    def __init__(self, query: QueryDict) -> None:
        days = query.get("days") or Days.MONTH.value
        super().__init__({"locale": _canonical(query.get("locale", "")), "days": days})
        self.fields["locale"].widget.choices = self._locales()

    def _locales(self) -> list[tuple[str, object]]:
        """All languages, those there are facts of, and a valid one that was asked for."""
        there = {*SessionFact.objects.locales(), self.chosen_locale} - {""}
        named = sorted(((one, endonym(one)) for one in there), key=lambda pair: pair[1].casefold())
        return [("", _("All languages")), *named]

    def clean_locale(self) -> str:
        """The locale, which has its canonical spelling already if it is one.

        Raises:
            ValidationError: It is not a locale.
        """
        locale: str = self.cleaned_data["locale"]
        if locale and not WELL_FORMED.match(locale):
            raise forms.ValidationError(_("This is not a language."))
        return locale

    @property
    def chosen_locale(self) -> str:
        """Canonical; "" for all languages, also where the query names none there can be."""
        self.is_valid()
        locale: str = self.cleaned_data.get("locale", "")
        return locale

    @property
    def chosen_days(self) -> Days:
        """Thirty days where the query says something else."""
        self.is_valid()
        return Days(self.cleaned_data.get("days", Days.MONTH))

    @property
    def query(self) -> str:
        """What to put behind an address to keep the filter, `?` included."""
        return "?" + urlencode({"locale": self.chosen_locale, "days": self.chosen_days.value})

    def scope(self, now: datetime) -> Scope:
        """The sessions to count."""
        days = self.chosen_days
        return Scope(
            locale=self.chosen_locale,
            since=None if days is Days.ALL else now - timedelta(days=int(days)),
            idle_since=now - timedelta(minutes=settings.ABANDON_AFTER_MINUTES),
        )


def _canonical(code: str) -> str:
    """The spelling the list offers, so that the choice shows there; what is no locale as it is."""
    try:
        return canonical_locale(code)
    except ValueError:
        return code
