"""A name of one word is of one kind in an article."""

from __future__ import annotations

from communique.reading.annotation.name_kinds import agreed, spans


def test_what_belongs_to_a_name_tells_a_firm() -> None:
    forms = "Halvard said no . Halvard 's chief executive left . Halvard spoke".split()
    tags = ["B-PERSON", "O", "O", "O", "B-PERSON", "O", "O", "O", "O", "O", "B-ORG", "O"]
    assert [tag for _, _, tag in spans(agreed(tags, forms))] == ["ORG"] * 3


def test_a_noun_for_a_firm_before_it_tells_a_firm() -> None:
    forms = "Halvard said no . She led the building firm Halvard until May".split()
    tags = ["B-PERSON", *["O"] * 8, "B-PERSON", "O", "O"]
    assert [tag for _, _, tag in spans(agreed(tags, forms))] == ["ORG"] * 2


def test_a_surname_is_the_person_of_the_full_name() -> None:
    forms = "Harald Winter came . Winter spoke . Winter left".split()
    tags = ["B-PERSON", "I-PERSON", "O", "O", "B-ORG", "O", "O", "B-LOC", "O"]
    assert [tag for _, _, tag in spans(agreed(tags, forms))] == ["PERSON"] * 3


def test_a_place_that_acts_stays_both() -> None:
    forms = "Moscow said so . He flew to Moscow from Moscow".split()
    tags = ["B-ORG", "O", "O", "O", "O", "O", "O", "B-LOC", "O", "B-LOC"]
    assert agreed(tags, forms) == tags


def test_names_of_several_words_are_left_alone() -> None:
    assert agreed(["B-LOC", "I-LOC", "O"], ["Port", "Salem", "won"]) == ["B-LOC", "I-LOC", "O"]


def test_a_day_is_a_date() -> None:
    assert agreed(["O", "B-MISC", "O"], ["on", "Tuesday", "night"]) == ["O", "B-DATE", "O"]


def test_a_firm_may_end_in_s() -> None:
    forms = "Harley 's said it may cut the rating of Norvik 's bank".split()
    tags = ["B-PERSON", *["O"] * 8, "B-ORG", "O", "O"]
    assert spans(agreed(tags, forms)) == [(0, 2, "ORG"), (9, 10, "ORG")]


def test_a_person_behind_a_comma_is_a_name_of_its_own() -> None:
    forms = ["mayor", "of", "Orlow", ",", "Anna", "Tann", ",", "said"]
    tags = ["O", "O", "B-LOC", "I-LOC", "I-LOC", "I-LOC", "O", "O"]
    assert spans(agreed(tags, forms)) == [(2, 3, "LOC"), (4, 6, "PERSON")]


def test_a_state_s_code_in_brackets_is_a_place() -> None:
    forms = "Amsel ( AUT ) beat Lund ( SWE ) , said Norvik ( NVK )".split()
    tags = ["B-PERSON", "O", "B-ORG", "O", "O", "B-PERSON", *["O"] * 5, "B-ORG", "O", "B-ORG", "O"]
    found = agreed(tags, forms)
    assert [found[2], found[7], found[13]] == ["B-LOC", "B-LOC", "B-ORG"]
