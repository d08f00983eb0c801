"""RSS and Atom files: each entry with its text is an article. Nothing is fetched from the network."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any, BinaryIO

from communique.model import Problem
from communique.sources.article import Article, DateNote, Limits, Refused, problem, whole
from communique.sources.markup import plain
from communique.sources.metadata import outlet_of_host

_TEXT = ("encoded", "content", "description", "summary")
"""Elements with an entry's text, the fullest first ("encoded" is content:encoded)."""
_DATE = ("pubDate", "published", "date", "issued")
_MODIFIED = ("updated", "modified")
_AUTHOR = ("creator", "author")
_SHORT = 300
"""Characters under which an entry's text counts as a summary."""


def articles(stream: BinaryIO, path: str, limits: Limits) -> Iterator[Article | Problem]:
    """Articles of a feed; the path of each is `file#entry`."""
    root = _root(whole(stream, limits.file_bytes))
    entries = [e for e in root.iter() if _name(e) in ("item", "entry")]
    channel = next((e for e in root.iter() if _name(e) in ("channel", "feed")), root)
    for number, entry in enumerate(islice(entries, limits.articles), 1):
        yield _article(entry, _child_text(channel, ("title",)), f"{path}#{number}", limits)


def _root(data: bytes) -> Any:
    """The tree of a feed: no entities, no network, no huge documents."""
    from lxml import etree

    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(data.lstrip(), parser=parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Refused(f"a feed that cannot be parsed ({error}); not read") from None
    if root is None:
        raise Refused("a feed that cannot be parsed; not read")
    return root


def _article(entry: Any, channel: str | None, place: str, limits: Limits) -> Article | Problem:
    try:
        text = _text(entry, limits)
    except Refused as refusal:
        return problem(place, str(refusal))
    if not text:
        return problem(place, "an entry without text; not read")
    return Article(
        text=text,
        path=place,
        title=plain(_child_text(entry, ("title",)) or "", limits.depth) or None,
        outlet=_outlet(entry, channel),
        url=_link(entry),
        authors=tuple(_authors(entry)),
        dates=tuple(DateNote(t, f"feed {name}") for name in _DATE if (t := _child_text(entry, (name,)))),
        modified=tuple(DateNote(t, f"feed {name}") for name in _MODIFIED if (t := _child_text(entry, (name,)))),
        notes=("only a summary is given in the feed; that is read",) if len(text) < _SHORT else (),
    )


def _text(entry: Any, limits: Limits) -> str:
    """The entry's fullest text as paragraphs."""
    found = (_child_text(entry, (name,)) for name in _TEXT)
    return max((plain(text, limits.depth) for text in found if text), key=len, default="")


def _name(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _child_text(element: Any, names: tuple[str, ...]) -> str | None:
    """Text of the first child with one of the names, markup inside it included."""
    from lxml import etree

    for child in element:
        if _name(child) in names:
            inner = "".join(etree.tostring(c, encoding="unicode", with_tail=True) for c in child)
            return f"{child.text or ''}{inner}".strip() or None
    return None


def _link(entry: Any) -> str | None:
    """The entry's address: RSS `link` text, Atom `link rel=alternate`, or a `guid` that is one."""
    links = [c for c in entry if _name(c) == "link"]
    atom = (c.get("href") for c in links if c.get("rel", "alternate") == "alternate" and c.get("href"))
    found = [*(c.text for c in links if c.text), *atom, _child_text(entry, ("guid", "id")) or ""]
    return next((url.strip() for url in found if url and url.strip().startswith("http")), None)


def _outlet(entry: Any, channel: str | None) -> str | None:
    """Known name of the entry's site; else the source that the entry names, else the title of the feed."""
    source = next((c.text for c in entry if _name(c) == "source" and c.text and c.text.strip()), None)
    return outlet_of_host(_link(entry)) or source or channel


def _authors(entry: Any) -> Iterator[str]:
    for child in entry:
        if _name(child) in _AUTHOR:
            yield next((c.text for c in child if _name(c) == "name" and c.text), child.text or "")
