"""Demo users and `run_demo`: in development only, once, and repeated runs lose nothing."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from unittest.mock import patch

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from portal.demo import create_demo_users
from tests.portal.processes import PRODUCTION, run
from troubleshooting.editing.branches import refusal
from troubleshooting.editing.questions import publish_question, questions_token
from troubleshooting.models import Article, Question, Status

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def development(settings: Settings) -> None:
    settings.DEBUG = True


def run_demo() -> str:
    """Everything but the server itself, which would not return."""
    out = StringIO()
    real = call_command
    with patch("portal.management.commands.run_demo.call_command") as command:
        command.side_effect = lambda name, *args, **options: (
            None if name == "runserver" else real(name, *args, **options)
        )
        real("run_demo", port=8123, stdout=out)
    assert command.call_args.args == ("runserver", "127.0.0.1:8123")
    return out.getvalue()


def test_the_passwords_work() -> None:
    passwords = create_demo_users()

    assert list(passwords) == ["agent", "editor", "admin"]
    for name, password in passwords.items():
        assert authenticate(username=name, password=password)


def test_each_has_the_rights_of_its_kind() -> None:
    create_demo_users()
    agent, editor, admin = (User.objects.get(username=n) for n in ("agent", "editor", "admin"))

    assert agent.has_perm("helpdesk.add_ticketlink")
    assert (agent.is_staff, agent.has_perm("troubleshooting.change_block")) == (False, False)
    assert editor.has_perm("troubleshooting.change_block")
    assert (editor.is_staff, editor.has_perm("helpdesk.add_ticketlink")) == (True, False)
    assert admin.is_superuser


def test_a_user_who_is_there_is_left_alone() -> None:
    User.objects.create_user("admin", password="their own one")

    assert list(create_demo_users()) == ["agent", "editor"]
    assert authenticate(username="admin", password="their own one")
    assert not User.objects.get(username="admin").is_superuser


def test_passwords_are_printed_once() -> None:
    first, second = StringIO(), StringIO()
    call_command("create_demo_users", stdout=first)
    call_command("create_demo_users", stdout=second)

    assert "shown only now" in first.getvalue()
    assert "with the passwords they had" in second.getvalue()
    assert "changepassword agent" in second.getvalue()


def test_they_are_refused_outside_development(settings: Settings) -> None:
    settings.DEBUG = False

    with pytest.raises(CommandError, match="DEBUG is off"):
        call_command("create_demo_users")
    assert not User.objects.exists()


def test_run_demo_is_refused_outside_development_with_one_line(tmp_path: Path) -> None:
    done = run("manage.py", "run_demo", folder=tmp_path, **PRODUCTION)

    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "DEBUG is off" in done.stderr
    assert not (tmp_path / "db.sqlite3").exists()


def test_run_demo_prepares_everything_and_says_what_to_open() -> None:
    text = run_demo()

    assert "Imported 60 sample articles" in text
    assert Article.objects.count() == 12
    assert User.objects.count() == 3
    for path in ("/", "/helpdesk/", "/analytics/", "/admin/"):
        assert f"http://127.0.0.1:8123{path} " in text


def test_a_second_run_is_quiet_and_loses_nothing() -> None:
    run_demo()
    before = list(User.objects.order_by("pk").values_list("username", "password"))

    text = run_demo()

    assert "Imported" not in text
    assert list(User.objects.order_by("pk").values_list("username", "password")) == before


def test_a_sample_has_a_question_to_publish_once() -> None:
    run_demo()
    question = Question.objects.get()
    run_demo()

    assert question.status == Status.DRAFT
    assert set(question.texts.values_list("locale", flat=True)) == set(
        question.article.translations.values_list("locale", flat=True)
    )
    assert list(Question.objects.all()) == [question]
    publish_question(question.article, question.key, seen=questions_token(question.article))
    assert refusal(question.article) is None
