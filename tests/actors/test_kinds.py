"""A plain name has one kind in a story; a title or a fuller name outweighs the vote."""

from __future__ import annotations

from msgspec.structs import replace

from communique.actors.kinds import agreed
from communique.actors.records import Kind, Party
from communique.actors.resolve import compared
from communique.model import Role, Span


def party(number: int, kind: Kind, name: str, mentions: int = 1, title: str = "") -> Party:
    roles = (Role(title, None, None, None, Span("d", 0, 1)),) if title else ()
    return Party(f"d{number}#c0", kind, (name,), roles, frozenset(), frozenset(), mentions, (), None)


def test_the_kind_of_most_mentions_is_that_of_all() -> None:
    found = agreed([party(1, "organisation", "Nordchem", 4), party(2, "person", "Nordchem", 3)])
    assert [p.kind for p in found] == ["organisation", "organisation"]


def test_a_person_with_a_title_stays_a_person() -> None:
    found = agreed([party(1, "place", "Lincoln", 5), party(2, "person", "Lincoln", 1, "senator")])
    assert [p.kind for p in found] == ["place", "person"]


def test_names_of_several_words_too() -> None:
    found = agreed([party(1, "place", "Port Salem", 5), party(2, "person", "Port Salem", 1)])
    assert [p.kind for p in found] == ["place", "place"]


def test_a_title_in_one_article_tells_the_kind_of_the_name_and_of_the_surname_in_another() -> None:
    found = agreed(
        [
            party(1, "person", "Anna Selt", 1, "mayor"),
            party(2, "place", "Anna Selt", 1),
            party(3, "place", "Selt", 1),
        ]
    )
    assert [one.kind for one in found] == ["person", "person", "person"]


def test_what_is_named_after_somebody_is_not_he() -> None:
    named = [party(1, "other", "Halden Tower"), party(2, "other", "Halden Race"), party(3, "person", "Halden")]
    edges, _ = compared([replace(one, spans=(Span(one.key, 0, 5),)) for one in named])
    assert all(edge.judgement != "positive" for edge in edges)
