"""How a file is rewritten so that only the lines of what changed change, comments and quotes kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.problems import CoachError
from coach.store.emit import emit, emit_field, emit_value
from coach.store.failures import CannotStore
from coach.store.flaws import Flaw
from coach.store.lines import Lines
from coach.store.outline import outline
from coach.store.patch import Patch, Refused
from coach.store.text import document as read_text
from coach.store.text import reread

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from coach.records import Plain
    from coach.store.text import Document


class ReadsOtherwise(CoachError):  # noqa: N818  (named by what happened)
    """A text was made that reads otherwise than what was meant, so it was not written."""

    def __init__(self) -> None:
        super().__init__("This could not be written so that it reads the same. Nothing was changed on disk.")


def rewrite(
    document: Document,
    before: Mapping[str, Plain],
    after: Mapping[str, Plain],
    same: Callable[[Mapping[str, Plain]], bool],
) -> Document:
    """A file after some of its values changed, as it was read back.

    Args:
        document: the file as it is.
        before: its values as its record writes them; what the file says otherwise stays as it is.
        after: the values as they shall be.
        same: whether values read back mean `after`; what does not is never written.
    """
    there = spliced(document, before, after, same)
    if there is not None:
        return there
    newline = Lines(document.text).newline
    plain_before = outline(document.text).plain_texts
    text = emit(after, plain_before=plain_before).replace("\n", newline)
    return _meant(text, same, bom=document.bom)


def fresh(plain: Mapping[str, Plain], same: Callable[[Mapping[str, Plain]], bool]) -> Document:
    """A new file, read back before it is given."""
    return _meant(emit(plain), same, bom=False)


def _meant(text: str, same: Callable[[Mapping[str, Plain]], bool], *, bom: bool) -> Document:
    try:
        read = read_text(text, bom=bom)
    except Flaw as flaw:
        raise ReadsOtherwise from flaw
    if not same(read.plain):
        raise ReadsOtherwise
    return read


def spliced(
    document: Document,
    before: Mapping[str, Plain],
    after: Mapping[str, Plain],
    same: Callable[[Mapping[str, Plain]], bool],
) -> Document | None:
    """The file with only the lines of what changed changed; None where that would read otherwise."""
    both = before.keys() & after.keys()
    names = {*before, *after} - {name for name in both if before[name] == after[name]}
    try:
        read = (
            _by_field(document, before, after, names) if document.tame else _as_one(document, before, after)
        )
    except (Flaw, Refused, CannotStore):  # whoever writes the whole knows where in it the character stands
        return None
    if not same(read.plain):
        return None
    kept = (name for name in document.plain if name not in names)
    return None if any(read.plain.get(name) != document.plain[name] for name in kept) else read


def _as_one(document: Document, before: Mapping[str, Plain], after: Mapping[str, Plain]) -> Document:
    """The file with the places of what changed sought in its whole text."""
    tree = outline(document.text)
    work = Patch(Lines(document.text), tree.plain_texts)
    work.mapping(tree, before, after)
    return read_text(work.lines.changed(), bom=document.bom)


def _by_field(
    document: Document, before: Mapping[str, Plain], after: Mapping[str, Plain], names: set[str]
) -> Document:
    """The same for a tame file, of which only the lines of the fields that changed are looked at."""
    lines = document.fields()
    made = {name: said for name, said in lines.items() if name in after or name not in before}
    if not made:
        raise Refused
    for name in names & made.keys():
        said = _says_one_thing(document.plain[name]) and _says_one_thing(after[name])
        former = {name: before[name]} if name in before else {}
        made[name] = (_again if said else _within)(made[name], name, former, after[name])
    return reread(document, made if after.keys() <= lines.keys() else _with_new(made, after))


def _says_one_thing(value: Plain) -> bool:
    return not isinstance(value, (dict, list))


def _again(lines: str, name: str, before: Mapping[str, Plain], after: Plain) -> str:
    """The lines of a field that says one thing, and the empty ones below it, with what it says now."""
    if lines.startswith(("'", '"'), len(name) + 2):
        return _within(lines, name, before, after)
    return "\n".join(emit_value(f"{name}:", after)) + lines[len(lines.rstrip("\n")) :]


def _within(lines: str, name: str, before: Mapping[str, Plain], after: Plain) -> str:
    """The lines of a field with the places of what changed sought in them."""
    tree = outline(lines)
    work = Patch(Lines(lines), tree.plain_texts)
    work.mapping(tree, before, {name: after})
    return work.lines.changed()


def _with_new(lines: Mapping[str, str], after: Mapping[str, Plain]) -> dict[str, str]:
    """The lines of fields and of those that are new, each behind the one that it follows in `after`."""
    behind: dict[str, dict[str, str]] = {}
    last = ""
    for name, value in after.items():
        if name in lines:
            last = name
        else:
            new = "\n".join(emit_field(name, value, 0)) + "\n"
            behind.setdefault(last, {})[name] = new
    made = behind.get("", {})
    for name, said in lines.items():
        made[name] = said
        made |= behind.get(name, {})
    return made
