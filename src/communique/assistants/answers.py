"""Five questions to a shelf of dossiers, each with a bounded answer that carries its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

from communique.assistants.bounds import NEAR, NOTICE, PAGE, line, listed
from communique.assistants.cited import Answer, Citations
from communique.assistants.comparing import agreement, both_say, only_one_says, own_lineage
from communique.assistants.shelf import Shelf
from communique.errors import InputError
from communique.exports import words
from communique.model import ClaimView, DocumentView, Dossier

FINDINGS = ("corroborated", "single-origin", "contested")


class Answers:
    """The questions; every answer is JSON-ready, at most a few dozen entries long, and says what it left out."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def list_stories(self, words_wanted: str = "", as_of: str | None = None, offset: int = 0) -> Answer:
        """The stories with their ids, reach and counts; with words, those that have all of them."""
        found = [d for d in self._shelf.at(as_of) if has(words_wanted, story_words(d))]
        return {**listed("stories", [head(d) for d in found], offset), "as_of": as_of, "notice": NOTICE}

    def story(self, story: str, as_of: str | None = None) -> Answer:
        """One dossier: its summary with evidence, its articles, its contradictions."""
        dossier = self._dossier(story, as_of)
        cited = Citations(dossier)
        summary = [
            {
                "section": s.section,
                "text": line(s.text, 600),
                "claim": s.claim,
                "conflict": s.conflict,
                "evidence": [cited.quote(x) for x in s.spans[:3]],
            }
            for s in dossier.summary
        ]
        return {
            **head(dossier),
            "as_of": as_of or dossier.as_of,
            "summary": summary,
            **listed("articles", [article(d, cited) for d in dossier.documents], most=2 * PAGE),
            "conflicts": [cited.conflict(c) for c in dossier.conflicts[:NEAR]],
            "conflicts_in_all": len(dossier.conflicts),
            "notice": NOTICE,
        }

    def search_claims(
        self,
        words_wanted: str = "",
        story: str | None = None,
        finding: str | None = None,
        as_of: str | None = None,
        offset: int = 0,
    ) -> Answer:
        """Claims that have all the words in their text, actors or evidence, the most central first."""
        if finding and finding not in FINDINGS:
            raise InputError(f"finding {finding[:40]}", "there is no such finding", "one of " + ", ".join(FINDINGS))
        dossiers = [self._dossier(story, as_of)] if story else self._shelf.at(as_of)
        found = [
            (d, c)
            for d in dossiers
            for c in d.claims
            if (not finding or c.finding == finding) and has(words_wanted, claim_words(c, d))
        ]
        start = max(0, offset)
        known = {d.story.id: Citations(d) for d, _ in found[start : start + PAGE]}
        shown = [{"story": d.story.id, **known[d.story.id].claim(c)} for d, c in found[start : start + PAGE]]
        more = {"next_offset": start + PAGE} if start + PAGE < len(found) else {}
        return {"claims": shown, "total": len(found), "offset": start, **more, "as_of": as_of, "notice": NOTICE}

    def evidence(self, story: str, claim: str, as_of: str | None = None, offset: int = 0) -> Answer:
        """Every sentence for or against one claim, with the chain that it came through and its origin."""
        dossier = self._dossier(story, as_of)
        found = next((c for c in dossier.claims if c.id == claim), None)
        if found is None:
            raise InputError(f"claim {claim[:60]}", "this story has no such claim", "ids come from search_claims")
        cited = Citations(dossier)
        return {
            **{k: v for k, v in cited.claim(found).items() if k != "evidence"},
            "behind": words.behind(found),
            **listed("evidence", [cited.assertion(a) for a in found.assertions], offset),
            "conflicts": [cited.conflict(c) for c in dossier.conflicts if claim in c.claims][:NEAR],
            "as_of": as_of,
            "notice": NOTICE,
        }

    def compare_sources(self, story: str, left: str, right: str, as_of: str | None = None) -> Answer:
        """Two articles or outlets of one story: what both say, where they differ, what only one says, who copied."""
        dossier = self._dossier(story, as_of)
        cited = Citations(dossier)
        ends = (self._side(dossier, left), self._side(dossier, right))
        ids = tuple({d.id for d in side} for side in ends)
        if ids[0] & ids[1]:
            raise InputError(f"{left[:60]}, {right[:60]}", "these are the same article", "name two different ones")
        return {
            "left": [article(d, cited) for d in ends[0][:NEAR]],
            "right": [article(d, cited) for d in ends[1][:NEAR]],
            "lineage": list(own_lineage(dossier, *ids))[:NEAR],
            **listed("both_say", [agreement(c, cited, *ids) for c in both_say(dossier, *ids)], most=NEAR),
            "conflicts": [
                cited.conflict(c)
                for c in dossier.conflicts
                if all(any(s.document in side for v in c.values for s in v.spans) for side in ids)
            ][:NEAR],
            "only_left_says": listed("claims", [cited.claim(c) for c in only_one_says(dossier, *ids)], most=NEAR),
            "only_right_says": listed(
                "claims", [cited.claim(c) for c in only_one_says(dossier, *ids[::-1])], most=NEAR
            ),
            "as_of": as_of,
            "notice": NOTICE,
        }

    def _dossier(self, story: str, as_of: str | None) -> Dossier:
        """The story of that id, also by an earlier id of it."""
        for dossier in self._shelf.at(as_of):
            if story == dossier.story.id or story in dossier.story.aliases:
                return dossier
        raise InputError(f"story {story[:60]}", "there is no such story at this moment", "ids come from list_stories")

    def _side(self, dossier: Dossier, name: str) -> list[DocumentView]:
        """The articles of an id, a label or an outlet."""
        wanted = name.casefold().strip()
        for of in (lambda d: d.id, words.name, lambda d: d.outlet or "", lambda d: d.title or ""):
            found = [d for d in dossier.documents if of(d).casefold() == wanted]
            if found and wanted:
                return found
        raise InputError(
            f"source {name[:60]}", "this story has no such article or outlet", "ids and outlets come from story"
        )


def alone(dossier: Dossier, cited: Citations, one: Set[str], other: Set[str]) -> Answer:
    """The claims that only the articles `one` make."""
    return listed("claims", [cited.claim(c) for c in only_one_says(dossier, one, other)], most=NEAR)


def head(dossier: Dossier) -> Answer:
    """A story's id, reach and counts."""
    story = dossier.story
    return {
        "story": story.id,
        "title": line(story.title),
        "began": story.began,
        "latest": story.latest,
        "articles_in_all": len(dossier.documents),
        "outlets": story.outlets,
        "texts": story.texts,
        "origins": story.origins,
        "claims": len(dossier.claims),
        "contradictions": len(dossier.conflicts),
        "actors": [line(a.name, 80) for a in dossier.actors[:NEAR]],
    }


def article(document: DocumentView, cited: Citations) -> Answer:
    """An article's head; `text_of` is the article that its text derives from, if another."""
    return {
        **cited.source(document),
        "title": line(document.title),
        "label": line(words.name(document)),
        "date_known_by": document.published.basis,
        "text_of": document.root if document.root != document.id else None,
        "characters": len(document.text),
    }


def has(wanted: str, texts: Iterable[str | None]) -> bool:
    """True if every wanted word stands somewhere in the texts, whatever its case."""
    asked = wanted[:200].casefold().split()
    if not asked:
        return True
    whole = " ".join(t for t in texts if t).casefold()
    return all(word in whole for word in asked)


def story_words(dossier: Dossier) -> Sequence[str | None]:
    """What a story is found by: titles, outlets, actors, claims."""
    titles = [x for d in dossier.documents for x in (d.title, d.outlet)]
    return [dossier.story.title, *titles, *(a.name for a in dossier.actors), *(c.text for c in dossier.claims)]


def claim_words(claim: ClaimView, dossier: Dossier) -> Sequence[str]:
    """What a claim is found by: its text, its actors, its sentences and who says them."""
    names = {a.id: a.name for a in dossier.actors}
    texts = {d.id: d.text for d in dossier.documents}
    roles = [names.get(x, x) for values in claim.roles.values() for x in values]
    said = [x for a in claim.assertions for x in (a.span.of(texts[a.document]), a.origin_text)]
    return [claim.text, *roles, *said]
