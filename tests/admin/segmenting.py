"""The page that cuts an article into steps, as a browser sees and sends it."""

from __future__ import annotations

from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from tests.admin.pages import form_of
from troubleshooting.editing.segmentation import pieces_of
from troubleshooting.models import Article

ENGLISH = {"accept-language": "en"}
# The rows of the article that stories.py tells, by number.
TITLE, PROSE, LEAD_IN, CONNECT, RESTART, UPDATE, REBOOT, READING, LINK = range(9)
CUT_ANEW = "The texts in 2 languages were cut anew: en-US, fi-FI."


def address_of(article: Article) -> str:
    return reverse("admin:troubleshooting_article_segmentation", args=[article.pk])


def show(desk: Client, article: Article) -> str:
    return desk.get(address_of(article), headers=ENGLISH).content.decode()


def open_form(desk: Client, article: Article) -> dict[str, str]:
    return form_of(desk.get(address_of(article)))


def chosen(**pieces: str) -> dict[str, str]:
    """`p4="text"` chooses that text begins at piece 4."""
    return {f"piece-{name[1:]}-choice": value for name, value in pieces.items()}


def decide(desk: Client, article: Article, **pieces: str) -> str:
    """Choose on a page just opened, and give what it shows afterwards."""
    sent = {**open_form(desk, article), **chosen(**pieces)}
    response = desk.post(address_of(article), sent, headers=ENGLISH, follow=True)
    return response.content.decode()


def now_is(article: Article, number: int) -> str:
    choice = pieces_of(article)[number].choice
    return f"{choice.role.value} {choice.kind}".strip()


def looker(client: Client, *rights: str) -> Client:
    user = User.objects.create_user("looker", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=rights))
    client.force_login(user)
    return client
