"""The publication date as the text itself gives it: a labelled date, a dateline, a line that is only a date.

Dates of events must not be taken for it: a date counts only by its place (head or tail), its label, or by standing
alone, and never inside a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from communique.model import Document, Published, Span
from communique.reading.times.date_lines import (
    EVENT_LINES,
    LABEL,
    LINE_LENGTH,
    NOT_OURS,
    Dated,
    Line,
    alone,
    datelines,
    dates_in,
    lines_of,
    of_dateline,
    runs_on,
    with_clock,
)
from communique.reading.times.intervals import interval

HEAD_LINES, TAIL_LINES = 14, 8
HEAD_CHARACTERS = 2500
"""A dateline or a date line stands in so much of the beginning."""
LATER_DAYS = 400
"""A date that the text speaks of so long after a labelled date shows that the label is not of this text."""
PREFERENCE = ("publish", "line", "dateline", "update")
"""A label of publication is better than a line that is only a date, a dateline, and a label of revision."""


def published_in_text(document: Document) -> Published | None:
    """The publication date that the text gives at its head or tail, with the characters that say so; None if none.

    Two dates of the same standing that differ leave what they share: their month, or nothing.
    """
    candidates = _candidates(document)
    spoken = _spoken_of(document.text) if candidates else []
    candidates = [c for c in candidates if not _outrun(c, spoken)]
    for basis in PREFERENCE:
        if of_basis := [c for c in candidates if c.basis == basis]:
            return _agreed(document, of_basis)
    return None


def dateline_day(document: Document) -> tuple[str, Span] | None:
    """A dateline without year ("KYIV, Jan. 17 (Agency) —") as "XXXX-01-17"; None if there is none."""
    for line in lines_of(document)[:HEAD_LINES]:
        for found in datelines(line):
            expression, start, end = found
            if re.fullmatch(r"XXXX-\d\d-\d\d", expression.value):
                return expression.value, document.span(start, end)
    return None


def _agreed(document: Document, candidates: Sequence[Dated]) -> Published | None:
    first = candidates[0]
    days = sorted({c.value[:10] for c in candidates})
    span = document.span(first.start, first.end)
    if len(days) == 1:
        return Published(max((c.value for c in candidates), key=len), "text", span)
    months = {d[:7] for d in days}
    return Published(months.pop(), "text", span) if len(months) == 1 and len(days[0]) > 4 else None


def _candidates(document: Document) -> list[Dated]:
    lines = lines_of(document)
    head = [line for line in lines[:HEAD_LINES] if line.start < HEAD_CHARACTERS]
    tail = [line for line in lines[-TAIL_LINES:] if line not in head]
    found = [c for line in (*head, *tail) for c in _labelled(document.text, line)]
    found += [c for i, line in enumerate(head) for c in (alone(line, i) or of_dateline(line))]
    return [c for c in found if "X" not in c.value and _sane(c.value)]


def _sane(value: str) -> bool:
    return value[:4].isdecimal() and 1900 <= int(value[:4]) <= 2199 and interval(value[:10]).earliest is not None


def _labelled(text: str, line: Line) -> list[Dated]:
    """ "Published on 17 January 2025", "Updated: Jan 17, 2025", "date 2025-01-16" at the beginning of the text."""
    stripped = line.text.lstrip(" \t*•|>#-[(")
    indent = len(line.text) - len(stripped)
    found = []
    for label in LABEL.finditer(stripped[:LINE_LENGTH]):
        dates = dates_in(stripped[label.end() : label.end() + 60])
        gap = stripped[label.end() : label.end() + dates[0][1]] if dates else ""
        if not dates or not re.fullmatch(
            r"[\s:|.,\-–—]*(?:(?:at|on|date)\s+)?(?:[0-9:.]{4,5}\s?(?:[ap]m)?\s?(?:[A-Z]{2,4})?,?\s+)?(?:on\s+)?",
            gap,
            re.I,
        ):
            continue
        expression, _, end = dates[0]
        end += label.end()
        if _is_label(text, line, stripped, label, end) and len(expression.value) >= 7:
            basis = "update" if label["update"] else "publish"
            start = line.start + indent + label.start()
            value = with_clock(expression.value, stripped[label.end() : end + 24])
            found.append(Dated(basis, value, start, line.start + indent + end))
    return found


def _is_label(text: str, line: Line, stripped: str, label: re.Match[str], end: int) -> bool:
    """A label stands at the beginning of its line or behind a separator, and no sentence runs on behind the date."""
    before, after = stripped[: label.start()], stripped[end:]
    if label.start() and not re.search(r"[|•·,;:(–—-]\s*$|^\W*by [\w.' -]{2,40}$", before, re.I):
        return False
    if NOT_OURS.search(before) or (label.group().lower() == "date" and EVENT_LINES.search(text)):
        return False
    raw_header = (
        line.start + len(line.text) - len(stripped) < 3 and label.start() == 0 and _is_iso(stripped[label.end() : end])
    )
    return raw_header or not runs_on(after)


def _is_iso(text: str) -> bool:
    return re.fullmatch(r"[\s:]*\d{4}-\d\d-\d\d(?:[T ][\d:.+Z-]*)?", text) is not None


def _spoken_of(text: str) -> list[date]:
    """First days of the dated times that the text speaks of, ends of terms ("by 2030") left out."""
    found = []
    for expression, start, _ in dates_in(text):
        covered = interval(expression.value)
        term = re.search(r"(?:by|until|till|before|for|to)\s$", text[max(start - 8, 0) : start])
        if covered.earliest and len(expression.value) >= 7 and not term:
            found.append(date.fromisoformat(covered.earliest[:10]))
    return found


def _outrun(candidate: Dated, spoken: Sequence[date]) -> bool:
    """True if the text tells of dates long after the candidate: the label belongs to something else."""
    labelled = date.fromisoformat((interval(candidate.value[:10]).latest or candidate.value)[:10])
    return any((day - labelled).days > LATER_DAYS for day in spoken)
