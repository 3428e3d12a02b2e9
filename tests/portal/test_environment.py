"""The environment: what a process refuses to start without, and that each variable is documented."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.portal.processes import PROJECT, run

ENTRIES = {
    "check": ("manage.py", "check"),
    "migrate": ("manage.py", "migrate"),
    "own command": ("manage.py", "import_articles", "samples"),
    "runserver": ("manage.py", "runserver", "--noreload", "0"),
    "wsgi": ("-c", "import portal.wsgi"),
}


@pytest.mark.parametrize("entry", ENTRIES)
@pytest.mark.parametrize(
    ("variables", "missing"),
    [
        ({"DEBUG": "0", "ALLOWED_HOSTS": "help.example.org"}, "SECRET_KEY"),
        ({"DEBUG": "0", "SECRET_KEY": "k" * 50}, "ALLOWED_HOSTS"),
    ],
)
def test_it_refuses_to_start_with_one_line(
    tmp_path: Path, entry: str, variables: dict[str, str], missing: str
) -> None:
    done = run(*ENTRIES[entry], folder=tmp_path, **variables)

    assert done.returncode != 0
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith(f"askel: {missing} is not set. Set it to")


def test_it_starts_for_development_with_no_variable_set(tmp_path: Path) -> None:
    done = run("manage.py", "check", folder=tmp_path)

    assert (done.returncode, done.stderr) == (0, "")


def test_it_refuses_the_development_secret_in_production(tmp_path: Path) -> None:
    from portal.environment import DEVELOPMENT_SECRET

    done = run(
        "manage.py", "check", folder=tmp_path,
        DEBUG="0", ALLOWED_HOSTS="a.example.org", SECRET_KEY=DEVELOPMENT_SECRET,
    )  # fmt: skip

    assert done.stderr.startswith("askel: SECRET_KEY is not set.")


def test_each_variable_has_a_row_in_the_docs() -> None:
    modules = sorted((PROJECT / "portal").glob("*environment.py"))
    code = "".join(module.read_text(encoding="utf-8") for module in modules)
    read = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', code))
    table = (PROJECT / "docs" / "settings.md").read_text(encoding="utf-8")
    documented = re.search(r"## Read by the portal\n(.*?)(?:\n## |\Z)", table, re.DOTALL)

    assert documented
    assert set(re.findall(r"^\| `([A-Z_]+)`", documented[1], re.MULTILINE)) == read


def test_gunicorn_gives_up_without_a_secret(tmp_path: Path) -> None:
    command = ["-m", "gunicorn", "portal.wsgi", "--bind", "127.0.0.1:0", "--no-control-socket"]

    ended = run(*command, folder=tmp_path, DEBUG="0")

    assert ended.returncode == 3
    assert "SECRET_KEY is not set" in ended.stderr


def test_a_number_that_is_none_is_said_in_one_line(tmp_path: Path) -> None:
    ended = run("manage.py", "check", folder=tmp_path, TICKET_LINK_DAYS="abc")

    assert ended.returncode == 1
    assert "cannot be read" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_place_for_tasks_that_there_is_not_is_said_in_one_line(tmp_path: Path) -> None:
    ended = run("manage.py", "check", folder=tmp_path, TASKS="celery")

    assert ended.returncode == 1
    assert "Set it to immediate or database" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize(
    ("variables", "remedy"),
    [
        ({"HANDOVER_MAIL": "helpdesk"}, "HANDOVER_MAIL=helpdesk@example.org"),
        ({"HANDOVER_MAIL": "a@example.org,b@example.org"}, "HANDOVER_MAIL=helpdesk@example.org"),
        (
            {"HANDOVER_MAIL": "a@example.org", "EMAIL_URL": "smtp://127.0.0.1:25"},
            "DEFAULT_FROM_EMAIL=portal@example.org",
        ),
        ({"EMAIL_URL": "mail.example.org"}, "EMAIL_URL=smtp+tls://user:password@"),
        (
            {"EMAIL_URL": "pigeon://me:secret@mail.example.org"},
            "EMAIL_URL=smtp+tls://user:password@",
        ),
        ({"HANDOVER_FORM": "https://a.example.org/?s={titel}"}, "use {title}, {code}"),
        ({"HANDOVER_FORM": "/new?s={title}"}, "begin with https://"),
        ({"HANDOVER_FORM_LENGTH": "20"}, "Set it to 500 or more"),
        ({"TICKET_SYSTEM_URL": "desk.example.org/api"}, "TICKET_SYSTEM_URL=https://"),
        ({"HELPDESK_PHONE": "call Anna"}, "HELPDESK_PHONE=+358"),
        ({"HELPDESK_PHONE": "+358 9 123 4567,12"}, "HELPDESK_PHONE=+358"),
    ],
)
def test_a_way_to_the_helpdesk_that_leads_nowhere_is_said_in_one_line(
    tmp_path: Path, variables: dict[str, str], remedy: str
) -> None:
    ended = run("manage.py", "check", folder=tmp_path, **variables)

    assert ended.returncode == 1
    assert remedy in ended.stderr
    assert len(ended.stderr.splitlines()) == 1
    assert "secret" not in ended.stderr


def test_it_starts_with_every_way_to_the_helpdesk(tmp_path: Path) -> None:
    ended = run(
        "manage.py", "check", folder=tmp_path,
        HANDOVER_MAIL="helpdesk@example.org", EMAIL_URL="smtp+tls://me:secret@mail.example.org:587",
        DEFAULT_FROM_EMAIL="portal@example.org", TICKET_SYSTEM_URL="https://desk.example.org/api",
        HANDOVER_FORM="https://desk.example.org/new?s={title}&d={transcript}",
        HELPDESK_PHONE="+358 (0)9 123 4567, 112", HELPDESK_HOURS="Mon–Fri 8–16",
    )  # fmt: skip

    assert (ended.returncode, ended.stderr) == (0, "")
