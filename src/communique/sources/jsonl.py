"""JSON files: one article, a list, an object with a list in it; and JSON lines, read one at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from typing import Any, BinaryIO

from communique.model import Problem
from communique.sources.article import Article, Limits, Refused, problem, whole
from communique.sources.decode import decoded
from communique.sources.records import LISTS, TEXT, record


def lines(stream: BinaryIO, path: str, limits: Limits) -> Iterator[Article | Problem]:
    """Articles of JSON lines; a line that cannot be read is a Problem with its number, and the rest goes on."""
    read = 0
    for number, line in enumerate(_lines(stream, limits.file_bytes), 1):
        place = f"{path}#{number}"
        read += len(line or b"")
        if read > limits.container_bytes or number > limits.articles:
            yield problem(place, "more than the limit for one file; the rest is not read")
            return
        if line is None:
            yield problem(place, f"line of more than {limits.file_bytes:,} bytes; not read")
        elif line.strip():
            yield from _each(line, place, limits, numbered=False)


def _lines(stream: BinaryIO, most: int) -> Iterator[bytes | None]:
    """Lines of a stream; None for one that is longer than `most` bytes, which is skipped without being held."""
    while line := stream.readline(most + 1):
        if len(line) <= most or line.endswith(b"\n"):
            yield line
            continue
        while (rest := stream.readline(1 << 20)) and not rest.endswith(b"\n"):
            pass
        yield None


def articles(stream: BinaryIO, path: str, limits: Limits) -> Iterator[Article | Problem]:
    """Articles of a JSON file, in its order; JSON lines in it are read as such."""
    data = whole(stream, limits.file_bytes)
    if _first_line_is_whole(data):
        yield from lines(BytesIO(data), path, limits)
    else:
        yield from _each(data, path, limits, numbered=True)


def _first_line_is_whole(data: bytes) -> bool:
    """True if an object ends with the first line and more lines follow."""
    first, _, rest = data.lstrip().partition(b"\n")
    return first.rstrip().endswith(b"}") and rest.lstrip().startswith(b"{")


def _each(data: bytes, path: str, limits: Limits, *, numbered: bool) -> Iterator[Article | Problem]:
    try:
        text, note = decoded(data)
        found = _parsed(text)
    except Refused as refusal:
        yield problem(path, str(refusal))
        return
    if note:
        yield problem(path, note)
    if not (numbered and isinstance(found, list)):
        yield _one(found, path, limits)
        return
    for number, item in enumerate(islice(found, limits.articles), 1):
        yield _one(item, f"{path}#{number}", limits)


def _one(item: Any, place: str, limits: Limits) -> Article | Problem:
    if not isinstance(item, dict):
        return problem(place, f"a {type(item).__name__} where an article object was expected; not read")
    try:
        return record(item, place, limits)
    except Refused as refusal:
        return problem(place, str(refusal))


def _parsed(text: str) -> Any:
    """What the JSON holds: one object, or the list of articles in it."""
    try:
        data = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        cause = error.msg if isinstance(error, json.JSONDecodeError) else "nested too deep or a number too long"
        raise Refused(f"not JSON ({cause}); not read") from None
    return _listed(data)


def _listed(data: Any) -> Any:
    """The list under the known name, at most three objects down; the data themselves when there is none."""
    for _ in range(3):
        if not isinstance(data, dict) or any(isinstance(data.get(name), str) for name in TEXT):
            return data
        inner = next((data[name] for name in LISTS if isinstance(data.get(name), (list, dict))), None)
        if inner is None:
            return data
        data = inner
    return data
