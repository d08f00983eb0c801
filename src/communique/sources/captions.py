"""Captions told by their neighbours: galleries, repeated ones, ones over a credit, ones without a full stop."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from communique.model import PassageKind
from communique.sources.furniture import Furniture, without_credit
from communique.sources.lines import ITEM, OPENS_TITLE, Line, Page, is_prose, words

_CAPTION_WORDS = 100
_GALLERY = 3
"""Fewest paragraphs under one title that make a gallery."""
_GALLERY_TITLE = 3
"""Fewest words of that title."""
_CAPTION_LEAST = 8
"""Words from which a line without a full stop is too long to be a heading."""
_UNSTOPPED_WORDS = 60
"""Longer ones are paragraphs of the text that lost their full stop."""
_UNSTOPPED_END = re.compile(r"\w[)'’]*$")
_PROSE = 4
"""Fewest paragraphs that end as sentences do, from which one that does not stands out."""
_PICTURE_WORDS = re.compile(
    r"\b(?:pictured|(?:is|are) seen|seen (?:here|in|at|during)|shakes? hands|poses?|looks? on|file photo|"
    r"in this (?:\w+ )?(?:photo|image|picture))\b|\((?:left|right|cent(?:er|re)|[LRC])\)",
    re.IGNORECASE,
)


def gallery(page: Page) -> Iterator[tuple[int, PassageKind]]:
    """Three or more paragraphs in a row that begin with one title, each followed by a heading of its own."""
    free = [page.kinds[i] is None for i in range(len(page.lines))]
    at = 0
    while at < len(page.lines):
        end = at + 1
        while end < len(page.lines) and free[at] and free[end] and _same_title(page.lines[at], page.lines[end]):
            end += 1
        if end - at >= _GALLERY:
            yield from ((i, "caption") for i in range(at, end))
        at = end


def _same_title(one: Line, two: Line) -> bool:
    """True if both begin with the same words, three at least, and a capital letter follows in both."""
    pairs = zip(one.text.split(" "), two.text.split(" "), strict=False)
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    heads = [line.text.split(" ", shared + 1)[shared : shared + 1] for line in (one, two)]
    return shared >= _GALLERY_TITLE and all(head and head[0][:1].isupper() for head in heads)


def captions_again(page: Page) -> Iterator[tuple[int, PassageKind]]:
    """The text of a caption once more without its credit, next to it; and the second of two equal paragraphs."""
    cores = [_core(line, kind) for line, kind in zip(page.lines, page.kinds, strict=True)]
    for i, (line, kind) in enumerate(zip(page.lines, page.kinds, strict=True)):
        near = range(max(0, i - 2), min(len(cores), i + 3))
        if kind is not None or len(line.text) < 20:
            continue
        twins = [j for j in near if j != i and cores[j] == cores[i]]
        twin = any(_holds(page.lines[j], line) if page.kinds[j] == "caption" else j == i - 1 for j in twins)
        if twin and line.text != page.title:
            yield i, "caption"


def _holds(caption: Line, line: Line) -> bool:
    """True if the caption ends as the line does: "(file photo)" behind a sentence without its full stop is the caption
    of that sentence of the text, which is read.
    """
    return line.text[-8:] in caption.text


def _core(line: Line, kind: Furniture | PassageKind | None) -> str:
    text = without_credit(line.text) if kind == "caption" else line.text
    return re.sub(r"\W+", " ", text[:2000]).strip().casefold()


def captions_over_credit(page: Page) -> Iterator[tuple[int, PassageKind]]:
    """The paragraph right above a line that is nothing but a credit, in the same block or in the words of a caption."""
    spaced = any(line.gap for line in page.lines)
    for i in range(1, len(page.lines)):
        above, credit = page.lines[i - 1], page.lines[i]
        if page.kinds[i] != "caption" or page.kinds[i - 1] is not None or without_credit(credit.text):
            continue
        joined = spaced and not credit.gap
        if words(above) <= _CAPTION_WORDS and (joined or _PICTURE_WORDS.search(above.text)):
            yield i - 1, "caption"


def unstopped(page: Page) -> Iterator[tuple[int, PassageKind]]:
    """A longer line without a full stop amid paragraphs that have theirs: a caption, a pulled quotation.

    Points before the first paragraph are a summary of the text and are read.
    """
    free = [i for i, kind in enumerate(page.kinds) if kind is None]
    prose = [i for i in free if is_prose(page.lines[i])]
    long = [i for i in free if _CAPTION_LEAST < words(page.lines[i]) <= _UNSTOPPED_WORDS]
    loose = [i for i in long if prose and i > prose[0] and _hangs(page, i)]
    if len(prose) >= _PROSE and len(loose) <= len(prose):
        yield from ((i, "caption") for i in loose)


def _hangs(page: Page, i: int) -> bool:
    """True if a line ends without any mark and is no quotation, no item of a list, nor cut in two by the next."""
    line, below = page.lines[i], page.lines[i + 1] if i + 1 < len(page.lines) else None
    if below is not None and below.text[:1].islower():
        return False
    opens = OPENS_TITLE.match(line.text) is not None and line.text[0] not in '"“«'
    return _UNSTOPPED_END.search(line.text[-3:]) is not None and opens and not ITEM.match(line.text)
