"""What changed between two moments of one story."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec
from msgspec.structs import replace

from communique.model import ClaimView, Conflict, Dossier, Span

UpdateKind = Literal["new", "confirmed", "disputed", "superseded", "withdrawn"]
KINDS: tuple[UpdateKind, ...] = ("new", "confirmed", "disputed", "superseded", "withdrawn")


class Update(msgspec.Struct, frozen=True, gc=False):
    """One thing that the later dossier knows and the earlier did not."""

    kind: UpdateKind
    claim: str
    """Id of the claim: in the later dossier, for a withdrawn one in the earlier."""
    text: str
    spans: tuple[Span, ...]
    conflict: str | None = None


def changes(before: Dossier, after: Dossier) -> tuple[Update, ...]:
    """New claims, claims confirmed by a further origin, newly disputed, superseded, withdrawn; by kind and salience."""
    old = matched(before, after)
    found = [update for claim in after.claims for update in _of_claim(claim, old.get(claim.id), before, after)]
    found += [_gone(claim) for claim in before.claims if claim.id not in {one.id for one in old.values()}]
    return tuple(sorted(found, key=lambda update: KINDS.index(update.kind)))


def former(early: Iterable[Dossier], story: Dossier, late: Iterable[Dossier]) -> Dossier:
    """What the dossiers `early` knew of `story`, one of `late`: of stories that it joins all, of one that was split the
    part whose claims rest on its documents or on none that is left. A dossier that knows nothing for a new story."""
    home = {one.id: other.story.id for other in late for one in other.documents}
    known = [one for one in early if names(one) & names(story)]
    claims = [
        claim
        for one in known
        for claim in one.claims
        if any(home.get(said.document, story.story.id) == story.story.id for said in claim.assertions)
    ]
    kept = {claim.id for claim in claims}
    disputes = [conflict for one in known for conflict in one.conflicts if kept & set(conflict.claims)]
    return replace(story, claims=tuple(claims), conflicts=tuple(disputes), timeline=(), summary=())


def names(dossier: Dossier) -> set[str]:
    """Every id that its story has or had."""
    return {dossier.story.id, *dossier.story.aliases}


def matched(before: Dossier, after: Dossier) -> dict[str, ClaimView]:
    """Claim of `after` → the claim of `before` that it continues: same id, else most places in common."""
    places = {(one.document, one.focus or one.span): claim for claim in before.claims for one in claim.assertions}
    known = {claim.id: claim for claim in before.claims}
    found = {}
    for claim in after.claims:
        shared = [
            places[key].id for one in claim.assertions if (key := (one.document, one.focus or one.span)) in places
        ]
        best = claim.id if claim.id in known else max(sorted(set(shared)), key=shared.count, default=None)
        if best:
            found[claim.id] = known[best]
    return found


def _of_claim(claim: ClaimView, old: ClaimView | None, before: Dossier, after: Dossier) -> list[Update]:
    if old is None:
        return [Update("new", claim.id, claim.text, _spans(claim))]
    found = []
    if claim.origins > old.origins:
        fresh = {one.origin: one.origin_text for one in claim.assertions}
        known = {one.origin for one in old.assertions}
        names = ", ".join(text for key, text in fresh.items() if key not in known)
        found.append(
            Update("confirmed", claim.id, f"{claim.text} Now also from {names or 'a further origin'}.", _spans(claim))
        )
    found += _disputes(claim, _slots(before, old), _slots(after, claim))
    if claim.status != old.status:
        found.append(
            Update("superseded", claim.id, f"{claim.text} Before: {old.status}; now: {claim.status}.", _spans(claim))
        )
    return found


def _slots(dossier: Dossier, claim: ClaimView) -> dict[str, Conflict]:
    return {conflict.slot: conflict for conflict in dossier.conflicts if claim.id in conflict.claims}


def _disputes(claim: ClaimView, old: Mapping[str, Conflict], new: Mapping[str, Conflict]) -> list[Update]:
    found = []
    for slot, conflict in new.items():
        spans = tuple(span for value in conflict.values for span in value.spans)
        was = old.get(slot)
        if was is None and not conflict.superseded:
            found.append(Update("disputed", claim.id, conflict.explanation, spans, conflict.id))
        elif conflict.superseded and (was is None or not was.superseded):
            found.append(Update("superseded", claim.id, conflict.explanation, spans, conflict.id))
    return found


def _gone(claim: ClaimView) -> Update:
    return Update("withdrawn", claim.id, f"No longer reported: {claim.text}", _spans(claim))


def _spans(claim: ClaimView) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(one.span for one in claim.assertions))[:8]
