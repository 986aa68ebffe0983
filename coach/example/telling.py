"""A conversation of the course as the record that the user kept of it, and the person it was with."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from coach.example.cast import HOME
from coach.example.course import fixed
from coach.example.holding import introductions, times
from coach.example.pools import life
from coach.example.preparing import asking, preparation
from coach.example.reflecting import reflection, thanked
from coach.records.conversation import CallLine, Conversation, Mode, Status
from coach.records.person import IntroductionWish, Person

if TYPE_CHECKING:
    from datetime import date

    from coach.example.course import Encounter
    from coach.example.dice import Dice

_NEVER_ASKED = (Status.IDEA,)
_AGREED = (Status.SCHEDULED, Status.HELD, Status.CANCELLED, Status.MISSED_BY_ME, Status.MISSED_BY_THEM)


def conversation(encounter: Encounter, goal_id: str, today: date, dice: Dice) -> Conversation:
    """The record of a conversation, as complete as the user was at that time of the year."""
    allotted = dice.pick((30, 30, 45) if encounter.share < 0.3 else (20, 30, 30, 25))
    line = _line(encounter, dice)
    prepared = preparation(encounter, allotted, line, dice)
    asked = asking(encounter, dice)
    stamps = times(encounter, allotted, dice)
    ended = stamps.ended.at or encounter.start + timedelta(minutes=allotted)
    held = encounter.status is Status.HELD
    agreed = encounter.status in _AGREED
    requested, answered, followed_up = _request(encounter, today, dice)
    calls_drop = encounter.mode.call and held
    in_person = encounter.mode is Mode.IN_PERSON
    return Conversation(
        id=encounter.id,
        person=encounter.person.id,
        goal=goal_id,
        status=encounter.status,
        created=_evening(requested or today - timedelta(days=2), dice),
        requested=requested,
        answered=answered,
        followed_up=followed_up,
        start=encounter.start if agreed else None,
        time_zone=_zone(encounter) if agreed else "",
        allotted_minutes=allotted,
        mode=encounter.mode,
        place=_place(encounter, dice) if agreed else "",
        line=line,
        address=_address(encounter) if agreed else "",
        travel_minutes=5 * dice.whole(3, 11) if in_person and agreed else None,
        preparation=prepared,
        times=stamps,
        interruptions=_interruptions(encounter, dice) if held else None,
        dropped=dice.maybe(0.3 - 0.25 * encounter.share) if calls_drop else None,
        notes=_say(dice.deal("notes", life().notes), encounter, dice) if held else "",
        useful=_useful(encounter, dice) if held and dice.maybe(0.3 + 0.6 * encounter.share) else "",
        asking=asked,
        introductions=introductions(encounter, asked, today, dice) if held else (),
        reflection=reflection(encounter, ended, prepared, today, dice),
        thanked=thanked(encounter, ended, today, dice),
        cancelled_why=_why_not(encounter, dice),
    )


def person(encounter: Encounter, told: Conversation, dice: Dice) -> Person:
    """The person as the notebook knows them after a first conversation."""
    who, by, day = encounter.person, encounter.introduced_by, encounter.start.date()
    held = encounter.status is Status.HELD
    wish = encounter.wish if held else IntroductionWish.NOT_KNOWN
    words = life().wishes.get(wish, ("",))
    how = (
        f"Through {by.person.name}" if by else _say(dice.deal("how known", life().how_known), encounter, dice)
    )
    return Person(
        id=who.id,
        name=who.name,
        say_it=who.say_it,
        role=who.role,
        organisation=who.organisation,
        industry=who.trade.industry,
        interests=who.interests,
        how_known=how,
        links=(f"{who.domain}/people/{who.mailbox}",) if dice.maybe(0.6) else (),
        email=f"{who.mailbox}@{who.domain}",
        phone=who.phone,
        time_zone=who.zone,
        introduced_by=by.person.id if by else "",
        wish=wish,
        wish_noted=day if wish is not IntroductionWish.NOT_KNOWN else None,
        wish_words=dice.pick(words),
        useful=told.useful,
        keep_in_touch=dice.pick((3, 4, 6, 6)) if held and dice.maybe(0.55) else None,
        notes=_say(dice.deal("own facts", life().own_facts), encounter, dice) if dice.maybe(0.4) else "",
        created=told.created,
    )


def _say(text: str, encounter: Encounter, dice: Dice) -> str:
    who = encounter.person
    return dice.fill(text, first=who.first, org=who.organisation, thing=dice.pick(who.interests))


def _request(encounter: Encounter, today: date, dice: Dice) -> tuple[date | None, date | None, date | None]:
    """When the user asked for the conversation, when the answer came, and whether it took a second note."""
    if encounter.status in _NEVER_ASKED:
        return None, None, None
    if encounter.status is Status.REQUESTED:
        return today - timedelta(days=7), None, None
    day = min(encounter.start.date(), today)
    slow = dice.maybe(0.2)
    requested = day - timedelta(days=dice.whole(16, 24) if slow else dice.whole(7, 15))
    answered = requested + timedelta(days=dice.whole(11, 13) if slow else dice.whole(0, 4))
    return requested, answered, requested + timedelta(days=10) if slow else None


def _evening(day: date, dice: Dice) -> datetime:
    return fixed(datetime.combine(day, time(dice.whole(18, 21), dice.whole(0, 59)), ZoneInfo(HOME)))


def _zone(encounter: Encounter) -> str:
    at_home = encounter.start.astimezone(ZoneInfo(HOME)).utcoffset()
    return HOME if encounter.start.utcoffset() == at_home else encounter.person.zone


def _line(encounter: Encounter, dice: Dice) -> CallLine | None:
    if encounter.mode is Mode.PHONE:
        return dice.weighed({CallLine.LANDLINE: 0.3 + 0.4 * encounter.share, CallLine.MOBILE: 0.4})
    if encounter.mode is Mode.VIDEO:
        return dice.weighed({CallLine.WIFI: 0.8, CallLine.SOFTPHONE: 0.2})
    return None


def _place(encounter: Encounter, dice: Dice) -> str:
    if encounter.mode.call:
        return dice.pick(life().call_places)
    if dice.maybe(0.45):
        return dice.fill("{org}, at the entrance", org=encounter.person.organisation)
    return dice.deal("cafes", life().cafes)


def _address(encounter: Encounter) -> str:
    if encounter.mode is Mode.PHONE:
        return encounter.person.phone
    return f"meet.{encounter.person.domain}/{encounter.id[3:]}" if encounter.mode is Mode.VIDEO else ""


def _interruptions(encounter: Encounter, dice: Dice) -> int:
    return max(0, round(dice.around(1.6 - 1.8 * encounter.share, 0.7)))


def _useful(encounter: Encounter, dice: Dice) -> str:
    trade = encounter.person.trade
    return _say(dice.deal(f"{trade.id} useful", trade.useful), encounter, dice)


def _why_not(encounter: Encounter, dice: Dice) -> str:
    whys = {
        Status.CANCELLED: life().cancelled,
        Status.MISSED_BY_ME: (life().missed_me,),
        Status.MISSED_BY_THEM: (life().missed_them,),
    }
    return _say(dice.pick(whys.get(encounter.status, ("",))), encounter, dice)
