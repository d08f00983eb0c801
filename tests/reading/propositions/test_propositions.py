from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.model import Proposition
from communique.reading.annotation.annotate import annotate_text
from communique.reading.coreference.mentions import mentions
from communique.reading.propositions.propositions import propositions
from communique.reading.quantities.quantities import quantities
from communique.reading.statements.statements import statements
from communique.reading.times.times import times

CASES = Path(__file__).parents[2] / "cases" / "propositions"
ROLES = ("who", "whom", "what", "where", "when", "to", "from", "with", "about")


def read(text: str, published: str | None = None) -> list[Proposition]:
    doc = annotate_text(text)
    found_times, _ = times(doc, "d", published)
    found_mentions = mentions(doc, "d")
    found_statements = statements(doc, "d", found_mentions, found_times)
    counts = quantities(doc, "d", found_times)
    return propositions(doc, "d", found_mentions, found_times, counts, found_statements, published)


def load() -> list[dict[str, Any]]:
    return [case for path in sorted(CASES.glob("*.toml")) for case in tomllib.loads(path.read_text("utf-8"))["case"]]


@pytest.mark.parametrize("case", load(), ids=lambda case: f"{case.get('predicate', 'nothing')}: {case['text'][:50]}")
def test_arguments(case: dict[str, Any]) -> None:
    text, found = case["text"], read(case["text"])
    assert not {item.predicate for item in found} & set(case.get("absent", ()))
    if "predicate" not in case:
        return
    item = next((one for one in found if one.predicate == case["predicate"]), None)
    assert item is not None, [one.predicate for one in found]
    for role in ROLES:
        if role in case:
            assert [part.span.of(text) for part in item.arguments if part.role == role] == case[role]
    assert item.status == case.get("status", item.status)
    assert item.polarity == case.get("polarity", "positive")
    if "condition" in case:
        assert item.condition is not None and item.condition.of(text) == case["condition"]


def test_times_belong_to_their_predicate() -> None:
    text = "The minister said on Tuesday that the two sides would sign the text on Friday."
    item = next(one for one in read(text, "2025-03-12") if one.predicate == "sign")
    assert [part.span.of(text) for part in item.arguments if part.role == "when"] == ["Friday"]


def test_what_was_done_is_not_dated_by_what_is_to_come() -> None:
    text = "The union called a strike for 14 April."
    found = {one.predicate: one for one in read(text, "2025-03-12")}
    assert found["call"].time is None
    assert found["go on strike"].time is not None and found["go on strike"].status == "scheduled"


def test_the_day_of_what_is_due_is_its_own() -> None:
    (item,) = read("The next decision is due on 5 August.", "2025-03-12")
    assert (item.status, item.time) == ("scheduled", 0)


def test_a_day_between_what_is_called_off_and_its_verb_is_of_the_event() -> None:
    text = "The festival on Saturday was called off on Monday."
    item = next(one for one in read(text, "2025-03-12") if one.status == "cancelled")
    assert [part.span.of(text) for part in item.arguments if part.role == "when"] == ["Saturday"]


def test_works_on_the_annotation_alone() -> None:
    found = propositions(annotate_text("Gunmen attacked the convoy near the border."), "d")
    assert [item.predicate for item in found] == ["attack"]


def test_nothing_in_no_text() -> None:
    assert propositions(annotate_text(""), "d") == []


WORDS = st.sampled_from(
    "The minister president of and , . “ ” ( ) signed to will not if who which was 2025 on Friday treaty Iran ’s - ? "
    "said that must cancel visit \n\n IS A".split(" ")
)


@settings(max_examples=30, deadline=None)
@given(st.lists(WORDS, max_size=40))
def test_any_words_give_sound_records(words: list[str]) -> None:
    text = " ".join(words)
    found = read(text)
    assert [item.id for item in found] == list(range(len(found)))
    for item in found:
        for span in [item.span, item.head, *(part.span for part in item.arguments)]:
            assert 0 <= span.start < span.end <= len(text)
        assert item.arguments and item.predicate
        assert item.head.start >= item.span.start and item.head.end <= item.span.end
    assert found == read(text)


def when(text: str, predicate: str) -> list[str]:
    item = next(one for one in read(text, "2025-03-12") if one.predicate == predicate)
    return [part.span.of(text) for part in item.arguments if part.role == "when"]


def test_a_time_to_come_belongs_to_what_is_expected() -> None:
    assert when("A spokesman expects the signing at the end of the month.", "sign") == ["the end of the month"]


def test_a_relative_clause_has_its_own_time() -> None:
    text = "The pact, which concluded in 2021, was renewed in 2022."
    assert when(text, "conclude") == ["2021"]
    assert when(text, "renew") == ["2022"]


def test_the_length_of_a_thing_says_not_when_it_is_one() -> None:
    assert when("The document is a 20-year accord.", "be accord") == []
