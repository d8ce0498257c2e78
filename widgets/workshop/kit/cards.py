"""Cards: activities on a page each, role and job cards to cut out, wallet cards, slips, labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from markupsafe import Markup

from widgets.workshop.cards import list_cards
from widgets.workshop.fill import fill_entry
from widgets.workshop.kit.paper import write_one_page, write_pdf
from widgets.workshop.kit.press import Press
from widgets.workshop.load import load_activity, load_questions, load_safety
from widgets.workshop.schema import Card, Slide

T = TypeVar("T")
ON_A_SHEET = 4  # cards of a quarter page
LONG = 250  # letters: a card with more is set smaller
WALLET, SLIPS = 8, 8
# The slips are asked for in these steps; their headings are the slides.
SLIP_STEPS = (("opening", "hopes"), ("pause", "slips"))
LABELS = ("therapists", "prescribers", "both")


def write_activity_cards(press: Press) -> bytes:
    """Return each activity on one page, with watch for, stop rule, script, and second person."""
    cards = list_cards(press.lang, press.pack)
    questions = load_questions(press.lang)
    return write_pdf(
        "activity_cards",
        press,
        title=press.say("file.cards"),
        cards=cards,
        asked={
            card.activity.key: [
                press.fill(questions[key].text)
                for key in dict.fromkeys(key for s in card.activity.steps for key in s.questions)
            ]
            for card in cards
        },
    )


def write_role_cards(press: Press) -> bytes:
    """Return all cards to cut out: a page of fronts, and its backs for printing on both sides."""
    pages = []
    for card in list_cards(press.lang, press.pack):
        for sheet in cut(card.activity.cards, ON_A_SHEET):
            pages.append((card.activity.title, "", place_cards(sheet)))
            # Also where they are blank: fronts must not print on the back of each other.
            backs = place_cards(mirror(sheet), back=True)
            pages.append((card.activity.title, "back", backs))
    labels = [press.say(f"label.{name}") for name in LABELS]
    title = press.say("file.roles")
    return write_pdf("role_cards", press, title=title, pages=pages, labels=labels, longest=LONG)


def place_cards(sheet: Sequence[Card | None], back: bool = False) -> list[dict[str, str] | None]:
    """Return what stands on one side of each card; None leaves its place blank."""
    return [
        {"title": one.title, "text": one.back if back else one.text} if one else None
        for one in sheet
    ]


def mirror(sheet: Sequence[T]) -> list[T | None]:
    """Return the places of a sheet as they lie on its back: left and right of each row swapped."""
    full = [*sheet, *[None] * (ON_A_SHEET - len(sheet))]
    return [full[at] for row in range(0, ON_A_SHEET, 2) for at in (row + 1, row)]


def cut(cards: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """Yield cards by the sheet."""
    for start in range(0, len(cards), size):
        yield cards[start : start + size]


def write_wallet(press: Press) -> bytes:
    """Return a sheet of wallet cards with the help lines of the local pack."""
    lines = press.contacts.crisis
    checked = min(line.checked for line in lines)
    return write_one_page(
        "wallet",
        press,
        title=press.say("file.wallet"),
        lines=lines,
        count=WALLET,
        largest=1,
        checked=press.say("wallet.checked", checked=checked),
    )


def write_slips(press: Press) -> bytes:
    """Return a sheet of paper slips for each step that asks for one."""
    found = [
        next(step for step in load_activity(key, press.lang).steps if step.key == name).show
        for key, name in SLIP_STEPS
    ]
    slides = [fill_entry(slide, press.lang, press.pack) for slide in found if slide]
    return write_pdf(
        "slips",
        press,
        title=press.say("file.slips"),
        heads=[slide.title for slide in slides],
        count=SLIPS,
    )


def write_agreement(press: Press) -> bytes:
    """Return the agreement in large letters, for the wall."""
    safety = fill_entry(load_safety(press.lang), press.lang, press.pack)
    return write_one_page(
        "agreement",
        press,
        title=press.shop("safety.agreement"),
        points=safety.agreement,
        limit=safety.confidentiality,
    )


def write_support(press: Press) -> bytes:
    """Return the support slide, to show or to hang up."""
    slide: Slide = fill_entry(load_safety(press.lang), press.lang, press.pack).support
    text = Markup("<br>").join(part for part in slide.text.split(". ", 2))
    return write_pdf("support", press, title=slide.title, text=text, size="13.333in 7.5in")
