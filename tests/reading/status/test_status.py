from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from communique.reading.annotation.annotate import annotate_text
from communique.reading.coreference.mentions import mentions
from communique.reading.propositions.propositions import propositions
from communique.reading.statements.statements import statements
from communique.reading.times.times import times

CASES = Path(__file__).parents[2] / "cases" / "status"
TABLE = tomllib.loads((CASES / "open.toml").read_text("utf-8"))
SECOND = tomllib.loads((CASES / "second.toml").read_text("utf-8"))
THIRD = tomllib.loads((CASES / "third.toml").read_text("utf-8"))
SIXTH = tomllib.loads((CASES / "sixth.toml").read_text("utf-8"))
FIFTH = tomllib.loads((CASES / "fifth.toml").read_text("utf-8"))


def status_at(text: str, word: str, published: str) -> tuple[str, str] | None:
    """Status and polarity of the proposition at `word`."""
    place = re.search(rf"\b{re.escape(word)}\b", text)
    assert place is not None
    doc = annotate_text(text)
    found_times, _ = times(doc, "d", published)
    found_mentions = mentions(doc, "d")
    found_statements = statements(doc, "d", found_mentions, found_times)
    found = propositions(doc, "d", found_mentions, found_times, (), found_statements, published)
    heads = [item for item in found if item.head.start <= place.start() < item.head.end]
    inside = [item for item in found for part in item.arguments if part.span.start <= place.start() < part.span.end]
    best = (heads or inside or [None])[0]
    return (best.status, best.polarity) if best else None


@pytest.mark.parametrize(
    ("status", "polarity", "word", "text"),
    [*TABLE["cases"], *SECOND["cases"], *THIRD["cases"], *FIFTH["cases"]],
)
def test_status(status: str, polarity: str, word: str, text: str) -> None:
    assert status_at(text, word, TABLE["published"]) == (status, polarity)


@pytest.mark.parametrize(("status", "polarity", "word", "text"), SIXTH["cases"])
def test_status_of_the_sixth_set(status: str, polarity: str, word: str, text: str) -> None:
    assert status_at(text, word, SIXTH["published"]) == (status, polarity)


def test_every_status_and_polarity_has_cases() -> None:
    assert len({case[0] for case in TABLE["cases"]}) == 9
    assert {case[1] for case in TABLE["cases"]} == {"positive", "negative"}
