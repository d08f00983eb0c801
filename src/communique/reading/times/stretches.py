"""The stretch of time that a clause tells of with two times or with "since": "from 2019 to 2023", "since March"."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from communique.model import Span, TimeRef

FROM = re.compile(r"\b(?:between|from)\s+(?:the\s+|early\s+|late\s+)*$", re.IGNORECASE)
"""What stands before the first of two times that bound a stretch."""

TO = re.compile(r"\s*(?:,\s*)?(?:and|to|until|till|through|-|–|—)\s+(?:the\s+|early\s+|late\s+)*$|\s*[-–—]\s*$")
"""All that stands between the two."""

SINCE = re.compile(r"\bsince\s+(?:the\s+|early\s+|mid-?\s*|late\s+|last\s+)*$", re.IGNORECASE)
"""What stands before a time that something has gone on from."""

DATES = ("DATE", "TIME")


def stretch(text: str, times: Sequence[TimeRef], index: int, published: str | None) -> TimeRef:
    """The time of a clause as the whole stretch of which `times[index]` is an end; else as it is.

    Its value is an ISO interval: "2019/2023", or "2025-03/.." of what goes on since, up to publication.
    """
    time = times[index]
    return bounded(text, times, index) or ongoing(text, time, published) or time


def bounded(text: str, times: Sequence[TimeRef], index: int) -> TimeRef | None:
    """The stretch between two times told together."""
    for first, last in ((index, index + 1), (index - 1, index)):
        if first >= 0 and last < len(times) and are_ends(text, times[first], times[last]):
            return joined(times[first], times[last])
    return None


def are_ends(text: str, one: TimeRef, two: TimeRef) -> bool:
    """Whether two times are told as the beginning and the end of a stretch."""
    led = FROM.search(text, max(0, one.span.start - 30), one.span.start)
    if led is None or TO.fullmatch(text[one.span.end : two.span.start]) is None:
        return False
    known = one.earliest and two.latest and one.type in DATES and two.type in DATES
    return bool(known) and (one.earliest or "")[:10] <= (two.latest or "")[:10]


def joined(one: TimeRef, two: TimeRef) -> TimeRef:
    """From the beginning of one time to the end of another."""
    span = Span(one.span.document, one.span.start, two.span.end)
    return msgspec.structs.replace(one, span=span, value=f"{one.value}/{two.value}", mod=None, latest=two.latest)


def ongoing(text: str, time: TimeRef, published: str | None) -> TimeRef | None:
    """From a time to publication: of what has gone on "since" it."""
    led = SINCE.search(text, max(0, time.span.start - 30), time.span.start)
    if led is None or not time.earliest or not published or time.type not in DATES or "X" in time.value:
        return None
    if time.earliest[:10] > published[:10]:
        return None
    return msgspec.structs.replace(time, value=f"{time.value}/..", mod=None, latest=published[:10])
