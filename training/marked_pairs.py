"""The alternative to one pass for all pairs: a pass for each pair, with marks before its two words. Trained and measured for docs/decisions/0004.

    python training/marked_pairs.py --bench DIR --gold DIR --start reader.pt [--epochs N] [--out marked.pt]

Prints, on the held records' pairs: F1 of acts (any code but "none") of the one pass of `--start` and of the marked passes, and the CPU-seconds of each.
"""

import argparse
import random
import sys
import time
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import AutoModel

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from training import windows as w
from training.network import CONTEXT_LAYERS, Reader
from training.train_reader import Batches, base_model, full_records

FIRST, SECOND = 1, 2  # [unused0], [unused1]
LONGEST, BATCH, NONES = 110, 32, 4  # wordpieces around a pair; pairs a batch; pairs without an act for each with one


class Marked(nn.Module):
    """[CLS] and the two marks, one tanh layer, a code."""

    def __init__(self, encoder: nn.Module, shapes: nn.Embedding, codes: int) -> None:
        super().__init__()
        self.encoder, self.shapes = encoder, shapes
        width = encoder.config.hidden_size
        self.hidden, self.code, self.drop = nn.Linear(3 * width, width), nn.Linear(width, codes), nn.Dropout(0.1)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor, marks: Tensor) -> Tensor:
        embedded = self.encoder.embeddings.word_embeddings(ids) + self.shapes(shapes)
        hidden = self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        rows = torch.arange(len(ids))
        joined = torch.cat([hidden[:, 0], hidden[rows, marks[:, 0]], hidden[rows, marks[:, 1]]], -1)
        return self.code(self.drop(torch.tanh(self.hidden(self.drop(joined)))))


def pairs_of(windows: list[w.Window], rng: random.Random, *, every: bool) -> list[tuple[w.Window, int, int, str]]:
    found = []
    for window in windows:
        acts = [(window, i, j, c) for i, j, c, _ in window.pairs if c != "none"]
        nones = [(window, i, j, c) for i, j, c, _ in window.pairs if c == "none"]
        found += acts + (nones if every else rng.sample(nones, min(len(nones), NONES * max(1, len(acts)))))
    return found


def tensors(rows, batches: Batches):
    """Wordpieces around each pair, marks put before the two words; a receiver that is not there is marked at the start."""
    made = []
    for window, i, j, code in rows:
        ids, shapes, first = batches.encoded(window)
        marks = sorted((first[k], mark) for k, mark in ((i, FIRST), (j, SECOND)) if k >= 0)
        for n, (at, mark) in enumerate(marks):
            ids, shapes = [*ids[: at + n], mark, *ids[at + n :]], [*shapes[: at + n], 5, *shapes[at + n :]]
        places = {mark: at + n for n, (at, mark) in enumerate(marks)}
        middle = sum(places.values()) // len(places)
        start = max(0, min(middle - LONGEST // 2, len(ids) - LONGEST))
        cut = slice(start, start + LONGEST)
        lead = [] if start == 0 else [101]
        ids, shapes = lead + ids[cut], ([5] if lead else []) + shapes[cut]
        at = [max(0, min(places.get(mark, start) - start + len(lead), len(ids) - 1)) for mark in (FIRST, SECOND)]
        made.append((ids, shapes, at, batches.index["code"][code]))
    width = max(len(m[0]) for m in made)

    def padded(rows, value):
        return torch.tensor([[*r, *[value] * (width - len(r))] for r in rows])

    mask = padded([[1] * len(m[0]) for m in made], 0)
    return padded([m[0] for m in made], 0), padded([m[1] for m in made], 5), mask, torch.tensor([m[2] for m in made]), torch.tensor([m[3] for m in made])


def f1(chances: Tensor, right: Tensor) -> tuple[float, float]:
    """The best F1 over thresholds of an act with its right code, and its threshold; code 0 is "none"."""
    best, code = chances[:, 1:].max(1)
    hit = (code + 1 == right) & (right > 0)
    options = []
    for bar in torch.arange(0.05, 0.95, 0.05):
        said = best >= bar
        options.append((2 * float((hit & said).sum()) / max(1.0, float(said.sum() + (right > 0).sum())), float(bar)))
    return max(options)


@torch.no_grad()
def one_pass(reader: Reader, batches: Batches, windows: list[w.Window]) -> tuple[Tensor, Tensor, float]:
    begin = time.process_time()
    chances, right = [], []
    assert "code" in CONTEXT_LAYERS
    for batch in batches.of(windows, random.Random(1)):
        out = reader(batch["ids"], batch["shapes"], batch["mask"], batch["first"])
        rows = batch["pairs:code"]
        if len(rows):
            window, one = rows[:, 0], rows[:, 1]
            sentences = batch["sentences"][window]
            context = out["keys"][window], out["values"][window], sentences == torch.gather(sentences, 1, (one - 1).unsqueeze(1))
            chances.append(reader.pair("code", out["first"][window, one], out["second"][window, rows[:, 2]], context).softmax(-1))
            right.append(rows[:, 3])
    return torch.cat(chances), torch.cat(right), time.process_time() - begin


@torch.no_grad()
def marked(model: Marked, batches: Batches, rows) -> tuple[Tensor, Tensor, float]:
    begin = time.process_time()
    chances, right = [], []
    for at in range(0, len(rows), 64):
        *given, codes = tensors(rows[at : at + 64], batches)
        chances.append(model(*given).softmax(-1))
        right.append(codes)
    return torch.cat(chances), torch.cat(right), time.process_time() - begin


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bench", type=Path, required=True)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--start", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    found = torch.load(args.start, weights_only=True)
    base = base_model()
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    reader = Reader(AutoModel.from_pretrained(base, attn_implementation="eager", add_pooling_layer=False), found["labels"])
    reader.load_state_dict(found["state"])
    reader.eval()
    batches = Batches(tokenizer, found["labels"], 2200)
    held = [x for x in full_records(args.bench, w.HELD) if len(batches.encoded(x)[0]) <= 400]
    chances, right, spent = one_pass(reader, batches, held)
    print(f"one pass: best F1 of acts {f1(chances, right)}, {spent:.1f} CPU-s for {len(right)} pairs", flush=True)

    taught = [*full_records(args.bench, args.gold / "train"), *full_records(args.bench, w.OWN)]
    taught += w.plover_windows(args.bench / "plover_plv.train.jsonl.gz")
    rows = pairs_of(taught, rng, every=False)
    model = Marked(reader.encoder, reader.shapes, len(found["labels"]["code"]))
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    optimizer = torch.optim.AdamW([{"params": list(model.encoder.parameters()), "lr": 8e-5}, {"params": heads, "lr": 5e-4}], weight_decay=0.01, fused=True)
    total = args.epochs * ((len(rows) + BATCH - 1) // BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min((s + 1) / (0.1 * total), max(0.0, (total - s) / (0.9 * total))))
    asked = pairs_of(held, rng, every=True)
    begin = time.process_time()
    for epoch in range(args.epochs):
        model.train()
        rng.shuffle(rows)
        for at in range(0, len(rows), BATCH):
            *given, codes = tensors(rows[at : at + BATCH], batches)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = nn.functional.cross_entropy(model(*given).float(), codes)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
        model.eval()
        chances, right, spent = marked(model, batches, asked)
        taken = f"{spent:.1f} CPU-s for {len(right)} pairs, trained {time.process_time() - begin:.0f} CPU-s"
        print(f"marked, epoch {epoch}: best F1 of acts {f1(chances, right)}, {taken}", flush=True)
    if args.out:
        torch.save({"state": model.state_dict(), "labels": found["labels"]["code"]}, args.out)


if __name__ == "__main__":
    main()
