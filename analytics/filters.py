"""The filter of the analytics pages: which sessions they count. It lives in the address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime, timedelta

from django import forms
from django.conf import settings
from django.db.models import TextChoices
from django.http import QueryDict
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from analytics.charts.periods import Grain
from analytics.reports.locales import named_locales
from analytics.reports.scope import Scope
from analytics.reports.topics import NamedTopic
from analytics.rollups.days import day_of
from analytics.transfer.importer import ENTRY as IMPORTED
from troubleshooting.models import Entry
from troubleshooting.text.locales import WELL_FORMED, canonical_locale

Choices = list[tuple[str, object]]
# How readers came: by what they did, and sessions that came from elsewhere themselves.
ENTRY_NAMES: Mapping[str, object] = {**dict(Entry.choices), IMPORTED: _("imported history")}


class Length(TextChoices):
    """How far back the pages look: whole days, today included."""

    WEEK = "7", _("Last 7 days")
    MONTH = "30", _("Last 30 days")
    QUARTER = "90", _("Last 90 days")
    YEAR = "365", _("Last 365 days")
    ALL = "all", _("All time")


class By(TextChoices):
    """How long a period of the charts is."""

    DAY = Grain.DAY.value, _("Day")
    WEEK = Grain.WEEK.value, _("Week")
    MONTH = Grain.MONTH.value, _("Month")


NO_SUCH = {"invalid_choice": _("There is no such choice.")}
DEFAULTS = {"days": Length.MONTH.value}


class FilterForm(forms.Form):
    """`?days=30&locale=fi-FI&entry=search&topic=outlook&by=week`; nothing means thirty days of all."""

    days = forms.ChoiceField(label=_("Time"), choices=Length, error_messages=NO_SUCH)
    locale = forms.CharField(label=_("Language"), required=False, widget=forms.Select)
    entry = forms.ChoiceField(
        label=_("How they came"),
        choices=[("", _("All ways")), *ENTRY_NAMES.items()],
        required=False,
        error_messages=NO_SUCH,
    )
    topic = forms.ChoiceField(label=_("Topic"), required=False, error_messages=NO_SUCH)
    by = forms.ChoiceField(
        label=_("Charts by"),
        choices=[("", _("What fits")), *By.choices],
        required=False,
        error_messages=NO_SUCH,
    )

    def __init__(
        self,
        query: QueryDict,
        *,
        locales: Iterable[str],
        topics: Sequence[NamedTopic],
        unused: Iterable[str] = (),
    ) -> None:
        self._topics = {topic.key: topic for topic in topics}
        said = _canonical(query)
        super().__init__(said, label_suffix="")
        names: Choices = [("", _("All topics"))]
        names += [(topic.key, topic.label.text) for topic in topics]
        self.fields["topic"].choices = names  # type: ignore[attr-defined]
        self.fields["locale"].widget.choices = self._locales(locales)
        for name in self.errors:
            # What is shown as chosen is what the page goes by.
            said[name] = DEFAULTS.get(name, "")
        for name in set(unused) - set(self.errors):
            # It is carried along for the pages that go by it.
            self.fields[name].widget = forms.HiddenInput()

    def _locales(self, there: Iterable[str]) -> Choices:
        """All languages, those there were sessions in, and a valid one that was asked for."""
        every = {*there, self._chosen("locale")} - {""}
        named = sorted(named_locales(every).items(), key=lambda pair: pair[1].casefold())
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

    def _chosen(self, name: str) -> str:
        """What is chosen in a field; "" where nothing is, or what there is not."""
        self.is_valid()
        return str(self.cleaned_data.get(name, ""))

    @property
    def length(self) -> Length:
        """How far back; thirty days where the query says something else."""
        return Length(self._chosen("days") or Length.MONTH)

    @property
    def grain(self) -> Grain | None:
        """How long a period of the charts is; None for what fits the time."""
        chosen = self._chosen("by")
        return Grain(chosen) if chosen else None

    @property
    def query(self) -> str:
        """The filter as one address says it, `?` included; "" where nothing is chosen."""
        encoded = urlencode(self._said())
        return f"?{encoded}" if encoded else ""

    def query_with(self, **chosen: str) -> str:
        """The same with other choices."""
        return "?" + urlencode({**self._said(), **chosen})

    def _said(self) -> dict[str, str]:
        said = {name: self._chosen(name) for name in self.fields}
        if self.length is Length.MONTH:
            del said["days"]
        return {name: value for name, value in said.items() if value}

    def scope(self, now: datetime) -> Scope:
        """The sessions to count.

        Args:
            now: Its day, in the portal's time zone, is the last one counted.
        """
        until = day_of(now) + timedelta(days=1)
        length = self.length
        topic = self._topics.get(self._chosen("topic"))
        return Scope(
            since=None if length is Length.ALL else until - timedelta(days=int(length)),
            until=until,
            idle_since=now - timedelta(minutes=settings.ABANDON_AFTER_MINUTES),
            locale=self._chosen("locale"),
            entry=self._chosen("entry"),
            articles=tuple(sorted(topic.articles)) if topic else None,
        )


def _canonical(query: QueryDict) -> dict[str, str]:
    """What a query says, thirty days where it names no time, a locale as the list spells it."""
    said = {name: query.get(name, "") for name in ("locale", "entry", "topic", "by")}
    with suppress(ValueError):
        said["locale"] = canonical_locale(said["locale"])
    return {"days": query.get("days") or DEFAULTS["days"], **said}
