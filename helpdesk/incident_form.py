"""The form an agent posts an incident by."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django import forms
from django.forms import BoundField
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from helpdesk.articles import ArticleAmbiguous, ArticleNotFound, find_article
from helpdesk.incidents import topic_name
from troubleshooting.flow.incidents.known import NewIncident, Words
from troubleshooting.flow.incidents.words import refused_times
from troubleshooting.models import Article, IncidentText, Topic
from troubleshooting.text.locales import direction, endonym

MAX_TEXT = 4000
MOST_ARTICLES = 50
# A start or an end further away is a slip of the keyboard.
MOST_DAYS_AGO, MOST_DAYS_AHEAD = 31, 366
# What browsers send of a field for date and time.
MINUTES = "%Y-%m-%dT%H:%M"


class MomentField(forms.DateTimeField):
    """A date and time in the portal's time zone."""

    def __init__(self, **more: Any) -> None:  # noqa: ANN401 - Django's arguments
        widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=MINUTES)
        super().__init__(widget=widget, **more)

    def clean(self, value: Any) -> datetime | None:  # noqa: ANN401 - Django's signature
        """A time near enough to be meant.

        Raises:
            ValidationError: It is no time, or a year or more away.
        """
        at: datetime | None = super().clean(value)
        now = timezone.now()
        earliest, latest = (
            now - timedelta(days=MOST_DAYS_AGO),
            now + timedelta(days=MOST_DAYS_AHEAD),
        )
        if at is not None and not earliest <= at <= latest:
            raise forms.ValidationError(_("Check the date: it is too far from today."))
        return at


if TYPE_CHECKING:
    ManyTopicsField = forms.ModelMultipleChoiceField[Topic]
else:
    ManyTopicsField = forms.ModelMultipleChoiceField


class TopicsField(ManyTopicsField):
    """Topics to tick, named in the agent's language."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, locale: str, **more: Any) -> None:  # noqa: ANN401 - Django's arguments
        self.locale = locale
        topics = Topic.objects.filter(is_hidden=False).prefetch_related("names")
        super().__init__(topics, required=False, **more)

    def label_from_instance(self, obj: Topic) -> SafeString:
        """The topic's name, marked with its language."""
        name = topic_name(obj, self.locale)
        return format_html(
            '<span lang="{}" dir="{}">{}</span>', name.locale, name.direction, name.text
        )


class IncidentForm(forms.Form):
    """What an agent says of an incident, in their own language and in English.

    Articles are typed, one a line, and looked up: a list of thousands is no menu, and this works
    without scripting.
    """

    articles = forms.CharField(
        label=_("Articles it touches"),
        required=False,
        help_text=_(
            "One a line: a title in any language, a name as in the address, or a code such as "
            "A-137."
        ),
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto", "spellcheck": "false"}),
    )
    touches_everything = forms.BooleanField(
        label=_("It touches everything"),
        required=False,
        help_text=_("It is then shown before every article."),
    )
    is_planned = forms.BooleanField(
        label=_("Planned maintenance"),
        required=False,
        help_text=_("Readers see it before it begins, too."),
    )
    starts_at = MomentField(
        label=_("Starts"), required=False, help_text=_("Leave it empty for now.")
    )
    expected_end = MomentField(
        label=_("Expected end"),
        required=False,
        help_text=_("Leave it empty where nobody can say."),
    )
    ends_by_itself = forms.BooleanField(
        label=_("It ends by itself at the expected end"),
        required=False,
        initial=True,
        help_text=_("Otherwise it stays until somebody says that it is over."),
    )

    def __init__(
        self,
        data: Any = None,  # noqa: ANN401 - Django's arguments
        *,
        locales: Sequence[str],
    ) -> None:
        """A form for texts in some languages, the agent's own first."""
        super().__init__(data, initial={"starts_at": timezone.localtime()})
        self.locales = locales
        for locale in locales:
            attributes = {"lang": locale, "dir": direction(locale)}
            self.fields[f"title-{locale}"] = forms.CharField(
                label=_("Title"),
                required=False,
                max_length=IncidentText._meta.get_field("title").max_length,
                widget=forms.TextInput(attrs=attributes),
            )
            self.fields[f"text-{locale}"] = forms.CharField(
                label=_("Text"),
                required=False,
                max_length=MAX_TEXT,
                widget=forms.Textarea(attrs={**attributes, "rows": 3}),
            )
        self.fields["topics"] = TopicsField(locales[0], label=_("Topics it touches"))

    @property
    def languages(self) -> list[tuple[str, str, BoundField, BoundField]]:
        """For each language its code, its own name, and the fields for title and text."""
        return [
            (one, endonym(one), self[f"title-{one}"], self[f"text-{one}"]) for one in self.locales
        ]

    def clean_articles(self) -> tuple[Article, ...]:
        """The articles that were named, each once.

        Raises:
            ValidationError: For each line that names no article, or several.
        """
        lines = [line.strip() for line in self.cleaned_data["articles"].splitlines()]
        names = list(dict.fromkeys(line for line in lines if line))
        if len(names) > MOST_ARTICLES:
            words = _("Name at most %(most)s articles, or a topic instead.")
            raise forms.ValidationError(words, params={"most": MOST_ARTICLES})
        found, errors = {}, []
        for name in names:
            try:
                article = find_article(name)
                found[article.pk] = article
            except ArticleNotFound:
                words = _("No article that readers can open is called “%(name)s”.")
                errors.append(forms.ValidationError(words, params={"name": name}))
            except ArticleAmbiguous as error:
                words = _(
                    "Several articles are called “%(name)s”. Give the name of one: %(names)s."
                )
                params = {"name": name, "names": ", ".join(error.slugs)}
                errors.append(forms.ValidationError(words, params=params))
        if errors:
            raise forms.ValidationError(errors)
        return tuple(found.values())

    def clean(self) -> dict[str, Any]:
        """What only shows in several fields together."""
        self._clean_words()
        self._clean_times()
        return self.cleaned_data

    def _clean_words(self) -> None:
        said = self.cleaned_data
        for locale in self.locales:
            if said.get(f"text-{locale}") and not said.get(f"title-{locale}"):
                self._refuse(f"title-{locale}", gettext("Give it a title, too."))
        titles = [said.get(f"title-{locale}") for locale in self.locales]
        if not any(titles) and not self.errors:
            self._refuse(f"title-{self.locales[0]}", gettext("Say what it is, in one language."))

    def _clean_times(self) -> None:
        if "starts_at" in self.errors or "expected_end" in self.errors:
            return
        now, said = timezone.now(), self.cleaned_data
        said["starts_at"] = start = said.get("starts_at") or now
        end, is_planned = said.get("expected_end"), bool(said.get("is_planned"))
        for field, words in refused_times(start, end, is_planned=is_planned, now=now).items():
            self._refuse(field, words)
        if end and end <= now and said.get("ends_by_itself"):
            self._refuse("expected_end", gettext("It would be over already."))

    def _refuse(self, field: str, words: str) -> None:
        if field not in self.errors:
            self.add_error(field, words)

    def incident(self) -> NewIncident:
        """What to post, once the form is valid."""
        said = self.cleaned_data
        return NewIncident(
            words=tuple(
                Words(one, said[f"title-{one}"], said[f"text-{one}"])
                for one in self.locales
                if said[f"title-{one}"]
            ),
            starts_at=said["starts_at"],
            expected_end=said["expected_end"],
            is_planned=said["is_planned"],
            ends_by_itself=said["ends_by_itself"],
            touches_everything=said["touches_everything"],
            articles=said["articles"],
            topics=tuple(said["topics"]),
        )
