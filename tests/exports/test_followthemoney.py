"""FollowTheMoney: entities and statements, held against the format here and against the library where it is installed.

Release 3 of the library reads entities; release 4, which needs the headers of ICU to install, reads statements too:
`apt-get install libicu-dev g++ pkg-config && pip install "followthemoney>=4"`.
"""

from __future__ import annotations

import io
import json
from hashlib import sha1
from typing import Any

import pytest
from msgspec.structs import replace

from communique.exports import format_named
from communique.exports.ftm_facts import dates
from communique.model import Dossier, WhenView

from .synthetic import hostile
from .test_formats import DOSSIER

COLUMNS = {
    "canonical_id", "entity_id", "prop", "schema", "value", "dataset", "lang", "original_value", "first_seen",
    "last_seen", "external", "origin", "id",
}  # fmt: skip
MADE = pytest.mark.parametrize("made", [DOSSIER, hostile()], ids=["sample", "hostile"])
Rows = list[dict[str, Any]]
WEEK = [("startDate", "2031-06-02"), ("endDate", "2031-06-08")]


def records(*dossiers: Dossier) -> tuple[Rows, Rows]:
    """Entities and statements of dossiers."""
    files = dict(format_named("followthemoney").files(dossiers))
    assert sorted(files) == ["followthemoney/entities.ftm.json", "followthemoney/statements.json"]
    entities, rows = ([json.loads(line) for line in files[name].decode().splitlines()] for name in sorted(files))
    return entities, rows


def about(rows: Rows, schema: str, prop: str) -> Rows:
    return [r for r in rows if (r["schema"], r["prop"]) == (schema, prop)]


@MADE
def test_statements_have_the_shape_of_the_format(made: Dossier) -> None:
    _, rows = records(made)
    assert {frozenset(r) for r in rows} == {frozenset(COLUMNS)}
    for r in rows:
        key = f"{r['dataset']}.{r['entity_id']}.{r['prop']}.{r['value']}"
        assert r["id"] == sha1(key.encode()).hexdigest()
        assert r["value"] and (r["first_seen"] or "") <= (r["last_seen"] or "")
    assert len({r["id"] for r in rows}) == len(rows)
    assert {r["entity_id"] for r in rows} == {r["entity_id"] for r in rows if r["prop"] == "id"}


@MADE
def test_entities_are_the_sum_of_their_statements(made: Dossier) -> None:
    entities, rows = records(made)
    for entity in entities:
        own = [r for r in rows if r["entity_id"] == entity["id"] and r["prop"] != "id"]
        assert {r["schema"] for r in own} == {entity["schema"]}
        assert {(r["prop"], r["value"]) for r in own} == {(p, v) for p, vs in entity["properties"].items() for v in vs}
    ids = {e["id"] for e in entities}
    linked = [r["value"] for r in rows if r["prop"] in ("document", "entity", "proof", "involved")]
    assert linked and set(linked) <= ids


def test_a_statement_carries_outlet_words_place_and_moment() -> None:
    _, rows = records(DOSSIER)
    texts = {d.id: d.text for d in DOSSIER.documents}
    (row,) = [r for r in about(rows, "Person", "name") if r["dataset"] != "communique"]
    document, _, place = row["origin"].removeprefix("urn:communique:document:").partition("#char=")
    start, end = map(int, place.split(","))
    assert texts[document][start:end] == row["value"] == "Ida Brandt"
    assert row["first_seen"] == "2031-06-02T09:00:00"
    assert row["dataset"] == "".join(c if c.isalnum() else "_" for c in outlet(document).lower())


def outlet(document: str) -> str:
    return next(d.outlet or "" for d in DOSSIER.documents if d.id == document)


def test_each_outlet_gives_its_own_date_and_chain_of_an_event() -> None:
    claim = DOSSIER.claims[0]
    later = WhenView("2031-06", "2031-06-01", "2031-06-30", "month")
    first, *rest, last = claim.assertions
    told = replace(claim, assertions=(first, *rest, replace(last, when=later)))
    _, rows = records(replace(DOSSIER, claims=(told,)))
    found = about(rows, "Event", "date")
    assert len({r["dataset"] for r in found}) == len(found) > 1
    assert {r["value"] for r in found} == {"2031-06-02", "2031-06"}
    assert any(r["value"].startswith("happened: Ida Brandt ‹ ") for r in about(rows, "Event", "notes"))


@pytest.mark.parametrize("change", [{"status": "planned"}, {"status": "possible"}, {"polarity": "negative"}])
def test_what_is_not_reported_as_so_is_no_event(change: dict[str, Any]) -> None:
    made = replace(DOSSIER, claims=tuple(replace(c, **change) for c in DOSSIER.claims))
    assert about(records(made)[1], "Event", "id") == []


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (None, []),
        (WhenView("2031", "2031-01-01", "2031-12-31", "year"), [("date", "2031")]),
        (WhenView("2031-W23", "2031-06-02", "2031-06-08", "week"), WEEK),
        (WhenView("2031-06-02TEV", "2031-06-02T18:00", "2031-06-02T23:59", "hour"), [("date", "2031-06-02")]),
        (WhenView("XXXX-SU", None, None, "season"), []),
    ],
)  # fmt: skip
def test_a_time_keeps_its_precision(when: WhenView | None, expected: list[tuple[str, str]]) -> None:
    assert list(dates(when)) == expected


@MADE
def test_the_library_finds_the_entities_valid(made: Dossier) -> None:
    ftm = pytest.importorskip("followthemoney")
    model = getattr(ftm.model, "Model", None)
    model = model.instance() if model else ftm.model
    for entity in records(made)[0]:
        proxy = model.get_proxy(entity, cleaned=False)
        proxy.schema.validate(entity)
        lost = {n for n in entity["properties"] if not proxy.get(n)}
        assert lost <= ({"title", "bodyText", "publisher"} if made is not DOSSIER else set()), (entity["id"], lost)


@MADE
def test_the_library_reads_the_statements_and_rolls_them_up(made: Dossier) -> None:
    pytest.importorskip("followthemoney.statement", reason="needs followthemoney 4, which needs ICU")
    from followthemoney.dataset import Dataset
    from followthemoney.dataset.util import dataset_name_check
    from followthemoney.statement import Statement, StatementEntity
    from followthemoney.statement.serialize import read_json_statements

    entities, rows = records(made)
    content = dict(format_named("followthemoney").files([made]))["followthemoney/statements.json"]
    read = list(read_json_statements(io.BytesIO(content)))
    assert [s.id for s in read] == [r["id"] for r in rows] == [s.generate_key() for s in read]
    assert all(Statement.from_dict(r).to_dict() == r and s.to_db_row() for r, s in zip(rows, read, strict=True))
    assert all(dataset_name_check(s.dataset) for s in read)
    for entity in entities:
        own = [s for s in read if s.entity_id == entity["id"]]
        rolled = StatementEntity.from_statements(Dataset.make({"name": "communique", "title": "reports"}), own)
        rolled.schema.validate(entity)
        assert rolled.schema.name == entity["schema"]
        assert {p: set(v) for p, v in rolled.properties.items()} == {p: set(v) for p, v in entity["properties"].items()}
