"""Lines of a text that are a date or begin with one: date lines, datelines of agencies, and what is none of either."""

from __future__ import annotations

import re
from typing import NamedTuple

from communique.model import Document
from communique.reading.times.recognise import recognise
from communique.reading.times.timex import Expression

LINE_LENGTH = 140
MAX_OTHER_WORDS = 9
"""Words that a date line may have beside its date: a byline, the outlet, minutes of reading."""
STATE_LENGTH = 24
"""Characters of a state or country between a dateline's place and its date."""
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
OTHER_SECTION = re.compile(
    r"\s*(?:more (?:from|on|in|stories|news)|related|read (?:more|also|next)|most (?:read|popular|viewed)"
    r"|(?:\d+ )?comments?|you (?:may|might) also|see also|recommended|trending|latest (?:news|stories)"
    r"|on this day|from the archives?)\b"
    r"[^.!?]{0,40}\Z",
    re.IGNORECASE,
)
"""A heading under which the dates are those of other texts: of articles offered, of readers' words."""
SMALL_WORD = re.compile(r"\b[a-z]{2,}\b")
BYLINE_WORDS = frozenset(
    "by and min mins read minutes minute the of for at on updated published posted in written local time est edt ago"
    " staff reporter editor correspondent comments views share from via news last am pm".split()
)


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


def lines_of(document: Document) -> list[Line]:
    """Lines that are not blank, not of captions or lists of other articles, and not below a heading of such."""
    skipped = [(p.start, p.end) for p in document.passages if p.kind in SKIPPED_KINDS]
    found: list[Line] = []
    at = 0
    for raw in document.text.split("\n"):
        inside = any(start <= at < end for start, end in skipped)
        if found and OTHER_SECTION.match(raw):
            break
        if raw.strip() and not inside:
            found.append(Line(at, raw))
        at += len(raw) + 1
    return found


def dates_in(text: str) -> list[tuple[Expression, int, int]]:
    """Calendar dates of a short text with their character offsets."""
    atoms, found = recognise(text)
    dated = [e for e in found if e.kind == "calendar" and e.type in ("DATE", "TIME") and not e.problem and not e.shift]
    return [(e, atoms.starts[e.first], atoms.ends[e.last - 1]) for e in dated]


def runs_on(after: str) -> bool:
    """True if words of a sentence follow: many, or some in lower case that no byline has."""
    after = re.sub(r"(?i)(?<!\w)by\s[\w.' -]{2,40}\Z", "", after.strip())
    words = re.findall(r"[^\W\d_]+", after)
    if len(words) > MAX_OTHER_WORDS:
        return True
    return any(w not in BYLINE_WORDS for w in SMALL_WORD.findall(after))


def alone(line: Line, index: int) -> list[Dated]:
    """A short line of the head that is a date, perhaps with a byline, a clock or the outlet beside it."""
    text = line.text.strip()
    if (
        len(text) > LINE_LENGTH
        or text.endswith((":", "?", "!"))
        or NOT_OURS.search(text)
        or LABEL.match(text)
        or EVENT_LINES.match(text)
        or (index == 0 and len(text) > 60)
    ):
        return []
    dates = [d for d in dates_in(line.text) if len(d[0].value) >= 10 and "X" not in d[0].value]
    if len(dates) != 1:
        return []
    expression, start, end = dates[0]
    rest = line.text[:start] + " " + line.text[end:]
    if not only_beside(line.text[:start].strip(), line.text[end:].strip(), rest):
        return []
    value = with_clock(expression.value, line.text[end : end + 24])
    return [Dated("line", value, line.start + start, line.start + end)]


def only_beside(before: str, after: str, rest: str) -> bool:
    """Nothing but a weekday, a clock, a byline or separated names stand beside the date."""
    if runs_on(rest):
        return False
    names = re.findall(
        r"[^\W\d_]{2,}",
        re.sub(
            r"(?i:\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|\b[ap]m\b)|\b[A-Z]{2,4}\b",
            "",
            rest,
        ),
    )
    separated = not before or before[-1] in "|•·,–—-/)" or re.match(r"(?i)by\b", before)
    closed = not after or after[0] in "|•·,–—-/(0123456789" or re.match(r"(?i)(?:by|at)\b|[0-9]", after)
    return not names or bool(separated and closed and not before.endswith("on"))


def of_dateline(line: Line) -> list[Dated]:
    """The date of a dateline that names day, month and year."""
    return [
        Dated("dateline", e.value, s, t) for e, s, t in datelines(line) if len(e.value) >= 10 and "X" not in e.value
    ]


def datelines(line: Line) -> list[tuple[Expression, int, int]]:
    """ "KYIV, Jan. 17 (Agency) —": place, date and dash (or agency) at the beginning of a line."""
    text = line.text.lstrip()
    indent = line.start + len(line.text) - len(text)
    for pattern in (AGENCY_DATE, DATELINE):
        found = pattern.match(text)
        if not found or (pattern is DATELINE and not is_place(found["place"])):
            continue
        dates = dates_in(found["date"])
        if len(dates) == 1 and dates[0][1] <= STATE_LENGTH and dates[0][2] >= len(found["date"].rstrip(" .,")):
            offset = indent + found.start("date")
            return [(dates[0][0], offset + dates[0][1], offset + dates[0][2])]
    return []


def is_place(place: str) -> bool:
    """A dateline's place has capitals only or a capital at each word, and few words."""
    words = re.findall(r"[^\W\d_]+", place)
    small = [w for w in words if w[0].islower() and w not in ("de", "el", "al", "of", "la", "le")]
    return (
        1 <= len(words) <= 5 and not small and words[0].lower() not in ("on", "in", "updated", "published", "by", "the")
    )


def with_clock(value: str, behind: str) -> str:
    """Add a clock with a zone that stands right behind the date ("17 January 2025, 12:57 GMT")."""
    if len(value) != 10:
        return value
    _, found = recognise(behind)
    clocks = [e.clock for e in found if e.kind == "clock" and ":" in e.clock and e.clock[6:7] in ("Z", "+", "-")]
    if not clocks:
        return value
    zone = clocks[0][6:]
    return f"{value}{clocks[0][:6]}:00{'+00:00' if zone == 'Z' else zone}"
