"""One list of attributions out of two: what the rules see and what the trained model marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from communique.reading.cues import adjective_stances, cue_lemma, noun_stances, stance_of, verb_rows
from communique.reading.nouns import body_nouns, document_nouns, group_nouns, noun_genders, office_heads, person_nouns
from communique.reading.sayings import Range, Saying, clause_of, has_verb, head_of, source_of, trim, without
from communique.reading.words import Words

SURE_FRAMES = frozenset({"quote", "of", "phrase", "citing", "loose", "turn"})
"""Frames in which a rule is believed although the model marks nothing."""

SURE_VERBS = frozenset({"say", "tell", "announce", "state", "claim", "deny", "warn", "report", "confirm", "add", "insist", "argue", "allege", "declare", "assert", "stress", "emphasize", "emphasise", "acknowledge", "admit", "predict", "vow", "promise", "pledge", "accuse", "write", "explain", "note", "inform", "reply", "respond", "maintain", "contend", "reiterate", "quote", "cite", "assure"})
"""Verbs that report speech and little else: believed in a clause frame without the model."""

UNSURE_SOURCES = frozenset({"i", "we", "you", "one", "it", "this", "that", "which", "who", "everyone", "everybody", "someone", "anyone", "nobody", "people", "these", "those", "what", "nothing", "something"})
"""Words that, as the whole source, say nothing of who speaks."""

SPEAKING = frozenset({"media", "poll", "ad", "spot", "commercial", "advert", "advertisement", "film", "campaign", "everyone", "many", "some", "most", "those", "percent", "half", "majority", "minority", "number", "rest", "voice", "camp", "duo", "pair", "trio", "public", "electorate", "house", "executive", "generation", "world", "west", "left", "right", "fed", "side", "supporter", "critic", "ally", "opponent", "source", "estimate", "projection", "figure", "tape", "recording", "banner", "sign", "placard", "song", "chapter", "paragraph", "section", "clause", "preamble", "rule", "theory", "doctrine", "creed", "consensus", "wisdom", "history", "critics"})
"""Further nouns that state things."""

FRAGILE = frozenset({"object", "infinitive", "of", "for", "clause"})
"""Frames in which the tree bounds the content well, so that a far shorter one of the model is a fragment."""

LEAST_SHARE = 0.4
"""Share of the rule's content below which the model's is taken for a fragment."""

FAR = 2
"""Sentences between a cue and a source or content of the same group of the model."""

Group = tuple[Sequence[Range], Sequence[Range], Sequence[Range]]
"""Source, cue and content ranges that the model joins."""


def merge(words: Words, rules: Sequence[Saying], groups: Iterable[Group]) -> list[Saying]:
    """All attributions with a source and a content, by place of their cue."""
    found = list(rules)
    by_token = {token: saying for saying in found for token in range(*saying.cue)}
    marked = [saying for group in groups for part in split(words, group) if (saying := model_saying(words, *part))]
    kept = []
    for saying in marked:
        rule = next((by_token[token] for token in range(*saying.cue) if token in by_token), None)
        if rule is None:
            kept.append(saying)
        else:
            combine(words, rule, saying)
    found += kept
    for saying in found:
        saying.content = tidy(words, saying)
    usable = [saying for saying in found if saying.source and saying.content and is_believed(words, saying)]
    usable += nested(words, found, usable)
    return sorted(usable, key=lambda saying: (saying.cue, saying.content))


def is_believed(words: Words, saying: Saying) -> bool:
    """Whether the model marked it, or its rule is precise enough alone."""
    if saying.source is None or not can_speak(words, saying.source):
        return False
    if saying.frame == "model" and not reports(words, saying):
        return False
    if saying.model or saying.frame in SURE_FRAMES:
        return True
    if (saying.source[1] - saying.source[0] == 1 and words.lower[saying.source[0]] in UNSURE_SOURCES):
        return False
    return saying.frame in ("clause", "before") and words.lemma[saying.verb] in SURE_VERBS


def nested(words: Words, found: Sequence[Saying], usable: Sequence[Saying]) -> list[Saying]:
    """Attributions inside the content of others: the flat layer of the model cannot mark them, so the rule suffices."""
    held = sorted({token for saying in usable for start, end in saying.content for token in range(start, end)})
    inside, taken = frozenset(held), {id(saying) for saying in usable}
    return [
        saying
        for saying in found
        if id(saying) not in taken
        and saying.verb in inside
        and saying.frame in ("clause", "infinitive", "of")
        and saying.source is not None
        and saying.content
        and can_speak(words, saying.source)
        and (saying.source[1] - saying.source[0] > 1 or words.lower[saying.source[0]] not in UNSURE_SOURCES)
        and (saying.frame != "infinitive" or saying.stance == "promises")
    ]


def can_speak(words: Words, source: Range) -> bool:
    """Whether the source can have said or thought anything: a name, a person, a body, a text, a pronoun."""
    head = head_of(words, source)
    if words.pos[head] in ("PROPN", "PRON") or any(words.pos[i] == "PROPN" for i in range(*source)):
        return True
    lemma, lower = words.lemma[head], words.lower[head]
    known = (office_heads(), person_nouns(), body_nouns(), group_nouns(), document_nouns(), noun_genders())
    if any(lemma in table or lower in table for table in known) or lemma in SPEAKING or lower in SPEAKING:
        return True
    return words.pos[head] not in ("NOUN",) or lemma.endswith(("er", "or", "ist", "ian", "ee", "ant"))


def reports(words: Words, saying: Saying) -> bool:
    """Whether a cue that only the model marks can report: the lexicon has its verb, noun or adjective, or a clause or
    quotation follows from it.
    """
    for token in range(*saying.cue):
        if words.lemma[token] in verb_rows() or words.lemma[token] in noun_stances() or words.lower[token] in adjective_stances():
            return True
    if not any(words.pos[token] in ("VERB", "NOUN", "ADJ") or words.text[token] == ":" for token in range(*saying.cue)):
        return False
    return any(has_verb(words, *piece) or words.text[piece[0]] in ("“", '"') for piece in saying.content)


def tidy(words: Words, saying: Saying) -> list[Range]:
    """The content without pieces that lie in the source or are a bare pronoun; pieces with a mark between made one."""
    pieces: list[Range] = []
    own = [saying.cue, *([saying.source] if saying.source is not None else [])]
    content = list(saying.content)
    for hole in own if saying.frame not in ("loose", "turn") else ():
        content = [part for piece in content for part in without(piece, hole)]
    content = [part for part in (trim(words, *piece) for piece in content) if part[0] < part[1]]
    for piece in sorted(content):
        if saying.source is not None and saying.source[0] <= piece[0] and piece[1] <= saying.source[1]:
            continue
        if piece[1] - piece[0] == 1 and words.pos[piece[0]] in ("PRON", "DET", "PUNCT", "SCONJ"):
            continue
        gap = range(pieces[-1][1], piece[0]) if pieces else range(0)
        if pieces and len(gap) <= 2 and not any(saying.clause[0] <= i < saying.clause[1] for i in gap) and not any("\n" in words.text[i] for i in gap):
            pieces[-1] = (pieces[-1][0], max(piece[1], pieces[-1][1]))
        else:
            pieces.append(piece)
    return pieces


def split(words: Words, group: Group) -> list[Group]:
    """A group with cues in several sentences, one group a cue: each source and content to the cue next to it."""
    sources, cues, contents = group
    if len({words.sentence[cue[0]] for cue in cues}) < 2:
        return [group]
    parts: list[tuple[list[Range], list[Range], list[Range]]] = [([], [cue], []) for cue in cues]

    def nearest(piece: Range) -> int:
        def distance(number: int) -> tuple[int, int]:
            cue = cues[number]
            return abs(words.sentence[cue[0]] - words.sentence[piece[0]]), max(cue[0] - piece[1], piece[0] - cue[1])

        return min(range(len(cues)), key=distance)

    for source in sources:
        parts[nearest(source)][0].append(source)
    for content in contents:
        parts[nearest(content)][2].append(content)
    return list(parts)


def model_saying(words: Words, sources: Sequence[Range], cues: Sequence[Range], contents: Sequence[Range]) -> Saying | None:
    """The attribution of one cue of the model; the source is looked for in the tree when the model has none."""
    if not cues or not contents:
        return None
    verb = cue_head(words, cues[0])
    stance = model_stance(words, cues[0], verb)
    if stance is None:
        return None
    near = [piece for piece in sources if abs(words.sentence[piece[0]] - words.sentence[verb]) <= FAR]
    source = min(near, key=lambda piece: abs(piece[0] - verb)) if near else None
    if source is None and words.pos[verb] == "VERB":
        source = source_of(words, verb)
    content = [piece for piece in (trim(words, *part) for part in contents) if piece[0] < piece[1]]
    clause = clause_of(words, verb, source, None)
    if source is not None:
        content = [part for part in content if not (source[0] <= part[0] and part[1] <= source[1])]
    return Saying(verb, (cues[0][0], cues[0][1]), source, content, "model", stance, clause, model=True)


def cue_head(words: Words, cue: Range) -> int:
    """The verb of the cue that the lexicon has, its last verb, or its first token."""
    verbs = [token for token in range(*cue) if words.pos[token] == "VERB"]
    known = [token for token in verbs if words.lemma[token] in verb_rows()]
    return (known or verbs or [cue[0]])[-1]


def model_stance(words: Words, cue: Range, verb: int) -> str | None:
    """Stance by the lexicon where it has the word, else "asserts"; None if the cue is negated into nothing."""
    lemma = cue_lemma(words, verb)
    if lemma in verb_rows():
        frames = {frame for row in verb_rows()[lemma] for frame in row.frames}
        found = [frame for dep, frame in FRAME_OF if frame in frames and words.child(verb, dep) is not None]
        return stance_of(words, verb, lemma, found[0] if found else min(verb_rows()[lemma][0].frames))
    for token in range(*cue):
        stance = noun_stances().get(words.lemma[token]) or adjective_stances().get(words.lower[token])
        if stance:
            return stance
    return "asserts"


FRAME_OF = (("ccomp", "clause"), ("xcomp", "infinitive"), ("obj", "object"))
"""Relation of a verb's complement → frame, the surest first."""


def combine(words: Words, rule: Saying, marked: Saying) -> None:
    """Lets the rule's saying take the model's word: its source phrase, and its content where the rule's is no better."""
    rule.model = True
    if marked.source is not None and (rule.source is None or overlap(marked.source, rule.source)):
        rule.source = marked.source
    elif rule.source is None:
        rule.source = marked.source
    if not marked.content or keeps_own(words, rule):
        return
    if rule.frame in FRAGILE and size(marked.content) < LEAST_SHARE * size(rule.content):
        return
    follows = any(words.lower[piece[0]].endswith("ing") and rule.clause[1] <= piece[0] <= rule.clause[1] + 2 for piece in marked.content)
    if (rule.frame == "before" and not follows) or any(overlap(one, other) for one in rule.content for other in marked.content) or not rule.content:
        rule.content = marked.content


def size(pieces: Sequence[Range]) -> int:
    """Tokens in all pieces."""
    return sum(end - start for start, end in pieces)


def keeps_own(words: Words, rule: Saying) -> bool:
    """Whether the rule's content is the surer: the flat layer of the model cannot hold one cue inside another's content."""
    return rule.frame in ("before", "phrase", "citing") and any(has_verb(words, *piece) for piece in rule.inside)


def overlap(one: Range, other: Range) -> bool:
    """Whether two ranges share a token."""
    return one[0] < other[1] and other[0] < one[1]
