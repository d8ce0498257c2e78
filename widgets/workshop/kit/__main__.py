"""Print the kit: ``python -m widgets.workshop.kit --lang en --pack us --out kit/``."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

from tqdm import tqdm

from widgets import cache
from widgets.content import ContentError
from widgets.languages import FIRST
from widgets.next.packs import tell_checked
from widgets.pack.choose import start_with
from widgets.words import Writer
from widgets.workshop.kit.press import TOPIC, Press


def main(arguments: list[str] | None = None) -> int:
    """Write the kit into a folder; return 0, or 1 after one sentence on what is wrong."""
    say = Writer(FIRST, TOPIC).say
    asked = _parse(say, arguments)
    start = time.monotonic()
    try:
        # All that the app shows on paper must have these help lines, too.
        press = Press(asked.lang, start_with(asked.pack, _keep_quiet), date.today())
        from widgets.workshop.kit.build import build_kit

        for line in list_old(press):
            print(line, file=sys.stderr)
        watch = partial(tqdm, desc=say("cli.making"), unit="file")
        paths = build_kit(asked.out, press, watch)
    except ContentError as error:
        print(error, file=sys.stderr)
        return 1
    except (ImportError, OSError) as error:  # no WeasyPrint, or no library that draws its text
        print(say("cli.missing", error=error), file=sys.stderr)
        return 1
    seconds = f"{time.monotonic() - start:.0f}"
    print(say("cli.done", folder=asked.out, count=len(paths), seconds=seconds))
    return 0


def _keep_quiet(line: str) -> None:
    """Take the one line on old contacts; the whole list is printed below."""


def list_old(press: Press) -> Iterator[str]:
    """Yield a sentence on each contact that nobody has tried, or checked for too long."""
    writer = Writer(press.lang, "next")
    for contact in (*press.contacts.crisis, *press.contacts.contacts):
        words, doubtful = tell_checked(writer, contact, press.today)
        if doubtful:
            yield press.say("cli.old", name=contact.label, words=words)


def _parse(say, arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m widgets.workshop.kit", description=say("cli.what")
    )
    parser.add_argument("--lang", default=FIRST, help=say("cli.lang"))
    parser.add_argument("--pack", default=cache.DEFAULT_PACK, help=say("cli.pack"))
    parser.add_argument("--out", type=Path, default=Path("kit"), help=say("cli.out"))
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
