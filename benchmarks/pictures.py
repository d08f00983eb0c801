"""Pictures of the pages of the two example stories for the README and the gallery, in docs/pictures.

    python -m benchmarks.pictures            # needs Debian's chromium, and playwright (extra dev)

Each picture is a part of a page as a reader sees it: width, state of the page, where it begins and ends. Rows below.
"""

from __future__ import annotations

import base64
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import communique
from communique.exports import format_named
from communique.exports.output import fill

ROOT = Path(__file__).parent.parent
OUT = ROOT / "docs" / "pictures"
QUALITY = 72
MOST = 1150
"""Pixels of height."""


class Picture(NamedTuple):
    """A part of a page."""

    name: str
    story: str
    width: int
    begin: str
    """Selector of the element at the top; "" for the top of the page."""
    end: str
    """Selector of the first element that is not shown; "" for the height `MOST`."""
    before: str = ""
    """Script that brings the page into its state."""
    dark: bool = False


SLIDE = "const s = document.getElementById('asof'); s.value = {}; s.dispatchEvent(new Event('input'))"
OPEN = "document.querySelectorAll('{}').forEach(d => {{ d.open = true }})"

PICTURES: tuple[Picture, ...] = (
    Picture("page", "ferry", 1280, "", "#claims + p ~ .scroll tbody:nth-of-type(4)"),
    Picture("claim", "ferry", 1280, ".claims thead", ".claims tbody:nth-of-type(2)", OPEN.format(".claims details")),
    Picture("conflicts", "ferry", 1280, "#conflicts", "#time"),
    Picture("lineage", "ferry", 1280, "#lineage", "", OPEN.format("details.pair:nth-of-type(3)")),
    Picture("moment", "railway", 1280, "", "#claims", SLIDE.format(3)),
    Picture("today", "railway", 1280, "", "#claims"),
    Picture("timeline", "railway", 1280, "#time", "#lineage"),
    Picture("phone", "railway", 390, "", "", dark=True),
)
PLACE = "(query) => query ? document.querySelector(query).getBoundingClientRect().top + scrollY : null"


def main() -> None:
    """Makes all pictures."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium")
    if not chromium:
        raise SystemExit("pictures need chromium: apt-get install chromium")
    OUT.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        pages = {name: page_of(name, Path(folder)) for name in ("ferry", "railway")}
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for picture in PICTURES:
            content = taken(browser, picture, pages[picture.story])
            (OUT / f"{picture.name}.webp").write_bytes(content)
            print(f"{picture.name}.webp {len(content) // 1000} KB")
        browser.close()


def page_of(name: str, folder: Path) -> Path:
    """The page of the main story of an example."""
    dossiers = communique.brief([ROOT / "examples" / name / "articles"]).dossiers
    fill(folder / name, format_named("html").files(dossiers))
    return folder / name / "stories" / f"{dossiers[0].story.id}.html"


def taken(browser: Any, picture: Picture, page: Path) -> bytes:
    """One picture as WebP."""
    scheme = "dark" if picture.dark else "light"
    tab = browser.new_page(viewport={"width": picture.width, "height": 900}, color_scheme=scheme)
    tab.goto(page.as_uri())
    if picture.before:
        tab.evaluate(picture.before)
    top = (tab.evaluate(PLACE, picture.begin) or 12) - 12
    end = tab.evaluate(PLACE, picture.end) if picture.end else top + MOST
    height = min(end - top - 8, MOST)
    tab.set_viewport_size({"width": picture.width, "height": int(top + height) + 1})
    session = tab.context.new_cdp_session(tab)
    clip = {"x": 0, "y": top, "width": picture.width, "height": height, "scale": 1}
    asked = {"format": "webp", "quality": QUALITY, "clip": clip, "captureBeyondViewport": True}
    content = base64.b64decode(session.send("Page.captureScreenshot", asked)["data"])
    tab.close()
    return content


if __name__ == "__main__":
    main()
