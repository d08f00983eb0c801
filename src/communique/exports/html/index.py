"""The index page over several stories: those with several articles first, single articles in a compact list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from communique.exports import words
from communique.exports.html.head import SECTIONS
from communique.exports.html.page import LONGEST_TITLE, reach
from communique.exports.html.said import BESIDE
from communique.exports.html.signs import shorten
from communique.exports.json import entry
from communique.model import Dossier, Problem

MOST_ACTORS = 8
"""Names under a story's title."""
MOST_WORDS = 3000
"""Different words of a story's claims that the search knows."""
ALL_WORDS = 300_000
"""Words of all stories together that the search knows (about 3 MB): of many stories, fewer of each."""
WORD = re.compile(r"\w+")


class StoryLine(NamedTuple):
    """A story in the list."""

    id: str
    title: str
    reach: str
    standing: str
    claims: int
    conflicts: int
    actors: tuple[str, ...]
    outlets: str
    words: str
    """The different words of titles, actors and claims, for the search."""
    lines: tuple[tuple[str, str, str, str], ...]
    """First line of each block of the summary: tone, glyph, title, text."""
    articles: int


class IndexPage(NamedTuple):
    """All of the index page."""

    articles: int
    stories: tuple[StoryLine, ...]
    singles: tuple[StoryLine, ...]
    problems: tuple[Problem, ...]


def index_page(dossiers: Iterable[Dossier]) -> IndexPage:
    """The index over `dossiers`, in their order."""
    return index_of([(line(one), one.problems) for one in dossiers])


def index_of(found: Sequence[tuple[StoryLine, Sequence[Problem]]]) -> IndexPage:
    """The index over stories in their order, each with the problems that its dossier shows."""
    most = min(MOST_WORDS, max(100, ALL_WORDS // max(1, len(found))))
    lines = [one._replace(words=" ".join(one.words.split(" ")[:most])) for one, _ in found]
    problems = dict.fromkeys(problem for _, row in found for problem in row if problem.document is None)
    several, alone = (tuple(one for one in lines if (one.articles > 1) is many) for many in (True, False))
    return IndexPage(sum(one.articles for one in lines), several, alone, tuple(problems))


def line(dossier: Dossier) -> StoryLine:
    """A story's line, with all its words for the search."""
    known = entry(dossier)
    return StoryLine(
        known.id,
        shorten(" ".join(known.title.split()), LONGEST_TITLE),
        reach(dossier),
        words.standing(dossier),
        known.claims,
        known.conflicts,
        tuple(a.name for a in dossier.actors if a.kind not in BESIDE)[:MOST_ACTORS],
        ", ".join(words.name(d) for d in dossier.documents),
        " ".join(search_words(dossier)),
        tuple(first_lines(dossier)),
        len(dossier.documents),
    )


def first_lines(dossier: Dossier) -> Iterable[tuple[str, str, str, str]]:
    """The first line of each block that has one."""
    for key, glyph, tone, title in SECTIONS:
        text = next((s.text for s in dossier.summary if s.section == key), None)
        if text:
            yield tone, glyph, title, shorten(text, 200)


def search_words(dossier: Dossier) -> list[str]:
    """Different words in lower case, those of the most central claims first, in a fixed order."""
    texts = [d.title or "" for d in dossier.documents] + [s for a in dossier.actors for s in (a.name, *a.spellings)]
    found = (w.lower()[:40] for text in [*texts, *(c.text for c in dossier.claims)] for w in WORD.findall(text))
    return list(dict.fromkeys(found))[:MOST_WORDS]
