"""Formats read by programs that know their family: JSON-LD by rdflib, GraphML by networkx, Markdown by markdown-it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from msgspec.structs import replace

from communique.exports import format_named
from communique.model import Dossier

from .synthetic import hostile
from .test_formats import DOSSIER, written

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
SCHEMA = "https://schema.org/"
OA = "http://www.w3.org/ns/oa#"


def graph(content: bytes, context: dict[str, Any]) -> Any:
    """A JSON-LD file as triples; the context is given here, since the real one would be fetched."""
    rdflib = pytest.importorskip("rdflib")
    return rdflib.Graph().parse(data=json.dumps(json.loads(content) | {"@context": context}), format="json-ld")


def test_schema_org_is_a_graph_in_which_claims_appear_in_articles() -> None:
    (content,) = written("schema.org").values()
    assert json.loads(content)["@context"] in ("https://schema.org", "https://schema.org/")
    found = graph(content, {"@vocab": SCHEMA}).query(
        f"SELECT ?text ?url {{ ?c a <{SCHEMA}Claim>; <{SCHEMA}text> ?text; <{SCHEMA}appearance>/<{SCHEMA}url> ?url }}"
    )
    assert ("The bridge will reopen on 20 June.", "https://a.example/flood") in {tuple(map(str, r)) for r in found}


def test_annotations_are_a_graph_of_quotations() -> None:
    (content,) = written("annotation").values()
    context = {"@vocab": OA, "id": "@id", "type": "@type", "items": OA + "items", "source": {"@type": "@id"}}
    found = graph(content, context).query(
        f"SELECT ?source ?exact {{ ?a a <{OA}Annotation>; <{OA}target> ?t. ?t <{OA}source> ?source;"
        f" <{OA}selector>/<{OA}exact> ?exact }}"
    )
    quoted = {tuple(map(str, r)) for r in found}
    assert ("https://a.example/flood", "Forty houses were flooded, mayor Ida Brandt said.") in quoted


@pytest.mark.parametrize("made", [DOSSIER, hostile()], ids=["sample", "hostile"])
def test_graphml_comes_back_with_its_types(made: Dossier) -> None:
    networkx = pytest.importorskip("networkx")
    actors = (made.actors[0], replace(made.actors[0], id="a-county", name="The county", kind="organisation"))
    claims = tuple(replace(c, roles={"who": ("a-brandt",), "whom": ("a-county",)}) for c in made.claims)
    (content,) = dict(format_named("graphml").files([replace(made, actors=actors, claims=claims)])).values()
    read = networkx.parse_graphml(content.decode())
    assert read.is_directed() and sorted(read.nodes) == ["a-brandt", "a-county"]
    assert {(a, b) for a, b, *_ in read.edges} == {("a-brandt", "a-county")}
    assert all(isinstance(d["origins"], int) for *_, d in read.edges(data=True))


@pytest.mark.parametrize("made", [DOSSIER, hostile()], ids=["sample", "hostile"])
def test_a_briefing_is_markdown_without_markup_of_the_articles(made: Dossier) -> None:
    markdown = pytest.importorskip("markdown_it").MarkdownIt("commonmark")
    (content,) = dict(format_named("markdown").files([made])).values()
    tokens = markdown.parse(content.decode())
    inside = [t for block in tokens for t in (block, *(block.children or ()))]
    assert next(t.tag for t in tokens if t.type == "heading_open") == "h1"
    assert [t.content for t in inside if t.type in ("html_block", "html_inline", "image")] == []
    assert not [t for t in inside if t.type == "link_open" and str(t.attrs["href"]).startswith("javascript:")]
