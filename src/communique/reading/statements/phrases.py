"""Attributions without a reporting verb: "according to", "citing", "X's claim that", "is confident that"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.reading.names.clusters import Range
from communique.reading.statements.cues import adjective_stances, is_negated, noun_stances
from communique.reading.statements.headings import heading_sayings
from communique.reading.statements.quotes import Quote, quote_of
from communique.reading.statements.sayings import Saying, has_verb, head_of, same, trim, without
from communique.reading.statements.speakers import described, left_of, noun_after, phrase_at, source_of
from communique.reading.statements.verbs import VOICING, handed_on, verb_sayings
from communique.reading.tokens.words import Words

NO_SOURCE = frozenset(
    {
        "plan",
        "schedule",
        "rule",
        "law",
        "size",
        "age",
        "rank",
        "tradition",
        "custom",
        "taste",
        "need",
        "ability",
        "merit",
        "principle",
        "type",
        "form",
        "season",
    }
)
"""What one acts "according to" without its saying anything."""


def rule_sayings(words: Words, quotes: Sequence[Quote]) -> list[Saying]:
    """Every attribution that the rules see, by place of its cue."""
    found = [
        *handed_on(words, list(verb_sayings(words, quotes))),
        *phrase_sayings(words, quotes),
        *noun_sayings(words),
        *adjective_sayings(words),
        *heading_sayings(words),
    ]
    return sorted(found, key=lambda saying: (saying.verb, saying.frame))


def phrase_sayings(words: Words, quotes: Sequence[Quote]) -> Iterator[Saying]:
    """Attributions by "according to"."""
    for token, lower in enumerate(words.lower[:-1]):
        if lower == "according" and words.lower[token + 1] == "to" and words.sentence[token] >= 0:
            saying = according(words, quotes, token)
            if saying is not None:
                yield saying


def according(words: Words, quotes: Sequence[Quote], token: int) -> Saying | None:
    """ "According to X, …" and "…, according to X"."""
    source = noun_after(words, token + 2)
    if source is None or words.lemma[head_of(words, source)] in NO_SOURCE:
        return None
    low, high = words.sentences[words.sentence[token]]
    around = quote_of(quotes, token)
    if around is not None:
        low, high = max(low, around.start + 1), min(high, around.end - 1)
    clause = (token, source[1])
    opening = not has_verb(words, low, token)
    source, after = described(words, source)
    if opening:
        content = [(after, high)]
        if parts_subject(words, low, token, after):
            content = [(low, token), (after, high)]
    else:
        content = [(low, token)]
        if after < high and words.text[after] == "," and words.text[token - 1] == "," and has_verb(words, after, high):
            governor = words.head[token] if words.dep[token] != "case" else words.head[words.head[token]]
            if after < governor < high or not closes_clause(words, low, token):
                content.append((after + 1, high))
    trimmed = [piece for piece in (trim(words, *part) for part in content) if piece[0] < piece[1]]
    return Saying(token, (token, token + 2), source, trimmed, "phrase", "asserts", clause) if trimmed else None


def parts_subject(words: Words, low: int, token: int, after: int) -> bool:
    """Whether the phrase stands between a subject and its verb: "The rebels, according to X, took the town"."""
    if token <= low or words.text[token - 1] != ",":
        return False
    return any(words.dep[i] in ("nsubj", "nsubj:pass") and words.head[i] >= after for i in range(low, token))


def closes_clause(words: Words, low: int, token: int) -> bool:
    """Whether the words before the phrase hold a whole clause: a subject with its verb."""
    return any(words.dep[i] in ("nsubj", "nsubj:pass") and low <= words.head[i] < token for i in range(low, token))


def citing_sayings(words: Words, found: Sequence[Saying]) -> list[Saying]:
    """ "…, Y reported, citing X": X said what Y reports."""
    cited = []
    for token, lower in enumerate(words.lower):
        if lower not in ("citing", "quoting", "paraphrasing") or words.sentence[token] < 0:
            continue
        thing = words.child(token, "obj")
        outer = reporter(words, found, token)
        if thing is None or outer is None:
            continue
        source = cited_source(words, thing)
        clause = (token, max(source[1], words.right[token] + 1))
        pieces = [trim(words, *piece) for part in outer.content for piece in without(part, clause)]
        outer.content = content = [piece for piece in pieces if piece[0] < piece[1]]
        if content:
            cited.append(Saying(token, (token, token + 1), source, list(content), "citing", outer.stance, clause))
    return cited


def cited_source(words: Words, thing: int) -> Range:
    """What is cited: the object with its modifiers, and its author if the tree has him elsewhere ("remarks by …")."""
    start, end = left_of(words, thing), words.right[thing] + 1
    if end < len(words) and words.lower[end] in ("by", "from", "of"):
        author = noun_after(words, end + 1)
        end = author[1] if author is not None else end
    return trim(words, start, end)


def reporter(words: Words, found: Sequence[Saying], token: int) -> Saying | None:
    """The attribution to which a "citing" is hung: by the tree, or because its cue ends right before."""
    for saying in found:
        near = saying.clause[1] <= token <= saying.clause[1] + 2 and same(words, saying.verb, token)
        beside = saying.source is not None and saying.source[0] <= words.head[token] < saying.source[1]
        if saying.verb == words.head[token] or near or (beside and token < saying.verb):
            return saying
    holding = [
        saying
        for saying in found
        if any(start <= token < end for start, end in saying.content) and same(words, saying.verb, token)
    ]
    return min(holding, key=lambda saying: abs(saying.verb - token)) if holding else None


def noun_sayings(words: Words) -> Iterator[Saying]:
    """ "the minister's claim that …", "a promise by the party to …"."""
    stances = noun_stances()
    for token, lemma in enumerate(words.lemma):
        if lemma not in stances or words.pos[token] != "NOUN" or words.sentence[token] < 0:
            continue
        child = words.child(token, "acl", "ccomp", "acl:relcl")
        if child is None or child < token or words.lower[words.left[child]] not in ("that", "to"):
            continue
        if words.lower[words.left[child]] == "that" and words.pos[words.left[child]] == "PRON":
            continue
        source = owner_of(words, token)
        if source is None:
            continue
        content = trim(words, words.left[child], words.right[child] + 1)
        clause = (min(source[0], token), max(source[1], token + 1))
        yield Saying(token, (token, token + 1), source, [content], "noun", stances[lemma], clause)


def owner_of(words: Words, noun: int) -> Range | None:
    """Whose word a speech noun is: its possessor, or who follows "by" or "from"; or the subject that voices it."""
    for child in words.children[noun]:
        if words.dep[child] == "nmod:poss":
            return trim(words, words.left[child], words.right[child] + 1)
        if words.dep[child] == "nmod" and child > noun and set(words.child_words(child, "case")) & {"by", "from"}:
            return trim(words, words.left[child] + 1, words.right[child] + 1)
    verb = words.head[noun]
    if words.dep[noun] == "obj" and words.lemma[verb] in VOICING:
        return source_of(words, verb) if not is_negated(words, verb) else None
    return None


def adjective_sayings(words: Words) -> Iterator[Saying]:
    """ "is confident that …"."""
    stances = adjective_stances()
    for token, lower in enumerate(words.lower):
        if lower not in stances or words.pos[token] != "ADJ" or words.child(token, "cop") is None:
            continue
        child, subject = words.child(token, "ccomp"), words.child(token, "nsubj")
        if child is None or child < token or subject is None or words.lower[subject] in ("it", "what", "which"):
            continue
        if is_negated(words, token):
            continue
        source = phrase_at(words, subject, token)
        content = trim(words, words.left[child], words.right[child] + 1)
        low = source[0] if source is not None else token
        yield Saying(token, (token, token + 1), source, [content], "adjective", stances[lower], (low, token + 1))
