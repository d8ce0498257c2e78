"""What a reader can choose to do, each as HTML: three doors, a friend, help right now."""

from __future__ import annotations

from html import escape

from widgets import content
from widgets.controls.sheet import Slots, State
from widgets.next.packs import load_pack, name_place, write_links
from widgets.next.schema import Door, Doors
from widgets.words import Writer

TOPIC = "next"
ALL, FRIEND, NOW = "all", "friend", "now"
ROWS = ("first", "time", "money", "video")


class Ways:
    """All that can be done, checked and ready to be written."""

    def __init__(self, writer: Writer):
        place = f"{writer.lang}/{TOPIC}/doors.toml"
        self.writer = writer
        self.all = content.check(Doors, content.read_table(place), f"content/{place}")
        self.doors = {door.key: door for door in self.all.doors}

    def list_labels(self) -> dict[str, str]:
        """Return what a reader can choose, by key, in reading order."""
        doors = {key: door.label for key, door in self.doors.items()}
        return {
            ALL: self.writer.say("do.all"),
            **doors,
            FRIEND: self.all.friend.label,
            NOW: self.all.now.label,
        }

    def name(self, key: str) -> str:
        """Return the heading of what was chosen."""
        if key in self.doors:
            return self.doors[key].title
        titles = {FRIEND: self.all.friend.title, NOW: self.all.now.title}
        return titles.get(key) or self.writer.say("all.title")


def write_do(ways: Ways, state: State) -> Slots:
    """Return what stands below the choice."""
    key = state["do"]
    writers = {ALL: _write_all, FRIEND: _write_friend, NOW: _write_now}
    body = write_door(ways, ways.doors[key]) if key in ways.doors else writers[key](ways)
    return {"do.title": escape(ways.name(key)), "do.body": body}


def write_lines(ways: Ways, state: State) -> Slots:
    """Return the help lines where they are at hand, and the sentence for a screen reader."""
    lines = ""
    if state["do"] in (NOW, FRIEND):
        lines = write_links(ways.writer, load_pack(state["pack"], ways.writer.lang).crisis)
    say = ways.writer.say
    pack = say("pack.title", place=name_place(ways.writer, state["pack"]))
    return {
        "do.lines": lines,
        "say": escape(say("say.text", title=ways.name(state["do"]), pack=pack)),
    }


def write_everything(ways: Ways) -> str:
    """Return all doors and the part for friends one after the other, for paper."""
    parts = [(key, write_door(ways, door, "h5")) for key, door in ways.doors.items()]
    parts.append((FRIEND, _write_friend(ways, "h5")))
    return "".join(f"<h4>{escape(ways.name(key))}</h4>{body}" for key, body in parts)


def write_door(ways: Ways, door: Door, heading: str = "h4") -> str:
    """Return one door in full."""
    writer = ways.writer
    sides = "".join(
        f"<div><{heading}>{escape(writer.say(f'door.{side}'))}</{heading}>"
        f"{_write_list(writer, lines)}</div>"
        for side, lines in (("helps", door.helps), ("harms", door.harms))
    )
    quotes = [writer.say("door.quote", words=words) for words in door.say]
    refused = writer.say("door.quote", words=door.no)
    return (
        f"<p>{writer.inline(door.what)}</p>{_write_rows(writer, door, ROWS)}"
        f'<div class="sbs-sides">{sides}</div>'
        f"<{heading}>{escape(writer.say('door.say'))}</{heading}>"
        f"{_write_list(writer, tuple(quotes))}"
        f"<p><strong>{escape(writer.say('door.no'))}:</strong> {writer.inline(refused)}</p>"
    )


def _write_all(ways: Ways) -> str:
    writer = ways.writer
    cards = "".join(
        f"<div><h4>{escape(door.title)}</h4><p>{writer.inline(door.what)}</p>"
        f"{_write_rows(writer, door, ('time', 'money'))}</div>"
        for door in ways.all.doors
    )
    return (
        f'<div class="sbs-sides">{cards}</div><h4>{escape(writer.say("all.wait_title"))}</h4>'
        f"<p>{writer.inline(writer.say('all.wait'))}</p>"
    )


def _write_friend(ways: Ways, heading: str = "h4") -> str:
    writer, friend = ways.writer, ways.all.friend
    parts = "".join(
        f"<{heading}>{escape(part.title)}</{heading}>{_write_list(writer, part.items)}"
        for part in friend.parts
    )
    return f"<p>{writer.inline(friend.lead)}</p>{parts}"


def _write_now(ways: Ways) -> str:
    # No links to notes: who needs help now gets no further reading.
    return f"<p>{escape(ways.all.now.lead)}</p>"


def _write_rows(writer: Writer, door: Door, names: tuple[str, ...]) -> str:
    return "".join(
        f"<p><strong>{escape(writer.say(f'door.{name}'))}:</strong> "
        f"{writer.inline(getattr(door, name))}</p>"
        for name in names
    )


def _write_list(writer: Writer, lines: tuple[str, ...]) -> str:
    return f"<ul>{''.join(f'<li>{writer.inline(line)}</li>' for line in lines)}</ul>"
