"""One witness behind several names in a text: a website, a reporter on the air, a title with a party."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import communique

CASES = {
    "website": (
        ["The Velm Centre said on Monday that the factory had poisoned the river Orl."],
        [
            "The Velm Centre was founded in 2019.",
            "“The factory has poisoned the Orl,” the Velm Centre’s website says.",
        ],
        "poison",
        1,
    ),
    "founder": (
        ["Halden founder Ada Holm said on Monday that the Halden company had bought the port of Orlow."],
        ["Ada Holm said on Monday that the Halden company had bought the port of Orlow for 40 million crowns."],
        "buy",
        1,
    ),
    "operator": (
        ["Halden said on Monday that the ferry Orlow Star had sunk off Faro."],
        ["Ferry operator Halden said on Monday that the Orlow Star had sunk."],
        "sink",
        1,
    ),
    "party": (
        ["Ivo Brandt, a Union Party politician and a former army chief, said on Monday that he had signed a pact."],
        ["The harbour was closed on Sunday."],
        "sign",
        1,
    ),
    "two": (
        ["Ivo Brandt, the mayor, and Ada Holm said on Monday that the ferry Orlow Star had sunk off Faro."],
        ["The harbour was closed on Sunday."],
        "sink",
        2,
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_one_witness(tmp_path: Path, name: str) -> None:
    *articles, predicate, origins = CASES[name]
    for number, paragraphs in enumerate(articles):
        record = {
            "title": f"Report {number}",
            "text": "\n\n".join(paragraphs),
            "source": f"Paper {number}",
            "date": "2031-03-10",
        }
        (tmp_path / f"{number}.json").write_text(json.dumps(record))
    found = communique.brief([tmp_path], one_story=True).dossiers[0].claims
    assert [c.origins for c in found if c.predicate.split()[0] == predicate] == [origins]


def test_a_reporter_on_the_air_is_the_outlet(tmp_path: Path) -> None:
    record = {
        "title": "Square cleared",
        "text": "RUI TAVARES: The mayor told the council that the police had cleared the square.\n\n"
        "TAVARES: The police arrested 40 people.",
        "authors": ["Rui Tavares"],
        "source": "Orlow Radio",
        "date": "2031-03-10",
    }
    (tmp_path / "a.json").write_text(json.dumps(record))
    found = communique.brief([tmp_path]).dossiers[0].claims
    assert all(claim.origins == 1 for claim in found)
    assert not any("Tavares" in a.origin_text.title() for claim in found for a in claim.assertions)
