"""The page: one HTML file a story, readable without scripts and without network, and an index over the stories."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files as resources

from jinja2 import Environment, PackageLoader, StrictUndefined

from communique.exports import words
from communique.exports.html.articles import article_view
from communique.exports.html.evidence import Place
from communique.exports.html.page import page_view
from communique.exports.json import index
from communique.exports.registry import File
from communique.model import Dossier

__all__ = ["article_view", "files"]


def files(dossiers: Sequence[Dossier]) -> Iterator[File]:
    """The index page, then one page a story."""
    yield "index.html", render("index.html.j2", index=index(dossiers), dossiers=dossiers)
    for dossier in dossiers:
        yield f"stories/{dossier.story.id}.html", render("story.html.j2", page=page_view(dossier))


def render(template: str, **values: object) -> bytes:
    """A template with the styles and the script inlined and a policy that forbids everything else."""
    style, script = asset("style.css"), asset("page.js")
    policy = (
        f"default-src 'none'; style-src '{fingerprint(style)}'; script-src '{fingerprint(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    page = environment().get_template(template)
    return page.render(style=style, script=script, policy=policy, **values).encode("utf-8")


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
    made.filters.update(moment=words.moment, when=words.when, count=words.count)
    made.tests.update(place=lambda value: isinstance(value, Place))
    return made


@cache
def asset(name: str) -> str:
    """A style sheet or script of the page."""
    return resources(__package__).joinpath("templates", name).read_text(encoding="utf-8")


def fingerprint(content: str) -> str:
    """The hash of an inlined style or script, as a Content-Security-Policy names it."""
    return "sha256-" + b64encode(sha256(content.encode("utf-8")).digest()).decode("ascii")
