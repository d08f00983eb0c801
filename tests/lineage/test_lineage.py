"""Lineage and roots: the table of cases, and what must hold for any collection."""

from __future__ import annotations

import random
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.lineage import Roots, changes, lineage
from communique.model import Document, Edge, Passage, Published

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "lineage" / "origins.toml").read_text("utf-8"))
PARAGRAPHS: dict[str, str] = CASES["paragraphs"]


def document(row: dict[str, Any]) -> Document:
    text = row.get("text", "") + "\n".join(PARAGRAPHS[name] for name in row["body"])
    published = Published(row.get("published"), "metadata" if "published" in row else "none")
    return Document(row["id"], text, outlet=row.get("outlet"), title=row.get("title"), published=published)


def kinds(edges: list[Edge]) -> dict[tuple[str, str], str]:
    return {(edge.left, edge.right): edge.kind for edge in edges if edge.kind != "credits"}


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["name"])
def test_case(case: dict[str, Any]) -> None:
    documents = [document(row) for row in case["documents"]]
    edges, _ = lineage(documents)
    found = kinds(edges)
    for left, right, kind in case.get("edges", []):
        assert found.get((left, right)) == kind, found
    for pair in case.get("likely", []):
        (copy,) = [edge for edge in edges if [edge.left, edge.right] == pair]
        assert copy.kind == "copies" and copy.judgement == "unsure" and copy.score >= 0.6
    for left, right in case.get("apart", []):
        assert (left, right) not in found and (right, left) not in found, found
    roots = Roots(documents, edges)
    texts = {one.id: one for one in documents}
    for name, root in case.get("roots", {}).items():
        assert roots.document(name) == root
    for name, paragraph, root in case.get("span_roots", []):
        at = texts[name].text.index(PARAGRAPHS[paragraph])
        assert roots.span(texts[name].span(at + 10, at + 30)) == root, (name, paragraph)


def test_order_of_articles_changes_nothing() -> None:
    documents = [document(row) for row in CASES["case"][-1]["documents"]]
    shuffled = documents[:]
    random.Random(3).shuffle(shuffled)
    assert lineage(documents) == lineage(shuffled)


def test_evidence_slices_equal_words() -> None:
    for case in CASES["case"]:
        documents = {row["id"]: document(row) for row in case["documents"]}
        for edge in lineage(list(documents.values()))[0]:
            for left, right in edge.evidence if edge.kind != "credits" else ():
                one, two = documents[left.document].slice(left), documents[right.document].slice(right)
                assert one.split()[0].casefold() == two.split()[0].casefold()


def test_a_thousand_copies_are_never_aligned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("communique.lineage.compared.edge", lambda left, right: pytest.fail("aligned"))
    body = ["quake1", "quake2", "quake3", "quake4"]
    rows = [
        {"id": f"c{n:04}", "outlet": f"Paper {n % 90}", "published": f"2024-05-{1 + n % 20:02}", "body": body}
        for n in range(1000)
    ]
    documents = [document(row) for row in rows]
    edges, _ = lineage(documents)
    assert len(kinds(edges)) == 999
    roots = Roots(documents, edges)
    assert {roots.document(one.id) for one in documents} == {"c0000"}


def test_headline_and_captions_do_not_count() -> None:
    caption, own = PARAGRAPHS["quake2"], PARAGRAPHS["harbour1"]
    text = f"{caption}\n{own} {PARAGRAPHS['harbour2']}"
    cut = len(caption)
    one = Document("one", text, (Passage("caption", 0, cut), Passage("body", cut + 1, len(text))))
    other = f"{caption}\n{PARAGRAPHS['budget1']} {PARAGRAPHS['budget2']}"
    two = Document("two", other, (Passage("caption", 0, cut), Passage("body", cut + 1, len(other))))
    assert lineage([one, two])[0] == []


def test_the_headline_of_a_copy_tells_what_was_copied() -> None:
    paragraphs, headline = [PARAGRAPHS[f"quake{n}"] for n in (1, 2, 3, 4)], "Island in ruins after dawn shock\n"
    body = "\n".join(paragraphs[:3])
    passages = (Passage("headline", 0, len(headline) - 1), Passage("body", len(headline), len(headline) + len(body)))
    first = Document("herald", "\n".join(paragraphs), published=Published("2024-05-07T10:00:00+00:00", "metadata"))
    copy = Document("star", headline + body, published=Published("2024-05-08T10:00:00+00:00"), passages=passages)
    edges, _ = lineage([first, copy])
    assert Roots([first, copy], edges).span(copy.span(0, len(headline) - 1)) == "herald"
    assert Roots([first, copy], []).span(copy.span(0, len(headline) - 1)) == "star"


def test_credits_the_agency_that_wrote_about_it() -> None:
    agency = document(
        {
            "id": "agency",
            "outlet": "Coastal Agency",
            "published": "2024-05-08T05:00:00+00:00",
            "body": ["harbour1", "harbour2"],
        }
    )
    text = "Ships return to Tellin. Oda Brask and the dockers have a deal, the Coastal Agency reported on Wednesday."
    paper = Document("paper", text, outlet="The Herald", published=Published("2024-05-08T09:00:00+00:00", "metadata"))
    edges, _ = lineage([agency, paper])
    assert [(edge.kind, edge.left, edge.right) for edge in edges] == [("credits", "paper", "agency")]
    assert "Coastal Agency" in paper.slice(edges[0].evidence[0][0])


def test_a_person_outranks_the_stage() -> None:
    rows = CASES["case"][0]["documents"]
    documents = [document(row) for row in rows]
    edges, _ = lineage(documents)
    overruled = Edge("copies", "gazette", "agency", "negative", 0.0, judge="person:editor", when="2024-05-09")
    assert Roots(documents, [*edges, overruled]).document("gazette") == "gazette"


def test_changes_between_versions() -> None:
    early = Document("early", "Twelve people died in the fire. Police arrested a baker. The street is closed.")
    late = Document("late", "Forty people died in the fire. Police questioned a baker. The mayor spoke of a dark day.")
    found = changes(late, early)
    assert [(change.kind, change.text) for change in found] == [
        ("replaced", "“Twelve people died …” became “Forty people died …”"),
        ("replaced", "“Police arrested a baker” became “Police questioned a baker”"),
        ("added", "added: “The mayor spoke of a dark day.”"),
        ("removed", "removed: “The street is closed.”"),
    ]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=300), max_size=6))
def test_any_text_is_survived(texts: list[str]) -> None:
    documents = [Document(f"d{number}", text) for number, text in enumerate(texts)]
    edges, _ = lineage(documents)
    roots = Roots(documents, edges)
    for one in documents:
        assert roots.document(one.id) in {other.id for other in documents}
        if one.text:
            assert roots.span(one.span(0, 1)) in {other.id for other in documents}
