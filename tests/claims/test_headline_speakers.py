"""A speaker in a headline is who says the same in the text, and no second witness."""

from __future__ import annotations

from pathlib import Path

import communique


def test_a_headline_speaker_is_the_one_of_the_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Title: Ministry counts 43 dead in mine blast\nOutlet: Herald\nDate: 2031-03-10\n\n"
        "The interior ministry said on Monday that 43 people died in the blast at the Orlow mine.\n"
    )
    (toll,) = [c for c in communique.brief([tmp_path]).dossiers[0].claims if "43" in c.text]
    assert toll.origins == 1
    assert {a.origin_text for a in toll.assertions} == {"The interior ministry"}


def test_who_speaks_behind_a_clause_has_no_part_in_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Title: Clinic: 40 killed on the Orlow ferry\nOutlet: Herald\nDate: 2031-03-10\n\n"
        "The sinking of the ferry Orlow Star off Faro killed 40 people, the director of Faro clinic, Anna Holm, said on"
        " Monday evening.\n"
    )
    told = [c for c in communique.brief([tmp_path]).dossiers[0].claims if c.predicate == "kill"]
    assert told and not any("director" in c.text or "a-anna-holm" in str(c.roles) for c in told)
