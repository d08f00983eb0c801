"""Dossiers in a terminal: a summary, and one table for each question, in 80 columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from communique.dossier import Packed, Update
from communique.exports import words
from communique.model import Dossier, Problem

LONGEST = 600
"""Characters of a cell or line; more is cut."""
MOST_STORIES, MOST_TITLES = 20, 100
"""Stories that the summary tells, and titles that it lists; the page has all."""
TONES = {"ok": "green", "plan": "blue", "doubt": "yellow", "no": "red", "soft": "dim"}
SECTIONS = {
    "established": ("✓", "green"),
    "reported": ("○", "dim"),
    "disputed": ("⇄", "red"),
    "planned": ("◷", "blue"),
    "changed": ("△", "yellow"),
}
TITLES = {"reported": "reported by one"}
Row = tuple[str, ...]


def console(stderr: bool = False) -> Any:
    """A rich console: as wide as the terminal, 80 columns where there is none."""
    from rich.console import Console

    made = Console(stderr=stderr, highlight=False, soft_wrap=False)
    return made if made.is_terminal else Console(stderr=stderr, highlight=False, width=80)


def clean(text: str) -> str:
    """Text that cannot steer the terminal, on one line, at most 600 characters."""
    line = " ".join(words.visible(text).split())
    return line if len(line) <= LONGEST else line[:LONGEST] + "…"


def put(out: Any, *parts: Any) -> None:
    """Prints, without the blanks that fill a line where nobody sees them: what is piped can be compared."""
    if out.is_terminal:
        out.print(*parts)
        return
    with out.capture() as printed:
        out.print(*parts)
    out.file.write("".join(line.rstrip() + "\n" for line in printed.get().splitlines()))


def show_summary(dossiers: Packed, problems: Sequence[Problem]) -> None:
    """The sections of each story of several articles, the titles of the rest, and what could not be read.

    `dossiers` are as `brief` gives them, the story with most articles first; only those that are told are laid out.
    """
    out, several, rest = console(), 0, list[tuple[int, str]]()
    for number, one in enumerate(dossiers.alone):
        several += one.articles > 1
        if number < MOST_STORIES and (one.articles > 1 or not several):
            show_story(out, dossiers[number])
        else:
            rest.append((one.articles, one.title))
    more, alone = [t for size, t in rest if size > 1], [t for size, t in rest if size <= 1]
    show_titles(out, f"{len(more)} more {'story' if len(more) == 1 else 'stories'}", more)
    show_titles(out, f"{words.count(len(alone), 'article')} of no story with others", alone)
    show_problems(problems)


def show_titles(out: Any, heading: str, titles: Sequence[str]) -> None:
    """A heading with titles below it, if there are any."""
    from rich.padding import Padding
    from rich.text import Text

    if titles:
        put(out, Text(f"\n{heading}", "bold"))
    for title in titles[:MOST_TITLES]:
        put(out, Padding(Text(clean(title)), (0, 0, 0, 2)))
    if len(titles) > MOST_TITLES:
        put(out, Padding(Text(f"… and {len(titles) - MOST_TITLES} more"), (0, 0, 0, 2)))


def show_story(out: Any, dossier: Dossier) -> None:
    """Title, standing and the sections of one story."""
    from rich.padding import Padding
    from rich.text import Text

    put(out)
    put(out, Text(clean(dossier.story.title), "bold"))
    put(out, Text(words.standing(dossier), "dim"))
    claims = {c.id: c for c in dossier.claims}
    for section, (sign, tone) in SECTIONS.items():
        found = [s for s in dossier.summary if s.section == section]
        if found:
            put(out, Text(f"\n{sign} {TITLES.get(section, section)}", f"bold {tone}"))
        for line in found:
            claim = claims.get(line.claim or "")
            note = f"  [{words.support(claim)}]" if claim and not line.conflict else ""
            put(out, Padding(Text.assemble(clean(line.text), (note, "dim")), (0, 0, 0, 2)))


def show_problems(problems: Sequence[Problem], most: int = 8) -> None:
    """What could not be read, on standard error, at most `most` lines."""
    from rich.text import Text

    out = console(stderr=True)
    for problem in problems[:most]:
        put(out, Text(f"! {clean(problem.path or problem.document or '')}: {clean(problem.message)}", "yellow"))
    if len(problems) > most:
        put(out, Text(f"! and {len(problems) - most} more problems; the page lists them all", "yellow"))


def show_changes(found: Sequence[tuple[Dossier, Update]]) -> None:
    """What changed, by story and kind."""
    from rich.padding import Padding
    from rich.text import Text

    out, shown = console(), ("", "")
    for dossier, update in found:
        if (dossier.story.id, update.kind) != shown:
            shown = (dossier.story.id, update.kind)
            put(out, Text(f"\n{clean(dossier.story.title)}: {update.kind}", "bold"))
        put(out, Padding(Text(clean(update.text)), (0, 0, 0, 2)))


def show_table(dossiers: Sequence[Dossier], name: str) -> None:
    """One question's table for each story."""
    from rich.table import Table
    from rich.text import Text

    header, rows = TABLES[name]
    out = console()
    for dossier in dossiers:
        made = Table(title=Text(clean(dossier.story.title), "bold"), title_justify="left", box=None, pad_edge=False)
        for column in header:
            made.add_column(column, overflow="fold", header_style="dim", ratio=WIDE.get(column))
        for row in rows(dossier):
            made.add_row(*(Text(clean(cell)) for cell in row))
        put(out, made)
        put(out)


def lineage(d: Dossier) -> Iterator[Row]:
    """Who derives from whom, then the texts of their own."""
    labels = {x.id: words.name(x) for x in d.documents}
    for e in d.lineage:
        yield labels[e.left], words.relation(e), labels.get(e.right, e.right), f"{e.score:.2f}"
    derived = {e.left for e in d.lineage}
    for x in d.documents:
        if x.id not in derived:
            yield words.name(x), "is a text of its own", "", ""


def claims(d: Dossier) -> Iterator[Row]:
    """Claims with their finding."""
    for c in d.claims:
        yield words.GLYPHS.get(c.status, "·"), c.text, words.when(c.when), words.finding(c)


def conflicts(d: Dossier) -> Iterator[Row]:
    """Contradictions with their values."""
    for c in d.conflicts:
        for v in c.values:
            yield c.slot, v.value, ", ".join(v.origin_texts), "settled since" if c.superseded else ""
        yield "", c.explanation, "", ""


def statements(d: Dossier) -> Iterator[Row]:
    """Who said what, through whom."""
    texts = {x.id: x.text for x in d.documents}
    for s in d.statements:
        content = " … ".join(span.of(texts[s.document]) for span in s.content)
        yield " < ".join(x.text for x in reversed(s.sources)), s.stance, content


def timeline(d: Dossier) -> Iterator[Row]:
    """Dated claims in order."""
    for t in d.timeline:
        yield words.when(t.when), words.GLYPHS.get(t.status, "·"), t.text


def actors(d: Dossier) -> Iterator[Row]:
    """Who is who."""
    for a in d.actors:
        yield (
            a.name,
            words.party(a),
            "; ".join(r.title for r in a.roles),
            ", ".join(s for s in a.spellings if s != a.name),
        )


TABLES: dict[str, tuple[Row, Callable[[Dossier], Iterator[Row]]]] = {
    "lineage": (("article", "derives", "from", "score"), lineage),
    "claims": (("", "claim", "when", "finding"), claims),
    "conflicts": (("slot", "value", "who says so", ""), conflicts),
    "statements": (("speaker < via", "stance", "content"), statements),
    "timeline": (("when", "", "what"), timeline),
    "actors": (("name", "kind", "roles", "also written"), actors),
}
"""Question → header of its table and what makes its rows."""
WIDE = {"claim": 3, "content": 3, "what": 3, "value": 3, "speaker < via": 1, "when": 1, "finding": 1, "who says so": 1}
"""Shares of the width."""
