"""Which tests run in one worker: those of a module, that what they share is made once.

Tests in the browser share nothing but the browser and take long: they go to whichever worker is free.
xdist's own grouping by marks finds no group with the pytest we use.
"""

from __future__ import annotations

from xdist.scheduler import LoadScopeScheduling

APART = "tests/browser/"


class ByModule(LoadScopeScheduling):
    """Modules whole, the largest first, then the tests in the browser one by one."""

    def _split_scope(self, nodeid: str) -> str:
        return nodeid if nodeid.startswith(APART) else nodeid.partition("::")[0]
