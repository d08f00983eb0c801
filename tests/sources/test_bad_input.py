"""Whatever is wrong with a file becomes a Problem that says so, and the good file beside it is read."""

from __future__ import annotations

import gzip
import json
import os
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from communique.errors import InputError
from communique.model import Document, Problem
from communique.sources import Limits, load, read

Load = Callable[..., tuple[list[Document], list[Problem]]]
GOOD = "Ferries return to Velm\n\nThe first boat left at six in the morning with 40 people on board.\n"
DEEP = "<html><body>" + "<div>" * 5000 + "<p>text</p>" + "</div>" * 5000 + "</body></html>"


def zipped() -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", GOOD)
    return buffer.getvalue()


BAD: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\t\n", "empty"),
    "empty.jsonl": (b"", "empty"),
    "empty.html": (b"", "empty"),
    "junk.txt": (bytes(range(256)) * 40, "binary data"),
    "zeros.txt": (b"\0" * 5000, "binary data"),
    "archive.zip": (zipped(), "ZIP archive"),
    "archive.txt": (zipped(), "ZIP archive"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "picture"),
    "table.csv": (b"a,b\n1,2\n", "ending .csv"),
    "key.toml": (b'[answer]\nclaims = ["x"]\n', "ending .toml"),
    "deep.html": (DEEP.encode(), "nested 50"),
    "noarticle.html": (b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "no article found"),
    "broken.html": (b"<html><<<><p", "no article found"),
    "broken.json": (b'{"title": "x", "text": ', "not JSON"),
    "deep.json": (b"[" * 200_000, "nested too deep"),
    "number.json": (b'{"text": ' + b"9" * 10_000 + b"}", "number too long"),
    "other.json": (b'{"a": 1, "b": [1, 2]}', "no text under any known field (has a, b)"),
    "numbers.json": (b"[1, 2]", "a int where an article object was expected"),
    "broken.pdf": (b"%PDF-1.7\n%%EOF", "PDF that cannot be opened"),
    "broken.warc": (b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99\r\n\r\nHTTP", "damaged after record 0"),
    "broken.gz": (gzip.compress(GOOD.encode() * 50)[:60], "gzip"),
    "bomb.txt.gz": (gzip.compress(b"a " * 15_000_000), "decompression bomb"),
    "empty.eml": (b"From: a@b.example\nReceived: x\nSubject: y\n\n", "mail without text"),
    "broken.xml": (b"<rss><channel><item></channel>", "entry without text"),
    "entities.xml": (
        b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        b"<rss><channel><item><title>x</title></item></channel></rss>",
        "entry without text",
    ),
}


@pytest.fixture(scope="module")
def bad_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bad")
    for name, (data, _) in BAD.items():
        (folder / name).write_bytes(data)
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", sorted(BAD))
def test_refused_with_a_reason(name: str, bad_files: Path) -> None:
    found = list(read(str(bad_files / name)))
    assert not [r for r in found if isinstance(r, Document)]
    assert found
    for record in found:
        assert isinstance(record, Problem)
        assert record.stage == "sources" and (record.path or "").startswith(str(bad_files / name))
    assert any(BAD[name][1] in r.message for r in found if isinstance(r, Problem))


def test_the_rest_goes_on(bad_files: Path, loaded: Load) -> None:
    documents, problems = loaded(bad_files)
    assert [d.title for d in documents] == ["Ferries return to Velm"]
    assert {Path((p.path or "").partition("#")[0]).name for p in problems} >= set(BAD)


def test_nothing_readable_is_an_error_at_the_end(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    found = load([tmp_path])
    assert isinstance(next(found), Problem)
    with pytest.raises(InputError, match="no readable article in 1 file"):
        next(found)


def test_missing_path_is_an_error_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    with pytest.raises(InputError, match=r"missing\.txt: there is no such file"):
        load([tmp_path / "a.txt", tmp_path / "missing.txt"])


@pytest.mark.parametrize("paths", [[], ["-"]])
def test_nothing_given_is_an_error_at_once(paths: list[str]) -> None:
    with pytest.raises(InputError):
        load(paths)


def test_empty_folder_is_an_error(tmp_path: Path) -> None:
    (tmp_path / ".hidden.txt").write_text(GOOD)
    with pytest.raises(InputError, match="no files"):
        list(load([tmp_path]))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_unreadable_file(tmp_path: Path, loaded: Load) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    (tmp_path / "b.txt").write_text("other " + GOOD)
    (tmp_path / "b.txt").chmod(0)
    documents, problems = loaded(tmp_path)
    assert len(documents) == 1 and "Permission denied" in problems[0].message


def test_dead_link_and_pipe(tmp_path: Path, loaded: Load) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    (tmp_path / "dead.txt").symlink_to(tmp_path / "nowhere.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    documents, problems = loaded(tmp_path)
    assert len(documents) == 1
    assert [p.message for p in problems] == [
        "not a readable file (a dead link, a pipe, a device or a locked folder); not read"
    ] * 2


def test_links_that_lead_back_are_not_followed(tmp_path: Path, loaded: Load) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    documents, _ = loaded(tmp_path)
    assert len(documents) == 1


def test_huge_file_is_refused_and_long_text_is_cut(tmp_path: Path, loaded: Load) -> None:
    (tmp_path / "a.txt").write_text(GOOD * 100)
    (tmp_path / "b.txt").write_text("B " + GOOD)
    documents, problems = loaded(tmp_path, limits=Limits(file_bytes=1000))
    assert len(documents) == 1 and "larger than 1,000 bytes" in problems[0].message
    documents, problems = loaded(tmp_path, limits=Limits(characters=60))
    assert [len(d.text) <= 60 for d in documents] == [True, True]
    assert all("only the first 60 are read" in p.message for p in problems)


def test_ten_megabytes_on_one_line(tmp_path: Path, loaded: Load) -> None:
    (tmp_path / "a.txt").write_bytes(b"word " * 2_000_000)
    documents, problems = loaded(tmp_path)
    assert len(documents[0].text) < 2_000_001 and "only the first 2,000,000" in problems[0].message


def test_one_long_line_among_json_lines(tmp_path: Path, loaded: Load) -> None:
    rows = [json.dumps({"text": "The boat left at six. " * n, "title": f"Number {n}"}) for n in (1, 3000, 2)]
    (tmp_path / "a.jsonl").write_text("\n".join(rows))
    documents, problems = loaded(tmp_path, limits=Limits(file_bytes=5000))
    assert [d.title for d in documents] == ["Number 1", "Number 2"]
    assert [p.path for p in problems] == [f"{tmp_path}/a.jsonl#2"]


@pytest.mark.parametrize(
    ("encoding", "note"),
    [("utf-8-sig", None), ("utf-16", None), ("cp1252", "not UTF-8"), ("iso8859-2", "not UTF-8")],
)
def test_encodings(encoding: str, note: str | None, tmp_path: Path, loaded: Load) -> None:
    text = "Orłowski and Müller" if encoding == "iso8859-2" else "Café “Müller” — at last"
    body = "The café on the first boat opened at six in the morning, Mr. Müller said in Łódź and in Orst."
    if encoding == "cp1252":
        body = body.replace("Łódź", "Besançon")
    (tmp_path / "a.txt").write_bytes(f"{text}\n\n{body}\n".encode(encoding))
    documents, problems = loaded(tmp_path)
    assert [(note or "") in p.message for p in problems] == [True] * bool(note)
    if encoding != "iso8859-2":  # letter statistics cannot tell all 8-bit encodings of a short text apart
        assert documents[0].text == f"{text}\n\n{body}"


def test_text_that_was_misread_before_is_repaired_and_noted(tmp_path: Path, loaded: Load) -> None:
    right = "The port’s “first” boat left at six – the café was open, MÃX aside."
    wrong = right.replace("MÃX", "MAX").encode().decode("cp1252", "replace").replace("\ufffd", "\x9d")
    (tmp_path / "a.txt").write_text(wrong, encoding="utf-8")
    documents, problems = loaded(tmp_path)
    assert documents[0].text == right.replace("MÃX", "MAX")
    assert "garbled by a wrong encoding" in problems[0].message


def test_damaged_utf8_keeps_the_rest(tmp_path: Path, loaded: Load) -> None:
    text = ("“It was time,” she said – café. " * 60).encode()
    (tmp_path / "a.txt").write_bytes(text[:100] + b"\xff" + text[100:])
    documents, problems = loaded(tmp_path)
    assert "damaged UTF-8" in problems[0].message and documents[0].text.count("\ufffd") >= 1


def test_same_file_twice_is_one_document_and_a_problem(tmp_path: Path, loaded: Load) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    (tmp_path / "b.txt").write_text(GOOD)
    (tmp_path / "c.txt").write_text("Outlet: The Herald\n\n" + GOOD)
    documents, problems = loaded(tmp_path, tmp_path / "a.txt")
    assert [Path(d.path or "").name for d in documents] == ["a.txt", "c.txt"]
    assert ["given twice" in p.message or f"same as {tmp_path}/a.txt" in p.message for p in problems] == [True, True]


def test_a_page_is_not_a_bomb_because_it_is_wide(tmp_path: Path, loaded: Load) -> None:
    body = "<p>The boat left at six in the morning with 40 people on board, the port said.</p>" * 3000
    (tmp_path / "a.html").write_text(f"<html><body><article>{body}<br><br>{'<p>x' * 3000}</article></body></html>")
    documents, _ = loaded(tmp_path)
    assert len(documents) == 1
