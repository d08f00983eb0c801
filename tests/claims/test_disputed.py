"""What is denied is a claim, however little it says."""

from __future__ import annotations

from pathlib import Path

import pytest

import communique


@pytest.mark.parametrize(
    ("text", "predicate", "speaker"),
    [
        ("The finance ministry denied that it had known of the losses of Norvik Savings.", "know of", "ministry"),
        ("The lawyer Lena Marek denied that her client had tried to flee.", "flee", "Lena Marek"),
    ],
)
def test_a_denied_clause_is_told(tmp_path: Path, text: str, predicate: str, speaker: str) -> None:
    (tmp_path / "a.txt").write_text(f"Title: News\nDate: 2031-03-10\n\n{text}\n")
    found = [
        a for c in communique.brief([tmp_path]).dossiers[0].claims if c.predicate == predicate for a in c.assertions
    ]
    assert [(a.stance, speaker in a.origin_text) for a in found] == [("denies", True)]
