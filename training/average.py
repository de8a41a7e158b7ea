"""Average the weights of two checkpoints of one training run: what one forgot the other still knows.

    python training/average.py first.pt second.pt --out reader.pt
"""

import argparse
from pathlib import Path

import torch


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoints", type=Path, nargs=2)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    first, second = (torch.load(path, weights_only=True) for path in args.checkpoints)
    if first["labels"] != second["labels"]:
        raise SystemExit("the checkpoints have other labels: they are not of one run")
    state = {name: (value + second["state"][name]) / 2 if value.is_floating_point() else value for name, value in first["state"].items()}
    torch.save({**second, "state": state}, args.out)


if __name__ == "__main__":
    main()
