"""A topic: what articles are about, so that readers can browse."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from troubleshooting.models.article import Article


class TopicSource(models.TextChoices):
    """Who says that an article is about a topic."""

    PRODUCT = "product", _("the file's product")
    COLLECTION = "collection", _("the file's collection")
    EDITOR = "editor", _("an editor")


class Topic(models.Model):
    """Something articles are about: a product, a collection, or what editors call a topic.

    Attributes:
        key: Its part of the address: lower case, digits and hyphens.
        name: What it is called where it has no name in the reader's language.
        source: Where it came from first.
        is_hidden: Readers cannot browse it.
        position: Editors' order; topics of the same one go by name.
    """

    key = models.SlugField(_("key"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=120)
    source = models.CharField(
        _("source"), max_length=12, choices=TopicSource, default=TopicSource.EDITOR
    )
    is_hidden = models.BooleanField(_("hidden"), default=False)
    position = models.PositiveIntegerField(_("position"), default=100)
    articles = models.ManyToManyField(
        Article, through="ArticleTopic", related_name="topics", verbose_name=_("articles")
    )

    class Meta:
        ordering = ["position", "name"]
        verbose_name = _("topic")
        verbose_name_plural = _("topics")

    def __str__(self) -> str:
        """The name."""
        return self.name


class TopicName(models.Model):
    """A topic's name in one language."""

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="names")
    locale = models.CharField(_("language"), max_length=20)
    name = models.CharField(_("name"), max_length=120)

    class Meta:
        ordering = ["topic", "locale"]
        verbose_name = _("name of a topic")
        verbose_name_plural = _("names of topics")
        constraints = [
            models.UniqueConstraint(fields=["topic", "locale"], name="topic_name_once_a_locale"),
        ]

    def __str__(self) -> str:
        """The name."""
        return self.name


class ArticleTopic(models.Model):
    """That an article is about a topic.

    Attributes:
        source: Who says so. What a file says is taken back when the file says so no more; what an
            editor says stays.
    """

    article = models.ForeignKey(Article, models.CASCADE, related_name="topic_links")
    topic = models.ForeignKey(Topic, models.CASCADE, related_name="article_links")
    source = models.CharField(
        _("source"), max_length=12, choices=TopicSource, default=TopicSource.EDITOR
    )

    class Meta:
        ordering = ["article", "topic"]
        verbose_name = _("topic of an article")
        verbose_name_plural = _("topics of articles")
        constraints = [
            models.UniqueConstraint(fields=["article", "topic"], name="article_once_a_topic"),
        ]

    def __str__(self) -> str:
        """Article and topic."""
        return f"{self.article_id} {self.topic_id}"
