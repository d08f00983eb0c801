"""The head of the page: who stands behind the story, and the five blocks, each as it stood at every moment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from communique.exports import words
from communique.exports.html.evidence import Library, Place
from communique.exports.html.groups import Group, by_state, by_value, other_dates
from communique.exports.html.moments import Clock, Held, held, instant
from communique.exports.html.names import Name, in_families
from communique.exports.html.signs import LONGEST_CLAIM, shorten
from communique.exports.html.told import Dispute, Pill, Told
from communique.model import Conflict, Dossier, Span, SummaryLine

SECTIONS: tuple[tuple[str, str, str, str], ...] = (
    ("established", "✓", "ok", "Established"),
    ("reported", "○", "soft", "Reported by one"),
    ("disputed", "⇄", "no", "Disputed"),
    ("planned", "◷", "plan", "Planned"),
    ("changed", "△", "doubt", "Changed"),
)
"""The five blocks of the summary: section, sign, tone, title."""
NOTHING = {
    "established": "Nothing that two of these reports tell",
    "reported": "Nothing else that is central",
}
"""What an empty block says, where it is not the same as in the others."""
ONE_ONLY = "One report only: nothing is borne out by a second"
"""What an empty first block says of a single article."""
AT_ONCE = 6
"""Lines of a block that are seen without opening it."""
DATED = ("established", "reported", "planned")
"""Sections whose lines give the times that other reports have."""
LONGEST_ABOUT = 120
"""Characters of what a line is about."""


class Bar(NamedTuple):
    """An article in the bar of who stands behind a story; x and width in thousandths."""

    x: float
    width: float
    copy: bool
    label: str
    letter: str
    """Written on the bar, where the marks below are letters."""
    at: int


class Line(NamedTuple):
    """A line of the summary, with when it was one."""

    at: int
    until: int | None
    about: str
    """What a line is about, where its text does not say it: the claim, cut short, or the disputed slot."""
    text: str
    groups: tuple[Group, ...]
    pills: tuple[Held[Pill], ...]
    href: str
    spans: tuple[Span, ...]

    @property
    def places(self) -> tuple[Place, ...]:
        """All source marks."""
        return tuple(place for group in self.groups for place in group.places)


class Block(NamedTuple):
    """One of the five blocks."""

    key: str
    glyph: str
    tone: str
    title: str
    lines: tuple[Line, ...]
    """What is seen at once: the first lines of the last stop, and all of earlier stops."""
    more: tuple[Line, ...]
    """Further lines of the last stop."""
    empty: tuple[Held[bool], ...]
    """When it had no line."""
    nothing: str
    """What it says then."""


def standing(dossier: Dossier, clock: Clock) -> tuple[Held[str], ...]:
    """Who stood behind the story at each stop: "3 articles, 2 texts, 5 origins"."""
    stops = clock.stops or ()
    early = [(s.at, standing_by(dossier, clock, s.at)) for s in stops[:-1]]
    return held([*early, (clock.last, words.standing(dossier))])


def standing_by(dossier: Dossier, clock: Clock, at: int) -> str:
    """The sentence for one moment."""
    out = [d for d in dossier.documents if clock.of[d.id] <= at]
    origins = {a.origin for c in dossier.claims for a in c.assertions if clock.of[a.document] <= at}
    return words.standing_words(len(out), len({d.root for d in out}), len(origins))


def bars(dossier: Dossier, clock: Clock, names: Mapping[str, Name]) -> Iterable[Bar]:
    """One bar an article, its own texts before their copies, as wide as it is long."""
    documents = in_families(dossier.documents, clock)
    sizes = {d.id: min(3000, max(80, len(d.text.split()))) for d in documents}
    whole, x = sum(sizes.values()) or 1, 0.0
    for d in documents:
        width, name = 1000 * sizes[d.id] / whole, names[d.id]
        letter = name.mark if name.mark != name.full and width > 25 else ""
        yield Bar(round(x, 1), round(max(width - 4, 2), 1), d.root != d.id, name.long, letter, clock.of[d.id])
        x += width


def blocks(
    dossier: Dossier, library: Library, told: Mapping[str, Told], disputes: Sequence[Dispute]
) -> tuple[Block, ...]:
    """The five blocks, at each stop as the dossier tells them for it."""
    shown = [(instant(one.at), one.summary) for one in dossier.earlier]
    stops = library.clock.stops
    first = [(stops[0].at, ())] if stops and not any(at <= stops[0].at for at, _ in shown) else []
    last = (library.clock.last, dossier.summary)
    shown = [*(row for row in [*first, *shown] if row[0] < last[0]), last]
    return tuple(block(row, shown, library, told, [d.conflict for d in disputes]) for row in SECTIONS)


def block(
    section: tuple[str, str, str, str],
    shown: Sequence[tuple[int, Sequence[SummaryLine]]],
    library: Library,
    told: Mapping[str, Told],
    conflicts: Sequence[Conflict],
) -> Block:
    """One block with every line that it ever had, those of the last stop first."""
    key = section[0]
    by_stop = [(at, [line for line in found if line.section == key]) for at, found in shown]
    every = dict.fromkeys(line for _, found in reversed(by_stop) for line in found)
    lines = [
        made(line, run, library, told, conflicts)
        for line in every
        for run in held([(at, line in found) for at, found in by_stop])
        if run.value
    ]
    current = [line for line in lines if line.until is None]
    first = [line for line in lines if line.until is not None or line in current[:AT_ONCE]]
    empty = held([(at, not found) for at, found in by_stop])
    key, glyph, tone, title = section
    return Block(
        key, glyph, tone, title + since(key, library.clock), tuple(said_once(first)), tuple(current[AT_ONCE:]), empty,
        nothing(key, library),
    )  # fmt: skip


def nothing(key: str, library: Library) -> str:
    """What a block without lines says."""
    alone = key == "established" and len(library.documents) == 1
    return ONE_ONLY if alone else NOTHING.get(key, "Nothing in these reports")


def since(key: str, clock: Clock) -> str:
    """From when on changes are told: the first report."""
    first = clock.stops[0].words.partition(",")[0] if clock.stops else ""
    return f" since {first}" if key == "changed" and len(clock.stops) > 1 else ""


def said_once(lines: Sequence[Line]) -> Iterable[Line]:
    """The lines; what a line is about is left out where the line before it, shown with it, says the same."""
    for before, line in zip([None, *lines], lines, strict=False):
        same = before is not None and (before.about, before.at, before.until) == (line.about, line.at, line.until)
        yield line._replace(about="") if same else line


def made(
    line: SummaryLine, run: Held[bool], library: Library, told: Mapping[str, Told], conflicts: Sequence[Conflict] = ()
) -> Line:
    """A line with its sources as small marks."""
    known = told.get(line.claim or "")
    shows = any(one.id == line.conflict for one in conflicts)  # one that stood earlier only has no place of its own
    href = f"#{line.conflict}" if shows else f"#{line.claim}" if line.claim in told else ""
    counted = known and not line.conflict and line.section != "reported"  # its heading says that it is one report
    pills = known.pills if known and counted else ()
    about, text = parted(line, known)
    return Line(run.at, run.until, about, text, tuple(groups(line, known, conflicts, library)), pills, href, line.spans)


def groups(line: SummaryLine, known: Told | None, conflicts: Sequence[Conflict], library: Library) -> Iterable[Group]:
    """The sources of a line: of a contradiction by value, of a claim by state, with the times that others give."""
    own = next((c for c in conflicts if c.id == line.conflict), None)
    if own:
        return by_value(line.spans, own, library)
    timed = [c for c in conflicts if c.slot == "time" and line.claim in c.claims and line.section in DATED]
    shown = words.when(known.claim.when) if known else ""
    return [*by_state(line, known, library), *(g for c in timed for g in other_dates(c, shown, library))]


def parted(line: SummaryLine, known: Told | None) -> tuple[str, str]:
    """What a line is about, and what it says of it: a change tells the change and does not repeat its claim whole."""
    if line.section != "changed" or known is None:
        return "", line.text
    wordings = sorted({known.claim.text, *(h.value for h in known.texts)}, key=len, reverse=True)
    told = next((line.text.removeprefix(w).strip() for w in wordings if line.text.startswith(w)), None)
    if told is None and not line.conflict:
        return "", line.text
    return shorten(shorten(known.claim.text, LONGEST_CLAIM), LONGEST_ABOUT), told or line.text
