"""The way in as a whole: order, identity, standard input, archives, PDF, and our own documents read back."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.errors import InputError
from communique.model import Document, Problem
from communique.sources import expand, from_text, load
from communique.sources.identity import identity
from communique.sources.pdf import paragraphs

Load = Callable[..., tuple[list[Document], list[Problem]]]
PAGE = (
    "<html><head><title>{0}</title></head><body><article><h1>{0}</h1><p>The first boat left the port of Velm at six in "
    "the morning with {1} people on board, ten days after the storm.</p><p>“It was time,” the harbour master told the "
    "Herald, and went back to her office on the pier.</p></article></body></html>"
)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for i, place in enumerate(
        ("b/two.txt", "a/one.txt", "a/c/three.txt", "zero.txt", ".git/hidden.txt", "a/.note.txt")
    ):
        path = tmp_path / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Report {i} from Velm\n\nBoat number {i} left at six in the morning with 40 people.\n")
    return tmp_path


def test_trees_are_walked_in_order_without_hidden_files(tree: Path, loaded: Load) -> None:
    documents, problems = loaded(tree)
    assert [str(Path(d.path or "").relative_to(tree)) for d in documents] == [
        "a/c/three.txt", "a/one.txt", "b/two.txt", "zero.txt",
    ]  # fmt: skip
    assert problems == []


def test_a_hidden_file_that_is_named_is_read(tree: Path, loaded: Load) -> None:
    documents, _ = loaded(tree / "a" / ".note.txt")
    assert len(documents) == 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20, deadline=None)
@given(order=st.permutations(["b", "a", "zero.txt", "a/one.txt"]))
def test_order_of_paths_changes_nothing(order: list[str], tree: Path) -> None:
    assert list(load([tree / name for name in order])) == list(
        load([tree / n for n in ("a", "a/one.txt", "b", "zero.txt")])
    )


def test_id_says_what_the_file_says_and_not_where_it_lies(tree: Path, loaded: Load) -> None:
    (tree / "elsewhere.html").write_text(PAGE.format("Boat", 40))
    (tree / "sub").mkdir()
    (tree / "sub" / "moved.htm").write_text(PAGE.format("Boat", 40))
    one, two = loaded(tree / "elsewhere.html")[0][0], loaded(tree / "sub")[0][0]
    assert one.id == two.id and one.path != two.path
    assert len(one.id) == 12 and int(one.id, 16) >= 0


@given(st.tuples(*[st.one_of(st.none(), st.text(max_size=5))] * 4, st.text(max_size=5)))
def test_id_depends_on_every_part_and_its_place(parts: tuple[str, ...]) -> None:
    parts = tuple((p or "").encode("utf-8", "replace").decode() for p in parts)
    url, outlet, published, title, text = parts
    first = identity(url, outlet, published, title, text)
    assert first == identity(url or None, outlet or None, published or None, title or None, text)
    assert first != identity(url, outlet, published, title, text + "x")
    assert first != identity(url + "x", outlet, published, title, text)


def test_same_text_at_two_outlets_is_two_documents(tmp_path: Path, loaded: Load) -> None:
    for name in ("Herald", "Gazette"):
        (tmp_path / f"{name}.txt").write_text(f"Outlet: {name}\n\nThe boat left at six in the morning.\n")
    documents, problems = loaded(tmp_path)
    assert [d.outlet for d in documents] == ["Gazette", "Herald"] and problems == []


def test_standard_input_is_json_lines(loaded: Load) -> None:
    rows = b'{"title": "Boats", "text": "The boat left at six."}\nnonsense\n{"text": "Another boat left at seven."}\n'
    documents, problems = loaded("-", stdin=BytesIO(rows))
    assert [d.path for d in documents] == ["-#1", "-#3"]
    assert [p.path for p in problems] == ["-#2"]


def test_gzip_is_opened(tmp_path: Path, loaded: Load) -> None:
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(PAGE.format("Boat", 40).encode()))
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(b'{"text": "The boat left at six."}\n{"text": "Or seven."}\n'))
    documents, problems = loaded(tmp_path)
    assert len(documents) == 3 and problems == []


def warc(*pages: tuple[str, str, str]) -> bytes:
    """A small web archive: address, status line and body of each response."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    buffer = BytesIO()
    writer = WARCWriter(buffer, gzip=True)
    for url, status, body in pages:
        headers = StatusAndHeaders(status, [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        record = writer.create_warc_record(url, "response", payload=BytesIO(body.encode()), http_headers=headers)
        writer.write_record(record)
    return buffer.getvalue()


def test_web_archive(tmp_path: Path, loaded: Load) -> None:
    data = warc(
        ("https://herald.example/2024/03/04/boat", "200 OK", PAGE.format("Boat leaves", 40)),
        ("https://herald.example/gone", "404 Not Found", PAGE.format("Gone", 1)),
        ("https://www.reuters.com/boat", "200 OK", PAGE.format("Boat leaves port", 41)),
        ("https://herald.example/", "200 OK", "<html><body><a href='/x'>x</a></body></html>"),
    )
    (tmp_path / "a.warc.gz").write_bytes(data)
    (tmp_path / "b.warc").write_bytes(gzip.decompress(data))
    documents, problems = loaded(tmp_path / "a.warc.gz")
    assert [(d.title, d.outlet, d.published.value) for d in documents] == [
        ("Boat leaves", "herald.example", "2024-03-04"),
        ("Boat leaves port", "Reuters", None),
    ]
    assert [p.message for p in problems] == ["no article found on this page; not read"]
    assert [d.id for d in loaded(tmp_path / "b.warc")[0]] == [d.id for d in documents]


def pdf(*lines: str) -> bytes:
    """A one-page PDF with the lines under one another, written by hand."""
    shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
    stream = f"BT /F1 11 Tf 50 780 Td {shown}ET".encode("latin-1")
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 4 0 R>>>>/Contents 5 0 R>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
    ]
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % at for at in offsets)
    return out + b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(out),
    )


def test_pdf(tmp_path: Path, loaded: Load) -> None:
    (tmp_path / "a.pdf").write_bytes(
        pdf(
            "Ferries return to Velm",
            "The first boat left the port of Velm at six in the morning with 40 people on",
            "board. It was the first for ten days, the port said.",
            "The ministry wants to build a second pier by 2026, which would cost two mil-",
            "lion, its spokesman said.",
        )
    )
    (tmp_path / "scan.pdf").write_bytes(pdf())
    documents, problems = loaded(tmp_path)
    text = documents[0].text
    assert [text[p.start : p.end] for p in documents[0].passages] == [
        "Ferries return to Velm",
        "The first boat left the port of Velm at six in the morning with 40 people on board. "
        "It was the first for ten days, the port said.",
        "The ministry wants to build a second pier by 2026, which would cost two million, its spokesman said.",
    ]
    assert documents[0].published.value is None
    assert "without a text layer" in problems[0].message


def test_pages_of_a_pdf_lose_running_heads_and_numbers() -> None:
    lines = (
        "The port of Velm was closed for ten days by a storm that nobody had\nforeseen, the ministry said on Monday."
    )
    text = paragraphs([f"VELM HERALD\n{lines}\nPage {n} of 3" for n in (1, 2, 3)])
    assert "VELM HERALD" not in text and "Page" not in text


def test_our_own_documents_are_read_back_as_they_were(tree: Path, cases: Path, loaded: Load) -> None:
    documents, _ = loaded(tree, cases / "files")
    rows = b"\n".join(msgspec.json.encode(d) for d in documents)
    again, problems = loaded("-", stdin=BytesIO(rows))
    assert [msgspec.structs.replace(d, path=None) for d in again] == [
        msgspec.structs.replace(d, path=None) for d in documents
    ]
    assert problems == []
    (tree / "dossier.json").write_bytes(msgspec.json.encode({"format": "communique.dossier/1", "documents": documents}))
    assert [d.id for d in loaded(tree / "dossier.json")[0]] == [d.id for d in documents]


def test_text_in_hand() -> None:
    document, problems = from_text("The boat left at six in the morning.", published="4 March 2024", outlet="nyt")
    assert (document.published.value, document.published.basis) == ("2024-03-04", "metadata")
    assert (document.outlet, document.title, problems) == ("The New York Times", None, [])
    with pytest.raises(InputError):
        from_text("  ")


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=300), st.one_of(st.none(), st.text(max_size=60)))
def test_any_text_becomes_a_sound_document(text: str, title: str | None) -> None:
    try:
        document, _ = from_text(text, title=title)
    except InputError:
        return
    assert all(0 <= p.start < p.end <= len(document.text) for p in document.passages)
    assert document.title is None or document.title in document.text
    row = msgspec.json.encode(document)
    assert json.loads(row)["text"] == document.text


def test_files_are_listed_once(tree: Path) -> None:
    files, problems = expand([tree, tree / "zero.txt", tree / "a" / ".." / "zero.txt"])
    assert len(files) == 4 and len(problems) == 2


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("'Held for days: \"We ate leaves\"'", 'Held for days: "We ate leaves"'),
        ('"Port is shut"', "Port is shut"),
        ('"No," says mayor: "never"', '"No," says mayor: "never"'),
        ("'It's over'", "It's over"),
    ],
)
def test_only_the_marks_around_a_whole_title_are_left_out(written: str, title: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"---\ntitle: {written}\ndate: 2026-06-04\n---\nThe port of Velm was shut.")
    (document,) = load([tmp_path])
    assert isinstance(document, Document) and document.title == title
