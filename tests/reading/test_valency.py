from __future__ import annotations

from communique.reading.valency import mend_valency


def mended(words: str) -> list[str]:
    """`words`: form/tag/dep>head (counted from 0) and, after a bar, a name tag; what comes out, as dep>head."""
    cells = [word.split("/") for word in words.split()]
    forms, tags = [cell[0] for cell in cells], [cell[1] for cell in cells]
    deps = [cell[2].split(">")[0] for cell in cells]
    heads = [int(cell[2].split(">")[1]) for cell in cells]
    names = [cell[3] if len(cell) > 3 else "O" for cell in cells]
    mend_valency(heads, deps, tags, forms, names)
    return [f"{dep}>{head}" for dep, head in zip(deps, heads, strict=True)]


def test_of_two_subjects_the_first_goes_to_the_clause_after_it() -> None:
    found = mended("She/PRON/nsubj>4 freed/VERB/ccomp>4 him/PRON/obj>1 aides/NOUN/nsubj>4 said/VERB/root>4")
    assert found[0] == "nsubj>1" and found[3] == "nsubj>4"


def test_a_passive_clause_takes_a_passive_subject() -> None:
    found = mended("He/PRON/nsubj>4 was/AUX/aux:pass>2 freed/VERB/ccomp>4 aides/NOUN/nsubj>4 said/VERB/root>4")
    assert found[0] == "nsubj:pass>2"


def test_a_clause_with_a_subject_keeps_it() -> None:
    words = "Aides/NOUN/nsubj>1 said/VERB/root>1 he/PRON/nsubj>3 left/VERB/ccomp>1"
    assert mended(words) == ["nsubj>1", "root>1", "nsubj>3", "ccomp>1"]


def test_what_stands_before_of_is_the_object_above() -> None:
    found = mended("We/PRON/nsubj>1 accused/VERB/root>1 Belmar/PROPN/nsubj>4/B-LOC of/SCONJ/mark>4 lying/VERB/advcl>1")
    assert found[2] == "obj>1"


def test_a_name_without_preposition_is_an_object_but_a_day_is_none() -> None:
    assert mended("He/PRON/nsubj>1 sued/VERB/root>1 Belmar/PROPN/obl>1/B-LOC")[2] == "obj>1"
    assert mended("He/PRON/nsubj>1 left/VERB/root>1 Monday/PROPN/obl>1/B-DATE")[2] == "obl>1"
    assert mended("He/PRON/nsubj>1 lives/VERB/root>1 in/ADP/case>3 Port/PROPN/obl>1/B-LOC")[3] == "obl>1"
