"""Which claims the blocks of the summary choose from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from communique.claims.intervals import moment
from communique.claims.phrasing import FINITE, representative
from communique.dossier.records import Record, dated
from communique.dossier.worth import tellable
from communique.linking import order_key
from communique.model import ClaimView, DocumentView

AHEAD = frozenset({"scheduled", "planned", "expected"})


class Period(NamedTuple):
    """When the articles of a story appeared, in days; None where none has a date."""

    began: float | None
    latest: float | None


def period(views: Iterable[DocumentView]) -> Period:
    """From the first article to the last."""
    dates = sorted((v.published.value for v in views if v.published.value), key=lambda v: order_key(v, ""))
    return Period(moment(dates[0]), moment(dates[-1])) if dates else Period(None, None)


class Pools(NamedTuple):
    """The claims that each block may show, in the order in which they came."""

    shared: list[Record]
    """What happened or is so and is not contested, that two origins say or several reports take from one witness."""
    others: list[Record]
    """The same from any one report, where there are several."""
    ahead: list[Record]
    """What is still ahead when the last article appears: a date is fixed, or several texts have it planned or expected
    of somebody or something in particular, and no report says that it happened."""
    grown: list[Record]
    """Stages that were passed, counts that grew."""


def pools(records: Sequence[Record], latest: float | None) -> Pools:
    """What there is to choose from; `latest` is the day of the last article."""
    sure = [r for r in records if r.view.polarity == "positive" and r.view.finding != "contested"]
    found = [r for r in sure if r.view.status in ("happened", "ongoing")]
    shared = [r for r in found if r.view.origins > 1 or len({r.assertions[n].clause.document for n in r.sayers}) > 1]
    several = len({one.clause.document for r in records for one in r.assertions}) > 1
    others = [r for r in found if tellable(r.view.text)] if several else []
    fixed = [r for r in sure if r.view.status in AHEAD and (r.view.when is not None or r.view.texts > 1)]
    ahead = [r for r in fixed if not _past(r.view, latest) and _says_so(r)]
    return Pools(shared, others, ahead, [r for r in records if r.view.development])


TOLD_BACK = re.compile(r"\b(?:would|(?:was|were) to|had to|had been)\b")
"""How a plan is told afterwards."""


def _says_so(record: Record) -> bool:
    """True if a clause with a verb of its own says so of a subject in particular, or a noun with its date ("expects the
    signing on Friday"): not the aim of something done, nor, in one text alone, what was ahead in a tale of the past."""
    one = representative([c for c in record.cluster.members if c.status in AHEAD] or list(record.cluster.members))
    whole = one.kind in FINITE and any(not party.pronoun and party.specific for party in one.of("who", "whom", "what"))
    dated_noun = one.kind == "nominal" and one.when is not None
    return (whole or dated_noun) and (record.view.texts > 1 or not TOLD_BACK.search(record.view.text))


def _past(view: ClaimView, latest: float | None) -> bool:
    """True if the planned time was over when the last article was published."""
    span = dated(view)
    return span is not None and latest is not None and span[1] < latest
