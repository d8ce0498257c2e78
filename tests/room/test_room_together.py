"""Phones that ask at the same moment are answered together, and each for itself."""

import asyncio

from loops import run_aside

from widgets.room.problem import Problem
from widgets.room.together import MOST, Together


def answer_all(work, asks):
    """Ask all at once, and return answers and errors in their order."""

    async def run(work, *args):
        await asyncio.sleep(0.01)
        return work(*args)

    async def ask():
        together = Together(work, run)
        asked = (together.ask(code, what) for code, what in asks)
        answers = await asyncio.gather(*asked, return_exceptions=True)
        assert not together._waiting and not together._busy, "nothing is kept"
        return answers

    return run_aside(asyncio.wait_for(ask(), 10))


def test_many_who_ask_at_once_cost_few_answers_and_get_each_their_own():
    sizes = []

    def work(code, asked):
        sizes.append(len(asked))
        return [f"{code} {what}" for what in asked]

    asks = [("room", number) for number in range(2 * MOST + 1)]
    assert answer_all(work, asks) == [f"room {number}" for _, number in asks]
    assert sizes == [MOST, MOST, 1]


def test_a_refusal_is_for_the_one_who_asked_and_a_missing_room_for_all():
    def work(code, asked):
        if code == "gone":
            raise Problem("missing")
        return [Problem("late") if what == 1 else what for what in asked]

    answers = answer_all(work, [("here", 0), ("here", 1), ("gone", 2), ("gone", 3)])
    assert [getattr(answer, "kind", answer) for answer in answers] == [
        *(0, "late", "missing", "missing")
    ]
    assert answers[2] is not answers[3]


def test_an_error_reaches_everybody_and_stops_nobody_who_comes_later():
    def work(code, asked):
        raise ZeroDivisionError

    answers = answer_all(work, [("room", number) for number in range(MOST + 1)])
    assert {type(answer) for answer in answers} == {ZeroDivisionError}


def test_one_who_is_stopped_while_waiting_holds_up_nobody():
    async def play():
        go_on = asyncio.Event()

        async def run(work, *args):
            await go_on.wait()
            return work(*args)

        together = Together(lambda code, asked: asked, run)
        first, second = (asyncio.create_task(together.ask("room", name)) for name in "ab")
        await asyncio.sleep(0)
        first.cancel()
        go_on.set()
        return await asyncio.wait_for(second, 10)

    assert run_aside(play()) == "b"


def test_who_asks_while_an_answer_is_on_its_way_gets_a_newer_one():
    seen = []

    async def play():
        began, go_on = asyncio.Event(), asyncio.Event()

        async def run(work, *args):
            found = work(*args)
            began.set()
            await go_on.wait()
            return found

        together = Together(lambda code, asked: seen.append(asked) or asked, run)
        first = asyncio.create_task(together.ask("room", "first"))
        await began.wait()
        second = asyncio.create_task(together.ask("room", "second"))
        await asyncio.sleep(0)
        go_on.set()
        return await asyncio.gather(first, second)

    assert run_aside(play()) == ["first", "second"]
    assert seen == [["first"], ["second"]]
