"""The whole way: order, stores, processes and moments change nothing that they should not."""

from __future__ import annotations

from pathlib import Path

import pytest

import communique
from communique.errors import InputError
from communique.exports import format_named
from communique.model import Dossier

ARTICLES = Path(__file__).parent.parent / "examples" / "ferry" / "articles"


def written(dossiers: tuple[Dossier, ...]) -> list[tuple[str, bytes]]:
    return [f for name in ("json", "html") for f in format_named(name).files(dossiers)]


@pytest.fixture(scope="module")
def scratch() -> list[tuple[str, bytes]]:
    return written(communique.brief([ARTICLES]).dossiers)


def test_the_order_of_articles_changes_nothing(scratch: list[tuple[str, bytes]]) -> None:
    backwards = sorted(ARTICLES.iterdir(), reverse=True)
    assert [c for n, c in written(communique.brief(backwards).dossiers) if n.endswith(".html")] == [
        c for n, c in scratch if n.endswith(".html")
    ]


def test_several_processes_give_the_same_bytes(scratch: list[tuple[str, bytes]]) -> None:
    assert written(communique.brief([ARTICLES], jobs=2).dossiers) == scratch


def test_a_store_reads_only_what_is_new_and_gives_the_same(scratch: list[tuple[str, bytes]], tmp_path: Path) -> None:
    files, store = sorted(ARTICLES.iterdir()), tmp_path / "story.db"
    read: list[int] = []

    def watch(stage: str, done: int, total: int) -> None:
        read.append(total)

    communique.brief(files[:5], store=store)
    made = communique.brief(files[3:], store=store, progress=watch)
    assert set(read) == {len(files) - 5}
    assert written(made.dossiers) == scratch
    assert written(communique.brief(store=store).dossiers) == scratch


def test_nothing_published_later_is_in_an_earlier_dossier() -> None:
    moment = "2027-03-02T10:00:00+00:00"
    made = communique.brief([ARTICLES], as_of=moment)
    shown = [d for dossier in made.dossiers for d in dossier.documents]
    assert {Path(d.path or "").name for d in shown} == {"01-atlas-wire.txt", "03-island-herald-0930.txt"}
    assert all((d.published.value or "9") <= moment for d in shown)
    assert not [c for d in made.dossiers for c in d.conflicts]


def test_story_ids_stay_when_articles_arrive() -> None:
    files = sorted(ARTICLES.iterdir())
    early, late = communique.brief(files[:3]).dossiers[0], communique.brief(files).dossiers[0]
    assert early.story.id == late.story.id


def test_a_story_is_found_by_every_id_that_it_had(tmp_path: Path) -> None:
    texts = {
        "1": ("2031-05-01", "Ferry Aldis sinks off Varn", "The ferry Aldis sank off Varn harbour on Thursday."),
        "2": (
            "2031-05-02",
            "Ferry Aldis: search goes on",
            "Divers searched the ferry Aldis off Varn harbour on Friday.",
        ),
        "3": ("2031-05-03", "Ferry Aldis is raised", "A crane raised the ferry Aldis off Varn harbour on Saturday."),
    }
    for name, (day, title, body) in texts.items():
        (tmp_path / f"{name}.txt").write_text(f"{title}\n\nPublished: {day}\n\n{body}\n")
    store, had = tmp_path / "story.db", []
    for name in ("3", "2", "1"):
        made = communique.brief([tmp_path / f"{name}.txt"], store=store)
        had.append(made.dossiers[0].story.id)
        assert len(made.dossiers) == 1
    assert len(set(had)) == 3
    assert {had[-1], *made.dossiers[0].story.aliases} == set(had)
    assert communique.brief([tmp_path / f"{name}.txt" for name in texts]).dossiers == made.dossiers


def test_one_bad_file_does_not_stop_the_rest(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("The ferry sank on Tuesday, the port authority said.\n")
    (tmp_path / "junk.txt").write_bytes(bytes(range(256)) * 40)
    made = communique.brief([tmp_path])
    assert len(made.dossiers) == 1
    assert [Path(p.path or "").name for p in made.problems] == ["junk.txt"]


@pytest.mark.parametrize("paths", [["nowhere"], []])
def test_a_call_that_cannot_be_carried_out_says_why(paths: list[str]) -> None:
    with pytest.raises(InputError):
        communique.brief(paths)


def test_a_moment_that_is_none_is_refused() -> None:
    with pytest.raises(InputError, match="no date"):
        communique.brief([ARTICLES / "09-coast-tribune-bread.txt"], as_of="yesterday")


def test_one_text_is_read() -> None:
    reading = communique.read("The port closed on Monday, the mayor said.", published="2031-05-07")
    assert [t.value for t in reading.times] == ["2031-05-05"]
    assert [s.sources[-1].text for s in reading.statements] == ["the mayor"]
