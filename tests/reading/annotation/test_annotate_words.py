"""Lemmas, and morphology over trees written by hand."""

import pytest

from communique.reading.annotation.morphology import features
from communique.reading.tokens.lemmas import lemma


@pytest.mark.parametrize(
    ("form", "upos", "expected"),
    [
        ("Talks", "NOUN", "talk"),
        ("children", "NOUN", "child"),
        ("by-elections", "NOUN", "by-election"),
        ("said", "VERB", "say"),
        ("found", "VERB", "find"),
        ("shelled", "VERB", "shell"),
        ("wo", "AUX", "will"),
        ("’s", "AUX", "be"),
        ("n’t", "PART", "not"),
        ("Iranians", "PROPN", "Iranians"),
        ("worse", "ADJ", "bad"),
        ("other", "ADJ", "other"),
        ("terrorist", "ADJ", "terrorist"),
        ("them", "PRON", "they"),
        ("\x00", "X", "\x00"),
        ("a" * 500, "NOUN", "a" * 500),
    ],
)
def test_lemmas(form: str, upos: str, expected: str) -> None:
    assert lemma(form, upos) == expected


FIN_PAST = "Mood=Ind|Tense=Past|VerbForm=Fin"
FIN_PRES = "Mood=Ind|Tense=Pres|VerbForm=Fin"
PASSIVE = "Tense=Past|VerbForm=Part|Voice=Pass"

TREES = [
    ("He/PRON/nsubj/1 left/VERB/root/1", "left", FIN_PAST),
    ("They/PRON/nsubj/2 have/AUX/aux/2 left/VERB/root/2", "left", "Tense=Past|VerbForm=Part"),
    ("They/PRON/nsubj/2 have/AUX/aux/2 left/VERB/root/2", "have", FIN_PRES),
    ("It/PRON/nsubj:pass/2 was/AUX/aux:pass/2 closed/VERB/root/2", "closed", PASSIVE),
    ("It/PRON/nsubj:pass/3 had/AUX/aux/3 been/AUX/aux:pass/3 closed/VERB/root/3", "been", "Tense=Past|VerbForm=Part"),
    ("It/PRON/nsubj:pass/3 had/AUX/aux/3 been/AUX/aux:pass/3 closed/VERB/root/3", "had", FIN_PAST),
    ("He/PRON/nsubj/2 will/AUX/aux/2 go/VERB/root/2", "go", "VerbForm=Inf"),
    ("He/PRON/nsubj/1 wants/VERB/root/1 to/PART/mark/3 go/VERB/xcomp/1", "go", "VerbForm=Inf"),
    (
        "He/PRON/nsubj/1 wants/VERB/root/1 to/PART/mark/3 go/VERB/xcomp/1",
        "wants",
        "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin",
    ),
    ("Go/VERB/root/0 home/ADV/advmod/0", "Go", "Mood=Imp|VerbForm=Fin"),
    ("They/PRON/nsubj/1 go/VERB/root/1", "go", FIN_PRES),
    ("A/DET/det/1 rocket/NOUN/nsubj/2 hit/VERB/root/2 it/PRON/obj/2", "hit", FIN_PAST),
    ("It/PRON/nsubj:pass/2 was/AUX/aux:pass/2 hit/VERB/root/2", "hit", PASSIVE),
    ("It/PRON/nsubj/2 may/AUX/aux/2 hit/VERB/root/2 us/PRON/obj/2", "hit", "VerbForm=Inf"),
    ("the/DET/det/1 men/NOUN/root/1 killed/VERB/acl/1 there/ADV/advmod/2", "killed", PASSIVE),
    ("He/PRON/nsubj/2 is/AUX/aux/2 leaving/VERB/root/2", "leaving", "Tense=Pres|VerbForm=Part"),
    ("after/SCONJ/mark/1 leaving/VERB/advcl/2 slept/VERB/root/2", "leaving", "VerbForm=Ger"),
    ("It/PRON/nsubj:pass/2 was/AUX/aux:pass/2 tried/VERB/root/2 and/CCONJ/cc/4 fined/VERB/conj/2", "fined", PASSIVE),
    (
        "It/PRON/nsubj:pass/2 was/AUX/aux:pass/2 tried/VERB/root/2 and/CCONJ/cc/4 paid/VERB/conj/2 it/PRON/obj/4",
        "paid",
        "Tense=Past|VerbForm=Part",
    ),
    ("men/NOUN/root/0", "men", "Number=Plur"),
    ("Iran/PROPN/root/0", "Iran", "Number=Sing"),
    ("we/PRON/root/0", "we", "Number=Plur|Person=1"),
    ("can/AUX/aux/1 go/VERB/root/1", "can", "VerbForm=Fin"),
]


@pytest.mark.parametrize(("tree", "word", "expected"), TREES)
def test_morphology(tree: str, word: str, expected: str) -> None:
    rows = [cell.rsplit("/", 3) for cell in tree.split()]
    forms, upos = [row[0] for row in rows], [row[1] for row in rows]
    lemmas = [lemma(form, tag) for form, tag in zip(forms, upos, strict=True)]
    found = features(forms, lemmas, upos, [int(row[3]) for row in rows], [row[2] for row in rows])
    assert found[forms.index(word)] == expected


def test_a_conjunct_of_a_long_chain() -> None:
    count = 300
    heads = [max(word - 1, 0) for word in range(count)]
    deps = ["root"] + ["conj"] * (count - 1)
    assert len(features(["left"] * count, ["leave"] * count, ["VERB"] * count, heads, deps)) == count
