"""Attributions by rule, as token ranges: a reporting verb with its subject and its clause, quotations, "according to"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from communique.lexicon import table
from communique.reading.cues import (
    adjective_stances,
    cue_lemma,
    is_negated,
    noun_stances,
    relay_verbs,
    row_for,
    stance_of,
    verb_rows,
)
from communique.reading.quotes import Quote, quote_of
from communique.reading.words import Words

Range = tuple[int, int]
"""Tokens from … to, end exclusive."""

BREAKS = frozenset({",", "”", '"', "?", "!", "—", "–", "-", "…", "''", "’", "»"})
"""Marks after which a cue may stand behind its content ("…, he said")."""

FINITE = frozenset({"VERB", "AUX"})

RELATIVE = frozenset({"who", "which", "that", "whom"})

NO_SOURCE = frozenset({"plan", "schedule", "rule", "law", "size", "age", "rank", "tradition", "custom", "taste", "need", "ability", "merit", "principle", "type", "form", "season"})
"""What one acts "according to" without its saying anything."""

VOICING = frozenset({"make", "express", "voice", "issue", "repeat", "reiterate", "give", "share", "have", "convey"})
"""Verbs that only carry a speech noun: "expressed hope that"."""

LONGEST_SOURCE = 40
"""Tokens of a source phrase."""


@dataclass(slots=True)
class Saying:
    """Somebody says something, as far as one cue tells."""

    verb: int
    """The token that attributes."""
    cue: Range
    source: Range | None
    content: list[Range]
    frame: str
    """clause, quote, before, infinitive, object, of, for, phrase, noun, adjective, citing, model, loose."""
    stance: str
    clause: Range
    """The stretch of the sentence that is the attribution itself: source, cue, time, addressee."""
    addressee: Range | None = None
    relay: Range | None = None
    """Who passes it on, when the cue itself names it ("was quoted by Reuters as saying")."""
    model: bool = False
    """The trained model marked this cue."""
    inside: list[Range] = field(default_factory=list)
    """Cue clauses that stand inside the content before this cue, with nothing but marks between."""


def rule_sayings(words: Words, quotes: Sequence[Quote]) -> list[Saying]:
    """Every attribution that the rules see, by place of its cue."""
    found = [*handed_on(words, list(verb_sayings(words, quotes))), *phrase_sayings(words, quotes), *noun_sayings(words), *adjective_sayings(words)]
    return sorted(found, key=lambda saying: (saying.verb, saying.frame))


# --- verbs


def verb_sayings(words: Words, quotes: Sequence[Quote]) -> Iterator[Saying]:
    """Attributions by verbs."""
    rows = verb_rows()
    closing = {quote.end - 1 for quote in quotes if quote.said}
    for token, lemma in enumerate(words.lemma):
        if words.sentence[token] < 0:
            continue
        if words.pos[token] != "VERB":
            if words.lower[token] in ("reports", "says", "writes", "claims"):
                yield from clipped(words, token)
            continue
        if lemma in rows or lemma in relay_verbs():
            saying = verb_saying(words, quotes, token, cue_lemma(words, token))
        elif closing and near_quote(words, closing, token):
            saying = verb_saying(words, quotes, token, "say")
        else:
            saying = None
        if saying is not None:
            yield saying


def clipped(words: Words, token: int) -> Iterator[Saying]:
    """A clipped cue at the end that reads like a noun: "…, the Herald reports(, citing …)"."""
    low, high = words.sentences[words.sentence[token]]
    start = token
    while start > low and words.pos[start - 1] == "PROPN":
        start -= 1
    if start > low and words.lower[start - 1] == "the":
        start -= 1
    ends = token + 1 >= high or words.text[token + 1] in (",", ".", ";", "”")
    if start == token or start - 1 <= low or words.text[start - 1] != "," or not ends or not has_verb(words, low, start):
        return
    lemma = words.lower[token].removesuffix("s")
    stance = "alleges" if lemma == "claim" else "asserts"
    yield Saying(token, (token, token + 1), (start, token), [trim(words, low, start - 1)], "before", stance, (start, token + 1))


def handed_on(words: Words, found: list[Saying]) -> list[Saying]:
    """Gives "…, he said, adding that …" the speaker of the cue right before, whatever the participle is hung on."""
    ends = {saying.clause[1]: saying for saying in found}
    for saying in found:
        first = saying.cue[0]
        before = ends.get(first - 1) or ends.get(first)
        if before is not None and before is not saying and words.lower[saying.verb].endswith("ing"):
            saying.source = before.source
    return found


def near_quote(words: Words, closing: set[int], token: int) -> bool:
    """Whether the verb stands right behind a quotation, with at most its subject between: "“…,” sighed Orlan"."""
    subject = words.child(token, "nsubj")
    if subject is None or words.right[token] - token > 12 or words.child(token, "ccomp", "obj") is not None:
        return False
    first = min(token, words.left[subject])
    return first - 1 in closing


def verb_saying(words: Words, quotes: Sequence[Quote], verb: int, lemma: str) -> Saying | None:
    """The attribution of one verb, or None."""
    quoted = quoted_by(words, verb)
    if quoted is not None:
        return quoted
    if passive_without_agent(words, verb):
        return None
    source, addressee = source_of(words, verb), addressee_of(words, verb)
    charge = denied_charge(words, verb)
    if charge is not None and source is not None:
        return Saying(verb, cue_range(words, verb), source, [charge], "of", "denies", (source[0], verb + 1))
    clause = clause_of(words, verb, source, addressee)
    for frame, content in contents(words, quotes, verb, lemma, clause):
        stance = stance_of(words, verb, lemma, frame)
        if stance is None:
            return None
        if frame == "object":
            stance, content = voiced(words, verb, stance, content)
        trimmed = [part for part in (trim(words, *piece) for piece in content) if part[0] < part[1]]
        if trimmed:
            addressee = None if frame == "object" and words.child(verb, "iobj") is None else addressee
            return Saying(verb, cue_range(words, verb), source, trimmed, frame, stance, clause, addressee)
    return None


def denied_charge(words: Words, verb: int) -> Range | None:
    """What is denied in "accusations that …, a claim that X denied": the clause of the accusation."""
    noun = words.head[verb]
    row = row_for(words.lemma[verb], "object")
    if words.dep[verb] != "acl:relcl" or row is None or row.stance != "denies" or is_negated(words, verb):
        return None
    if words.lemma[noun] not in noun_stances() or words.child(verb, "nsubj") is None or words.lower[words.child(verb, "nsubj") or verb] in RELATIVE:
        return None
    low = words.sentences[words.sentence[verb]][0]
    for token in range(noun, low - 1, -1):
        clause = words.child(token, "acl", "ccomp", "acl:relcl") if words.lemma[token] in noun_stances() else None
        if clause is not None and clause != verb and words.lower[words.left[clause]] == "that" and words.pos[words.left[clause]] != "PRON":
            end = min(words.right[clause] + 1, noun if token != noun else verb)
            piece = trim(words, words.left[clause], end)
            while piece[1] > piece[0] and words.pos[piece[1] - 1] in ("DET", "PUNCT", "ADP"):
                piece = (piece[0], piece[1] - 1)
            return piece
    return None


def voiced(words: Words, verb: int, stance: str, content: list[Range]) -> tuple[str, list[Range]]:
    """ "Expressed hope that …": the noun gives the stance, its clause the content."""
    thing = words.child(verb, "obj")
    own = noun_stances().get(words.lemma[thing]) if thing is not None else None
    if thing is None or own is None or words.lemma[verb] not in VOICING:
        return stance, content
    clause = next((c for c in words.children[thing] if c > thing and words.dep[c] in ("acl", "ccomp", "acl:relcl")), None)
    if clause is None or words.lower[words.left[clause]] not in ("that", "to"):
        return own, content
    return own, [(words.left[clause], words.right[clause] + 1)]


def cue_range(words: Words, verb: int) -> Range:
    """The verb with auxiliaries, negation and particle that stand next to it."""
    start, end = verb, verb + 1
    beside = {c for c in words.children[verb] if words.dep[c] in ("aux", "aux:pass", "advmod", "compound:prt", "mark")}
    while start - 1 in beside and words.lower[start - 1] not in ("that", "as", "when", "while"):
        start -= 1
    while end in beside and words.dep[end] == "compound:prt":
        end += 1
    return start, end


def contents(words: Words, quotes: Sequence[Quote], verb: int, lemma: str, clause: Range) -> Iterator[tuple[str, list[Range]]]:
    """What the verb's content may be, likeliest first: (frame, ranges)."""
    right = right_clause(words, quotes, verb, clause)
    if right and row_for(lemma, "clause") is not None:
        yield "clause", right
    spoken = quote_after(words, quotes, clause)
    if spoken and row_for(lemma, "quote") is not None:
        yield "quote", [spoken]
    if row_for(lemma, "clause") is not None or row_for(lemma, "quote") is not None:
        before = left_content(words, quotes, verb, clause)
        if before:
            yield "before", before
    yield from frame_contents(words, verb, lemma)


def right_clause(words: Words, quotes: Sequence[Quote], verb: int, clause: Range) -> list[Range]:
    """The complement clause after the verb."""
    for child in words.children[verb]:
        if child > verb and words.dep[child] in ("ccomp", "csubj"):
            start, end = words.left[child], words.right[child] + 1
            if start < clause[0]:
                return [within(words, quotes, verb, piece) for piece in ((start, clause[0]), (clause[1], end))]
            return [within(words, quotes, verb, (max(start, verb + 1), end))]
    after = clause[1]
    if after < len(words) and words.lower[after] == "that" and words.pos[after] == "SCONJ" and same(words, verb, after):
        return [within(words, quotes, verb, (after, words.sentences[words.sentence[verb]][1]))]
    return []


def within(words: Words, quotes: Sequence[Quote], verb: int, piece: Range) -> Range:
    """The piece cut to the quotation in which the cue itself stands."""
    around = quote_of(list(quotes), verb) if quotes else None
    if around is None:
        return piece
    return max(piece[0], around.start + 1), min(piece[1], around.end - 1)


def same(words: Words, one: int, other: int) -> bool:
    """Whether both tokens are of one sentence."""
    return words.sentence[one] == words.sentence[other]


def quote_after(words: Words, quotes: Sequence[Quote], clause: Range) -> Range | None:
    """The quotation that opens right after the cue: "he said: “…”"."""
    at = clause[1]
    while at < len(words) and (words.text[at] in (",", ":") or not words.text[at].strip()):
        at += 1
    quote = quote_of(list(quotes), at) if at < len(words) else None
    if quote is None or quote.start != at or not quote.said or words.paragraph[at] - words.paragraph[clause[0]] > 2:
        return None
    return (quote.start, quote.end) if words.sentence[at] >= 0 else None


def left_content(words: Words, quotes: Sequence[Quote], verb: int, clause: Range) -> list[Range]:
    """What stands before a cue that follows its content: "…, the minister said (on Monday)(, …)"."""
    first = clause[0]
    low, high = words.sentences[words.sentence[verb]]
    around = quote_of(list(quotes), verb) if quotes else None
    if around is not None:
        low, high = max(low, around.start + 1), min(high, around.end - 1)
    closed = closed_before(words, quotes, first, around)
    if closed is not None:
        start = low if low < closed.start and has_verb(words, low, closed.start) else min(closed.start, low) if closed.start < low else closed.start
        return [(start, closed.end), *rest_after(words, quotes, verb, clause, high)]
    if first - 1 < low or words.text[first - 1] not in BREAKS or words.child(verb, "mark") is not None:
        return []
    if any(words.lower[c] in RELATIVE and words.pos[c] == "PRON" for c in words.children[verb]):
        return []
    if words.child(verb, "nsubj", "nsubj:pass") is None or not has_verb(words, low, first - 1):
        return []
    return [(low, first - 1), *rest_after(words, quotes, verb, clause, high)]


def closed_before(words: Words, quotes: Sequence[Quote], first: int, around: Quote | None) -> Quote | None:
    """The quotation that closes right before the cue clause."""
    at = first - 1
    while at > 0 and (words.text[at] == "," or not words.text[at].strip()):
        at -= 1
    quote = quote_of(list(quotes), at) if at >= 0 and quotes else None
    return quote if quote is not None and quote.end - 1 == at and quote.said and quote != around else None


def rest_after(words: Words, quotes: Sequence[Quote], verb: int, clause: Range, high: int) -> list[Range]:
    """The rest of the content behind a cue that was put into its middle: "The deal, he said, is dead."."""
    at = clause[1]
    if at >= high or words.text[at] != ",":
        return []
    quote = quote_of(list(quotes), at + 1) if at + 1 < high and quotes else None
    if quote is not None and quote.start == at + 1 and quote.said:
        return [(quote.start, quote.end)]
    governor = words.head[verb]
    if words.dep[verb] in ("parataxis", "ccomp", "advcl") and at < governor < high:
        return [(at + 1, high)]
    for child in words.children[verb]:
        if words.dep[child] in ("ccomp", "parataxis") and child < clause[0] and words.right[child] > at:
            return [(at + 1, min(words.right[child] + 1, high))]
    return []


def has_verb(words: Words, start: int, end: int) -> bool:
    """Whether a finite verb stands between the tokens."""
    return any(words.pos[i] in FINITE and words.lower[i] not in ("according", "including", "regarding") for i in range(start, end))


def frame_contents(words: Words, verb: int, lemma: str) -> Iterator[tuple[str, list[Range]]]:
    """Contents that are no clause of their own: infinitives, objects, what somebody is accused of."""
    thing = words.child(verb, "obj")
    if row_for(lemma, "of") is not None or row_for(lemma, "for") is not None:
        for frame in ("of", "for"):
            blamed = headed_by(words, verb, frame)
            if blamed is not None and row_for(lemma, frame) is not None:
                start = words.left[thing] if thing is not None and verb < thing < blamed[0] else blamed[0]
                yield frame, [(start, blamed[1])]
    wish = words.child(verb, "xcomp")
    if wish is not None and wish > verb and row_for(lemma, "infinitive") is not None:
        if "to" in words.lower[words.left[wish] : wish]:
            start = words.left[thing] if thing is not None and verb < thing < wish else words.left[wish]
            yield "infinitive", [(start, words.right[wish] + 1)]
    if thing is not None and thing > verb and row_for(lemma, "object") is not None and words.pos[thing] not in ("PROPN", "PRON"):
        yield "object", [(words.left[thing], words.right[thing] + 1)]
    if " " in lemma and row_for(lemma, "object") is not None:
        word = lemma.split()[1]
        piece = headed_by(words, verb, word)
        if piece is not None:
            yield "object", [piece]


def headed_by(words: Words, verb: int, word: str) -> Range | None:
    """The dependent of the verb that begins with the preposition `word`."""
    for child in words.children[verb]:
        if child > verb and words.dep[child] in ("obl", "advcl", "xcomp", "ccomp") and words.lower[words.left[child]] == word:
            return words.left[child], words.right[child] + 1
    return None


# --- who


def source_of(words: Words, verb: int, depth: int = 0) -> Range | None:
    """The phrase of whoever speaks: the subject, an agent, the noun of a relative clause, a governing verb's subject."""
    passive = words.child(verb, "aux:pass") is not None
    agent = words.child(verb, "obl:agent")
    if passive or words.child(verb, "nsubj:pass") is not None:
        return phrase_at(words, agent, verb) if agent is not None else None
    subject = words.child(verb, "nsubj")
    if subject is not None and words.lower[subject] in RELATIVE and words.dep[verb] == "acl:relcl":
        return phrase_at(words, words.head[verb], verb)
    if subject is not None:
        return None if words.lower[subject] in ("it", "which", "what", "that", "this") and depth else phrase_at(words, subject, verb)
    governor = words.head[verb]
    if governor == verb or depth > 4:
        return None
    dep = words.dep[verb]
    if dep in ("conj", "xcomp", "parataxis", "advcl") and words.pos[governor] in FINITE | {"ADJ"}:
        return source_of(words, governor, depth + 1)
    if dep in ("acl", "acl:relcl") and words.pos[governor] in ("NOUN", "PROPN"):
        return phrase_at(words, governor, verb)
    return None


def phrase_at(words: Words, noun: int, verb: int) -> Range | None:
    """The noun phrase around `noun`, without the clause in which the verb stands and without marks at its ends."""
    start, end = left_of(words, noun), words.right[noun] + 1
    if words.lower[start] in ("by", "to", "from"):
        start += 1
    if start <= verb < end:
        if verb > noun:
            end = max(noun + 1, min(verb, first_of(words, verb)))
        else:
            start = max(start, verb + 1)
    if end - start > LONGEST_SOURCE:
        start, end = max(start, noun - 8), min(end, noun + 9)
    piece = trim(words, start, end)
    while piece[1] - piece[0] > 1 and words.pos[piece[1] - 1] in ("ADP", "CCONJ"):
        piece = trim(words, piece[0], piece[1] - 1)
    return piece if piece[0] < piece[1] else None


def left_of(words: Words, noun: int) -> int:
    """First token of the noun phrase: never over a comma or a closing mark, whatever the tree says."""
    at = noun
    while at > words.left[noun] and words.text[at - 1] not in (",", ";", ":", ")", "”", "»"):
        at -= 1
    return at


def first_of(words: Words, verb: int) -> int:
    """First token of the clause of `verb`."""
    return words.left[verb] if words.left[verb] < verb else verb


def addressee_of(words: Words, verb: int) -> Range | None:
    """To whom it was said: "told Reuters", "said to reporters", "in an interview with CNN"."""
    relays = table("reporting")["relays"]
    person = row_for(words.lemma[verb], "person") is not None
    for child in words.children[verb]:
        dep = words.dep[child]
        if dep == "nsubj:pass" and person and words.child(verb, "obl:agent") is not None:
            return simple_phrase(words, child)
        if child < verb:
            continue
        if dep == "iobj" or (dep == "obj" and person and words.pos[child] in ("NOUN", "PROPN", "PRON")):
            return simple_phrase(words, child)
        if dep == "obl" and "to" in words.child_words(child, "case") and words.lemma[verb] in relays["told"]:
            return simple_phrase(words, child)
        if dep == "obl" and words.lemma[child] in relays["interview"]:
            heard = interviewer(words, child)
            if heard is not None:
                return heard
    subject = words.child(verb, "nsubj")
    if subject is not None and subject > verb:
        after = words.right[subject] + 1
        for at in (after - 1, after, after + 1):
            if at + 1 < len(words) and words.lower[at] == "to" and words.pos[at + 1] == "PROPN" and same(words, at + 1, verb):
                return at + 1, words.right[at + 1] + 1
    return None


def interviewer(words: Words, noun: int) -> Range | None:
    """With whom the interview was, to whom the statement went."""
    for child in words.children[noun]:
        if words.dep[child] in ("nmod", "obl") and set(words.child_words(child, "case")) & {"with", "to", "for"}:
            return simple_phrase(words, child)
    before = next((c for c in words.children[noun] if words.dep[c] in ("compound", "nmod:poss")), None)
    return (words.left[before], before + 1) if before is not None and words.pos[before] == "PROPN" else None


def simple_phrase(words: Words, noun: int) -> Range:
    """A short noun phrase: modifiers, head and the rest of its name."""
    start, end = min(words.left[noun], noun), noun + 1
    while start < noun and words.pos[start] == "ADP":
        start += 1
    while end < len(words) and words.head[end] == noun and words.dep[end] in ("flat", "compound"):
        end += 1
    return start, end


def clause_of(words: Words, verb: int, source: Range | None, addressee: Range | None) -> Range:
    """The stretch of the attribution around the verb: subject, verb, addressee, when and where it was said."""
    low, high = verb, verb + 1
    pieces = [piece for piece in (source, addressee) if piece is not None and same(words, piece[0], verb)]
    if source is not None and abs(source[0] - verb) > LONGEST_SOURCE:
        pieces = [piece for piece in pieces if piece != source]
    for child in words.children[verb]:
        if words.dep[child] in ("aux", "aux:pass", "advmod", "obl", "obl:agent", "compound:prt", "iobj", "expl", "nmod") and (
            words.lower[words.left[child]] not in (",", "according")
        ):
            pieces.append((words.left[child], words.right[child] + 1))
    for start, end in sorted(pieces):
        if start <= high <= end:
            high = end
    for start, end in sorted(pieces, reverse=True):
        if start < low <= end:
            low = start
    return low, high


def passive_without_agent(words: Words, verb: int) -> bool:
    """Whether nobody is named as having said it ("it was reported that", "is expected to")."""
    if words.child(verb, "aux:pass") is None and words.child(verb, "nsubj:pass") is None:
        return False
    return words.child(verb, "obl:agent") is None


def quoted_by(words: Words, verb: int) -> Saying | None:
    """ "X was quoted (by Y) as saying that …": X says it, Y relays."""
    governor = words.head[verb]
    if words.dep[verb] not in ("advcl", "xcomp", "ccomp", "obl") or words.lemma[governor] not in relay_verbs():
        return None
    if "as" not in words.child_words(verb, "mark") + words.child_words(verb, "case"):
        return None
    piece = next(((words.left[c], words.right[c] + 1) for c in words.children[verb] if words.dep[c] in ("ccomp", "obj", "xcomp")), None)
    if piece is None:
        return None
    subject, agent = words.child(governor, "nsubj:pass"), words.child(governor, "obl:agent")
    if subject is None:
        subject, agent = words.child(governor, "obj"), words.child(governor, "nsubj")
    if subject is None:
        return None
    source = phrase_at(words, subject, verb)
    clause = (min(words.left[governor], governor), verb + 1)
    relay = phrase_at(words, agent, verb) if agent is not None else None
    stance = stance_of(words, verb, words.lemma[verb], "clause") or "asserts"
    return Saying(verb, (governor, verb + 1), source, [trim(words, *piece)], "clause", stance, clause, None, relay)


# --- "according to", "citing", "X's claim that"


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
    around = quote_of(list(quotes), token) if quotes else None
    if around is not None:
        low, high = max(low, around.start + 1), min(high, around.end - 1)
    clause = (token, source[1])
    opening = not has_verb(words, low, token)
    after = source[1]
    if opening:
        content = [(after, high)]
    else:
        content = [(low, token)]
        if after < high and words.text[after] == "," and words.text[token - 1] == "," and has_verb(words, after, high):
            governor = words.head[token] if words.dep[token] != "case" else words.head[words.head[token]]
            if after < governor < high or not closes_clause(words, low, token):
                content.append((after + 1, high))
    trimmed = [piece for piece in (trim(words, *part) for part in content) if piece[0] < piece[1]]
    return Saying(token, (token, token + 2), source, trimmed, "phrase", "asserts", clause) if trimmed else None


def closes_clause(words: Words, low: int, token: int) -> bool:
    """Whether the words before the phrase hold a whole clause: a subject with its verb."""
    return any(words.dep[i] in ("nsubj", "nsubj:pass") and low <= words.head[i] < token for i in range(low, token))


def noun_after(words: Words, start: int) -> Range | None:
    """The noun phrase that begins at `start`: to the end of its subtree, or to the first comma if that runs too far."""
    if start >= len(words) or words.sentence[start] < 0:
        return None
    limit = min(words.sentences[words.sentence[start]][1], start + LONGEST_SOURCE)
    head = start
    while head < limit and words.pos[head] not in ("NOUN", "PROPN", "PRON", "NUM"):
        if words.pos[head] in ("VERB", "AUX", "PUNCT") and words.text[head] not in "“\"[":
            return None
        head += 1
    if head >= limit:
        return None
    while start <= words.head[head] < limit and words.head[head] != head and words.left[words.head[head]] <= head and words.dep[head] in ("compound", "flat", "nmod:poss", "amod", "nummod", "nmod") and words.head[head] > head:
        head = words.head[head]
    end = min(words.right[head] + 1, limit)
    if any(words.dep[i] in ("nsubj", "nsubj:pass") and words.head[i] > i and words.dep[words.head[i]] not in ("acl:relcl", "acl") for i in range(start, end)):
        end = next((i for i in range(head + 1, end) if words.text[i] == ","), head + 1)
    piece = trim(words, start, end)
    return piece if piece[0] < piece[1] else None


def head_of(words: Words, piece: Range) -> int:
    """The token of a phrase that governs the rest of it: a noun or pronoun before anything else."""
    outer = [token for token in range(*piece) if not piece[0] <= words.head[token] < piece[1] or words.head[token] == token]
    for token in outer:
        if words.pos[token] in ("NOUN", "PROPN", "PRON"):
            return token
    nouns = [token for token in range(*piece) if words.pos[token] in ("NOUN", "PROPN", "PRON")]
    return nouns[0] if nouns else outer[0] if outer else piece[1] - 1


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
        if saying.verb == words.head[token] or near:
            return saying
    holding = [saying for saying in found if any(start <= token < end for start, end in saying.content) and same(words, saying.verb, token)]
    return min(holding, key=lambda saying: abs(saying.verb - token)) if holding else None


def without(piece: Range, hole: Range) -> list[Range]:
    """The piece less the tokens of the hole."""
    parts = [(piece[0], min(piece[1], hole[0])), (max(piece[0], hole[1]), piece[1])]
    return [part for part in parts if part[0] < part[1]]


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


def trim(words: Words, start: int, end: int) -> Range:
    """The range without white space, commas, full stops and connectives at its ends (quotation marks stay)."""
    while start < end and (words.text[start] in (",", ":", ";", ".", ")", "—", "–", "-", "]") or not words.text[start].strip()):
        start += 1
    while end > start and (words.text[end - 1] in (",", ":", ";", "(", "—", "–", "-", ".", "'s", "’s", "[") or not words.text[end - 1].strip()):
        end -= 1
    if end > start and words.text[end - 1] in ("“", "‘"):
        end -= 1
    return start, end
