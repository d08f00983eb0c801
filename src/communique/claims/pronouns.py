"""Pronouns in the sentences of claims: whom they stand for, in brackets, and who speaks where somebody says "we"."""

from __future__ import annotations

import re

from communique.claims.frames import called, statement_of
from communique.claims.records import Clause
from communique.claims.tidying import MOST
from communique.claims.wording import capital
from communique.claims.words import noun_lemma, words_of
from communique.model import Document, Mention, Reading, Statement

SUBJECTS = frozenset(
    "it he she they this these that those which who both we i you one others another some each none neither".split()
)
"""Pronouns that are subjects."""

SPEAKERS = frozenset({"i", "we", "you", "my", "our", "your"})
"""Pronouns of who speaks and who is spoken to."""

OPENING = re.compile(r"(he|she|it|they|his|her|its|their)(?=\s|['’](?:s|ll|re|ve)\b)", re.IGNORECASE)
"""A pronoun of the third person at the start of a line."""

SHORT = re.compile(r"^['’](s|ll|re|ve)\b")
HAS = re.compile(r"\s+(?:\w+ly\s+|also\s+|now\s+|already\s+)?(?:been|had|got|become|\w+ed)\b")

NAMED_BESIDE = re.compile(r"\w+ [^,]{1,60}, (?:[A-Z][\w'’.-]*\s?)+,")
"""An owner's noun with a name beside it."""

PERSON = re.compile(r"(?<!^)\b(he|she|him|her)\b(?!['’])")
"""Pronouns of one person inside a line."""

OWNED = re.compile(
    r"\s+[“\"]?(?!(?:to|for|in|on|at|with|from|as|and|or|but|by|of|after|before|that|when|while|if|into|a|the)\b)\w"
)
"""What follows "her" where it says whose something is."""

PERSONAL = frozenset({"he", "she", "his", "her"})
"""Pronouns of one person, whose links are right nine times in ten; of "it" six (docs/figures/coreference.md)."""

OWNING = frozenset({"his", "her", "its", "their"})

MANY = frozenset({"people", "police", "men", "women", "children", "troops", "authorities", "media"})
"""Plurals, and nouns that are plural without an "s"."""

NOUNS = 6
"""Words of a noun that may stand in a pronoun's place."""

SPEAKING = re.compile(
    r"(?<![\w’'])(?:I|I['’]\w+|(?i:we|our|ours|my|me|myself|ourselves|we['’]\w+))(?![\w])|\bus\b|\bUs\b"
)
"""Words of the first person; "US" is none."""

WE = re.compile(r"(?<![\w’'])(?:I|[Ww]e)(?:['’]\w+)?(?!\w)")
"""Subjects of the first person."""

ADDRESSING = re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE)

YOURS = re.compile(r"\byour(?:s|self)?\b(?!\s+average)|\byou(?:['’]ll|\s+(?:can|will|could|may|should|must))\b", re.I)
"""What only is said to a reader."""

NUMERAL = re.compile(r"\b[A-Z][\w’'-]+ I\b")
"""The numeral of "World War I"."""

QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|(?<!\w)‘[^’]*’(?!\w)")
"""What stands in quotation marks inside a line."""


def with_name(line: str, start: int, document: Document, reading: Reading) -> str | None:
    """The line with the name that its opening pronoun stands for in brackets, the line itself if it opens with none or
    with "its" and the like of somebody unknown; None if nobody knows whom it means. `start`: where the line begins in
    the article.
    """
    found = OPENING.match(line)
    if found is None:
        first = re.split(r"[\s,'’]", line, maxsplit=1)[0].lower()
        return None if first in words_of("pronouns") - SPEAKERS - {"there"} else line
    word, rest = found[1], written_out(line[found.end() :])
    at = re.compile(rf"\b{word}\b", re.IGNORECASE).search(document.text, start)
    mention = next((m for m in reading.mentions if at is not None and m.span.start == at.start()), None)
    name = stands_for(mention, document, reading) if mention is not None else None
    if name is None:
        return line if word.lower() in OWNING else None
    owner = "’" if name.endswith("s") else "’s"
    return f"[{capital(name)}]{owner if word.lower() in OWNING else ''}{rest}"


def nobodys(line: str, start: int, document: Document, reading: Reading) -> bool:
    """Whether a line opens with "its" or "his" of somebody unknown, and does not name its own subject: "Its head, Ada
    Rey, …"."""
    found = OPENING.match(line)
    owning = found is not None and found[1].lower() in OWNING and NAMED_BESIDE.match(line) is None
    return owning and with_name(line, start, document, reading) == line


def written_out(rest: str) -> str:
    """What follows a pronoun without its short form, which a name cannot have: "’s" as " is" or " has"."""
    return SHORT.sub(_long_form, rest)


def _long_form(found: re.Match[str]) -> str:
    if found[1] == "s":
        return " has" if HAS.match(found.string, found.end()) else " is"
    return {"ll": " will", "re": " are", "ve": " have"}[found[1]]


def inside(phrase: str) -> str:
    """A phrase as it stands inside a sentence: "the deal" of "The deal"."""
    return re.sub(r"^(?:The|An?|This|These|His|Her|Its|Their)\s", lambda word: word[0].lower(), phrase)


def stands_for(pronoun: Mention, document: Document, reading: Reading) -> str | None:
    """What a pronoun stands for, where that is safe: the person's name; a thing that the sentence before names."""
    before = [m for m in reading.mentions if m.chain == pronoun.chain and m.kind != "pronoun" and m.head < pronoun.head]
    if not before or pronoun.kind != "pronoun":
        return None
    last = max(before, key=lambda m: m.head)
    if says_so(pronoun, document, reading) or not of_one_sex(pronoun, document, reading):
        return None
    if document.slice(pronoun.span).lower() in PERSONAL and any(
        m.type == "PERSON" and m.kind == "name" for m in before
    ):
        return called(last, document, reading)
    if not fits(document.slice(pronoun.span).lower(), last, document) or not _spoken_of(last, reading):
        return None
    gap = sum(last.head.start < s.span.start <= pronoun.span.start for s in reading.sentences)
    words = document.slice(last.span)
    if gap > 1 or (last.kind == "nominal" and len(words.split()) > NOUNS):
        return None
    return called(last, document, reading) if last.kind == "name" else words


OPENED = re.compile(r"[“\"]")
"""A mark that opens a quotation."""


def with_person(line: str, clause: Clause, document: Document, reading: Reading) -> str:
    """The line with a person's name in brackets for the first "him" or "she" in it, where its sentence names nobody
    else: "A jury convicted [Rey]". Whose something is ("his") is as often somebody else's.
    """
    found = PERSON.search(QUOTED.sub(lambda quoted: "“" * len(quoted[0]), line))
    if found is None or "[" in line[: found.start()]:
        return line
    inside = [m for m in reading.mentions if clause.sentence.covers(m.span)]
    same = [m for m in inside if m.kind == "pronoun" and document.slice(m.span).lower() == found[1].lower()]
    name = stands_for(same[0], document, reading) if len({m.chain for m in same}) == 1 else None
    owning = found[1] == "her" and OWNED.match(line, found.end()) is not None
    people = {m.chain for m in inside if m.type == "PERSON" and m.kind != "pronoun"}
    if name is None or owning or people - {same[0].chain}:
        return line
    return line if name in line else f"{line[: found.start()]}[{name}]{line[found.end() :]}"


def says_so(pronoun: Mention, document: Document, reading: Reading) -> bool:
    """Whether the pronoun is linked to who speaks the quotation that it stands in: nobody calls himself "he"."""
    linked = (
        reading.mentions[link.mention].chain
        for statement in reading.statements
        if statement.mode == "direct"
        for piece in statement.content
        if piece.covers(pronoun.span) and OPENED.search(document.text, max(0, piece.start - 2), pronoun.span.start)
        for link in statement.sources
        if link.mention is not None
    )
    return pronoun.chain in linked


SEXES = frozenset({"he", "him", "his", "himself"}), frozenset({"she", "her", "hers", "herself"})


def of_one_sex(pronoun: Mention, document: Document, reading: Reading) -> bool:
    """Whether most of the pronouns of the chain are of the pronoun's sex; where not, two people are taken for one."""
    own = next((words for words in SEXES if document.slice(pronoun.span).lower() in words), None)
    if own is None:
        return True
    words = [
        document.slice(m.span).lower() for m in reading.mentions if m.chain == pronoun.chain and m.kind == "pronoun"
    ]
    same = sum(word in own for word in words)
    return sum(word in both for word in words for both in SEXES) < 2 * same


def fits(pronoun: str, last: Mention, document: Document) -> bool:
    """Whether the number fits: "it" is none of "things", "they" is no single person."""
    word = document.slice(last.head).split()[-1].lower()
    plural = noun_lemma(word) != word or word in MANY
    if pronoun in ("it", "its"):
        return last.kind == "name" or not plural
    return plural if last.kind == "nominal" else last.type != "PERSON"


def _spoken_of(last: Mention, reading: Reading) -> bool:
    """Whether the text speaks of it: a body, or the subject of a clause; not "the car" of "the idea of the car"."""
    if last.kind == "name" and last.type == "ORG":
        return True
    subjects = ((a, one) for one in reading.propositions for a in one.arguments if a.role in ("who", "whom", "what"))
    return any(a.mention == last.id and a.span.start < one.head.start for a, one in subjects)


def spoken_by(line: str, clause: Clause, document: Document, reading: Reading) -> str:
    """A line in which somebody says "I", "we" or "you", as a quotation with who says it; "" where that is not known.

    Outside of quotations only the subject counts: "the moon will light up our skies" is a line of the article's own.
    """
    own = NUMERAL.sub("", QUOTED.sub("", line))
    if not (SPEAKING.search(own) or ADDRESSING.search(own)):
        return line
    statement = statement_of(clause, reading)
    addressed = WE.search(own) is not None or speaks_to(own, clause, reading, document)
    if statement is None:
        return "" if addressed else line
    if statement.mode != "direct":
        return "" if addressed or SPEAKING.search(own) else line
    name = speaker(statement, document, reading)
    framed = statement.cue is not None and document.slice(statement.cue) in line
    if name is None or framed or len(name) + len(line) + 4 > MOST:
        return ""
    inner = re.sub(r"[“\"]([^”\"]*)[”\"]", r"‘\1’", line)
    return f"{capital(name)}: “{inner}”"


def speaks_to(line: str, clause: Clause, reading: Reading, document: Document) -> bool:
    """Whether a line is of what "you" do or of what is yours: not "a jacket like one that you would wear"."""
    if not ADDRESSING.search(line):
        return False
    if len(ADDRESSING.findall(line)) > 1 or YOURS.search(line):
        return True
    arguments = reading.propositions[clause.number].arguments
    words = [document.slice(a.span).lower() for a in arguments if a.role in ("who", "whom", "what", "to", "for")]
    opens = re.match(r"\W*(?:[^,]{1,60}, )?(?:you|your)\b|\W*(?:if|when|once|whether) you", line, re.IGNORECASE)
    return opens is not None or any(re.match(r"you\b|your\b", word) for word in words)


def speaker(statement: Statement, document: Document, reading: Reading) -> str | None:
    """How the text names who makes a statement; None if by a pronoun only."""
    link = statement.sources[-1] if statement.sources else None
    mention = reading.mentions[link.mention] if link is not None and link.mention is not None else None
    name = called(mention, document, reading) if mention is not None else link.text if link is not None else None
    alone = mention is None and name is not None and " " not in name  # "another", "some"
    return name if name and not alone and name.lower() not in words_of("pronouns") else None
