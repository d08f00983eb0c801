"""A briefing in Markdown: the summary, claims and contradictions of each story, with numbered footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from communique.exports import words
from communique.exports.registry import File
from communique.model import ClaimView, Conflict, Dossier, Span

TITLES = {
    "established": "Established",
    "reported": "Reported by one",
    "disputed": "Disputed",
    "planned": "Planned",
    "changed": "Changed",
}
"""Summary sections in their order, with their titles."""
SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|])")
"""Characters that Markdown would take for markup."""


def files(dossiers: Sequence[Dossier]) -> Iterator[File]:
    """One briefing a story."""
    for dossier in dossiers:
        yield f"stories/{dossier.story.id}.md", briefing(dossier).encode("utf-8")


def briefing(dossier: Dossier) -> str:
    """A story as Markdown."""
    notes = Footnotes(dossier)
    parts = [f"# {plain(dossier.story.title)}", f"{words.standing(dossier)}."]
    for section, title in TITLES.items():
        found = [s for s in dossier.summary if s.section == section]
        parts += [f"## {title}", "\n".join(f"- {plain(s.text)}{notes.marks(s.spans)}" for s in found) or "Nothing."]
    parts += ["## Claims", "\n".join(claim(c, notes) for c in dossier.claims) or "None."]
    if dossier.conflicts:
        parts += ["## Contradictions", "\n".join(conflict(c, notes) for c in dossier.conflicts)]
    parts += ["## Sources", notes.listing()]
    parts.append("Independent text is not independent witness, and no number of origins proves truth.")
    return "\n\n".join(parts) + "\n"


def claim(view: ClaimView, notes: Footnotes) -> str:
    """A claim as a list item."""
    return f"- {plain(view.text)} — *{words.support(view)}*{notes.marks([a.span for a in view.assertions])}"


def conflict(view: Conflict, notes: Footnotes) -> str:
    """A conflict as a list item."""
    return f"- {plain(view.explanation)}{notes.marks([s for v in view.values for s in v.spans])}"


def plain(text: str) -> str:
    """Text that Markdown shows as it is, on one line."""
    return SPECIAL.sub(r"\\\1", " ".join(text.split()))


class Footnotes:
    """Numbers spans as they are first cited."""

    def __init__(self, dossier: Dossier) -> None:
        self.documents = {d.id: d for d in dossier.documents}
        self.numbers: dict[Span, int] = {}

    def marks(self, spans: Sequence[Span]) -> str:
        """Footnote marks for spans, one each."""
        return "".join(f"[^{self.numbers.setdefault(s, len(self.numbers) + 1)}]" for s in dict.fromkeys(spans))

    def listing(self) -> str:
        """All footnotes: outlet, date, quotation, offsets."""
        return "\n".join(f"[^{n}]: {self.note(s)}" for s, n in self.numbers.items())

    def note(self, span: Span) -> str:
        """One footnote."""
        document = self.documents[span.document]
        quote = plain(span.of(document.text))
        place = f"{document.url or document.path or document.id}, characters {span.start}–{span.end}"
        return f"{plain(words.name(document))}, {words.moment(document.published.value)}: “{quote}” ({plain(place)})"
