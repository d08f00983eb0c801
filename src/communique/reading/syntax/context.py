"""What is already known of a document, looked up by word: mentions, times, quantities, statements, headlines."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from communique.model import Argument, Mention, Quantity, Span, Statement, TimeRef
from communique.reading.names.lives import Lives
from communique.reading.syntax.arguments import UNSAID, word_list
from communique.reading.syntax.clauses import Word
from communique.reading.syntax.timing import Timing
from communique.reading.tokens.nouns import body_nouns, group_nouns, office_heads, person_nouns

PERSONAL = frozenset("he she they we i you him her them us me who whom everyone everybody anyone someone".split())
"""Pronouns for people."""

ACTING = frozenset(("PERSON", "ORG", "NORP"))
"""Types of names that act."""

PLACES = frozenset(("LOC", "FAC", "GPE"))
"""Types of names of places."""

TESTS = re.compile(
    r"\b(?:missile|rocket|nuclear|weapons?)[- ](?:test|drill|exercise)|\btest[- ]?(?:fir|launch)|\btest(?:s|ed|ing)? "
    r"(?:of )?(?:an? |its |their |the |new |more )*(?:[\w-]+ ){0,2}(?:missile|warhead|rocket|bomb)"
    r"|\bballistic missile launch",
    re.IGNORECASE,
)
"""What speaks of tests of weapons."""

VIOLENCE = re.compile(
    r"\b(?:gunm[ae]n|gunfire|shooting|shot dead|bomb|militant|rebel|soldier|troops|missile|stabb|murder|massacre|terror"
    r"|assault|air ?strike|shelling|insurgent|fighters|clash|riot|ambush|militia|killer|crackdown|hostage|invasion)",
    re.IGNORECASE,
)
"""Words of violence among people; "attack" and "war" are said of games and prices too."""

HEADLINE_WORDS = 30
"""Words of a line without a full stop that may be a headline."""


class Context:
    """The records of one document, by word."""

    def __init__(
        self,
        text: str,
        document: str,
        mentions: Sequence[Mention],
        times: Sequence[TimeRef],
        quantities: Sequence[Quantity],
        statements: Sequence[Statement],
        published: str | None,
        starts: Sequence[int],
    ) -> None:
        """`starts`: the first character of each word of the text, in order."""
        self.text, self.document = text, document
        self.mentions, self.times, self.quantities, self.statements = mentions, times, quantities, statements
        self.timing = Timing(times, published)
        self.tells_of_tests = TESTS.search(text) is not None
        """Whether the document speaks of tests of weapons."""
        self.tells_of_violence = VIOLENCE.search(text) is not None
        """Whether the document has a word of violence among people."""
        self.heads = head_index(mentions, starts)
        self.titles = title_index(mentions, starts)
        self.acting = acting_chains(mentions)
        self.told = frozenset(one.chain for one in mentions if one.kind != "pronoun")
        """The chains of whom the text names or describes."""
        self.lives = Lives(text, mentions)
        self.time_starts = sorted((time.span.start, time.span.end) for time in times)
        self.count_order = sorted(range(len(quantities)), key=lambda index: quantities[index].span.start)
        self.count_starts = [quantities[index].span.start for index in self.count_order]
        self.contents = sorted(
            (span.start, -span.end, statement.id) for statement in statements for span in statement.content
        )
        self.longest = max((-minus_end - start for start, minus_end, _ in self.contents), default=0)
        self.cues = {
            place
            for statement in statements
            if statement.cue
            for place in range(statement.cue.start, statement.cue.end)
        }

    def mention_at(self, word: Word) -> int | None:
        """Index of the mention whose head holds `word`."""
        found = self.heads.get(word.start)
        return found if found is not None else self.titles.get(word.start)

    def is_time(self, word: Word) -> bool:
        """Whether a time expression holds the word."""
        place = bisect_right(self.time_starts, (word.start, 1 << 60)) - 1
        return place >= 0 and self.time_starts[place][1] > word.start

    def is_headline(self, start: int, end: int) -> bool:
        """Whether a sentence is a line of its own without a full stop, as headlines are."""
        before, after = self.text[max(0, start - 1) : start], self.text[end : end + 1]
        alone = before in ("", "\n") and after in ("", "\n", "\r")
        last = self.text[end - 1 : end]
        return alone and last not in ".!?:;,…" and self.text.count(" ", start, end) < HEADLINE_WORDS

    def acts(self, word: Word) -> bool:
        """Whether a word names somebody or some body that can act."""
        found = self.mention_at(word)
        if found is not None:
            mention = self.mentions[found]
            if mention.type in ACTING or mention.acts or mention.role is not None or mention.sector is not None:
                return True
            if mention.kind == "pronoun":
                return word.low in PERSONAL or mention.chain in self.acting
            if mention.kind == "name":
                return mention.type in PLACES and mention.country is not None and not is_local(word)
        return self.acts_by_word(word)

    def acts_by_word(self, word: Word) -> bool:
        """The same by its own form, where no mention is known."""
        low = word.lemma.lower()
        if word.low == "old" and any(kid.low == "year" for kid in word.kids):
            return True  # "the 22-year-old"
        if word.ent:
            return word.ent in ACTING or (word.ent in PLACES and not is_local(word))
        if word.pos == "PRON":
            return word.low in PERSONAL
        if word.pos == "NOUN":
            return (
                low in office_heads()
                or low in person_nouns()
                or low in body_nouns()
                or low in group_nouns()
                or (low in word_list("arguments", "people"))
            )
        if word.pos == "ADJ":
            return low in word_list("arguments", "needy") and word.kid("det") is not None
        return word.pos == "PROPN" and word.dep in ("nsubj", "nsubj:pass", "obl:agent", "conj", "iobj", "flat")

    def country_of(self, word: Word) -> str | None:
        """The state (ISO 3166 alpha-3) that a name or noun stands for or belongs to; None for pronouns and others."""
        index = self.mention_at(word)
        mention = self.mentions[index] if index is not None else None
        return mention.country if mention is not None and mention.kind != "pronoun" else None

    def is_place(self, word: Word) -> bool:
        """Whether a word names a place."""
        if word.ent in PLACES:
            return True
        found = self.mention_at(word)
        if found is not None and self.mentions[found].type in PLACES:
            return True
        return word.pos in ("NOUN", "PROPN") and word.lemma.lower() in word_list("arguments", "sites")

    def is_said(self, word: Word) -> bool:
        """Whether a word says who or what: a noun, or a pronoun that coreference resolves."""
        if word.low in PERSONAL or word.low in ("nobody", "none", "someone", "everyone"):
            return True
        if word.low == "one" and any(kid.low in ("no", "any", "every") for kid in word.kids):
            return True
        if word.low in UNSAID or word.pos == "PRON":
            found = self.mention_at(word)
            return found is not None and self.mentions[found].chain >= 0 and word.low not in ("there", "what")
        return True

    def speaks(self, span: Span, offset: int) -> bool:
        """Whether a phrase behind a character only names who says what stands there: no part in it."""
        index = self.statement_at(offset)
        if index is None or span.start < offset:
            return False
        return any(link.span is not None and link.span.covers(span) for link in self.statements[index].sources)

    def statement_at(self, offset: int) -> int | None:
        """The innermost statement whose content holds the character, None for the outlet's own voice."""
        best: tuple[int, int] | None = None
        first = bisect_left(self.contents, (offset - self.longest, -(1 << 60), 0))
        for start, minus_end, index in self.contents[first : bisect_right(self.contents, (offset, 0, 1 << 60))]:
            if offset < -minus_end and (best is None or -minus_end - start <= best[0]):
                best = (-minus_end - start, index)
        return best[1] if best else None

    def in_cue(self, word: Word) -> bool:
        """Whether a word is (in) the cue of a statement."""
        return word.start in self.cues

    def is_reported(self, word: Word) -> bool:
        """Whether the word stands in indirect speech."""
        index = self.statement_at(word.start)
        return index is not None and self.statements[index].mode != "direct"

    def counts_within(self, start: int, end: int) -> list[int]:
        """Indices of the quantities that begin in the range."""
        low, high = bisect_left(self.count_starts, start), bisect_left(self.count_starts, end)
        return self.count_order[low:high]

    def when_arguments(self, indices: Sequence[int]) -> list[Argument]:
        """The time expressions of a predicate as arguments."""
        return [Argument("when", self.times[index].span) for index in indices]


def is_local(word: Word) -> bool:
    """Whether a place name stands after a preposition that locates."""
    return word.case() in ("in", "at", "near", "inside", "outside", "across", "around", "through", "throughout")


def acting_chains(mentions: Sequence[Mention]) -> frozenset[int]:
    """The chains of which a name or noun is somebody or some body: "it" acts as they do."""
    named = [mention for mention in mentions if mention.kind != "pronoun" and mention.chain >= 0]
    return frozenset(one.chain for one in named if one.type in ACTING or one.acts or one.role or one.sector)


def title_index(mentions: Sequence[Mention], starts: Sequence[int]) -> dict[int, int]:
    """First character of a word → mention of a person or body whose phrase, but not whose head, covers it: titles."""
    found: dict[int, int] = {}
    for index, mention in enumerate(mentions):
        if mention.type in ACTING and mention.kind == "name" and mention.span.end - mention.span.start < 200:
            for place in within(starts, mention.span.start, mention.span.end):
                found.setdefault(place, index)
    return found


def head_index(mentions: Sequence[Mention], starts: Sequence[int]) -> dict[int, int]:
    """First character of a word → mention whose head covers it, the longest head where they nest."""
    found: dict[int, int] = {}
    for index in sorted(range(len(mentions)), key=lambda index: mentions[index].head.start - mentions[index].head.end):
        head = mentions[index].head
        for place in within(starts, head.start, min(head.end, head.start + 200)):
            found.setdefault(place, index)
    return found


def within(starts: Sequence[int], start: int, end: int) -> Sequence[int]:
    """Those of `starts` (in order) from `start` to before `end`."""
    return starts[bisect_left(starts, start) : bisect_left(starts, end)]
