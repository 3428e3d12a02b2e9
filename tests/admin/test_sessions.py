"""Sessions are for administrators to look at."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.admin.pages import list_page
from tests.editing.stories import keys
from troubleshooting.flow import answer_step, start_session
from troubleshooting.models import Article, FlowSession, Result

LISTS = [list_page("flowsession"), list_page("stepresult")]


@pytest.fixture
def session(article: Article, now: datetime) -> FlowSession:
    session = start_session(article, "fi-FI", browser_key="secret-key", now=now)
    return answer_step(session, keys(article)[0], Result.RESOLVED, now=now)


@pytest.fixture
def administrator(client: Client, db: None) -> Client:
    client.force_login(User.objects.create_superuser("admin"))
    return client


def test_an_administrator_sees_a_session_with_its_answers(
    administrator: Client, session: FlowSession
) -> None:
    response = administrator.get(f"{LISTS[0]}{session.pk}/change/")

    assert response.status_code == 200
    assert keys(session.article)[0].encode() in response.content


@pytest.mark.parametrize("address", LISTS)
def test_the_lists_open(administrator: Client, session: FlowSession, address: str) -> None:
    assert administrator.get(address).status_code == 200


def test_the_browsers_key_is_shown_nowhere(administrator: Client, session: FlowSession) -> None:
    for address in [LISTS[0], f"{LISTS[0]}{session.pk}/change/"]:
        assert b"secret-key" not in administrator.get(address).content


@pytest.mark.parametrize("page", ["add/", "{pk}/delete/"])
def test_nobody_writes_them(administrator: Client, session: FlowSession, page: str) -> None:
    assert administrator.get(LISTS[0] + page.format(pk=session.pk)).status_code == 403


def test_nobody_changes_them(administrator: Client, session: FlowSession) -> None:
    address = f"{LISTS[0]}{session.pk}/change/"

    assert administrator.post(address, {"outcome": "unresolved"}).status_code == 403


@pytest.mark.parametrize("address", LISTS)
def test_editors_do_not_see_them(desk: Client, session: FlowSession, address: str) -> None:
    assert desk.get(address).status_code == 403
    assert b"flowsession" not in desk.get("/admin/").content
