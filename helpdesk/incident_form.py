"""The form an agent posts an incident by, or changes one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.forms import BoundField
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from helpdesk.articles import ArticleAmbiguous, ArticleNotFound, find_article, names_to_type
from helpdesk.incident_fields import MomentField, TopicsField
from helpdesk.proposal import Proposal
from troubleshooting.flow.incidents.known import NewIncident, Words
from troubleshooting.flow.incidents.words import refused_times
from troubleshooting.models import Article, Incident, IncidentText
from troubleshooting.text.locales import direction, endonym

MAX_TEXT = 4000
MOST_ARTICLES = 50


@dataclass(frozen=True)
class Language:
    """What the form asks in one language: its canonical locale, and two fields."""

    locale: str
    title: BoundField
    text: BoundField

    @property
    def name(self) -> str:
        """The language's own name."""
        return endonym(self.locale)

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`."""
        return direction(self.locale)


class IncidentForm(forms.Form):
    """What an agent says of an incident, in their own language, in English, and in any other.

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
        is_end=True,
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
        others: Sequence[str] = (),
        incident: Incident | None = None,
        proposal: Proposal | None = None,
    ) -> None:
        """A form for texts in some languages.

        Args:
            data: What was posted; None for an empty form.
            locales: The languages that are asked for first, the agent's own before all.
            others: Those that may be added.
            incident: The incident to change; None to post one.
            proposal: What one to post begins with.
        """
        texts = {text.locale: text for text in incident.texts.all()} if incident else {}
        self.locales = tuple(locales)
        self.others = tuple(one for one in {**dict.fromkeys(others), **texts} if one not in locales)
        self.hidden: tuple[Article, ...] = ()
        super().__init__(data, initial={"starts_at": timezone.localtime()})
        for locale in (*self.locales, *self.others):
            self._add_language(locale, texts.get(locale))
        topics = [topic.pk for topic in incident.topics.all()] if incident else []
        self.fields["topics"] = TopicsField(self.locales[0], topics, label=_("Topics it touches"))
        self.initial["topics"] = topics
        if incident:
            self._begin_with(incident)
        elif proposal:
            self._propose(proposal)

    def _add_language(self, locale: str, text: IncidentText | None) -> None:
        attributes = {"lang": locale, "dir": direction(locale)}
        self.fields[f"title-{locale}"] = forms.CharField(
            label=_("Title"),
            required=False,
            initial=text.title if text else "",
            max_length=IncidentText._meta.get_field("title").max_length,
            widget=forms.TextInput(attrs=attributes),
        )
        self.fields[f"text-{locale}"] = forms.CharField(
            label=_("Text"),
            required=False,
            initial=text.text if text else "",
            max_length=MAX_TEXT,
            widget=forms.Textarea(attrs={**attributes, "rows": 3}),
        )

    def _begin_with(self, incident: Incident) -> None:
        """Say what the incident says now; articles that readers cannot open stay unsaid."""
        articles = list(incident.articles.all())
        names = names_to_type(articles, self.locales[0])
        self.hidden = tuple(one for one in articles if one.pk not in names)
        said: dict[str, Any] = {
            "articles": "\n".join(names[one.pk] for one in articles if one.pk in names),
            "touches_everything": incident.touches_everything,
            "is_planned": incident.is_planned,
            "starts_at": incident.starts_at,
            "expected_end": incident.expected_end,
            "ends_by_itself": incident.ends_by_itself,
        }
        self.initial.update(said)
        for name in ("starts_at", "expected_end"):
            at, field = self.initial[name], self.fields[name]
            if at and isinstance(field, MomentField):
                field.kept = at.replace(second=0, microsecond=0)
        self.fields["seen"] = forms.DateTimeField(
            widget=forms.HiddenInput, initial=incident.changed_at.isoformat()
        )

    def _propose(self, proposal: Proposal) -> None:
        titles = {f"title-{locale}": title for locale, title in proposal.titles.items()}
        self.initial.update({**titles, "articles": proposal.articles})
        if proposal.starts_at:
            self.initial["starts_at"] = proposal.starts_at

    def see_anew(self, incident: Incident) -> None:
        """Refuse what was sent, since somebody else changed the incident; sent again it counts."""
        words = gettext(
            "Somebody else changed it meanwhile. Below is what you wrote: save it again to replace "
            "what they wrote."
        )
        self.add_error(None, words)
        incident.refresh_from_db()
        sent = cast(QueryDict, self.data).copy()
        sent["seen"] = incident.changed_at.isoformat()
        self.data = sent

    @property
    def languages(self) -> list[Language]:
        """The languages that are asked for first."""
        return [self._language(one) for one in self.locales]

    @property
    def other_languages(self) -> list[Language]:
        """Those that may be added."""
        return [self._language(one) for one in self.others]

    @property
    def says_more(self) -> bool:
        """Whether something is said in one of the other languages, or wrong there."""
        fields = [field for one in self.other_languages for field in (one.title, one.text)]
        return any(field.value() or field.errors for field in fields)

    def _language(self, locale: str) -> Language:
        return Language(locale, self[f"title-{locale}"], self[f"text-{locale}"])

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
        said, locales = self.cleaned_data, (*self.locales, *self.others)
        for locale in locales:
            if said.get(f"text-{locale}") and not said.get(f"title-{locale}"):
                self._refuse(f"title-{locale}", gettext("Give it a title, too."))
        titles = [said.get(f"title-{locale}") for locale in locales]
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
                for one in (*self.locales, *self.others)
                if said[f"title-{one}"]
            ),
            starts_at=said["starts_at"],
            expected_end=said["expected_end"],
            is_planned=said["is_planned"],
            ends_by_itself=said["ends_by_itself"],
            touches_everything=said["touches_everything"],
            articles=(*said["articles"], *self.hidden),
            topics=tuple(said["topics"]),
        )
