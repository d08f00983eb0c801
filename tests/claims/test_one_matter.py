"""What tells that two clauses of one agent and verb are not of one matter."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

import communique
from communique.claims.bars import bar
from communique.claims.comparisons import only_who
from communique.claims.items import Item
from tests.claims.pairs import Report, told

PAIRS = [
    ("{who|Belmar} {do welcome|welcomed} {what|the decision of the port}", "{what|a letter by two envoys}", True),
    ("{who|Belmar} {do welcome|welcomed} {what|the decision of the port}", "{what|the decision}", False),
    ("{who|Belmar} {do welcome|welcomed} {what|the decision of the port}", "", False),
]


def items(*reports: Report) -> list[Item]:
    return [Item(clause, clause.document, {}) for clause in told(*reports)]


@pytest.mark.parametrize(("one", "thing", "apart"), PAIRS)
def test_no_word_shared_but_who_and_what_was_done(one: str, thing: str, apart: bool) -> None:
    left, right = items(one, "{who|Belmar} {do welcome|welcomed} " + thing)
    assert (only_who(left, right) is not None) is apart
    assert (only_who(right, left) is not None) is apart


def test_what_is_done_once_needs_no_more_words() -> None:
    left, right = items(
        "{who|Ada Holm} {do resign|resigned} {about|over the cracks}",
        "{who|Ada Holm} {do resign|resigned} {with|with two aides}",
    )
    assert only_who(left, right) is None


def test_news_is_not_what_was_long_over() -> None:
    news, past = told(
        "{who|Belmar} {do free|freed} {whom|the girls}",
        "{who|Belmar} {do free|freed} {whom|the girls} {when 1998-08|in August 1998}",
    )
    lead = Item(msgspec.structs.replace(news, headline=True), news.document, {})
    assert "long over" in (bar(lead, Item(past, past.document, {})) or "")


def test_what_went_on_and_what_ended_it_later_are_two_claims(tmp_path: Path) -> None:
    first = "Two passengers of the bus are still being held, the company said."
    last = "The last two passengers of the bus were freed on Saturday, the ministry said."
    for name, day, text in (("a", "2027-03-02", first), ("b", "2027-03-06", last)):
        (tmp_path / f"{name}.txt").write_text(f"---\noutlet: Velm {name}\ndate: {day}\n---\n{text}")
    (dossier,) = communique.brief([tmp_path], one_story=True).dossiers
    assert len({one.id for one in dossier.claims}) == 2
