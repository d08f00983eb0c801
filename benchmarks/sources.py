"""How fast articles come in, and how their paragraphs are divided.

    python benchmarks/sources.py --data ../shared/data [--show caption]

Reads the news-please JSON of `newscluster/` and as many made-up HTML pages. No gold exists for passages: `--show KIND`
prints all of one kind, to be judged by eye.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections import Counter
from pathlib import Path

from communique.model import Document
from communique.sources import load

PAGE = "<html><head><title>{0}</title></head><body><article><h1>{0}</h1>{1}</article></body></html>"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--show", default="", help="kind of passage to print")
    options = parser.parse_args()
    folder = options.data / "newscluster" / "articles"
    if not folder.is_dir():
        raise SystemExit(f"{folder} is not there; give the folder with --data")
    documents = timed("JSON", folder)
    kinds = Counter(p.kind for d in documents for p in d.passages)
    print("passages:", ", ".join(f"{kind} {n}" for kind, n in kinds.most_common()))
    print(
        "dated:", sum(d.published.value is not None for d in documents), "outlets:", len({d.outlet for d in documents})
    )
    with tempfile.TemporaryDirectory() as pages:
        for i, document in enumerate(documents):
            body = "".join(f"<p>{document.text[p.start : p.end]}</p>" for p in document.passages)
            Path(pages, f"{i:04}.html").write_text(PAGE.format(document.title, body), encoding="utf-8")
        timed("HTML", Path(pages))
    for document in documents:
        for passage in document.passages:
            if passage.kind == options.show:
                print(document.text[passage.start : passage.end][:160])


def timed(name: str, folder: Path) -> list[Document]:
    began = time.perf_counter()
    found = list(load([folder]))
    seconds = time.perf_counter() - began
    documents = [r for r in found if isinstance(r, Document)]
    words = sum(len(d.text.split()) for d in documents)
    print(f"{name}: {len(documents)} documents, {len(found) - len(documents)} problems,")
    print(f"  {words:,} words in {seconds:.1f} s:")
    print(f"  {len(documents) / seconds:,.0f} documents/s, {words / seconds:,.0f} words/s")
    return documents


if __name__ == "__main__":
    main()
