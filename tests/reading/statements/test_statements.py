"""Stances, modes, kinds of sources; transcripts, open quotations and other odd texts; invariants."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.model import Statement
from communique.reading.annotation.annotate import annotate_text
from communique.reading.coreference.mentions import mentions
from communique.reading.statements.statements import statements
from communique.reading.times.times import times

FOLDER = Path(__file__).parents[2] / "cases" / "statements"
CASES: list[dict[str, Any]] = [
    case
    for name in ("stances", "gerunds", "kinds")
    for case in tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))["case"]
]


def read(text: str) -> list[Statement]:
    doc = annotate_text(text)
    return statements(doc, "d", mentions(doc, "d"), times(doc, "d", "2025-01-16")[0])


def over(text: str, content: str) -> list[Statement]:
    start = text.index(content)
    end = start + len(content)
    return [s for s in read(text) if any(c.start <= start and end <= c.end for c in s.content)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["text"])[:60])
def test_stance_mode_and_kind(case: dict[str, Any]) -> None:
    found = over(case["text"], case["content"])
    if case.get("none"):
        assert not found
        return
    assert found
    inner = max(found, key=lambda s: (len(s.sources), -sum(c.end - c.start for c in s.content)))
    assert inner.stance == case.get("stance", inner.stance)
    assert inner.mode == case.get("mode", inner.mode)
    assert inner.sources[-1].kind == case.get("kind", inner.sources[-1].kind)


def test_when_and_to_whom_it_was_said() -> None:
    text = "Foreign Minister Jan Orlan told reporters on Tuesday that the port would open in May."
    doc = annotate_text(text)
    found = times(doc, "d", "2025-01-16")[0]
    (said,) = statements(doc, "d", mentions(doc, "d"), found)
    assert said.time is not None and text[found[said.time].span.start : found[said.time].span.end].endswith("Tuesday")
    assert said.addressee is not None and said.addressee.text == "reporters"


def test_the_speaker_is_a_mention_and_he_is_of_its_chain() -> None:
    text = "Jan Orlan came to Vienna on Monday. He said that the port was closed."
    doc = annotate_text(text)
    told = mentions(doc, "d")
    (said,) = statements(doc, "d", told, [])
    index = said.sources[0].mention
    assert index is not None
    orlan = next(m for m in told if text[m.head.start : m.head.end] == "Jan Orlan")
    assert told[index].chain == orlan.chain


def test_the_report_of_an_agency_is_the_agency() -> None:
    text = (
        "The port is closed, Reuters reported on Monday. "
        "“The ships have left, the mayor told Reuters,” the report said."
    )
    inner = max(over(text, "The ships have left"), key=lambda s: len(s.sources))
    assert [link.kind for link in inner.sources] == ["agency", "speaker"]


def test_parents_hold_their_children() -> None:
    found = read("The Herald reported that Reuters said the minister had told lawmakers the port was closed.")
    inner = max(found, key=lambda s: len(s.sources))
    while inner.parent is not None:
        parent = found[inner.parent]
        assert inner.sources[: len(parent.sources)] == parent.sources
        inner = parent


def test_a_transcript_has_a_speaker_for_each_turn() -> None:
    text = (
        "SMITH: We agreed on the text.\n\nJONES: When will it be signed?\n\n"
        "SMITH: It will be signed on Friday.\n\nJONES: Thank you."
    )
    found = read(text)
    by_speaker = {(s.sources[-1].text, text[s.content[0].start : s.content[0].end]) for s in found}
    assert ("SMITH", "It will be signed on Friday") in {(who, what.rstrip(".")) for who, what in by_speaker}
    assert ("JONES", "When will it be signed?") in by_speaker


def test_a_signed_quotation_is_said_by_who_signs_it() -> None:
    text = (
        "“The dam was never safe. We told them so.” ― Petra Lang\n\n“I sleep badly since the flood.” — Tom Reed.\n\n"
        "“Nobody has asked us.”― Anna Weber"
    )
    said = [(s.sources[-1].text, text[s.content[0].start : s.content[-1].end].strip("“”."), s.mode) for s in read(text)]
    assert said == [
        ("Petra Lang", "The dam was never safe. We told them so", "direct"),
        ("Tom Reed", "I sleep badly since the flood", "direct"),
        ("Anna Weber", "Nobody has asked us", "direct"),
    ]


def test_a_turn_that_opens_with_a_quotation_mark_is_said_once() -> None:
    text = '"LANG: Is the dam safe?\n\n"REED: It is safe.\n\n"LANG: Thank you very much.'
    said = [(s.sources[-1].text, text[s.content[0].start : s.content[-1].end]) for s in read(text)]
    assert [who for who, _ in said] == ["LANG", "REED", "LANG"]


def test_an_unclosed_quotation_swallows_nothing() -> None:
    text = "“We agreed on the text, the minister said.\n\nThe river rose by a metre.\n\nThe bridge is closed."
    assert not [s for s in read(text) if any("river" in text[c.start : c.end] for c in s.content)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "Anna Weber, Jan Orlan, Petra Lang, Tom Reed",
        "Labour 41\nConservative 22\nGreen 9\nOther 3",
        "“”“”“",
        "said said said",
        "According to according to",
        "12:04 The vote begins.\n\n12:09 The speaker calls for order.\n\n12:30 The vote ends.",
    ],
)
def test_odd_texts_do_not_break(text: str) -> None:
    for statement in read(text):
        assert statement.sources and statement.content


WORDS = st.sampled_from(
    [
        *"the minister Reuters he said told that “ ” , . according to citing denied".split(),
        *"quoted as saying by treaty is signed not".split(),
        '"',
        "\n\n",
    ]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORDS, max_size=45))
def test_invariants(words: list[str]) -> None:
    text = " ".join(words)
    found = read(text)
    assert [s.id for s in found] == list(range(len(found)))
    for statement in found:
        assert statement.sources and statement.content
        assert all(0 <= c.start < c.end <= len(text) for c in statement.content)
        seen, at = set(), statement
        while at.parent is not None:
            assert at.id not in seen
            seen.add(at.id)
            at = found[at.parent]
