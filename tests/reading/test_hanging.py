"""The speaker behind what is said is its verb's subject, wherever the parser hung it."""

from __future__ import annotations

from communique.reading.hanging import (
    rehang_finite,
    rehang_marks,
    rehang_prepositions,
    rehang_purposes,
    rehang_speakers,
)

# The text has maps , the envoy in Tbilisi , Anna Rey , told the paper .
UPOS = "DET NOUN VERB NOUN PUNCT DET NOUN ADP PROPN PUNCT PROPN PROPN PUNCT VERB DET NOUN PUNCT".split()
LEMMAS = "the text have map , the envoy in Tbilisi , Anna Rey , tell the paper .".split()
HEADS = [1, 2, 13, 2, 6, 6, 3, 8, 6, 10, 8, 10, 6, 13, 15, 13, 13]
DEPS = "det nsubj ccomp obj punct det appos case nmod punct appos flat punct root det iobj punct".split()


def test_an_apposition_before_a_verb_of_saying_without_subject_is_its_subject() -> None:
    heads, deps = list(HEADS), list(DEPS)
    rehang_speakers(heads, deps, UPOS, LEMMAS)
    assert (heads[6], deps[6]) == (13, "nsubj")
    assert heads[10] == 8


def test_a_verb_that_has_its_subject_is_left_alone() -> None:
    heads, deps = list(HEADS), list(DEPS)
    heads[1], deps[1] = 13, "nsubj"
    before = (list(heads), list(deps))
    rehang_speakers(heads, deps, UPOS, LEMMAS)
    assert (heads, deps) == before


def test_other_verbs_are_left_alone() -> None:
    lemmas = [*LEMMAS[:13], "show", *LEMMAS[14:]]
    heads, deps = list(HEADS), list(DEPS)
    rehang_speakers(heads, deps, UPOS, lemmas)
    assert (heads, deps) == (HEADS, DEPS)


def test_a_verb_hung_on_what_is_said_becomes_its_governor() -> None:
    heads, deps = list(HEADS), list(DEPS)
    heads[2], deps[2], heads[13], deps[13] = 2, "root", 2, "advcl"
    rehang_speakers(heads, deps, UPOS, LEMMAS)
    assert (heads[13], deps[13], heads[2], deps[2]) == (13, "root", 13, "ccomp")
    assert (heads[6], deps[6]) == (13, "nsubj")


def test_an_infinitive_after_meeting_is_a_purpose() -> None:
    forms = "They met to sign it and want to go".split()
    lemmas = "they meet to sign it and want to go".split()
    heads, deps = [1, 1, 3, 1, 3, 6, 1, 8, 6], "nsubj root mark xcomp obj cc conj mark xcomp".split()
    rehang_purposes(heads, deps, lemmas, forms)
    assert (deps[3], deps[8]) == ("advcl", "xcomp")


def test_a_particle_before_a_noun_of_time_is_its_preposition() -> None:
    upos = "PRON VERB ADP PROPN PRON VERB ADP".split()
    heads, deps = [1, 1, 1, 1, 5, 5, 5], "nsubj root compound:prt obl nsubj root compound:prt".split()
    rehang_prepositions(heads, deps, upos)
    assert (heads[2], deps[2]) == (3, "case")
    assert (heads[6], deps[6]) == (5, "compound:prt")


def test_a_preposition_taken_for_a_conjunction_goes_to_its_noun() -> None:
    # With talks over , both left
    heads, deps = [5, 5, 1, 1, 5, 5], "mark obl advmod punct nsubj root".split()
    rehang_marks(heads, deps, "with talk over , both leave".split())
    assert (heads[0], deps[0]) == (1, "case")


def test_a_conjunction_before_a_subject_is_left_alone() -> None:
    # With talks failing he left
    heads, deps = [2, 2, 4, 4, 4], "mark nsubj advcl nsubj root".split()
    rehang_marks(heads, deps, "with talk fail he leave".split())
    assert (heads[0], deps[0]) == (2, "mark")


def test_a_finite_verb_is_no_conjunct_of_an_infinitive() -> None:
    forms = "She is ready to talk and proposes a truce".split()
    lemmas = "she be ready to talk and propose a truce".split()
    upos = "PRON AUX ADJ PART VERB CCONJ VERB DET NOUN".split()
    heads, deps = [2, 2, 2, 4, 2, 6, 4, 8, 6], "nsubj cop root mark xcomp cc conj det obj".split()
    rehang_finite(heads, deps, upos, lemmas, forms)
    assert heads[6] == 2
    forms[6] = "propose"
    heads[6] = 4
    rehang_finite(heads, deps, upos, lemmas, forms)
    assert heads[6] == 4
