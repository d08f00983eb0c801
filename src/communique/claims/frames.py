"""What of a text only tells who says the rest: the frame of a statement, left out where its content is shown."""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.claims.records import Clause
from communique.claims.words import is_plural
from communique.model import Document, Mention, Proposition, Reading, Span, Statement

NAMED = frozenset({"he", "she", "it", "they"})
"""Subjects that the name of who speaks can take the place of, with the same form of the verb."""

LONG_NAME = 60
"""Characters of a name with what describes it from which the name alone is shown."""

WHOLE = frozenset({"main", "complement", "copular"})
"""Kinds of clause that are a sentence once nothing stands before them."""

EDGE = re.compile(r"^[\s,;:–—-]+|[\s,;:(–—-]+$")
"""Marks at the ends of a piece."""

OPENS = re.compile(r"[\s\"“‘'(]*(?:that\s+)?", re.IGNORECASE)
"""What may stand before the first clause of a content."""

INNER_QUOTE = re.compile(r"[\s,]*[”\"’]$"), re.compile(r"^[“\"‘]")
"""Marks that end a quotation before a frame and open it again behind."""


def unframed(span: Span, clause: Clause, document: Document, reading: Reading) -> str:
    """The characters of `span` without the frame of the statement that the clause stands in; all of them if it has
    none there.
    """
    return joined([document.slice(piece) for piece in pieces_of(span, clause, reading)])


def pieces_of(span: Span, clause: Clause, reading: Reading) -> list[Span]:
    """The span without the frame; if what is said lacks its subject, without that of the statement around it: "the firm
    had promised to leave" of "Rey said that the firm had promised to leave"; else the whole: "Rey denied leaving".

    Only what stands outside of the content and holds the cue or a source is a frame; the rest of a content that was
    read too short stays.
    """
    statement = statement_of(clause, reading)
    subject = [a.span for a in reading.propositions[clause.number].arguments if a.role == "who" and span.covers(a.span)]
    while statement is not None:
        pieces = kept(span, clause, statement, reading)
        if all(any(piece.covers(one) for piece in pieces) for one in subject):
            return pieces
        statement = reading.statements[statement.parent] if statement.parent is not None else None
    return [span]


def statement_of(clause: Clause, reading: Reading) -> Statement | None:
    """The statement that the clause stands in, if its predicate is in the content."""
    if clause.statement is None:
        return None
    found = reading.statements[clause.statement]
    return found if any(piece.covers(clause.head) for piece in found.content) else None


def kept(span: Span, clause: Clause, statement: Statement, reading: Reading) -> list[Span]:
    """The span without its stretches outside of the content that hold the cue or a source, the predicate's own subject
    never left out.
    """
    frame = [part for part in (statement.cue, *(link.span for link in statement.sources)) if part is not None]
    needed = [clause.head, *(a.span for a in reading.propositions[clause.number].arguments if a.role == "who")]
    pieces = [span]
    for gap in gaps(span, statement.content):
        own = [part for part in frame if gap.covers(part)]
        if own and any(gap.covers(part) and not held(part, own) for part in needed):
            gap = Span(gap.document, min(part.start for part in own), max(part.end for part in own))
        if own:
            pieces = [part for piece in pieces for part in less(piece, gap)]
    return pieces


def held(part: Span, frame: Sequence[Span]) -> bool:
    """Whether a phrase of the frame holds the part."""
    return any(one.covers(part) for one in frame)


def gaps(span: Span, content: Sequence[Span]) -> list[Span]:
    """The stretches of the span between, before and behind the pieces of a content."""
    found, at = [], span.start
    for piece in sorted(part for part in content if part.overlaps(span)):
        if piece.start > at:
            found.append(Span(span.document, at, piece.start))
        at = max(at, piece.end)
    return [*found, Span(span.document, at, span.end)] if at < span.end else found


def less(piece: Span, gap: Span) -> list[Span]:
    """The piece without the gap."""
    if not piece.overlaps(gap):
        return [piece]
    parts = [(piece.start, min(piece.end, gap.start)), (max(piece.start, gap.end), piece.end)]
    return [Span(piece.document, start, end) for start, end in parts if start < end]


def joined(pieces: Sequence[str]) -> str:
    """The pieces as one text, without the marks that only parted them from the frame between."""
    trimmed = [text for piece in pieces if (text := EDGE.sub("", piece) if len(pieces) > 1 else piece)]
    for at in range(1, len(trimmed)):
        ends, opens = INNER_QUOTE
        if ends.search(trimmed[at - 1]) and opens.search(trimmed[at]):
            trimmed[at - 1], trimmed[at] = ends.sub("", trimmed[at - 1]), opens.sub("", trimmed[at])
    return " ".join(trimmed)


def speaker_for(pronoun: Span, clause: Clause, document: Document, reading: Reading) -> str | None:
    """The name of who makes the statement, if the pronoun in it stands for the same; None if not, or nameless."""
    statement = statement_of(clause, reading)
    if statement is None or document.slice(pronoun).lower() not in NAMED:
        return None
    chains = {m.chain for m in reading.mentions if m.span == pronoun}
    linked = [reading.mentions[link.mention] for link in statement.sources if link.mention is not None]
    one = document.slice(pronoun).lower() == "they"  # nobody is "they" alone
    alone = [m for m in linked if m.type == "PERSON" and (m.kind == "name" or not is_plural(document.slice(m.head)))]
    same = [m for m in linked if m.chain in chains and not (one and m in alone)]
    return called(same[-1], document, reading) if same else None


def called(mention: Mention, document: Document, reading: Reading) -> str | None:
    """How the text names the one mentioned: by the first name in the chain, else by the mention's own words."""
    names = [m for m in reading.mentions if m.chain == mention.chain and m.kind == "name"]
    best = mention if mention.kind == "name" or not names else names[0]
    if best.kind == "pronoun":
        return None
    short = best.kind == "name" and (best.type == "PERSON" or best.span.end - best.span.start > LONG_NAME)
    return document.slice(best.head if short else best.span)


def is_whole(pieces: Sequence[Span], document: Document, reading: Reading) -> bool:
    """True if the pieces begin with a clause that has a finite verb and its subject."""
    return any(
        one.clause in WHOLE
        and any(piece.covers(one.head) for piece in pieces)
        and (has_subject(one, pieces) or has_noun(one, pieces, reading))
        and not told_to(one, pieces, document)
        and OPENS.fullmatch(document.text[pieces[0].start : one.span.start]) is not None
        for one in reading.propositions
        if pieces and pieces[0].start <= one.span.end
    )


def told_to(one: Proposition, pieces: Sequence[Span], document: Document) -> bool:
    """Whether its verb is an infinitive whose governor is in none of the pieces: "prices to fall" of "expects …"."""
    before = document.text[pieces[0].start : one.head.start].split()
    return one.status != "happened" and "to" in before[-2:] and one.span.start < pieces[0].start


def has_noun(one: Proposition, pieces: Sequence[Span], reading: Reading) -> bool:
    """Whether what is said mentions somebody or something before its predicate, whatever part that has there."""
    if one.clause != "complement":
        return False
    before = Span(one.span.document, one.span.start, one.head.start)
    return any(before.covers(m.span) and any(piece.covers(m.span) for piece in pieces) for m in reading.mentions)


def has_subject(one: Proposition, pieces: Sequence[Span]) -> bool:
    """Whether something before its predicate fills a role, in one of the pieces."""
    before = [a.span for a in one.arguments if a.role in ("who", "whom", "what") and a.span.end <= one.head.start]
    return any(piece.covers(span) for span in before for piece in pieces)
