"""What is worth a claim: what is asked or supposed is none, what is proclaimed or still to be decided is one."""

from __future__ import annotations

from pathlib import Path

import pytest

import communique


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The Labour Court will decide on Thursday whether the lockout at Pellworm Lines is legal.", {"decide"}),
        ("A reporter asked whether Minister Ana Brandt would resign.", set()),
        ("The cabinet will declare a week of mourning if parliament agrees.", {"declare"}),
        ("Lawmakers will vote on whether to extend the mandate.", {"vote"}),
        ("Pellworm Lines did not immediately respond to a request for comment.", set()),
        ("Pellworm Lines did not respond to the union's offer of a truce.", {"respond"}),
    ],
)
def test_questions_and_conditions(tmp_path: Path, text: str, told: set[str]) -> None:
    (tmp_path / "a.txt").write_text(f"Title: News\nDate: 2031-03-10\n\n{text}\n")
    assert {claim.predicate for claim in communique.brief([tmp_path]).dossiers[0].claims} == told


def test_a_headline_is_told_with_its_lead(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Title: Minister resigns over tram crash\nDate: 2031-03-10\n\n"
        "Transport Minister Ana Brandt resigned on Monday.\n"
        "\nThe cabinet met in the evening to choose who follows her.\n"
    )
    (claim,) = [c for c in communique.brief([tmp_path]).dossiers[0].claims if c.predicate == "resign"]
    assert len(claim.assertions) == 2


def test_two_people_who_speak_of_themselves_make_two_claims(tmp_path: Path) -> None:
    for name, said in {"Mila Tann": "My mother died in March", "Jan Rey": "My dad passed away in March"}.items():
        text = f"Title: Fever in Halden\nDate: 2031-04-04\n\n“{said},” {name} said.\n"
        (tmp_path / f"{name}.txt").write_text(text)
    claims = communique.brief([tmp_path], one_story=True).dossiers[0].claims
    assert len(claims) == 2 and all(claim.texts == 1 for claim in claims)
