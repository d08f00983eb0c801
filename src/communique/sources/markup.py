"""HTML made safe to parse, and pieces of HTML as plain paragraphs."""

from __future__ import annotations

import re
from typing import Any

from communique.sources.article import Refused

_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>", re.IGNORECASE)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})(?=[\s/>])[^<>]{0,5000}?(/?)>")
_HIDDEN = re.compile(r"<(script|style|!--)", re.IGNORECASE)
_HIDDEN_ENDS = {
    "script": re.compile("</script", re.IGNORECASE),
    "style": re.compile("</style", re.IGNORECASE),
    "!--": re.compile("-->"),
}
_VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li td tr th dd dt option optgroup thead "
    "tbody tfoot colgroup rt rp html head body".split()
)
"""Elements that are never nested by not being closed: they have no content or close one another."""
_BLOCKS = frozenset(
    "address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main nav "
    "ol p pre section table td th tr ul".split()
)
_UNSEEN = frozenset("script style noscript template head iframe svg form button select textarea".split())
_LOOKS_MARKED = re.compile(r"<(?:p|br|div|a|strong|em|b|i|h[1-6]|ul|li|figure|img|span|blockquote)\b[^<>]{0,2000}>")


def charset(data: bytes) -> str | None:
    """The encoding that a page declares for itself in its first 4 kB."""
    match = _CHARSET.search(data[:4096])
    return match[1].decode("ascii", "ignore") if match else None


def looks_marked(text: str) -> bool:
    """True if a text is a piece of HTML rather than plain."""
    return _LOOKS_MARKED.search(text[:20_000]) is not None


def depth(html: str) -> int:
    """How deep elements are nested, at most, by their tags alone: linear, and before any parser sees the page."""
    most = now = 0
    for close, name, alone in _TAG.findall(_seen(html)):
        if alone or name.lower() in _VOID:
            continue
        now = max(0, now - 1) if close else now + 1
        most = max(most, now)
    return most


def _seen(html: str) -> str:
    """The page without scripts, styles and comments, whose text may look like tags."""
    pieces: list[str] = []
    at = 0
    while hidden := _HIDDEN.search(html, at):
        pieces.append(html[at : hidden.start()])
        end = _HIDDEN_ENDS[hidden[1].lower()].search(html, hidden.end())
        if end is None:
            return "".join(pieces)
        at = end.end()
    return "".join((*pieces, html[at:]))


def tree(html: str, deepest: int) -> Any:
    """The lxml tree of a page; Refused if it is nested deeper than `deepest` or cannot be parsed at all."""
    from lxml import etree
    from lxml import html as lxml_html

    found = depth(html)
    if found > deepest:
        raise Refused(f"HTML nested {found} deep (at most {deepest}); not read")
    parser = lxml_html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = lxml_html.document_fromstring(_DECLARATION.sub("", html), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise Refused(f"HTML that cannot be parsed ({error}); not read") from None
    return root


def plain(html: str, deepest: int) -> str:
    """A piece of HTML as text, one paragraph a line, list items marked with a dash."""
    pieces: list[str] = []
    if html.strip():
        _collect(tree(f"<div>{html}</div>", deepest), pieces)
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n\n".join(line for line in lines if line and line != "-")


def _collect(element: Any, pieces: list[str]) -> None:
    """Text of an element and its children; recursion is bounded by the depth that `tree` allows."""
    name = element.tag if isinstance(element.tag, str) else ""
    if name in _UNSEEN or not name:
        return
    block = name in _BLOCKS
    if block:
        pieces.append("\n- " if name == "li" else "\n")
    pieces.append(" ".join((element.text or "").split("\n")))
    for child in element:
        _collect(child, pieces)
        pieces.append(" ".join((child.tail or "").split("\n")))
    if block:
        pieces.append("\n")
