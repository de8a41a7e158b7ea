"""Parts and variants of a name: what is the surname, is this an acronym of that, can these two be one name bent?"""

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

_PARTICLES = frozenset("al bin ben van von der den de del della da di du la le el ibn abu ter ten st".split())
_SUFFIXES = frozenset("jr sr ii iii iv phd md esq".split())
_FILLERS = frozenset("the of for and on in a an to &".split())
_COMPANY_FORMS = frozenset("inc corp corporation co company ltd limited plc llc group holdings ag sa nv gmbh lp llp".split())


@lru_cache(maxsize=20_000)
def folded(name: str) -> str:
    """A name for comparing: lower case, accents and full stops off, apostrophes as one, "the" in front left out."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    plain = re.sub(r"[.“”\"]", "", plain.replace("’", "'").lower())
    plain = " ".join(re.sub(r"[\-–—/,]", " ", plain).split())
    return plain[4:] if plain.startswith("the ") else plain


@lru_cache(maxsize=20_000)
def parts(name: str) -> tuple[str, ...]:
    """The words of a name, folded; "Jr." and the like left out."""
    return tuple(w for w in folded(name).split() if w not in _SUFFIXES)


def surname(name: str) -> str:
    """The surname of a person's full name, particles included: "von der leyen". The name itself where it is one word."""
    words = parts(name)
    at = len(words) - 1
    while at > 1 and words[at - 1] in _PARTICLES:
        at -= 1
    return " ".join(words[at:]) if words else ""


def could_be_same_person(short: str, full: str) -> bool:
    """Whether a shorter name can stand for a full one: the surname, the first name, or first and last without the middle."""
    a, b = parts(short), parts(full)
    if not a or len(a) > len(b) or a == b:
        return a == b
    if len(a) == 1:
        return a[0] == surname(full) or a[0] == b[-1] or (a[0] == b[0] and len(a[0]) > 2)
    if " ".join(a) == surname(full):
        return True
    return surname(short) == surname(full) and _first_names_agree(a[0], b[0])


def _first_names_agree(a: str, b: str) -> bool:
    return (
        a == b or (len(a) == 1 and b.startswith(a)) or (len(b) == 1 and a.startswith(b)) or (min(len(a), len(b)) >= 3 and (a.startswith(b) or b.startswith(a)))
    )


def initials(name: str) -> str:
    """First letters of the words that count: "department of government efficiency" -> "dge"."""
    return "".join(w[0] for w in folded(name).split() if w not in _FILLERS)


def all_initials(name: str) -> str:
    """First letters of every word but "the": "department of government efficiency" -> "doge"."""
    return "".join(w[0] for w in folded(name).split())


def is_acronym_of(short: str, long: str) -> bool:
    """Whether a short form is built of the first letters of a longer name, with or without its small words."""
    letters = folded(short).replace(" ", "")
    if not 2 <= len(letters) <= 8 or " " not in folded(long) or short.islower():
        return False
    return letters in {initials(long), all_initials(long)} or _ofs_kept(long) == letters


def _ofs_kept(long: str) -> str:
    return "".join(w[0] for w in folded(long).split() if w not in _FILLERS - {"of"})


def same_words(a: str, b: str) -> bool:
    """Whether two names of bodies hold the same words in any order: "Treasury Department", "Department of the Treasury"."""
    left, right = ({w for w in folded(x).split() if w not in _FILLERS and w not in {"us", "national"}} for x in (a, b))
    return len(left) > 1 and left == right


def is_short_form(short: str, long: str) -> bool:
    """Whether a body's shorter name opens its longer one: "Palantir", "Palantir Technologies Inc."."""
    a, b = folded(short).split(), [w for w in folded(long).split() if w not in _COMPANY_FORMS]
    a = [w for w in a if w not in _COMPANY_FORMS]
    return (0 < len(a) < len(b) and b[: len(a)] == a and len(a[0]) > 2) or (bool(a) and a == b)


def bent_likeness(a: str, b: str) -> float:
    """How likely two surnames are one name bent by translation or haste, 0 to 1; first letters must agree."""
    x, y = folded(a), folded(b)
    if not x or not y or x[0] != y[0] or min(len(x), len(y)) < 4:
        return 1.0 if x == y else 0.0
    distance = DamerauLevenshtein.distance(x, y)
    return max(0.0, 1.0 - distance / max(len(x), len(y))) * 0.5 + JaroWinkler.similarity(x, y) * 0.5


def slug(name: str) -> str:
    """A name as an id: "Donald J. Trump" -> "donald-j-trump"."""
    return re.sub(r"[^a-z0-9]+", "-", folded(name)).strip("-") or "unnamed"
