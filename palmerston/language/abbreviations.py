"""Abbreviations that news writes with a full stop, by whether a sentence may end with them."""

# A name or a number follows: the full stop ends no sentence.
TITLES = frozenset(
    "Mr Mrs Ms Mx Messrs Dr Drs Prof Rev Hon Sen Sens Rep Reps Gov Govs Gen Col Lt Maj Capt Sgt Cpl Pvt Adm Cmdr Cmdt Brig Pres Amb Supt Insp Det Msgr"
    " Fr Sr St Ste Mt Ft".split()
)
MONTHS = frozenset("Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec".split())
BEFORE_MORE = frozenset("vs v cf approx est e.g i.e viz Op Nos".split())
NEVER_LAST = TITLES | MONTHS | BEFORE_MORE

# A sentence may end with them: the next word tells.
_STATES = (
    "Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Penn Tenn Tex Vt Va Wash Wis Wyo"
    " Alta Ont Que".split()
)
_BODIES = "Inc Corp Co Cos Ltd Plc Bros Assn Dept Univ Ave Blvd Rd Jr Sr Esq etc al".split()
SOMETIMES_LAST = frozenset([*_STATES, *_BODIES])

# Days in tables and datelines; in running text their full stop may end a sentence.
_DAYS = frozenset("Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun".split())

ALL = NEVER_LAST | SOMETIMES_LAST | _DAYS | frozenset(["No", "Ph.D"])
