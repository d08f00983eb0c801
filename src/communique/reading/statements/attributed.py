"""All attributions of a Doc before they are records: rules, the trained model, quotations that go on, transcripts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from communique.model.readings import Mode
from communique.reading.annotation.attributions import Attribution
from communique.reading.statements.lines import in_line
from communique.reading.statements.merging import merge
from communique.reading.statements.nesting import loose_quotes, settle
from communique.reading.statements.phrases import citing_sayings, rule_sayings
from communique.reading.statements.quotes import Quote, quotes
from communique.reading.statements.sayings import Saying
from communique.reading.statements.turns import signatures, turns
from communique.reading.tokens.words import Words

if TYPE_CHECKING:
    from spacy.tokens import Doc

MODES_FROM = 0.9
"""Share of a content inside quotation marks from which it is direct speech."""


def sayings_of(doc: Doc, words: Words, marked: Sequence[Quote]) -> list[Saying]:
    """The attributions of the Doc: rules, the model's, what is cited, quotations that go on, turns of a transcript."""
    key = "communique_sayings"
    if key not in doc.user_data:
        rules = settle(words, marked, rule_sayings(words, marked))
        spoken = [*turns(words), *signatures(words)]
        found = merge(words, rules, [group for group in doc._.attributions if not is_line(group, spoken)])
        found += spoken
        found += loose_quotes(words, marked, found)
        found += citing_sayings(words, found)
        found = [in_line(words, pleaded(words, one)) for one in found if not is_blamed(words, one)]
        doc.user_data[key] = sorted(found, key=lambda saying: (saying.cue, saying.content, saying.frame))
    kept: list[Saying] = doc.user_data[key]
    return kept


def is_line(group: Attribution, spoken: Sequence[Saying]) -> bool:
    """Whether the source of a group of the model is the speaker that a line names."""
    named = [saying.source for saying in spoken if saying.source is not None]
    return any(low <= start and end <= high for start, end in group.source for low, high in named)


BLAMED = frozenset("accused convicted suspected acquitted cleared charged indicted".split())
"""Participles of who is blamed: whoever blames somebody has an object between the verb and "of"."""


def is_blamed(words: Words, saying: Saying) -> bool:
    """Whether the source is who is blamed: "Rey, accused of taking bribes", "went on trial charged with fraud"."""
    cue = range(saying.cue[0], min(saying.cue[1], len(words.lower) - 1))
    return any(words.lower[i] in BLAMED and words.lower[i + 1] in ("of", "with", "over") for i in cue)


def pleaded(words: Words, saying: Saying) -> Saying:
    """The saying with the stance of a plea: "pleaded not guilty" denies, "pleaded guilty" does not ask for anything."""
    if words.lemma[saying.verb] != "plead":
        return saying
    behind = words.lower[saying.verb + 1 : saying.verb + 4]
    if "guilty" not in behind:
        return saying
    return replace(saying, stance="denies" if "not" in behind else "asserts")


def quotes_of(doc: Doc, words: Words) -> list[Quote]:
    """The quotations of the Doc, found once."""
    key = "communique_quotes"
    if key not in doc.user_data:
        doc.user_data[key] = quotes(words)
    kept: list[Quote] = doc.user_data[key]
    return kept


def mode_of(words: Words, marked: Sequence[Quote], saying: Saying) -> Mode:
    """direct, mixed or indirect, by how much of the content stands between marks that do not hold the cue as well."""
    if saying.frame == "turn":
        return "direct"
    total = inside = 0
    first, last = min(saying.content, default=(0, 0))[0], max((end for _, end in saying.content), default=0)
    near = [quote for quote in marked if quote.start < last and quote.end > first and quote.depth == 0]
    own = [quote for quote in near if not quote.start <= saying.verb < quote.end or saying.frame == "loose"]
    for start, end in saying.content:
        total += end - start
        inside += sum(max(0, min(end, quote.end) - max(start, quote.start)) for quote in own)
    if total and inside >= MODES_FROM * total:
        return "direct"
    return "mixed" if inside else "indirect"
