"""All scores of one model folder on the dev parts."""

from __future__ import annotations

from pathlib import Path

from communique.reading.coreference.antecedents import PREFIX
from training import coreference as pairs
from training.data import names as name_data
from training.data import treebank, uds
from training.evaluation import attribution, coreference, factuality, names, syntax
from training.evaluation.counting import Score
from training.evaluation.layouts import opened

ZERO_SHOT = ("PERSON", "ORG", "LOC")
COREFERENCE_GENRES = ("news", "interview", "speech")

Scores = dict[str, dict[str, Score]]


def scores(data: Path, folder: Path) -> Scores:
    """Task → measure → value with its interval. Only dev parts are opened."""
    model = opened(folder)
    ewt = treebank.ewt(data / "ud_ewt", "dev")
    news = treebank.gum(data / "gum", "dev", ("news",))
    found: Scores = {}
    for name, trees in (("ewt", ewt), ("gum news", news)):
        found[f"{name}, given sentences, one at a time"] = syntax.given_sentences(trees, model, alone=True)
        found[f"{name}, given sentences, in windows"] = syntax.given_sentences(trees, model, alone=False)
        found[f"{name}, own sentences, gold words"] = syntax.own_sentences(trees, model)
        found[f"{name}, raw text"] = syntax.raw_text(trees, model)
        report(found)
    found["names"] = names.scores(list(name_data.newswire(data / "worldwide_newswire", "dev")), model)
    found["names, politics"] = names.scores(
        list(name_data.politics(data / "crossner_politics", "dev")), model, ZERO_SHOT
    )
    found["attribution"] = attribution.scores(data / "polnear", "dev", model)
    report(found)
    judged = uds.judgements(data / "uds_factuality", "dev")
    found["factuality"] = factuality.scores(uds.with_factuality(ewt, treebank.units(ewt), judged), model)
    if PREFIX + "w1" in model.heads:
        read = pairs.read(treebank.gum(data / "gum", "dev", COREFERENCE_GENRES), model)
        found["coreference"] = coreference.score([(pairs.chains(d, model.heads), pairs.gold_chains(d)) for d in read])
        report(found)
    return found


def report(found: Scores) -> None:
    """Prints the values of what was measured last."""
    name = list(found)[-1]
    print(name, {measure: score["value"] for measure, score in found[name].items()}, flush=True)
