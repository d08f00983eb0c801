"""GraphML: actors as nodes, an edge for each claim in which one acts on another.

What is lost: claims with fewer than two actors, and every span.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree import ElementTree as Xml

from communique.exports.registry import File
from communique.model import Dossier

NODE = ("name", "kind", "country", "sector", "mentions")
EDGE = ("predicate", "code", "status", "polarity", "when", "origins", "finding", "text")
RECEIVES = ("whom", "to", "with")


def files(dossiers: Sequence[Dossier]) -> Iterator[File]:
    """One graph a story."""
    for dossier in dossiers:
        yield f"graphml/{dossier.story.id}.graphml", graph(dossier)


def graph(dossier: Dossier) -> bytes:
    """The graph of one story."""
    root = Xml.Element("graphml", xmlns="http://graphml.graphdrawing.org/xmlns")
    for where, names in (("node", NODE), ("edge", EDGE)):
        for name in names:
            kind = "int" if name in ("mentions", "origins") else "string"
            Xml.SubElement(root, "key", {"id": f"{where}-{name}", "for": where, "attr.name": name, "attr.type": kind})
    top = Xml.SubElement(root, "graph", id=dossier.story.id, edgedefault="directed")
    for actor in dossier.actors:
        node = Xml.SubElement(top, "node", id=actor.id)
        fill(node, "node", {n: getattr(actor, n) for n in NODE})
    for source, target, values in edges(dossier):
        fill(Xml.SubElement(top, "edge", source=source, target=target), "edge", values)
    Xml.indent(root, " ")
    written: bytes = Xml.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def edges(dossier: Dossier) -> Iterator[tuple[str, str, dict[str, object]]]:
    """Who acts on whom in which claim."""
    known = {a.id for a in dossier.actors}
    for claim in dossier.claims:
        values = {n: getattr(claim, n) for n in EDGE if n != "when"} | {"when": claim.when and claim.when.value}
        for who in claim.roles.get("who", ()):
            for whom in (x for role in RECEIVES for x in claim.roles.get(role, ())):
                if who in known and whom in known and who != whom:
                    yield who, whom, values


def fill(element: Xml.Element, where: str, values: dict[str, object]) -> None:
    """Data elements for all values that are there; XML's forbidden characters are dropped."""
    for name, value in values.items():
        if value is not None:
            text = "".join(c for c in str(value) if c in "\t\n\r" or ord(c) >= 32)
            Xml.SubElement(element, "data", key=f"{where}-{name}").text = text
