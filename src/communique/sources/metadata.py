"""Which of an article's dates, names and addresses to believe."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from communique.lexicon import table
from communique.model import Published
from communique.sources import dates
from communique.sources.article import DateNote

_TRACKING = re.compile(
    r"^(utm_.*|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|ref|ref_src|cmpid|smid|ns_.*|xtor|at_.*)$"
)
_HOST = re.compile(r"[\w-]+(\.[\w-]+)+")
_MINOR_HOST = re.compile(r"^(www\d?|m|amp|mobile|edition)\.")


def publication(notes: Iterable[DateNote], url: str | None) -> tuple[Published, list[str]]:
    """The publication date that the metadata give, and what is wrong with them in words.

    Taken is the note with which most others agree, the address included; among equals the first. Notes that cannot
    mean the same day are reported with the one that was taken.
    """
    read, wrong = _read(notes)
    day = dates.in_address(url) if url else None
    if day:
        read.append((day, DateNote(day, "address")))
    if not read:
        return Published(), wrong
    value, taken = max(read, key=lambda one: sum(dates.agree(one[0], v) for v, _ in read))
    against = [f"{n.where} {v}" for v, n in read if not dates.agree(value, v)]
    if against:
        wrong.append(f"dates contradict each other: {taken.where} {value} was taken against {', '.join(against)}")
    return Published(value=_finest(value, read), basis="metadata"), wrong


def _finest(value: str, read: list[tuple[str, DateNote]]) -> str:
    """`value`, or a more precise note that says the same: the day of one with the minute of another."""
    return next((v for v, _ in read if len(v) > len(value) and v.startswith(value)), value)


def _read(notes: Iterable[DateNote]) -> tuple[list[tuple[str, DateNote]], list[str]]:
    read: list[tuple[str, DateNote]] = []
    wrong: list[str] = []
    for note in notes:
        if not note.written.strip():
            continue
        try:
            read.append((dates.iso(note.written), note))
        except dates.NoDate as reason:
            wrong.append(f"{note.where}: {reason}; no date taken from it")
    return read, wrong


def last_change(notes: Iterable[DateNote]) -> str | None:
    """ISO value of the first readable note on when the article was last changed."""
    return next((value for value, _ in _read(notes)[0]), None)


def address(url: str | None) -> str | None:
    """A web address without tracking parameters and fragment, so that versions of one article share it; None if it
    is not an absolute http(s) address."""
    try:
        parts = urlsplit((url or "").strip()[:2000])
        host = parts.hostname
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host or "." not in host:
        return None
    query = urlencode([(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(k)])
    netloc = host if port in (None, 80, 443) else f"{host}:{port}"
    return urlunsplit((parts.scheme, netloc, parts.path or "/", query, ""))


@cache
def _names() -> dict[str, str]:
    """Spelling in lower case → name of the outlet."""
    outlets = table("outlets")
    known = {name.casefold(): name for name in outlets["domains"].values()}
    return known | {alias.casefold(): name for alias, name in outlets["aliases"].items()}


def outlet_of_host(url: str | None) -> str | None:
    """Name of the outlet whose site an address belongs to, if it is a known one."""
    domains = table("outlets")["domains"]
    labels = host_of(url).split(".")
    ends = (".".join(labels[i:]) for i in range(len(labels) - 1))
    return next((domains[end] for end in ends if end in domains), None)


def host_of(url: str | None) -> str:
    """Host of an address without "www." and the like; empty if there is none."""
    try:
        return _MINOR_HOST.sub("", urlsplit(url or "").hostname or "")
    except ValueError:
        return ""


def outlet(written: str | None, url: str | None) -> str | None:
    """Name of the outlet: as written (a known spelling becomes the outlet's usual name), else that of the address,
    else the host itself."""
    name = " ".join((written or "").split())[:120]
    if name and _HOST.fullmatch(name) and name.islower():
        name, url = "", f"https://{name}/"
    if name:
        return _names().get(name.casefold(), name)
    return outlet_of_host(url) or host_of(url) or None
