"""How a claim or a conflict stood at each moment, as far as its assertions tell: wording, status, finding."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from communique.claims.findings import STAGES
from communique.exports import words
from communique.exports.html.earlier import explained, quoted, time_of, was_said
from communique.exports.html.moments import NEVER, Clock, Held, held
from communique.exports.html.signs import LONGEST_CLAIM, Sign, shorten, sign
from communique.model import AssertionView, ClaimView, Conflict, DocumentView, Dossier

TONES: dict[str, str] = {"corroborated": "ok", "contested": "no"}
"""Tone of a finding; "doubt" for the others."""


class Pill(NamedTuple):
    """A finding: its key, its words, its tone."""

    finding: str
    words: str
    tone: str


class Stand(NamedTuple):
    """All that is said of a claim at one moment."""

    text: str
    when: str
    sign: Sign
    pill: Pill
    texts: int
    origins: int


class Told(NamedTuple):
    """A claim through time."""

    claim: ClaimView
    at: int
    stands: tuple[Held[Stand], ...]
    texts: tuple[Held[str], ...]
    whens: tuple[Held[str], ...]
    signs: tuple[Held[Sign], ...]
    pills: tuple[Held[Pill], ...]

    def by(self, moment: int) -> Stand | None:
        """How it stood then; None if nobody had said it yet."""
        known = [s.value for s in self.stands if s.at <= moment]
        return known[-1] if known else None


class Dispute(NamedTuple):
    """When a conflict began (both sides were out) and when later reports settled it."""

    conflict: Conflict
    at: int
    settled: int | None
    explained: tuple[Held[str], ...]
    """What it was about, in words that were out by then."""

    def words_at(self, moment: int) -> str:
        """What it was about then."""
        return next((h.value for h in reversed(self.explained) if h.at <= moment), self.conflict.explanation)

    def open_at(self, moment: int) -> bool:
        """True if it stood then."""
        return self.at <= moment and (self.settled is None or moment < self.settled)


def disputes(dossier: Dossier, clock: Clock) -> tuple[Dispute, ...]:
    """Every conflict with its moments."""
    claims = {c.id: c for c in dossier.claims}
    return tuple(dispute(c, claims, clock) for c in dossier.conflicts)


def dispute(conflict: Conflict, claims: Mapping[str, ClaimView], clock: Clock) -> Dispute:
    """A conflict begins with its second side; it is settled when somebody then reports that the thing happened."""
    at = second(clock.first(v.spans) for v in conflict.values)
    told = [a for key in conflict.claims if key in claims for a in claims[key].assertions]
    after = [clock.of[a.document] for a in told if a.status in ("happened", "ongoing") and clock.of[a.document] >= at]
    settled = min(after, default=clock.last) if conflict.superseded else None
    moments = [m for m in (at, settled, *(max(at, clock.first(v.spans)) for v in conflict.values)) if m is not None]
    return Dispute(conflict, at, settled, explained(conflict, told, moments, clock))


def second(instants: Iterable[int]) -> int:
    """The second smallest: when two sides were out."""
    return [*sorted(instants), NEVER, NEVER][1]


def told(claim: ClaimView, found: Sequence[Dispute], clock: Clock, documents: Mapping[str, DocumentView]) -> Told:
    """A claim at each moment at which something about it changed; the last is what the dossier says."""
    own = [d for d in found if claim.id in d.conflict.claims]
    out = {clock.of[a.document] for a in claim.assertions}
    moments = sorted(out | {m for d in own for m in (d.at, d.settled) if m is not None and m >= min(out, default=0)})
    moments = moments or [NEVER]
    stands = [(at, stand(claim, own, at, clock, documents)) for at in moments[:-1]] + [(moments[-1], final(claim))]
    return Told(
        claim,
        moments[0],
        held(stands),
        held([(at, s.text) for at, s in stands]),
        held([(at, s.when) for at, s in stands]),
        held([(at, s.sign) for at, s in stands]),
        held([(at, s.pill) for at, s in stands]),
    )


def final(claim: ClaimView) -> Stand:
    """What the dossier itself says."""
    word = claim.status if claim.polarity == "positive" else "denied"
    pill = Pill(claim.finding, words.finding(claim), TONES.get(claim.finding, "doubt"))
    text, when = shorten(claim.text, LONGEST_CLAIM), words.when(claim.when)
    return Stand(text, when, sign(word), pill, claim.texts, claim.origins)


def stand(
    claim: ClaimView, own: Sequence[Dispute], at: int, clock: Clock, documents: Mapping[str, DocumentView]
) -> Stand:
    """What can be said from the assertions that were out by `at`."""
    out = [a for a in claim.assertions if clock.of[a.document] <= at]
    known = [a for a in out if not a.aside] or out
    said = [a for a in known if words.state(a) not in ("denied", "did not")]
    status = reached(said) if said else "denied"
    origins = min(len({a.origin for a in known}), claim.origins)
    reports = len({a.document for a in known})
    contested = any(d.open_at(at) for d in own)
    finding = "contested" if contested else "corroborated" if origins > 1 else "single-origin"
    pill = Pill(finding, words.found(finding, origins, reports), TONES.get(finding, "doubt"))
    same = status in (claim.status, "denied") and was_said(claim.text, known, documents)
    text = shorten(claim.text if same else quoted(said or known, status, documents), LONGEST_CLAIM)
    texts = min(len({documents[a.document].root for a in known}), claim.texts)
    return Stand(text, time_of(claim, known, status), sign(status), pill, texts, origins)


def reached(said: Sequence[AssertionView]) -> str:
    """The furthest stage that anybody reports; called off only if all say so."""
    stages = [a.status for a in said if a.status in STAGES]
    return max(stages, key=STAGES.index) if stages else said[0].status
