"""Reads NewsCluster (Bocken et al. 2018: 383 articles of 69 events) and ECB+ (Cybulska and Vossen 2014)."""

from __future__ import annotations

import json
import re
import sys
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Article:
    id: str
    text: str
    title: str
    url: str | None
    outlet: str | None
    date: str | None
    event: str


def load(data: Path) -> list[Article]:
    """The articles of NewsCluster, sorted by id."""
    folder = data / "newscluster" / "articles"
    if not folder.is_dir():
        sys.exit(f"{folder}: not there; pass --data FOLDER with newscluster/ in it")
    return [_article(json.loads(path.read_text("utf-8"))) for path in sorted(folder.glob("*.json"))]


def _article(raw: dict[str, object]) -> Article:
    date = raw["date_publish"]
    return Article(
        id=str(raw["dId"])[:16],
        text=str(raw["text"]),
        title=str(raw["title"] or ""),
        url=str(raw["url"]),
        outlet=str(raw["source_domain"]),
        date=str(date) if date else None,
        event=str(raw["newsCluster"]["EventId"]),  # type: ignore[index]
    )


def ecb(data: Path, topics: list[int]) -> list[Article]:
    """ECB+ articles of `topics`; the event is the sub-topic (`ecb` or `ecbplus`)."""
    folder = data / "ecbplus" / "topics"
    if not folder.is_dir():
        sys.exit(f"{folder}: not there; pass --data FOLDER with ecbplus/ in it")
    return [_ecb(path) for topic in topics for path in sorted((folder / str(topic)).glob("*.xml"))]


def _ecb(path: Path) -> Article:
    lines: dict[str, list[str]] = {}
    for token in ET.parse(path).getroot().iter("token"):
        lines.setdefault(token.get("sentence", ""), []).append(token.text or "")
    rows = [" ".join(words) for words in lines.values()]
    text = "\n".join(re.sub(r" ([.,;:!?'’)])", r"\1", row) for row in rows)
    topic, rest = path.stem.split("_", 1)
    event = f"{topic}{'plus' if rest.endswith('ecbplus') else ''}"
    return Article(path.stem, text, "", None, None, None, event)
