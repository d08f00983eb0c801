"""Gold mentions of events and of actors in ECB+ and MEANTIME, with the clusters that people made of them.

ECB+ (Cybulska and Vossen 2014) has two sub-topics a topic, of two similar events; only the sentences listed in
`ECBplus_coreference_sentences.csv` were checked through, and the usual figures are of these. MEANTIME (Minard et al.
2016) has a corpus of thirty articles of several events each. Nothing of the data is kept.
"""

from __future__ import annotations

import csv
import xml.etree.ElementTree as Xml
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

DEV = (2, 5, 12, 18, 21, 23, 34, 35)
"""The usual dev topics of ECB+."""

WINDOW = 8
"""Words on each side of a mention, in its sentence, that make its context."""


class Gold(NamedTuple):
    """A mention that people marked."""

    id: str
    key: str
    """Of its cluster; a mention alone has one of its own."""
    document: str
    kind: str
    """Tag of ECB+ (ACTION_OCCURRENCE, HUMAN_PART_PER, …), or EVENT or ENTITY of MEANTIME."""
    words: str
    near: str
    """Its context."""
    sentence: int
    said: str
    """Its sentence."""
    start: int
    """Place in the text of its article (`Article.text`)."""
    end: int
    checked: bool
    """True if its sentence is one of those checked through."""


class Article(NamedTuple):
    """An article with its mentions."""

    name: str
    text: str
    """Words with one space between, a line for each sentence."""
    published: str | None
    mentions: tuple[Gold, ...]


def ecb(data: Path, topics: Sequence[int] = ()) -> Iterator[list[Article]]:
    """The articles of each sub-topic of the topics given (else all)."""
    checked = defaultdict[str, set[int]](set)
    with (data / "ecbplus/ECBplus_coreference_sentences.csv").open(encoding="utf-8") as lines:
        for topic, file, sentence, *_ in csv.reader(lines):
            if topic.isdigit():
                checked[f"{topic}_{file}"].add(int(sentence))
    folders = sorted((data / "ecbplus/topics").iterdir(), key=lambda folder: int(folder.name))
    for folder in folders:
        for kind in ("ecb", "ecbplus"):
            paths = [p for p in sorted(folder.glob("*.xml")) if p.stem.split("_")[1].lstrip("0123456789") == kind]
            if not topics or int(folder.name) in topics:
                yield [_ecb_article(path, checked[path.stem]) for path in paths]


def meantime(data: Path) -> Iterator[list[Article]]:
    """The articles of each corpus (cross-document annotation: the instance that mentions refer to)."""
    for corpus in sorted((data / "meantime/cross").iterdir()):
        yield [_meantime_article(path) for path in sorted(corpus.glob("*.xml"))]


def _ecb_article(path: Path, checked: set[int]) -> Article:
    root = Xml.parse(path).getroot()
    cluster = {
        source.get("m_id"): relation.get("note") or f"{path.stem}:{relation.get('r_id')}"
        if relation.tag.startswith("CROSS")
        else f"{path.stem}:{relation.get('r_id')}"
        for relation in root.find("Relations")
        for source in relation.findall("source")
    }
    marked = [(m, m.tag, cluster.get(m.get("m_id"))) for m in root.find("Markables")]
    return _article(path.stem, root, marked, checked, None)


def _meantime_article(path: Path) -> Article:
    root = Xml.parse(path).getroot()
    instance = {e.get("m_id"): e.get("instance_id") for tag in ("EVENT", "ENTITY") for e in root.iter(tag)}
    home = {
        source.get("m_id"): instance.get(relation.find("target").get("m_id"))
        for relation in root.iter("REFERS_TO")
        for source in relation.findall("source")
    }
    marked = [(m, tag, home.get(m.get("m_id"))) for tag in ("EVENT", "ENTITY") for m in root.iter(f"{tag}_MENTION")]
    dates = [t.get("value") for t in root.iter("TIMEX3") if t.get("functionInDocument") == "CREATION_TIME"]
    return _article(path.stem, root, marked, None, dates[0][:10] if dates and dates[0] else None)


def _article(
    name: str,
    root: Xml.Element,
    marked: Sequence[tuple[Xml.Element, str, str | None]],
    checked: set[int] | None,
    published: str | None,
) -> Article:
    tokens = {int(t.get("t_id")): t for t in root.iter("token")}
    text, places = _laid_out(tokens)
    found = []
    for mark, tag, key in marked:
        anchors = [int(a.get("t_id")) for a in mark.findall("token_anchor")]
        if anchors:
            sentence = int(tokens[anchors[0]].get("sentence"))
            inside = [t for t in tokens if int(tokens[t].get("sentence")) == sentence]
            near = [t for t in inside if anchors[0] - WINDOW <= t <= anchors[-1] + WINDOW]
            number = f"{name}:{mark.get('m_id')}"
            found.append(
                Gold(
                    number,
                    key or number,
                    name,
                    tag,
                    _said(tokens, anchors),
                    _said(tokens, near),
                    sentence,
                    _said(tokens, inside),
                    places[anchors[0]][0],
                    places[anchors[-1]][1],
                    checked is None or sentence in checked,
                )
            )
    return Article(name, text, published, tuple(found))


def _laid_out(tokens: Mapping[int, Xml.Element]) -> tuple[str, dict[int, tuple[int, int]]]:
    """The text, and where each token stands in it."""
    text, places, last = "", {}, None
    for number, token in tokens.items():
        text += "" if last is None else " " if token.get("sentence") == last else "\n"
        places[number] = (len(text), len(text) + len(token.text or ""))
        text, last = text + (token.text or ""), token.get("sentence")
    return text, places


def _said(tokens: Mapping[int, Xml.Element], numbers: Sequence[int]) -> str:
    return " ".join(tokens[number].text or "" for number in numbers)
