"""What the rules of status ask of a sentence beyond its tree: times, subjects, reported speech, what follows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from communique.reading.syntax.clauses import Sentence, Word

CONTRAST = frozenset(("but", "however", "instead", "though", "although", "yet"))
"""Words that set a past plan against what came of it."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """One sentence and what is known of its predicates; all questions have an answer where nothing is known."""

    sentence: Sentence
    ahead: Callable[[Word], bool | None] = lambda word: None
    """Whether the time of a predicate lies after publication (None: not known)."""
    fixed: Callable[[Word], bool] = lambda word: False
    """Whether the predicate has a time that is fixed to a week or closer."""
    agentive: Callable[[Word], bool] = lambda word: True
    """Whether the subject of a predicate can intend what it does."""
    reported: Callable[[Word], bool] = lambda word: False
    """Whether a predicate stands in indirect speech, where "would" is a past's future."""
    moved: Callable[[Word], bool] = lambda word: False
    """Whether an event is put off to a date that is told ("postponed until Friday")."""
    gone: Callable[[Word], bool] = lambda word: False
    """Whether the clause tells when in the past it was ("in 1991 a man shoots …")."""
    contrast_follows: bool = False
    """The next sentence begins with "But", "However" …"""

    def contrasted(self, verb: Word) -> bool:
        """Whether a "but" follows, in this sentence or at the beginning of the next, or "originally" precedes."""
        words = self.sentence.words
        if any(word.low in ("originally", "initially") for word in words[: verb.i + 4]):
            return True
        return self.contrast_follows or any(word.low in CONTRAST for word in words[verb.i + 1 :])
