"""Real articles in clusters of one event each: pairs of sentences, measured on and never trained on."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

PAIRS, SEED = 300, 5


def pairs(folder: Path) -> list[tuple[str, str, bool]]:
    """300 pairs of titles or leads of two articles, and whether they tell of one event; half and half."""
    rnd, clusters = Random(SEED), _clusters(folder)
    events = sorted(key for key, texts in clusters.items() if len(texts) > 1)
    out: list[tuple[str, str, bool]] = []
    for k in range(PAIRS):
        event = rnd.choice(events)
        left, right = rnd.sample(clusters[event], 2)
        if k % 2:
            right = rnd.choice(clusters[rnd.choice([other for other in events if other != event])])
        out.append((left, right, not k % 2))
    return out


def _clusters(folder: Path) -> dict[str, list[str]]:
    clusters: dict[str, list[str]] = {}
    for path in sorted((folder / "articles").glob("*.json")):
        article = json.loads(path.read_text(encoding="utf8"))
        event = article.get("newsCluster", {}).get("EventId")
        text = (article.get("description") or article.get("title") or "").strip()
        if event is not None and len(text) > 30:
            clusters.setdefault(str(event), []).append(text[:300])
    return clusters
