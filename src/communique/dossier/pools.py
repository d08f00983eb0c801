"""Which claims the blocks of the summary choose from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from communique.claims.intervals import moment
from communique.dossier.ahead import plans
from communique.dossier.records import Record
from communique.linking import order_key
from communique.model import DocumentView


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

    told: list[Record]
    """What happened or is so and is not contested."""
    shared: list[Record]
    """Of these, what two origins say or several texts, none a copy of another, take from one witness."""
    single: list[Record]
    """Of these, what a single text and its copies tell."""
    ahead: list[Record]
    """What is still ahead when the last article appears."""
    grown: list[Record]
    """Stages that were passed, counts that grew."""


def pools(records: Sequence[Record], latest: float | None) -> Pools:
    """What there is to choose from; `latest` is the day of the last article."""
    sure = [r for r in records if r.view.polarity == "positive" and r.view.finding != "contested" and not charged(r)]
    told = [r for r in sure if r.view.status in ("happened", "ongoing")]
    shared = [r for r in told if r.view.origins > 1 or (texts(r) > 1 and not opinion(r))]
    single = [r for r in told if r.view.origins == texts(r) == 1]
    return Pools(told, shared, single, plans(records, latest), [r for r in records if r.view.development])


def charged(record: Record) -> bool:
    """True for what is only somebody's accusation: that he accuses is told, not that it is so."""
    return all(record.assertions[n].stance == "alleges" for n in record.sayers)


def opinion(record: Record) -> bool:
    """True for what is only given in quotation marks, and with nothing that could be checked: no number, no day, no act
    that has a code. However many print it, it is what somebody says."""
    view = record.view
    plain = view.quantities or view.when or view.code
    return not plain and all(record.assertions[n].quoted for n in record.sayers)


def texts(record: Record) -> int:
    """How many texts, copies and copied sentences left out, say where it has come to."""
    return min(record.view.texts, len({record.assertions[n].root for n in record.sayers}))
