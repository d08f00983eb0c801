"""The head of the page and what its marks say: sides, states, dates; other dates, and statements that were reworded."""

from __future__ import annotations

from msgspec.structs import replace

from communique.exports import words
from communique.exports.html.moments import Clock
from communique.exports.html.names import listed, names
from communique.exports.html.page import page_view, reach
from communique.exports.html.said import is_print
from communique.model import ConflictValue, Dossier, StoryHead, SummaryLine, WhenView

from .sample import dossier
from .synthetic import synthetic


def groups(made: Dossier, key: str) -> list[tuple[str, tuple[str, ...]]]:
    """Labels and marks of the first line of a block as it now stands."""
    block = next(b for b in page_view(made).blocks if b.key == key)
    line = next(line for line in block.lines if line.until is None)
    return [(g.label, tuple(p.label for p in g.places)) for g in line.groups]


def test_each_side_of_a_contradiction_has_its_own_marks() -> None:
    assert groups(dossier(), "disputed") == [("40 houses", ("Fen Wire",)), ("52 houses", ("The Marsh Courier",))]


def test_who_had_it_ahead_stands_apart_from_who_reports_it() -> None:
    base = dossier()
    first, *rest = base.claims[0].assertions
    claim = replace(base.claims[0], assertions=(replace(first, status="scheduled"), *rest), finding="corroborated")
    line = SummaryLine("established", claim.text, (first.span, rest[-1].span), claim.id)
    made = replace(base, claims=(claim, base.claims[1]), conflicts=(), summary=(line,))
    assert groups(made, "established") == [("happened", ("The Marsh Courier",)), ("scheduled", ("Fen Wire",))]
    alike = replace(made, claims=(base.claims[0], base.claims[1]))
    assert groups(alike, "established") == [("", ("Fen Wire", "The Marsh Courier"))]


def test_a_finding_in_words_says_how_many_only_had_it_ahead() -> None:
    first, *rest = dossier().claims[0].assertions
    claim = replace(dossier().claims[0], finding="corroborated")
    assert words.support(claim) == words.finding(claim) == "2 origins"
    early = replace(claim, assertions=tuple(replace(a, status="scheduled") for a in (first, *rest[:-1])) + (rest[-1],))
    assert words.support(early) == "2 origins, announced by 1 other"


def test_changes_are_counted_from_the_first_report() -> None:
    assert [b.title for b in page_view(dossier()).blocks][-1] == "Changed since 2 June 2031"
    alone = replace(dossier(), documents=tuple(d for d in dossier().documents if d.id == "c"))
    assert Clock(alone).stops[1:] == ()


def test_a_span_of_time_says_no_more_than_is_known() -> None:
    def of(began: str, latest: str) -> str:
        return reach(replace(dossier(), story=StoryHead("s-a", "t", began, latest)))

    assert of("2031-01", "2031-01-16") == "January 2031"
    assert of("2031-01-02", "2031-01-16") == "2 – 16 January 2031"
    assert of("2031-01", "2031-02-16") == "January 2031 – 16 February 2031"


def test_articles_are_listed_under_the_bar_unless_they_are_many() -> None:
    base = dossier()
    clock = Clock(base)
    rows = listed(base.documents, clock, names(base.documents, clock))
    assert [(r.name.full, r.published, r.root) for r in rows] == [
        ("Fen Wire", "2 June 2031", ""),
        ("Daily Levee", "2 June 2031", "Fen Wire"),
        ("The Marsh Courier", "3 June 2031", ""),
    ]
    assert page_view(synthetic(40, 10)).listed == ()


def test_the_timeline_gives_the_other_dates_with_who_gives_them() -> None:
    base = dossier()
    conflict = base.conflicts[0]
    values = (
        replace(conflict.values[0], value="2 June 2031"),
        ConflictValue("3 June 2031", ("own:c",), conflict.values[1].spans, (), ("The Marsh Courier",)),
    )
    made = replace(base, conflicts=(replace(conflict, slot="time", values=values),))
    rows = {row.claim: row for part in page_view(made).periods for row in part.rows}
    assert [(g.label, [p.label for p in g.places]) for g in rows["c-flooded"].others] == [
        ("another date: 3 June 2031", ["The Marsh Courier"])
    ]
    assert rows["c-reopen"].others == ()
    assert groups(made, "established")[1:] == [("another date: 3 June 2031", ("The Marsh Courier",))]


def test_claims_know_their_part_of_the_time() -> None:
    long_ago = WhenView("2001", "2001-01-01", "2001-12-31", "year")
    base = dossier()
    made = replace(base, claims=(replace(base.claims[0], when=long_ago), base.claims[1]))
    assert [row.period for row in page_view(made).rows] == ["background", "ahead"]
    assert [row.period for row in page_view(replace(base, claims=(replace(base.claims[0], when=None),))).rows] == [""]


def test_a_statement_reworded_in_a_copy_is_listed_once() -> None:
    (speaker,) = page_view(dossier()).speakers
    assert (speaker.name, speaker.office) == ("Ida Brandt", "mayor, Lower Marsh")
    (said,) = speaker.said
    assert said.repeats == () and [p.label for p in said.reworded] == ["Daily Levee"]


def test_two_statements_of_one_article_are_two() -> None:
    first, second = dossier().statements
    prints = [("The bridge is shut until noon.", first)]
    assert is_print("The bridge is shut until noon.", first, prints)
    assert not is_print("The bridge is shut until noon!", first, prints)
    assert is_print("The bridge is shut until noon!", second, prints)
    assert not is_print("Nobody was hurt.", second, prints)
