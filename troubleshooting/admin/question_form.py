"""The form of a question: where it is asked, what it says in each language, where answers lead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from troubleshooting.admin.outline import Outline, kept_choices
from troubleshooting.editing.questions import (
    FEWEST_CHOICES,
    MOST_CHOICES,
    Flaw,
    WantedChoice,
    WantedQuestion,
    Words,
    WrongQuestion,
)
from troubleshooting.models import Article, LeadsTo, Question
from troubleshooting.models.question import MAX_KEY, MAX_WORDS
from troubleshooting.text.locales import SOURCE_LOCALE, direction, endonym

MAX_BESIDE = 1000
MAX_NAME = 500
STEP = "step:"
NUMBERS = range(1, MOST_CHOICES + 1)


@dataclass(frozen=True)
class TextFields:
    """The two fields of a text in one language."""

    text: forms.BoundField
    beside: forms.BoundField


@dataclass(frozen=True)
class ChoiceFields:
    """The fields of one answer.

    Attributes:
        number: 1-based.
        key: Names the answer there is.
        words: In the language the fields stand under.
        leads: Where it leads, and to which article; None under other languages than English.
        article: See `leads`.
    """

    number: int
    key: forms.BoundField
    words: TextFields
    leads: forms.BoundField
    article: forms.BoundField


@dataclass(frozen=True)
class LanguageFields:
    """All that is written in one language.

    Attributes:
        locale: The language.
        question: The question's fields.
        choices: Those of the answers there are.
        spare: Those of answers there may be.
        has_errors: Whether something in this language has to be mended.
    """

    locale: str
    question: TextFields
    choices: tuple[ChoiceFields, ...]
    spare: tuple[ChoiceFields, ...]
    has_errors: bool

    @property
    def name(self) -> str:
        """The language in itself."""
        return endonym(self.locale)


class QuestionForm(forms.Form):
    """A question with room for six answers; those without words are none."""

    before = forms.ChoiceField(label=_("Asked"), required=False)
    position = forms.IntegerField(
        label=_("Place among questions at the same spot"), min_value=1, max_value=1000, initial=1
    )

    def __init__(
        self,
        outline: Outline,
        question: Question | None = None,
        data: Mapping[str, str] | None = None,
    ) -> None:
        self.locales = languages_of(outline.article, question)
        super().__init__(data, initial=_initial(question))
        before = self.fields["before"]
        assert isinstance(before, forms.ChoiceField)  # noqa: S101 - for the type checker
        before.choices = _places(outline)
        for locale in self.locales:
            self._add_words("question", locale)
        for number in NUMBERS:
            self._add_choice(number, outline)

    def _add_choice(self, number: int, outline: Outline) -> None:
        self.fields[f"choice{number}-key"] = forms.CharField(
            required=False, max_length=MAX_KEY, widget=forms.HiddenInput
        )
        self.fields[f"choice{number}-leads"] = forms.ChoiceField(
            label=_("Leads to"), required=False, choices=_targets(outline)
        )
        self.fields[f"choice{number}-article"] = forms.CharField(
            label=_("Other article: code, name or address"), required=False, max_length=MAX_NAME
        )
        for locale in self.locales:
            self._add_words(f"choice{number}", locale)

    def _add_words(self, what: str, locale: str) -> None:
        is_question = what == "question"
        marks = {"lang": locale, "dir": direction(locale)}
        self.fields[f"{what}-text-{locale}"] = forms.CharField(
            label=_("Question") if is_question else _("Answer"),
            required=False,
            max_length=MAX_WORDS,
            widget=forms.TextInput(attrs={**marks, "class": "vTextField"}),
        )
        self.fields[f"{what}-beside-{locale}"] = forms.CharField(
            label=_("Help with it") if is_question else _("Said at the end"),
            required=False,
            max_length=MAX_BESIDE,
            widget=forms.Textarea(attrs={**marks, "rows": 2, "cols": 40}),
        )

    @property
    def languages(self) -> Iterator[LanguageFields]:
        """The fields by language, English first."""
        written = [n for n in NUMBERS if any(self._text(n, one).value() for one in self.locales)]
        used = max([FEWEST_CHOICES, *written])
        for locale in self.locales:
            names = [name for name in self.fields if name.endswith(f"-{locale}")]
            yield LanguageFields(
                locale=locale,
                question=self._words("question", locale),
                choices=tuple(self._choice(n, locale) for n in NUMBERS if n <= used),
                spare=tuple(self._choice(n, locale) for n in NUMBERS if n > used),
                has_errors=any(name in self.errors for name in names),
            )

    def _text(self, number: int, locale: str) -> forms.BoundField:
        return self[f"choice{number}-text-{locale}"]

    def _words(self, what: str, locale: str) -> TextFields:
        return TextFields(self[f"{what}-text-{locale}"], self[f"{what}-beside-{locale}"])

    def _choice(self, number: int, locale: str) -> ChoiceFields:
        name = f"choice{number}"
        return ChoiceFields(
            number=number,
            key=self[f"{name}-key"],
            words=self._words(name, locale),
            leads=self[f"{name}-leads"],
            article=self[f"{name}-article"],
        )

    @property
    def wanted(self) -> WantedQuestion:
        """What the editor wants; the form is valid."""
        numbers = self._numbers()
        return WantedQuestion(
            before=self.cleaned_data["before"],
            position=self.cleaned_data["position"],
            words=self._said("question"),
            choices=tuple(self._wanted_choice(number) for number in numbers),
        )

    def show_flaw(self, error: WrongQuestion) -> None:
        """Put what a question lacks beside the field that lacks it."""
        words = str(error.flaw.label)
        if error.flaw == Flaw.SAME and error.place is not None:
            number = self._numbers()[error.place]
            self.add_error(f"choice{number}-text-{error.locale}", words)
        elif error.place is not None:
            number = self._numbers()[error.place]
            is_article = self.cleaned_data[f"choice{number}-leads"] == LeadsTo.ARTICLE
            self.add_error(f"choice{number}-{'article' if is_article else 'leads'}", words)
        elif error.locale:
            self.add_error(f"question-text-{error.locale}", words)
        else:
            self.add_error(None, words)

    def _numbers(self) -> list[int]:
        """The answers of which something was written, by number."""
        return [n for n in NUMBERS if self._said(f"choice{n}")]

    def _said(self, what: str) -> dict[str, Words]:
        said = {
            locale: Words(
                self.cleaned_data.get(f"{what}-text-{locale}", ""),
                self.cleaned_data.get(f"{what}-beside-{locale}", ""),
            )
            for locale in self.locales
        }
        return {locale: words for locale, words in said.items() if words.text}

    def _wanted_choice(self, number: int) -> WantedChoice:
        name = f"choice{number}"
        leads = self.cleaned_data[f"{name}-leads"] or LeadsTo.NEXT
        is_step = leads.startswith(STEP)
        named = self.cleaned_data[f"{name}-article"] if leads == LeadsTo.ARTICLE else ""
        return WantedChoice(
            leads_to=LeadsTo.STEP if is_step else LeadsTo(leads),
            words=self._said(name),
            key=self.cleaned_data[f"{name}-key"],
            step=leads.removeprefix(STEP) if is_step else "",
            article=article_named(named) if leads == LeadsTo.ARTICLE else None,
        )


def languages_of(article: Article, question: Question | None) -> tuple[str, ...]:
    """The languages a question can be written in: English, the article's, and its own."""
    there = set(article.translations.values_list("locale", flat=True))
    if question:
        there |= {text.locale for text in question.texts.all()}
    return (SOURCE_LOCALE, *sorted(there - {SOURCE_LOCALE}))


def article_named(words: str) -> int | None:
    """The number of the article of a code, a name or an address; None where there is none."""
    words = words.strip().split("?")[0].split("#")[0].rstrip("/")
    name = words.rsplit("/", 1)[-1]
    found = (
        Article.objects.of_code(name).first()
        or Article.objects.named(name).first()
        or Article.objects.formerly_named(name).first()
    )
    return found.pk if found else None


def _places(outline: Outline) -> list[tuple[str, str]]:
    """Where a question can be asked."""
    places = [
        (step.key, gettext("before %(step)s") % {"step": outline.step_name(step)})
        for step in outline.steps.values()
        if step.retired_at is None
    ]
    return [*places, ("", gettext("after the last step"))]


def _targets(outline: Outline) -> Sequence[tuple[str, object]]:
    """Where an answer can lead; steps that are asked no more only where one leads there already."""
    led_to = {one.step.key for row in outline.questions for one in kept_choices(row) if one.step}
    steps = [
        (f"{STEP}{step.key}", outline.step_name(step))
        for step in outline.steps.values()
        if step.retired_at is None or step.key in led_to
    ]
    ends = [LeadsTo.NEXT, LeadsTo.SOLVED, LeadsTo.HELPDESK, LeadsTo.ARTICLE]
    return [*((end.value, end.label) for end in ends), (gettext("a step"), steps)]


def _initial(question: Question | None) -> dict[str, object]:
    if question is None:
        return {}
    initial: dict[str, object] = {
        "before": question.before.key if question.before else "",
        "position": question.position,
    }
    for text in question.texts.all():
        initial[f"question-text-{text.locale}"] = text.text
        initial[f"question-beside-{text.locale}"] = text.help
    for number, choice in enumerate(kept_choices(question), start=1):
        name = f"choice{number}"
        initial[f"{name}-key"] = choice.key
        initial[f"{name}-leads"] = f"{STEP}{choice.step.key}" if choice.step else choice.leads_to
        initial[f"{name}-article"] = choice.to_article.slug if choice.to_article else ""
        for said in choice.texts.all():
            initial[f"{name}-text-{said.locale}"] = said.text
            initial[f"{name}-beside-{said.locale}"] = said.note
    return initial
