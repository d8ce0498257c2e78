"""Made-up phones for a rehearsal: they join and vote in a real room, as its host asks."""

from __future__ import annotations

import random
import re

from widgets.room.desk import Desk
from widgets.room.host import Host
from widgets.room.problem import Problem

MOST = 30  # chosen: a class; more tells a facilitator nothing


def vote_at_random(
    desk: Desk, code: str, asked: str, devices: list[str], chance: random.Random
) -> list[str]:
    """Let each phone join, if it has not yet, and answer; return what the phones were given.

    Parameters
    ----------
    desk : Desk
    code : str
    asked : str
        Question and round, such as ``first/before``.
    devices : list of str
        What the phones were given when they joined; empty for a phone that is new.
    chance : Random
        Picks the answers; the last option, "not sure", comes half as often.
    """
    options = [option.key for option in desk.load("en")[asked.partition("/")[0]].options]
    weights = [2] * (len(options) - 1) + [1]
    joined = [desk.join(code, device)[0] for device in devices]
    for device in joined:
        token = desk.look(code, device, "en").token
        desk.vote(code, device, token, asked, chance.choices(options, weights)[0])
    return joined


class Rehearse(Host):
    """Lets made-up phones answer. Only a host can ask for it, and who has typed the answers."""

    wants_json = True

    async def read(self, *args: str) -> None:
        """Refuse: there is nothing to see here."""
        raise Problem("missing")

    def get_typed_code(self) -> str:
        """Return the code in the form."""
        return self.get_body_argument("code", "")

    async def _find_code(self) -> str:
        # A room that is not there and a wrong key get the same answer.
        try:
            code = self.read_code(self.get_typed_code())
            await self.run(self.desk.check_host, code, self.get_key())
        except Problem:
            raise Problem("key") from None
        return code

    async def act(self, *args: str) -> None:
        """Answer the question of the room by so many phones."""
        code = await self._find_code()
        asked, count = self.get_body_argument("asked", ""), self.get_body_argument("count", "0")
        if not re.fullmatch("[0-9]{1,2}", count) or not 0 < int(count) <= MOST:
            raise Problem("number")
        if asked.partition("/")[0] not in self.desk.load("en"):
            raise Problem("unknown")
        known = self.get_body_argument("devices", "").split()
        devices = (known + [""] * int(count))[: int(count)]
        chance = random.Random()  # made-up answers need no secret
        joined = await self.run(vote_at_random, self.desk, code, asked, devices, chance)
        self.finish({"devices": " ".join(joined)})
