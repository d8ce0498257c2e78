"""Print a run-sheet: ``python -m widgets.workshop 60 online``. With nothing more, check the kit."""

from __future__ import annotations

import argparse
import sys

from widgets.content import ContentError
from widgets.languages import FIRST
from widgets.words import Writer
from widgets.workshop.links import check_kit
from widgets.workshop.schema import LENGTHS, MODES
from widgets.workshop.sheets import TOPIC, compile_sheet
from widgets.workshop.text import write_sheet


def main(arguments: list[str] | None = None) -> int:
    """Check the kit and print one sheet; return 0, or 1 after one sentence on what is wrong."""
    say = Writer(FIRST, TOPIC).say
    parser = argparse.ArgumentParser(prog="python -m widgets.workshop", description=say("cli.what"))
    parser.add_argument("length", nargs="?", type=int, choices=LENGTHS, help=say("cli.length"))
    parser.add_argument("mode", nargs="?", choices=MODES, default=MODES[0], help=say("cli.mode"))
    parser.add_argument("--lang", default=FIRST, help=say("cli.lang"))
    parser.add_argument("--pack", default="", help=say("cli.pack"))
    asked = parser.parse_args(arguments)
    try:
        check_kit(asked.lang)
        if asked.length is None:
            print(say("cli.fine", count=len(LENGTHS) * len(MODES)))
        else:
            sheet = compile_sheet(asked.length, asked.mode, asked.lang, asked.pack)
            print(write_sheet(sheet, asked.pack))
    except ContentError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
