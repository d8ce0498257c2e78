"""A pack of a made-up county, for the tests in this folder and for those in a browser."""

from datetime import date

NUMBER, OTHER = "503 555 0100", "503 555 0177"
TEXT = """place = "Harbor County"
slots = ["peers", "therapist"]

[[crisis]]
label = "Harbor line"
number = "503 555 0100"
tel = "tel:+15035550100"
note = "For anyone in the county. Day and night."
source = "https://harbor.example.org/help"
checked = 2026-11-20

[[contacts]]
kind = "therapist"
label = "The list of Harbor County"
number = "503 555 0177"
note = "On weekdays. It is free."
source = "https://harbor.example.org/list"
checked = 2026-11-20
"""
# As the form writes it: all help lines changed, as its hint asks in another country.
ABROAD = """place = "County Kerrow"
slots = ["peers"]

[[crisis]]
label = "Listening line"
number = "116 000"
tel = "tel:116000"
note = "For anyone, day and night. It is free."
source = "https://listen.example.ie/help"
checked = 2026-11-20

[[crisis]]
label = "In danger now"
number = "112 or 999"
tel = "tel:112"
note = "Ambulance, fire, and police."
source = "https://emergency.example.ie"
checked = 2026-11-20
"""
TODAY = date(2026, 11, 23)


def make_contact(**changes):
    """Return a good contact, changed; None takes a field away."""
    good = {
        "label": "Harbor line",
        "number": "503 555 0100",
        "tel": "tel:+15035550100",
        "note": "For anyone.",
        "source": "https://harbor.example.org",
        "checked": "2026-11-20",
    }
    return {key: value for key, value in {**good, **changes}.items() if value is not None}


# What stands in a pack, and the codes of what is wrong with it: Python and the browser agree.
CASES = {
    "good": ({"place": "A", "crisis": [make_contact()]}, ["place"]),
    "fine": ({"place": "Harbor", "crisis": [make_contact()]}, []),
    "no help line": ({"place": "Harbor", "crisis": []}, ["crisis"]),
    "missing": (
        {"place": "Harbor", "crisis": [make_contact(number=None, source=" ", note="x")]},
        ["missing", "missing", "missing"],
    ),
    "links": (
        {
            "place": "Harbor",
            "crisis": [make_contact(tel="tel:HELP", sms="sms:", source="asked by phone")],
        },
        ["tel", "sms", "source"],
    ),
    "no source scheme": (
        {"place": "Harbor", "crisis": [make_contact(source="javascript:alert(1)")]},
        ["source"],
    ),
    "extension": ({"place": "Harbor", "crisis": [make_contact(tel="tel:+15035550100,,12")]}, []),
    "another number is dialled": (
        {"place": "Harbor", "crisis": [make_contact(number="0800 123", sms="sms:988")]},
        ["differs", "differs"],
    ),
    "the number with the code of the country": (
        {
            "place": "Harbor",
            "crisis": [make_contact(number="020 7946 0000", tel="tel:+442079460000")],
        },
        [],
    ),
    "a number in letters, and one for texts in the note": (
        {
            "place": "Harbor",
            "crisis": [
                make_contact(
                    number="833-303-KIDS",
                    tel="tel:+18333035437",
                    sms="sms:741741",
                    note="Text HELLO to 741 741.",
                )
            ],
        },
        [],
    ),
    "one of two numbers": (
        {"place": "Harbor", "crisis": [make_contact(number="112 or 999", tel="tel:112")]},
        [],
    ),
    "words that would be taken for a hole": (
        {"place": "Harbor", "crisis": [make_contact(note="For {all}: {f:x}")]},
        ["braces"],
    ),
    "a long note": (
        {"place": "Harbor", "crisis": [make_contact(note="wordy " * 50 + "end 😀")]},
        ["long"],
    ),
    "a note of all the letters there is room for": (
        {"place": "Harbor", "crisis": [make_contact(note="😀" * 300)]},
        [],
    ),
    "unreachable": ({"place": "Harbor", "crisis": [make_contact(tel=None)]}, ["unreachable"]),
    "six months to the day": (
        {"place": "Harbor", "crisis": [make_contact(checked="2026-05-23")]},
        [],
    ),
    "a day more": ({"place": "Harbor", "crisis": [make_contact(checked="2026-05-22")]}, ["old"]),
    "end of month": ({"place": "Harbor", "crisis": [make_contact(checked="2026-02-28")]}, ["old"]),
    "not tried": ({"place": "Harbor", "crisis": [make_contact(tried=False)]}, ["untried"]),
    "not tried and old": (
        {"place": "Harbor", "crisis": [make_contact(tried=False, checked="2026-05-22")]},
        ["untried", "old"],
    ),
    "to come": ({"place": "Harbor", "crisis": [make_contact(checked="2026-11-24")]}, ["future"]),
    "no day": ({"place": "Harbor", "crisis": [make_contact(checked="2026-02-30")]}, ["date"]),
    "soon": ({"place": "Harbor", "crisis": [make_contact(checked="soon")]}, ["date"]),
    "kinds": (
        {
            "place": "Harbor",
            "slots": ["peers", "low_cost"],
            "crisis": [make_contact()],
            "contacts": [
                make_contact(kind="gym"),
                make_contact(kind="peers"),
                make_contact(kind="therapist"),
                make_contact(),
            ],
        },
        ["kind", "missing", "unlisted", "empty"],
    ),
}
