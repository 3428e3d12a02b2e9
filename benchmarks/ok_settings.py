"""The portal's settings as they are, with the addresses of `ok_urls`."""

from portal.settings import *  # noqa: F403

ROOT_URLCONF = "benchmarks.ok_urls"
