"""The model card and the page of figures, from the manifest."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROWS: tuple[tuple[str, str, str, str, float | None], ...] = (
    ("UPOS, EWT dev, sentences given", "ewt, given sentences, one at a time", "upos", "%", 97.0),
    ("LAS, EWT dev, sentences given", "ewt, given sentences, one at a time", "las", "%", 90.5),
    ("LAS, EWT dev, sentences given, read in windows", "ewt, given sentences, in windows", "las", "%", None),
    ("LAS, EWT dev, own sentences, gold words", "ewt, own sentences, gold words", "las", "%", 88.5),
    ("LAS, EWT dev, raw text (F1 over own words)", "ewt, raw text", "las", "%", None),
    ("sentences, EWT dev, raw text, F1", "ewt, raw text", "sentences", "%", None),
    ("UPOS, GUM news dev, sentences given", "gum news, given sentences, one at a time", "upos", "%", 97.5),
    ("LAS, GUM news dev, sentences given", "gum news, given sentences, one at a time", "las", "%", 89.0),
    ("names, newswire dev, nine classes, F1", "names", "all", "%", 86.0),
    ("… PERSON", "names", "PERSON", "%", 95.0),
    ("… LOC", "names", "LOC", "%", 86.0),
    ("… ORG", "names", "ORG", "%", 80.0),
    ("… NORP", "names", "NORP", "%", None),
    ("… DATE", "names", "DATE", "%", None),
    ("… MONEY", "names", "MONEY", "%", None),
    ("… MISC", "names", "MISC", "%", None),
    ("… FAC", "names", "FAC", "%", None),
    ("… PRODUCT", "names", "PRODUCT", "%", None),
    ("names zero-shot, CrossNER politics dev, F1", "names, politics", "all", "%", None),
    ("… PERSON", "names, politics", "PERSON", "%", None),
    ("… ORG", "names, politics", "ORG", "%", None),
    ("… LOC", "names, politics", "LOC", "%", None),
    ("source, PolNeAR dev, exact span F1", "attribution", "source", "%", 82.5),
    ("cue", "attribution", "cue", "%", 74.0),
    ("content", "attribution", "content", "%", 67.0),
    ("content with the right source, overlap", "attribution", "pair overlap", "%", 82.0),
    ("content with the right source, exact", "attribution", "pair exact", "%", 62.0),
    ("factuality, UDS dev, Pearson r", "factuality", "r", "", 0.80),
    ("coreference, GUM dev (news, interview, speech), CoNLL F1", "coreference", "conll", "%", 62.0),
    ("PLOVER root, PLV, five folds, macro F1", "plover", "macro f1", "", 0.75),
    ("agreement of two sentences, held half of MultiNLI dev", "nli", "accuracy", "%", 70.0),
    ("sentence vectors: rank correlation with the base encoder", "similarity", "with base", "", None),
    ("sentence vectors: Spearman with one event or two (base beside)", "similarity", "one event", "", None),
    ("… base encoder", "similarity", "one event, base", "", None),
)
"""What is shown: words, task, measure, unit, floor of the project."""


MARKERS = ("<!-- scores -->", "<!-- end of scores -->")
"""Where the table stands in the page of figures."""


def written(manifest: Path) -> str:
    """The model card (``README.md``)."""
    about = json.loads(manifest.read_text(encoding="utf8"))
    return CARD.format(
        version=about["version"],
        data="\n".join(_sets(about["data"])),
        scores="\n".join(table(about)),
        commit=about.get("training_commit") or "unknown",
    )


def with_table(page: str, manifest: Path) -> str:
    """A page with the table between its two markers renewed; a page without markers is returned as it is."""
    about = json.loads(manifest.read_text(encoding="utf8"))
    before, begin, rest = page.partition(MARKERS[0])
    _, end, after = rest.partition(MARKERS[1])
    return "\n".join([before + begin, *table(about), end + after]) if end else page


def table(about: dict[str, Any]) -> Iterator[str]:
    """Markdown rows of the scores: value, interval, floor, and the value in full precision."""
    yield "| what | value | 95 % interval | floor | fp32 |"
    yield "|---|---|---|---|---|"
    for words, task, measure, unit, floor in ROWS:
        score = about["scores"].get(task, {}).get(measure)
        if score is None:
            continue
        low, high = score.get("low"), score.get("high")
        interval = f"{_number(low, unit)} to {_number(high, unit)}" if low is not None else ""
        whole = about.get("scores_fp32", {}).get(task, {}).get(measure, {}).get("value")
        yield (
            f"| {words} | {_number(score['value'], unit)} | {interval} | {'' if floor is None else floor} |"
            f" {'' if whole is None else _number(whole, unit)} |"
        )


def _number(value: float, unit: str) -> str:
    return f"{value:.1f}" if unit == "%" or abs(value) > 1.5 else f"{value:.3f}"


def _sets(data: list[dict[str, str]]) -> Iterator[str]:
    yield "| data set | part | used for | licence of the data | SHA-256 |"
    yield "|---|---|---|---|---|"
    for one in data:
        yield f"| {one['name']} | {one['part']} | {one['use']} | {one['licence']} | `{one['digest'][:16]}…` |"


CARD = """# communique-en {version}

The English model of Communique: what it reads in a news article, in two ONNX
networks (int8, no torch at run time) and a few small arrays. Made for news; loaded by `communique`, which checks
every file against `manifest.json`.

- `reader.onnx`: one MiniLM encoder (6 layers, 384 wide) over windows of a document, with heads for parts of speech,
  sentence starts, dependencies (Universal Dependencies), names (nine classes), attribution (source, cue, content,
  and which belong together), factuality of a predicate, and queries and keys for coreference.
- `sentence.onnx`: all-MiniLM-L6-v2 as published, int8: a vector per text, one per word piece. PLOVER roots are
  read from it.
- `pieces.npz`: a vector per word piece, 128 numbers of a byte each; their sums estimate the cosines of
  `sentence.onnx` at a hundredth of its cost.
- `heads.npz`: relation labels, transition scores, coreference pairs, event codes.
- `tokenizer.json`: the word pieces of the base encoder.

Trained at commit {commit}; its weights are the mean of two
trainings, from the weights of a shorter experiment on the same sets; how, and how to train it anew, is in
`training/README.md` of the project.

## Trained on

The base encoder is all-MiniLM-L6-v2 (Apache-2.0). Digests are over the names and contents of the files used.

{data}

Some of these sets are research releases without a licence file (see the table): their authors published them for
research and set no terms for models trained on them. Whoever needs certainty can leave a set out (one switch each in
`training/settings.toml`) and train anew. Sets and genres marked non-commercial were not used. The code that loads
the model and the arrangement of these files are under Apache-2.0.

## Scores

On the dev parts, by the int8 model through the program's own reading code. Intervals: bootstrap over documents. The
last column is the same model in full precision. Dev parts also set where
coreference chains are cut, and which of two ends of the training was kept (they differ by chance).

{scores}

Coreference counts exact spans of mentions found by itself, singletons left out. PolNeAR, UDS and coreference are read
from raw text or gold words as `docs/figures/model.md` says. PolNeAR is scored after the
reading's repairs by rule (ends of sources, lines that name their speaker), not on the network's own tags.

## What it is bad at

- Facilities, products and works: few examples, low scores. There is no class of events.
- Places that act as governments ("Tehran said") are places here; rules above the model decide who acts.
- Attributions inside attributions: a second layer exists (output `att2`) and is weak; few examples.
- Content that runs over many paragraphs is often cut, and a source far away is missed.
- Factuality was learned on web text (blogs, mail, reviews), not on news.
- Poetry, tables, transcripts, tweets, other languages, text without capitals.
- It has learned what its sources wrote: names and events of 2000 to 2017 above all, political news of the United
  States for attribution.
"""
