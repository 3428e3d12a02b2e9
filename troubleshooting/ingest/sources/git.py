"""What changed in a git working copy after a commit, as its HEAD has it.

Files are read out of the commits, not from the folder: what is not committed yet is not imported,
and links in the folder lead nowhere. git is called with fixed arguments; hooks, external diffs
and the caller's `GIT_*` variables play no part.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from urllib.parse import quote

from troubleshooting.ingest.sources import names
from troubleshooting.ingest.sources.files import Source, SourceFile, SourceRefused
from troubleshooting.text.limits import MAX_BYTES

# A commit's name or a ref's; never an option.
COMMIT = re.compile(r"[A-Za-z0-9_][\w./@{}^~+-]*")
FIXED = (
    "git",
    "--no-pager",
    "-c", "core.quotepath=off",
    "-c", "core.fsmonitor=false",
    "-c", "core.hooksPath=/dev/null",
)  # fmt: skip
ENVIRONMENT = {
    "LC_ALL": "C",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
}
PLAIN_FILES = ("100644", "100755")
PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp"})
TIMEOUT_SECONDS = 120
CHUNK = 1024 * 1024


class _Blob(NamedTuple):
    """A file of a commit: the object that holds its bytes, and how many they are."""

    oid: str
    size: int


class _Commit:
    """The plain files of a commit below the given folder, by their paths from it."""

    def __init__(self, repository: _Repository, commit: str) -> None:
        self._repository = repository
        self.blobs = repository.files_of(commit)

    def read(self, inside: str, limit: int) -> bytes:
        """See `Tree.read`."""
        blob = self.blobs.get(inside)
        if blob is None:
            raise FileNotFoundError(2, "There is no such file", inside)
        return self._repository.bytes_of(blob, limit)


class _Repository:
    """A folder of a working copy, asked through the git program."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self._batch: subprocess.Popen[bytes] | None = None
        if not self.folder.is_dir():
            raise SourceRefused(f"{folder} is no folder: --since needs a git working copy.")
        self._ask("rev-parse", "--is-inside-work-tree")

    def commit(self, name: str) -> str:
        """The full name of a commit.

        Raises:
            SourceRefused: There is none of this name.
        """
        if not COMMIT.fullmatch(name):
            raise SourceRefused(f"{name!r} is not the name of a commit.")
        wanted = f"{name}^{{commit}}"
        try:
            found = self._ask("rev-parse", "--verify", "--quiet", "--end-of-options", wanted)
        except SourceRefused as error:
            raise SourceRefused(
                f"{self.folder} has no commit {name!r}: fetch it (a shallow clone lacks older "
                "ones), or import the whole folder."
            ) from error
        return found.decode().strip()

    def files_of(self, commit: str) -> dict[str, _Blob]:
        """The plain files of a commit below the folder; links and submodules are left out."""
        listed = self._ask("ls-tree", "-r", "-l", "-z", commit)
        found = {}
        for line in filter(None, listed.split(b"\0")):
            about, _, path = line.partition(b"\t")
            mode, _kind, oid, size = about.decode().split()
            if mode in PLAIN_FILES:
                found[os.fsdecode(path)] = _Blob(oid, int(size))
        return found

    def bytes_of(self, blob: _Blob, limit: int) -> bytes:
        """At most `limit` + 1 bytes of a file, from one git process that stays open."""
        if self._batch is None:
            self._batch = subprocess.Popen(  # noqa: S603 - fixed arguments
                [*FIXED, "-C", str(self.folder), "cat-file", "--batch"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env=_environment(),
            )
        questions, answers = self._batch.stdin, self._batch.stdout
        if questions is None or answers is None:
            raise OSError("git cannot be asked")
        questions.write(blob.oid.encode() + b"\n")
        questions.flush()
        said = answers.readline().split()
        if said[1:2] != [b"blob"]:
            raise OSError("git does not have it")
        left = int(said[2])
        data = answers.read(min(left, limit + 1))
        left += 1 - len(data)
        while left:
            left -= len(answers.read(min(left, CHUNK)))
        return data

    def close(self) -> None:
        """End the open git process."""
        if self._batch is not None:
            self._batch.communicate()

    def _ask(self, *arguments: str) -> bytes:
        command = [*FIXED, "-C", str(self.folder), *arguments]
        try:
            done = subprocess.run(  # noqa: S603 - fixed arguments, verified names
                command,
                check=True,
                capture_output=True,
                stdin=subprocess.DEVNULL,
                env=_environment(),
                timeout=TIMEOUT_SECONDS,
            )
        except FileNotFoundError as error:
            raise SourceRefused("--since needs the git program: install git.") from error
        except subprocess.SubprocessError as error:
            said = getattr(error, "stderr", None) or b""
            words = said.decode(errors="replace").strip().removeprefix("fatal: ")
            raise SourceRefused(f"git cannot read {self.folder}: {words or error}.") from error
        return done.stdout


@contextmanager
def open_changes(folder: Path, since: str, *, origin: str = "") -> Iterator[Source]:
    """The articles that changed between a commit and HEAD, and those that are gone since.

    An article whose picture changed is among them. A file that moved is gone at its old path.

    Args:
        folder: A working copy, or a folder of one.
        since: The commit.
        origin: The tree's name; the folder's resolved path where it has none.

    Raises:
        SourceRefused: It is no working copy, there is no such commit, or no git program.
    """
    repository = _Repository(folder)
    try:
        old = _Commit(repository, repository.commit(since))
        new = _Commit(repository, repository.commit("HEAD"))
        changed = {path for path, blob in new.blobs.items() if old.blobs.get(path) != blob}
        gone = old.blobs.keys() - new.blobs.keys()
        shown = _showing(new, {path for path in changed | gone if _is_picture(path)})
        origin = origin or str(repository.folder)
        yield Source(
            str(folder),
            origin,
            is_whole=False,
            files=tuple(_articles(folder, changed | shown, new, origin)),
            gone=tuple(_articles(folder, gone, old, origin)),
        )
    finally:
        repository.close()


def _is_picture(path: str) -> bool:
    return PurePosixPath(path).suffix.lower() in PICTURES


def _showing(commit: _Commit, pictures: set[str]) -> set[str]:
    """The articles whose text names one of some pictures."""
    wanted = {PurePosixPath(picture).name for picture in pictures}
    names_ = [form.encode(errors="replace") for one in wanted for form in (one, quote(one))]
    if not names_:
        return set()
    found = re.compile(b"|".join(map(re.escape, sorted(set(names_)))))
    return {
        path
        for path in commit.blobs
        if names.is_article(PurePosixPath(path)) and found.search(commit.read(path, MAX_BYTES))
    }


def _articles(folder: Path, paths: set[str], commit: _Commit, origin: str) -> Iterator[SourceFile]:
    place = PurePosixPath(folder.resolve().as_posix())
    for inside in sorted(map(PurePosixPath, paths)):
        if names.is_article(inside):
            yield SourceFile(
                path=names.printable(str(folder / inside)),
                article_path=names.article_path(inside),
                folder_locale=names.locale_of(place / inside),
                origin=origin,
                inside=inside.as_posix(),
                identity=str(folder.resolve() / inside),
                tree=commit,
            )


def _environment() -> dict[str, str]:
    """The caller's variables without git's own, which could point it elsewhere."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return {**kept, **ENVIRONMENT}
