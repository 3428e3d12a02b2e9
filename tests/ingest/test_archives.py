"""Archives are read like the folders they were made of, and refused whole where they are not safe."""

from __future__ import annotations

import gzip
import io
import stat
import struct
import tarfile
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ingest.packing import article, tarred, zipped
from troubleshooting.ingest.sources import limits
from troubleshooting.ingest.sources.archive import open_archive
from troubleshooting.ingest.sources.files import SourceRefused

GOOD = {"fi-FI/a.md": article(), "fi-FI/media/a.png": b"picture"}
KINDS: dict[str, Callable[..., bytes]] = {
    "a.zip": zipped,
    "a.tar.gz": tarred,
    "a.tgz": tarred,
    "a.tar": lambda files: tarred(files, mode="w"),
}
BOTH = {"a.zip": zipped, "a.tar.gz": tarred}


def opened(data: bytes, name: str = "a.zip") -> list[tuple[str, str]]:
    """Path and article path of what is taken out of an archive."""
    with open_archive(io.BytesIO(data), name) as source:
        return [(file.path, file.article_path) for file in source.files]


def refusal(data: bytes, name: str = "a.zip") -> str:
    with pytest.raises(SourceRefused) as refused, open_archive(io.BytesIO(data), name):
        pass
    return refused.value.reason


@pytest.mark.parametrize("name", KINDS)
def test_its_articles_and_their_pictures_are_read(name: str) -> None:
    with open_archive(io.BytesIO(KINDS[name](GOOD)), name) as source:
        (file,) = source.files
        assert file.read() == article()
        assert file.open_sibling("media/a.png", 100) == b"picture"
        assert file.open_sibling("media/b.png", 100) is None
        assert file.open_sibling("../../a.png", 100) is None


@pytest.mark.parametrize("name", BOTH)
def test_a_single_folder_at_the_top_is_no_part_of_a_path(name: str) -> None:
    files = {"repo-main/x.md": article(), "repo-main/y/z.md": article(), "repo-main/README.md": b""}

    assert [path for _, path in opened(BOTH[name](files), name)] == ["x", "y/z"]


def test_several_folders_at_the_top_are() -> None:
    files = {"x/a.md": article(), "y/b.md": article()}

    assert [path for _, path in opened(zipped(files))] == ["x/a", "y/b"]


def test_a_folder_of_a_language_is_not() -> None:
    files = {"repo/fi-FI/x/a.md": article(), "repo/bilingual/b.md": article()}

    assert [path for _, path in opened(zipped(files))] == ["b", "x/a"]


def test_the_language_is_that_of_the_folder_or_of_the_repository() -> None:
    files = {"docs-pr.fi-FI-live/a.md": article(), "docs-pr.fi-FI-live/sv-SE/b.md": article()}

    with open_archive(io.BytesIO(zipped(files)), "x.zip") as source:
        assert [file.folder_locale for file in source.files] == ["fi-FI", "sv-SE"]


def test_the_language_may_be_the_archives_name() -> None:
    with open_archive(io.BytesIO(zipped({"a.md": article()})), "up/ja-JP.zip") as source:
        assert [file.folder_locale for file in source.files] == ["ja-JP"]


def test_what_is_no_article_is_passed_over() -> None:
    files = {"a.md": article(), "b.zip": zipped(GOOD), ".git/c.md": article(), "d.txt": b"x"}

    assert opened(zipped(files)) == [("a.zip/a.md", "a")]


def test_it_stands_for_a_tree_only_by_name() -> None:
    data = zipped(GOOD)

    with open_archive(io.BytesIO(data), "a.zip") as part:
        assert not part.is_whole
    with open_archive(io.BytesIO(data), "a.zip", origin="vendor") as whole:
        assert (whole.is_whole, whole.origin) == (True, "vendor")


@pytest.mark.parametrize("kind", BOTH)
@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("../a.md", "leads out"),
        ("x/../../a.md", "leads out"),
        ("x/..", "leads out"),
        ("/etc/a.md", "absolute"),
        ("C:/a.md", "absolute"),
        ("c:a.md", "absolute"),
        ("x\\..\\..\\a.md", "backslash"),
        ("\\\\server\\a.md", "backslash"),
        ("a\x1b[2J.md", "unprintable"),
        ("a\nb.md", "unprintable"),
        (".", "no name of a file"),
        ("", "no name of a file"),
    ],
)
def test_a_name_that_leads_elsewhere_is_refused(kind: str, name: str, reason: str) -> None:
    data = BOTH[kind]({"good.md": article(), name: article()})

    assert reason in refusal(data, kind)


def test_a_name_with_a_hidden_end_is_refused() -> None:
    data = zipped({"good.md": article(), "evilXmd": article()}).replace(b"evilXmd", b"evil\0md")

    assert "unprintable" in refusal(data)


@pytest.mark.parametrize("kind", BOTH)
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ä.md", "ä.md"),
        ("A/x.md", "a/x.md"),
        ("ä.md", unicodedata.normalize("NFD", "ä.md")),
        ("x//a.md", "x/a.md"),
        ("./a.md", "a.md"),
    ],
)
def test_names_that_are_one_on_some_system_are_refused(kind: str, one: str, other: str) -> None:
    assert "twice" in refusal(BOTH[kind]({one: article(), other: article()}), kind)


def test_the_same_name_twice_is_refused() -> None:
    data = zipped({"a.md": article(), "b.md": article("Toinen")}).replace(b"b.md", b"a.md")

    assert "twice" in refusal(data)


@pytest.mark.parametrize(
    "kind",
    [
        tarfile.SYMTYPE,
        tarfile.LNKTYPE,
        tarfile.CHRTYPE,
        tarfile.BLKTYPE,
        tarfile.FIFOTYPE,
    ],
)
def test_links_and_devices_in_a_tar_are_refused(kind: bytes) -> None:
    info = tarfile.TarInfo("link.md")
    info.type, info.linkname = kind, "/etc/passwd"

    assert "link or a device" in refusal(tarred(GOOD, more=(info,)), "a.tar.gz")


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFSOCK])
def test_links_and_devices_in_a_zip_are_refused(kind: int) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        info = zipfile.ZipInfo("link.md")
        info.create_system, info.external_attr = 3, (kind | 0o777) << 16
        archive.writestr(info, "/etc/passwd")

    assert "link or a device" in refusal(buffer.getvalue())


def test_an_encrypted_entry_is_refused() -> None:
    data = bytearray(zipped({"a.md": article()}))
    directory = data.index(b"PK\x01\x02")
    data[directory + 8] |= 1

    assert "encrypted" in refusal(bytes(data))


def test_a_way_of_packing_not_known_is_refused() -> None:
    data = bytearray(zipped({"a.md": article()}))
    directory = data.index(b"PK\x01\x02")
    data[8:10] = data[directory + 10 : directory + 12] = struct.pack("<H", 99)

    assert "not known here" in refusal(bytes(data))


def test_an_archive_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_UNPACKED_BYTES", 1000)
    files = {"a.md": b"x" * 600, "b.md": b"y" * 600}

    for name, pack in BOTH.items():
        assert "unpacks to more than" in refusal(pack(files), name)


def test_an_archive_denser_than_text_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "RATIO_FREE_BYTES", 1000)
    files = {"a.md": b"x" * 1_000_000}

    for name, pack in BOTH.items():
        assert "times its size" in refusal(pack(files), name)


def test_a_small_dense_archive_is_read() -> None:
    assert opened(zipped({"a.md": b"x" * 500_000})) == [("a.zip/a.md", "a")]


def test_too_many_entries_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_ENTRIES", 3)
    files = {f"{n}.txt": b"" for n in range(4)}

    for name, pack in BOTH.items():
        assert "more than 3 files" in refusal(pack(files), name)


def test_a_header_that_fills_memory_is_refused() -> None:
    info = tarfile.TarInfo("a.md")
    info.pax_headers = {"comment": "x" * 2_000_000}
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.PAX_FORMAT) as archive:
        archive.addfile(info)

    assert "broken" in refusal(buffer.getvalue(), "a.tar")


def test_an_entry_that_says_less_than_it_holds_is_refused() -> None:
    data = bytearray(zipped({"a.md": b"x" * 5000}))
    directory = data.index(b"PK\x01\x02")
    data[directory + 24 : directory + 28] = struct.pack("<I", 10)

    assert "broken" in refusal(bytes(data))


@pytest.mark.parametrize("name", KINDS)
def test_an_archive_cut_short_is_refused(name: str) -> None:
    files = {f"{n}.md": article(f"Otsikko {n}") for n in range(20)}
    data = KINDS[name](files)

    for end in (0, 10, len(data) // 2, len(data) - 10_300):
        assert "broken" in refusal(data[: max(end, 0)], name)


@pytest.mark.parametrize("name", KINDS)
def test_a_changed_byte_is_found(name: str) -> None:
    data = bytearray(KINDS[name]({"a.md": article() * 20}))
    # A tar has no checksum of contents: there it is a header's.
    data[5 if name == "a.tar" else len(data) // 2] ^= 0xFF

    assert "broken" in refusal(bytes(data), name)


@pytest.mark.parametrize("name", KINDS)
def test_what_is_no_archive_is_refused(name: str) -> None:
    assert "broken" in refusal(b"# An article\n" * 100, name)
    assert "broken" in refusal(gzip.compress(b"# An article\n"), name)


def test_nothing_is_written_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, pack in BOTH.items():
        opened(pack(GOOD), name)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", KINDS)
@given(damage=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_whatever_is_damaged_it_is_read_or_refused(
    name: str, damage: list[tuple[float, int]]
) -> None:
    data = bytearray(KINDS[name](GOOD))
    for place, byte in damage:
        data[int(place * (len(data) - 1))] = byte

    try:
        with open_archive(io.BytesIO(bytes(data)), name) as source:
            found = [file.read() for file in source.files]
    except SourceRefused as refused:
        found = [refused.reason.encode()]

    assert all(isinstance(one, bytes) for one in found)
