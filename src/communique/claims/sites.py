"""Where a clause is set: the place that it names as such, or the one place of its words, or of a toll's sentence."""

from __future__ import annotations

import re

from communique.claims.counts import fate
from communique.claims.fitness import WHOLE
from communique.claims.page import Page
from communique.claims.places import Place, named_place, state_names
from communique.claims.settings import sites_in
from communique.model import Argument, Proposition


def place_of(page: Page, one: Proposition, predicate: str) -> Place | None:
    """The place in a role of a proposition with this whole predicate."""
    roles = ("where", "who") if predicate == "host" else ("where",)
    return next((_place(page, a) for a in one.arguments if a.role in roles and _may_hold(page, a)), None)


def site_of(page: Page, one: Proposition) -> Place | None:
    """The one place that it names otherwise."""
    return _only_site(page, one) or _site_of_toll(page, one)


def is_town(page: Page, argument: Argument) -> bool:
    """True if an argument is the name of a place that is no state."""
    filler = page.reading.mentions[argument.mention] if argument.mention is not None else None
    return filler is not None and filler.type == "LOC" and page.slice(filler.head).lower() not in state_names()


def _may_hold(page: Page, argument: Argument) -> bool:
    """Whether an argument is where something is: any that says so, and the town or state that is host."""
    return argument.role == "where" or is_town(page, argument) or page.slice(argument.span).lower() in state_names()


def _only_site(page: Page, one: Proposition) -> Place | None:
    """The one place that a finite clause is set in, where the reading gives it no role."""
    inner = [p.span for p in page.others(one)] if one.clause in WHOLE else []
    whole = one.span if one.clause in WHOLE else page.sentence(one.span)
    found = sites_in(page.document, page.inside(whole), inner)
    return found[0] if len(found) == 1 else None


def _site_of_toll(page: Page, one: Proposition) -> Place | None:
    """The one place of the sentence around a toll, if it is said to be a town: "six died when a bomb went off in the
    town of Orlow"; a bare name may be that of a district."""
    found = page.setting(one.span).sites
    if len(found) != 1 or not any(fate(page.reading.quantities[number]) for number in one.quantities):
        return None
    called = re.compile(rf"\b(?:town|city|village|port) of {re.escape(found[0].text)}")
    return found[0] if called.search(page.slice(page.sentence(one.span))) else None


def _place(page: Page, argument: Argument) -> Place:
    text = page.slice(argument.span)
    known = next((mention for mention in page.inside(argument.span) if mention.country), None)
    return named_place(text, page.slice(known.head) if known else text, known.country if known else None)
