"""The publication date as the text itself gives it: a labelled date, a dateline, a line that is only a date.

Dates of events must not be taken for it: a date counts only by its place (head or tail), its label, or by standing
alone, and never inside a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from communique.model import Document, Published, Span
from communique.reading.intervals import interval
from communique.reading.recognise import recognise
from communique.reading.timex import Expression

HEAD_LINES, TAIL_LINES = 14, 8
HEAD_CHARACTERS = 2500
"""A dateline or a date line stands in so much of the beginning."""
LINE_LENGTH = 140
MAX_OTHER_WORDS = 9
"""Words that a date line may have beside its date: a byline, the outlet, minutes of reading."""
STATE_LENGTH = 24
"""Characters of a state or country between a dateline's place and its date."""
LATER_DAYS = 400
"""A date that the text speaks of so long after a labelled date shows that the label is not of this text."""
SKIPPED_KINDS = frozenset({"caption", "promo", "related"})
LABEL = re.compile(
    r"(?P<update>(?:last\s+|first\s+)?(?:updated?|modified|revised|edited)(?:\s+(?:on|at))?)"
    r"|(?P<publish>(?:date\s+(?:of\s+)?)?(?:first\s+)?(?:published|posted|issued|released|publication)(?:\s+date)?(?:\s+(?:on|at))?"
    r"|pub(?:lication)?[\s_-]?date|date(?:\s+published)?)",
    re.IGNORECASE,
)
DATELINE = re.compile(
    r"(?P<place>[^\W\d_][^\n,()/—–]{1,40}?),\s+(?P<date>[^\n()/—–]{4,30}?)\s*"
    r"(?:\([^)\n]{2,40}\)\s*[-—–:]|/[^/\n]{2,30}/|[—–]|--|-\s|:\s)"
)
AGENCY_DATE = re.compile(r"(?P<date>[A-Z][a-z]{2,8}\.?\s\d{1,2}(?:,\s\d{4})?)\s\([^)\n]{2,40}\)\s*[-—–]")
EVENT_LINES = re.compile(
    r"^\s*(?:time|venue|place|location|where|when|rsvp|register|tickets|address|deadline)\s*[:–-]", re.I | re.M
)
NOT_OURS = re.compile(
    r"\b(?:born|died|due|deadline|effective|event|expir\w*|release date|opening|hearing|retrieved|accessed"
    r"|photo|image|file|copyright|©|founded|established|since|valid|comment|replied|archived?|last (?:seen|login))\b",
    re.IGNORECASE,
)
_SMALL_WORD = re.compile(r"\b[a-z]{2,}\b")
BYLINE_WORDS = frozenset(
    "by and min mins read minutes minute the of for at on updated published posted in written local time est edt ago"
    " staff reporter editor correspondent comments views share from via news last am pm".split()
)
PREFERENCE = ("publish", "line", "dateline", "update")
"""A label of publication is better than a line that is only a date, a dateline, and a label of revision."""


class Line(NamedTuple):
    """A line of the text: where it begins and what it says."""

    start: int
    text: str


class Dated(NamedTuple):
    """A date that may be that of publication."""

    basis: str
    """publish, line, dateline, update."""
    value: str
    start: int
    end: int


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
    for line in _lines(document)[:HEAD_LINES]:
        for found in _datelines(line):
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
    lines = _lines(document)
    head = [line for line in lines[:HEAD_LINES] if line.start < HEAD_CHARACTERS]
    tail = [line for line in lines[-TAIL_LINES:] if line not in head]
    found = [c for line in (*head, *tail) for c in _labelled(document.text, line)]
    found += [c for i, line in enumerate(head) for c in (_alone(line, i) or _of_dateline(line))]
    return [c for c in found if "X" not in c.value and _sane(c.value)]


def _lines(document: Document) -> list[Line]:
    """Lines that are not blank and not of captions or lists of other articles."""
    skipped = [(p.start, p.end) for p in document.passages if p.kind in SKIPPED_KINDS]
    found, at = [], 0
    for raw in document.text.split("\n"):
        inside = any(start <= at < end for start, end in skipped)
        if raw.strip() and not inside:
            found.append(Line(at, raw))
        at += len(raw) + 1
    return found


def _sane(value: str) -> bool:
    return value[:4].isdecimal() and 1900 <= int(value[:4]) <= 2199 and interval(value[:10]).earliest is not None


def _dates(text: str) -> list[tuple[Expression, int, int]]:
    """Calendar dates of a short text with their character offsets."""
    atoms, found = recognise(text)
    dated = [e for e in found if e.kind == "calendar" and e.type in ("DATE", "TIME") and not e.problem and not e.shift]
    return [(e, atoms.starts[e.first], atoms.ends[e.last - 1]) for e in dated]


def _labelled(text: str, line: Line) -> list[Dated]:
    """ "Published on 17 January 2025", "Updated: Jan 17, 2025", "date 2025-01-16" at the beginning of the text."""
    stripped = line.text.lstrip(" \t*•|>#-[(")
    indent = len(line.text) - len(stripped)
    found = []
    for label in LABEL.finditer(stripped[:LINE_LENGTH]):
        dates = _dates(stripped[label.end() : label.end() + 60])
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
            value = _with_clock(expression.value, stripped[label.end() : end + 24])
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
    return raw_header or not _runs_on(after)


def _is_iso(text: str) -> bool:
    return re.fullmatch(r"[\s:]*\d{4}-\d\d-\d\d(?:[T ][\d:.+Z-]*)?", text) is not None


def _runs_on(after: str) -> bool:
    """True if words of a sentence follow: many, or some in lower case that no byline has."""
    after = re.sub(r"(?i)(?<!\w)by\s[\w.' -]{2,40}\Z", "", after.strip())
    words = re.findall(r"[^\W\d_]+", after)
    if len(words) > MAX_OTHER_WORDS:
        return True
    return any(w not in BYLINE_WORDS for w in _SMALL_WORD.findall(after))


def _alone(line: Line, index: int) -> list[Dated]:
    """A short line of the head that is a date, perhaps with a byline, a clock or the outlet beside it."""
    text = line.text.strip()
    if (
        len(text) > LINE_LENGTH
        or text.endswith((":", "?", "!"))
        or NOT_OURS.search(text)
        or LABEL.match(text)
        or (index == 0 and len(text) > 60)
    ):
        return []
    dates = [d for d in _dates(line.text) if len(d[0].value) >= 10 and "X" not in d[0].value]
    if len(dates) != 1:
        return []
    expression, start, end = dates[0]
    rest = line.text[:start] + " " + line.text[end:]
    if not _only_beside(line.text[:start].strip(), line.text[end:].strip(), rest):
        return []
    value = _with_clock(expression.value, line.text[end : end + 24])
    return [Dated("line", value, line.start + start, line.start + end)]


def _only_beside(before: str, after: str, rest: str) -> bool:
    """Nothing but a weekday, a clock, a byline or separated names stand beside the date."""
    if _runs_on(rest):
        return False
    names = re.findall(
        r"[^\W\d_]{2,}",
        re.sub(
            r"(?i)\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|\b[A-Z]{2,4}\b|\b[ap]m\b",
            "",
            rest,
        ),
    )
    separated = not before or before[-1] in "|•·,–—-/)" or re.match(r"(?i)by\b", before)
    closed = not after or after[0] in "|•·,–—-/(0123456789" or re.match(r"(?i)(?:by|at)\b|[0-9]", after)
    return not names or bool(separated and closed and not before.endswith("on"))


def _of_dateline(line: Line) -> list[Dated]:
    return [
        Dated("dateline", e.value, s, t) for e, s, t in _datelines(line) if len(e.value) >= 10 and "X" not in e.value
    ]


def _datelines(line: Line) -> list[tuple[Expression, int, int]]:
    """ "KYIV, Jan. 17 (Agency) —": place, date and dash (or agency) at the beginning of a line."""
    text = line.text.lstrip()
    indent = line.start + len(line.text) - len(text)
    for pattern in (AGENCY_DATE, DATELINE):
        found = pattern.match(text)
        if not found or (pattern is DATELINE and not _is_place(found["place"])):
            continue
        dates = _dates(found["date"])
        if len(dates) == 1 and dates[0][1] <= STATE_LENGTH and dates[0][2] >= len(found["date"].rstrip(" .,")):
            offset = indent + found.start("date")
            return [(dates[0][0], offset + dates[0][1], offset + dates[0][2])]
    return []


def _is_place(place: str) -> bool:
    """A dateline's place has capitals only or a capital at each word, and few words."""
    words = re.findall(r"[^\W\d_]+", place)
    small = [w for w in words if w[0].islower() and w not in ("de", "el", "al", "of", "la", "le")]
    return (
        1 <= len(words) <= 5 and not small and words[0].lower() not in ("on", "in", "updated", "published", "by", "the")
    )


def _with_clock(value: str, behind: str) -> str:
    """Add a clock with a zone that stands right behind the date ("17 January 2025, 12:57 GMT")."""
    if len(value) != 10:
        return value
    _, found = recognise(behind)
    clocks = [e.clock for e in found if e.kind == "clock" and ":" in e.clock and e.clock[6:7] in ("Z", "+", "-")]
    if not clocks:
        return value
    zone = clocks[0][6:]
    return f"{value}{clocks[0][:6]}:00{'+00:00' if zone == 'Z' else zone}"


def _spoken_of(text: str) -> list[date]:
    """First days of the dated times that the text speaks of, ends of terms ("by 2030") left out."""
    found = []
    for expression, start, _ in _dates(text):
        covered = interval(expression.value)
        term = re.search(r"(?:by|until|till|before|for|to)\s$", text[max(start - 8, 0) : start])
        if covered.earliest and len(expression.value) >= 7 and not term:
            found.append(date.fromisoformat(covered.earliest[:10]))
    return found


def _outrun(candidate: Dated, spoken: Sequence[date]) -> bool:
    """True if the text tells of dates long after the candidate: the label belongs to something else."""
    labelled = date.fromisoformat((interval(candidate.value[:10]).latest or candidate.value)[:10])
    return any((day - labelled).days > LATER_DAYS for day in spoken)
