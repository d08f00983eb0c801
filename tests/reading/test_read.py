"""What of a reading is the article's fault, a Problem, and what the installation's, raised; odd pages."""

from __future__ import annotations

import sys

import pytest

from communique.errors import ModelError
from communique.model import Document, Reading
from communique.reading import read
from communique.sources import from_text

TEXT = "The port is closed\n\nThe minister said on Monday that the port was closed."


def document(text: str = TEXT) -> Document:
    return from_text(text, published="2025-01-17")[0]


def failing(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(sys.modules["communique.reading.read"], "layers", fail)


@pytest.mark.parametrize("error", [ValueError("x"), IndexError("x"), KeyError("x"), AssertionError(), RecursionError()])
def test_a_text_that_breaks_a_rule_is_a_problem(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    failing(monkeypatch, error)
    made = read(document())
    assert not made.statements and type(error).__name__ in made.problems[0].message


@pytest.mark.parametrize(
    "error",
    [ImportError("no numpy"), AttributeError("x"), OSError("x"), MemoryError(), TypeError("x"), KeyboardInterrupt(),
     ModelError("models/en", "is damaged")],
)  # fmt: skip
def test_a_fault_of_the_installation_is_raised(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    failing(monkeypatch, error)
    with pytest.raises(type(error)):
        read(document())


def whole(text: str) -> tuple[Reading, str]:
    """The reading, every span of which lies in the text, and the text."""
    given = document(text)
    made = read(given)
    spans = [m.span for m in made.mentions] + [t.span for t in made.times] + [p.span for p in made.propositions]
    assert all(0 <= s.start < s.end <= len(given.text) for s in spans)
    return made, given.text


def test_days_and_years_that_are_none() -> None:
    made, _ = whole(
        "The pact\n\nThe pact was signed on 31 February 2025. It will end in the year 20255, the envoy said."
    )
    assert not [t.value for t in made.times if t.value.startswith(("2025-02", "2025-03", "20255"))]
    assert [p for p in made.problems if "31 February" in p.message]


def test_a_page_of_names_says_nothing() -> None:
    made, _ = whole("Those present\n\nAnna Weber\n\nJan Orlan\n\nPetra Lang\n\nTom Reed\n\nIvo Marsh\n\nLena Brandt")
    assert not made.statements and not made.propositions and made.mentions


def test_a_poll_table_says_nothing() -> None:
    made, _ = whole("Poll\n\nLabour 41 (+2)\nConservative 22 (-1)\nGreen 9\nOther 3\nDon't know 25\n\nSample: 1,204")
    assert not made.statements and not made.propositions


def test_a_quotation_never_closed_is_not_given_all_that_follows() -> None:
    made, text = whole(
        "The flood\n\n“We saw it coming, the mayor of Linden said on Monday.\n\n"
        "The river rose by a metre in the night.\n\nThe bridge at Adwa was closed by police."
    )
    assert not [s for s in made.statements for c in s.content if "bridge" in c.of(text) or "river" in c.of(text)]
    assert any(p.predicate == "close" for p in made.propositions)


def test_a_transcript_gives_each_turn_to_its_speaker() -> None:
    text = (
        "Interview\n\nMODERATOR: When will the bridge open?\n\nSALO: It will open in May.\n\n"
        "MODERATOR: Who pays?\n\nSALO: The state pays for the bridge."
    )
    made, given = whole(text)
    opened = [s for s in made.statements if any("open in May" in c.of(given) for c in s.content)]
    assert opened and all(s.sources[-1].text == "SALO" for s in opened)


def test_the_text_is_read_the_same_under_any_heading() -> None:
    body = (
        "A dam above the mill burst on Monday evening, flooding 40 houses in Velm, the ministry said.\n\n"
        "Divers searched the cellars on Tuesday for Emil Brandt, 61, who has been missing since."
    )
    found = set()
    for heading in ("Mill dam bursts", "Flood in Velm: 40 houses under water", "News of the day"):
        text = f"{heading}\n\n{body}"
        made, text = whole(text)
        start = len(text) - len(body)
        told = [one for one in made.propositions if one.head.start >= start]
        found.add(tuple((one.predicate, *(text[a.span.start : a.span.end] for a in one.arguments)) for one in told))
    assert len(found) == 1 and len(next(iter(found))) > 2
