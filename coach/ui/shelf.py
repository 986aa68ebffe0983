"""The shelf of articles and events: whose interests they match, by which words, and who has them already."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from coach.records import Action, Person, ShelfItem, new_id
from coach.records.action import ActionKind
from coach.records.shelf_item import Handed, ShelfKind
from coach.rules import giving
from coach.rules.phrases import listed
from coach.ui import fields, notices, session, undoing
from coach.ui.identity import identity
from coach.ui.inputs import names
from coach.ui.why import why
from coach.ui.words import count, day, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.records import Shelves
    from coach.rules.giving import Match

_SHOWN = 6
_WEB = re.compile(r"https?://")
_ICONS = {ShelfKind.ARTICLE: ":material/article:", ShelfKind.EVENT: ":material/event:"}


def listing(shelves: Shelves, person_id: str, chosen: str = "") -> None:
    """The items with whom they fit, the best matches first; events that are over are set aside."""
    notices.button(
        "Put something on the shelf",
        partial(session.choose, new_id(ShelfItem.prefix)),
        key="shelf.new",
        icon=":material/add:",
    )
    today = session.today()
    matches = giving.matches(shelves, today=today)
    over = [item for item in shelves.shelf if item.on and item.on < today]
    lying = {item: _fitting(item, matches, person_id) for item in shelves.shelf if item not in over}
    shown = sorted(lying, key=lambda item: (item.id != chosen, -len(lying[item])))
    for item in shown[:_SHOWN]:
        _item(item, shelves, lying[item], opened=item.id == chosen)
    if len(shown) > _SHOWN:
        with st.expander(f"{len(shown) - _SHOWN} more", key="more-items"):
            for item in shown[_SHOWN:]:
                look = partial(session.choose, item.id)
                notices.button(plain(item.title), look, key=f"look.{item.id}", quiet=True)
    if not shelves.shelf:
        st.text(
            "Keep what you come across: an article, a talk, an open evening. It may be right for somebody."
        )
    if over:
        with st.expander(
            f"{count(len(over), 'event')} that {'is' if len(over) == 1 else 'are'} over", key="over"
        ):
            for item in over:
                st.text(f"{item.title}, {day(item.on)}{_had_by(item, shelves)}")
    why("5d", "5e", key="shelf", label="Why a shelf?")


def _fitting(item: ShelfItem, matches: Sequence[Match], person_id: str) -> list[Match]:
    """Whom the item fits, the best first; only the one person where one is chosen."""
    return [one for one in matches if one.item.id == item.id and person_id in ("", one.person.id)]


def _had_by(item: ShelfItem, shelves: Shelves) -> str:
    to_whom = [shelves.name_of(entry.person) for entry in item.given]
    return f". Given to {listed(to_whom)}" if to_whom else ""


def _item(item: ShelfItem, shelves: Shelves, fitting: Sequence[Match], *, opened: bool) -> None:
    with st.container(key=f"item.{item.id}", gap="xsmall"):
        when = f" · {day(item.on)}" if item.on else ""
        st.markdown(f"{_ICONS[item.what]} **{plain(item.title)}**{when}")
        if item.why:
            st.text(item.why)
        about = ", ".join(item.tags) or "No tags yet, so it matches by its title only"
        st.caption(plain(about + _had_by(item, shelves)))
        if fitting:
            st.text(f"Fits {listed([_fit(match) for match in fitting[:3]])}.")
        if item.link and not _WEB.match(item.link):
            st.text(item.link)
        with st.container(horizontal=True, vertical_alignment="center"):
            for match in fitting[:1]:
                _give(item, match.person)
            _somebody_else(item, shelves, fitting)
            if _WEB.match(item.link):
                st.link_button("Open the link", item.link, type="tertiary")
            if not opened:
                change = partial(session.choose, item.id)
                notices.button("Change", change, key=f"change.{item.id}", quiet=True)
        if opened:
            _change(item, shelves)


def _change(item: ShelfItem, shelves: Shelves) -> None:
    with st.container(border=True, key=f"changing.{item.id}"):
        form(item)
        for entry in item.given:
            name = plain(shelves.name_of(entry.person))
            back = partial(_take_back, item, entry)
            notices.button(
                f"Not given to {name} after all", back, key=f"back.{item.id}.{entry.id}", quiet=True
            )
        with st.container(horizontal=True):
            notices.button("Close", partial(session.choose, ""), key=f"close.{item.id}", quiet=True)
            notices.button("Take it off the shelf", partial(_remove, item), key=f"off.{item.id}", quiet=True)


def _fit(match: Match) -> str:
    """Whom an item fits and by which words: `Ada Okafor (reuse, retail)`."""
    return f"{match.person.title} ({', '.join(match.words)})"


def offer(match: Match) -> None:
    """One item that fits one person, with the words that say so, and a button to note that it was given."""
    item = match.item
    with st.container(key=f"offer.{item.id}", gap="xsmall"):
        st.markdown(f"{_ICONS[item.what]} **{plain(item.title)}**, from your shelf")
        st.text(f"You both say {listed(match.words)}.")
        _give(item, match.person)


def _give(item: ShelfItem, person: Person) -> None:
    give = partial(hand_over, item, person)
    notices.button(f"Give it to {plain(person.title)}", give, key=f"hand.{item.id}.{person.id}")


def _somebody_else(item: ShelfItem, shelves: Shelves, fitting: Sequence[Match]) -> None:
    """Give it to anybody who does not have it yet, chosen by name."""
    had = {person for item_id, person in giving.handed_or_promised(shelves) if item_id == item.id}
    among = names({one.id: one.title for one in shelves.people if one.id not in had})
    if not among:
        return
    label = "Somebody else" if fitting else "Give it to somebody"
    with st.popover(label, type="tertiary", key=f"to.{item.id}"):
        chosen = st.selectbox(
            "To whom",
            list(among),
            format_func=lambda one: among.get(one, one),
            index=None,
            key=f"to-whom.{item.id}",
        )
        person = shelves.person(chosen or "")
        if person:
            notices.button("I gave it to them", partial(hand_over, item, person), key=f"gave.{item.id}")


def form(item: ShelfItem) -> None:
    """The fields of an item, with Save; the date only where it is an event."""
    typed = fields.Form(item)
    typed.ask("what", "name", "link")
    if typed.text("what") == ShelfKind.EVENT.value:
        typed.ask("on")
    typed.ask("tags", "why")
    typed.save_bar(deed=partial(_save, item))


def write_down(item_id: str) -> None:
    """Something new for the shelf."""
    item = ShelfItem(id=item_id, created=session.now())
    with st.container(border=True, key="shelf-new"):
        st.markdown("**Something for the shelf**")
        form(item)
        notices.button("Never mind", partial(_leave, item), key="shelf.leave", quiet=True)


def _save(item: ShelfItem) -> None:
    if fields.save(item):
        session.choose("")


def _leave(item: ShelfItem) -> None:
    fields.Form(item).discard()
    session.choose("")


def hand_over(item: ShelfItem, person: Person) -> None:
    """Note that a person got the item: once on the item, so that it is never offered again, once as given."""
    book, now = session.notebook(), session.now()

    def handed(one: ShelfItem) -> ShelfItem:
        if any(entry.person == person.id for entry in one.given):
            return one
        return one.but(given=(*one.given, Handed.new(person=person.id, when=now.date())))

    fields.change(item, handed)
    if not _deeds(book.shelves, item, person.id):
        deed = Action(
            id=identity(Action.prefix, item.id, person.id),
            what=ActionKind.GIVE_BACK,
            text=f"Passed on “{item.title}”",
            person=person.id,
            shelf_item=item.id,
            created=now,
            done=now,
        )
        seen = book.seen(deed.id)
        undoing.note(deed.id, seen, book.save(deed, seen=seen, now=now))
    notices.saved(f"Noted: {person.title} has “{item.title}” from you")


def _deeds(shelves: Shelves, item: ShelfItem, person_id: str) -> list[Action]:
    return [one for one in shelves.actions_for(person_id) if one.shelf_item == item.id and not one.dropped]


def _take_back(item: ShelfItem, entry: Handed) -> None:
    book, now = session.notebook(), session.now()
    fields.change(item, lambda one: one.but(given=tuple(each for each in one.given if each.id != entry.id)))
    for deed in _deeds(book.shelves, item, entry.person):
        book.remove(deed.id, seen=book.seen(deed.id), now=now)
        undoing.note(deed.id, deed.id, None)
    notices.saved(f"“{item.title}” can be offered to them again")


def _remove(item: ShelfItem) -> None:
    book = session.notebook()
    book.remove(item.id, seen=book.seen(item.id), now=session.now())
    session.choose("")
    notices.offer_undo(f"Off the shelf: {item.title}", item.id)
