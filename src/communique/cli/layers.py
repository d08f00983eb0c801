"""One article's reading in a terminal: the text with its layers in colour, then each layer as a list."""

from __future__ import annotations

from collections.abc import Iterator

from communique.cli.terminal import clean, console
from communique.model import Document, Proposition, Reading, Span, Statement

COLOURS: dict[str, str] = {
    "mention": "cyan",
    "time": "yellow",
    "quantity": "magenta",
    "cue": "bold red",
    "statement": "underline",
}
"""Layer → rich style; the legend is printed above the text."""


def show_reading(document: Document, reading: Reading) -> None:
    """The article with its layers, then statements, propositions, times and quantities."""
    from rich.text import Text

    out = console()
    legend = Text.assemble(*((f"{name} ", style) for name, style in COLOURS.items()))
    out.print(legend)
    body = Text(document.text)
    for style, span in highlights(reading):
        body.stylize(style, span.start, span.end)
    for passage in document.passages:
        part = body[passage.start : passage.end]
        if passage.kind not in ("headline", "body"):
            part.stylize("dim")
        out.print(part)
    for title, lines in sections(document.text, reading):
        out.print(Text(f"\n{title}", "bold"))
        for line in lines:
            out.print(Text("  " + clean(line)))


def highlights(reading: Reading) -> Iterator[tuple[str, Span]]:
    """What is coloured: style and span, long stretches first."""
    for statement in reading.statements:
        yield from ((COLOURS["statement"], span) for span in statement.content)
    yield from ((COLOURS["mention"], m.head) for m in reading.mentions if m.kind == "name")
    yield from ((COLOURS["time"], t.span) for t in reading.times)
    yield from ((COLOURS["quantity"], q.span) for q in reading.quantities)
    yield from ((COLOURS["cue"], s.cue) for s in reading.statements if s.cue)


def sections(text: str, reading: Reading) -> Iterator[tuple[str, list[str]]]:
    """The layers as titled lists; a layer without records is left out."""
    layers = {
        "Statements": [said(text, s) for s in reading.statements],
        "Propositions": [proposition(text, reading, p) for p in reading.propositions],
        "Times": [f"{t.span.of(text)}: {t.type} {t.value} ({t.precision}, by {t.anchor})" for t in reading.times],
        "Quantities": [
            f"{q.span.of(text)}: {q.bound} {q.value} {q.unit or ''} {q.of or ''}" for q in reading.quantities
        ],
        "Mentions": mentions(text, reading),
        "Problems": [p.message for p in reading.problems],
    }
    yield from ((title, lines) for title, lines in layers.items() if lines)


def said(text: str, statement: Statement) -> str:
    """A statement: its chain from the outside in, stance, content."""
    chain = " < ".join(link.text for link in statement.sources)
    return f"{chain} [{statement.mode}, {statement.stance}]: {' … '.join(s.of(text) for s in statement.content)}"


def proposition(text: str, reading: Reading, p: Proposition) -> str:
    """A proposition: status, predicate, roles, code, time, and in which statement it stands."""
    roles = ", ".join(f"{a.role}: {a.span.of(text)}" for a in p.arguments)
    notes = [p.status] + ["not"] * (p.polarity == "negative") + [p.code] * bool(p.code)
    when = f" @ {reading.times[p.time].value}" if p.time is not None else ""
    inside = f" (statement {p.statement})" if p.statement is not None else ""
    return f"[{' '.join(str(n) for n in notes)}] {p.predicate}({roles}){when}{inside}"


def mentions(text: str, reading: Reading) -> list[str]:
    """One line a coreference chain: its mentions, role, country and sector."""
    chains: dict[int, list[str]] = {}
    notes: dict[int, str] = {}
    for m in reading.mentions:
        chains.setdefault(m.chain, []).append(m.span.of(text))
        known = [x for x in (m.type, m.role.title if m.role else None, m.country, m.sector) if x]
        notes[m.chain] = max(notes.get(m.chain, ""), " ".join(known), key=len)
    return [f"{' = '.join(dict.fromkeys(names))} [{notes[key]}]" for key, names in chains.items()]
