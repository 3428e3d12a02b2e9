"""The portal's settings, made fast and quiet for tests."""

from portal.settings import *  # noqa: F403
from portal.settings import MEDIA_ROOT as _MEDIA_ROOT

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Each test has articles of its own.
LANGUAGES_KEPT_SECONDS = 0
MEDIA_ROOT = _MEDIA_ROOT / "tests"
LOGGING = {"version": 1, "disable_existing_loggers": False, "root": {"level": "ERROR"}}
# As in production: what is wrong with a kept page shows.
PAGE_CACHE_MIB = 8
