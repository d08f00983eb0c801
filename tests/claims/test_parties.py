"""How alike two fillers of a role are."""

from __future__ import annotations

import pytest

from communique.claims.parties import likeness, one_and_many
from communique.claims.records import Party
from communique.claims.words import content, head_lemma


def party(text: str, role: str = "whom", actors: tuple[str, ...] = (), own: tuple[str, ...] = ()) -> Party:
    """A party as the reading would give it."""
    return Party(role, text, head_lemma(text), content(text), actors, own=own)


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("the man", "more than 200 schoolgirls", True),
        ("one passenger", "several passengers", True),
        ("the schoolgirls", "more than 200 girls", False),
        ("the teacher", "a man", False),
        ("the bridge", "both bridges", False),
    ],
)
def test_one_person_is_not_several(one: str, two: str, expected: bool) -> None:
    assert one_and_many(party(one), party(two)) is expected


def test_what_only_speaks_of_one_actor_is_not_that_actor() -> None:
    camps, leaders = (party(text, actors=("a-reds",)) for text in ("the camps of the Reds", "four leaders of the Reds"))
    themselves = party("the Reds", actors=("a-reds",), own=("a-reds",))
    assert likeness(camps, leaders) == 0.0
    assert likeness(camps, themselves) == likeness(themselves, themselves) == 1.0
