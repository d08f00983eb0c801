"""Who speaks and to whom: the phrases of source and addressee around a reporting verb."""

from __future__ import annotations

from communique.lexicon import table
from communique.reading.names.clusters import Range
from communique.reading.statements.cues import row_for
from communique.reading.statements.sayings import FINITE, head_of, same, trim
from communique.reading.tokens.words import Words

RELATIVE = frozenset({"who", "which", "that", "whom"})


LONGEST_SOURCE = 40
"""Tokens of a source phrase."""


def source_of(words: Words, verb: int, depth: int = 0) -> Range | None:
    """The phrase of whoever speaks: subject, agent, noun of a relative clause, subject of a governing verb."""
    passive = words.child(verb, "aux:pass") is not None or is_asked(words, verb)
    agent = words.child(verb, "obl:agent")
    if passive or words.child(verb, "nsubj:pass") is not None:
        return phrase_at(words, agent, verb) if agent is not None else None
    subject = words.child(verb, "nsubj")
    if subject is not None and words.lower[subject] in RELATIVE and words.dep[verb] == "acl:relcl":
        return phrase_at(words, words.head[verb], verb)
    if subject is not None:
        return (
            None
            if words.lower[subject] in ("it", "which", "what", "that", "this") and depth
            else phrase_at(words, subject, verb)
        )
    governor = words.head[verb]
    if governor == verb or depth > 4:
        return None
    dep = words.dep[verb]
    if dep in ("conj", "xcomp", "parataxis", "advcl") and words.pos[governor] in FINITE | {"ADJ"}:
        return source_of(words, governor, depth + 1)
    if dep in ("acl", "acl:relcl") and words.pos[governor] in ("NOUN", "PROPN"):
        return phrase_at(words, governor, verb)
    return None


def is_asked(words: Words, verb: int) -> bool:
    """Whether the verb is the participle of "Asked whether he would resign, Rey said …": Rey did not ask."""
    if words.dep[verb] != "advcl" or words.head[verb] < verb or not words.lower[verb].endswith("ed"):
        return False
    bare = all(words.child(verb, dep) is None for dep in ("nsubj", "aux", "mark", "obj"))
    return bare and row_for(words.lemma[verb], "person") is not None


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
            if (
                at + 1 < len(words)
                and words.lower[at] == "to"
                and words.pos[at + 1] == "PROPN"
                and same(words, at + 1, verb)
            ):
                return at + 1, words.right[at + 1] + 1
    return None


def interviewer(words: Words, noun: int) -> Range | None:
    """With whom the interview was, to whom the statement went."""
    for child in words.children[noun]:
        if words.dep[child] in ("nmod", "obl") and set(words.child_words(child, "case")) & {"with", "to", "for"}:
            return simple_phrase(words, child)
    before = next((c for c in words.children[noun] if words.dep[c] in ("compound", "nmod:poss")), None)
    return (words.left[before], before + 1) if before is not None and words.pos[before] == "PROPN" else None


def described(words: Words, source: Range) -> tuple[Range, int]:
    """The source without the relative clause that describes it, and where that ends: "an official who asked not to be
    named".
    """
    clause = words.child(head_of(words, source), "acl:relcl")
    end = source[1] if clause is None else max(source[1], words.right[clause] + 1)
    last = source[1] - 1
    return (source[0], last if words.lower[last] in ("who", "which", "that") and last > source[0] else source[1]), end


def simple_phrase(words: Words, noun: int) -> Range:
    """A short noun phrase: modifiers, head and the rest of its name."""
    start, end = min(words.left[noun], noun), noun + 1
    while start < noun and words.pos[start] == "ADP":
        start += 1
    while end < len(words) and words.head[end] == noun and words.dep[end] in ("flat", "compound"):
        end += 1
    if end < len(words) and words.head[end] == noun and words.dep[end] == "appos" and words.pos[end] == "PROPN":
        end = max(end, words.right[end]) + 1 if words.left[end] == end else end  # "the agency Arvinform"
    return start, end


def clause_of(words: Words, verb: int, source: Range | None, addressee: Range | None) -> Range:
    """The stretch of the attribution around the verb: subject, verb, addressee, when and where it was said."""
    low, high = verb, verb + 1
    pieces = [piece for piece in (source, addressee) if piece is not None and same(words, piece[0], verb)]
    if source is not None and abs(source[0] - verb) > LONGEST_SOURCE:
        pieces = [piece for piece in pieces if piece != source]
    pieces += [piece for child in words.children[verb] if (piece := beside(words, verb, child)) is not None]
    for start, end in sorted(pieces):
        if start <= high <= end:
            high = end
    for start, end in sorted(pieces, reverse=True):
        if start < low <= end:
            low = start
    return low, high


CIRCUMSTANCES = frozenset({"aux", "aux:pass", "advmod", "obl", "obl:agent", "compound:prt", "iobj", "expl", "nmod"})
"""Relations of what belongs to the attribution itself: when, where, to whom."""

LONGEST_LEFT = 8
"""Tokens of a circumstance before the verb; longer ones are subordinate matter."""


def beside(words: Words, verb: int, child: int) -> Range | None:
    """The dependent's stretch if it belongs to the cue clause; before the verb only if short and without a comma."""
    start, end = words.left[child], words.right[child] + 1
    if words.dep[child] not in CIRCUMSTANCES or words.lower[start] in (",", "according"):
        return None
    if child < verb and (end - start > LONGEST_LEFT or "," in words.text[start:end] or words.dep[child] == "iobj"):
        return None
    return (max(start, verb + 1), end) if child > verb else (start, min(end, verb))


def noun_after(words: Words, start: int) -> Range | None:
    """The noun phrase that begins at `start`: to the end of its subtree, or to the first comma if that runs too far."""
    if start >= len(words) or words.sentence[start] < 0:
        return None
    limit = min(words.sentences[words.sentence[start]][1], start + LONGEST_SOURCE)
    head = start
    while head < limit and words.pos[head] not in ("NOUN", "PROPN", "PRON", "NUM"):
        if words.pos[head] in ("VERB", "AUX", "PUNCT") and words.text[head] not in '“"[':
            return None
        head += 1
    if head >= limit:
        return None
    while (
        start <= words.head[head] < limit
        and words.head[head] != head
        and words.left[words.head[head]] <= head
        and words.dep[head] in ("compound", "flat", "nmod:poss", "amod", "nummod", "nmod")
        and words.head[head] > head
    ):
        head = words.head[head]
    end = min(words.right[head] + 1, limit)
    joined = (i for i in words.children[head] if i < end and words.dep[i] == "conj" and words.pos[i] in FINITE)
    end = next((words.left[i] for i in joined), end)
    if any(
        words.dep[i] in ("nsubj", "nsubj:pass")
        and words.head[i] > i
        and words.dep[words.head[i]] not in ("acl:relcl", "acl")
        for i in range(start, end)
    ):
        end = next((i for i in range(head + 1, end) if words.text[i] == ","), head + 1)
    piece = trim(words, start, end)
    return piece if piece[0] < piece[1] else None
