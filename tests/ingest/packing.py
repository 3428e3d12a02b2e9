"""Archives and articles, made as tests need them."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

from tests.text.pairs import pair

FRONT = "---\nms.contentlocale: fi-FI\n---\n"


def article(title: str = "Ei ääntä", step: str = "Käynnistä.", *, front: str = FRONT) -> bytes:
    """A bilingual article with one step."""
    text = f"{front}# {pair(title, 'No sound')}\n\n- {pair(step, 'Restart.')}\n"
    return text.encode()


def plain(title: str = "Ei ääntä", step: str = "Käynnistä.", *, front: str = FRONT) -> bytes:
    """The same in one language."""
    return f"{front}# {title}\n\n- {step}\n".encode()


def zipped(files: Mapping[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in files.items():
            # Given a ZipInfo, the name is written as it is.
            info = zipfile.ZipInfo(name)
            info.compress_type = method
            archive.writestr(info, data)
    return buffer.getvalue()


def tarred(
    files: Mapping[str, bytes], *, mode: str = "w:gz", more: tuple[tarfile.TarInfo, ...] = ()
) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        for info in more:
            archive.addfile(info)
    return buffer.getvalue()


def write_tree(folder: Path, files: Mapping[str, bytes]) -> Path:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder
