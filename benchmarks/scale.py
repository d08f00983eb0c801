"""How the whole way grows with the number of articles: time by stage, words per second, memory.

    python benchmarks/scale.py --data ../shared/data 100 300 1000

Articles are real ones: NewsCluster first (stories of several outlets), then PolNeAR. Each size runs in a process of its
own, so that memory is that of the size alone.
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    parser.add_argument("sizes", type=int, nargs="*", default=[100, 300, 1000])
    args = parser.parse_args()
    if not (args.data / "newscluster").is_dir():
        sys.exit(f"{args.data / 'newscluster'} is not there; name the data folder with --data")
    if args.one:
        print(json.dumps(run(args.data, args.one)))
        return
    for size in args.sizes:
        command = [sys.executable, __file__, "--data", str(args.data), "--one", str(size)]
        done = subprocess.run(command, capture_output=True, text=True)
        print(done.stdout.strip() or done.stderr[-2000:], flush=True)


if __name__ == "__main__":
    main()
