"""The page in a real browser, as a reader meets it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from communique.exports import format_named
from communique.exports.output import write_folder

from .sample import dossier

sync_api = pytest.importorskip("playwright.sync_api")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not shutil.which("chromium"), reason="chromium is not installed"),
]
WIDTHS = [390, 1280, 1920]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("page") / "out"
    write_folder(out, (f for n in ("json", "html") for f in format_named(n).files([dossier()])))
    return out


@pytest.fixture(scope="module")
def browser() -> Iterator[sync_api.Browser]:
    with sync_api.sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield made
        made.close()


class Visit:
    """A page with everything that it asked for and complained about."""

    def __init__(self, browser: sync_api.Browser, path: Path, width: int = 1280, **options: object) -> None:
        self.context = browser.new_context(viewport={"width": width, "height": 900}, **options)  # type: ignore[arg-type]
        self.page = self.context.new_page()
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda r: self.requests.append(r.url))
        self.page.on("console", lambda m: self.complaints.append(m.text))
        self.page.on("pageerror", lambda e: self.complaints.append(str(e)))
        self.page.goto(path.as_uri())

    def close(self) -> None:
        self.context.close()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("scripts", [True, False])
def test_nothing_is_fetched_nothing_complains_nothing_overflows(
    browser: sync_api.Browser, folder: Path, width: int, scheme: str, scripts: bool
) -> None:
    for name in ("stories/s-a.html", "index.html"):
        visit = Visit(browser, folder / name, width, color_scheme=scheme, java_script_enabled=scripts)
        assert visit.requests == [(folder / name).as_uri()]
        assert visit.complaints == []
        overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert not scripts or visit.page.evaluate(overflow) <= 0
        visit.close()


def test_every_link_lands_on_its_words(browser: sync_api.Browser, folder: Path) -> None:
    visit = Visit(browser, folder / "stories/s-a.html")
    links = visit.page.eval_on_selector_all("a[href^='#']", "all => all.map(a => a.getAttribute('href').slice(1))")
    assert len(links) > 20
    missing = [link for link in links if not visit.page.evaluate("id => !!document.getElementById(id)", link)]
    assert missing == []
    visit.page.evaluate("document.querySelector('.evidence a').click()")
    marked = visit.page.eval_on_selector(":target + .ev", "e => [e.textContent, getComputedStyle(e).backgroundColor]")
    assert marked[0].startswith("Forty houses were flooded")
    assert marked[1] != "rgba(0, 0, 0, 0)"
    visit.close()


def test_hostile_text_is_shown_not_run(browser: sync_api.Browser, folder: Path) -> None:
    visit = Visit(browser, folder / "stories/s-a.html")
    assert "<script>alert(1)</script>" in visit.page.inner_text("body")
    assert visit.page.locator("a[href^='javascript']").count() == 0
    assert visit.page.locator("script").count() == 1
    visit.close()


def test_filters_hide_and_count_rows(browser: sync_api.Browser, folder: Path) -> None:
    visit = Visit(browser, folder / "stories/s-a.html")
    rows = visit.page.locator(".claims tbody tr:visible")
    assert rows.count() == 2
    visit.page.select_option("#f-finding", "contested")
    assert rows.count() == 1
    assert visit.page.inner_text("#f-count") == "1 of 2"
    visit.page.select_option("#f-finding", "")
    visit.page.fill("#f-words", "reopen june")
    assert rows.count() == 1
    visit.page.fill("#f-words", "")
    visit.page.select_option("#f-sort", "time")
    assert visit.page.locator(".claims tbody tr").first.get_attribute("id") == "c-flooded"
    visit.close()


def test_the_slider_goes_back_in_time(browser: sync_api.Browser, folder: Path) -> None:
    visit = Visit(browser, folder / "stories/s-a.html")
    conflict = visit.page.locator("#k-1")
    assert conflict.is_visible()
    visit.page.evaluate(
        "() => { const s = document.getElementById('asof'); s.value = 0; s.dispatchEvent(new Event('input')); }"
    )
    assert visit.page.inner_text("#asof-out") == "2 June 2031, 09:00"
    assert not conflict.is_visible()
    assert visit.page.inner_text("#c-flooded .pill") == "1 origin by then"
    assert not visit.page.locator("#d-c").is_visible()
    visit.page.evaluate(
        "() => { const s = document.getElementById('asof'); s.value = 2; s.dispatchEvent(new Event('input')); }"
    )
    assert conflict.is_visible()
    assert visit.page.inner_text("#c-flooded .pill") == "contested"
    visit.close()


def test_without_scripts_every_sentence_can_be_read(browser: sync_api.Browser, folder: Path) -> None:
    visit = Visit(browser, folder / "stories/s-a.html", java_script_enabled=False)
    visit.page.locator("#c-flooded summary").click()
    assert visit.page.get_by_text("the fire service counted").first.is_visible()
    assert not visit.page.locator("#claim-tools").is_visible()
    visit.close()


def test_print_keeps_the_evidence(browser: sync_api.Browser, folder: Path, tmp_path: Path) -> None:
    visit = Visit(browser, folder / "stories/s-a.html")
    visit.page.pdf(path=tmp_path / "page.pdf")
    assert (tmp_path / "page.pdf").stat().st_size > 10_000
    visit.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["stories/s-a.html", "index.html"])
def test_axe_finds_nothing(browser: sync_api.Browser, folder: Path, name: str, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    visit = Visit(browser, folder / name, color_scheme=scheme, bypass_csp=True)
    for details in visit.page.locator("details").all():
        details.evaluate("d => d.open = true")
    violations = axe.run(visit.page).response["violations"]
    assert [(v["id"], [n["html"][:120] for n in v["nodes"][:3]]) for v in violations] == []
    visit.close()
