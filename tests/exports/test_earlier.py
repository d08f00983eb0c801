"""Earlier moments in words that were out, and the names of articles."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

import communique
from communique.exports.html.copied import copied
from communique.exports.html.earlier import was_said
from communique.exports.html.moments import Clock, Held
from communique.exports.html.names import Name, letter, lettered, letters, names
from communique.exports.html.page import page_view
from communique.exports.html.told import disputes, told
from communique.model import ConflictValue, Dossier, Published

from .sample import OWN, dossier
from .synthetic import hostile, synthetic

EXAMPLES = Path(__file__).parent.parent.parent / "examples"


@cache
def example(name: str) -> Dossier:
    """The story of an example with most articles."""
    return max(communique.brief([EXAMPLES / name / "articles"]).dossiers, key=lambda d: len(d.documents))


def shown(value: Any, at: int) -> Iterator[str]:
    """Every wording below a part of the page that stands at a moment."""
    if isinstance(value, Held):
        if value.at <= at and (value.until is None or at < value.until):
            yield from shown(value.value, at)
    elif isinstance(value, str):
        yield from [value] * (not value.startswith("#"))  # a link is no wording
    elif isinstance(value, tuple) and getattr(value, "at", 0) <= at < (getattr(value, "until", None) or at + 1):
        yield from (x for part in value for x in shown(part, at))


def told_at(made: Dossier, stop: str) -> str:
    """Claims, contradictions and the five blocks, as they stood at a stop of the slider."""
    page = page_view(made)
    at = next(s.at for s in page.stops if s.words == stop)
    rows = [(r.told.at, r.told.texts, r.told.whens, r.told.pills, r.disputed) for r in (*page.rows, *page.further)]
    parts = [part for first, *part in rows if first <= at]
    lines = [tuple(b.lines) + tuple(b.more) for b in page.blocks]
    conflicts = [(c.dispute.explained, c.titles) for c in page.conflicts if c.dispute.at <= at]
    return "\n".join(x for part in (*map(tuple, parts), *lines, *conflicts) for x in shown(part, at))


@pytest.mark.parametrize(
    ("story", "stop", "said", "not_yet"),
    [
        ("ferry", "2 March 2027, 09:10 UTC", "12", ("40", "43 ", "denied it")),
        ("ferry", "3 March 2027, 19:00 UTC", "43", ("40",)),
        ("railway", "12 May 2027, 04:00 UTC", "railway", ("took place", "11 June", "denied it", "happened")),
        ("railway", "13 May 2027, 17:00 UTC", "11 June", ("took place",)),
    ],
)
def test_nothing_is_told_before_it_was_out(story: str, stop: str, said: str, not_yet: tuple[str, ...]) -> None:
    words = told_at(example(story), stop)
    assert said in words
    assert [w for w in not_yet if w in words] == []


def test_a_sentence_is_said_only_if_its_words_are() -> None:
    made = dossier()
    documents, first = {d.id: d for d in made.documents}, made.claims[0].assertions[:1]
    assert was_said("Forty houses were flooded at Lower Marsh.", first, documents) is True
    assert was_said("Houses were flooded, Ida Brandt said.", first, documents) is True
    assert was_said("Houses were flooded, the fire service counted.", first, documents) is False
    assert was_said("52 houses were flooded.", first, documents) is False


def test_a_wording_of_a_later_report_is_not_shown_before_it() -> None:
    base = dossier()
    made = replace(base, claims=(replace(base.claims[0], text=OWN), base.claims[1]))
    clock = Clock(made)
    found = told(made.claims[0], disputes(made, clock), clock, {d.id: d for d in made.documents})
    assert [h.value for h in found.texts] == ["“Forty houses were flooded”", OWN]
    assert [h.value for h in found.whens] == ["2 June 2031"]


def test_a_third_side_is_not_explained_before_it_is_out() -> None:
    base = dossier()
    late = Published("2031-06-09T07:00:00+00:00", "metadata")
    fourth = replace(base.documents[2], id="d", root="d", published=late)
    span = replace(base.claims[0].assertions[2].span, document="d")
    later = replace(base.claims[0].assertions[2], document="d", span=span, focus=None, origin_text="A diver")
    conflict = base.conflicts[0]
    more = replace(conflict, values=(*conflict.values, ConflictValue("60 houses", ("x",), (span,), (), ("A diver",))))
    claim = replace(base.claims[0], assertions=(*base.claims[0].assertions, later))
    made = replace(base, documents=(*base.documents, fourth), conflicts=(more,), claims=(claim, base.claims[1]))
    (row,) = page_view(made).conflicts
    early, whole = row.dispute.explained
    assert early.value == "40 houses: Ida Brandt; 52 houses: The Marsh Courier (own reporting)."
    assert whole.value == conflict.explanation and whole.at == Clock(made).of["d"]
    assert row.sides[2].at == whole.at


def test_articles_without_outlet_are_letters_through_the_bar() -> None:
    base = dossier()
    long = "Forty houses under water at…"
    documents = tuple(replace(d, outlet=None, label=long) if d.id in "bc" else d for d in base.documents)
    made = replace(base, documents=documents)
    found = names(made.documents, Clock(made))
    assert {k: n.mark for k, n in found.items()} == {"a": "Fen Wire", "b": "A", "c": "B"}
    assert found["b"].long == f"A\u00a0·\u00a0{long}" and found["a"].long == "Fen Wire"
    page = page_view(made)
    assert [b.letter for b in page.bars] == ["", "A", "B"]
    assert page.copied == "A is a copy of Fen Wire."
    assert [c.mark for c in page.columns] == ["Fen Wire", "B"]
    assert [letter(n) for n in (0, 25, 26, 27, 701, 702)] == ["A", "Z", "AA", "AB", "ZZ", "AAA"]


def test_sentences_name_articles_without_outlet_by_their_letters() -> None:
    known = {"The bridge at…": "A", "The bridge at… again": "B", "Marsh": "C"}
    said = "“The bridge at… again” and “The bridge at…” deny it, Marsh (own reporting) and the Marsh do not."
    assert lettered(said, known) == "B and A deny it, C (own reporting) and the Marsh do not."
    found = names(dossier().documents, Clock(dossier()))
    assert letters(found) == {}
    assert letters({"x": Name("A", "Short…"), "y": Name("B", "Longer words…")}) == {"Longer words…": "B", "Short…": "A"}


def test_many_copies_are_counted_and_unsure_directions_said() -> None:
    base = dossier()
    unsure = replace(base, lineage=(replace(base.lineage[0], kind="revises", directed=False),))
    clock = Clock(base)
    assert copied(unsure, names(base.documents, clock)) == "Daily Levee is another version of Fen Wire."
    for made in (synthetic(40, 10), hostile()):  # 40 texts; names of thousands of characters
        assert len(copied(made, names(made.documents, Clock(made)))) < 400


def test_cells_give_the_disputed_value() -> None:
    row = page_view(dossier()).rows[0]
    assert [c.states[-1].value.value for c in row.cells if c] == ["40 houses", "52 houses"]
    assert [(d.href, d.words) for d in row.disputed] == [("#k-1", "40 houses or 52 houses")]


def test_a_cell_names_the_origin_that_only_another_sentence_names() -> None:
    first, second = page_view(dossier()).rows
    assert [c.states[-1].value.origin for c in first.cells if c] == ["Ida Brandt", "own voice"]
    assert [c.states[-1].value.origin for c in second.cells if c] == ["County"]  # a sentence without a statement


def test_what_two_say_in_one_sentence_stands_once() -> None:
    base = dossier()
    claim = base.claims[0]
    second = replace(claim.assertions[0], origin="actor:other", origin_text="Bo Lind")
    made = replace(base, claims=(replace(claim, assertions=(second, *claim.assertions)), base.claims[1]))
    first, *_ = page_view(made).rows[0].evidence
    assert first.evidence.origin == "Bo Lind, Ida Brandt"
    assert len(page_view(made).rows[0].evidence) == len(page_view(base).rows[0].evidence)


def test_each_side_has_its_own_speaker_where_both_stand_in_one_sentence() -> None:
    base = dossier()
    claim, conflict = base.claims[0], base.conflicts[0]
    first = claim.assertions[0]
    denial = replace(first, origin="own:mill", origin_text="The mill", stance="denies", statement=None)
    sides = (
        ConflictValue("asserted", ("actor:brandt",), (first.span,), (), ("Ida Brandt",)),
        ConflictValue("denied", ("own:mill",), (first.span,), (), ("The mill",)),
    )
    made = replace(
        base,
        claims=(replace(claim, assertions=(first, denial)), base.claims[1]),
        conflicts=(replace(conflict, slot="polarity", values=sides),),
    )
    (row,) = page_view(made).conflicts
    assert [s.quotes[0].chain for s in row.sides] == [("Ida Brandt", "Fen Wire"), ("Fen Wire",)]
    assert [s.origins[-1].value for s in row.sides] == ["Ida Brandt", "The mill"]
