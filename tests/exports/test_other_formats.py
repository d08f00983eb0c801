"""Formats for other programs: what each carries, read back with a reader of that format where Python has one."""

from __future__ import annotations

import json
from xml.etree import ElementTree as Xml

import pytest

from communique.exports import format_named
from communique.model import EventView

from .test_formats import DOSSIER, written

TEXTS = {d.id: d.text for d in DOSSIER.documents}


def test_annotations_quote_what_their_positions_hold() -> None:
    page = json.loads(written("annotation")["annotations/s-a.jsonld"])
    items = page["first"]["items"]
    assert len(items) == 4
    for item, assertion in zip(items, [a for c in DOSSIER.claims for a in c.assertions], strict=True):
        position, quote = item["target"]["selector"]
        text = TEXTS[assertion.document]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert (quote["prefix"] + quote["exact"] + quote["suffix"]) in text


def test_schema_org_has_articles_and_claims_and_rates_nothing() -> None:
    content = written("schema.org")["schema.org/s-a.jsonld"]
    nodes = json.loads(content)["@graph"]
    assert [n["@type"] for n in nodes] == ["NewsArticle"] * 3 + ["Claim"] * 2
    assert nodes[1]["isBasedOn"] == {"@id": "urn:communique:document:a"}
    assert b"ClaimReview" not in content and b"Rating" not in content


def test_provenance_says_what_derives_from_what() -> None:
    rdflib = pytest.importorskip("rdflib")
    graph = rdflib.Graph().parse(data=written("prov")["prov/s-a.ttl"], format="turtle")
    derived = rdflib.URIRef("http://www.w3.org/ns/prov#wasDerivedFrom")
    document = "urn:communique:document:"
    assert (rdflib.URIRef(document + "b"), derived, rdflib.URIRef(document + "a")) in graph
    assert len(list(graph.subject_objects(derived))) == 5


def test_graphml_has_every_actor() -> None:
    root = Xml.fromstring(written("graphml")["graphml/s-a.graphml"])
    space = "{http://graphml.graphdrawing.org/xmlns}"
    assert [n.get("id") for n in root.iter(space + "node")] == ["a-brandt"]
    assert root.find(space + "graph").get("edgedefault") == "directed"  # type: ignore[union-attr]


def test_timelinejs_has_a_slide_for_each_dated_claim() -> None:
    made = json.loads(written("timelinejs")["timelinejs/s-a.json"])
    assert [e["start_date"] for e in made["events"]] == [
        {"year": 2031, "month": 6, "day": 2},
        {"year": 2031, "month": 6, "day": 20},
    ]
    assert [e["group"] for e in made["events"]] == ["happened", "scheduled"]


def test_brat_offsets_hold_their_text() -> None:
    made = written("brat")
    marked = 0
    for key, text in TEXTS.items():
        assert made[f"brat/{key}.txt"].decode() == text
        for line in made[f"brat/{key}.ann"].decode().splitlines():
            if line.startswith("T"):
                _, place, words = line.split("\t")
                parts = [p.split() for p in place.partition(" ")[2].split(";")]
                assert " ".join(text[int(a) : int(b)] for a, b in parts) == words
                marked += 1
    assert marked == 6


def test_gdelt_rows_have_the_columns_of_the_codebook_and_count_origins() -> None:
    from msgspec.structs import replace

    acting = EventView("ASSAULT", ("a-brandt",))
    coded = replace(DOSSIER, claims=(replace(DOSSIER.claims[0], cameo="193", event=acting),))
    made = dict(format_named("gdelt").files([coded]))
    (event,) = [line.split("\t") for line in made["gdelt/export.CSV"].decode().splitlines()]
    mentions = [line.split("\t") for line in made["gdelt/mentions.CSV"].decode().splitlines()]
    assert (len(event), {len(m) for m in mentions}) == (61, {16})
    assert (event[1], event[6], event[26], event[28], event[29]) == ("20310602", "IDA BRANDT", "193", "19", "4")
    assert event[31:34] == ["3", "2", "3"]
    assert len(mentions) == 3 and {m[0] for m in mentions} == {event[0]}


def test_gdelt_leaves_out_what_has_not_happened() -> None:
    assert written("gdelt") == {"gdelt/export.CSV": b"", "gdelt/mentions.CSV": b""}
