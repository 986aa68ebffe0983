"""The command line: `python -m coach COMMAND`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from coach.notebook import Notebook

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit code."""
    parser = argparse.ArgumentParser(prog="python -m coach", description="Rapport, without the browser.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_check(commands)
    chosen = parser.parse_args(arguments)
    return int(chosen.run(chosen))


def _add_check(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    words = "name what is wrong with the files of a notebook"
    command = commands.add_parser("check", help=words, description=words.capitalize() + ".")
    command.add_argument("folder", type=Path, help="the notebook's folder")
    command.set_defaults(run=_check)


def _check(chosen: argparse.Namespace) -> int:
    if not chosen.folder.is_dir():
        sys.stderr.write(f"{chosen.folder}: there is no such folder\n")
        return 2
    problems = Notebook.open(chosen.folder).problems
    sys.stdout.writelines(f"{problem}\n" for problem in problems)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
