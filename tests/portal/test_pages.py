"""Pages of the whole portal: health, robots, where staff land, and the headers all pages have."""

from __future__ import annotations

from fnmatch import fnmatchcase

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import URLPattern, reverse

from helpdesk.roles import agents_group
from troubleshooting.editing.roles import editors_group
from troubleshooting.urls import urlpatterns

pytestmark = pytest.mark.django_db

# What an address below an article's says besides language and article.
PLACES_IN_A_WALK: dict[str, dict[str, str | int]] = {
    "step": {"key": "k"},
    "ticks": {"key": "k"},
    "reason": {"key": "k"},
    "question": {"key": "k"},
    "doubt": {"unit": 1},
}
PAGES_OF_ARTICLES = [
    str(route.name)
    for route in urlpatterns
    if isinstance(route, URLPattern) and str(route.pattern).startswith("<tag:locale>/<str:slug>/")
]


def directives(client: Client, path: str) -> dict[str, str]:
    header = client.get(path).headers["Content-Security-Policy"]
    return dict(part.strip().split(" ", 1) for part in header.split(";") if part.strip())


@pytest.mark.parametrize("path", ["/en/", "/admin/login/", "/accounts/login/", "/robots.txt"])
def test_the_content_security_policy_is_strict(client: Client, path: str) -> None:
    policy = directives(client, path)

    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"
    assert "unsafe" not in str(policy)


def test_health_answers(client: Client) -> None:
    response = client.get("/health/")

    assert (response.status_code, response.json()) == (200, {"status": "ok"})
    assert "no-store" in response.headers["Cache-Control"]


def test_health_is_only_read(client: Client) -> None:
    assert client.post("/health/").status_code == 405


def test_robots_find_articles_and_stay_out_of_the_rest(client: Client) -> None:
    response = client.get("/robots.txt")
    lines = response.content.decode().splitlines()

    assert response.headers["Content-Type"].startswith("text/plain")
    assert "Sitemap: http://testserver/sitemap.xml" in lines
    assert {"Disallow: /admin/", "Disallow: /helpdesk/", "Disallow: /h/"} <= set(lines)
    assert "Disallow: /" not in lines


def test_robots_stay_out_of_walks(client: Client) -> None:
    lines = client.get("/robots.txt").content.decode().splitlines()
    places = [line.removeprefix("Disallow: ") for line in lines if line.startswith("Disallow: ")]
    found, walks = set(), set()
    for page in PAGES_OF_ARTICLES:
        kwargs = {"locale": "fi-FI", "slug": "laptop", **PLACES_IN_A_WALK.get(page, {})}
        address = reverse(f"troubleshooting:{page}", kwargs=kwargs)
        is_closed = any(fnmatchcase(address, f"{place}*") for place in places)
        (walks if is_closed else found).add(page)

    assert found == {"article", "one_page"}
    assert "question" in walks


def test_nobody_is_asked_to_sign_in(client: Client) -> None:
    assert client.get("/accounts/").headers["Location"] == "/accounts/login/?next=/accounts/"


@pytest.mark.parametrize(
    ("kind", "place"),
    [
        ("editor", "/admin/"),
        ("agent", "/helpdesk/"),
        ("analyst", "/analytics/"),
        ("admin", "/admin/"),
        ("other", "/"),
    ],
)
def test_everybody_lands_at_their_workplace(client: Client, kind: str, place: str) -> None:
    user = User.objects.create_user(
        kind, is_staff=kind in ("editor", "analyst", "admin"), is_superuser=kind == "admin"
    )
    if kind in ("editor", "agent"):
        user.groups.add(editors_group() if kind == "editor" else agents_group())
    client.force_login(user)

    assert client.get("/accounts/").headers["Location"] == place


def test_signing_in_leads_there(client: Client) -> None:
    User.objects.create_user("ann", password="a long one", is_staff=True)

    response = client.post("/accounts/login/", {"username": "ann", "password": "a long one"})

    assert response.headers["Location"] == "/accounts/"
