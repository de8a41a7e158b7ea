"""The reader: one encoder pass a window, a head for each layer of the annotation."""

import numpy as np
import torch
from torch import Tensor, nn

SHAPES = 6
ARC, LABEL = 256, 96
PAIR = 160
CONTEXT = 96
# Heads that read two words at once, and heads that read one mention.
PAIR_LAYERS = ("code", "status", "directed", "coreference", "holder", "measure", "tie", "conflict")
# Heads that the program itself does not run.
BENCHMARK_LAYERS = ("conll", "politics", "conflict", "claim", "answer")
# Pair layers that also look at the words around the pair.
CONTEXT_LAYERS = ("code", "status", "directed", "tie", "conflict")
WORD_LAYERS = ("upos", "conll", "politics", "kinds", "source", "cue", "content", "feeling", "stance", "issue", "claim", "answer")


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
        self.context_key, self.context_value = nn.Linear(width, CONTEXT), nn.Linear(width, CONTEXT)
        self.context_query = nn.Linear(2 * PAIR, CONTEXT)
        self.context_hidden = nn.Linear(CONTEXT, PAIR, bias=False)
        nn.init.zeros_(self.context_hidden.weight)
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
        out["keys"], out["values"] = self.context_key(words), self.context_value(words)
        out["words"] = words
        return out

    def pair(self, layer: str, first: Tensor, second: Tensor, context: tuple[Tensor, Tensor, Tensor] | None = None) -> Tensor:
        """Scores of a pair layer for n pairs.

        Both vectors are (n, PAIR); that of "no receiver" is the window's start. `context` for layers of CONTEXT_LAYERS: keys and values
        (n, words, CONTEXT) and which of the words to look at (n, words).
        """
        act = nn.functional.gelu
        joined = self.pair_hidden(self.drop(act(torch.cat([first, second, first * second], -1))))
        if context is not None:
            keys, values, seen = context
            query = self.context_query(act(torch.cat([first, second], -1)))
            scores = torch.einsum("nc,nwc->nw", query, keys) / CONTEXT**0.5
            weights = scores.masked_fill(~seen, -1e4).softmax(-1)
            joined = joined + self.context_hidden(self.drop(torch.einsum("nw,nwc->nc", weights, values)))
        return self.pair_tags[layer](act(joined))

    def relations(self, dependent: Tensor, governor: Tensor) -> Tensor:
        """Scores of relations for words with chosen governors: both (n, LABEL) -> (n, relations)."""
        one = torch.ones_like(dependent[:, :1])
        left, right = torch.cat([dependent, one], -1), torch.cat([governor, one], -1)
        return torch.einsum("nx,oxy,ny->no", left, self.label.weight, right)


def outside_weights(reader: Reader) -> dict[str, np.ndarray]:
    """What the program applies outside of the graph, to chosen pairs only."""
    found = {"relations": reader.label.weight, "pair_weight": reader.pair_hidden.weight, "pair_bias": reader.pair_hidden.bias}
    found |= {"query_weight": reader.context_query.weight, "query_bias": reader.context_query.bias, "context_weight": reader.context_hidden.weight}
    return _halved(found | _heads({layer: head for layer, head in reader.pair_tags.items() if layer not in BENCHMARK_LAYERS}))


def benchmark_weights(reader: Reader) -> dict[str, np.ndarray]:
    """The heads that only benchmarks need: of words on the output "words", of pairs on the same vectors as the others."""
    return _halved(_heads({layer: head for tags in (reader.tags, reader.pair_tags) for layer, head in tags.items() if layer in BENCHMARK_LAYERS}))


def _heads(heads: dict[str, nn.Module]) -> dict[str, Tensor]:
    return {f"{layer}_{name}": value for layer, head in heads.items() for name, value in (("weight", head.weight), ("bias", head.bias))}


def _halved(found: dict[str, Tensor]) -> dict[str, np.ndarray]:
    return {name: value.detach().numpy().astype(np.float16) for name, value in found.items()}
