"""Dictionary forms of words, by lemminflect's tables."""

from __future__ import annotations

import gzip
import re
from functools import cache, lru_cache

TABLED = frozenset(("NOUN", "VERB", "ADJ", "ADV", "AUX", "PROPN"))
"""Parts of speech whose words are looked up; the words of others stand for themselves, lower-cased."""

UNCHANGED = frozenset(("ADJ", "ADV"))
"""Parts of speech whose unknown words stand for themselves (rules make "terrorist" an inflected form)."""

CLOSED: dict[tuple[str, str], str] = {
    ("AUX", "ca"): "can",
    ("AUX", "wo"): "will",
    ("AUX", "sha"): "shall",
    ("AUX", "ai"): "be",
    ("AUX", "'ll"): "will",
    ("AUX", "’ll"): "will",
    ("AUX", "'d"): "would",
    ("AUX", "’d"): "would",
    ("AUX", "'s"): "be",
    ("AUX", "’s"): "be",
    ("AUX", "'re"): "be",
    ("AUX", "’re"): "be",
    ("AUX", "'m"): "be",
    ("AUX", "’m"): "be",
    ("AUX", "'ve"): "have",
    ("AUX", "’ve"): "have",
    ("AUX", "could"): "could",
    ("AUX", "would"): "would",
    ("AUX", "should"): "should",
    ("AUX", "might"): "might",
    ("AUX", "must"): "must",
    ("AUX", "better"): "better",
    ("VERB", "'s"): "be",
    ("VERB", "'ve"): "have",
    ("PART", "n't"): "not",
    ("PART", "n’t"): "not",
    ("PART", "na"): "to",
    ("DET", "an"): "a",
    ("VERB", "found"): "find",
    ("VERB", "lay"): "lie",
    ("VERB", "felt"): "feel",
    ("VERB", "wound"): "wind",
    ("VERB", "ground"): "grind",
    ("ADJ", "other"): "other",
    ("ADJ", "more"): "more",
    ("ADJ", "most"): "most",
    ("ADV", "more"): "more",
    ("ADV", "most"): "most",
    ("ADJ", "least"): "least",
    ("ADV", "least"): "least",
    ("ADV", "later"): "later",
    ("ADJ", "better"): "good",
    ("ADJ", "best"): "good",
    ("ADJ", "worse"): "bad",
    ("ADJ", "worst"): "bad",
    ("ADV", "better"): "well",
    ("ADV", "best"): "well",
    ("ADV", "worse"): "badly",
    ("ADV", "worst"): "badly",
    ("NOUN", "media"): "media",
    ("NOUN", "data"): "data",
    ("NOUN", "people"): "people",
    ("PRON", "me"): "I",
    ("PRON", "him"): "he",
    ("PRON", "her"): "she",
    ("PRON", "us"): "we",
    ("PRON", "them"): "they",
    ("PRON", "i"): "I",
    ("DET", "those"): "that",
    ("DET", "these"): "this",
    ("PRON", "those"): "that",
    ("PRON", "these"): "this",
    ("PRON", "whom"): "who",
    ("PRON", "whose"): "whose",
}
"""Contractions, irregular words and closed classes that the tables lack or give another way."""  # fmt: skip

LONGEST = 40
"""Longer words stand for themselves."""


@lru_cache(maxsize=100_000)
def lemma(form: str, upos: str) -> str:
    """Dictionary form of `form` as a word of part of speech `upos`, lower-cased but for names."""
    low = form.lower()
    if (upos, low) in CLOSED:
        return CLOSED[upos, low]
    if upos == "PROPN":
        return form
    if upos not in TABLED or len(low) > LONGEST or not low.isalpha():
        return hyphenated(low, upos) if "-" in low and upos == "NOUN" and len(low) <= LONGEST else low
    return tabled(low, upos)


def tabled(low: str, upos: str) -> str:
    """The first lemma that lemminflect gives, by dictionary or by rule; the word itself if none."""
    found = dictionary().get(f"{low},{upos.lower()}")
    if found is not None:
        return found.lower()
    if upos in UNCHANGED:
        return low
    from lemminflect import getAllLemmasOOV

    ruled = getAllLemmasOOV(low, upos)
    return (str(ruled[upos][0]) if ruled else "") or low


def hyphenated(low: str, upos: str) -> str:
    """A compound with the lemma of its last part: "by-elections" → "by-election"."""
    head, mark, last = low.rpartition("-")
    return head + mark + (tabled(last, upos) if last.isalpha() else last)


@lru_cache(maxsize=20_000)
def forms(verb: str, tag: str) -> frozenset[str]:
    """Forms of a verb's lemma for a Penn tag: VBD (past), VBN (past participle), VBZ, VBG, VB."""
    known = frozenset(form.lower() for form in verbs().get(verb.lower(), {}).get(tag, ()))
    if known:
        return known
    from lemminflect import getAllInflectionsOOV

    return frozenset(getAllInflectionsOOV(verb, "VERB").get(tag, ()))


@cache
def dictionary() -> dict[str, str]:
    """ "word,part of speech" → its first lemma.

    lemminflect's tables are read as they lie: its own look-up copies each entry deeply, and loads five times as long.
    """
    from lemminflect import config
    from lemminflect.codecs.OverridesCodec import OverridesCodec

    found = dict(re.findall(r"^([^,\n]*,[a-z]+),([^/\n]*)", unpacked(config.lemma_lu_fn), re.MULTILINE))
    for word, entry in OverridesCodec.load(config.lemma_overrides_fn).items():
        found.update({f"{word},{upos.lower()}": lemmas[0] for upos, lemmas in entry.items()})
    return found


@cache
def verbs() -> dict[str, dict[str, tuple[str, ...]]]:
    """Verb → Penn tag → its forms."""
    from lemminflect import config
    from lemminflect.codecs.InflectionLUCodec import InflectionLUCodec
    from lemminflect.codecs.OverridesCodec import OverridesCodec

    rows = re.findall(r"^[^,\n]*,verb,.*$", unpacked(config.inflection_lu_fn), re.MULTILINE)
    found = {word: tags for word, _, tags in map(InflectionLUCodec.fromString, rows)}
    InflectionLUCodec.updateForAuxMod(found)
    for word, entry in OverridesCodec.load(config.infl_overrides_fn).items():
        found.setdefault(word, {}).update(entry)
    return found


def unpacked(path: str) -> str:
    """The text of a packed table."""
    with gzip.open(path, "rt", encoding="utf8") as file:
        return file.read()
