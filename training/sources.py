"""The data sets of the model: what is used of each, and under which licence."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Source:
    """A data set. ``files`` are patterns under the data folder: what training reads of it."""

    switch: str
    name: str
    licence: str
    part: str
    files: tuple[str, ...]
    use: str


SOURCES = (
    Source("ewt", "Universal Dependencies English EWT 2.16", "CC BY-SA 4.0", "train", ("ud_ewt/train.conllu",),
           "parts of speech, sentences, dependencies"),
    Source("uds", "UDS It-Happened (factuality over EWT)", "CC BY-SA 4.0", "train",
           ("uds_factuality/it-happened_eng_ud1.2_07092017.tsv",), "factuality"),
    Source("gum", "GUM, commercially usable genres", "annotation CC BY 4.0; text CC BY or CC BY-SA", "train",
           ("gum/dep/*.conllu", "gum/splits.md"), "dependencies, coreference"),
    Source("newswire", "English Worldwide Newswire", "public research release, no licence file", "train",
           ("worldwide_newswire/train/*.tsv",), "names"),
    Source("politics", "CrossNER politics", "MIT", "train", ("crossner_politics/train.txt",), "names"),
    Source("polnear", "PolNeAR", "published for research, no licence file; news text", "train",
           ("polnear/train/text/*.txt", "polnear/train/attributions/*.ann"), "attribution"),
    Source("plover", "PLV (PLOVER roots)", "no licence file", "train", ("plover/PLV_train.tsv",), "event codes"),
    Source("nli", "MultiNLI (one half of the dev part)", "OANC, CC BY and CC BY-SA by genre", "half of dev",
           ("nli/mnli/dev.csv",), "agreement of two sentences"),
    Source("nli", "SNLI", "CC BY-SA 4.0", "dev", ("nli/snli/dev.csv",), "agreement of two sentences"),
    Source("nli", "Counterfactually augmented SNLI", "CC BY-SA 4.0 (SNLI)", "train",
           ("nli/counterfactual/train.tsv",), "agreement of two sentences"),
    Source("pieces", "ECB+ (topics that are not dev), PolNeAR, MultiNLI and SNLI dev (parts)",
           "CC BY 3.0 over news text; no licence file; OANC, CC BY and CC BY-SA", "train",
           ("ecbplus/topics/*/*.xml", "polnear/train/text/*.txt", "nli/mnli/dev.csv", "nli/snli/dev.csv",
            "nli/counterfactual/train.tsv"), "table that estimates sentence vectors"),
)


def used(folder: Path, switches: dict[str, bool]) -> list[dict[str, str]]:
    """Name, licence, part, use and digest of every set that is switched on."""
    on = [source for source in SOURCES if switches.get(source.switch)]
    return [
        {"name": s.name, "licence": s.licence, "part": s.part, "use": s.use, "digest": digest(folder, s.files)}
        for s in on
    ]


def digest(folder: Path, patterns: tuple[str, ...]) -> str:
    """SHA-256 over the names and contents of the files, in the order of their names."""
    total = hashlib.sha256()
    for path in sorted({path for pattern in patterns for path in folder.glob(pattern)}):
        total.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()
