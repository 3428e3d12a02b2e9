"""An article's text in one locale: its blocks, steps among them, and their sentence pairs."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from troubleshooting.models.article import Article
from troubleshooting.models.step import Step
from troubleshooting.text.locales import direction, endonym, tag_of


class Status(models.TextChoices):
    """Whether readers see a text."""

    DRAFT = "draft", _("draft")
    PUBLISHED = "published", _("published")


class BlockType(models.TextChoices):
    """What a block is."""

    TEXT = "text", _("text")
    STEP = "step", _("step")
    RESOURCES = "resources", _("further reading")


class TranslationQuerySet(models.QuerySet["ArticleTranslation"]):
    """What the portal asks about translations."""

    def published(self) -> TranslationQuerySet:
        """Texts that readers see."""
        return self.filter(status=Status.PUBLISHED)

    def missing_upstream(self) -> TranslationQuerySet:
        """Texts whose file is no longer in the tree it came from."""
        return self.filter(missing_since__isnull=False)

    def locales(self) -> list[str]:
        """The locales these texts are in, sorted."""
        return sorted(self.order_by().values_list("locale", flat=True).distinct())


class ArticleTranslation(models.Model):
    """An article's text in one locale.

    Attributes:
        locale: Canonical, such as `fi-FI`.
        title: Plain text.
        source_title: The title it was translated from; "" for an original.
        translation_type: `MT` (machine), `HT` (human) or "" (an original, or not said).
        front_matter: The source file's YAML block, verbatim, without its fences.
        has_front_matter: Whether the source file had one.
        derived: Taken from the source side of a bilingual file, not from a file of its own.
        content_hash: Of the imported file, so that an unchanged one is not read again.
        handed_off: When upstream handed the text off, `YYYY-MM-DD` or "".
        search_text: Title and words, case folded, for search.
        origin: The tree the file was last read from: a folder, a working copy, or a source's name.
        missing_since: When that tree was first read without the file; None while it is there.
    """

    article = models.ForeignKey(Article, models.CASCADE, related_name="translations")
    locale = models.CharField(_("language"), max_length=20)
    title = models.CharField(_("title"), max_length=500)
    source_title = models.CharField(_("original title"), max_length=500, blank=True)
    translation_type = models.CharField(_("translated by"), max_length=10, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.PUBLISHED)
    front_matter = models.TextField(blank=True)
    has_front_matter = models.BooleanField(default=True)
    derived = models.BooleanField(default=False)
    content_hash = models.CharField(max_length=64, blank=True)
    handed_off = models.CharField(max_length=10, blank=True)
    search_text = models.TextField(blank=True)
    origin = models.CharField(_("source"), max_length=400, blank=True)
    missing_since = models.DateTimeField(_("gone upstream since"), null=True, blank=True)
    imported_at = models.DateTimeField(_("imported"), null=True, blank=True)
    updated_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = TranslationQuerySet.as_manager()

    class Meta:
        ordering = ["article", "locale"]
        verbose_name = _("translation")
        verbose_name_plural = _("translations")
        constraints = [
            models.UniqueConstraint(fields=["article", "locale"], name="translation_once_a_locale"),
        ]
        indexes = [models.Index(fields=["locale", "status"])]

    def __str__(self) -> str:
        """Title and locale."""
        return f"{self.title} ({self.locale})"

    @property
    def tag(self) -> str:
        """The locale's part of the address."""
        return tag_of(self.locale)

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`."""
        return direction(self.locale)

    @property
    def language_name(self) -> str:
        """The language's name in itself."""
        return endonym(self.locale)

    @property
    def is_machine_translated(self) -> bool:
        """Whether readers should know that a machine translated it."""
        return self.translation_type == "MT"


class BlockQuerySet(models.QuerySet["Block"]):
    """What the portal asks about blocks."""

    def in_reading_order(self) -> BlockQuerySet:
        """As the article is read from top to bottom."""
        return self.order_by("translation_id", "position")

    def as_imported(self) -> BlockQuerySet:
        """The blocks of the file as it was last read, in order, with their steps."""
        rows = self.filter(removed_upstream_at=None).select_related("step")
        return rows.in_reading_order()

    def with_drafts(self) -> BlockQuerySet:
        """Blocks with a correction that readers do not see yet."""
        return self.exclude(draft_markdown=None)


class Block(models.Model):
    """A part of an article in one locale: text, a step, or further reading.

    Attributes:
        position: 0-based place in reading order.
        rule: Which rule of segmentation made it what it is; `title` for the article's heading.
        markdown: What readers see, as Markdown.
        source_markdown: The same block in the source language; "" for an original.
        upstream_markdown: The text as last imported, to tell what was edited here.
        draft_markdown: A correction not yet published; None where there is none.
        html: `markdown`, rendered and sanitised.
        source_html: `source_markdown`, rendered and sanitised.
        label: A few plain words to name it by in lists.
        instruction_count: Instructions of a step's procedure.
        blank_lines_after: Blank lines up to the next block in the source file.
        edited_source: `source_markdown` as it was when the text was last corrected here; None
            where it never was.
        removed_upstream_at: When upstream dropped a block that had been corrected here and is
            therefore kept; None for any other.
    """

    translation = models.ForeignKey(ArticleTranslation, models.CASCADE, related_name="blocks")
    position = models.PositiveIntegerField(_("position"))
    type = models.CharField(_("type"), max_length=10, choices=BlockType)
    rule = models.CharField(max_length=20, blank=True)
    step = models.ForeignKey(
        Step, models.CASCADE, null=True, blank=True, related_name="translations"
    )
    markdown = models.TextField(_("text"))
    source_markdown = models.TextField(_("original text"), blank=True)
    upstream_markdown = models.TextField(blank=True)
    draft_markdown = models.TextField(_("draft"), null=True, blank=True)  # noqa: DJ001 - "" is a draft too
    html = models.TextField(blank=True)
    source_html = models.TextField(blank=True)
    label = models.CharField(max_length=200, blank=True)
    instruction_count = models.PositiveIntegerField(default=0)
    blank_lines_after = models.PositiveIntegerField(default=0)
    edited_at = models.DateTimeField(_("edited"), null=True, blank=True)
    edited_source = models.TextField(null=True, blank=True)  # noqa: DJ001 - "" is a source too
    removed_upstream_at = models.DateTimeField(null=True, blank=True)

    objects = BlockQuerySet.as_manager()

    class Meta:
        ordering = ["translation", "position"]
        verbose_name = _("block")
        verbose_name_plural = _("blocks")
        constraints = [
            models.CheckConstraint(
                name="block_has_a_step_if_it_is_one",
                condition=Q(type="step", step__isnull=False)
                | (~Q(type="step") & Q(step__isnull=True)),
            ),
            models.UniqueConstraint(
                fields=["translation", "step"],
                name="step_once_a_translation",
                condition=Q(step__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        """The label."""
        return self.label or f"{self.get_type_display()} {self.position}"

    @property
    def is_title(self) -> bool:
        """The article's own heading, which pages show as theirs."""
        return self.rule == "title"

    @property
    def is_edited(self) -> bool:
        """Whether it was corrected here since it was imported."""
        return self.markdown != self.upstream_markdown

    @property
    def has_correction(self) -> bool:
        """Whether somebody's words are in it that upstream does not have, seen by readers or not."""
        return self.is_edited or self.draft_markdown is not None


class StepTranslationManager(models.Manager["StepTranslation"]):
    """Blocks that are steps."""

    def get_queryset(self) -> models.QuerySet[StepTranslation]:
        """Only steps."""
        return super().get_queryset().filter(type=BlockType.STEP)


class StepTranslation(Block):
    """A step's text in one locale."""

    objects = StepTranslationManager()  # type: ignore[assignment,misc]

    class Meta:
        proxy = True
        verbose_name = _("step text")
        verbose_name_plural = _("step texts")


class TranslationUnit(models.Model):
    """A target sentence and the source sentence it came from.

    Attributes:
        ref: The vendor's id, such as `98d97-103`; "" for a pair made here.
        target: Markdown in the translation's locale.
        source: Markdown in the source language.
        target_html: `target` as inline HTML, sanitised.
        source_html: `source` as inline HTML, sanitised.
    """

    block = models.ForeignKey(Block, models.CASCADE, related_name="units")
    position = models.PositiveIntegerField()
    ref = models.CharField(max_length=40, blank=True)
    target = models.TextField()
    source = models.TextField(blank=True)
    target_html = models.TextField(blank=True)
    source_html = models.TextField(blank=True)

    class Meta:
        ordering = ["block", "position"]
        verbose_name = _("sentence pair")
        verbose_name_plural = _("sentence pairs")

    def __str__(self) -> str:
        """The target sentence."""
        return self.target[:80]
