"""A person's judgements about actors outrank every comparison and survive a rebuild."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from typer.testing import CliRunner

import communique
from communique import api
from communique.actors import Resolution, actors, meant, merged, parties_of, split, why
from communique.cli.app import app
from communique.errors import InputError
from communique.model import Document, Edge, Mention, Published, Reading


def article(name: str, *people: str, first: int = 0) -> tuple[Document, Reading]:
    """An article that names some people, one chain each, numbered from `first`."""
    text = " and ".join(people) + " met."
    document = Document(name, text, published=Published(f"2031-05-0{len(name)}", "metadata"))
    spans = [document.span(text.index(one), text.index(one) + len(one)) for one in people]
    mentions = tuple(Mention(n, s, s, "name", "PERSON", n + first) for n, s in enumerate(spans))
    return document, Reading(name, "test", document.published.value, mentions=mentions)


def resolved(articles: list[tuple[Document, Reading]], judgements: tuple[Edge, ...] = ()) -> Resolution:
    return actors([d for d, _ in articles], {d.id: r for d, r in articles}, judgements)


def of(name: str, people: Resolution) -> Any:
    (found,) = meant(name, people)
    return parties_of(found, people)


WEDDING = [article("a", "Mira Tolan"), article("bb", "Mira Tolan"), article("ccc", "Mira Brandt")]


def test_a_merge_holds_for_whole_actors_and_for_who_comes_later() -> None:
    people = resolved(WEDDING)
    edges = merged(of("Mira Tolan", people), of("Mira Brandt", people), "ana", "2031-05-04T10:00")
    later = [*WEDDING, article("dddd", "Mira Tolan"), article("eeeee", "Mira Brandt")]
    assert len(set(resolved(later, edges).actor_of.values())) == 1
    assert "judged by person:ana on 2031-05-04T10:00" in why(resolved(later, edges).actors[0], resolved(later, edges))


def test_a_split_outranks_an_earlier_merge_and_the_other_way_round() -> None:
    people = resolved(WEDDING)
    tolan, brandt = of("Mira Tolan", people), of("Mira Brandt", people)
    first = merged(tolan, brandt, "ana", "2031-05-04T10:00")
    second = split(tolan, brandt, "ben", "2031-05-04T11:00")
    third = merged(tolan, brandt, "ana", "2031-05-04T12:00")
    assert len(set(resolved(WEDDING, (*first, *second)).actor_of.values())) == 2
    assert len(set(resolved(WEDDING, (*first, *second, *third)).actor_of.values())) == 1


def test_namesakes_are_split_by_document() -> None:
    articles = [article("a", "Ivo Brandt"), article("bb", "Ivo Brandt"), article("ccc", "Ivo Brandt")]
    one, two, three = of("Ivo Brandt", resolved(articles))
    found = resolved(articles, split([one, three], [two], "ana", "2031-05-04"))
    assert found.actor_of["a#c0"] == found.actor_of["ccc#c0"] != found.actor_of["bb#c0"]


def test_a_judgement_is_found_again_when_chains_are_numbered_otherwise() -> None:
    people = resolved(WEDDING)
    edges = merged(of("Mira Tolan", people), of("Mira Brandt", people), "ana", "2031-05-04")
    again = [article("a", "Mira Tolan", first=7), WEDDING[1], article("ccc", "Mira Brandt", first=3)]
    assert len(set(resolved(again, edges).actor_of.values())) == 1
    assert len(set(resolved(WEDDING[1:], edges).actor_of.values())) == 1
    unread = [(WEDDING[0][0], Reading("a", "test", None)), article("bb", "Oda Lind"), WEDDING[2]]
    assert len(set(resolved(unread, edges[:1]).actor_of.values())) == 2


TEXTS = {
    "1": "Minister Mira Tolan opened the Varn bridge on Monday. Tolan spoke to workers of the Varn bridge.",
    "2": "Minister Mira Tolan closed the Varn bridge on Tuesday. Engineers inspected the Varn bridge.",
    "3": "Councillor Mira Brandt visited the Varn bridge on Wednesday. She praised the Varn bridge.",
    "4": "Minister Mira Tolan reopened the Varn bridge on Thursday. Traffic crossed the Varn bridge.",
}


@pytest.fixture
def store(tmp_path: Path) -> Path:
    for name, text in TEXTS.items():
        (tmp_path / f"{name}.txt").write_text(f"The Varn bridge\n\nPublished: 2031-05-0{name}\n\n{text}\n")
    communique.brief([tmp_path / f"{name}.txt" for name in "123"], store=tmp_path / "story.db")
    return tmp_path / "story.db"


def names(made: Any) -> set[str]:
    return {actor.name for dossier in made.dossiers for actor in dossier.actors if "Mira" in actor.name}


def test_from_the_command_line_and_after_a_rebuild(store: Path) -> None:
    assert names(communique.brief(store=store)) == {"Mira Tolan", "Mira Brandt"}
    runner = CliRunner()
    done = runner.invoke(app, ["actors", "merge", str(store), "Mira Tolan", "mira brandt", "--by", "ana"])
    assert done.exit_code == 0 and "“Mira Tolan” is “Mira Brandt”" in done.stdout
    assert names(communique.brief([store.parent / "4.txt"], store=store)) == {"Mira Tolan"}
    shown = runner.invoke(app, ["why", "Mira Brandt", "--store", str(store)])
    assert "judged by person:ana" in shown.stdout and "a person" in shown.stdout
    table = runner.invoke(app, ["actors", str(store), "--json"])
    assert sum("Mira" in a["name"] for s in json.loads(table.stdout) for a in s["actors"]) == 1
    back = runner.invoke(app, ["actors", "split", str(store), "Mira Tolan", "Mira Brandt", "--by", "ana", "--json"])
    assert {e["judgement"] for e in json.loads(back.stdout)} >= {"negative"}
    assert names(communique.brief(store=store)) == {"Mira Tolan", "Mira Brandt"}


def test_judgements_of_the_api_are_kept_as_edges(store: Path) -> None:
    edges = api.merge_actors(store, "Mira Tolan", "Mira Brandt", by="ana", when="2031-05-06")
    assert all(e.kind == "same_actor" and e.judge == "person:ana" and e.when == "2031-05-06" for e in edges)
    assert names(communique.brief(store=store)) == {"Mira Tolan"}
    assert msgspec.json.decode(msgspec.json.encode(edges), type=tuple[Edge, ...]) == edges
    apart = api.split_actor(store, "Mira Tolan", ["2.txt"], by="ana", when="2031-05-07")
    made = communique.brief(store=store)
    assert [e.judgement for e in apart].count("negative") == 1
    assert sum("Mira" in a.name for d in made.dossiers for a in d.actors) == 2


def test_names_that_mean_nobody_or_nothing_new(store: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no story has both"):
        api.merge_actors(store, "Mira Tolan", "Nobody")
    with pytest.raises(InputError, match="one actor already"):
        api.merge_actors(store, "Mira Tolan", "Mira Tolan")
    with pytest.raises(InputError, match="do not tell"):
        api.split_actor(store, "Mira Tolan", ["Oda Lind"])
    with pytest.raises(InputError, match="no store"):
        api.merge_actors(tmp_path / "none.db", "a", "b")
    assert not (tmp_path / "none.db").exists()
