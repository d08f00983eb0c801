"""The main event of a story, posts that are filled, terms, and who is another's brother: what joins two clauses."""

from __future__ import annotations

import pytest

from communique.claims.bars import bar
from communique.claims.items import Item
from communique.claims.main_event import main_event, main_keys
from communique.claims.parties import likeness, opposing
from communique.claims.posts import same_post
from tests.claims.pairs import told

FREED = (
    "{who|Belmar} {do free|freed} {whom|{n 21 girl|21 girls}}",
    "{whom|{n 21 girl|21 girls}} {do free|were freed}",
    "{whom|The girls} {do release|were released} {when 2025-03-04T05:30|at dawn}",
)


def items(*sentences: str) -> list[Item]:
    found = told(*sentences)
    main = main_keys(found)
    return [Item(clause, clause.document, {}, main) for clause in found]


def test_what_most_articles_open_with_is_one_event() -> None:
    one, two, three = items(*FREED)
    assert ("release", "girl") in one.main or ("release", "person") in one.main
    assert main_event(one, two) is not None
    assert main_event(one, three) is not None


def test_one_article_makes_no_main_event() -> None:
    (one,) = items(FREED[0])
    assert not one.main


def test_another_number_is_another_event() -> None:
    one, two = items(FREED[0], "{who|Belmar} {do free|freed} {whom|{n 82 girl|82 girls}}")
    assert main_event(one, two) is None


def test_what_is_dated_after_a_report_is_not_what_it_tells() -> None:
    early = {"t": "{who|Belmar} {do free|freed} {whom|the girls}", "at": "2025-03-04"}
    late = {"t": "{who|Belmar} {do free|freed} {whom|the girls} {when 2025-09-06|in September}", "at": "2025-09-08"}
    one, two = (Item(clause, clause.document, {}) for clause in told(early, late))  # type: ignore[arg-type]
    assert "times cannot be" in (bar(one, two) or "")
    assert bar(two, one) is not None


POSTS = [
    ("{who|Norvik} {do appoint|appointed} {whom|Anna Rey} its chairman", True),
    ("{who|Norvik} {do appoint|appointed} {whom|Anna Rey} its treasurer", False),
    ("{who|Halden} {do appoint|appointed} {whom|Anna Rey} its chairman", False),
]


@pytest.mark.parametrize(("sentence", "same"), POSTS)
def test_one_post_whoever_gets_it(sentence: str, same: bool) -> None:
    one, two = items("{whom|Ivo Brandt} {do appoint|was appointed} chairman of Norvik", sentence)
    assert (same_post(one, two) is not None) is same


PARTIES = [
    ("separatists", "divers of the navy", True),
    ("rebels", "insurgents", False),
    ("the army", "government troops", False),
    ("gunmen", "the army", False),
]


@pytest.mark.parametrize(("left", "right", "differ"), PARTIES)
def test_two_sides_of_a_war(left: str, right: str, differ: bool) -> None:
    one, two = told(
        f"{{who|{left}}} {{do attack|attacked}} {{what|the mill}}", f"{{who|{right}}} {{do attack|hit}} {{what|it}}"
    )
    assert opposing(one.of("who")[0], two.of("who")[0]) is differ


def test_somebodys_brother_is_not_he() -> None:
    one, two = told(
        "{who|the court} {do clear|cleared} {whom|the builder’s brother}", "{who|it} {do fine|fined} {whom|the builder}"
    )
    assert (likeness(one.of("whom")[0], two.of("whom")[0]) or 0) <= 0
