"""Headlines made of the treebanks: their clauses as a newspaper would put them above an article.

EWT and GUM hold hardly any, and a parser that never saw "Storm shuts port" takes the verb for a noun. A clause with a
subject of its own is cut down and put in the grammar of headlines (Mårdh 1980): no articles, the past told in the
present, no "be" before participles, "to" for "will". The tree goes with it word by word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from random import Random

from lemminflect import getInflection

from training.data.treebank import Sentence, units
from training.data.units import Unit

CLAUSES = frozenset(("root", "ccomp", "conj", "advcl", "parataxis"))
SUBJECTS = frozenset(("nsubj", "nsubj:pass"))
ALWAYS_CUT = frozenset(("mark", "cc", "discourse", "vocative", "parataxis", "dislocated", "list", "reparandum"))
"""Relations to the head of the clause that a headline has no room for."""
OFTEN_CUT = frozenset(("advcl", "acl:relcl", "appos", "advmod", "conj", "acl"))
"""Relations anywhere in it that are cut more often than not."""
QUESTIONS = frozenset(("EX", "WP", "WRB", "WDT"))
"""Tags of "there", "what", "where", "which"."""
SMALL = frozenset(("ADP", "DET", "CCONJ", "PART", "AUX", "SCONJ"))
"""Parts of speech that stay small where headlines have capitals."""
FORMS_OF_BE = frozenset(("is", "are", "was", "were", "been", "being", "'s", "'re"))
FORMS_OF_HAVE = frozenset(("has", "have", "had", "'s", "'ve", "'d"))
LEAST, MOST = 3, 12
"""Words of a headline."""
CUT, CAPITALS = 0.75, 0.35
"""How often what is often cut is, and how often all words have capitals."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a tree with the words that hang from it."""

    at: int
    form: str
    lemma: str
    upos: str
    xpos: str
    relation: str
    kids: tuple[int, ...]


def headlines(trees: Iterable[Sentence], rnd: Random) -> list[Unit]:
    """One unit for each clause that makes a headline, each a document of its own."""
    made = (line for tree in trees for line in of_tree(tree, rnd))
    return units([replace(line, document=f"headline {k}") for k, line in enumerate(made)])


def of_tree(tree: Sentence, rnd: Random) -> Iterator[Sentence]:
    """The headlines of one tree."""
    words = _words(tree)
    for word in words:
        if word.relation in CLAUSES and word.upos in ("VERB", "ADJ") and (line := _line(tree, words, word, rnd)):
            yield line


def _words(tree: Sentence) -> list[Word]:
    below: list[list[int]] = [[] for _ in tree.words]
    for at, head in enumerate(tree.heads):
        if head:
            below[head - 1].append(at)
    columns = zip(tree.words, tree.lemmas, tree.upos, tree.xpos, tree.relations, below, strict=True)
    return [Word(at, *rest, tuple(kids)) for at, (*rest, kids) in enumerate(columns)]


def _line(tree: Sentence, words: list[Word], head: Word, rnd: Random) -> Sentence | None:
    kids = [words[at] for at in head.kids]
    subject = next((kid for kid in kids if kid.relation in SUBJECTS), None)
    if subject is None or subject.upos not in ("NOUN", "PROPN") or any(kid.xpos in QUESTIONS for kid in kids):
        return None
    if head.xpos == "VBG" and not _auxiliaries(kids):
        return None
    forms = {head.at: _told(head, subject, kids)} | _helpers(head, kids)
    kept = [at for at in _kept(words, head, rnd) if forms.get(at, "-")]
    kept = _without_outer_marks(words, kept)
    whole = all(at == head.at or tree.heads[at] - 1 in kept for at in kept)
    if not (LEAST <= len(kept) <= MOST and subject.at in kept and whole):
        return None
    return _cut(tree, words, head, kept, forms, rnd.random() < CAPITALS)


def _auxiliaries(kids: Iterable[Word]) -> list[Word]:
    return [kid for kid in kids if kid.relation in ("aux", "aux:pass", "cop")]


def _told(head: Word, subject: Word, kids: list[Word]) -> str:
    """The head as a headline has it: the past and the perfect in the present."""
    helpers = _auxiliaries(kids)
    perfect = head.xpos == "VBN" and helpers and all(kid.form.lower() in FORMS_OF_HAVE for kid in helpers)
    if not (perfect or (head.xpos == "VBD" and not helpers)):
        return head.form
    several = subject.xpos in ("NNS", "NNPS") or any(kid.relation == "conj" for kid in kids if kid.at in subject.kids)
    return next(iter(getInflection(head.lemma, "VBP" if several else "VBZ")), head.form)


def _helpers(head: Word, kids: list[Word]) -> dict[int, str]:
    """What becomes of the auxiliaries: "" for those that go; a clause with a modal or "not" keeps all but "will"."""
    helpers = _auxiliaries(kids)
    small = {kid.at: kid.form.lower() for kid in helpers}
    if any(form in ("will", "'ll") for form in small.values()):
        return {at: "to" for at, form in small.items() if form in ("will", "'ll")}
    if all(form in FORMS_OF_BE | FORMS_OF_HAVE for form in small.values()):
        return dict.fromkeys(small, "")
    return {}


def _kept(words: list[Word], head: Word, rnd: Random) -> list[int]:
    """The places of what stays below a head, in order."""
    found = [head.at]
    waiting = [(kid, True) for kid in head.kids]
    while waiting:
        at, top = waiting.pop()
        if not _goes(words[at], top, rnd):
            found.append(at)
            waiting += [(kid, False) for kid in words[at].kids]
    return sorted(found)


def _goes(word: Word, top: bool, rnd: Random) -> bool:
    """Whether a word is cut with all below it; `top` if it hangs from the head of the clause."""
    if word.relation == "advmod" and word.form.lower() in ("not", "n't"):
        return False
    article = word.relation == "det" and word.form.lower() in ("the", "a", "an") and not word.kids
    return article or (top and word.relation in ALWAYS_CUT) or (word.relation in OFTEN_CUT and rnd.random() < CUT)


def _without_outer_marks(words: list[Word], kept: list[int]) -> list[int]:
    """Without punctuation at either end, and without marks that would stand beside one another."""
    found: list[int] = []
    for at in kept:
        inner = found and words[found[-1]].upos != "PUNCT" and words[at].form in (",", "-", ":")
        if inner or words[at].upos != "PUNCT":
            found.append(at)
    while found and words[found[-1]].upos == "PUNCT":
        found.pop()
    return found


def _cut(
    tree: Sentence, words: list[Word], head: Word, kept: list[int], forms: dict[int, str], capitals: bool
) -> Sentence:
    place = {at: k + 1 for k, at in enumerate(kept)}
    to = {at for at in kept if forms.get(at) == "to"}
    shown = [forms.get(at, words[at].form) for at in kept]
    tags = ["PART" if at in to else words[at].upos for at in kept]
    capital = [not k or (capitals and tag not in SMALL) for k, tag in enumerate(tags)]
    return Sentence(
        document=tree.document,
        words=[form[:1].upper() + form[1:] if big else form for form, big in zip(shown, capital, strict=True)],
        lemmas=[words[at].lemma for at in kept],
        upos=tags,
        xpos=[words[at].xpos for at in kept],
        heads=[0 if at == head.at else place[tree.heads[at] - 1] for at in kept],
        relations=["root" if at == head.at else "mark" if at in to else words[at].relation for at in kept],
        space=[True] * len(kept),
        entities=[""] * len(kept),
        paragraph=True,
    )
