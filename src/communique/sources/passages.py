"""Which stretch of a page is what: headline, dateline, byline, body, caption, promotion, links to other reports.

Only headline and body are read for claims, so both mistakes cost: a caption read as news invents a claim, a paragraph
taken for promotion loses one. Each rule is general; in doubt a paragraph is body. Section headings inside the text
are of kind headline: they stay visible and can be read, and being fragments they rarely assert anything.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from communique.model import Passage, PassageKind
from communique.sources.clean import ends_sentence
from communique.sources.furniture import Furniture, closing, kind_of, opening, without_credit

_TITLE_WORDS = 30
"""Longest headline in words (the longest of 383 published ones that were looked at has 29)."""
_SUBHEAD_WORDS = 14
_CAPTION_WORDS = 100
_LINKS_AT_END = 3
"""Fewest headline-like lines at the very end that count as links to other reports without a heading over them."""
_ITEM = re.compile(r"[-*•–—‣·►▶»]\s|\d{1,2}[.)]\s")
_OPENS_TITLE = re.compile(r"[\"'“‘«(\[¿¡]?[^\W_a-z]")
_NO_TITLE_END = re.compile(r"[.,;:…—–-][\"'”’»)\]]*$")
_NO_SUBHEAD = re.compile(r"[\"“«]|[^\W\d_a-z][\w. ]{0,30}: ")
"""How a pulled quotation or a speaker's turn in a transcript begins."""
_PICTURE_WORDS = re.compile(
    r"\b(?:pictured|(?:is|are) seen|seen (?:here|in|at|during)|shakes? hands|poses?|looks? on|file photo|"
    r"in this (?:\w+ )?(?:photo|image|picture))\b|\((?:left|right|cent(?:er|re)|[LRC])\)",
    re.IGNORECASE,
)


class Line(NamedTuple):
    """A paragraph: where it starts, what it says, whether a blank line stands before it."""

    start: int
    text: str
    gap: bool


class Page(NamedTuple):
    """A text on its way to passages; `kinds` holds what is settled so far."""

    lines: tuple[Line, ...]
    kinds: list[Furniture | PassageKind | None]
    title: str | None


Rule = Callable[[Page], Iterator[tuple[int, PassageKind]]]


def passages(text: str, title: str | None = None, authors: Sequence[str] = ()) -> tuple[Passage, ...]:
    """Passages of a normalised text, in order; every character but white space lies in exactly one.

    `title` is the headline when it is known; `authors` are names that make a line a byline.
    """
    lines = tuple(_lines(text))
    names = {a.casefold() for a in authors}
    kinds: list[Furniture | PassageKind | None] = [
        "byline" if line.text.casefold() in names else kind_of(line.text) for line in lines
    ]
    page = Page(lines, kinds, title)
    for rule in RULES:
        for i, kind in rule(page):
            page.kinds[i] = kind
    return tuple(p for line, kind in zip(lines, page.kinds, strict=True) for p in _cut(line, kind))


def title_of(text: str, found: Sequence[Passage]) -> str | None:
    """The headline that stands before all body text, if there is one."""
    first = next((p for p in found if p.kind in ("headline", "body")), None)
    return text[first.start : first.end] if first and first.kind == "headline" else None


def _lines(text: str) -> Iterator[Line]:
    start, gap = 0, False
    for row in text.split("\n"):
        stripped = row.strip()
        if stripped:
            yield Line(start + row.index(stripped), stripped, gap)
        gap = not stripped
        start += len(row) + 1


def _cut(line: Line, kind: Furniture | PassageKind | None) -> Iterator[Passage]:
    """The passages of one paragraph: a body is divided into dateline, body and the credit to reporters at its end."""
    end = line.start + len(line.text)
    if kind not in (None, "body"):
        yield Passage("related" if kind == "link" else kind, line.start, end)
        return
    first, last = opening(line.text), closing(line.text)
    parts: tuple[tuple[PassageKind, int, int], ...] = (
        ("dateline", 0, first),
        ("body", first, last),
        ("byline", last, len(line.text)),
    )
    for part, a, b in parts:
        piece = line.text[a:b].strip()
        if piece:
            begin = line.start + line.text.index(piece, a)
            yield Passage(part, begin, begin + len(piece))


def _words(line: Line) -> int:
    return line.text.count(" ") + 1


def _title_like(line: Line, most: int) -> bool:
    """True for a line that could stand over a text: short, capitalised, without a full stop."""
    return (
        _words(line) <= most
        and len(line.text) <= most * 12
        and _OPENS_TITLE.match(line.text) is not None
        and not _NO_TITLE_END.search(line.text[-6:])
        and not _ITEM.match(line.text)
    )


def _is_prose(line: Line) -> bool:
    return _words(line) >= 8 and ends_sentence(line.text[: closing(line.text)].rstrip())


def _headline(page: Page) -> Iterator[tuple[int, PassageKind]]:
    """The known title; otherwise the first line that is no furniture, if it looks like a title and prose follows."""
    if page.title is not None:
        yield from ((i, "headline") for i, line in enumerate(page.lines[:5]) if line.text == page.title)
        return
    free = (i for i, kind in enumerate(page.kinds) if kind in (None, "link"))
    i = next(free, None)
    if i is None or not _title_like(page.lines[i], _TITLE_WORDS) or _words(page.lines[i]) < 2:
        return
    if opening(page.lines[i].text) == 0 and any(_is_prose(line) for line in page.lines[i + 1 : i + 8]):
        yield i, "headline"


def _related(page: Page) -> Iterator[tuple[int, PassageKind]]:
    """A heading such as “Related stories” with the list under it."""
    for i, kind in enumerate(page.kinds):
        if kind == "related":
            yield i, "related"
            yield from ((j, "related") for j in _list_under(page, i))


def _list_under(page: Page, heading: int) -> Iterator[int]:
    """Lines of the list under a heading: marked items while there are any, else lines that look like titles."""
    following = range(heading + 1, min(heading + 25, len(page.lines)))
    marked = bool(following) and _ITEM.match(page.lines[following[0]].text) is not None
    for j in following:
        line = page.lines[j]
        belongs = _ITEM.match(line.text) is not None if marked else _title_like(line, _TITLE_WORDS)
        if not belongs or page.kinds[j] not in (None, "related", "link"):
            return
        yield j


def _links_at_end(page: Page) -> Iterator[tuple[int, PassageKind]]:
    """Three or more title-like lines at the very end, after prose: links to other reports."""
    run: list[int] = []
    for i in range(len(page.lines) - 1, -1, -1):
        if page.kinds[i] is None and _title_like(page.lines[i], _TITLE_WORDS) and _words(page.lines[i]) >= 4:
            run.append(i)
        elif page.kinds[i] is None:
            break
    before = page.lines[: run[-1]] if run else ()
    if len(run) >= _LINKS_AT_END and sum(map(_is_prose, before)) >= 3 and not before[-1].text.endswith(":"):
        yield from ((i, "related") for i in reversed(run))


def _captions_again(page: Page) -> Iterator[tuple[int, PassageKind]]:
    """The text of a caption once more without its credit, next to it; and the second of two equal paragraphs."""
    cores = [_core(line, kind) for line, kind in zip(page.lines, page.kinds, strict=True)]
    for i, (line, kind) in enumerate(zip(page.lines, page.kinds, strict=True)):
        near = range(max(0, i - 2), min(len(cores), i + 3))
        if kind is not None or len(line.text) < 20:
            continue
        twin = any(j != i and cores[j] == cores[i] and (page.kinds[j] == "caption" or j == i - 1) for j in near)
        if twin and line.text != page.title:
            yield i, "caption"


def _core(line: Line, kind: Furniture | PassageKind | None) -> str:
    text = without_credit(line.text) if kind == "caption" else line.text
    return re.sub(r"\W+", " ", text[:2000]).strip().casefold()


def _captions_over_credit(page: Page) -> Iterator[tuple[int, PassageKind]]:
    """The paragraph right above a line that is nothing but a credit, in the same block or in the words of a caption."""
    spaced = any(line.gap for line in page.lines)
    for i in range(1, len(page.lines)):
        above, credit = page.lines[i - 1], page.lines[i]
        if page.kinds[i] != "caption" or page.kinds[i - 1] is not None or without_credit(credit.text):
            continue
        joined = spaced and not credit.gap
        if _words(above) <= _CAPTION_WORDS and (joined or _PICTURE_WORDS.search(above.text)):
            yield i - 1, "caption"


def _subheads(page: Page) -> Iterator[tuple[int, PassageKind]]:
    """A short line without a full stop between paragraphs, prose right after it."""
    for i in range(1, len(page.lines) - 1):
        line, above, below = page.lines[i], page.lines[i - 1], page.lines[i + 1]
        if page.kinds[i] is not None or page.kinds[i + 1] is not None:
            continue
        fits = _title_like(line, _SUBHEAD_WORDS) and not _NO_SUBHEAD.match(line.text) and not line.text.endswith("!")
        if fits and _is_prose(below) and len(below.text) > len(line.text) and not above.text.endswith((":", ",")):
            yield i, "headline"


RULES: tuple[Rule, ...] = (_headline, _related, _captions_again, _captions_over_credit, _links_at_end, _subheads)
"""In the order in which they are tried; each sees what the ones before it settled."""
