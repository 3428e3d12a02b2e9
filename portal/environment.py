"""The environment variables the portal reads: one table, checked and documented.

`docs/settings.md` has a row for each; a test compares the two.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

from portal.calls_environment import read_call_cost, read_call_currency
from portal.handover_environment import HandoverEnvironment, read_handover
from portal.ordering_environment import OrderingEnvironment, read_ordering
from portal.retention_environment import RetentionEnvironment, read_retention
from portal.theme import Theme, read_theme

BASE_DIR = Path(__file__).resolve().parent.parent
# Where work outside a request is done: in the request after all, or by `manage.py db_worker`.
TASK_BACKENDS = {
    "immediate": "django_tasks.backends.immediate.ImmediateBackend",
    "database": "django_tasks_db.DatabaseBackend",
}
# A source of `frame-ancestors` (CSP 3) as far as it names an origin: no path, no more than one `*`.
ORIGIN = re.compile(r"https?://(?:\*\.)?(?:[a-z0-9-]+\.)*[a-z0-9-]+(?::\d{1,5})?", re.IGNORECASE)
LOOPBACK_HOSTS = ("localhost", "127.0.0.1", "[::1]")
DEVELOPMENT_SECRET = "development-only-not-a-secret"  # noqa: S105 - refused when DEBUG is off


@dataclass(frozen=True)
class Environment:
    """What the process was started with; see `docs/settings.md` for each variable.

    `database` and `cache` are Django's own dictionaries for `DATABASES` and `CACHES`.
    Durations end in their unit.
    """

    debug: bool
    secret_key: str
    allowed_hosts: list[str]
    database: dict[str, Any]
    cache: dict[str, Any]
    media_root: Path
    static_root: Path
    time_zone: str
    vendor_docs_url: str
    ticket_link_days: int
    resume_link_hours: int
    abandon_after_minutes: int
    call_cost: float
    call_currency: str
    secure_cookies: bool
    trusted_origins: list[str]
    frame_ancestors: list[str]
    theme: Theme
    task_backend: str
    upload_limit_mib: int
    page_cache_mib: int
    handover: HandoverEnvironment
    ordering: OrderingEnvironment
    retention: RetentionEnvironment


def read_environment() -> Environment:
    """Read and check the variables; development defaults apply only with `DEBUG` on.

    Raises:
        ImproperlyConfigured: With `DEBUG` off and no `SECRET_KEY` or `ALLOWED_HOSTS`, or a
            value that cannot be read; the message says what to set.
    """
    try:
        return _read(environ.Env())
    except ValueError as error:
        raise ImproperlyConfigured(
            f"A variable cannot be read: {error}. docs/settings.md says what each may be."
        ) from error


def _read(env: environ.Env) -> Environment:
    debug = env.bool("DEBUG", default=True)
    return Environment(
        debug=debug,
        secret_key=_secret_key(env, debug=debug),
        allowed_hosts=_allowed_hosts(env, debug=debug),
        database=_database(env),
        cache=env.cache_url("CACHE_URL", default="locmemcache://askel"),
        media_root=Path(env.str("MEDIA_ROOT", default=str(BASE_DIR / "var" / "media"))),
        static_root=Path(env.str("STATIC_ROOT", default=str(BASE_DIR / "staticfiles"))),
        time_zone=env.str("TIME_ZONE", default="Europe/Helsinki"),
        vendor_docs_url=env.str("VENDOR_DOCS_URL", default="https://learn.microsoft.com"),
        ticket_link_days=env.int("TICKET_LINK_DAYS", default=14),
        resume_link_hours=env.int("RESUME_LINK_HOURS", default=48),
        abandon_after_minutes=env.int("ABANDON_AFTER_MINUTES", default=24 * 60),
        call_cost=read_call_cost(env),
        call_currency=read_call_currency(env),
        secure_cookies=env.bool("SECURE_COOKIES", default=not debug),
        trusted_origins=env.list("CSRF_TRUSTED_ORIGINS", default=[]),
        frame_ancestors=_frame_ancestors(env),
        theme=_theme(env),
        task_backend=_task_backend(env),
        upload_limit_mib=env.int("UPLOAD_LIMIT_MIB", default=256),
        page_cache_mib=env.int("PAGE_CACHE_MIB", default=0 if debug else 64),
        handover=read_handover(env),
        ordering=read_ordering(env),
        retention=read_retention(env),
    )


def _secret_key(env: environ.Env, *, debug: bool) -> str:
    key: str = env.str("SECRET_KEY", default=DEVELOPMENT_SECRET if debug else "")
    if not key or (not debug and key == DEVELOPMENT_SECRET):
        raise ImproperlyConfigured(
            "SECRET_KEY is not set. Set it to a long random string "
            "(python -c 'import secrets; print(secrets.token_urlsafe(50))'), or set DEBUG=1 "
            "on your own machine."
        )
    return key


def _allowed_hosts(env: environ.Env, *, debug: bool) -> list[str]:
    hosts: list[str] = env.list("ALLOWED_HOSTS", default=list(LOOPBACK_HOSTS) if debug else [])
    if not hosts:
        raise ImproperlyConfigured(
            "ALLOWED_HOSTS is not set. Set it to the host names readers use, separated by "
            "commas (ALLOWED_HOSTS=help.example.org), or set DEBUG=1 on your own machine."
        )
    return hosts


def _frame_ancestors(env: environ.Env) -> list[str]:
    origins: list[str] = env.list("FRAME_ANCESTORS", default=[])
    for origin in origins:
        if not ORIGIN.fullmatch(origin):
            raise ImproperlyConfigured(
                f"FRAME_ANCESTORS has {origin!r}, which is no origin. Write scheme and host, and "
                "the port if it has one, separated by commas: https://intranet.example.org."
            )
    return origins


def _theme(env: environ.Env) -> Theme:
    path: str = env.str("THEME_FILE", default="")
    return read_theme(Path(path)) if path else Theme()


def _task_backend(env: environ.Env) -> str:
    name: str = env.str("TASKS", default="immediate")
    if name not in TASK_BACKENDS:
        raise ImproperlyConfigured(
            f"TASKS is {name!r}. Set it to {' or '.join(TASK_BACKENDS)}; with database, keep "
            "`manage.py db_worker` running."
        )
    return TASK_BACKENDS[name]


def _database(env: environ.Env) -> dict[str, Any]:
    (BASE_DIR / "var").mkdir(exist_ok=True)
    database: dict[str, Any] = env.db_url(
        "DATABASE_URL", default=f"sqlite:///{BASE_DIR / 'var' / 'askel.sqlite3'}"
    )
    # Opening a database costs more than most questions to it.
    database["CONN_MAX_AGE"] = 60
    if database["ENGINE"].endswith("sqlite3"):
        database["OPTIONS"] = {
            # A writer asks for the lock at once instead of failing when it upgrades later.
            "transaction_mode": "IMMEDIATE",
            "timeout": 30,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        }
    else:
        database["CONN_HEALTH_CHECKS"] = True
        # Search: titles that share less of their trigrams with what was typed are not looked at,
        # and an index is read rather than whole texts.
        options = "-c pg_trgm.similarity_threshold=0.2 -c random_page_cost=1.1"
        database.setdefault("OPTIONS", {}).setdefault("options", options)
    return database
