"""How alike two names are: spellings, transliterations, initials, word order, acronyms.

A word's *skeleton* is what most romanisations of it share: the consonants, with sounds that different alphabets write
differently brought together (Pezeshkian, Peseschkian: psskn). It is used beside Jaro-Winkler similarity (Winkler,
"String comparator metrics and enhanced decision rules", 1990), never alone: two short names often share a skeleton.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from communique.actors.letters import latin, tokens
from communique.lexicon import table
from communique.linking.words import normal
from communique.reading.tokens.nouns import body_of

SOUNDS: tuple[tuple[str, str], ...] = (
    ("tsch", "c"), ("tch", "c"), ("dzh", "j"), ("dsch", "j"), ("dj", "j"), ("sch", "s"), ("shch", "s"), ("sh", "s"),
    ("zh", "s"), ("ch", "k"), ("kh", "k"), ("gh", "k"), ("ph", "f"), ("th", "t"), ("ck", "k"), ("ts", "s"), ("tz", "s"),
    ("x", "ks"), ("q", "k"), ("c", "k"), ("g", "k"), ("z", "s"), ("w", "v"), ("y", "i"), ("d", "t"), ("b", "p"),
)  # fmt: skip
"""Letters → sound, longest first: what romanisations of one name differ in."""
FIRST = str.maketrans("ue", "oi")
"""First letters that romanisations of one name change: "Umar" and "Omar", "Ebrahim" and "Ibrahim"."""
VOWELS = re.compile(r"(?<!^)[aeiouhj'`’-]")
DOUBLE = re.compile(r"(.)\1+")
PARTICLES = frozenset(
    "al el ul ibn bin ben bint abu de da do dos das del della di du la le van von der den ten ter zu".split()
)
"""Parts of names that are often left out or joined to the next word."""
FATHERS = frozenset("ibn bin ben bint".split())
"""Particles before the father's name: the word before them is the given name, wherever the others stand."""
ENDINGS: tuple[tuple[str | tuple[str, ...], str | tuple[str, ...]], ...] = (
    (("ov", "ow"), ("ova", "owa")),
    (("ev", "yov"), ("eva", "yova")),
    ("in", "ina"),
    ("yn", "yna"),
    (("y", "yi", "iy", "yy", "ij"), ("aya", "aia", "aja")),
    (("ski", "sky", "cki"), ("ska", "cka")),
)
"""Endings of Slavic surnames of men and of women. A son and a daughter of one family are two people."""
SMALL = frozenset("the of and for a an on in to at & und et de la y".split())
"""Words that an acronym may pass over."""
SPELLING = 0.9
"""Jaro-Winkler similarity from which two words may be spellings of one (set in benchmarks/actors.py)."""
SOUND = 0.74
"""The same for words with one skeleton."""
DIFFERING = 0.2
"""Share of a word's letters in which two spellings of it may differ, however alike they begin."""
INITIAL = 0.92
"""An initial and the name that it may stand for."""
ROMANISED = 0.93
"""Likeness of two romanisations of one word. Two words that are less alike than that speak against one another
("John Miller", "Jack Milner")."""


@lru_cache(maxsize=1 << 16)
def skeleton(word: str) -> str:
    """What romanisations of `word` share; a first vowel stays, "u" as "o" and "e" as "i"."""
    plain = normal(word)
    for letters, sound in SOUNDS:
        plain = plain.replace(letters, sound)
    plain = plain[:1].translate(FIRST) + plain[1:]
    return DOUBLE.sub(r"\1", VOWELS.sub("", plain))


@lru_cache(maxsize=1 << 16)
def parts(name: str) -> tuple[str, ...]:
    """Words of a name in normal form, "Surname, Given" turned round; initials keep no full stop."""
    family, comma, given = name.partition(",")
    ordered = f"{given} {family}" if comma and len(family.split()) <= 3 and given.strip() else name
    words = re.findall(r"[^\W_]+(?:['’][^\W_]+)*", ordered if ordered.isascii() else latin(ordered))
    return tuple(w for w in map(normal, words) if w)


@lru_cache(maxsize=1 << 16)
def word_likeness(left: str, right: str) -> float:
    """0 to 1: how likely two words are spellings of one."""
    from rapidfuzz.distance import OSA, JaroWinkler

    if left == right:
        return 1.0
    if left in nicknames().get(right, ()) or right in nicknames().get(left, ()):
        return 0.9
    if min(len(left), len(right)) == 1:
        return INITIAL if left[0] == right[0] else 0.0
    if is_other_gender(left, right):
        return 0.0
    near = JaroWinkler.similarity(left, right)
    if near >= SOUND and len(skeleton(left)) > 1 and skeleton(left) == skeleton(right):
        return max(ROMANISED, near)
    other = OSA.distance(left, right) > DIFFERING * max(len(left), len(right))
    return near if near >= SPELLING and not other else min(near, 0.6)


@lru_cache(maxsize=1)
def nicknames() -> dict[str, frozenset[str]]:
    """Short form → full forms of given names ("bill" → "william")."""
    found: dict[str, set[str]] = {}
    for full, shorts in table("nicknames")["nicknames"].items():
        for short in shorts:
            found.setdefault(short, set()).add(full)
    return {short: frozenset(full) for short, full in found.items()}


def alike(left: str, right: str, person: bool = True) -> float:
    """0 to 1: how likely two names, taken alone, name one person or one body."""
    one, two = parts(left), parts(right)
    if not one or not two:
        return 0.0
    if one == two or "".join(one) == "".join(two):
        return 1.0
    return persons_alike(one, two) if person else bodies_alike(left, right)


def persons_alike(one: Sequence[str], two: Sequence[str]) -> float:
    """Likeness of two persons' names: every word of the shorter must find its like in the longer.

    A word that finds none speaks against; words that only one name has (middle names, patronymics) speak little.
    Initials alone tell nobody.
    """
    sons = given_before_father(one), given_before_father(two)
    if all(sons) and word_likeness(*sons) < SOUND:
        return 0.0  # Salman bin Muhammad is not Muhammad bin Salman
    one, two = (initials_parted(without_particles(name)) for name in (one, two))
    shorter, longer = sorted((one, two), key=len)
    matched, rest = [], list(longer)
    words = sorted(shorter, key=len, reverse=True)
    for word in words:  # an initial takes what is left
        best = max(rest, key=lambda other: (word_likeness(word, other), other), default=None)
        matched.append(word_likeness(word, best) if best is not None else 0.0)
        if best is not None:
            rest.remove(best)
    if all(len(word) == 1 for word in shorter):
        return 0.0
    family = max(word_likeness(one[-1], two[-1]), min(matched, default=0.0))
    weakest = min(matched, default=0.0)
    alone = 0.85 if len(shorter) == 1 else 1.0
    spelt = [likeness for word, likeness in zip(words, matched, strict=True) if len(word) > 1]
    doubtful = 0.9 if weakest < ROMANISED and sum(likeness < 1 for likeness in spelt) > 1 else 1.0
    return round(min(weakest, family) * alone * doubtful * (0.97 ** max(0, len(rest) - 1)), 4)


def given_before_father(words: Sequence[str]) -> str:
    """The word before the first particle of a father's name, empty if there is none."""
    place = next((k for k, word in enumerate(words) if word in FATHERS), 0)
    return words[place - 1] if place else ""


def initials_parted(words: Sequence[str]) -> Sequence[str]:
    """The words, two initials that stand as the first one ("JD") each by itself."""
    first = words[0]
    joined = len(words) > 1 and len(first) == 2 and not {*first} & {*"aeiouy"}
    return [*first, *words[1:]] if joined else words


def is_other_gender(left: str, right: str) -> bool:
    """Whether one is a man's name and the other a woman's: "Mario" and "Maria", "Ivanov" and "Ivanova"."""
    ours, theirs = genders().get(left, ""), genders().get(right, "")
    if ours and theirs:
        return ours != theirs
    pairs = ((left, right), (right, left))
    return any(man.endswith(his) and woman.endswith(hers) for man, woman in pairs for his, hers in ENDINGS)


@lru_cache(maxsize=1)
def genders() -> dict[str, str]:
    """Given name in normal form → gender of its bearers."""
    return {normal(name): gender for gender, names in table("given_names").items() for name in names}


def without_particles(words: Sequence[str]) -> Sequence[str]:
    """The words without particles, unless nothing else is left."""
    kept = [w for w in words if w not in PARTICLES]
    return kept or words


def bodies_alike(left: str, right: str) -> float:
    """Likeness of two organisations' names: an acronym and its expansion, or the same telling words."""
    known = known_body(left)
    if known is not None and known == known_body(right):
        return 1.0
    if is_acronym(left, right) or is_acronym(right, left):
        return 0.95
    one, two = telling(tokens(left, False)), telling(tokens(right, False))
    if not one or not two:
        return 0.0
    shorter, longer = sorted((one, two), key=len)
    rest = list(longer)
    found = []
    for word in shorter:
        best = max(rest, key=lambda other: (word_likeness(word, other), other), default="")
        found.append(word_likeness(word, best) if best else 0.0)
        if best:
            rest.remove(best)
    missing = len(rest) / len(longer)
    if any(word.isdigit() or word in ROMAN for word in rest):
        return 0.0  # the second of a series is not the first
    return round(min(found) * (1 - 0.45 * missing), 4)


FORMS = frozenset(
    "inc incorporated corp corporation co comp company ltd limited llc llp plc gmbh ag sa sarl bv nv spa srl oy ab as "
    "pjsc jsc ojsc ooo oao zao pao kg kgaa holding holdings group pte pty lp sas".split()
)
"""Legal forms, which the press leaves out."""
VESSELS = frozenset("mv ms mt ss hms uss rms".split())
"""Letters before the names of ships, which the press leaves out too."""


ROMAN = frozenset("ii iii iv vi vii viii ix xi xii xiii xiv xv".split())
"""Figures of bodies and things in a series: "Nordsund Capital II"."""


def telling(words: Sequence[str]) -> tuple[str, ...]:
    """The words of a body's name without articles and legal forms, unless nothing else is left."""
    kept = tuple(w for at, w in enumerate(words) if w not in SMALL and w not in FORMS and (at or w not in VESSELS))
    return kept or tuple(words)


def known_body(name: str) -> str | None:
    """The full name of a body that the lexicon knows by several: "ICRC", "Red Cross"; None for others."""
    known = body_of(name)
    return known.name if known is not None else None


def is_acronym(short: str, long: str) -> bool:
    """True if `short` is made of the first letters of the words of `long` ("IRNA", "Islamic Republic News Agency")."""
    letters = re.sub(r"[^A-Za-z]", "", short)
    if not 2 <= len(letters) <= 8 or sum(c.isupper() for c in letters) < 2 or " " in short.strip():
        return False
    words = parts(long)
    whole = "".join(w[0] for w in words)
    bare = "".join(w[0] for w in words if w not in SMALL)
    return len(words) > 1 and letters.lower() in (whole, bare)
