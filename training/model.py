"""The network: one MiniLM encoder, a vector per word (its first word piece), and small heads on it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import AutoModel

from training.base import base_folder
from training.labels import ATTRIBUTION, DEPRELS, NAMES, UPOS
from training.transitions import FORBIDDEN, legal

HIDDEN = 384
ARC, LABEL, LINK, COREFERENCE = 256, 128, 128, 96
OUTPUTS = ("pos", "sent", "arc", "ld", "lh", "ner", "att", "link", "fact", "cq", "ck", "att2")
"""Names of the outputs of ``Reader.forward``, in order."""


class Bilinear(nn.Module):
    """score[i, j] = gelu(A xᵢ) · U · gelu(B yⱼ) / √d; the deep biaffine attention of Dozat and Manning (2017)."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.dependent = nn.Linear(HIDDEN, size)
        self.head = nn.Linear(HIDDEN, size)
        self.weight = nn.Parameter(torch.empty(size, size))
        nn.init.xavier_uniform_(self.weight)
        self.scale = size**-0.5

    def forward(self, x: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
        """The scores (B × X × Y), and the projected heads (B × Y × size)."""
        heads = functional.gelu(self.head(y))
        return (functional.gelu(self.dependent(x)) @ self.weight) @ heads.transpose(1, 2) * self.scale, heads


class Syntax(nn.Module):
    """Parts of speech, sentence starts, heads and relations."""

    def __init__(self) -> None:
        super().__init__()
        self.upos = nn.Linear(HIDDEN, len(UPOS))
        self.start = nn.Linear(HIDDEN, 2)
        self.root = nn.Parameter(torch.randn(HIDDEN) * 0.02)
        self.arc = Bilinear(ARC)
        self.prior = nn.Linear(ARC, 1)
        self.label_dependent = nn.Linear(HIDDEN, LABEL)
        self.label_head = nn.Linear(HIDDEN, LABEL)
        self.label = nn.Linear(LABEL, len(DEPRELS))

    def trees(self, words: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Arc scores (B × W × W+1, column 0 the root), label parts of dependents and of heads."""
        heads = torch.cat([self.root.expand(words.size(0), 1, -1), words], 1)
        scores, projected = self.arc(words, heads)
        return scores + self.prior(projected).transpose(1, 2), self.label_dependent(words), self.label_head(heads)

    def relations(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """Relation scores of chosen pairs, from the label parts of the dependents and of their heads."""
        return self.label(functional.gelu(dependents + heads))


class Attribution(nn.Module):
    """Two layers of source, cue and content, and the link of each word to the first word of its cue."""

    def __init__(self) -> None:
        super().__init__()
        self.tags = nn.Linear(HIDDEN, len(ATTRIBUTION))
        self.nested = nn.Linear(HIDDEN, len(ATTRIBUTION))
        self.link = Bilinear(LINK)


class Moves(nn.Module):
    """Learned transition scores of one BIO head; forbidden moves stay forbidden."""

    legal: Tensor

    def __init__(self, tags: tuple[str, ...]) -> None:
        super().__init__()
        self.scores = nn.Parameter(torch.zeros(len(tags) + 1, len(tags)))
        self.register_buffer("legal", torch.from_numpy(legal(tags)), persistent=False)

    def forward(self) -> Tensor:
        """(n + 1) × n."""
        return torch.where(self.legal, self.scores, FORBIDDEN)


class Reader(nn.Module):
    """Everything that is read per document, from one encoder pass."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(
            base_folder(), attn_implementation="sdpa", add_pooling_layer=False,
            attention_probs_dropout_prob=0.0, hidden_dropout_prob=0.0,  # dropped attention costs a third of the speed
        )
        types = self.encoder.embeddings.token_type_embeddings.weight.data
        shapes = nn.Embedding(8, HIDDEN)
        shapes.weight.data[:] = types[0]
        self.encoder.embeddings.token_type_embeddings = shapes
        self.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
        self.drop = nn.Dropout(0.1)
        self.syntax = Syntax()
        self.names = nn.Linear(HIDDEN, len(NAMES))
        self.attribution = Attribution()
        self.factuality = nn.Linear(HIDDEN, 1)
        self.query = nn.Linear(HIDDEN, COREFERENCE)
        self.key = nn.Linear(HIDDEN, COREFERENCE)
        self.moves = nn.ModuleDict({"names": Moves(NAMES), "attribution": Moves(ATTRIBUTION)})

    def regularise(self, rate: float) -> None:
        """Sets the dropout after each sublayer of the encoder, a share of 1; attention keeps none."""
        for name, part in self.encoder.named_modules():
            if isinstance(part, nn.Dropout) and not name.endswith("self.dropout"):
                part.p = rate

    def words(self, ids: Tensor, mask: Tensor, case: Tensor, widx: Tensor) -> Tensor:
        """One vector per word, B × W × 384."""
        hidden = self.encoder(input_ids=ids, attention_mask=mask, token_type_ids=case).last_hidden_state
        return self.drop(torch.gather(hidden, 1, widx.unsqueeze(-1).expand(-1, -1, hidden.size(-1))))

    def forward(self, ids: Tensor, mask: Tensor, case: Tensor, widx: Tensor) -> tuple[Tensor, ...]:
        """All outputs in the order of ``OUTPUTS``."""
        words = self.words(ids, mask, case, widx)
        arcs, dependents, heads = self.syntax.trees(words)
        return (
            self.syntax.upos(words), self.syntax.start(words), arcs, dependents, heads, self.names(words),
            self.attribution.tags(words), self.attribution.link(words, words)[0], self.factuality(words),
            self.query(words), self.key(words), self.attribution.nested(words),
        )


RENAMED = {
    "enc.": "encoder.", "pos.": "syntax.upos.", "sent.": "syntax.start.", "root": "syntax.root",
    "U": "syntax.arc.weight", "ad.": "syntax.arc.dependent.", "ah.": "syntax.arc.head.", "bh.": "syntax.prior.",
    "ld.": "syntax.label_dependent.", "lh.": "syntax.label_head.", "lo.": "syntax.label.", "ner.": "names.",
    "att.": "attribution.tags.", "V": "attribution.link.weight", "kd.": "attribution.link.dependent.",
    "kh.": "attribution.link.head.",
}
"""Parameter names of the first experiment (``start_fp16.npz``) in this network."""


def load_start(model: Reader, path: Path) -> list[str]:
    """Fills the network from weights, its own (``reader.pt``) or those of the first experiment (``.npz``).

    Returns the parameters that stay as they were.
    """
    if path.suffix == ".pt":
        model.load_state_dict(torch.load(path, weights_only=True))
        return []
    found = {_renamed(key): torch.from_numpy(value.astype(np.float32)) for key, value in np.load(path).items()}
    result = model.load_state_dict(found, strict=False)
    if result.unexpected_keys:
        raise ValueError(f"{path} has parameters that the network has not: {result.unexpected_keys}")
    return list(result.missing_keys)


def _renamed(key: str) -> str:
    for old, new in RENAMED.items():
        if key == old or (old.endswith(".") and key.startswith(old)):
            return new + key[len(old) :]
    return key
