"""What tests of a room do over and over."""

import threading

import pytest

from widgets.content import load_strings
from widgets.room.problem import Problem

SAY = load_strings("en", "room")
JSON = {"Accept": "application/json"}


def refuse(kind, work, *arguments):
    with pytest.raises(Problem) as problem:
        work(*arguments)
    assert problem.value.kind == kind


def run_together(*works):
    errors = []

    def keep(work):
        try:
            work()
        except Problem as problem:
            errors.append(problem.kind)

    threads = [threading.Thread(target=keep, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return errors


def answer(desk, code, device, option):
    view = desk.look(code, device, "en")
    asked = f"{view.state['question']['key']}/{view.state['question']['round']}"
    desk.vote(code, device, view.token, asked, option)


def ask(host, asked, name="ask"):
    answer = host.submit(f"room/{host.code}", **{name: asked})
    assert answer.status == 200, answer.text
    return answer.text


def vote(phones, code, option):
    for phone in phones:
        answer = phone.submit(f"r/{code}", option=option)
        assert answer.status == 200 and SAY["phone.in"] in answer.text
