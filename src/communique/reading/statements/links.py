"""Source phrases as links of a chain: who it is, what kind of source, and through whom."""

from __future__ import annotations

from collections.abc import Sequence

from communique.model import Mention, SourceLink, Span
from communique.model.readings import SourceKind
from communique.reading.names.clusters import Range
from communique.reading.statements.sayings import Saying, head_of
from communique.reading.statements.source_kinds import SPEECH_NOUNS, source_kind
from communique.reading.tokens.nouns import medium_of
from communique.reading.tokens.words import Words

REPORTS = frozenset({"report", "dispatch", "article", "story", "account"})
"""What "the report" may be when an agency or paper has just been quoted: its dispatch."""

NEAR = 12
"""Statements back within which "the report" can be the dispatch of an agency."""


class Linker:
    """Makes links out of source phrases of one document; remembers media, so that "the report" can be theirs."""

    def __init__(self, words: Words, document: str, mentions: Sequence[Mention]) -> None:
        self.words, self.document, self.mentions = words, document, mentions
        self.by_head = {at: mention.id for mention in mentions for at in (mention.head.start,)}
        self.by_start = {mention.span.start: mention.id for mention in mentions}
        self.named: dict[int, Mention] = {}
        self.media: dict[int, str] = {}
        for mention in mentions:
            if mention.kind == "name":
                self.named.setdefault(mention.chain, mention)
                medium = self.medium(mention)
                if medium is not None:
                    self.media.setdefault(mention.chain, medium)
        self.reporters: list[tuple[int, int]] = []

    def medium(self, mention: Mention) -> str | None:
        """agency, paper or broadcaster, if the mention names one."""
        if mention.kind != "name" or mention.type == "PERSON" or mention.sector != "MED":
            return None
        return medium_of(self.text(mention.head)) or ("agency" if self.is_agency(mention) else "paper")

    def is_agency(self, mention: Mention) -> bool:
        """Whether the noun before an unknown name calls it one: "the news agency Arvinform"."""
        before = self.words.source[max(0, mention.head.start - len("news agency ")) : mention.head.start].lower()
        return before.rstrip().endswith(("news agency", "press agency", "state agency", "newswire"))

    def text(self, span: Span) -> str:
        """The characters of a span."""
        return span.of(self.words.source)

    def chain(self, saying: Saying, outer: tuple[SourceLink, ...]) -> tuple[SourceLink, ...]:
        """The full chain of a saying inside `outer`: relaying media, then the speaker; nobody twice in a row."""
        links = list(outer)
        own = self.link(saying.source) if saying.source else None
        relays = [saying.relay, *([saying.addressee] if self.is_medium(saying.addressee) else [])]
        for piece in [*relays, saying.source]:
            if piece is None:
                continue
            link = self.link(piece)
            if piece != saying.source and own is not None and self.same(link, own):
                continue
            if any(self.same(link, known) for known in links[-1:]):
                links[-1:] = [link] if link.kind != "document" and links[-1].kind == "document" else links[-1:]
                continue
            links.append(link)
        if links and links[-1].kind in ("agency", "paper") and links[-1].mention is not None:
            self.reporters.append((self.mentions[links[-1].mention].chain, saying.verb))
        elif any(link.kind in ("agency", "paper") for link in links):
            medium = next(link for link in reversed(links) if link.kind in ("agency", "paper"))
            if medium.mention is not None:
                self.reporters.append((self.mentions[medium.mention].chain, saying.verb))
        return tuple(links)

    def is_medium(self, piece: Range | None) -> bool:
        """Whether the phrase names a news medium, which relays what it is told."""
        mention = self.mention(piece) if piece is not None else None
        return mention is not None and self.mentions[mention].chain in self.media

    def same(self, one: SourceLink, other: SourceLink) -> bool:
        """Whether both links are the same source."""
        if one.mention is not None and other.mention is not None:
            return self.mentions[one.mention].chain == self.mentions[other.mention].chain
        return one.span == other.span

    def link(self, piece: Range) -> SourceLink:
        """The link of a source phrase."""
        words = self.words
        head = head_of(words, piece)
        mention = self.mention(piece)
        if words.lemma[head] in SPEECH_NOUNS:
            author = self.author(head, piece)
            mention = (
                author
                if author is not None
                else self.dispatch(head, piece)
                if mention is None or words.lemma[head] in REPORTS
                else mention
            )
        span = Span(self.document, words.start[piece[0]], words.end[piece[1] - 1])
        return SourceLink(self.kind(piece, head, mention), self.text(span), span, mention)

    def mention(self, piece: Range) -> int | None:
        """The mention at the head of the phrase, or the one that the phrase begins with."""
        words = self.words
        head = head_of(words, piece)
        for token in (head, *range(piece[0], piece[1])):
            found = self.by_head.get(words.start[token])
            if found is not None and (token == head or self.covers_head(found, head)):
                return found
        return self.by_start.get(words.start[piece[0]]) if piece[0] == head else None

    def covers_head(self, mention: int, head: int) -> bool:
        """Whether the mention's phrase holds the head token."""
        span = self.mentions[mention].span
        return span.start <= self.words.start[head] < span.end

    def author(self, head: int, piece: Range) -> int | None:
        """Who made the statement that the phrase names: "claims by the spokesman", "the ministry's report"."""
        words = self.words
        for child in words.children[head]:
            by = set(words.child_words(child, "case")) & {"by", "from", "of"}
            if piece[0] <= child < piece[1] and (
                words.dep[child] == "nmod:poss" or (words.dep[child] == "nmod" and by)
            ):
                found = self.mention((max(words.left[child], piece[0]), min(words.right[child] + 1, piece[1])))
                if found is None:
                    found = self.by_head.get(words.start[child])
                if found is not None:
                    return found
        return None

    def dispatch(self, head: int, piece: Range) -> int | None:
        """The medium whose dispatch "the report" is: the last one that was a source shortly before."""
        words = self.words
        definite = words.lower[piece[0]] in ("the", "this") and piece[1] - piece[0] <= 3
        if words.lemma[head] not in REPORTS or not definite:
            return self.by_head.get(words.start[head])
        near = [chain for chain, verb in self.reporters[-NEAR:] if verb < head]
        near += [m.chain for m in self.mentions if m.chain in self.media and m.head.end <= words.start[piece[0]]][-1:]
        if not near:
            return self.by_head.get(words.start[head])
        named = [m.id for m in self.mentions if m.chain == near[-1] and m.head.end <= words.start[head]]
        return named[-1] if named else None

    def kind(self, piece: Range, head: int, mention: int | None) -> SourceKind:
        """What sort of source the phrase is."""
        found = self.mentions[mention] if mention is not None else None
        if found is not None and found.chain in self.media:
            return "agency" if self.media[found.chain] == "agency" else "paper"
        return source_kind(self.words, piece, head, found, self.named.get(found.chain) if found is not None else None)
