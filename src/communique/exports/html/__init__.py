"""The page: one HTML file a story, readable without scripts and without network, and an index over the stories."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files as resources

from jinja2 import Environment, PackageLoader, StrictUndefined

from communique.exports import words
from communique.exports.html.index import IndexPage, index_page
from communique.exports.html.names import lettered
from communique.exports.html.page import page_view
from communique.exports.registry import File
from communique.model import Dossier

LARGEST = 4_500_000
"""Bytes of a page; a larger one gives its articles a page of their own."""


def files(dossiers: Sequence[Dossier]) -> Iterator[File]:
    """The index page, then one page a story, and a second one for the articles of a very large story."""
    yield index_file(index_page(dossiers))
    for dossier in dossiers:
        yield from story_files(dossier)


def index_file(page: IndexPage) -> File:
    """The index page."""
    return "index.html", render("index.html.j2", "index.js", index=page)


def story_files(dossier: Dossier, largest: int = LARGEST) -> Iterator[File]:
    """The page of a story; if it is larger than `largest` bytes, without its articles, which follow on their own."""
    name = dossier.story.id
    whole = render("story.html.j2", page=page_view(dossier))
    if len(whole) <= largest:
        yield f"stories/{name}.html", whole
        return
    page = page_view(dossier, f"{name}.articles.html")
    yield f"stories/{name}.html", render("story.html.j2", page=page)
    yield f"stories/{name}.articles.html", render("articles.html.j2", page=page, home=f"{name}.html")


def render(template: str, code: str = "page.js", **values: object) -> bytes:
    """A template with the styles and a script inlined and a policy that forbids everything else."""
    style, script = asset("style.css"), asset(code)
    policy = (
        f"default-src 'none'; style-src '{fingerprint(style)}'; script-src '{fingerprint(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    page = environment().get_template(template)
    return page.render(style=style, script=script, policy=policy, **values).encode("utf-8", "replace")


@cache
def environment() -> Environment:
    """Jinja with escaping always on, and the words of the page as filters."""
    made = Environment(
        loader=PackageLoader("communique.exports.html", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        lettered=lettered,
        moment=words.moment,
        count=words.count,
        slot=lambda key: words.SLOTS.get(key, key),
        without=lambda text, start: text.removeprefix(f"{start}: "),
    )
    return made


@cache
def asset(name: str) -> str:
    """A style sheet or script of the page."""
    return resources(__package__).joinpath("templates", name).read_text(encoding="utf-8")


def fingerprint(content: str) -> str:
    """The hash of an inlined style or script, as a Content-Security-Policy names it."""
    return "sha256-" + b64encode(sha256(content.encode("utf-8")).digest()).decode("ascii")
