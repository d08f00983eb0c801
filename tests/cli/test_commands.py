"""The command line as a user meets it: each command once, in a process of its own where that matters."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from communique.cli.app import app

ROOT = Path(__file__).parent.parent.parent
ARTICLES = ROOT / "examples" / "railway" / "articles"
QUESTIONS = ["lineage", "claims", "conflicts", "statements", "timeline", "actors"]


def run(*words: str, stdin: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "communique", *words], input=stdin, capture_output=True, timeout=120)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli") / "out"
    made = run("brief", str(ARTICLES), "-o", str(folder))
    assert made.returncode == 0, made.stderr.decode()
    assert "railway" in made.stdout.decode()
    return folder


def test_help_is_quick() -> None:
    took = []
    for _ in range(5):
        start = time.perf_counter()
        assert run("--help").returncode == 0
        took.append(time.perf_counter() - start)
    plain = []
    for _ in range(3):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", "import json, inspect"], check=True)
        plain.append(time.perf_counter() - start)
    assert min(took) < 0.3 + 2 * min(plain)


def test_brief_writes_what_it_says(out: Path) -> None:
    index = json.loads((out / "index.json").read_bytes())
    assert (out / "index.html").exists()
    for story in index["stories"]:
        assert (out / "stories" / f"{story['id']}.html").exists()
        assert json.loads((out / "stories" / f"{story['id']}.json").read_bytes())["format"] == "communique.dossier/1"


def test_one_story_if_the_user_says_so(tmp_path: Path) -> None:
    (tmp_path / "bakery.txt").write_text("A bakery in Velm opened its doors on Monday.", encoding="utf-8")
    (tmp_path / "storm.txt").write_text("A storm closed the port of Orlow.", encoding="utf-8")
    made = CliRunner().invoke(app, ["brief", str(tmp_path), "--one-story", "--json"])
    assert [story["documents"] for story in json.loads(made.stdout)["stories"]] == [2]


@pytest.mark.parametrize("question", QUESTIONS)
def test_each_question_has_a_table_json_and_csv(out: Path, question: str) -> None:
    runner = CliRunner()
    table = runner.invoke(app, [question, str(out)])
    assert table.exit_code == 0 and max(map(len, table.stdout.splitlines())) <= 80
    parts = json.loads(runner.invoke(app, [question, str(out), "--json"]).stdout)
    assert all(set(p) == {"story", question} for p in parts)
    assert "story" in runner.invoke(app, [question, str(out), "--csv"]).stdout.splitlines()[0]


def test_verify_says_yes_and_then_no(out: Path, tmp_path: Path) -> None:
    runner = CliRunner()
    assert runner.invoke(app, ["verify", str(out)]).exit_code == 0
    copy = tmp_path / "copy"
    for file in [out / "index.json", *(out / "stories").glob("*.json")]:
        target = copy / file.relative_to(out)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(re.sub(rb'("content": \[\s+\{[^}]*"end": )(\d+)', rb"\g<1>9\2", file.read_bytes()))
    refused = runner.invoke(app, ["verify", str(copy)])
    assert refused.exit_code == 1
    assert "outside the" in refused.stdout


def test_export_writes_beside_the_dossier(out: Path, tmp_path: Path) -> None:
    made = CliRunner().invoke(app, ["export", str(out), "--to", "plover", "--into", str(tmp_path)])
    assert made.exit_code == 0 and (tmp_path / "plover.jsonl").exists()


def test_read_shows_the_layers_of_an_article() -> None:
    shown = CliRunner().invoke(app, ["read", str(ARTICLES / "01-caucasus-wire.txt")])
    assert shown.exit_code == 0
    assert "Statements" in shown.stdout and "ambassador" in shown.stdout
    plain = CliRunner().invoke(app, ["read", str(ARTICLES / "01-caucasus-wire.txt"), "--json"])
    assert json.loads(plain.stdout)["reading"]["statements"]


def test_standard_input_is_json_lines() -> None:
    line = json.dumps(
        {"title": "Pier closed", "text": "The pier closed on Monday, the mayor said.", "date": "2031-05-06"}
    )
    made = run("claims", "-", "--json", stdin=line.encode() + b"\n{broken\n")
    assert made.returncode == 0, made.stderr.decode()
    assert "pier" in made.stdout.decode().lower()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["brief", "nowhere"], "nowhere"),
        (["brief", "{empty}"], "no files"),
        (["brief", "{articles}", "-o", "{full}"], "already holds something else"),
        (["verify", "{empty}"], "holds no dossier"),
        (["schema", "poem"], "one of dossier"),
        (["brief", "{articles}", "--as-of", "soon"], "no date"),
    ],
)
def test_bad_calls_say_place_cause_and_remedy(words: list[str], message: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "thesis.txt").write_text("mine")
    places = {"empty": tmp_path / "empty", "full": tmp_path / "full", "articles": ARTICLES}
    made = run(*(w.format(**places) for w in words))
    assert made.returncode == 2
    assert message in made.stderr.decode() and "Traceback" not in made.stderr.decode()
    assert made.stdout == b""


def test_schema_and_doctor() -> None:
    runner = CliRunner()
    assert "$defs" in json.loads(runner.invoke(app, ["schema", "dossier"]).stdout)
    report = runner.invoke(app, ["doctor", "--json"])
    assert report.exit_code == 0 and "communique-en" in json.loads(report.stdout)["model"]


def test_every_command_is_documented() -> None:
    documented = (ROOT / "docs" / "reference" / "command-line.md").read_text()
    for command in app.registered_commands:
        name = command.name or command.callback.__name__  # type: ignore[union-attr]
        assert f"communique {name} " in documented or f"communique {name}`" in documented, name
        assert command.help or command.callback.__doc__, name  # type: ignore[union-attr]


def test_changes_between_two_moments(out: Path, tmp_path: Path) -> None:
    early = tmp_path / "early"
    assert run("brief", str(ARTICLES), "-o", str(early), "--as-of", "2027-05-13T12:00").returncode == 0
    shown = CliRunner().invoke(app, ["changes", str(early), str(out), "--json"])
    updates = json.loads(shown.stdout)
    assert {u["kind"] for u in updates} >= {"new"}
    assert any("postponed" in u["text"] or "signed" in u["text"] for u in updates)
    rows = CliRunner().invoke(app, ["changes", str(early), str(out), "--csv"]).stdout.splitlines()
    assert rows[0].lstrip("\ufeff") == "story,kind,claim,text,conflict" and len(rows) == len(updates) + 1
    same = CliRunner().invoke(app, ["changes", str(out), str(out), "--json"])
    assert json.loads(same.stdout) == []


def test_why_explains_a_claim_and_a_copy(out: Path) -> None:
    story = json.loads((out / "index.json").read_bytes())["stories"][0]["id"]
    dossier = json.loads((out / "stories" / f"{story}.json").read_bytes())
    edge = next(e for e in dossier["lineage"] if e["kind"] == "copies")
    shown = run("why", f"{edge['left']},{edge['right']}", str(ARTICLES))
    assert shown.returncode == 0 and "is a copy of" in shown.stdout.decode()
    assert run("why", "c-none", str(ARTICLES)).returncode == 1
