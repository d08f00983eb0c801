"""What a store keeps of a run before changes the time that the next one takes, and nothing else."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest
from msgspec import structs
from numpy.typing import NDArray

from communique import concluded, pipeline, telling
from communique.claims import meanings
from communique.cli.opening import write
from communique.dossier import Packed
from communique.exports import html, json, kept
from communique.exports.registry import File, Stamped
from communique.intake import Options
from communique.lineage import compared, kinds
from communique.lineage.packing import texts
from communique.lineage.texts import Text
from communique.model import Document, Edge, Published
from communique.pipeline import brief
from communique.reading import reader_version
from communique.store import open_store, opened
from communique.stories import large
from communique.weights import sentence_vectors

EXAMPLES = Path(__file__).parent.parent / "examples"
ARTICLES = sorted(path for name in ("ferry", "plant", "railway") for path in (EXAMPLES / name / "articles").iterdir())


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the readings of all articles, nothing told."""
    place = tmp_path_factory.mktemp("read") / "read.db"
    with opened(place) as keep:
        pipeline.link(ARTICLES, Options(store=keep))
    return place


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the stories that are told from now on."""
    found: list[str] = []
    tell = telling.tell_story

    def telling_story(one: telling.Untold) -> telling.Told:
        found.append(one.story.id)
        return tell(one)

    monkeypatch.setattr(telling, "tell_story", telling_story)
    return found


def ready(read: Path, place: Path) -> Path:
    """A new store that has no article, but the reading of each that may come."""
    keep, source, reader = open_store(place), open_store(read), reader_version()
    found = (source.reading(document, reader, moment) for document, moment in source.read(reader))
    keep.put_readings(reading for reading in found if reading is not None)
    keep.close()
    return place


def steps(seed: int) -> Iterator[list[Path]]:
    """Some orders in which the articles may arrive, a few at a time."""
    random = Random(seed)
    waiting = random.sample(ARTICLES, len(ARTICLES))
    while waiting:
        size = random.randint(1, 9)
        yield waiting[:size]
        waiting = waiting[size:]


@pytest.mark.parametrize("seed", range(3))
def test_articles_added_step_by_step_give_the_same_as_all_at_once(read: Path, tmp_path: Path, seed: int) -> None:
    place, there = ready(read, tmp_path / "grown.db"), list[Path]()
    for number, some in enumerate(steps(seed)):
        there += some
        assert brief(some, store=place) == brief(there, store=ready(read, tmp_path / f"{number}.db"))


def test_a_large_collection_grows_as_a_small_one(read: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("communique.stories.link.ALL_PAIRS", 4)
    monkeypatch.setattr("communique.linking.sample.COUNTED", 4)
    place, there, plain, joined = ready(read, tmp_path / "grown.db"), list[Path](), large._joined, list[bool]()

    def joining(*given: Any) -> Any:
        joined.append(True)
        return plain(*given)

    monkeypatch.setattr(large, "_joined", joining)
    waiting = Random(7).sample(ARTICLES, len(ARTICLES))
    for some in (waiting[:12], *([path] for path in waiting[12:24])):
        there += some
        assert brief(some, store=place) == brief(there, store=ready(read, tmp_path / f"{len(there)}.db"))
    assert joined


def test_only_the_story_that_an_article_touches_is_told_again(read: Path, tmp_path: Path, told: list[str]) -> None:
    added = EXAMPLES / "railway" / "articles" / "03-gyumri-observer.txt"
    others = [path for path in ARTICLES if path != added]
    place = tmp_path / "some.db"
    before = brief(others, store=ready(read, place))
    assert len(told) == len(before.dossiers) > 1
    told.clear()
    after = brief([added], store=place)
    assert told == [d.story.id for d in after.dossiers if str(added) in {view.path for view in d.documents}]
    assert len(told) == 1
    told.clear()
    assert brief(store=place) == after
    assert told == []


def test_a_story_told_again_asks_the_sentence_network_about_new_texts_alone(
    read: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = sorted((EXAMPLES / "ferry" / "articles").iterdir())
    place, asked = ready(read, tmp_path / "asked.db"), list[str]()

    def vectors(texts: Sequence[str]) -> NDArray[np.float32]:
        asked.extend(texts)
        return sentence_vectors(texts)

    monkeypatch.setattr(meanings, "model_vectors", vectors)
    brief(story[:-1], store=place)
    before = set(asked)
    asked.clear()
    brief(story[-1:], store=place)
    assert asked
    assert not before & set(asked)


def test_what_is_concluded_from_all_articles_is_not_concluded_again_from_the_same(
    read: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, asked = Path(shutil.copy(read, tmp_path / "same.db")), list[str]()
    before = brief(ARTICLES, store=place)
    for name in ("lineage", "stories"):
        monkeypatch.setattr(concluded, name, lambda *given, to=name, **named: asked.append(to))
    assert brief(store=place) == before
    assert asked == []


def test_another_wish_about_stories_is_another_conclusion(read: Path, tmp_path: Path) -> None:
    place = Path(shutil.copy(read, tmp_path / "wish.db"))
    several, one = brief(store=place), brief(store=place, one_story=True)
    assert len(several.dossiers) > len(one.dossiers) == 1
    assert brief(store=place) == several


def test_texts_are_aligned_once(read: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    added = EXAMPLES / "ferry" / "articles" / "04-island-herald-1130.txt"
    place, pairs = ready(read, tmp_path / "aligned.db"), list[set[str]]()

    def comparing(left: Text, right: Text) -> Edge | None:
        pairs.append({left.document.id, right.document.id})
        return kinds.edge(left, right)

    monkeypatch.setattr(compared, "edge", comparing)
    brief([path for path in ARTICLES if path != added], store=place)
    assert pairs
    pairs.clear()
    made = brief([added], store=place)
    new = {view.id for dossier in made.dossiers for view in dossier.documents if view.path == str(added)}
    assert pairs
    assert all(pair & new for pair in pairs)


def test_a_text_without_its_date_and_with_it_are_both_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    store, asked = open_store(), list[str | None]()
    words = "The ferry left the harbour of Horta at noon with forty passengers and a load of timber on board."
    first = Document("d-first", words, published=Published("2027-03-02", "metadata"))
    bare = Document("d-later", f"{words} It has not been seen since.")
    dated = structs.replace(bare, published=Published("2027-03-05", "inferred"))

    def comparing(left: Text, right: Text) -> Edge | None:
        asked.append(left.document.published.value)
        return kinds.edge(left, right)

    monkeypatch.setattr(compared, "edge", comparing)
    for later in (bare, dated, bare, dated):
        compared.compared(texts([first, later]), [(0, 1)], store)
    assert asked == [None, "2027-03-05"]


def test_after_a_run_a_store_is_one_whole_file(tmp_path: Path) -> None:
    made = brief(ARTICLES[:3], store=tmp_path / "one.db")
    assert [path.name for path in tmp_path.iterdir()] == ["one.db"]
    assert brief(store=shutil.copy(tmp_path / "one.db", tmp_path / "other.db")) == made


def test_a_judgement_tells_its_story_again(read: Path, tmp_path: Path, told: list[str]) -> None:
    place = Path(shutil.copy(read, tmp_path / "judged.db"))
    made = brief(store=place)
    story = made.dossiers[0]
    left, right = sorted(view.id for view in story.documents)[:2]
    told.clear()
    keep = open_store(place)
    keep.put_edges([Edge("same_story", left, right, "positive", 1.0, (), "person:Kim", "2031-01-01")])
    keep.close()
    brief(store=place)
    assert told == [story.story.id]


def test_another_program_tells_everything_again(
    read: Path, tmp_path: Path, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    place = Path(shutil.copy(read, tmp_path / "older.db"))
    made = brief(store=place)
    told.clear()
    monkeypatch.setattr(telling, "program", lambda: "another")
    assert brief(store=place) == made
    assert len(told) == len(made.dossiers)


def test_several_processes_use_what_is_kept(read: Path, tmp_path: Path) -> None:
    place = Path(shutil.copy(read, tmp_path / "jobs.db"))
    brief(ARTICLES[:9], store=ready(read, tmp_path / "some.db"))
    made = brief(ARTICLES, store=tmp_path / "some.db", jobs=2)
    assert made == brief(store=place) == brief(store=place, jobs=2)


def test_a_view_of_the_past_and_the_present_do_not_take_each_others_place(
    read: Path, tmp_path: Path, told: list[str]
) -> None:
    place = Path(shutil.copy(read, tmp_path / "moments.db"))
    early, late = brief(store=place, as_of="2027-05-13"), brief(store=place)
    assert early != late
    told.clear()
    assert (brief(store=place, as_of="2027-05-13"), brief(store=place)) == (early, late)
    assert told == []


def test_a_dossier_from_the_store_is_packed_as_the_one_that_was_told(read: Path, tmp_path: Path) -> None:
    place = Path(shutil.copy(read, tmp_path / "packed.db"))
    first, again = (pipeline.dossiers((), Options(store=place))[0] for _ in range(2))
    assert [first.record(at) for at in range(len(first))] == [again.record(at) for at in range(len(again))]


def test_pages_that_are_kept_are_those_that_would_be_made(
    read: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = Path(shutil.copy(read, tmp_path / "pages.db"))
    packed, keep = Packed(brief(store=place).dossiers), open_store(place)
    first = laid_out(kept.files(packed, keep))
    assert first == laid_out(kept.files(packed, keep)) == dict([*json.files(packed), *html.files(packed)])
    assert keep.told_from(kept.FILES).keys() == keep.told_from(kept.LINES).keys() == set(packed.stories)
    monkeypatch.setattr(kept, "SHARED_OUT", 1)
    assert first == laid_out(kept.files(packed, None, jobs=2))


def laid_out(files: Iterator[File | Stamped]) -> dict[str, bytes]:
    """Each file with its content."""
    return {one[0]: one.content() if isinstance(one, Stamped) else one[1] for one in files}


def test_files_that_are_the_same_still_are_taken_over_from_the_folder(read: Path, tmp_path: Path) -> None:
    added = EXAMPLES / "ferry" / "articles" / "04-island-herald-1130.txt"
    place, out = ready(read, tmp_path / "some.db"), tmp_path / "out"

    def written(paths: list[Path], folder: Path, store: Path) -> dict[str, tuple[int, bytes]]:
        made, _ = pipeline.dossiers(paths, Options(store=store))
        write(folder, made, store, 1)
        return {str(p.relative_to(folder)): (p.stat().st_ino, p.read_bytes()) for p in folder.rglob("*.*")}

    before = written([path for path in ARTICLES if path != added], out, place)
    spoilt = next(name for name in sorted(before) if name.startswith("stories/"))
    (out / spoilt).write_bytes(b"mine")
    after = written([added], out, place)
    anew = written(ARTICLES, tmp_path / "whole", ready(read, tmp_path / "whole.db"))
    assert {name: content for name, (_, content) in after.items()} == {n: content for n, (_, content) in anew.items()}
    taken = {name for name, (number, _) in after.items() if name in before and before[name][0] == number}
    assert taken and spoilt not in taken and len(taken) < len(after) - 2
