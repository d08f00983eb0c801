"""Every format on a dossier made by hand: what goes in comes back, and hostile text stays text."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import msgspec
import pytest

from communique.errors import InputError, OutputError
from communique.exports import FORMATS, format_named
from communique.exports.json import decode
from communique.exports.output import read_folder, write_folder
from communique.model import Dossier

from .sample import dossier

DOSSIER = dossier()


def written(name: str) -> dict[str, bytes]:
    return dict(format_named(name).files([DOSSIER]))


@pytest.mark.parametrize("row", FORMATS, ids=lambda r: r.name)
def test_the_same_dossier_gives_the_same_bytes_in_safe_names(row) -> None:  # type: ignore[no-untyped-def]
    first, second = list(row.files([DOSSIER])), list(row.files([DOSSIER]))
    assert first == second and first
    assert all(not name.startswith("/") and ".." not in name for name, _ in first)


def test_json_comes_back_as_it_was() -> None:
    content = written("json")["stories/s-a.json"]
    assert decode(content) == DOSSIER
    plain = json.loads(content)
    assert plain["format"] == "communique.dossier/1"
    assert plain["claims"][0]["assertions"][0]["span"].keys() == {"document", "start", "end"}


def test_an_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(InputError, match=r"one of json, html, csv"):
        format_named("docx")


def test_tables_have_a_row_for_each_record_and_no_formulas() -> None:
    tables = {k: list(csv.reader(io.StringIO(v.decode("utf-8-sig")))) for k, v in written("csv").items()}
    assert [len(tables[f"tables/{n}.csv"]) - 1 for n in ("documents", "claims", "assertions")] == [3, 2, 4]
    cells = [c for rows in tables.values() for row in rows for c in row]
    assert not [c for c in cells if c.startswith(("=", "+", "-", "@"))]
    assert any(c.startswith("'=Flood") for c in cells)


def test_plover_lines_carry_status_origins_and_spans() -> None:
    (line,) = written("plover")["plover.jsonl"].splitlines()
    event = json.loads(line)
    assert (event["event"], event["content"], event["status"]) == ("AGREE", "YIELD", "scheduled")
    assert (event["date"], event["origins"]) == ("2031-06-20", 1)
    assert [[party["name"] for party in event[side]] for side in ("actor", "recipient")] == [["county"], ["commuters"]]
    assert event["spans"][0]["document"] == "a"


def test_a_briefing_numbers_every_span_once_and_escapes_markup() -> None:
    text = written("markdown")["stories/s-a.md"].decode()
    notes = [line for line in text.splitlines() if line.startswith("[^") and "]: " in line]
    assert len(notes) == len({n.split("]:")[0] for n in notes}) >= 3
    assert all(f"[^{i}]" in text for i in range(1, len(notes) + 1))
    assert "<script>" not in text


def test_a_folder_is_read_back_and_replaced(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "out"
    files = lambda: (f for n in ("json", "html") for f in format_named(n).files([DOSSIER]))  # noqa: E731
    write_folder(out, files())
    (out / "stories" / "old.html").write_text("from the run before")
    write_folder(out, files())
    assert read_folder(out) == [DOSSIER]
    assert not (out / "stories" / "old.html").exists()
    assert [p.name for p in out.parent.iterdir()] == ["out"]


def test_nothing_of_others_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(OutputError, match="already holds something else"):
        write_folder(tmp_path, [("index.json", b"{}")])
    with pytest.raises(OutputError, match="is a file"):
        write_folder(tmp_path / "thesis.txt", [])
    assert [p.name for p in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_failure_half_way_leaves_nothing(tmp_path: Path) -> None:
    def broken():  # type: ignore[no-untyped-def]
        yield "index.json", b"{}"
        raise RuntimeError("the disk is on fire")

    with pytest.raises(RuntimeError):
        write_folder(tmp_path / "out", broken())
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_holds_no_dossier_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no dossier"):
        read_folder(tmp_path)
    (tmp_path / "index.json").write_text("[1, 2")
    with pytest.raises(InputError, match="damaged"):
        read_folder(tmp_path)


def test_the_sample_is_a_dossier_of_the_schema() -> None:
    schema = msgspec.json.schema(Dossier)
    assert "claims" in json.dumps(schema)
