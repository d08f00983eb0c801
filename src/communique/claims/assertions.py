"""Clauses of a claim with who gives them: one assertion for each clause, statement and witness."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from communique.claims.align import Cluster, SpanRoots
from communique.claims.denials import denials
from communique.claims.records import Clause
from communique.claims.witnesses import Witness, Witnesses
from communique.claims.words import opposed
from communique.model import Reading, Span, Statement
from communique.model.readings import Stance


class Assertion(msgspec.Struct, frozen=True, gc=False):
    """One place where a claim is made or denied."""

    clause: Clause
    statement: int | None
    witness: Witness
    stance: Stance
    root: str
    """Document whose words these are."""
    denied: bool
    """True if what is said is that the claim is not so: a denial of it, a negative clause, or the opposite verb."""
    words: Span | None = None
    """Where a denial stands that only points back to the clause; None where the clause itself is said."""
    quoted: bool = False
    """True if it is given in the words of its source, all or some of them in quotation marks."""

    @property
    def key(self) -> tuple[str, int, str]:
        """What tells it from other assertions of one claim."""
        return (self.clause.id, -1 if self.statement is None else self.statement, self.witness.key)

    @property
    def denial(self) -> bool:
        """True if its source denies the content, whatever the clause's own polarity."""
        return self.stance == "denies"


def assertions(
    cluster: Cluster, readings: Mapping[str, Reading], roots: SpanRoots, witnesses: Witnesses
) -> tuple[Assertion, ...]:
    """All assertions of a claim, in the order of its clauses."""
    found: dict[tuple[str, int, str], Assertion] = {}
    claimed = next((clause for clause in cluster.members if clause.polarity == "positive"), cluster.members[0])
    for clause in cluster.members:
        against = (clause.polarity == "negative") != opposed(clause.families, claimed.families)
        for one in _expand(clause, readings[clause.document], roots.span(clause.span), witnesses, against):
            found.setdefault(one.key, one)
    return tuple(found.values())


def _expand(clause: Clause, reading: Reading, root: str, witnesses: Witnesses, against: bool) -> list[Assertion]:
    """`against`: the clause itself says that what is claimed is not so ("did not pass", or "failed" for "passed")."""
    return [
        *_given(clause, reading, root, witnesses, against),
        *_denied(clause, reading, root, witnesses, against),
        *_taken_back(clause, reading, root, witnesses, against),
    ]


def _taken_back(clause: Clause, reading: Reading, root: str, witnesses: Witnesses, against: bool) -> list[Assertion]:
    """Denials that a later sentence makes of the statement that the clause is the content of."""
    if clause.statement is None:
        return []
    found = denials(witnesses.documents[clause.document], reading, reading.statements[clause.statement])
    return [
        Assertion(clause, one.statement, witness, "denies", root, not against, one.words)
        for one in found
        for witness in witnesses.named(reading, one.sources)
    ]


def _denied(clause: Clause, reading: Reading, root: str, witnesses: Witnesses, against: bool) -> list[Assertion]:
    """Denials that the same sentence adds; only of clauses that it subordinates, as the content of an accusation."""
    if clause.kind in ("main", "copular", "relative"):
        return []
    return [
        Assertion(clause, None, one, "denies", root, not against) for one in witnesses.denying(reading, clause.span)
    ]


def _given(clause: Clause, reading: Reading, root: str, witnesses: Witnesses, against: bool) -> list[Assertion]:
    if clause.reckoned and (tellers := witnesses.agents(reading, clause.number)):
        return [Assertion(clause, None, one, "asserts", root, against) for one in tellers]
    holders = standing_in(clause, reading)
    if not holders and clause.belied and (tellers := _belying(clause, reading, witnesses)):
        return [_said(clause, None, one, "denies", root, against) for one in tellers]
    if not holders:
        loose = in_quotation(witnesses.documents[clause.document].text, clause)
        teller = witnesses.quoted(root) if loose else witnesses.own(root)
        return [_said(clause, None, teller, "asserts", root, against, quoted=loose)]
    return [
        _said(clause, s.id, witness, s.stance, root, against, quoted=s.mode != "indirect")
        for s in holders
        for witness in witnesses.of(reading, s)
    ]


def _belying(clause: Clause, reading: Reading, witnesses: Witnesses) -> tuple[Witness, ...]:
    """Who calls it untrue: the agent of the last verb before it in its sentence."""
    before = [p for p in reading.propositions if clause.sentence.covers(p.head) and p.head.end <= clause.span.start]
    return witnesses.agents(reading, before[-1].id) if before else ()


def _said(
    clause: Clause,
    statement: int | None,
    witness: Witness,
    stance: Stance,
    root: str,
    against: bool,
    *,
    quoted: bool = False,
) -> Assertion:
    """One assertion; a denial too where the text repeats only what others say, and calls it untrue."""
    told: Stance = "denies" if clause.belied else stance
    return Assertion(clause, statement, witness, told, root, (told == "denies") != against, quoted=quoted)


def in_quotation(text: str, clause: Clause) -> bool:
    """True if a clause stands in quotation marks, which open in its paragraph before it or right behind its copula
    ("was “a disgrace”"): somebody's words, even where nobody is read as saying them."""
    until = clause.head.end + 2 * clause.predicate.startswith("be ")
    before = text[text.rfind("\n", 0, clause.head.start) + 1 : until]
    return not clause.headline and (before.count("“") > before.count("”") or before.count('"') % 2 == 1)


TOLD = frozenset({"main", "relative", "adverbial"})
"""Kinds of finite clauses that are no content of a wish."""


def standing_in(clause: Clause, reading: Reading) -> list[Statement]:
    """Statements that give a clause: the innermost, those around it that deny it, and others with the same content.

    Who wants or promises something is no source for a finite clause on what has happened: the article itself says that.
    """
    if clause.statement is None:
        return []
    inner = reading.statements[clause.statement]
    if inner.stance in ("asks", "promises") and clause.status in ("happened", "ongoing") and clause.kind in TOLD:
        return []
    around = ancestors(reading.statements, inner)
    found = [inner, *(s for s in around if s.stance == "denies" and _reaches(s, clause))]
    kin = {inner.id, *(s.id for s in around)}
    found += [
        s
        for s in reading.statements
        if s.id not in kin and _holds(s, clause) and inner not in ancestors(reading.statements, s)
        if s.stance == "denies" or not _passes_on(s, inner)
    ]
    return found


def _passes_on(outer: Statement, inner: Statement) -> bool:
    """True if what one says is that the other says it: a reporter on the air, of whom the minister is no echo."""
    return inner.cue is not None and any(span.covers(inner.cue) for span in outer.content)


def _reaches(denial: Statement, clause: Clause) -> bool:
    """True if a denial is of the sentence of the clause; one around several sentences is cut too wide."""
    return denial.cue is None or clause.sentence.overlaps(denial.cue)


def ancestors(statements: Sequence[Statement], one: Statement) -> list[Statement]:
    """The statements that `one` stands in, from the inside out."""
    found: list[Statement] = []
    while one.parent is not None and len(found) < len(statements):
        one = statements[one.parent]
        found.append(one)
    return found


def _holds(statement: Statement, clause: Clause) -> bool:
    return any(span.covers(clause.head) for span in statement.content)
