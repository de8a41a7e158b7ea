"""`palmerston show`: the corpus at a glance, an actor, two actors, or a document."""

from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from palmerston.views.cli.failures import plainly
from palmerston.views.cli.options import DEFAULT_STORE, AsJson, StoreFile

if TYPE_CHECKING:
    import msgspec

    from palmerston.store import Store
    from palmerston.store.questions import Match

    A = TypeVar("A", bound=msgspec.Struct)


@plainly
def show(
    names: Annotated[list[str] | None, typer.Argument(metavar="[ACTOR [ACTOR]]", help="Nobody, one or two actors; part of a name is enough.")] = None,
    document: Annotated[str | None, typer.Option("--document", metavar="ID", help="A document, by its id or its number.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Cut no list short.")] = False,
    doubtful: Annotated[bool, typer.Option("--doubtful", help="Show also what is likely wrong.")] = False,
    as_json: AsJson = False,
    store: StoreFile = DEFAULT_STORE,
) -> None:
    """Show who stands with whom: all of it at a glance, one actor, two actors, or one document.

    Each line ends in where it comes from, as [document:start]. A day in brackets is the day of telling, where the act's own is not known;
    ?0.41 marks a fact of a kind that is often wrong; what is more doubtful than that is left out unless --doubtful asks for it.
    """
    from palmerston.views.cli.opening import gathered_store

    asked = names or []
    if len(asked) > 2 or (asked and document is not None):
        raise typer.BadParameter('give one or two actors, or one --document; quote a name of several words: palmerston show "elon musk"')
    with gathered_store(store) as opened:
        if document is not None:
            _show_document(opened, document, doubtful=doubtful, as_json=as_json)
        elif asked:
            _show_actors(opened, asked, everything=everything, doubtful=doubtful, as_json=as_json)
        else:
            _show_brief(opened, everything=everything, doubtful=doubtful, as_json=as_json)


def _show_brief(store: "Store", *, everything: bool, doubtful: bool, as_json: bool) -> None:
    from palmerston.store.questions import brief
    from palmerston.views.cli.certain import left_out
    from palmerston.views.cli.layout import width
    from palmerston.views.cli.show_brief import brief_lines

    answer, left = _sure(brief(store), doubtful=doubtful)
    _print_json(answer) if as_json else _print([*brief_lines(answer, width(), everything=everything), *left_out(left)])


def _show_document(store: "Store", name: str, *, doubtful: bool, as_json: bool) -> None:
    import msgspec

    from palmerston.record import record_builtins
    from palmerston.store.questions import document
    from palmerston.views.cli.certain import certain_record, left_out
    from palmerston.views.cli.layout import width
    from palmerston.views.cli.show_document import document_lines

    answer = document(store, name)
    sure, left = (answer.record, 0) if doubtful else certain_record(answer.record)
    answer = msgspec.structs.replace(answer, record=sure)
    if as_json:
        known = {"number": answer.number, "versions": answer.versions, "program": answer.program, "written": answer.written}
        _print_json({**known, "record": record_builtins(answer.record)})
    else:
        _print([*document_lines(answer, width()), *left_out(left)])


def _show_actors(store: "Store", names: list[str], *, everything: bool, doubtful: bool, as_json: bool) -> None:
    from palmerston.store.questions import actor, one_actor, pair
    from palmerston.views.cli.certain import left_out
    from palmerston.views.cli.layout import width
    from palmerston.views.cli.show_actor import actor_lines
    from palmerston.views.cli.show_pair import pair_lines

    ids = []
    for name in names:
        found = one_actor(store, name)
        if isinstance(found, tuple):
            _show_matches(name, found, as_json=as_json)
            raise typer.Exit(1)
        ids.append(found.id)
    # "show elon musk" names one actor twice.
    if len(set(ids)) == 1:
        profile, left = _sure(actor(store, ids[0]), doubtful=doubtful)
        _print_json(profile) if as_json else _print([*actor_lines(profile, width(), everything=everything), *left_out(left)])
    else:
        both, left = _sure(pair(store, ids[0], ids[1]), doubtful=doubtful)
        _print_json(both) if as_json else _print([*pair_lines(both, width(), everything=everything), *left_out(left)])


def _sure(answer: "A", *, doubtful: bool) -> "tuple[A, int]":
    from palmerston.views.cli.certain import certain

    return (answer, 0) if doubtful else certain(answer)


def _show_matches(name: str, matches: "tuple[Match, ...]", *, as_json: bool) -> None:
    from palmerston.views.cli.layout import clean, cut, padded, width

    if as_json:
        _print_json({"name": name, "matches": matches})
        return
    _print([cut(f"{len(matches)} actors may be meant by {clean(name)!r}; give more of the name, or the id:", width())])
    for match in matches:
        known = f"{match.who.kind}, {match.mentions} {'mention' if match.mentions == 1 else 'mentions'}"
        _print([cut("  " + padded(clean(match.who.name), 34) + padded(known, 28) + match.who.id, width())])


def _print(lines: list[str]) -> None:
    typer.echo("\n".join(line.rstrip() for line in lines))


def _print_json(answer: object) -> None:
    import msgspec

    typer.echo(msgspec.json.encode(answer).decode())
