"""The page in a real browser, as a reader meets it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from communique.exports.html import story_files
from communique.model import Problem

from .browsing import Visit
from .sample import dossier
from .synthetic import hostile, synthetic

pytestmark = pytest.mark.browser
STORY, INDEX = "stories/s-a.html", "index.html"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
"""WCAG 2.2 AA, targets of 24 pixels among it, and what axe adds."""


@pytest.fixture(scope="module")
def folder(write: Callable[..., Path]) -> Path:
    alone = synthetic(1, 3)
    lost = Problem(None, None, "sources", "a file was not read: it is a picture", "photo.jpg")
    return write(replace(dossier(), problems=(*dossier().problems, lost)), alone)


@pytest.fixture(scope="module")
def tricks(write: Callable[..., Path]) -> Path:
    return write(hostile())


@pytest.mark.parametrize(
    ("width", "scheme", "scripts"),
    [(390, "light", True), (390, "dark", False), (1280, "dark", True), (1280, "light", False), (1920, "light", True)],
)
def test_nothing_is_fetched_nothing_complains_nothing_overflows(
    browser: Any, folder: Path, tricks: Path, width: int, scheme: str, scripts: bool
) -> None:
    for path in (folder / STORY, folder / INDEX, tricks / STORY, tricks / INDEX):
        with Visit(browser, path, width, color_scheme=scheme, java_script_enabled=scripts) as visit:
            assert visit.requests == [path.as_uri()]
            assert visit.complaints == []
            overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            assert not scripts or visit.page.evaluate(overflow) <= 0


def test_every_link_lands_on_its_words(browser: Any, folder: Path) -> None:
    with Visit(browser, folder / STORY) as visit:
        links = visit.page.eval_on_selector_all("a[href^='#']", "all => all.map(a => a.getAttribute('href').slice(1))")
        assert len(links) > 20
        missing = "links => links.filter(id => !document.getElementById(id))"
        assert visit.page.evaluate(missing, links) == []
        visit.page.evaluate("document.querySelector('.evidence a').click()")
        lit = visit.page.locator(".lit")
        assert "".join(lit.all_text_contents()) == "Forty houses were flooded, mayor Ida Brandt said."
        assert lit.first.evaluate("e => getComputedStyle(e).backgroundColor") != "rgba(0, 0, 0, 0)"
        backs = visit.page.eval_on_selector_all("#d-a .back", "all => all.map(a => a.getAttribute('href'))")
        assert {"#c-flooded", "#c-reopen", "#k-1"} <= set(backs)


def test_a_link_to_a_folded_claim_opens_it(browser: Any, write: Callable[..., Path]) -> None:
    path = write(synthetic(9, 60)) / "stories/s-big.html"
    with Visit(browser, path, fragment="#c26") as visit:
        assert visit.page.locator("#c26 .evidence").is_visible()


def test_hostile_text_is_shown_not_run(browser: Any, tricks: Path) -> None:
    with Visit(browser, tricks / STORY) as visit:
        assert "</style><script>alert(1)</script>" in visit.page.inner_text("body")
        for query, count in (("a[href^='javascript']", 0), ("script", 1), ("style", 1), ("img", 0), ("[onload]", 0)):
            assert visit.page.locator(query).count() == count, query
        assert len(visit.page.inner_text("h1")) <= 170
        assert "49" not in visit.page.inner_text("h1")


def test_no_style_attributes_and_a_closed_policy(folder: Path, tricks: Path) -> None:
    for path in (folder / STORY, folder / INDEX, tricks / STORY):
        content = path.read_text()
        assert " style=" not in content
        assert (
            "default-src &#39;none&#39;" in content and "unsafe" not in content.split("</head>")[0].split("<style>")[0]
        )


def test_on_a_phone_a_cell_is_a_line(browser: Any, folder: Path) -> None:
    with Visit(browser, folder / STORY, 390) as visit:
        cell = visit.page.locator("#c-flooded td.cell").first
        assert cell.inner_text() == "✓ happened, 40 housesIda Brandt"
        assert cell.bounding_box()["height"] < 40
        assert visit.page.locator(".top").evaluate("e => getComputedStyle(e).position") == "relative"


def test_filters_hide_and_count_rows(browser: Any, folder: Path) -> None:
    with Visit(browser, folder / STORY) as visit:
        rows = visit.page.locator(".claims tbody:visible")
        assert rows.count() == 2
        visit.page.select_option("#f-finding", "contested")
        assert rows.count() == 1
        assert visit.page.inner_text("#f-count") == "1 of 2"
        visit.page.select_option("#f-finding", "")
        visit.page.fill("#f-words", "reopen june")
        assert rows.count() == 1
        visit.page.fill("#f-words", "")
        for part, count in (("ahead", 1), ("story", 1), ("background", 0), ("none", 0), ("", 2)):
            visit.page.select_option("#f-time", part)
            assert rows.count() == count, part
        visit.page.select_option("#f-sort", "time")
        assert visit.page.locator(".claims tbody").first.get_attribute("id") == "c-flooded"


def test_the_slider_goes_back_in_time(browser: Any, folder: Path) -> None:
    with Visit(browser, folder / STORY) as visit:
        page = visit.page
        visit.slide(0)
        assert page.inner_text("#asof-out") == "2 June 2031, 09:00 UTC"
        assert page.inner_text("figcaption") == "1 article, 1 text, 2 origins."
        assert visit.seen("#k-1, #d-b, #d-c, #c-flooded .evidence li:nth-child(2)") == []
        assert visit.seen("#c-flooded .pill") == ["1 report"]
        assert "Nothing in these reports yet." in page.inner_text(".four section:nth-child(3)")
        page.select_option("#f-finding", "contested")
        assert visit.seen(".claims tbody") == []
        page.select_option("#f-finding", "single-origin")
        assert len(visit.seen(".claims tbody")) == 2
        page.select_option("#f-finding", "")
        visit.slide(1)
        assert visit.seen("#c-flooded .pill") == ["2 reports, 1 witness"]
        visit.slide(2)
        assert page.locator("#k-1").is_visible()
        assert visit.seen("#c-flooded .pill") == ["contested"]
        assert page.inner_text("figcaption").startswith("3 articles, 2 texts, 3 origins.")


def test_without_scripts_every_sentence_can_be_read(browser: Any, folder: Path) -> None:
    with Visit(browser, folder / STORY, java_script_enabled=False) as visit:
        visit.page.locator("#c-flooded summary").click()
        assert visit.page.get_by_text("the fire service counted").first.is_visible()
        assert visit.seen("#claim-tools, #asof-tool") == []
        assert visit.seen("#c-flooded .pill") == ["contested"]
        visit.page.check("#l-said")
        line = "e => getComputedStyle(e).textDecorationLine"
        assert visit.page.locator("#d-a .statement").first.evaluate(line) == "underline"
        visit.page.uncheck("#l-unread")
        assert visit.seen("#d-a .unread") == []


def test_copies_stand_under_their_source(browser: Any, folder: Path) -> None:
    with Visit(browser, folder / STORY) as visit:
        visit.page.locator("#c-flooded summary").click()
        shown = visit.seen("#c-flooded .evidence > li")
        assert len(shown) == 2
        assert "also, reworded, in Daily Levee" in shown[0]
        assert visit.page.locator(".lanes .tie").count() == 2


def test_many_texts_become_marks_of_origins(browser: Any, write: Callable[..., Path]) -> None:
    path = write(synthetic(40, 60, length=8)) / "stories/s-big.html"
    for width in (390, 1280):
        with Visit(browser, path, width) as visit:
            assert visit.page.evaluate("document.documentElement.scrollWidth") <= width
            assert visit.page.locator(".claims").first.locator("thead th").count() == 3
            assert visit.page.locator(".claims").first.locator("tbody").count() == 25
            assert "Paper 1 (own reporting)" in visit.page.inner_text("#c3 .origins, #c4 .origins")
            assert visit.seen("#further tbody") == []
            visit.page.fill("#f-words", "claim 59")
            assert len(visit.seen(".claims tbody")) == 1


def test_a_large_story_is_split_and_links_still_land(browser: Any, tmp_path: Path) -> None:
    made = dict(story_files(dossier(), largest=1000))
    assert sorted(made) == ["stories/s-a.articles.html", "stories/s-a.html"]
    (tmp_path / "stories").mkdir()
    for name, content in made.items():
        (tmp_path / name).write_bytes(content)
    with Visit(browser, tmp_path / STORY) as visit:
        visit.page.evaluate("document.querySelector('.evidence a').click()")
        visit.page.wait_for_url("**/s-a.articles.html#s=*")
        lit = "".join(visit.page.locator(".lit").all_text_contents())
        assert lit == "Forty houses were flooded, mayor Ida Brandt said."
        visit.page.locator("#d-a .back").first.click()
        visit.page.wait_for_url("**/s-a.html#*")
        assert visit.complaints == []


def test_print_keeps_the_evidence(browser: Any, folder: Path, tmp_path: Path) -> None:
    pdfium = pytest.importorskip("pypdfium2")
    with Visit(browser, folder / STORY) as visit:
        visit.page.pdf(path=tmp_path / "page.pdf")
    pages = pdfium.PdfDocument(tmp_path / "page.pdf")
    text = " ".join(" ".join(p.get_textpage().get_text_bounded() for p in pages).split())
    for words in ("also, reworded, in", "Sources of the summary", "Two hours later, the same sentences", "not read"):
        assert words in text, words
    assert text.count("the fire service counted on Monday evening") >= 3


def test_the_index_finds_stories_by_claims_and_actors(browser: Any, folder: Path) -> None:
    with Visit(browser, folder / INDEX) as visit:
        assert len(visit.seen(".story")) == 2
        visit.page.fill("#f-words", "brandt reopen")
        assert [s.split("\n")[0] for s in visit.seen(".story")] == ["Bridge at Lower Marsh closed"]
        assert visit.page.inner_text("#f-count") == "1 of 2"
        assert "photo.jpg" in visit.page.inner_text("#problems + p + ul")
        visit.page.fill("#f-words", "")
        visit.page.locator("#singles ~ ul a").first.click()
        assert visit.page.locator("h1").inner_text() == "A story of many reports"


def test_the_keyboard_reaches_the_slider_and_the_rows(browser: Any, folder: Path) -> None:
    with Visit(browser, folder / STORY) as visit:
        visit.page.keyboard.press("Tab")
        assert visit.page.evaluate("document.activeElement.className") == "skip"
        visit.page.focus("#asof")
        visit.page.keyboard.press("ArrowLeft")
        assert visit.page.inner_text("#asof-out") == "2 June 2031, 11:00 UTC"
        assert visit.page.get_attribute("#asof", "aria-valuetext") == "2 June 2031, 11:00 UTC"
        visit.page.focus("#c-reopen summary")
        visit.page.keyboard.press("Enter")
        assert visit.page.locator("#c-reopen .evidence").is_visible()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 390)])
@pytest.mark.parametrize("name", [STORY, INDEX])
def test_axe_finds_nothing(browser: Any, folder: Path, name: str, scheme: str, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    with Visit(browser, folder / name, width, color_scheme=scheme, bypass_csp=True) as visit:
        visit.page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
        violations = axe.run(visit.page, options={"runOnly": {"type": "tag", "values": RULES}}).response["violations"]
        assert [(v["id"], [n["html"][:120] for n in v["nodes"][:3]]) for v in violations] == []
