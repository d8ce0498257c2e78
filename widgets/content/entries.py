"""One entry of content, checked: it is right, or one sentence says what is wrong and where."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from widgets.schema import Entry

E = TypeVar("E", bound=Entry)


class ContentError(Exception):
    """Something in ``content/`` is missing or wrong; the message says what and where."""

    def _render_traceback_(self) -> list[str]:
        # IPython shows this in place of a traceback: a notebook's reader needs only the sentence.
        return [str(self)]


def check(kind: type[E], raw: Mapping[str, Any], place: str) -> E:
    """Return ``raw`` as an entry of this kind, or say in one sentence what is wrong and where."""
    try:
        return kind.model_validate(raw)
    except ValidationError as error:
        raise ContentError(" ".join(_say(item, place) for item in error.errors())) from None


def _say(item: Any, place: str) -> str:
    where = ".".join(str(part) for part in item["loc"])
    spot = f"{place}: '{where}'" if where else place
    if item["type"] == "missing":
        return f"{spot} is missing. Please add it."
    if item["type"] == "too_short":
        low = item["ctx"]["min_length"]
        return f"{spot} needs {low} or more, and has {item['ctx']['actual_length']}."
    if item["type"] == "extra_forbidden":
        return f"{spot} is not a known name. Check the spelling."
    return f"{spot}: {item['msg'].removeprefix('Value error, ')}."
