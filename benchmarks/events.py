"""Event codes and arguments against gold data.

    python benchmarks/events.py [--data ../shared/data] [--vectors] [--errors]

PLV (source and target given): accuracy and macro-F1 of the table alone, and with `--vectors` of a logistic regression
over sentence vectors, alone and with the table's answer as features, in five folds. Gold standard records: accuracy
with today's names. MEANTIME: who and whom of verbal events, F1 of overlapping spans.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
from status import documents, read  # benchmarks/status.py

from communique.model import Argument, Event, Mention, Proposition
from communique.reading.annotation.annotate import annotate_text
from communique.reading.coreference.mentions import mentions
from communique.weights import load, sentence_vectors
from communique.weights.events import features, masked

TODAY = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT", "CONCEDE": "YIELD"}
"""Root of 2016 → root of 2021."""

FOLDS = 5
"""Folds of PLV."""

SHARP = 10.0
"""Length of the regression's inputs, as in training/plover.py."""

SAME = {"RETREAT": "YIELD", "CRIME": "ASSAULT"}
"""Roots that PLV and the records do not set apart."""


def overlaps(part: Argument, span: tuple[int, int] | None) -> bool:
    """Whether an argument shares characters with a span."""
    return span is not None and part.span.start < span[1] and span[0] < part.span.end


def place(text: str, name: str) -> tuple[int, int] | None:
    """Where a name stands in a text."""
    start = text.find(name.strip()) if name.strip() else -1
    return None if start < 0 else (start, start + len(name.strip()))


def weight(item: Proposition, source: tuple[int, int] | None, target: tuple[int, int] | None) -> int:
    """How well a coded proposition fits a given source and target, by the parties of its event or its roles."""
    acting, receiving = (item.event.source, item.event.target) if item.event else ((), ())
    who = any(part.role == "who" and overlaps(part, source) for part in item.arguments)
    whom = any(part.role != "who" and overlaps(part, target) for part in item.arguments)
    who = who or any(overlaps(part, source) for part in acting)
    whom = whom or any(overlaps(part, target) for part in receiving)
    return 1 + 2 * who + 2 * whom + any(overlaps(part, target) for part in item.arguments)


def root(text: str, source: str, target: str) -> tuple[str | None, int, list[Proposition]]:
    """Root of the proposition that fits best, its weight, and all that were read."""
    found = read(text, None)
    coded = [item for item in found if item.event]
    if not coded:
        return None, 0, found
    spans = place(text, source), place(text, target)
    best = max(coded, key=lambda item: (weight(item, *spans) + 0.5 * (item.code is not None), -item.id))
    name = best.event.root if best.event else ""
    return SAME.get(name, name), weight(best, *spans), found


def macro(gold: list[str], got: list[str | None]) -> float:
    """Macro-averaged F1 over the gold roots."""
    scores = []
    for name in sorted(set(gold)):
        hit = sum(1 for one, other in zip(gold, got, strict=True) if one == other == name)
        scores.append(2 * hit / max(1, gold.count(name) + got.count(name)))
    return sum(scores) / len(scores)


def plv(data: Path, vectors: bool, show: bool) -> None:
    """PLV: sentences with marked source and target; the regression is fitted afresh for each fold that is measured."""
    with (data / "plover" / "PLV_train.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    gold = [row["gold_root"] for row in rows]
    with head(None):
        alone = [root(row["sentence"], row["source"], row["target"])[0] for row in rows]
    print(f"PLV, table alone: {report(gold, alone)}")
    print(f"  rows of odd number, on which the table was not mended: {report(gold[1::2], alone[1::2])}")
    answers = weighed_answers(rows, gold)
    got = [answer[0] for answer in answers]
    print(f"PLV, table and regression, five folds: {report(gold, got)}")
    print(f"  rows of odd number: {report(gold[1::2], got[1::2])}")
    confusions = Counter((one, other) for one, other in zip(gold, got, strict=True) if one != other)
    print("  " + ", ".join(f"{one} as {other} {count}" for (one, other), count in confusions.most_common(12)))
    if show:
        for row, (name, _, found) in list(zip(rows, answers, strict=True))[::2]:
            if name != row["gold_root"]:
                print(
                    f"  {row['gold_root']} read {name}: {row['marked_sentence'][:200]} "
                    f"{[item.predicate for item in found]}"
                )
    if vectors:
        regressions(rows, gold, answers)


@contextmanager
def head(weights: np.ndarray | None) -> Iterator[None]:
    """The model with other weights of its event head; with none, the table is on its own."""
    heads = load().heads
    shipped = {name: heads.pop(name) for name in ("plover_w", "plover_b")}
    if weights is not None:
        heads.update(plover_w=weights, plover_b=np.zeros(len(weights), np.float32))
    try:
        yield
    finally:
        heads.update(shipped)


def weighed_answers(rows: list[dict[str, str]], gold: list[str]) -> list[tuple[str | None, int, list[Proposition]]]:
    """What `root` reads, each row with a regression that was fitted on the four folds in which it is not."""
    model = load()
    labels, fold = list(model.labels.plover), folds(len(rows))
    made = [masked(row["sentence"], *spans(row)) for row in rows]
    inputs = np.stack([SHARP * features(one, model) if one else np.zeros(768, np.float32) for one in made])
    wanted = np.array([labels.index(name) for name in gold])
    known = np.array([one is not None for one in made])
    answers = {}
    for index in range(FOLDS):
        part = known & (fold != index)
        weights = trained(inputs[part], wanted[part], len(labels), rare=1.0)
        with head((SHARP * weights.T).astype(np.float32)):
            for place in np.flatnonzero(fold == index):
                row = rows[place]
                answers[int(place)] = root(row["sentence"], row["source"], row["target"])
    return [answers[place] for place in range(len(rows))]


def spans(row: dict[str, str]) -> tuple[tuple[int, int], tuple[int, int]]:
    """Where source and target stand in a row's sentence; (0, 0) if they do not."""
    source, target = (place(row["sentence"], row[side]) for side in ("source", "target"))
    return source or (0, 0), target or (0, 0)


def report(gold: list[str], got: list[str | None]) -> str:
    """Accuracy, macro-F1 and coverage in words."""
    right = sum(one == other for one, other in zip(gold, got, strict=True))
    coded = sum(name is not None for name in got)
    return (f"accuracy {right / len(gold):.3f}, macro-F1 {macro(gold, got):.3f}, "
            f"coded {coded / len(gold):.3f}, right of these {right / max(1, coded):.3f}")  # fmt: skip


def regressions(
    rows: list[dict[str, str]], gold: list[str], answers: list[tuple[str | None, int, list[Proposition]]]
) -> None:
    """Logistic regressions over sentence vectors, and over vectors with the table's answers."""
    labels = sorted(set(gold))
    vectors = np.asarray(sentence_vectors([row["sentence"] for row in rows]), np.float64)
    masked = [re.sub(r"<t>.*?</t>", "TARGET", re.sub(r"<s>.*?</s>", "SOURCE", row["marked_sentence"])) for row in rows]
    framed = np.asarray(sentence_vectors(masked), np.float64)
    table = np.stack([answer_features(answer, labels) for answer in answers])
    for name, inputs in (
        ("vectors", 3 * vectors),
        ("vectors and table", np.hstack([2 * vectors, 2 * framed, table])),
    ):
        got = folded(inputs, np.array([labels.index(one) for one in gold]), len(labels))
        print(f"PLV, {name}, five folds: {report(gold, [labels[index] for index in got])}")


def answer_features(answer: tuple[str | None, int, list[Proposition]], labels: list[str]) -> np.ndarray:
    """The table's answer as numbers: root, root where both actors fit, roots in the sentence."""
    found = np.zeros((3, len(labels) + 1))
    place_of = {name: index for index, name in enumerate(labels)}
    found[0, place_of.get(answer[0] or "", -1)] = 1
    found[1, place_of.get(answer[0] or "", -1)] = answer[1] >= 4
    for item in answer[2]:
        name = SAME.get(item.code or "", item.code or "")
        found[2, place_of.get(name, -1)] += 0.5
    return found.ravel()


def folded(inputs: np.ndarray, gold: np.ndarray, count: int) -> np.ndarray:
    """Predictions of five folds."""
    fold = folds(len(gold))
    got = np.zeros(len(gold), int)
    for index in range(FOLDS):
        weights = trained(inputs[fold != index], gold[fold != index], count)
        got[fold == index] = (inputs[fold == index] @ weights).argmax(1)
    return got


def folds(count: int) -> np.ndarray:
    """The fold of each row."""
    return np.random.default_rng(0).permutation(count) % FOLDS


def trained(inputs: np.ndarray, gold: np.ndarray, count: int, rounds: int = 150, rare: float = 0.5) -> np.ndarray:
    """Weights of a softmax regression, classes weighted by a power of their rarity; gradient descent with momentum."""
    weights = np.zeros((inputs.shape[1], count))
    speed = np.zeros_like(weights)
    share = ((len(gold) / (count * np.bincount(gold, minlength=count).clip(1))) ** rare)[gold][:, None]
    for _ in range(rounds):
        scores = np.exp(inputs @ weights - (inputs @ weights).max(1, keepdims=True))
        error = (scores / scores.sum(1, keepdims=True) - np.eye(count)[gold]) * share
        speed = 0.9 * speed - inputs.T @ error / len(gold) - 0.001 * weights
        weights += speed
    return weights


def records(data: Path, show: bool) -> None:
    """PLOVER's gold standard records, whole sentences, with the actors that they name."""
    rows = json.loads((data / "plover" / "gold_standard_records.json").read_text(encoding="utf-8"))
    rows = [row for row in rows if row.get("text")]
    gold, got, pairs = [], [], 0
    right = Counter[str]()
    sides = Counter[str]()
    for row in rows:
        source, target = (names(row.get(side)) for side in ("source", "target"))
        name, _, found = root(row["text"], source[0] if source else "", target[0] if target else "")
        gold.append(SAME.get(TODAY.get(row["event"], row["event"]), TODAY.get(row["event"], row["event"])))
        got.append(name)
        known = mentions(annotate_text(row["text"]), "text")
        sides += both_sides([i.event for i in found if i.event], known, row["text"], source, target)
        if source and target:
            pairs += 1
            coded = [item for item in found if item.event and joined(item.event, known, row["text"], source, target)]
            plain = any(fits(item, known, row["text"], source, target) for item in found)
            right["roles"] += plain
            right["event"] += bool(coded)
            right["both"] += plain or bool(coded)
            right["root"] += any(SAME.get(i.event.root, i.event.root) == gold[-1] for i in coded if i.event)
        if show and gold[-1] != name:
            print(f"  {gold[-1]} read {name}: {row['text'][:170]} {[item.predicate for item in found]}")
    print(f"gold standard records: {report(gold, got)}")
    print(
        f"  both actors, of {pairs}: in the parties of one event or the roles of one proposition "
        f"{right['both'] / pairs:.3f}; of one event {right['event'] / pairs:.3f} (with the right root "
        f"{right['root'] / pairs:.3f}); in the roles of one proposition {right['roles'] / pairs:.3f}"
    )
    print(f"  who and whom of the event that fits best: {scores(sides['hit'], sides['made'], sides['wanted'])}")


def names(side: object) -> list[str]:
    """Texts of the actors of one side."""
    return [actor["actorText"] for actor in side if actor.get("actorText")] if isinstance(side, list) else []


def fits(item: Proposition, known: list[Mention], text: str, source: list[str], target: list[str]) -> bool:
    """Whether a proposition has a source as who and a target in any role, pronouns followed to their names."""
    who = any(part.role == "who" and same(part, known, place(text, name)) for part in item.arguments for name in source)
    whom = any(same(part, known, place(text, name)) for part in item.arguments for name in target)
    return who and whom


def joined(event: Event, known: list[Mention], text: str, source: list[str], target: list[str]) -> bool:
    """Whether an event, as the exports give it, has a source among its own and a target among its own."""
    acts = any(same(part, known, place(text, name)) for part in event.source for name in source)
    return acts and any(same(part, known, place(text, name)) for part in event.target for name in target)


def both_sides(
    events: list[Event], known: list[Mention], text: str, source: list[str], target: list[str]
) -> Counter[str]:
    """Of source and target of the event that fits a record best: how many are right, given, and wanted."""
    wanted = bool(source) + bool(target)
    if not events:
        return Counter(wanted=wanted)
    return max((_sides(one, known, text, source, target) for one in events), key=lambda one: (one["hit"], -one["made"]))


def _sides(event: Event, known: list[Mention], text: str, source: list[str], target: list[str]) -> Counter[str]:
    parts = ((event.source, source), (event.target, target))
    hit = sum(any(same(part, known, place(text, name)) for part in found for name in gold) for found, gold in parts)
    return Counter(hit=hit, made=sum(bool(found) for found, _ in parts), wanted=sum(bool(gold) for _, gold in parts))


def same(part: Argument, known: list[Mention], span: tuple[int, int] | None) -> bool:
    """Whether an argument, or another mention of its chain, shares characters with a span."""
    if overlaps(part, span):
        return True
    if part.mention is None or span is None:
        return False
    chain = known[part.mention].chain
    return any(one.chain == chain and one.head.start < span[1] and span[0] < one.head.end for one in known)


def roles(data: Path) -> None:
    """Who and whom of MEANTIME's events (Arg0, Arg1) that were read as propositions; of coded ones also with pronouns
    followed to their names, and with objects counted only where gold marks one.
    """
    every, coded, followed = Counter[str](), Counter[str](), Counter[str]()
    paths = sorted((data / "meantime" / "intra").glob("*/*.xml"))
    for path, (text, published, _, _) in zip(paths, documents(data), strict=True):
        found, known = read(text, published), mentions(annotate_text(text), "text")
        for start, gold in participants(path, text):
            item = next((one for one in found if one.head.start <= start < one.head.end), None)
            if item is None or item.clause == "copular":
                continue
            every += compared(item, gold, [])
            if item.code:
                coded += compared(item, gold, [])
                followed += compared(item, gold, known)
    print(f"MEANTIME who/whom, all events read: {scores(every['hit'], every['made'], every['wanted'])}")
    print(f"MEANTIME who/whom, coded events: {scores(coded['hit'], coded['made'], coded['wanted'])}")
    print(f"  objects counted only where gold marks one: {scores(coded['hit'], coded['fair'], coded['wanted'])}")
    print(f"  pronouns followed to their names: {scores(followed['hit'], followed['made'], followed['wanted'])}")
    print(f"  both: {scores(followed['hit'], followed['fair'], followed['wanted'])}")


def compared(item: Proposition, gold: list[tuple[str, tuple[int, int]]], known: list[Mention]) -> Counter[str]:
    """Roles of one event that are right, given, given where gold marks such a one, and wanted. `known`: mentions by
    which arguments are followed through their chains; none for what stands there.
    """
    parts = [part for part in item.arguments if part.role in ("who", "whom", "what")]
    good = sum(any(matches(part, role, span, known) for part in parts) for role, span in gold)
    right = sum(any(matches(part, role, span, known) for role, span in gold) for part in parts)
    marked = any(role == "Arg1" for role, _ in gold)
    fair = sum(part.role == "who" or marked for part in parts)
    return Counter(hit=min(good, right), made=len(parts), fair=fair, wanted=len(gold))


def scores(hit: int, made: int, wanted: int) -> str:
    """Precision, recall and F1 in words."""
    precision, recall = hit / max(1, made), hit / max(1, wanted)
    harmonic = 2 * precision * recall / max(1e-9, precision + recall)
    return f"precision {precision:.3f}, recall {recall:.3f}, F1 {harmonic:.3f} of {wanted}"


def matches(part: Argument, role: str, span: tuple[int, int], known: list[Mention]) -> bool:
    """Same role and overlapping span, of the argument or of another mention of its chain among those `known`."""
    alike = same(part, known, span) if known else overlaps(part, span)
    return alike and ("Arg0" if part.role == "who" else "Arg1") == role


def participants(path: Path, text: str) -> list[tuple[int, list[tuple[str, tuple[int, int]]]]]:
    """(event start, [(Arg0 or Arg1, span)]) of one MEANTIME article; offsets as in `status.documents`."""
    tree = ElementTree.parse(path).getroot()
    places, offset = {}, 0
    for token in tree.iter("token"):
        form = token.text or ""
        offset = text.index(form, offset)
        places[token.get("t_id")] = (offset, offset + len(form))
        offset += len(form)
    spans = {}
    for mention in [*tree.iter("EVENT_MENTION"), *tree.iter("ENTITY_MENTION"), *tree.iter("VALUE")]:
        anchors = [places[anchor.get("t_id")] for anchor in mention.iter("token_anchor")]
        if anchors:
            spans[mention.get("m_id")] = (min(anchors)[0], max(end for _, end in anchors))
    found: dict[str, list[tuple[str, tuple[int, int]]]] = {}
    for link in tree.iter("HAS_PARTICIPANT"):
        source, target = link.find("source"), link.find("target")
        if source is None or target is None or link.get("sem_role") not in ("Arg0", "Arg1"):
            continue
        event, filler = source.get("m_id"), target.get("m_id")
        if event in spans and filler in spans:
            found.setdefault(str(event), []).append((str(link.get("sem_role")), spans[filler]))
    return [(spans[event][0], gold) for event, gold in found.items()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--vectors", action="store_true")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    if not (options.data / "plover").is_dir():
        sys.exit(f"{options.data / 'plover'}: not there; give the data folder with --data")
    roles(options.data)
    records(options.data, options.errors)
    plv(options.data, options.vectors, options.errors)


if __name__ == "__main__":
    main()
