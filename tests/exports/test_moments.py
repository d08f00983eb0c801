"""The as-of slider without a browser: instants, and how claims, conflicts and the head stood at each."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from communique.exports.html.head import standing
from communique.exports.html.moments import NEVER, Clock, held, instant
from communique.exports.html.page import page_view
from communique.exports.html.told import disputes, told
from communique.model import Dossier, Published

from .sample import dossier
from .synthetic import synthetic

TOKYO, CHICAGO, DAY = "2031-06-02T23:30:00+09:00", "2031-06-02T10:00:00-05:00", "2031-06-03"


def dated(*moments: str | None) -> Dossier:
    """The sample with these publication moments."""
    base = dossier()
    documents = tuple(
        replace(d, published=Published(m, "metadata" if m else "none"))
        for d, m in zip(base.documents, moments, strict=True)
    )
    return replace(base, documents=documents)


def history(made: Dossier, number: int = 0):  # type: ignore[no-untyped-def]
    clock = Clock(made)
    return told(made.claims[number], disputes(made, clock), clock, {d.id: d for d in made.documents})


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (TOKYO, CHICAGO),
        ("2031-06-02T23:59:00+00:00", "2031-06-02T23:30:00-05:00"),
        ("2031-06-02T12:00:00+00:00", "2031-06-02"),
        ("2031-06-02", "2031-06-03T00:30:00+00:00"),
        ("2031-06-29", "2031-06"),
        ("2031-06", None),
        ("2031-06", "soon"),
    ],
)
def test_moments_are_compared_as_instants(earlier: str, later: str | None) -> None:
    assert instant(earlier) < instant(later)


def test_the_stops_are_in_order_and_the_undated_come_last() -> None:
    stops = Clock(dated(TOKYO, None, DAY)).stops
    assert [s.words for s in stops] == ["2 June 2031, 14:30 UTC", "3 June 2031", "all reports, dated or not"]
    assert stops[-1].at == NEVER
    assert [s.words for s in Clock(dated(None, None, None)).stops] == ["all reports, dated or not"]


def test_equal_neighbours_are_one() -> None:
    assert held([(1, "x"), (2, "x"), (3, "y")]) == ((1, 3, "x"), (3, None, "y"))


def test_a_finding_is_contested_only_once_both_sides_are_out() -> None:
    pills = history(dossier()).pills
    assert [h.value.words for h in pills] == ["1 report", "2 reports, 1 witness", "contested"]
    assert [h.until is None for h in pills] == [False, False, True]


def test_zones_decide_who_was_first() -> None:
    made = dated(CHICAGO, TOKYO, DAY)
    assert [h.value.words for h in history(made).pills] == ["1 report", "2 reports, 1 witness", "contested"]
    assert history(made).at == instant(TOKYO)


def test_a_plan_that_came_true_was_a_plan_before() -> None:
    base = dossier()
    claim = base.claims[0]
    first = replace(claim.assertions[0], status="scheduled")
    made = replace(base, claims=(replace(claim, assertions=(first, *claim.assertions[1:])),), conflicts=())
    known = history(made)
    assert [h.value.word for h in known.signs] == ["scheduled", "happened"]
    assert known.texts[0].value == "“Forty houses were flooded”" and known.texts[-1].value == claim.text


def test_a_conflict_that_was_settled_stood_until_then() -> None:
    base = dossier()
    made = replace(base, conflicts=(replace(base.conflicts[0], superseded=True),))
    (found,) = disputes(made, Clock(made))
    assert found.at == instant("2031-06-03T07:00:00+00:00") == found.settled


def test_the_head_counts_what_was_out() -> None:
    made = dossier()
    counts = [h.value for h in standing(made, Clock(made))]
    assert counts == ["1 article, 1 text, 2 origins", "2 articles, 1 text, 2 origins", "3 articles, 2 texts, 3 origins"]


def test_the_last_stop_shows_what_the_dossier_says() -> None:
    for made in (dossier(), dated(None, TOKYO, DAY), synthetic(12, 40)):
        page = page_view(made)
        for b in page.blocks:
            now = [line.text for line in (*b.lines, *b.more) if line.until is None]
            assert now == [s.text for s in made.summary if s.section == b.key]
        for row in (*page.rows, *page.further):
            (last,) = [h for h in row.told.signs if h.until is None]
            assert last.value.word in (row.told.claim.status, "denied")
            assert [h.value.finding for h in row.told.pills if h.until is None] == [row.told.claim.finding]


def test_nothing_is_shown_before_it_was_out() -> None:
    made = dated(TOKYO, CHICAGO, DAY)
    clock, page = Clock(made), page_view(made)
    for block in page.blocks:
        for line in (*block.lines, *block.more):
            assert line.at >= min(clock.of[s.document] for s in line.spans)
    for row in page.rows:
        assert row.told.at == min(clock.of[a.document] for a in row.told.claim.assertions)
