"""Entries beside a record: made, added, put in order and removed by the press of a button."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from coach.records import Record, Row
from coach.records.paths import value_at
from coach.ui import fields, notices, session, undoing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from coach.store.drafts import Draft

T = TypeVar("T", bound=Record)


class Adder:
    """Something new that is typed beside a record: an entry of a list, or a record of its own.

    Args:
        maker: its inputs.
        keep: puts what was made where it belongs; called with the same thing twice, it puts it once.
        values: what it says beyond what was typed.
    """

    def __init__(self, maker: fields.Maker, keep: Callable[[Any], object], **values: Any) -> None:
        self.maker = maker
        self._keep = keep
        self._values = values

    def ask(self, *paths: str, **how: Any) -> None:
        """Draw inputs for these fields of it."""
        self.maker.ask(*paths, **how)

    def button(self, label: str, deed: Callable[[], object] | None = None) -> None:
        """The button that adds it; a page that does more than add hands in a `deed` of its own."""
        key = f"add.{self.maker.owner}.{self.maker.name}"
        notices.button(label, deed or self.add, key=key, icon=":material/add:")

    def add(self) -> None:
        """Add what was typed; where something is missing, nothing is added and the inputs say what."""
        self.maker.add(self._keep, **self._values)

    def take_in(self) -> bool:
        """Add what was typed and not added yet, if anything; False where it could not be added."""
        if not self.begun:
            return True
        self.add()
        return not self.begun

    @property
    def begun(self) -> bool:
        """Whether something was typed by now that is not added yet."""
        return _begun(fields.Maker(self.maker.owner, self.maker.name, self.maker.part))

    @property
    def begun_before(self) -> bool:
        """Whether something was typed when this run began."""
        return _begun(self.maker)


def _begun(maker: fields.Maker) -> bool:
    kind = type(maker.part)
    needed = [name for name in kind.model_fields if kind.words_for(name).required]
    return any(maker.text(name).strip() for name in needed)


class Listing(Generic[T]):
    """The entries of one list of a record, such as its questions.

    Args:
        record: the record as the page drew it; what the disk says by now goes first.
        path: where the list is, such as `preparation.questions`.
        empty: the entry that a new one starts from.
        kept: the record's drafts, where this run has read them already.
        values: what a new entry says beyond what was typed.
    """

    def __init__(
        self, record: T, path: str, empty: Row, *, kept: Mapping[str, Draft] | None = None, **values: Any
    ) -> None:
        self.record = record
        self.path = path
        name = path.rpartition(".")[2]
        self.adder = Adder(fields.Maker(record.id, name, empty, kept=kept), self.put, **values)

    def put(self, row: Row, *, unless: Callable[[Any], bool] | None = None) -> None:
        """Put an entry at the end, unless it is there already or one like it is."""

        def at_the_end(rows: tuple[Any, ...]) -> tuple[Any, ...]:
            known = any(other.id == row.id or (unless and unless(other)) for other in rows)
            return rows if known else (*rows, row)

        self._change(at_the_end)

    def move(self, row_id: str, place: int) -> None:
        """Put an entry at a place counted from 0; pressed twice, it is still there."""

        def moved(rows: tuple[Any, ...]) -> tuple[Any, ...]:
            taken = [row for row in rows if row.id == row_id]
            rest = [row for row in rows if row.id != row_id]
            return (*rest[:place], *taken, *rest[place:])

        self._change(moved)

    def remove(self, row_id: str, *, said: str = "Removed.") -> None:
        """Take an entry out, with a way back; what was typed in it and not saved is in the way back too."""
        if any(path.startswith(f"{self.path}.{row_id}.") for path in fields.Form(self.record).drafts):
            fields.save(self.record, said="")
        self._change(lambda rows: tuple(row for row in rows if row.id != row_id))
        notices.offer_undo(said, self.record.id)

    def remove_button(self, row_id: str) -> None:
        """The button that takes an entry out."""
        deed = partial(self.remove, row_id)
        notices.button("Remove", deed, key=f"remove.{row_id}", quiet=True, icon=":material/delete:")

    def _change(self, how: Callable[[tuple[Any, ...]], tuple[Any, ...]]) -> None:
        fields.change(
            self.record, lambda current: with_value(current, self.path, how(value_at(current, self.path)))
        )


def with_value(part: Any, path: str, value: object) -> Any:
    """The part with the field at a dotted path set to a value."""
    name, _, rest = path.partition(".")
    return part.but(**{name: with_value(getattr(part, name), rest, value) if rest else value})


def keep_record(record: Record) -> None:
    """Put a new record into the open notebook; the same one twice is put once."""
    book = session.notebook()
    if book.find(record.id) is None:
        undoing.note(record.id, None, book.save(record, seen=None, now=session.now()))
