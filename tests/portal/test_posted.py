"""A GET of an address that only takes a form leads to the form's page."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.flow.stories import make_article
from tests.views.conftest import ARTICLE, END, HOME, START, STEP
from troubleshooting.models import FlowSession, StepResult
from troubleshooting.urls import urlpatterns

STEPS = f"{ARTICLE}steps/"
WAYS = {
    START: ARTICLE,
    f"{ARTICLE}incident/": ARTICLE,
    f"{ARTICLE}back/": STEPS,
    f"{STEP}ticks/": STEP,
    f"{STEP}reason/": STEP,
    f"{END}comment/": END,
    "/fi/search/unanswered/": HOME,
}


@pytest.fixture
def reader(client: Client, db: None) -> Client:
    make_article()
    client.post(START)
    return client


@pytest.mark.parametrize(("path", "page"), WAYS.items())
def test_it_leads_to_the_page(reader: Client, path: str, page: str) -> None:
    response = reader.get(path)

    assert (response.status_code, response["Location"]) == (302, page)
    assert reader.get(f"{path}?view=columns")["Location"] == f"{page}?view=columns"
    assert reader.get(path, follow=True).status_code == 200
    assert FlowSession.objects.get().outcome == ""
    assert not StepResult.objects.exists()


@pytest.mark.parametrize("path", WAYS)
@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(reader: Client, path: str, method: str) -> None:
    assert getattr(reader, method)(path).status_code == 405


def test_staff_s_addresses_are_left_alone(client: Client, db: None) -> None:
    assert client.get("/accounts/logout/").status_code == 405


def test_every_address_of_a_reader_s_form_is_known(reader: Client) -> None:
    """A new one has to say where it leads: none answers a GET with 405."""
    kwargs = {"locale": "fi", "slug": "no-sound", "key": "s1", "unit": 1, "number": 1}
    for pattern in urlpatterns:
        path = "/" + str(pattern.pattern)
        for name, value in kwargs.items():
            for kind in ("tag", "str", "int", "slug"):
                path = path.replace(f"<{kind}:{name}>", str(value))
        if "<" not in path:
            assert reader.get(path).status_code != 405, path
