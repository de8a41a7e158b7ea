"""The reader: one encoder pass a window, a head for each layer of the annotation."""

import numpy as np
import torch
from torch import Tensor, nn

SHAPES = 6
ARC, LABEL = 256, 96
PAIR = 160
# Heads that read two words at once, and heads that read one mention.
PAIR_LAYERS = ("code", "status", "directed", "coreference")
WORD_LAYERS = ("upos", "conll", "kinds", "source", "cue", "content", "feeling")


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
    Outputs, a word: the labels of `WORD_LAYERS` (batch, words, labels); `arcs` (batch, words, words + 1), whose
    column 0 is the root; `dependent` and `governor` (batch, words + 1, LABEL) for the relations; `first`
    and `second` (batch, words + 1, PAIR) for the pair layers, position 0 standing for nobody.
    """

    def __init__(self, encoder: nn.Module, labels: dict[str, list[str]]) -> None:
        super().__init__()
        self.encoder = encoder
        width = encoder.config.hidden_size
        self.shapes = nn.Embedding(SHAPES, width)
        nn.init.normal_(self.shapes.weight, std=0.01)
        self.tags = nn.ModuleDict({layer: nn.Linear(width, len(labels[layer])) for layer in WORD_LAYERS})
        self.arc_dependent, self.arc_governor = nn.Linear(width, ARC), nn.Linear(width, ARC)
        self.label_dependent, self.label_governor = nn.Linear(width, LABEL), nn.Linear(width, LABEL)
        self.arc = Biaffine(ARC, 1)
        self.label = Biaffine(LABEL, len(labels["relations"]))
        self.pair_first, self.pair_second = nn.Linear(width, PAIR), nn.Linear(width, PAIR)
        self.pair_hidden = nn.Linear(3 * PAIR, PAIR)
        self.pair_tags = nn.ModuleDict({layer: nn.Linear(PAIR, len(labels[layer])) for layer in PAIR_LAYERS})
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
        out["first"] = self.pair_first(all_words)
        out["second"] = self.pair_second(all_words)
        return out

    def pairs(self, first: Tensor, second: Tensor) -> dict[str, Tensor]:
        """Scores of every pair layer for n pairs: both inputs (n, PAIR); the vector of "no receiver" is that of the window's start."""
        joined = nn.functional.gelu(self.pair_hidden(self.drop(nn.functional.gelu(torch.cat([first, second, first * second], -1)))))
        return {layer: head(joined) for layer, head in self.pair_tags.items()}

    def relations(self, dependent: Tensor, governor: Tensor) -> Tensor:
        """Scores of relations for words with chosen governors: both (n, LABEL) -> (n, relations)."""
        one = torch.ones_like(dependent[:, :1])
        left, right = torch.cat([dependent, one], -1), torch.cat([governor, one], -1)
        return torch.einsum("nx,oxy,ny->no", left, self.label.weight, right)


def outside_weights(reader: Reader) -> dict[str, np.ndarray]:
    """What is applied outside of the graph, to chosen pairs only."""
    found = {"relations": reader.label.weight, "pair_weight": reader.pair_hidden.weight, "pair_bias": reader.pair_hidden.bias}
    for layer, head in reader.pair_tags.items():
        found |= {f"{layer}_weight": head.weight, f"{layer}_bias": head.bias}
    return {name: value.detach().numpy().astype(np.float16) for name, value in found.items()}
