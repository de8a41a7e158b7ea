"""How fast, how large: reading on one core and two, the encoder alone, memory, start, installed size.

    python -m evaluation.speed [--times N] [--venv DIR] [--articles N] [--bench DIR]

The text is N times the repository's examples, each copy with a line of its own, so that no two are equal. --venv names a virtual
environment with nothing but what the program needs to run; without it the packages of the running one are counted. --articles reads that many
articles (PolNeAR's training split again and again, under new ids) and a tenth of them, to see whether memory stays flat.
"""

import argparse
import gzip
import json
import subprocess
import sys
import sysconfig
import tempfile
import textwrap
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from evaluation.score import PALMERSTON, run
from evaluation.workplace import EXAMPLES, ROOT, SHARED, seconds

_MEGABYTE = 1_000_000
_ARTICLE = 4_000  # characters of an article, for articles a second
_ENCODER = """
    import sys, time
    from pathlib import Path
    from palmerston.language.sentences import split_paragraphs, split_sentences
    from palmerston.language.reader import read_words
    from palmerston.language.words import split_words
    from palmerston.pipeline import load_reader
    reader = load_reader()
    texts = [p.read_text("utf-8") for p in Path(sys.argv[1]).glob("*.txt")]
    cut = [[split_words(t, *s) for p in split_paragraphs(t) for s in split_sentences(t, p)] for t in texts]
    spent, inner = 0.0, reader.run
    def timed(feeds):
        global spent
        begin = time.perf_counter()
        found = inner(feeds)
        spent += time.perf_counter() - begin
        return found
    reader.run = timed
    for text, sentences in zip(texts, cut):
        read_words(text, [s for s in sentences if s], reader)
    print(sum(map(len, texts)) / spent)
"""


def write_copies(folder: Path, times: int) -> int:
    """Write the examples `times` over; their characters together."""
    characters = 0
    for n in range(times):
        for path in sorted(EXAMPLES.glob("*.txt")):
            text = f"{path.read_text('utf-8')}\nCopy {n + 1}.\n"
            (folder / f"{path.stem}-{n}.txt").write_text(text, "utf-8")
            characters += len(text)
    return characters


def reading(folder: Path, store: Path, workers: int) -> float:
    """Seconds of `palmerston read`, its start included."""
    with seconds() as took:
        run([*PALMERSTON, "read", folder, "--store", store, "--workers", str(workers)])
    return took()


def peak_memory(folder: Path, store: Path) -> float:
    """Megabytes of resident memory at the peak of reading on one core."""
    told = _child(
        "import resource; print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)", [*PALMERSTON, "read", folder, "--store", store, "--workers", "1"]
    )
    return float(told) * (1 if sys.platform == "darwin" else 1024) / _MEGABYTE


def _child(report: str, command: Sequence[str | Path]) -> str:
    """What `report` prints in a process that has run a command as its only child."""
    code = f"import subprocess, sys; subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL); {report}"
    return run([sys.executable, "-c", code, *command]).strip()


def start() -> float:
    """Seconds of `palmerston --help`, the median of seven."""
    command = _installed()
    return median(_seconds_of([*command, "--help"]) for _ in range(7))


def _installed() -> Sequence[str]:
    script = Path(sys.executable).parent / "palmerston"
    return [str(script)] if script.exists() else list(PALMERSTON)


def _seconds_of(command: Sequence[str]) -> float:
    with seconds() as took:
        subprocess.run(command, check=True, capture_output=True)
    return took()


def first_document() -> float:
    """Seconds from nothing to the record of a first short document, the median of three."""
    code = "import palmerston; palmerston.read('The mayor said on Monday that Jane Doe was right.')"
    return median(_seconds_of([sys.executable, "-c", code]) for _ in range(3))


def write_articles(bench: Path, path: Path, number: int) -> None:
    """A file of JSON lines with so many articles, each under an id of its own."""
    with gzip.open(bench / "polnear.train.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    with path.open("w", encoding="utf-8") as out:
        for n in range(number):
            row = rows[n % len(rows)]
            known = {"id": f"{row['id']}-{n}", "text": f"{row['text']}\nCopy {n}.\n", "published": row["published"], "outlet": row["outlet"]}
            out.write(json.dumps(known, ensure_ascii=False) + "\n")


def installed_size(packages: Path) -> float:
    """Megabytes of all files under a folder of packages."""
    return sum(p.stat().st_size for p in packages.rglob("*") if p.is_file() and not p.is_symlink()) / _MEGABYTE


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--venv", type=Path)
    parser.add_argument("--articles", type=int, default=0)
    parser.add_argument("--bench", type=Path, default=SHARED / "bench")
    args = parser.parse_args()
    packages = next(args.venv.glob("lib/python3*/site-packages")) if args.venv else Path(sysconfig.get_paths()["purelib"])
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "articles"
        folder.mkdir()
        characters = write_copies(folder, args.times)
        print(f"characters                     {characters:12,}")
        speeds = []
        for workers in (1, 2):
            speeds.append(characters / reading(folder, Path(scratch) / f"{workers}.db", workers))
            print(f"characters/s, {workers} core{'s' if workers > 1 else ' '}          {speeds[-1]:12,.0f}", flush=True)
        print(f"articles/s of 4,000, 2 cores   {speeds[1] / _ARTICLE:12.1f}")
        alone = float(run([sys.executable, "-c", textwrap.dedent(_ENCODER), folder]))
        print(f"encoder alone, characters/s    {alone:12,.0f}")
        print(f"read over encoder, 1 core      {alone / speeds[0]:12.2f}")
        print(f"peak memory, MB                {peak_memory(folder, Path(scratch) / 'memory.db'):12,.0f}")
        for number in (args.articles // 10, args.articles) if args.articles else ():
            path = Path(scratch) / f"{number}.jsonl"
            write_articles(args.bench, path, number)
            print(f"peak memory, {number:6,} articles   {peak_memory(path, Path(scratch) / f'{number}.db'):12,.0f}", flush=True)
    print(f"palmerston --help, s           {start():12.2f}")
    print(f"import and first document, s   {first_document():12.2f}")
    print(f"weights, MB                    {installed_size(ROOT / 'palmerston' / 'weights'):12.1f}")
    print(f"installed, MB                  {installed_size(packages):12,.0f}   {'' if args.venv else '(with what develops it: give --venv)'}")


if __name__ == "__main__":
    main()
