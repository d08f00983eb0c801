"""Names with titles and countries, acting places, chains; invariants on any text."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.model import Mention
from communique.reading.annotation.annotate import annotate_text
from communique.reading.coreference.mentions import mentions
from communique.reading.names.draft import Draft
from communique.reading.names.paired import is_holder
from communique.reading.names.roles import Office

CASES = Path(__file__).parents[2] / "cases" / "mentions"


def cases(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))["case"]
    return found


def read(text: str) -> list[Mention]:
    return mentions(annotate_text(text), "d")


def place(text: str, head: str) -> int:
    """Start of the n-th occurrence of `head` ("Putin#2")."""
    word, _, number = head.partition("#")
    at = -1
    for _ in range(int(number or 1)):
        at = text.index(word, at + 1)
    return at


def at_head(text: str, found: list[Mention], head: str) -> Mention:
    start = place(text, head)
    near = [
        m for m in found if m.head.start <= start < m.head.end and m.head.end >= start + len(head.partition("#")[0])
    ]
    assert near, f"no mention at {head!r}: {[text[m.head.start : m.head.end] for m in found]}"
    return min(near, key=lambda m: m.head.end - m.head.start)


@pytest.mark.parametrize("case", cases("names"), ids=lambda case: str(case["text"])[:50])
def test_names(case: dict[str, Any]) -> None:
    text = case["text"]
    found = read(text)
    for want in case["want"]:
        mention = at_head(text, found, want["head"])
        role = mention.role
        got = {
            "span": text[mention.span.start : mention.span.end],
            "kind": mention.kind,
            "type": mention.type,
            "country": mention.country,
            "sector": mention.sector,
            "acts": mention.acts,
            "title": role and role.title,
            "organisation": role and role.organisation,
            "role_country": (role and role.country) or "",
        }
        assert {key: got[key] for key in want if key != "head"} == {key: want[key] for key in want if key != "head"}


@pytest.mark.parametrize(
    "case", cases("chains") + cases("binding") + cases("doubts"), ids=lambda case: str(case["text"])[:50]
)
def test_chains(case: dict[str, Any]) -> None:
    text = case["text"]
    found = read(text)
    for group in case.get("same", []):
        assert len({at_head(text, found, head).chain for head in group}) == 1, group
    for one, other in case.get("apart", []):
        starts = {head: [m for m in found if m.head.start <= place(text, head) < m.head.end] for head in (one, other)}
        if all(starts.values()):
            assert starts[one][0].chain != starts[other][0].chain, (one, other)


def test_ids_and_chains_are_numbered_in_text_order() -> None:
    found = read("Iran and Russia met. Iran left. The minister stayed, and he spoke.")
    assert [m.id for m in found] == list(range(len(found)))
    firsts = list(dict.fromkeys(m.chain for m in found))
    assert firsts == list(range(len(firsts)))


def test_nothing_is_read_twice_alike() -> None:
    text = "President Jan Orlan met Anna Weber in Belmar. He told her that the port was closed."
    assert read(text) == read(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n",
        "Anna Weber Jan Orlan Petra Lang Tom Reed Ida Moss",
        "!!! ??? ...",
        "[President Jan] [Orlan] ]",
        "’s ’s ’s",
    ],
)
def test_odd_texts_do_not_break(text: str) -> None:
    for mention in read(text):
        assert text[mention.head.start : mention.head.end].strip()


WORDS = st.sampled_from(
    "the President Iran 's “ ” ' [ ] , . said told Orlan minister Reuters he it they of to in \n\n ( ) 47 treaty".split(
        " "
    )
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORDS, max_size=40))
def test_spans_slice_inside_the_text(words: list[str]) -> None:
    text = " ".join(words)
    for mention in read(text):
        assert 0 <= mention.span.start <= mention.head.start < mention.head.end <= mention.span.end <= len(text)


@pytest.mark.parametrize(
    ("key", "kind", "country", "held"),
    [
        ("Ada Holm", "LOC", None, True),
        ("Velm", "LOC", None, False),
        ("New Belmar", "LOC", "BLM", False),
        ("Orvex Timber", "ORG", None, False),
    ],
)
def test_a_name_taken_for_a_place_beside_a_title_is_its_holder(
    key: str, kind: str, country: str | None, held: bool
) -> None:
    """ "The governor of the region, Ada Holm"."""
    office = Office(0, 5, 1, "governor", None, None, "GOV", True, False)
    titled = Draft(0, 5, 1, 2, 1, "nominal", "PERSON", "governor", office, number="s")
    named = Draft(6, 8, 6, 8, 6, "name", kind, key, country=country)
    assert is_holder(titled, named) is held
