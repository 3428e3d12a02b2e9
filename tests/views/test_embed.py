"""`?embed=1`: a reader's pages to be framed, which stay so through a whole walk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from portal.embed import for_a_frame
from tests.flow.stories import give_instructions, make_article
from tests.portal.processes import run
from tests.views.conftest import ARTICLE, PAGES, START, STEP
from tests.views.pages import Page
from troubleshooting.models import Article, Block, FlowSession

INTRANET = "https://intranet.example.org"
SHUT = "frame-ancestors 'none'"

every_page = pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)


@pytest.fixture
def framable(settings: Settings) -> None:
    settings.FRAME_ANCESTORS = [INTRANET, "https://*.example.net:8443"]


def embedded(path: str, accent: str = "") -> str:
    query = "embed=1" + (f"&accent={accent}" if accent else "")
    return f"{path}{'&' if '?' in path else '?'}{query}"


def ways_on(page: Page) -> Iterator[str]:
    """Addresses a page leads to within the portal: of its links, but for one out, and its forms."""
    for link in page.links:
        if link.attributes.get("target") != "_blank" and not link.href.startswith("#"):
            yield link.href
    for form in page.forms:
        if form.is_post:
            yield form.attributes["action"]


def carries(address: str, **parameters: str) -> bool:
    found = parse_qs(urlsplit(address).query)
    return all(found.get(name) == [value] for name, value in parameters.items())


@every_page
def test_it_has_no_script_and_no_frame_of_its_own(everywhere: Client, path: str) -> None:
    page = Page(everywhere.get(embedded(path)))
    html = page.html

    assert "<script" not in html
    assert "<noscript" not in html
    assert "autofocus" not in html
    for part in ("site-header", "site-footer", "skip-link", "/admin/", "logout"):
        assert part not in html
    # The text for the helpdesk says where its staff see the session.
    assert not any("/helpdesk/" in link.href for link in page.links)
    assert html.count("<h1") == 1


@every_page
def test_it_keeps_its_search_and_its_languages(everywhere: Client, path: str) -> None:
    page = Page(everywhere.get(embedded(path)))
    (form,) = page.search_forms

    assert [(one["type"], one["name"]) for one in form.fields] == [
        ("hidden", "embed"),
        ("search", "q"),
    ]
    assert carries(page.languages["ja-JP"], embed="1")


@every_page
def test_every_way_on_stays_embedded(everywhere: Client, path: str) -> None:
    ways = list(ways_on(Page(everywhere.get(embedded(path, "0a5c36")))))

    assert ways
    assert [one for one in ways if not carries(one, embed="1", accent="0a5c36")] == []


@every_page
def test_it_offers_itself_in_a_tab_of_its_own(everywhere: Client, path: str) -> None:
    page = Page(everywhere.get(embedded(path)))
    out = [one.href for one in page.links if one.attributes.get("target") == "_blank"]

    assert path in out
    assert 'id="new-tab"' in page.html


@every_page
def test_a_page_that_is_not_embedded_is_as_it_was(everywhere: Client, path: str) -> None:
    page = Page(everywhere.get(path))

    assert "embed" not in page.html
    assert "<script" in page.html


def test_a_walk_stays_embedded(client: Client, article: Article) -> None:
    response = client.post(Page(client.get(embedded(ARTICLE))).post_forms[0].attributes["action"])
    for result in ("not_resolved", "skipped"):
        page = Page(follow(client, response))
        response = client.post(page.post_forms[0].attributes["action"], {"result": result})
    for path in ("/fi/no-sound/handover/", "/fi/no-sound/end/"):
        assert "<script" not in client.get(embedded(path)).content.decode()
    page = Page(follow(client, response))
    again = next(form for form in page.post_forms if "/start/" in form.attributes["action"])
    assert carries(client.post(again.attributes["action"])["Location"], embed="1")


def follow(client: Client, response: HttpResponse) -> HttpResponse:
    """The page redirects lead to, each of which stays embedded."""
    while response.status_code == 302:
        assert carries(response["Location"], embed="1"), response["Location"]
        response = client.get(response["Location"])
    assert response.status_code == 200
    return response


@pytest.mark.parametrize(
    "path",
    ["/", "/FI/", "/fi/no-sound", "/fi/no-sound/end/", "/fi/about-sound/steps/", "/fi/?q=a1"],
)
def test_every_redirect_stays_embedded(everywhere: Client, path: str) -> None:
    code = Article.objects.get(slug="no-sound").code
    response = everywhere.get(embedded(path.replace("a1", code)))

    assert response.status_code in (301, 302)
    assert carries(response["Location"], embed="1")


def test_a_short_address_takes_the_mode_along(client: Client, article: Article) -> None:
    response = client.get(f"/a/{article.pk}/?embed=1&accent=0a5c36&step=s2")

    assert carries(response["Location"], embed="1", accent="0a5c36")
    assert response["Location"].endswith("#step-s2")


def test_links_inside_an_article_stay_or_open_a_tab(client: Client, article: Article) -> None:
    make_article("other")
    html = '<p><a href="/fi/other/">b</a> <a href="https://learn.example.org/x">c</a></p>'
    Block.objects.filter(translation__article=article).update(html=html)
    client.post(START)

    page = Page(client.get(embedded(STEP)))
    assert "/fi/other/?embed=1" in page.links_in_main
    (out,) = [one for one in page.links if one.href == "https://learn.example.org/x"]
    assert out.attributes["target"] == "_blank"


def test_a_hidden_article_stays_hidden(client: Client, db: None) -> None:
    assert client.get(embedded("/fi/no-such-article/")).status_code == 404
    assert "<script" not in client.get(embedded("/fi/no-such-article/")).content.decode()


def test_nobody_may_frame_without_the_setting(everywhere: Client) -> None:
    response = everywhere.get(embedded(ARTICLE))

    assert SHUT in response["Content-Security-Policy"]
    assert response["X-Frame-Options"] == "DENY"


@every_page
def test_those_named_may_frame_what_is_embedded_and_nothing_else(
    everywhere: Client, framable: None, path: str
) -> None:
    response = everywhere.get(embedded(path))
    directives = response["Content-Security-Policy"].split("; ")

    assert f"frame-ancestors {INTRANET} https://*.example.net:8443" in directives
    assert "default-src 'none'" in directives
    assert "X-Frame-Options" not in response
    shut = everywhere.get(path)
    assert SHUT in shut["Content-Security-Policy"]
    assert shut["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize(
    "path",
    ["/admin/login/", "/admin/", "/accounts/login/", "/helpdesk/", "/analytics/", "/no/such/page"],
)
def test_a_workplace_is_framed_by_nobody(
    client: Client, framable: None, db: None, path: str
) -> None:
    client.force_login(User.objects.create_superuser("admin"))
    response = client.get(embedded(path))

    assert response["X-Frame-Options"] == "DENY"
    assert SHUT in response["Content-Security-Policy"]


def test_the_policy_is_part_of_what_a_browser_keeps(
    client: Client, article: Article, settings: Settings
) -> None:
    client.get(embedded(ARTICLE))
    etag = client.get(embedded(ARTICLE))["ETag"]
    kept = {"If-None-Match": etag}
    assert client.get(embedded(ARTICLE), headers=kept).status_code == 304

    settings.FRAME_ANCESTORS = [INTRANET]
    assert client.get(embedded(ARTICLE), headers=kept).status_code == 200


def cookies(response: HttpResponse) -> dict[str, str]:
    return {name: one.OutputString() for name, one in response.cookies.items()}


def test_over_https_a_frame_on_another_site_keeps_its_cookies(
    client: Client, article: Article, framable: None, settings: Settings
) -> None:
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    response = client.get(embedded(ARTICLE))
    sent = cookies(response)

    assert set(sent) == {"askel_browser", "csrftoken"}
    for one in sent.values():
        assert one.endswith("; Partitioned")
        assert "SameSite=None" in one
        assert "Secure" in one
    assert "HttpOnly" in sent["askel_browser"]
    client.post(embedded(START))
    assert FlowSession.objects.get().browser_key == response.cookies["askel_browser"].value


def test_the_sign_in_of_staff_is_not_kept_in_a_frame(
    client: Client, article: Article, framable: None, settings: Settings
) -> None:
    settings.SESSION_COOKIE_SECURE = settings.SESSION_SAVE_EVERY_REQUEST = True
    client.force_login(User.objects.create_user("ann"))

    assert "SameSite=Lax" in cookies(client.get(embedded(ARTICLE)))["sessionid"]


@pytest.mark.parametrize("path", [ARTICLE, embedded(ARTICLE)])
def test_elsewhere_cookies_are_for_this_site_alone(
    client: Client, article: Article, framable: None, path: str
) -> None:
    for one in cookies(client.get(path)).values():
        assert "SameSite=Lax" in one
        assert "Partitioned" not in one


@pytest.mark.parametrize(
    ("path", "outside"),
    [
        (START, ARTICLE),
        ("/fi/no-sound/steps/s1/", ARTICLE),
        ("/fi/search/unanswered/", "/fi/"),
    ],
)
def test_a_form_without_cookies_leads_out_of_the_frame(
    article: Article, framable: None, path: str, outside: str
) -> None:
    response = Client(enforce_csrf_checks=True).post(embedded(path))
    page = Page(response)

    assert response.status_code == 403
    (link,) = [one for one in page.links if one.in_main]
    assert (link.href, link.attributes["target"]) == (outside, "_blank")
    assert "X-Frame-Options" not in response


def test_an_accent_brings_its_style_sheet(client: Client, article: Article) -> None:
    html = client.get(embedded(ARTICLE, "0A5C36")).content.decode()

    assert '<link rel="stylesheet" href="/theme.css?accent=0a5c36">' in html
    assert "theme.css" not in client.get(embedded(ARTICLE, "red")).content.decode()
    assert "theme.css" not in client.get(f"{ARTICLE}?accent=0a5c36").content.decode()


def test_scripts_are_left_out_and_what_stands_in_for_them_is_shown() -> None:
    page = '<script src="/static/a.js" defer></script>\n<noscript><p>Save</p></noscript>'

    assert for_a_frame(page) == "<p>Save</p>"


def test_the_focus_is_left_where_it_is() -> None:
    page = '<h1 id="a" autofocus lang="fi">b</h1><p title="an autofocus here">no autofocus here</p>'

    assert for_a_frame(page) == page.replace('" autofocus', '"')


def test_ticks_can_be_saved_without_a_script(client: Client, article: Article) -> None:
    give_instructions(article, "s1", 2)
    client.post(START)

    assert 'form="ticks-form">' in client.get(embedded(STEP)).content.decode()


@pytest.mark.parametrize(
    "origins",
    ["intranet.example.org", "https://a.example.org/", "*", "https://*", "'self'",
     "https://a.example.org; script-src *", "https://a.example.org https://b.example.org"],
)  # fmt: skip
def test_what_is_no_origin_is_refused_at_start(tmp_path: Path, origins: str) -> None:
    ended = run("manage.py", "check", folder=tmp_path, FRAME_ANCESTORS=origins)

    assert ended.returncode == 1
    assert ended.stderr.startswith("askel: FRAME_ANCESTORS has")
    assert len(ended.stderr.splitlines()) == 1


def test_origins_are_taken(tmp_path: Path) -> None:
    origins = "https://intranet.example.org,http://localhost:8080,https://*.example.org"

    assert run("manage.py", "check", folder=tmp_path, FRAME_ANCESTORS=origins).returncode == 0
