"""Formats with a library of their own: each is read back or validated with it. And verify on exported files."""

from __future__ import annotations

import io
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest
from msgspec.structs import replace

from communique.exports import format_named
from communique.exports.output import fill
from communique.exports.verify_exports import verify_exports
from communique.model import Dossier

from .synthetic import hostile
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
    return fill_with(tmp_path, DOSSIER)


def fill_with(folder: Path, made: Dossier) -> Path:
    """Every format that carries spans."""
    names = ["plover", "annotation", "brat", "followthemoney", "csv", "docbin", "markdown", "html"]
    for name in [*names, "parquet"] if find_spec("pyarrow") else names:
        fill(folder, format_named(name).files([made]))
    return folder


def test_exports_that_were_not_touched_hold(exported: Path) -> None:
    assert list(verify_exports(exported, [DOSSIER])) == []


def test_exports_of_hostile_articles_hold(tmp_path: Path) -> None:
    assert list(verify_exports(fill_with(tmp_path, hostile()), [hostile()])) == []


def edit(pattern: str, old: str, new: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        (path,) = folder.glob(pattern)
        content = path.read_text(encoding="utf-8")
        assert old in content
        path.write_text(content.replace(old, new, 1), encoding="utf-8")

    return change


def moved(folder: Path, name: str) -> None:
    """Writes a format anew from a dossier whose first claim rests on other characters."""
    pytest.importorskip("pyarrow")
    claim, *others = DOSSIER.claims
    first, *rest = claim.assertions
    shorter = replace(first, span=replace(first.span, start=first.span.start + 10), focus=None)
    made = replace(DOSSIER, claims=(replace(claim, assertions=(shorter, *rest)), *others))
    files = {path: folder / path for path, _ in format_named(name).files([made])}
    for path, content in format_named(name).files([made]):
        files[path].write_bytes(content)
    if name == "parquet":
        import pyarrow.parquet as pq

        path = folder / "parquet/assertions.parquet"
        table = pq.read_table(path)
        ends = [end - 1 for end in table.column("end").to_pylist()]
        pq.write_table(table.set_column(table.schema.get_field_index("end"), "end", [ends]), path)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (edit("annotations/*.jsonld", "Forty houses", "Fifty houses"), "does not hold the quoted words"),
        (edit("brat/a.ann", "Forty houses", "Fifty houses"), "does not hold the quoted words"),
        (edit("brat/c.txt", "Fifty-two", "Fifty-ten"), "not the one that was read"),
        (edit("**/*.jsonl", '"document":"a"', '"document":"zz"'), "is no place in zz"),
        (edit("annotations/*.jsonld", "{", "["), "cannot be read"),
        (edit("followthemoney/statements.json", "#char=", "#char=1"), "does not hold the words of"),
        (edit("tables/assertions.csv", "Forty houses", "Fifty houses"), "does not hold its words"),
        (edit("tables/statements.csv", "Forty houses", "Fifty houses"), "does not hold its words"),
        (edit("stories/*.md", "Forty houses were flooded, mayor", "Fifty houses were flooded, mayor"), "does not hold"),
        (edit("stories/*.html", "#s=a:", "#s=a:9"), "leads nowhere"),
        (edit("stories/*.html", 'id="s=a:', 'id="s=b:'), "leads nowhere"),
        (lambda folder: moved(folder, "docbin"), "of claims covers"),
        (lambda folder: moved(folder, "parquet"), "does not hold its words"),
        (lambda folder: (folder / "spacy/articles.spacy").write_bytes(b"no spans"), "cannot be read"),
    ],
)
def test_a_changed_export_is_named(exported: Path, change: Callable[[Path], None], words: str) -> None:
    change(exported)
    assert any(words in fault for fault in verify_exports(exported, [DOSSIER]))
