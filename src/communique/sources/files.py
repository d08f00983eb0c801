"""From the paths that the user gave to open files: trees walked, compressed files opened with a bound."""

from __future__ import annotations

import gzip
import io
import os
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from communique.errors import InputError
from communique.model import Problem
from communique.sources.article import Limits, Refused, problem

STDIN = "-"
BUFFER = 65_536
"""Bytes that can be looked at before a file is read."""
_GZIP = b"\x1f\x8b"
_ALLOWANCE = 1_000_000
"""Bytes that any compressed file may give, however small it is."""


def expand(paths: Sequence[str | Path]) -> tuple[list[str], list[Problem]]:
    """All files under the given paths, sorted, each once; and Problems for those that were given twice.

    Hidden files and folders inside a given folder are skipped; so are links to folders. Raises InputError for a path
    that does not exist.
    """
    found = sorted(name for path in paths for name in _under(str(path)))
    files: dict[str, str] = {}
    twice: list[Problem] = []
    for name in found:
        first = files.setdefault(name if name == STDIN else os.path.realpath(name), name)
        if first is not name:
            also = "" if first == name else f" (also as {first})"
            twice.append(problem(name, f"given twice{also}; read once"))
    return list(files.values()), twice


def _under(path: str) -> Iterator[str]:
    if path == STDIN:
        yield path
    elif os.path.isdir(path):
        yield from _tree(path)
    elif os.path.lexists(path):
        yield path
    else:
        raise InputError(path, "there is no such file or folder", "check the spelling; quote names with spaces")


def _tree(folder: str) -> Iterator[str]:
    closed: list[OSError] = []
    for place, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        yield from (os.path.join(place, name) for name in sorted(names) if not name.startswith("."))
    yield from (str(error.filename) for error in closed)  # refused later, each with a Problem


@contextmanager
def opened(path: str) -> Iterator[io.BufferedReader[Any]]:
    """A file to read from; Refused when it is no regular file or may not be read."""
    if not os.path.isfile(path):
        raise Refused("not a readable file (a dead link, a pipe, a device or a locked folder); not read")
    try:
        with io.BufferedReader(io.FileIO(path), BUFFER) as file:
            yield file
    except OSError as error:
        raise Refused(f"cannot be read ({error.strerror or error}); not read") from None


def unpacked(file: io.BufferedReader[Any], limits: Limits) -> io.BufferedReader[Any]:
    """The file itself, or what a gzip file holds, read under a bound."""
    if file.peek(2)[:2] != _GZIP:
        return file
    packed = os.fstat(file.fileno()).st_size
    return io.BufferedReader(Bounded(file, _ALLOWANCE + packed * limits.ratio), BUFFER)


class Bounded(io.RawIOBase):
    """A gzip stream that refuses to grow beyond `most` bytes: a bomb stops here and not in memory."""

    def __init__(self, file: BinaryIO, most: int) -> None:
        self._inner = gzip.GzipFile(fileobj=file, mode="rb")
        self._left = most

    def readable(self) -> bool:
        """Always true."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill `buffer`; Refused at the bound or when the data are damaged."""
        try:
            data = self._inner.read(min(len(buffer), 1 << 20))
        except (OSError, EOFError, zlib.error) as error:
            raise Refused(f"damaged gzip data ({error}); the rest is not read") from None
        self._left -= len(data)
        if self._left < 0:
            raise Refused("unpacks to far more than its size (a decompression bomb?); the rest is not read")
        buffer[: len(data)] = data
        return len(data)
