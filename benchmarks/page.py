"""How large and how fast the page of a large story is, in the real browser.

    python benchmarks/page.py [--articles 50] [--claims 500] [--sentences 40]

Limits: a page under 5 MB, first paint under 1 s, filter and slider under 100 ms. Exit code 1 if one is missed.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.exports.synthetic import synthetic  # noqa: E402

from communique.exports.html import story_files  # noqa: E402

FILTER = """() => { const f = document.getElementById('f-words');
  f.value = 'harbour bridge'; f.dispatchEvent(new Event('input')); document.body.offsetHeight; }"""
SLIDE = """() => { const s = document.getElementById('asof');
  s.value = s.max / 2; s.dispatchEvent(new Event('input')); document.body.offsetHeight; }"""
PAINT = "() => performance.getEntriesByName('first-contentful-paint').map(e => e.startTime)[0] || -1"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for name, default in (("articles", 50), ("claims", 500), ("sentences", 40)):
        parser.add_argument(f"--{name}", type=int, default=default)
    options = parser.parse_args()
    dossier = synthetic(options.articles, options.claims, length=options.sentences)
    began = time.perf_counter()
    made = list(story_files(dossier))
    figures = {"build s": time.perf_counter() - began}
    for name, content in made:
        figures[f"{name.partition('/')[2]} MB"] = len(content) / 1e6
    with tempfile.TemporaryDirectory() as folder:
        for name, content in made:
            (Path(folder) / Path(name).name).write_bytes(content)
        figures |= measured(Path(folder) / Path(made[0][0]).name)
    for name, value in figures.items():
        print(f"{name:28} {value:9.2f}")
    slow = figures["first paint ms"] > 1000 or figures["filter ms"] > 100 or figures["slider ms"] > 100
    raise SystemExit(1 if slow or any(v > 5 for k, v in figures.items() if k.endswith("MB")) else 0)


def measured(page: Path) -> dict[str, float]:
    """Best of three visits, in milliseconds: first paint (wall clock), filter and slider (of the page's own thread, so
    that other work on the machine does not count)."""
    from playwright.sync_api import sync_playwright

    runs = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for _ in range(3):
            tab = browser.new_page()
            clock = tab.context.new_cdp_session(tab)
            clock.send("Performance.enable", {"timeDomain": "threadTicks"})
            tab.goto(page.as_uri())
            tab.wait_for_timeout(500)
            runs.append([tab.evaluate(PAINT), busy(tab, clock, FILTER), busy(tab, clock, SLIDE)])
            tab.close()
        browser.close()
    names = ("first paint ms", "filter ms", "slider ms")
    return {name: min(run[i] for run in runs) for i, name in enumerate(names)}


def busy(tab: Any, clock: Any, code: str) -> float:
    """Milliseconds that the page's thread worked on `code`."""

    def spent() -> float:
        found = {m["name"]: m["value"] for m in clock.send("Performance.getMetrics")["metrics"]}
        return 1000 * sum(found[k] for k in ("ScriptDuration", "LayoutDuration", "RecalcStyleDuration"))

    before = spent()
    tab.evaluate(code)
    return spent() - before


if __name__ == "__main__":
    main()
