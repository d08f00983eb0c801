"""How the whole way grows with the number of articles: time by stage, words per second, memory.

    python benchmarks/scale.py --data ../shared/data 100 300 1000
    python benchmarks/scale.py --data ../shared/data --store /tmp/scale.db --read 1000 [--jobs 2] 100 1000 5000

Articles are real ones: NewsCluster first (stories of several outlets), then PolNeAR. With `--store` the first `--read`
of them are read once and kept there; what is timed then is all but reading, written out as JSON and HTML, and more
articles are made from the read ones (`enlarge.py`), with the vectors of titles and leads that reading leaves behind;
then one more article is put into the store, and the run repeated.
Times are of processors, all processes together. Each size runs in a process of its own, so that memory is that of
the size alone.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.model import Document, Reading


def articles(data: Path) -> Iterator[dict[str, str]]:
    """Real articles as JSON lines: text, and address and date where the set has them."""
    for file in sorted((data / "newscluster").rglob("*.json")):
        found = json.loads(file.read_text(encoding="utf-8"))
        yield from found if isinstance(found, list) else [found]
    for file in sorted((data / "polnear").rglob("text/*.txt")):
        yield {"url": f"https://{file.stem}.example/", "maintext": file.read_text(encoding="utf-8")}


def run(data: Path, count: int) -> dict[str, float]:
    """Briefs the first `count` articles; seconds, words and peak memory."""
    import communique

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        chosen = [row for row, _ in zip(articles(data), range(count), strict=False)]
        path.write_text("\n".join(map(json.dumps, chosen)), encoding="utf-8")
        moments: list[float] = []
        start = time.process_time()
        made = communique.brief([path], progress=lambda *_: moments.append(time.process_time()))
        end = time.process_time()
    documents = [d for dossier in made.dossiers for d in dossier.documents]
    words = sum(len(d.text.split()) for d in documents)
    reading = moments[-1] - moments[0]
    return {
        "articles": len(documents),
        "words": words,
        "stories": len(made.dossiers),
        "seconds": round(end - start, 1),
        "of which reading": round(reading, 1),
        "words a second, reading": round(words / reading),
        "milliseconds an article": round(1000 * (end - start) / len(documents), 1),
        "memory MB": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def filled(data: Path, store: Path, count: int) -> list[tuple[Document, Reading]]:
    """The first `count` articles with their readings, from `store`; read and put there if they are not. Articles
    without a date get one, so that none is read again for a date that its story gives."""
    import msgspec

    from communique.intake import Options, gather, read_all
    from communique.model import Published
    from communique.reading import dated_by_text
    from communique.store import open_store

    keep = open_store(store)
    if not keep.documents():
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "articles.jsonl"
            chosen = [row for row, _ in zip(articles(data), range(count), strict=False)]
            path.write_text("\n".join(map(json.dumps, chosen)), encoding="utf-8")
            gather([path], keep)
    documents = [dated_by_text(one) for one in keep.documents()]
    readings = read_all(documents, keep, Options())
    found = []
    for number, document in enumerate(documents):
        reading = readings[document.id]
        if document.published.value is None:
            value = f"2015-{1 + number // 28 % 12:02}-{1 + number % 28:02}"
            document = msgspec.structs.replace(document, published=Published(value, "metadata"))
            reading = msgspec.structs.replace(reading, published=value)
        found.append((document, reading))
    keep.close()
    return found


def used() -> float:
    """Processor time so far, that of finished child processes too."""
    own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def linked(store: Path, jobs: int) -> dict[str, float]:
    """Tells and writes the stories of a store of read articles; seconds by part, and peak memory."""
    from communique.cli.opening import write
    from communique.engine import search_seldom
    from communique.intake import Options
    from communique.pipeline import dossiers
    from communique.store import open_store

    search_seldom()  # as the command does
    words = [len(one.text.split()) for one in open_store(store).documents()]
    clock, start = time.monotonic(), used()
    made, problems = dossiers((), Options(store=store, jobs=jobs))
    passed, middle = time.monotonic() - clock, used()
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder) / "out", made, store, jobs)
    end = used()
    return {
        "articles": len(words),
        "words": sum(words),
        "stories": len(made),
        "largest story": len(made[0].documents),
        "seconds, stories told": round(middle - start, 1),
        "of the clock": round(passed, 1),
        "seconds, written": round(end - middle, 1),
        "milliseconds an article": round(1000 * (end - start) / len(words), 1),
        "memory MB": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "problems": len(problems),
    }


def without_reading(data: Path, store: Path, read: int, sizes: list[int], jobs: int) -> None:
    """Prints a line for each size."""
    from enlarge import enlarged

    from communique.store import open_store
    from communique.stories import keep_vectors, lead_vector

    pairs = filled(data, store, read)
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            place, batch = Path(folder) / "some.db", list(enlarged(pairs, size + 1))
            for some in (batch[:size], batch[size:]):
                keep = open_store(place)
                keep.put_documents(one for one, _ in some)
                keep.put_readings(one for _, one in some)
                keep_vectors(keep, ((one, lead_vector(one)) for one, _ in some))
                keep.close()
                command = [sys.executable, __file__, "--linked", str(place), "--jobs", str(jobs)]
                done = subprocess.run(command, capture_output=True, text=True)
                print(done.stdout.strip() or done.stderr[-2000:], flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--store", type=Path, help="time all but reading; keep the readings in this file")
    parser.add_argument("--read", type=int, default=1000, help="articles to read into --store")
    parser.add_argument("--jobs", type=int, default=1, help="processes that tell the stories")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--linked", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("sizes", type=int, nargs="*", default=[100, 300, 1000])
    args = parser.parse_args()
    if args.linked:
        print(json.dumps(linked(args.linked, args.jobs)))
        return
    if not (args.data / "newscluster").is_dir():
        sys.exit(f"{args.data / 'newscluster'} is not there; name the data folder with --data")
    if args.one:
        print(json.dumps(run(args.data, args.one)))
        return
    if args.store:
        without_reading(args.data, args.store, args.read, args.sizes, args.jobs)
        return
    for size in args.sizes:
        command = [sys.executable, __file__, "--data", str(args.data), "--one", str(size)]
        done = subprocess.run(command, capture_output=True, text=True)
        print(done.stdout.strip() or done.stderr[-2000:], flush=True)


if __name__ == "__main__":
    main()
