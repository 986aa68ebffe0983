"""The command line: `python -m coach COMMAND`."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from coach import briefing, example
from coach.exchange import page
from coach.notebook import Notebook
from coach.problems import CoachError
from coach.trends import Filter
from coach.ui import review

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.problems import Problem


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit code."""
    parser = argparse.ArgumentParser(prog="python -m coach", description="Rapport, without the browser.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_check(commands)
    _add_example(commands)
    _add_brief(commands)
    _add_review(commands)
    chosen = parser.parse_args(arguments)
    return int(chosen.run(chosen))


def _add_check(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    words = "name what is wrong with the files of a notebook"
    command = commands.add_parser("check", help=words, description=words.capitalize() + ".")
    command.add_argument("folder", type=Path, help="the notebook's folder")
    command.set_defaults(run=_check)


def _check(chosen: argparse.Namespace) -> int:
    if not chosen.folder.is_dir():
        sys.stderr.write(f"{chosen.folder}: there is no such folder. Look at the path, then try again.\n")
        return 2
    book = Notebook.open(chosen.folder)
    problems = book.problems
    sys.stdout.writelines(map(_told, problems))
    number = sum(1 for _ in book.shelves)
    read = f"{number} record{'' if number == 1 else 's'} can be read"
    if problems:
        things = "1 thing needs" if len(problems) == 1 else f"{len(problems)} things need"
        sys.stdout.write(f"\n{things} a look; nothing was changed. {read}.\n")
    else:
        sys.stdout.write(f"All is well: {read}.\n" if number else "All is well: there are no records yet.\n")
    return 1 if problems else 0


def _add_brief(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    words = "write the page to print for a conversation"
    command = commands.add_parser("brief", help=words, description=words.capitalize() + ".")
    command.add_argument("folder", type=Path, help="the notebook's folder")
    command.add_argument("conversation", help="its identity, such as cv-7k2m9qf4")
    _add_form(command, usual="text")
    command.set_defaults(run=_brief)


def _brief(chosen: argparse.Namespace) -> int:
    shelves = Notebook.open(chosen.folder).shelves if chosen.folder.is_dir() else None
    talk = shelves.conversation(chosen.conversation) if shelves else None
    if shelves is None or talk is None:
        sys.stderr.write(f"{chosen.folder}: there is no conversation {chosen.conversation}\n")
        return 2
    named = shelves.settings.time_zone or talk.time_zone or "UTC"
    now = datetime.now(UTC).astimezone(ZoneInfo(named))
    document = briefing.of(talk, shelves, own=ZoneInfo(named), now=now)
    sys.stdout.write(page.FORMS[chosen.form](document))
    return 0


def _told(problem: Problem) -> str:
    """Where, as editors and compilers write it, and what; then the line itself, and what to do."""
    line = f"    {problem.line_text}\n" if problem.line_text else ""
    return f"{problem.where}: {problem.message}\n{line}    What to do: {problem.remedy}.\n"


def _add_example(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    words = "write a made-up notebook of any size"
    command = commands.add_parser("example", help=words, description=words.capitalize() + ".")
    command.add_argument("folder", type=Path, help="a new folder, or one that holds an earlier example")
    command.add_argument("--conversations", type=_count, default=example.CONVERSATIONS, metavar="N")
    command.add_argument(
        "--seed", type=int, default=example.SEED, metavar="S", help="another seed, another story"
    )
    command.add_argument(
        "--today",
        type=date.fromisoformat,
        default=datetime.now(UTC).astimezone().date(),
        metavar="YYYY-MM-DD",
        help="the day the last conversations are told from; today where it is left out",
    )
    command.set_defaults(run=_example)


def _count(word: str) -> int:
    number = int(word)
    if number < 0:
        raise argparse.ArgumentTypeError(f"{number} is fewer than none")
    return number


def _example(chosen: argparse.Namespace) -> int:
    try:
        made = example.fresh(
            chosen.folder, today=chosen.today, conversations=chosen.conversations, seed=chosen.seed
        )
    except CoachError as error:
        sys.stderr.write(f"{error.sentence}\n")
        return 2
    sys.stdout.write(
        f"{chosen.folder}: {len(made.conversations)} conversations with {len(made.people)} people,"
        f" {len(made.goals)} goals, {len(made.actions)} actions, {len(made.shelf)} on the shelf\n"
    )
    return 0


def _add_review(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    words = "write the page to look at together with a coach: charts and open questions"
    command = commands.add_parser("review", help=words, description=words.capitalize() + ".")
    command.add_argument("folder", type=Path, help="the notebook's folder")
    _add_form(command, usual="html")
    command.add_argument("--names", action="store_true", help="names in full rather than initials")
    command.add_argument("--off-record", action="store_true", help="also what was said off the record")
    command.set_defaults(run=_review)


def _add_form(command: argparse.ArgumentParser, *, usual: str) -> None:
    """How both pages let the form be chosen."""
    words = f"the form to write it in; {usual} where it is left out"
    command.add_argument("--as", dest="form", choices=tuple(page.FORMS), default=usual, help=words)


def _review(chosen: argparse.Namespace) -> int:
    if not chosen.folder.is_dir():
        sys.stderr.write(f"{chosen.folder}: there is no such folder\n")
        return 2
    made = review.document(
        Notebook.open(chosen.folder).shelves,
        datetime.now(UTC).astimezone(),
        Filter(),
        initials=not chosen.names,
        off_record=chosen.off_record,
    )
    sys.stdout.write(page.FORMS[chosen.form](made))
    return 0


if __name__ == "__main__":
    sys.exit(main())
