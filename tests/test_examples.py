"""The example stories, read the whole way, against their answer keys."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import communique
from communique.exports.verify import verify
from communique.model import ClaimView, Conflict, Dossier

EXAMPLES = Path(__file__).parent.parent / "examples"
KEYS = {name: tomllib.loads((EXAMPLES / name / "answers.toml").read_text()) for name in ("ferry", "railway", "plant")}


@cache
def dossiers(name: str) -> tuple[Dossier, ...]:
    return communique.brief([EXAMPLES / name / "articles"]).dossiers


def main(name: str) -> Dossier:
    return max(dossiers(name), key=lambda d: len(d.documents))


def files(dossier: Dossier) -> dict[str, str]:
    return {d.id: Path(d.path or "").name for d in dossier.documents}


def parts(key: str) -> list[Any]:
    rows = [(name, row) for name, answers in KEYS.items() for row in answers.get(key, ())]
    return [pytest.param(name, row, id=f"{name}-{n}") for n, (name, row) in enumerate(rows)]


def gap(row: dict[str, Any]) -> None:
    """A row that the key gives and the program does not find yet: it fails without failing the suite."""
    if "gap" in row:
        pytest.xfail(row["gap"])


def claims_with(dossier: Dossier, words: list[str]) -> list[ClaimView]:
    return [c for c in dossier.claims if all(w.lower() in c.text.lower() for w in words)]


@pytest.mark.parametrize("name", KEYS)
def test_the_story_has_its_articles_and_no_others(name: str) -> None:
    assert sorted(files(main(name)).values()) == sorted(KEYS[name]["stories"][0])
    others = {f for d in dossiers(name) if d is not main(name) for f in files(d).values()}
    assert others == set(KEYS[name]["apart"])


@pytest.mark.parametrize(("name", "row"), parts("lineage"))
def test_who_derives_from_whom(name: str, row: dict[str, Any]) -> None:
    names = files(main(name))
    found = {(names[e.left], names[e.right], e.kind) for e in main(name).lineage}
    assert (row["left"], row["right"], row["kind"]) in found


@pytest.mark.parametrize(("name", "row"), parts("claims"))
def test_claims_have_their_witnesses(name: str, row: dict[str, Any]) -> None:
    story = main(name)
    names = files(story)
    found = [
        c for c in claims_with(story, row["words"]) if {names[a.document] for a in c.assertions} >= set(row["files"])
    ]
    if not found:
        gap(row)
    assert found, [(c.text, sorted(names[a.document] for a in c.assertions)) for c in claims_with(story, row["words"])]
    claim = found[0]
    assert claim.origins == row.get("origins", claim.origins)
    assert claim.finding == row.get("finding", claim.finding)
    assert claim.status in row.get("status", [claim.status])
    if "day" in row:
        assert claim.when is not None and claim.when.earliest and claim.when.latest
        assert claim.when.earliest[:10] == claim.when.latest[:10] == row["day"]


def conflict_text(story: Dossier, conflict: Conflict) -> str:
    texts = {d.id: d.text for d in story.documents}
    spans = [s.of(texts[s.document]) for v in conflict.values for s in v.spans]
    return " ".join([conflict.explanation, *(v.value for v in conflict.values), *spans])


@pytest.mark.parametrize(("name", "row"), parts("conflicts"))
def test_contradictions_are_found(name: str, row: dict[str, Any]) -> None:
    story = main(name)
    wanted = [*row.get("values", ()), *row.get("words", ())]
    found = [c for c in story.conflicts if c.slot == row["slot"]]
    if not any(all(w in conflict_text(story, c) for w in wanted) for c in found):
        gap(row)
    assert any(all(w in conflict_text(story, c) for w in wanted) for c in found), story.conflicts


@pytest.mark.parametrize(("name", "row"), parts("no_conflict"))
def test_development_is_no_contradiction(name: str, row: dict[str, Any]) -> None:
    values = [v.value for c in main(name).conflicts for v in c.values]
    assert not [v for v in values if row["value"] in v.split()]


@pytest.mark.parametrize(("name", "row"), parts("withdrawn"))
def test_what_a_revision_withdrew_is_said(name: str, row: dict[str, Any]) -> None:
    changed = [s.text for s in main(name).summary if s.section == "changed"]
    assert any(all(w in text for w in row["words"]) for text in changed), changed


@pytest.mark.parametrize(("name", "row"), parts("actors"))
def test_actors_are_told_apart_and_brought_together(name: str, row: dict[str, Any]) -> None:
    (actor,) = [a for a in main(name).actors if a.name == row["name"]]
    assert not any(w in s for w in row.get("not_with", ()) for s in actor.spellings)
    assert set(row.get("spellings", ())) <= set(actor.spellings)
    if "role" in row:
        assert row["role"] in [r.title for r in actor.roles]


@pytest.mark.parametrize("name", KEYS)
def test_every_span_says_what_is_claimed(name: str) -> None:
    assert [fault for d in dossiers(name) for fault in verify(d)] == []


def test_all_stories_at_once_stay_apart() -> None:
    both = communique.brief([EXAMPLES / name / "articles" for name in KEYS]).dossiers
    large = [d for d in both if len(d.documents) > 1]
    assert sorted(sorted(files(d).values()) for d in large) == sorted(sorted(KEYS[n]["stories"][0]) for n in KEYS)
