"""The reader: one encoder pass a window, a head for each layer of the annotation."""

import numpy as np
import torch
from torch import Tensor, nn

SHAPES = 6
ARC, LABEL = 256, 96


class Biaffine(nn.Module):
    def __init__(self, width: int, out: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(out, width + 1, width + 1))
        nn.init.normal_(self.weight, std=0.02)

    def forward(self, left: Tensor, right: Tensor) -> Tensor:
        one = torch.ones_like(left[..., :1])
        left, right = torch.cat([left, one], -1), torch.cat([right, torch.ones_like(right[..., :1])], -1)
        return torch.einsum("bix,oxy,bjy->boij", left, self.weight, right)


class Reader(nn.Module):
    """Scores of every layer for a window of wordpieces.

    Inputs: wordpiece ids and case shapes (batch, pieces), attention mask, and the first piece of each word (batch, words).
    Outputs, a word: `upos`, `conll`, `kinds`, `source`, `cue`, `content` (batch, words, labels); `arcs` (batch, words, words + 1), whose
    column 0 is the root; `dependent` and `governor` (batch, words + 1, LABEL) for the relations.
    """

    def __init__(self, encoder: nn.Module, labels: dict[str, list[str]]) -> None:
        super().__init__()
        self.encoder = encoder
        width = encoder.config.hidden_size
        self.shapes = nn.Embedding(SHAPES, width)
        nn.init.normal_(self.shapes.weight, std=0.01)
        self.tags = nn.ModuleDict({layer: nn.Linear(width, len(labels[layer])) for layer in ("upos", "conll", "kinds", "source", "cue", "content")})
        self.arc_dependent, self.arc_governor = nn.Linear(width, ARC), nn.Linear(width, ARC)
        self.label_dependent, self.label_governor = nn.Linear(width, LABEL), nn.Linear(width, LABEL)
        self.arc = Biaffine(ARC, 1)
        self.label = Biaffine(LABEL, len(labels["relations"]))
        self.drop = nn.Dropout(0.2)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor, first: Tensor) -> dict[str, Tensor]:
        embedded = self.encoder.embeddings.word_embeddings(ids) + self.shapes(shapes)
        hidden = self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        words = torch.gather(hidden, 1, first.unsqueeze(-1).expand(-1, -1, hidden.shape[-1]))
        words = self.drop(words)
        all_words = torch.cat([hidden[:, :1], words], 1)
        out = {layer: head(words) for layer, head in self.tags.items()}
        act = nn.functional.gelu
        out["arcs"] = self.arc(act(self.arc_dependent(words)), act(self.arc_governor(all_words)))[:, 0]
        out["dependent"] = act(self.label_dependent(words))
        out["governor"] = act(self.label_governor(all_words))
        return out

    def relations(self, dependent: Tensor, governor: Tensor) -> Tensor:
        """Scores of relations for words with chosen governors: both (n, LABEL) -> (n, relations)."""
        one = torch.ones_like(dependent[:, :1])
        left, right = torch.cat([dependent, one], -1), torch.cat([governor, one], -1)
        return torch.einsum("nx,oxy,ny->no", left, self.label.weight, right)


def relation_weights(reader: Reader) -> np.ndarray:
    return reader.label.weight.detach().numpy()
