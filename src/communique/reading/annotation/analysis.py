"""The network over all words of a document: scores of overlapping windows made into one annotation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from communique.reading.annotation.attributions import NO_LINK, Attribution, Span, add_links, attributions
from communique.reading.annotation.boundaries import sentence_starts
from communique.reading.annotation.crossings import uncrossed
from communique.reading.annotation.habits import habits_of
from communique.reading.annotation.layout import Layout
from communique.reading.annotation.marks import marks_hung
from communique.reading.annotation.references import KEY, QUERY, References, likely_heads
from communique.reading.annotation.relations import Relations
from communique.reading.annotation.scores import Floats, read_windows
from communique.reading.annotation.sources import Words, sources_limited
from communique.reading.annotation.spoken import spoken_lines, spoken_tags, with_spoken
from communique.reading.annotation.tags import best_tags, log_softmax, spans
from communique.reading.annotation.trees import best_heads
from communique.reading.annotation.windows import Window, groups, plan
from communique.weights import Model
from communique.weights.wordpieces import Encoded

FACT = "fact"
"""Output of later models: factuality, kept word by word as it is."""

Ints = NDArray[np.int64]


@dataclass
class Analysis:
    """What the network says of n words; all numbers are those of words."""

    starts: NDArray[np.bool_]
    """(n): a sentence begins here."""
    upos: Ints
    """(n): rows of the label set."""
    heads: Ints
    """(n): head of each word, a root's being itself."""
    deps: Ints
    """(n): rows of the label set."""
    names: Ints
    """(n): rows of the label set."""
    parts: Ints
    """(n): parts of attributions, rows of the label set."""
    attributions: list[Attribution]
    facts: Floats | None = None
    """(n): factuality, if the model tells."""
    references: References | None = None
    """What the model says of words that may refer to something, if it does."""


def analyse(layout: Layout, model: Model, starts: NDArray[np.bool_] | None = None) -> Analysis:
    """Reads all words of `layout`, a group of windows at a time. `starts`: (n) sentence beginnings, if known."""
    text = model.pieces.encode(layout.forms)
    count = len(layout.forms)
    result = Analysis(np.zeros(count, np.bool_), *zeros(count), [])
    windows = plan(np.diff(text.offsets), layout.begins, layout.stops, layout.heading)
    for group in groups(windows):
        made = Group(group, layout, model, text)
        made.fill(result, starts)
        made.keep(result, windows)
    take_spoken(result, layout, model.labels.attribution)
    return result


def take_spoken(result: Analysis, layout: Layout, labels: Sequence[str]) -> None:
    """Writes what lines that name their own speaker say."""
    spoken = spoken_lines(layout.forms, layout.begins)
    if spoken:
        tags = [labels[row] for row in result.parts.tolist()]
        spoken_tags(tags, spoken)
        result.parts[:] = [labels.index(tag) for tag in tags]
        result.attributions = with_spoken(result.attributions, spoken)


def zeros(count: int) -> tuple[Ints, Ints, Ints, Ints, Ints]:
    """Five layers of `count` words, to be filled."""
    upos, heads, deps, names, parts = np.zeros((5, count), np.int64)
    return upos, heads, deps, names, parts


class Group:
    """Consecutive windows and the scores of their words; freed when the next group is read."""

    def __init__(self, windows: Sequence[Window], layout: Layout, model: Model, text: Encoded) -> None:
        self.windows, self.layout, self.model, self.text = windows, layout, model, text
        self.start, self.end = windows[0].first, windows[-1].last
        self.window_scores = read_windows(windows, model, text)
        self.owner = np.repeat(np.arange(len(windows)), [window.last - window.first for window in windows])

    def fill(self, result: Analysis, starts: NDArray[np.bool_] | None) -> None:
        """Writes the annotation of this group's words into `result`."""
        here = slice(self.start, self.end)
        habits = habits_of(self.model.heads, len(self.model.labels.upos), len(self.model.labels.deps))
        tags = log_softmax(self.owned("pos"))
        if habits is not None:
            tags += habits.of_words(self.text, self.start, self.end)
        result.upos[here] = tags.argmax(1)
        result.starts[here] = self.boundaries()
        sentences = self.cut(result.starts)
        self.parse(sentences, result)
        if habits is not None:
            tags += habits.of_places(result.deps[here], self.tags_above(result))
            result.upos[here] = tags.argmax(1)
        ranges = [(start - self.start, end - self.start) for start, end in sentences]
        names = log_softmax(self.owned("ner"))
        result.names[here] = best_tags(names, ranges, self.model.heads["names"])
        self.attribute(result)

    def boundaries(self) -> NDArray[np.bool_]:
        """Where sentences begin."""
        scores = self.owned("sent")
        return sentence_starts(scores[:, 1] - scores[:, 0], self.layout, self.start, self.end)

    def owned(self, name: str) -> Floats:
        """One output for all words of the group, each from the window that owns it."""
        return np.concatenate(
            [
                scores[name][window.first - window.start : window.last - window.start]
                for window, scores in zip(self.windows, self.window_scores, strict=True)
            ]
        )

    def keep(self, result: Analysis, windows: list[Window]) -> None:
        """Keeps what only later models say. `windows`: all of the text."""
        first, count = self.window_scores[0], len(result.upos)
        if FACT in first:
            result.facts = np.full(count, np.nan, np.float32) if result.facts is None else result.facts
            result.facts[self.start : self.end] = self.owned(FACT).reshape(-1)
        if QUERY in first and KEY in first:
            made = result.references or References(self.text, windows, self.model, first[QUERY].shape[-1])
            self.refer(made, result)
            result.references = made

    def refer(self, kept: References, result: Analysis) -> None:
        """Keeps what is said of the words that may refer to something."""
        here = slice(self.start, self.end)
        likely = likely_heads(result.upos[here], result.deps[here], result.names[here], self.model.labels)
        for window, scores in zip(self.windows, self.window_scores, strict=True):
            own = likely[window.first - self.start : window.last - self.start]
            kept.add(window, scores, np.flatnonzero(own) + window.first)

    def cut(self, starts: NDArray[np.bool_]) -> list[tuple[int, int]]:
        """Sentences as word ranges; one that no window holds whole is cut at the seam, which is written to `starts`."""
        for start, end in ranges_of(starts, self.start, self.end):
            if self.holder(start, end) is None:
                first, last = self.owner[start - self.start], self.owner[end - 1 - self.start]
                starts[[window.first for window in self.windows[first + 1 : last + 1]]] = True
        return ranges_of(starts, self.start, self.end)

    def holder(self, start: int, end: int) -> int | None:
        """Number of the window that holds all of start…end and in which it is farthest from an edge."""
        own = int(self.owner[start - self.start])
        near = range(max(own - 1, 0), min(own + 3, len(self.windows)))
        holding = [k for k in near if self.windows[k].start <= start and end <= self.windows[k].end]
        return max(holding, key=lambda k: min(start - self.windows[k].start, self.windows[k].end - end), default=None)

    def parse(self, sentences: Sequence[tuple[int, int]], result: Analysis) -> None:
        """Heads and relations of all sentences."""
        relations = Relations(self.model)
        for start, end in sentences:
            number = self.holder(start, end)
            assert number is not None  # `cut` saw to it
            window, scores = self.windows[number], self.window_scores[number]
            first, last = start - window.start, end - window.start
            arcs = np.concatenate((scores["arc"][first:last, :1], scores["arc"][first:last, first + 1 : last + 1]), 1)
            heads = uncrossed(best_heads(arcs), arcs)
            tags = [self.model.labels.upos[row] for row in result.upos[start:end].tolist()]
            heads = marks_hung(heads, arcs, tags, self.layout.forms[start:end])
            roots = heads == 0
            result.heads[start:end] = np.where(roots, np.arange(start, end), start + heads - 1)
            above = np.where(roots, 0, heads + first)
            relations.add(scores["ld"][first:last], scores["lh"][above], roots)
        result.deps[self.start : self.end] = relations.best()

    def tags_above(self, result: Analysis) -> Ints:
        """Row of the tag of the head of each word of the group; for a root, the number of tags."""
        heads = result.heads[self.start : self.end]
        root = heads == np.arange(self.start, self.end)
        found: Ints = np.where(root, len(self.model.labels.upos), result.upos[heads])
        return found

    def attribute(self, result: Analysis) -> None:
        """Parts of attributions, and which belong together, in each chain of windows."""
        chains = self.chains()
        ranges = [(self.windows[a].first - self.start, self.windows[b - 1].last - self.start) for a, b in chains]
        tags = best_tags(log_softmax(self.owned("att")), ranges, self.model.heads["attribution"])
        tags = self.limited(tags, result)
        result.parts[self.start : self.end] = tags
        for (first, last), chain in zip(chains, ranges, strict=True):
            result.attributions.extend(self.linked(self.parts(tags, *chain), range(first, last)))

    def limited(self, tags: Ints, result: Analysis) -> Ints:
        """Tags of attributions with sources that end where the tree says."""
        labels, here = self.model.labels, slice(self.start, self.end)
        heads = (result.heads[here] - self.start).tolist()
        deps, upos, names = (
            [of[row] for row in rows[here].tolist()]
            for of, rows in ((labels.deps, result.deps), (labels.upos, result.upos), (labels.names, result.names))
        )
        words = Words(self.layout.forms[here], heads, deps, upos, names)
        found = sources_limited([labels.attribution[tag] for tag in tags.tolist()], words)
        return np.array([labels.attribution.index(tag) for tag in found], np.int64)

    def parts(self, tags: Ints, start: int, end: int) -> list[Span]:
        """Tagged spans between two words of the group, in word numbers of the text."""
        labels = self.model.labels.attribution
        names = [labels[tag] for tag in tags[start:end].tolist()]
        return [Span(self.start + start + a, self.start + start + b, kind) for a, b, kind in spans(names)]

    def chains(self) -> list[tuple[int, int]]:
        """Ranges of windows that overlap one another."""
        breaks = [k for k, window in enumerate(self.windows) if not k or window.chain != self.windows[k - 1].chain]
        return list(zip(breaks, [*breaks[1:], len(self.windows)], strict=True))

    def linked(self, found: Sequence[Span], numbers: range) -> list[Attribution]:
        """Attributions among the spans of one chain."""
        if not found:
            return []
        links = np.full((len(found), sum(span.kind == "Cue" for span in found)), NO_LINK, np.float32)
        for number in numbers:
            scores = self.window_scores[number]["link"]
            alone = len(numbers) == 1
            add_links(links, found, scores if alone else log_softmax(scores), self.windows[number].start, alone)
        return attributions(found, self.layout.forms, links)


def ranges_of(starts: NDArray[np.bool_], first: int, last: int) -> list[tuple[int, int]]:
    """Sentences between two words, as ranges."""
    begins = (np.flatnonzero(starts[first:last]) + first).tolist()
    return list(zip(begins, [*begins[1:], last], strict=True))
