"""How far down a page an answer stands: screens, and seconds of reading for one who reads every word from the top.

    python -m benchmarks.reader out/stories/ID.html "words of one answer" "words of another" ...

Each answer is a list of words, and stands where all of them are first seen in one line, cell or paragraph. Run for a
desktop (1280 × 900) and a phone (390 × 844), with scripts and without. Needs Debian's chromium, and playwright (extra
dev).
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Any

SCREENS: tuple[tuple[str, int, int], ...] = (("desktop", 1280, 900), ("phone", 390, 844))
WORDS_A_MINUTE = 238
"""Silent reading of English prose (Brysbaert 2019, a review of 190 studies)."""

FIND = """asked => {
  const wanted = asked.toLowerCase().split(/\\s+/).filter(Boolean);
  const holds = e => { const text = e.textContent.toLowerCase(); return wanted.every(w => text.includes(w)); };
  const small = Array.from(document.querySelectorAll('li, td, th, p, h1, h2, h3, h4, figcaption, tr')).filter(holds);
  const best = small.filter(e => !small.some(x => x !== e && e.contains(x)));
  const seen = best.find(e => e.checkVisibility());
  const found = seen || best[0];
  if (!found) return null;
  let clicks = 0;
  for (let up = found.parentElement; up; up = up.parentElement) if (up.matches('details:not([open])')) clicks += 1;
  const top = seen ? found.getBoundingClientRect().top + scrollY : -1;
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let words = 0;
  for (let n = walk.nextNode(); n; n = walk.nextNode()) {
    if (!found.contains(n) && found.compareDocumentPosition(n) & Node.DOCUMENT_POSITION_FOLLOWING) break;
    if (n.parentElement.checkVisibility() && !n.parentElement.closest('svg, select, .vh'))
      words += n.textContent.split(/\\s+/).filter(Boolean).length;
  }
  return { top, clicks, words, text: found.innerText.replace(/\\s+/g, ' ').slice(0, 110) };
}"""
"""The first smallest element that holds all words, how far down it is, and the words that are seen before its end."""


def main(page: Path, answers: list[str]) -> None:
    """Prints one line an answer and screen."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium")
    if not chromium:
        raise SystemExit("needs chromium: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for name, width, height in SCREENS:
            for scripts in (True, False):
                report(opened(browser, page, width, height, scripts), name, scripts, height, answers)
        browser.close()


def opened(browser: Any, page: Path, width: int, height: int, scripts: bool) -> Any:
    """The page as it is seen; without scripts of its own it can still be asked."""
    tab = browser.new_page(viewport={"width": width, "height": height})
    if scripts:
        tab.goto(page.resolve().as_uri())
    else:
        tab.set_content(
            page.read_text(encoding="utf-8").replace("<script", "<template").replace("</script", "</template")
        )
    return tab


def report(tab: Any, name: str, scripts: bool, height: int, answers: list[str]) -> None:
    """One line an answer."""
    for asked in answers:
        found = tab.evaluate(FIND, asked)
        told = "not on the page"
        if found:
            seconds = 60 * found["words"] / WORDS_A_MINUTE
            place = f"screen {found['top'] / height:4.1f}" if found["top"] >= 0 else f"{found['clicks']} to open  "
            told = f"{place} {found['words']:5} words {seconds:4.0f} s  {found['text']}"
        print(f"{name:8}{'' if scripts else 'no scripts':11}{asked[:24]:25}{told}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
