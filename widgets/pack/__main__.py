"""``python -m widgets.pack clinic``: what is missing, wrong or old in a local pack."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from widgets import cache
from widgets.content import ContentError, place_pack
from widgets.languages import FIRST
from widgets.pack.choose import check_pack, shorten
from widgets.pack.words import TOPIC, find_lang
from widgets.words import Writer


def main(argv: Sequence[str] | None = None) -> int:
    """Print the list; return 1 if a server would refuse the pack, such as one with no help line."""
    say = Writer(FIRST, TOPIC).say
    parser = argparse.ArgumentParser(prog="python -m widgets.pack", description=say("cli.what"))
    parser.add_argument("pack", nargs="?", default=cache.pack(), help=say("cli.pack"))
    parser.add_argument("--lang", default=FIRST, help=say("cli.lang"))
    asked = parser.parse_args(argv)
    pack, say = shorten(asked.pack), Writer(find_lang(asked.lang), TOPIC).say
    try:
        report = check_pack(pack, lang=asked.lang)
    except ContentError as error:
        print(error, file=sys.stderr)
        return 1
    print(place_pack(pack))
    for key, lines in (("cli.stops", report.stops), ("cli.weak", report.weak)):
        if lines:
            print(say(key), *(f"- {line}" for line in lines), sep="\n")
    if not report.stops and not report.weak:
        print(say("cli.fine"))
    return 1 if report.stops else 0


if __name__ == "__main__":
    sys.exit(main())
