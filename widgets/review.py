"""What decision aids and plain materials should do, checked on our content; each fault says why.

``python -m widgets.review`` looks through the whole content and ends with 1 if something is wrong.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from widgets import content, lint, schema
from widgets.cache import root
from widgets.content import ContentError
from widgets.languages import FIRST

# How a harm of a case begins, for each way of care that its paths name; waiting is in every case.
_WAYS = {
    "medicine": (r"\b(?:medicine|pills?)\b", r"medicine can\b"),
    "stopping medicine": (r"\b(?:medicine|pills?)\b", r"stopping medicine\b"),
    "therapy": (r"\btherap(?:y|ist)\b", r"therapy (?:takes|can)\b"),
    "waiting": ("", r"waiting can\b"),
}
_FRAME = ("shared", "serve")  # what stands around each page
_OF = re.compile(r"\b\d[\d,]* (?:in|of|out of) (\d[\d,]*)\b(?! (?:trials|studies|papers))")
_HOLE = re.compile(r"\{f:([a-z0-9_]+)\}")
_LACKS = re.compile(r"'([\w.]+)' (?:is missing|needs)")
_SIGNS = {"RECALLED": "public", "the source '": "sources", "content/local/": "crisis_line"}
_SENTENCE = re.compile(r"(?<=\.) (?=\S+\.toml\b)")


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong.

    Attributes
    ----------
    place : str
        The file, and where in it.
    says : str
        What is wrong, and what to do, in one sentence.
    rule : str
        The rule that was broken: a word in ``guards`` of an item of ``content/quality.toml``.
    """

    place: str
    says: str
    rule: str = ""

    @property
    def item(self) -> str:
        """The item of a list that asks for it, such as ``IPDAS 1.1.5``; empty if none does."""
        found = find_item(self.rule)
        return f"{found['list']} {found['id']}" if found else ""

    def __str__(self) -> str:
        found = find_item(self.rule)
        why = f" [{self.item}: {found['asks']}]" if found else ""
        return f"{self.place}: {self.says}{why}"


def _say(key: str, **holes: object) -> str:
    """Return a sentence of ``content/review.toml``, its holes filled."""
    found: Any = content.read_table("review.toml")
    for part in key.split("."):
        found = found[part]
    return str(found).format(**holes)


def find_item(rule: str) -> dict[str, Any] | None:
    """Return the item of ``content/quality.toml`` that guards a rule, if one does."""
    items = content.read_table("quality.toml")["item"]
    return next((item for item in items if rule in item.get("guards", ())), None)


def review() -> list[Fault]:
    """Return all that is wrong in the content: cases, findings, then words."""
    faults = []
    for path in sorted((root("content") / "cases").glob("*.toml")):
        faults += review_case(path)
    return [*faults, *review_findings(), *review_words()]


def review_case(path: Path) -> list[Fault]:
    """Return what is wrong with a case: first whether it can be read, then whether it is fair."""
    try:
        case = content.read_case(path)
    except ContentError as error:
        return explain(error, path.name)
    name = path.stem
    return [
        *check_harms(case, name),
        *check_balance(case, name),
        *_check_texts(path.name, list_texts(case)),
        *_check_numbers(path.name, list_texts(case)),
    ]


def explain(error: ContentError, place: str) -> list[Fault]:
    """Return a refusal of content as faults, one for each sentence, with the item behind it."""
    faults = []
    for sentence in _SENTENCE.split(str(error)):
        lacks = _LACKS.search(sentence)
        signs = (rule for sign, rule in _SIGNS.items() if sign in sentence)
        rule = lacks[1].split(".")[-1] if lacks else next(signs, "")
        head, _, rest = sentence.partition(": ")
        where, says = (head, rest) if head.endswith((".toml", "]")) else (place, sentence)
        faults.append(Fault(where, says, rule))
    return faults


def check_harms(case: schema.Case, name: str) -> list[Fault]:
    """Return which bad sides are not told: of a way of care, or fewer than there are good ones."""
    place, paths = f"{name}.toml", " ".join(_list_leaves(case.model_dump(mode="json")["paths"]))
    faults = [
        Fault(
            place,
            _say("harm_missing", way=way, begins=way.capitalize()),
            "harms",
        )
        for way, (used, begins) in _WAYS.items()
        if re.search(used, paths, re.IGNORECASE)
        and not any(re.match(begins, claim.text, re.IGNORECASE) for claim in case.harms)
    ]
    for path in case.paths:
        if len(path.harms) < len(path.helps):
            says = _say("harms_fewer", helps=len(path.helps), harms=len(path.harms))
            faults.append(Fault(f"{name}/{path.key}.toml", says, "harms"))
    return faults


def check_balance(case: schema.Case, name: str) -> list[Fault]:
    """Return where one side, or one option, gets more than half as many words again."""
    return [fault for path in case.paths for fault in check_path_balance(path, name)]


def check_path_balance(path: schema.Path, name: str) -> list[Fault]:
    """Return where a path favors a side or an option by its length."""
    place = f"{name}/{path.key}.toml"
    sides = [" ".join(claim.text for claim in claims) for claims in (path.helps, path.harms)]
    faults = _compare(place, _say("what.sides"), sides, "balance")
    for bet in path.bets:
        where = f"{place}, bet of week {bet.week}"
        for option in bet.options:
            both = [option.helps, option.harms]
            faults += _compare(where, _say("what.option", option=option.text), both, "balance")
        if bet.kind == "next":
            texts = [f"{option.helps} {option.harms}" for option in bet.options]
            faults += _compare(where, _say("what.options"), texts, "options")
    return faults


def _compare(place: str, what: str, texts: list[str], rule: str) -> list[Fault]:
    if lint.balance(texts) >= lint.LEAST_BALANCE:
        return []
    counts = _say("and").join(str(lint.count_words(text)) for text in texts)
    return [Fault(place, _say("lengths", what=what, counts=counts), rule)]


def review_findings() -> list[Fault]:
    """Return where a finding counts people of another number than 100."""
    try:
        findings = content.load_findings()
    except ContentError as error:
        return explain(error, "findings.toml")
    return [
        Fault(
            f"findings.toml, [{key}]",
            _say("denominator", words=match[0], number=match[1]),
            "denominator",
        )
        for key, finding in findings.items()
        for text in (finding.shown, finding.says)
        for match in _OF.finditer(text)
        if match[1].rstrip(",") != "100"
    ]


def review_words() -> list[Fault]:
    """Return unsafe words, and numbers that may not be shown, in what the public reads."""
    faults = []
    for path in sorted((root("content") / FIRST).glob("*/model.md")):
        topic = path.parent.name
        faults += _check_texts(f"{FIRST}/{topic}/model.md", [content.load_prose(FIRST, topic)])
        faults += _check_strings(topic)
    return [*faults, *(fault for topic in _FRAME for fault in _check_strings(topic))]


def _check_strings(topic: str) -> list[Fault]:
    place = f"{FIRST}/{topic}/strings.toml"
    if not (root("content") / place).is_file():
        return []
    try:
        return _check_texts(place, content.load_strings(FIRST, topic).values())
    except ContentError as error:
        return explain(error, place)


def _check_texts(place: str, texts: Iterable[str]) -> list[Fault]:
    unsafe = content.read_table("lint.toml")["unsafe"]
    faults = []
    for text in (text for text in texts if " " in text):  # a single word is a key
        faults += [Fault(place, found, "words") for found in lint.find_unsafe(text, unsafe)]
        for key in _HOLE.findall(text):
            try:
                content.load_public_finding(key)
            except ContentError as error:
                faults.append(Fault(place, str(error), "public"))
    return faults


def _check_numbers(place: str, texts: Iterable[str]) -> list[Fault]:
    typed = (found for text in texts if " " in text for found in lint.find_raw_numbers(text))
    return [Fault(place, found, "public") for found in typed]


def list_texts(case: schema.Case) -> Iterator[str]:
    """Yield every text of a case, and of its paths."""
    yield from _list_leaves(case.model_dump(mode="json"))


def _list_leaves(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _list_leaves(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _list_leaves(item)


def main(arguments: list[str]) -> int:
    """Print what is wrong, as sentences or as JSON; return 1 if anything is."""
    faults = review()
    if "--json" in arguments:
        print(json.dumps([asdict(fault) for fault in faults]))
    else:
        print("\n".join(map(str, faults)) or _say("fine"))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
