"""Sentences of two articles that are one text."""

from __future__ import annotations

import msgspec
import pytest

from communique.claims.assertions import in_quotation
from communique.claims.clauses import clauses
from communique.claims.records import Clause
from communique.claims.verbatim import alike, in_a_row
from communique.model import Span
from tests.claims.story_builder import story
from tests.claims.test_origins import counted

ONE = "More than 27 million passengers used the tramway between April 2015 and March last year"
ALIKE = [
    (ONE, ONE, True),
    (ONE, "In all, more than 27 million passengers used the tramway between April 2015 and March last year.", True),
    (ONE, "Between April 2015 and March last year the tramway carried over 27 million people", False),
    ("The ferry left the harbour on Tuesday", "The ferry left the harbour on Tuesday", False),
    (
        "The system uses a combination of street and separate running for the 17 miles (27km) of track",
        "It uses a mix of street and separate running for its 17 miles (27km) of track",
        True,
    ),
]


@pytest.mark.parametrize(("left", "right", "expected"), ALIKE)
def test_long_texts_with_most_words_in_common_are_one(left: str, right: str, expected: bool) -> None:
    assert alike(left.lower().split(), right.lower().split()) is expected
    assert alike(right.lower().split(), left.lower().split()) is expected


def test_a_long_stretch_is_enough() -> None:
    stretch = "twenty wagons of the northern freight train left the rails beside the old mill".split()
    assert in_a_row(["officials", "say", *stretch], [*stretch, "shortly", "before", "dawn"])
    assert not in_a_row(stretch[:8], stretch[:8])


CLAIM = "{who|The northern freight train} {do derail|left the rails} {where|beside the old paper mill near Orlow}"


def test_a_shared_sentence_is_one_witness_and_one_text() -> None:
    made = story([{"t": CLAIM, "outlet": "Herald"}, {"t": CLAIM, "outlet": "Gazette"}])
    assert (counted(made).outlets, counted(made).texts, counted(made).origins) == (2, 1, 1)


def test_who_says_it_stands_for_all_who_print_it() -> None:
    told = [{"t": CLAIM, "outlet": "Herald"}, {"t": CLAIM, "outlet": "Gazette", "by": "the mayor"}]
    found = counted(story(told))
    assert found.origins == 1 and {key.text for key in found.keys} == {"the mayor"}


def test_other_numbers_are_another_text() -> None:
    rest = "{do injure|were injured} when a night train left the rails beside the paper mill near Orlow"
    told = [f"{{who|{{n {n} person|{n} passengers}}}} {rest}" for n in (12, 19)]
    made = story([{"t": text, "outlet": name} for text, name in zip(told, ("Herald", "Gazette"), strict=True)])
    assert counted(made).origins == 2


def test_words_in_quotation_marks_are_somebodys() -> None:
    text = "“The road was straight. The car was safe,” he said. The road is closed."
    assert [in_quotation(text, clause_at(text, word)) for word in ("safe", "closed")] == [True, False]


def clause_at(text: str, word: str) -> Clause:
    """A clause with this word for its head."""
    made = story([{"t": CLAIM}])
    start = text.index(word)
    found = clauses(made.documents[0], made.readings[made.documents[0].id], made.actor_of)[0]
    return msgspec.structs.replace(found, head=Span(found.document, start, start + len(word)))
