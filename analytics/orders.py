"""Orders of steps, told apart: which one a session had."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import lru_cache

DIGEST_BYTES = 4


def version_of(keys: Iterable[str]) -> str:
    """What tells an order of steps from others: 8 hexadecimal digits.

    It hangs on the keys alone, so that an article that gets an order back has its version back.
    By chance two of an article's orders have the same one once in some four milliards.

    Args:
        keys: The keys of the steps, in the order.
    """
    return _digest("\n".join(keys))


@lru_cache(maxsize=1024)
def _digest(keys: str) -> str:
    return hashlib.blake2b(keys.encode(), digest_size=DIGEST_BYTES).hexdigest()
