"""Answers those who ask at the same moment together: two hundred phones cost one look at a room."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from widgets.room.problem import Problem

MOST = 250  # chosen: more at once would keep all others waiting
Work = Callable[[str, Sequence[Any]], Sequence[Any]]
Run = Callable[..., Awaitable[Sequence[Any]]]


class Together:
    """Collects what is asked of a room while an earlier answer is on its way.

    Nobody gets an answer that is older than the question: a piece of work takes only those who had
    asked when it began.

    Parameters
    ----------
    work : callable
        Takes a room's code and what is asked; returns as many answers, in this order. An answer
        that is a ``Problem`` is raised for the one who asked.
    run : callable
        Runs the work, here or in another thread, and returns what it returns.
    """

    def __init__(self, work: Work, run: Run):
        self.work, self.run = work, run
        self._waiting: dict[str, list[tuple[Any, asyncio.Future[Any]]]] = {}
        self._busy: dict[str, asyncio.Task[None]] = {}

    async def ask(self, code: str, asked: Any = None) -> Any:
        """Return the answer to one."""
        future = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(code, []).append((asked, future))
        if code not in self._busy:
            self._busy[code] = asyncio.create_task(self._work_off(code))
        return await future

    async def _work_off(self, code: str) -> None:
        # Whoever is in line already comes before the work begins.
        await asyncio.sleep(0)
        try:
            while waiting := self._waiting.pop(code, []):
                if waiting[MOST:]:
                    self._waiting[code] = waiting[MOST:]
                await self._answer(code, waiting[:MOST])
        finally:
            del self._busy[code]

    async def _answer(self, code: str, waiting: list[tuple[Any, asyncio.Future[Any]]]) -> None:
        try:
            answers = await self.run(self.work, code, [asked for asked, _ in waiting])
        except Problem as problem:
            answers = [Problem(problem.kind) for _ in waiting]
        except Exception as error:  # each of them hears of it, and none waits for ever
            answers = [error for _ in waiting]
        for (_, future), answer in zip(waiting, answers, strict=True):
            if future.done():  # whoever asked has been stopped; the others still wait
                continue
            if isinstance(answer, Exception):
                future.set_exception(answer)
            else:
                future.set_result(answer)
