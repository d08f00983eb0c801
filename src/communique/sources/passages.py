"""Which stretch of a page is what: headline, dateline, byline, body, caption, promotion, links to other reports.

Only headline and body are read for claims, so both mistakes cost: a caption read as news invents a claim, a paragraph
taken for promotion loses one. Each rule is general; in doubt a paragraph is body. Section headings inside the text
are of kind headline: they stay visible and can be read, and being fragments they rarely assert anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from communique.model import Passage, PassageKind
from communique.sources.captions import captions_again, captions_over_credit, gallery, unstopped
from communique.sources.furniture import Furniture, closing, kind_of, opening
from communique.sources.lines import ITEM, Line, Page, Rule, is_prose, lines_of, title_like, words

_TITLE_WORDS = 30
"""Longest headline in words (the longest of 383 published ones that were looked at has 29)."""
_SUBHEAD_WORDS = 14
_LINKS_AT_END = 3
"""Fewest headline-like lines at the very end that count as links to other reports without a heading over them."""
_NO_SUBHEAD = re.compile(r"[\"“«]|[^\W\d_a-z][\w. ]{0,30}: ")
"""How a pulled quotation or a speaker's turn in a transcript begins."""


def passages(text: str, title: str | None = None, authors: Sequence[str] = ()) -> tuple[Passage, ...]:
    """Passages of a normalised text, in order; every character but white space lies in exactly one.

    `title` is the headline when it is known; `authors` are names that make a line a byline.
    """
    lines = tuple(lines_of(text))
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


def _headline(page: Page) -> Iterator[tuple[int, PassageKind]]:
    """The known title; otherwise the first line that is no furniture, if it looks like a title and prose follows."""
    if page.title is not None:
        yield from ((i, "headline") for i, line in enumerate(page.lines[:5]) if line.text == page.title)
        return
    free = (i for i, kind in enumerate(page.kinds) if kind in (None, "link"))
    i = next(free, None)
    if i is None or not title_like(page.lines[i], _TITLE_WORDS) or words(page.lines[i]) < 2:
        return
    if opening(page.lines[i].text) == 0 and any(is_prose(line) for line in page.lines[i + 1 : i + 8]):
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
    marked = bool(following) and ITEM.match(page.lines[following[0]].text) is not None
    for j in following:
        line = page.lines[j]
        belongs = ITEM.match(line.text) is not None if marked else title_like(line, _TITLE_WORDS)
        if not belongs or page.kinds[j] not in (None, "related", "link"):
            return
        yield j


def _links_at_end(page: Page) -> Iterator[tuple[int, PassageKind]]:
    """Three or more title-like lines at the very end, after prose: links to other reports."""
    run: list[int] = []
    for i in range(len(page.lines) - 1, -1, -1):
        if page.kinds[i] is None and title_like(page.lines[i], _TITLE_WORDS) and words(page.lines[i]) >= 4:
            run.append(i)
        elif page.kinds[i] is None:
            break
    before = page.lines[: run[-1]] if run else ()
    if len(run) >= _LINKS_AT_END and sum(map(is_prose, before)) >= 3 and not before[-1].text.endswith(":"):
        yield from ((i, "related") for i in reversed(run))


def _subheads(page: Page) -> Iterator[tuple[int, PassageKind]]:
    """A short line without a full stop between paragraphs, prose right after it."""
    for i in range(1, len(page.lines) - 1):
        line, above, below = page.lines[i], page.lines[i - 1], page.lines[i + 1]
        if page.kinds[i] is not None or page.kinds[i + 1] is not None:
            continue
        fits = title_like(line, _SUBHEAD_WORDS) and not _NO_SUBHEAD.match(line.text) and not line.text.endswith("!")
        if fits and is_prose(below) and len(below.text) > len(line.text) and not above.text.endswith((":", ",")):
            yield i, "headline"


RULES: tuple[Rule, ...] = (
    _headline, _related, gallery, captions_again, captions_over_credit, _links_at_end, unstopped, _subheads,
)  # fmt: skip
"""In the order in which they are tried; each sees what the ones before it settled."""
