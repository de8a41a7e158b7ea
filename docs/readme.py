"""Fill the printed parts of README.md: run it after a change of what the program prints.

    python -m docs.readme

Each block between "<!-- printed: COMMAND -->" (or text, themes, scores) and "<!-- end -->" is replaced by what the command really prints.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BLOCK = re.compile(r"<!-- (printed|text|themes|scores)(?:: (.*?))? -->\n.*?<!-- end -->", re.DOTALL)
WIDTH = "118"
# A theme of the story, the command that shows it, and words that its line holds. The test looks the lines up in the real output.
THEMES = (
    ("an alliance in phases", "show Trump Musk", r"^  (allied|strained|hostile) .*"),
    ("donors", "show --document 2025-03-13-honeymoon", r"^  about \$290 million.*"),
    ("contracts", "show --document 2025-06-08-silicon-valley", r".*\$795 million.*"),
    ("appointments", "show --document 2025-04-24-irs-appointment", r".*APPOINT.*"),
    ("direct channels", "show --document 2025-06-08-silicon-valley", r".*CONSULT.*"),
    ("a coalition and its conflicts", "show --document 2025-06-08-silicon-valley", r".*Bannon.*(ACCUSE|REJECT).*"),
    ("a fight over an appointment", "show --document 2025-04-24-irs-appointment", r".*Trump (DISMISS|REJECT|APPOINT).*"),
    ("insults and praise", "show --document 2025-04-10-tariffs", r".*“Navarro is truly a moron.*"),
    ("a ledger of claimed savings", "show --document 2025-05-31-ledger", r"^  \$175 billion.*"),
    ("the audit that disputes it", "show", r".*against “many of the cancelled.*"),
    ("stakes", "show --document 2025-06-06-break", r".*\$4 trillion.*"),
    ("price moves", "show --document 2025-06-06-break", r"^  14\.3.*"),
    ("wealth", "show --document 2025-06-06-break", r".*\$34 billion.*"),
    ("unnamed sources", "show --document 2025-06-08-silicon-valley", r".*unnamed.*pick a side.*"),
    ("second-hand sources", "show --document 2025-04-10-tariffs", r".*“Musk appealed to Trump personally.*"),
    ("names bent by translation", "show Bessent", r"also written.*"),
)


def run(store: Path, words: str) -> str:
    program = Path(sys.executable).with_name("palmerston")
    command = [str(program), *words.split(), "--store", str(store)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env={**os.environ, "COLUMNS": WIDTH}, check=False)
    return done.stdout.rstrip()


def themes(store: Path) -> str:
    rows = ["| theme | command | a line of its output |", "|---|---|---|"]
    for theme, words, pattern in THEMES:
        line = _line(store, words, pattern)
        if line is None:
            words, line = f"{words} --doubtful", _line(store, f"{words} --doubtful", pattern)
        rows.append(f"| {theme} | `{words}` | {f'`{line.strip()}`' if line else '*not found yet*'} |")
    return "\n".join(rows)


def _line(store: Path, words: str, pattern: str) -> str | None:
    return next((x for x in run(store, words).splitlines() if re.fullmatch(pattern, x)), None)


def scores() -> str:
    """The last measurement of each set in evaluation/SCORES.md, as a table."""
    measured, _, _ = (ROOT / "evaluation" / "SCORES.md").read_text("utf-8").partition("\n## ")
    lines = [line for line in measured.splitlines() if line.startswith("|")]
    last = {line.split("|")[3].strip(): line for line in lines[2:]}
    return "\n".join([*lines[:2], *last.values()])


def page() -> str:
    """README.md with its printed parts made anew."""
    with tempfile.TemporaryDirectory() as folder:
        store, short = Path(folder) / "try.db", Path(folder) / "short.db"
        run(store, "read examples")
        run(short, "read docs/short.txt")

        def filled(match: re.Match[str]) -> str:
            kind, words = match.group(1), match.group(2)
            if kind == "printed":
                command = words.removeprefix("palmerston ")
                body = f"```\n$ {words}\n{run(short if 'short' in command else store, command)}\n```"
            elif kind == "text":
                body = "\n".join(f"> {line}" for line in (ROOT / words).read_text("utf-8").strip().splitlines())
            else:
                body = themes(store) if kind == "themes" else scores()
            head = f"<!-- {kind}: {words} -->" if words else f"<!-- {kind} -->"
            return f"{head}\n{body}\n<!-- end -->"

        return BLOCK.sub(filled, (ROOT / "README.md").read_text("utf-8"))


def main() -> None:
    (ROOT / "README.md").write_text(page(), "utf-8")


if __name__ == "__main__":
    main()
