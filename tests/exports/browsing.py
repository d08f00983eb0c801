"""A visit to a page in the real browser, with what it asked for and complained about."""

from __future__ import annotations

from pathlib import Path
from typing import Any


class Visit:
    """One page in a context of its own."""

    def __init__(self, browser: Any, path: Path, width: int = 1280, fragment: str = "", **options: Any) -> None:
        self.context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        self.page = self.context.new_page()
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda r: self.requests.append(r.url))
        self.page.on("console", lambda m: self.complaints.append(m.text))
        self.page.on("pageerror", lambda e: self.complaints.append(str(e)))
        self.page.goto(path.as_uri() + fragment)

    def __enter__(self) -> Visit:
        return self

    def __exit__(self, *exception: object) -> None:
        self.context.close()

    def slide(self, stop: int) -> None:
        """Puts the as-of slider on a stop."""
        self.page.evaluate(
            "n => { const s = document.getElementById('asof'); s.value = n; s.dispatchEvent(new Event('input')); }",
            stop,
        )

    def seen(self, query: str) -> list[str]:
        """The texts of all visible elements of a query."""
        visible = "all => all.filter(e => e.checkVisibility()).map(e => e.innerText)"
        return list(self.page.eval_on_selector_all(query, visible))
