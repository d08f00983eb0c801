"""Dictionary forms of words, by lemminflect's tables."""

from __future__ import annotations

from functools import lru_cache

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
    from lemminflect import getLemma

    found = getLemma(low, upos, lemmatize_oov=upos not in UNCHANGED)
    return str(found[0]) if found else low


def hyphenated(low: str, upos: str) -> str:
    """A compound with the lemma of its last part: "by-elections" → "by-election"."""
    head, mark, last = low.rpartition("-")
    return head + mark + (tabled(last, upos) if last.isalpha() else last)


@lru_cache(maxsize=20_000)
def forms(verb: str, tag: str) -> frozenset[str]:
    """Forms of a verb's lemma for a Penn tag: VBD (past), VBN (past participle), VBZ, VBG, VB."""
    from lemminflect import getAllInflections, getAllInflectionsOOV

    found = getAllInflections(verb, upos="VERB") or {}
    aux = getAllInflections(verb, upos="AUX") or {}
    known = frozenset(found.get(tag, ())) | frozenset(aux.get(tag, ()))
    return known or frozenset(getAllInflectionsOOV(verb, "VERB").get(tag, ()))
