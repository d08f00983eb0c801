"""Small stories by hand: marked sentences → documents, readings, actors, roots. For tests and benchmarks only.

A sentence is written with its roles marked, nesting allowed:

    {who|Arvenia} {do supply|supplies} {whom|Belmar} with {with|drones} {when 2025-01-17|on Friday}
    {who|{n 43 dead|43 people}} {do kill|were killed}

`when VALUE[/MOD]`, `n [>= | <= | ~]NUMBER[..UPPER] NOUN[:UNIT]`, `where [ISO]`, `do LEMMA`; any other tag is a role.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from communique.model import (
    Argument,
    Document,
    Mention,
    Passage,
    Proposition,
    Published,
    Quantity,
    Reading,
    Role,
    Sentence,
    SourceLink,
    Span,
    Statement,
    TimeRef,
)

STATES = {"Arvenia": "ARV", "Belmar": "BLM", "Corvia": "COV", "Ukraine": "UKR", "Dorland": "DOR"}
PEOPLE = frozenset({"dead", "injured", "wounded", "missing", "people", "person", "soldier", "civilian", "worker"})
BOUNDS = {">=": "at least", "<=": "at most", "~": "about"}


@dataclass
class Actor:
    """What `communique.actors` gives, as far as claims look."""

    id: str
    name: str
    kind: str
    country: str | None = None
    sector: str | None = None
    roles: tuple[Role, ...] = ()
    spellings: tuple[str, ...] = ()
    mentions: int = 1
    spans: tuple[Span, ...] = ()


@dataclass
class Roots:
    """Roots as given: document → root, with exceptions for the spans of single documents."""

    of: dict[str, str] = field(default_factory=dict)
    spans: dict[str, str] = field(default_factory=dict)

    def document(self, id: str) -> str:
        return self.of.get(id, id)

    def span(self, span: Span) -> str:
        return self.spans.get(span.document, self.document(span.document))


@dataclass
class Story:
    documents: list[Document]
    readings: dict[str, Reading]
    actors: list[Actor]
    actor_of: dict[str, str]
    roots: Roots


def parse(marked: str) -> tuple[str, list[tuple[str, int, int]]]:
    """The plain sentence and its tags with their places."""
    text, tags, open_ = "", [], []
    at = 0
    while at < len(marked):
        if marked[at] == "{":
            tag, _, _ = marked[at + 1 :].partition("|")
            open_.append((tag, len(text)))
            at += len(tag) + 2
        elif marked[at] == "}":
            tag, start = open_.pop()
            tags.append((tag, start, len(text)))
            at += 1
        else:
            text += marked[at]
            at += 1
    assert not open_, marked
    return text, sorted(tags, key=lambda tag: (tag[1], -tag[2]))


def bounds(value: str) -> tuple[str | None, str | None, str]:
    """First day, last day, precision of a full TIMEX value; None for a partial one."""
    day, _, clock = value.partition("T")
    if re.fullmatch(r"\d{4}", day):
        return f"{day}-01-01", f"{day}-12-31", "year"
    if re.fullmatch(r"\d{4}-\d\d", day):
        last = calendar.monthrange(int(day[:4]), int(day[5:]))[1]
        return f"{day}-01", f"{day}-{last}", "month"
    if match := re.fullmatch(r"(\d{4})-W(\d\d)", day):
        first = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return first.isoformat(), (first + timedelta(6)).isoformat(), "week"
    if re.fullmatch(r"\d{4}-\d\d-\d\d", day):
        return (value, value, "minute") if clock[:1].isdigit() else (day, day, "part-of-day" if clock else "day")
    return None, None, "day"


def time_ref(tag: str, span: Span) -> TimeRef:
    value, _, mod = tag.split(" ", 1)[1].partition("/")
    first, last, precision = bounds(value)
    anchor = "publication" if first and precision != "year" else "none"  # "in 1998" is counted from nothing
    return TimeRef(span, "DATE", value, mod or None, first, last, precision, anchor)


def quantity(tag: str, span: Span) -> Quantity:
    _, number, *rest = tag.split(" ", 2)
    sign = next((sign for sign in BOUNDS if number.startswith(sign)), "")
    low, _, high = number.removeprefix(sign).partition("..")
    noun, _, unit = (rest[0] if rest else "").partition(":")
    unit = unit or ("person" if noun in PEOPLE else noun)
    return Quantity(
        span, float(low), unit or None, noun or None, BOUNDS.get(sign, "exact"), float(high) if high else None
    )


def slug(name: str) -> str:
    return re.sub(r"[^a-z]+", "-", name.lower().removeprefix("the ")).strip("-")


def is_name(text: str) -> bool:
    words = [word for word in text.removeprefix("The ").removeprefix("the ").split() if word not in ("and", "of")]
    return bool(words) and all(word[:1].isupper() for word in words)


class Builder:
    """Builds one document from one or several reports."""

    def __init__(self, story: Story, spec: dict[str, Any], number: int) -> None:
        self.story, self.spec = story, spec
        self.id = spec.get("id", f"d{number:03d}")
        self.text = ""
        self.parts: dict[str, list[Any]] = {
            k: [] for k in ("sentences", "mentions", "times", "quantities", "statements", "propositions")
        }

    def build(self) -> None:
        lines = self.spec["t"] if isinstance(self.spec["t"], list) else [self.spec["t"]]
        for line in lines:
            self.line({**self.spec, **({"t": line} if isinstance(line, str) else line)})
        reading = Reading(self.id, "test", self.spec.get("at"), **{k: tuple(v) for k, v in self.parts.items()})
        published = Published(self.spec.get("at"), "metadata" if self.spec.get("at") else "none")
        self.story.documents.append(
            Document(self.id, self.text, (Passage("body", 0, len(self.text)),), outlet=self.spec.get("outlet"),
                     title=self.spec.get("title"), published=published, language="en")
        )  # fmt: skip
        self.story.readings[self.id] = reading

    def line(self, spec: dict[str, Any]) -> None:
        plain, tags = parse(spec["t"])
        prefix = f"{spec['by']} {spec.get('cue', 'said')}: " if "by" in spec else ""
        start = len(self.text)
        self.text += prefix + plain + ". "
        base = start + len(prefix)
        self.parts["sentences"].append(Sentence(Span(self.id, start, start + len(prefix) + len(plain) + 1), 0))
        content = Span(self.id, base, base + len(plain))
        statement = self.statement(spec, start, content) if "by" in spec else None
        self.proposition(spec, content, [(tag, base + a, base + b) for tag, a, b in tags], statement)

    def mention(self, text: str, span: Span, country: str | None = None, role: Role | None = None) -> int:
        own = country or next((code for state, code in STATES.items() if state in text), None)
        key = text.lower().removeprefix("the ")
        chain = self.chains.setdefault(key, len(self.chains))
        number = len(self.parts["mentions"])
        kind = "name" if is_name(text) else "nominal"
        kind_of = "LOC" if text in STATES else "PERSON" if re.match(r"[A-Z]\w+ [A-Z]\w+$", text) else "ORG"
        self.parts["mentions"].append(
            Mention(number, span, span, kind, kind_of, chain, role, own, "GOV" if own else None)
        )
        if is_name(text):
            self.story.actor_of[f"{self.id}#c{chain}"] = self.actor(text, own, role)
        return number

    @property
    def chains(self) -> dict[str, int]:
        if not hasattr(self, "_chains"):
            self._chains: dict[str, int] = {}
        return self._chains

    def actor(self, text: str, country: str | None, role: Role | None) -> str:
        name = text.removeprefix("The ").removeprefix("the ")
        known = {a.id: a for a in self.story.actors}
        made = f"a-{slug(name)}"
        if made not in known:
            kind = "state" if name in STATES else "person" if re.match(r"[A-Z]\w+ [A-Z]\w+$", name) else "organisation"
            roles = (role,) if role else ()
            sector = role.sector if role else ("GOV" if country else None)
            self.story.actors.append(
                Actor(made, name, kind, country or (role.country if role else None), sector, roles, (name,))
            )
        return made

    def statement(self, spec: dict[str, Any], start: int, content: Span) -> int:
        chain = spec["by"]
        span = Span(self.id, start, start + len(chain))
        role = None
        if "title" in spec.get("office", {}):
            office = spec["office"]
            role = Role(
                office["title"], office.get("organisation"), office.get("country"), office.get("sector", "GOV"), span
            )
        kind = spec.get("kind", "speaker")
        mention = (
            self.mention(chain, span, spec.get("country"), role) if kind != "unnamed" or spec.get("country") else None
        )
        outer = tuple(SourceLink("agency", name) for name in spec.get("via", []))
        cue = Span(self.id, span.end + 1, content.start - 2)
        link = SourceLink(kind, chain, span, mention)
        number = len(self.parts["statements"])
        self.parts["statements"].append(
            Statement(number, (content,), cue, (*outer, link), "indirect", spec.get("says", "asserts"))
        )
        return number

    def proposition(
        self, spec: dict[str, Any], content: Span, tags: list[tuple[str, int, int]], statement: int | None
    ) -> None:
        arguments, head, lemma, time, counts = [], content, "be", None, []
        for tag, start, end in tags:
            span, word = Span(self.id, start, end), tag.split(" ")[0]
            text = self.text[start:end]
            if word == "do":
                head, lemma = span, tag.split(" ", 1)[1]
            elif word == "when":
                self.parts["times"].append(time_ref(tag, span))
                time = len(self.parts["times"]) - 1
                arguments.append(Argument("when", span))
            elif word == "n":
                self.parts["quantities"].append(quantity(tag, span))
                counts.append(len(self.parts["quantities"]) - 1)
            else:
                country = tag.split(" ")[1] if " " in tag else None
                number = self.mention(text, span, country) if is_name(text) or country else None
                arguments.append(Argument(word, span, number))
        number = len(self.parts["propositions"])
        self.parts["propositions"].append(
            Proposition(number, content, head, lemma, tuple(arguments), "negative" if spec.get("neg") else "positive",
                        spec.get("st", "happened"), statement, time, tuple(counts),
                        content if spec.get("if") else None, spec.get("code"),
                        clause="complement" if statement is not None else "main")
        )  # fmt: skip


def story(reports: list[dict[str, Any]]) -> Story:
    """A story from its reports; `root` names the report (by place, from 0) whose text a report has, `span_root` the
    one whose words its claim is in."""
    made = Story([], {}, [], {}, Roots())
    for number, spec in enumerate(reports):
        Builder(made, spec, number).build()
    ids = [document.id for document in made.documents]
    for id, spec in zip(ids, reports, strict=True):
        if "root" in spec:
            made.roots.of[id] = ids[spec["root"]]
        if "span_root" in spec:
            made.roots.spans[id] = ids[spec["span_root"]]
    return made
