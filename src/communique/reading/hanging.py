"""Repairs of trees: speakers that the parser took for appositions of what is said, and purposes.

In "The accord has 18 articles, the ambassador in Tbilisi, Anna Rey, told the paper." the phrase before "told" is its
subject; parsers like to hang it on "articles". The verb without a subject gives the error away. In "They met to sign
the accord." the infinitive is a purpose (advcl) and no complement, because "meet" takes none.
"""

from __future__ import annotations

from collections.abc import Sequence

VERBS = frozenset("say tell add announce report note explain state write warn insist claim argue confirm".split())
"""Lemmas of verbs that stand behind what is said."""
INTRANSITIVE = frozenset("meet gather convene assemble travel fly arrive come go visit return march".split())
"""Lemmas of verbs of meeting and moving: an infinitive after them tells what for."""
PREPOSITIONS = frozenset("with of by for from despite without amid".split())
"""Prepositions that the parser takes for conjunctions."""
CORE = frozenset({"obl", "nsubj", "nsubj:pass", "csubj", "obj", "expl"})
"""Relations of the phrases of a clause."""
FORWARD = frozenset(
    "set due expect schedule plan poise hope want intend aim likely ready prepare slate tip bind agree".split()
)
"""Words before an infinitive that lies ahead: what is said of time and place behind it is said of it."""
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "expl"})
CHARGES = frozenset("accuse convict suspect charge blame acquit clear arrest fine jail sentence condemn".split())
"""Verbs of blame with a gerund."""
MISTAKEN = frozenset({"appos", "conj", "list", "parataxis"})
"""Relations under which the speaker is found."""
FARTHEST = 40
"""Words of a speaker's phrase at most."""


def rehang(
    heads: list[int], deps: list[str], upos: Sequence[str], lemmas: Sequence[str], forms: Sequence[str]
) -> None:
    """All repairs of this module, in place."""
    rehang_speakers(heads, deps, upos, lemmas)
    rehang_purposes(heads, deps, lemmas, forms)
    rehang_prepositions(heads, deps, upos)
    rehang_marks(heads, deps, lemmas)
    rehang_finite(heads, deps, upos, lemmas, forms)
    rename_copulas(heads, deps, upos, lemmas)
    rehang_numbers(heads, deps, upos, forms)
    rehang_circumstances(heads, deps, lemmas)
    rehang_charges(heads, deps, lemmas, forms)
    rehang_subjects(heads, deps, lemmas)
    rehang_objects(heads, deps)


def rehang_speakers(heads: list[int], deps: list[str], upos: Sequence[str], lemmas: Sequence[str]) -> None:
    """Hangs mistaken appositions on the verb of saying that follows them, in place. A root's head is itself."""
    for verb, lemma in enumerate(lemmas):
        if lemma in VERBS and upos[verb] == "VERB":
            said = clause_before(verb, heads, deps, lemmas)
            if said is not None and (speaker := mistaken(verb, said, heads, deps, upos)) is not None:
                heads[speaker], deps[speaker] = verb, "nsubj"
                if heads[verb] == said:
                    heads[verb], deps[verb] = (verb if heads[said] == said else heads[said]), deps[said]
                    heads[said], deps[said] = verb, "ccomp"


def clause_before(verb: int, heads: Sequence[int], deps: Sequence[str], lemmas: Sequence[str]) -> int | None:
    """The clause before a verb of saying that has no subject: what it governs, or what it was hung on by mistake."""
    kids = [i for i in around(verb, len(heads)) if heads[i] == verb and i != verb]
    if any(deps[i].startswith("nsubj") or deps[i] in ("mark", "aux:pass") or lemmas[i] == "to" for i in kids):
        return None
    said = [i for i in kids if i < verb and deps[i] == "ccomp"]
    if said:
        return said[-1]
    return heads[verb] if heads[verb] < verb and deps[verb] in ("advcl", "parataxis", "conj") else None


def rehang_purposes(heads: Sequence[int], deps: list[str], lemmas: Sequence[str], forms: Sequence[str]) -> None:
    """Makes an infinitive under a verb that takes no infinitive an adverbial clause, in place."""
    for word, dep in enumerate(deps):
        if dep == "xcomp" and lemmas[heads[word]] in INTRANSITIVE:
            before = range(heads[word] + 1, word)
            if any(forms[i].lower() == "to" and heads[i] == word for i in before):
                deps[word] = "advcl"


def rehang_prepositions(heads: list[int], deps: list[str], upos: Sequence[str]) -> None:
    """Makes "in" of "signed in May", taken for a particle of the verb, the preposition of the noun, in place."""
    for word, dep in enumerate(deps[:-1]):
        noun, verb = word + 1, heads[word]
        particle = dep == "compound:prt" and upos[word] == "ADP" and heads[noun] == verb and deps[noun] == "obl"
        if particle and not any(heads[i] == noun and deps[i] == "case" for i in range(max(0, noun - 6), noun)):
            heads[word], deps[word] = noun, "case"


def rehang_marks(heads: list[int], deps: list[str], lemmas: Sequence[str]) -> None:
    """Makes "with" of "With talks over, both left", taken for a conjunction, the preposition of its noun, in place."""
    for word, dep in enumerate(deps):
        if dep == "mark" and lemmas[word] in PREPOSITIONS and word < heads[word]:
            after = [i for i in range(word + 1, heads[word]) if heads[i] == heads[word] and deps[i] in CORE]
            if after and deps[after[0]] == "obl":
                heads[word], deps[word] = after[0], "case"


def rehang_finite(
    heads: list[int], deps: list[str], upos: Sequence[str], lemmas: Sequence[str], forms: Sequence[str]
) -> None:
    """Hangs "proposes" of "is ready to talk and proposes a truce" on "ready" where it hangs on "talk", in place."""
    infinitives = {heads[i] for i, form in enumerate(forms) if deps[i] == "mark" and form.lower() == "to"}
    for word, dep in enumerate(deps):
        bare = heads[word]
        if dep != "conj" or upos[word] != "VERB" or bare not in infinitives or forms[bare].lower() != lemmas[bare]:
            continue
        form = forms[word].lower()
        if form != lemmas[word] and not form.endswith("ing") and deps[bare] in ("xcomp", "advcl", "acl"):
            heads[word] = heads[bare]


def rehang_circumstances(heads: list[int], deps: Sequence[str], lemmas: Sequence[str]) -> None:
    """Hangs "on Friday" of "they are set to sign it on Friday" on "sign" where it hangs on "set", in place."""
    ahead = [i for i, dep in enumerate(deps) if dep in ("xcomp", "ccomp") and lemmas[heads[i]] in FORWARD]
    infinitives = {heads[i]: i for i in ahead}
    for word, dep in enumerate(deps):
        infinitive = infinitives.get(heads[word])
        if dep in ("obl", "advmod") and infinitive is not None and heads[word] < infinitive < word:
            heads[word] = infinitive


def rehang_charges(heads: list[int], deps: list[str], lemmas: Sequence[str], forms: Sequence[str]) -> None:
    """Hangs "killing" of "convicted him of killing two" on "convicted" where it hangs on "him", in place."""
    for word, dep in enumerate(deps):
        blamed = heads[word]
        if dep == "acl" and forms[word].lower().endswith("ing") and deps[blamed] in ("obj", "nsubj:pass"):
            mark = next((i for i in range(blamed + 1, word) if heads[i] == word and deps[i] in ("mark", "case")), None)
            if mark is not None and lemmas[mark] in ("of", "with", "for") and lemmas[heads[blamed]] in CHARGES:
                heads[word], deps[word] = heads[blamed], "advcl"


def rehang_subjects(heads: list[int], deps: list[str], lemmas: Sequence[str]) -> None:
    """Makes "the blast" of "The blast killed two, police said", taken for what is "said", the subject of "killed", in
    place.
    """
    for word, dep in enumerate(deps):
        said = heads[word]
        if dep != "obj" or lemmas[said] not in VERBS or word > said:
            continue
        verb = next((i for i in range(word + 1, said) if heads[i] == said and deps[i] == "ccomp"), None)
        if verb is None or any(heads[i] == verb and deps[i] in SUBJECTS for i in around(verb, len(heads))):
            continue
        passive = any(heads[i] == verb and deps[i] == "aux:pass" for i in range(word, verb))
        heads[word], deps[word] = verb, "nsubj:pass" if passive else "nsubj"


def rehang_objects(heads: list[int], deps: Sequence[str]) -> None:
    """Hangs "nineteen" of "killed three and injured nineteen" on "injured" where it is a second object of "killed"."""
    objects: dict[int, list[int]] = {}
    for word, dep in enumerate(deps):
        if dep == "obj":
            objects.setdefault(heads[word], []).append(word)
    for verb, found in list(objects.items()):
        if len(found) < 2:
            continue
        for word in found[1:]:
            joined = [i for i in range(found[0] + 1, word) if heads[i] == verb and deps[i] == "conj"]
            if joined and joined[-1] not in objects:
                heads[word] = joined[-1]


def rehang_numbers(heads: list[int], deps: list[str], upos: Sequence[str], forms: Sequence[str]) -> None:
    """Hangs "at least three" of "killed at least three people" together and on what it counts, in place.

    A number stands right behind its noun ("Article 5") or before it; one hung on an earlier word is a mistake.
    """
    for word, dep in enumerate(deps):
        if upos[word] != "NUM" or dep != "nummod":
            continue
        bound = word > 1 and forms[word - 1].lower() in ("least", "most") and forms[word - 2].lower() == "at"
        if bound and not below(word, word - 1, heads) and not below(word, word - 2, heads):
            heads[word - 1], heads[word - 2] = word, word - 1
        if heads[word] < word - 1 or (heads[word] > word and upos[word + 1] == "NOUN" and heads[word] > word + 1):
            hang_number(word, heads, deps, upos)


def hang_number(word: int, heads: list[int], deps: list[str], upos: Sequence[str]) -> None:
    """Hangs a number on the noun right behind it; without one, on the verb right before it."""
    after = word + 1
    while after < len(upos) and upos[after] == "ADJ":
        after += 1
    if after < len(upos) and upos[after] == "NOUN":
        while after + 1 < len(upos) and upos[after + 1] == "NOUN" and heads[after] == after + 1:
            after += 1
        if top(after, heads) == top(word, heads) and not below(after, word, heads):
            heads[word] = after
        return
    verb = next((i for i in range(word - 1, max(word - 4, -1), -1) if upos[i] == "VERB"), None)
    if verb is None or below(verb, word, heads) or top(verb, heads) != top(word, heads):
        return
    if not any(heads[i] == verb and deps[i] == "obj" for i in around(verb, len(heads))):
        heads[word], deps[word] = verb, "obj"


def top(word: int, heads: Sequence[int]) -> int:
    """The root above a word."""
    for _ in range(len(heads)):
        if heads[word] == word:
            break
        word = heads[word]
    return word


def rename_copulas(heads: Sequence[int], deps: list[str], upos: Sequence[str], lemmas: Sequence[str]) -> None:
    """Makes "were" of "two are dead, two were missing", taken for an auxiliary of an adjective, a copula, in place."""
    for word, dep in enumerate(deps):
        if dep == "aux" and lemmas[word] == "be" and upos[heads[word]] in ("ADJ", "NOUN", "PROPN"):
            deps[word] = "cop"


def around(verb: int, count: int) -> range:
    """Where a verb's subject can stand."""
    return range(max(0, verb - 200), min(count, verb + FARTHEST))


def mistaken(verb: int, said: int, heads: Sequence[int], deps: Sequence[str], upos: Sequence[str]) -> int | None:
    """The widest phrase between a comma and the verb that hangs inside the clause `said`; None if there is none."""
    found = None
    for word in range(verb - 1, max(said, verb - FARTHEST), -1):
        if deps[word] in MISTAKEN and upos[word] in ("NOUN", "PROPN", "PRON") and below(word, said, heads):
            inside = [i for i in range(said + 1, verb) if i == word or below(i, word, heads)]
            opens = upos[inside[0]] == "PUNCT" or upos[inside[0] - 1] == "PUNCT"
            if opens and all(upos[i] == "PUNCT" for i in range(inside[-1] + 1, verb)):
                found = word
    return found


def below(word: int, above: int, heads: Sequence[int]) -> bool:
    """True if `word` hangs under `above`."""
    for _ in range(len(heads)):
        if heads[word] == above:
            return word != above
        if heads[word] == word:
            return False
        word = heads[word]
    return False
