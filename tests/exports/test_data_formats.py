"""Formats with a library of their own: each is read back or validated with it. And verify on exported files."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from communique.exports import format_named
from communique.exports.output import fill
from communique.exports.verify_exports import verify_exports

from .test_formats import DOSSIER, written


def test_parquet_has_the_types_of_the_schema_even_when_empty() -> None:
    pytest.importorskip("pyarrow")
    import pyarrow as pa
    import pyarrow.parquet as pq

    tables = {name: pq.read_table(io.BytesIO(content)) for name, content in written("parquet").items()}
    claims = tables["parquet/claims.parquet"]
    assert claims.num_rows == 2
    assert claims.column("origins").to_pylist() == [2, 1]
    assert claims.schema.field("code").type == pa.string()
    empty = dict(format_named("parquet").files([]))
    for name, table in tables.items():
        assert pq.read_table(io.BytesIO(empty[name])).schema == table.schema


def test_a_docbin_comes_back_with_its_spans() -> None:
    import spacy
    from spacy.tokens import DocBin

    (content,) = written("docbin").values()
    docs = list(DocBin().from_bytes(content).get_docs(spacy.blank("en").vocab))
    assert [d.text for d in docs] == [d.text for d in DOSSIER.documents]
    claims = [(s.text, s.label_) for s in docs[0].spans["claims"]]
    assert ("Forty houses were flooded, mayor Ida Brandt said.", "c-flooded") in claims
    assert [s.label_ for s in docs[0].spans["actors"]] == ["a-brandt"]
    assert docs[0].user_data["id"] == "a"


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    for name in ("plover", "annotation", "brat", "followthemoney"):
        fill(tmp_path, format_named(name).files([DOSSIER]))
    return tmp_path


def test_exports_that_were_not_touched_hold(exported: Path) -> None:
    assert list(verify_exports(exported, [DOSSIER])) == []


def edit(pattern: str, old: str, new: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        (path,) = folder.glob(pattern)
        content = path.read_text(encoding="utf-8")
        assert old in content
        path.write_text(content.replace(old, new, 1), encoding="utf-8")

    return change


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (edit("annotations/*.jsonld", "Forty houses", "Fifty houses"), "does not hold the quoted words"),
        (edit("brat/a.ann", "Forty houses", "Fifty houses"), "does not hold the quoted words"),
        (edit("brat/c.txt", "Fifty-two", "Fifty-ten"), "not the one that was read"),
        (edit("**/*.jsonl", '"document":"a"', '"document":"zz"'), "is no place in zz"),
        (edit("annotations/*.jsonld", "{", "["), "cannot be read"),
        (edit("followthemoney/statements.json", "#char=", "#char=1"), "does not hold the words of"),
    ],
)
def test_a_changed_export_is_named(exported: Path, change: Callable[[Path], None], words: str) -> None:
    change(exported)
    assert any(words in fault for fault in verify_exports(exported, [DOSSIER]))
