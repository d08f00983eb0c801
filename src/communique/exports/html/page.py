"""What the story page shows, computed from a dossier: the templates only write it down."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from communique.exports import words
from communique.exports.html.articles import ArticleView, Use, article_view, marked_spans
from communique.exports.html.claims import LEADING, Column, Row, row, text_columns
from communique.exports.html.conflicts import ConflictRow, conflict_rows
from communique.exports.html.copied import copied
from communique.exports.html.evidence import Library, Place
from communique.exports.html.graph import Graph, actor_graph
from communique.exports.html.head import Bar, Block, bars, blocks, standing
from communique.exports.html.lineage import Lanes, VersionRow, lanes, versions
from communique.exports.html.moments import Held, Stop
from communique.exports.html.names import Listed, letters, listed
from communique.exports.html.said import ActorRow, Speaker, actor_rows, speakers
from communique.exports.html.signs import shorten
from communique.exports.html.timeline import Period, periods
from communique.exports.html.told import disputes, told
from communique.model import Dossier, Problem, Span

LONGEST_TITLE = 160
"""Characters of a story's title on the page."""


class ProblemRow(NamedTuple):
    """Something that could not be read, with its place."""

    problem: Problem
    place: Place | None


class Note(NamedTuple):
    """A footnote of the print form."""

    number: int
    label: str
    published: str
    address: str
    quote: str


class Page(NamedTuple):
    """All of the page."""

    dossier: Dossier
    title: str
    articles_page: str
    """Name of the page that the articles are on; "" if they are on this one."""
    standing: tuple[Held[str], ...]
    reach: str
    bars: tuple[Bar, ...]
    listed: tuple[Listed, ...]
    letters: dict[str, str]
    """First words of an article → its letter, for sentences that name it so."""
    copied: str
    """Which articles are copies or versions of which, in words."""
    blocks: tuple[Block, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    further: tuple[Row, ...]
    conflicts: tuple[ConflictRow, ...]
    periods: tuple[Period, ...]
    lanes: Lanes
    versions: tuple[VersionRow, ...]
    actors: tuple[ActorRow, ...]
    bystanders: tuple[ActorRow, ...]
    """Places, and names that are only mentioned."""
    graph: Graph
    speakers: tuple[Speaker, ...]
    articles: tuple[ArticleView, ...]
    problems: tuple[ProblemRow, ...]
    elsewhere: int
    """Problems of the run that belong to no article."""
    stops: tuple[Stop, ...]
    notes: tuple[Note, ...]
    numbers: dict[str, int]
    """Link of a source mark → number of its footnote."""


def page_view(dossier: Dossier, articles_page: str = "") -> Page:
    """The page of a dossier; with `articles_page` the article texts are on a page of that name."""
    library = Library(dossier, articles_page)
    clock, found = library.clock, disputes(dossier, library.clock)
    history = {c.id: told(c, found, clock, library.documents) for c in dossier.claims}
    columns = text_columns(dossier.documents, library)
    rows = tuple(row(history[c.id], library, columns, found) for c in dossier.claims)
    head = blocks(dossier, library, history, found)
    notes = footnotes(head, library)
    heard = tuple(speakers(dossier, library))
    people = tuple(actor_rows(dossier, library, heard))
    return Page(
        dossier=dossier,
        title=shorten(" ".join(dossier.story.title.split()), LONGEST_TITLE),
        articles_page=articles_page,
        standing=standing(dossier, clock),
        reach=reach(dossier),
        bars=tuple(bars(dossier, clock, library.names)),
        listed=listed(dossier.documents, clock, library.names),
        letters=letters(library.names),
        copied=copied(dossier, library.names),
        blocks=head,
        columns=columns,
        rows=rows[:LEADING],
        further=rows[LEADING:],
        conflicts=tuple(conflict_rows(found, library, history)),
        periods=tuple(periods(dossier, library, history, found)),
        lanes=lanes(dossier, clock, library.names),
        versions=tuple(versions(dossier, clock, library.names)),
        actors=tuple(a for a in people if a.central),
        bystanders=tuple(a for a in people if not a.central),
        graph=actor_graph(dossier, clock),
        speakers=heard,
        articles=articles(dossier, library),
        problems=tuple(ProblemRow(p, problem_place(p, library)) for p in dossier.problems if p.document),
        elsewhere=sum(p.document is None for p in dossier.problems),
        stops=clock.stops if len(clock.stops) > 1 else (),
        notes=tuple(notes.values()),
        numbers={href: note.number for href, note in notes.items()},
    )


def articles(dossier: Dossier, library: Library) -> tuple[ArticleView, ...]:
    """The article texts with every span that the page links to."""
    labels = {d.id: library.names[d.id].mark if d.title else library.names[d.id].long for d in dossier.documents}
    spans: dict[str, dict[Span, Use]] = {d.id: {} for d in dossier.documents}
    for span, use in marked_spans(dossier).items():
        spans[span.document][span] = use
    return tuple(article_view(d, spans[d.id], labels, library.clock.of[d.id]) for d in dossier.documents)


def reach(dossier: Dossier) -> str:
    """The story's span of time in words."""
    began, latest = dossier.story.began, dossier.story.latest
    if not began or not latest:
        return "undated"
    first, last = words.moment(began[:10]), words.moment(latest[:10])
    if last.endswith(first):
        return first
    if first.count(" ") != last.count(" "):
        return f"{first} – {last}"
    kept = first.split()
    while kept and kept[-1] == last.split()[len(kept) - 1]:
        kept.pop()
    return f"{' '.join(kept)} – {last}"


def problem_place(problem: Problem, library: Library) -> Place | None:
    """A link to the place of a problem, if it has one in an article of this story."""
    if problem.span and problem.span.document in library.documents:
        return library.place(problem.span)
    return None


def footnotes(head: Sequence[Block], library: Library) -> dict[str, Note]:
    """Every source mark of the four blocks, as they now stand, as a numbered note: outlet, date, sentence, address."""
    lines = [line for b in head for line in (*b.lines, *b.more) if line.until is None]
    spans = {library.place(s).href: s for line in lines for s in line.spans}
    marks = dict.fromkeys(p.href for line in lines for p in line.places)
    return {href: note(number, spans[href], library) for number, href in enumerate(marks, 1)}


def note(number: int, span: Span, library: Library) -> Note:
    """One footnote."""
    d, quote = library.documents[span.document], library.quote(span)
    return Note(number, words.name(d), words.moment(d.published.value), d.url or d.path or d.id, quote.focus)
