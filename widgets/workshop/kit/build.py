"""All files of the kit, each with what makes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, partial
from pathlib import Path
from typing import Any

from widgets.workshop.kit import cards, forms, handouts
from widgets.workshop.kit.deck import write_slides_pdf, write_slides_pptx
from widgets.workshop.kit.guide import write_guide
from widgets.workshop.kit.hundred import print_published
from widgets.workshop.kit.press import Press
from widgets.workshop.kit.runsheets import write_sheet
from widgets.workshop.kit.slides import list_slides
from widgets.workshop.load import load_plans
from widgets.workshop.schema import LENGTHS, MODES, Length

Make = Callable[[], bytes]
HANDOUTS: dict[str, Callable[[Press], bytes]] = {
    "roles": handouts.write_roles,
    "approaches": handouts.write_approaches,
    "year-of-care": handouts.write_year,
    "hundred-people": print_published,
    "visit-sheet": handouts.write_visit_sheet,
    "local-contacts": handouts.write_contacts,
}
FILES: dict[str, Callable[[Press], bytes]] = {
    "guide.pdf": write_guide,
    "cards/activity-cards.pdf": cards.write_activity_cards,
    "cards/role-cards.pdf": cards.write_role_cards,
    "cards/wallet-cards.pdf": cards.write_wallet,
    "cards/paper-slips.pdf": cards.write_slips,
    **{f"handouts/{name}.pdf": write for name, write in HANDOUTS.items()},
    "forms/before.pdf": forms.write_before,
    "forms/after.pdf": forms.write_after,
    "wall/agreement.pdf": cards.write_agreement,
    "wall/support-slide.pdf": cards.write_support,
}


def list_jobs(press: Press) -> dict[str, Make]:
    """Return every file of the kit by its place in the folder, with the call that makes it."""
    jobs: dict[str, Make] = {name: partial(write, press) for name, write in FILES.items()}
    jobs["forms/answers.csv"] = partial(forms.write_answers, press)
    for length in LENGTHS:
        for mode in MODES:
            jobs[f"run-sheets/{length}-{mode}.pdf"] = partial(write_sheet, press, length, mode)
        for number, ending in enumerate(("pdf", "pptx")):
            jobs[f"slides/{length}.{ending}"] = partial(_pick_slides, press, length, number)
    return jobs


def _pick_slides(press: Press, length: Length, number: int) -> bytes:
    return make_slides(press, length)[number]


@cache
def make_slides(press: Press, length: Length) -> tuple[bytes, bytes]:
    """Return the slides of a length as PDF and as PPTX."""
    title, pages = load_plans(press.lang)[length].title, list_slides(press, length)
    pdf = write_slides_pdf(press, title, pages)
    return pdf, write_slides_pptx(press, title, pages, pdf)


def build_kit(
    folder: Path, press: Press, watch: Callable[[Any], Iterable[Any]] = iter
) -> list[Path]:
    """Write the whole kit, and return its files.

    Parameters
    ----------
    folder : Path
        Made if need be; files of the same name are replaced.
    press : Press
        Language, local pack, and day.
    watch : callable
        Wraps the list of jobs, to show progress.
    """
    paths = []
    for name, make in watch(list(list_jobs(press).items())):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(make())
        paths.append(path)
    return paths
