"""What a story calls its actors: nouns that stand for one of them alone."""

from __future__ import annotations

import pytest

from communique.claims.called import called
from communique.model import Document, Mention, Passage, Reading, Span

ACTOR_OF = {"a#c0": "a-aldis", "a#c1": "a-aldis-off-rone", "a#c2": "a-mirna"}


def story(text: str, *names: tuple[str, int]) -> tuple[list[Document], dict[str, Reading]]:
    """A document with a mention of each name, and its chain."""
    document = Document("a", text, (Passage("body", 0, len(text)),), "a.txt")
    spans = [Span("a", text.index(name), text.index(name) + len(name)) for name, _ in names]
    kinds = ["name" if name[:1].isupper() else "nominal" for name, _ in names]
    found = [
        Mention(number, span, span, kind, "OTHER", chain)  # type: ignore[arg-type]
        for number, (span, kind, (_, chain)) in enumerate(zip(spans, kinds, names, strict=True))
    ]
    return [document], {"a": Reading("a", "test", None, mentions=tuple(found))}


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("The ferry Aldis sank.", [("Aldis", 0)], {"a-aldis": {"ferry"}}),
        ("When the Rone ferry Aldis sank", [("Aldis", 0)], {"a-aldis": {"ferry"}}),
        ("When the ship left Aldis", [("Aldis", 0)], {}),
        ("The vessel sank.", [("vessel", 0)], {"a-aldis": {"vessel"}}),
        ("The ferry Aldis met the ferry Mirna.", [("Aldis", 0), ("Mirna", 2)], {}),
        (
            "The ferry Aldis sank; so the ferry Aldis off Rone is lost.",
            [("Aldis", 0), ("Aldis off Rone", 1)],
            {"a-aldis": {"ferry"}, "a-aldis-off-rone": {"ferry"}},
        ),
    ],
)
def test_nouns_of_actors(text: str, names: list[tuple[str, int]], expected: dict[str, set[str]]) -> None:
    assert called(*story(text, *names), ACTOR_OF) == expected
