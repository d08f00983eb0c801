"""Two levels of one rate for one time contradict each other; those of two months do not."""

from __future__ import annotations

from pathlib import Path

import communique


def told(folder: Path, **articles: str) -> communique.Dossier:
    """The dossier of articles by outlet, all of one day."""
    for outlet, text in articles.items():
        (folder / f"{outlet}.txt").write_text(f"Title: Prices\nOutlet: {outlet}\nDate: 2031-03-10\n\n{text}\n")
    return communique.brief([folder], one_story=True).dossiers[0]


def test_two_levels_of_one_month(tmp_path: Path) -> None:
    made = told(
        tmp_path,
        Post="Inflation in Norland was 7.9 per cent in January, the statistics office said.",
        Herald="Norland's inflation, which reached 8.1% in January, worries the central bank.",
    )
    assert [(c.slot, sorted(v.value for v in c.values)) for c in made.conflicts] == [
        ("quantity", ["7.9 percent", "8.1 percent"])
    ]


def test_two_levels_without_the_country(tmp_path: Path) -> None:
    made = told(
        tmp_path,
        Post="Inflation was 7.9 per cent in January, Norland's statistics office said.",
        Herald="Governor Strand of Norland said inflation, which reached 8.1% in January, was stubborn.",
    )
    assert [c.slot for c in made.conflicts] == ["quantity"]


def test_levels_of_two_months(tmp_path: Path) -> None:
    made = told(
        tmp_path,
        Post="Inflation in Norland was 7.9 per cent in January, the statistics office said.",
        Herald="Norland's inflation stood at 7.1% in December.",
    )
    assert made.conflicts == ()
