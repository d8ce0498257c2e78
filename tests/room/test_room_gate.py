"""No more phones: a host shuts the gate, and who is in goes on. In SQLite and PostgreSQL."""

import pytest
from room.helping import SAY, answer, ask, refuse, run_together, vote
from room.visitor import Visitor, join

from widgets.room.engine import connect
from widgets.room.gate import Gate
from widgets.room.model import SILENCE_SECONDS
from widgets.room.store import Store
from widgets.room.tables import gates


@pytest.fixture
def code(store):
    code, _ = store.open_room("en")
    store.ask(code, "first", "before")
    return code


def test_a_shut_gate_lets_no_new_phone_in_and_counts_those_that_came(store, code):
    assert store.read_gate(code) == Gate(False, 0)
    store.admit(code)
    store.admit(code, 3)
    store.set_gate(code, True)
    refuse("shut", store.admit, code)
    assert store.read_gate(code) == Gate(True, 4)
    store.set_gate(code, False)
    store.admit(code)
    assert store.read_gate(code) == Gate(False, 5)


def test_a_gate_can_be_shut_before_anybody_came_and_is_the_gate_of_one_room(store, code):
    other, _ = store.open_room("en")
    store.set_gate(code, True)
    refuse("shut", store.admit, code)
    store.admit(other)
    assert (store.read_gate(code), store.read_gate(other)) == (Gate(True, 0), Gate(False, 1))
    store.close(code)
    store.close(other)
    assert store.count_rows() == 0
    refuse("missing", store.admit, code)
    refuse("missing", store.set_gate, code, True)


def test_phones_that_come_while_the_gate_is_shut_are_counted_or_refused(place, store, code):
    beside = Store(connect(place), store.clock)
    seen = []

    def shut():
        beside.set_gate(code, True)
        seen.append(beside.read_gate(code).joined)

    joins = [lambda: store.admit(code)] * 20
    refused = run_together(*joins[:10], shut, *joins[10:])
    assert set(refused) <= {"shut"}
    assert seen == [20 - len(refused)] and store.read_gate(code) == Gate(True, seen[0])
    beside.engine.dispose()


def test_joining_keeps_a_room_and_is_no_way_into_a_silent_one(store, code, clock):
    clock.now += SILENCE_SECONDS - 10
    store.admit(code)
    clock.now += SILENCE_SECONDS - 10
    store.find(code)
    clock.now += 10
    refuse("missing", store.admit, code)


def test_rooms_of_an_earlier_version_go_on_and_get_a_gate(place, store, code):
    gates.drop(store.engine)
    later = Store(connect(place), store.clock)
    assert later.find(code).question == "first" and later.read_gate(code) == Gate()
    later.admit(code)
    later.set_gate(code, True)
    refuse("shut", later.admit, code)
    later.engine.dispose()


def test_who_is_in_votes_on_and_joins_again_when_the_gate_is_shut(desk):
    code, key = desk.store.open_room("en")
    desk.ask(code, "first/before")
    phone, _ = desk.join(code, "")
    open_ = desk.watch(code, key, "en")
    desk.set_gate(code, "shut")
    shut = desk.watch(code, key, "en")
    assert (open_["joined"], open_["shut"]) == (1, False)
    assert (shut["joined"], shut["shut"]) == (1, True)
    assert open_["version"] != shut["version"], "the host's other devices look again"
    assert desk.join(code, phone) == (phone, True)
    answer(desk, code, phone, "yes")
    refuse("shut", desk.join, code, "")
    refuse("shut", desk.join, code, f"{'0' * 32}.{'0' * 32}")
    desk.set_gate(code, "open")
    assert desk.join(code, "")[1] is False
    refuse("unknown", desk.set_gate, code, "ajar")


def test_the_host_shuts_the_gate_by_a_button_and_a_refused_phone_gets_a_plain_sentence(
    server, host
):
    phones = join(server, host.code, 2)
    path = f"room/{host.code}"
    ask(host, "skip/")
    page = host.submit(path, gate="shut")
    assert SAY["gate.joined"].format(count=2) in page.text and SAY["gate.is_shut"] in page.text
    assert SAY["gate.open"] in page.text and f">{SAY['gate.shut']}<" not in page.text
    late = Visitor(server.url)
    refused = late.send(f"r/{host.code}", {"join": "yes"})
    assert refused.status == 409 and SAY["problem.shut"] in refused.text
    assert "tel:988" in refused.text and not list(late.cookies)
    vote(phones, host.code, "ends")
    assert phones[0].send(f"r/{host.code}", {"join": "yes"}).status == 200
    state = host.get(f"{path}/state").json()
    assert (state["joined"], state["shut"], state["count"]) == (2, True, 2)
    page = host.submit(path, gate="open")
    assert SAY["gate.shut"] in page.text and SAY["gate.is_shut"] not in page.text
    assert late.send(f"r/{host.code}", {"join": "yes"}).status == 200
    assert host.submit(path, gate="ajar").status == 400


def test_only_the_host_turns_the_gate(server, host):
    (phone,) = join(server, host.code)
    for device, path in ((phone, f"r/{host.code}"), (phone, f"room/{host.code}")):
        device.send(path, {"gate": "shut"})
    host.send(f"room/{host.code}", {"gate": "shut"})
    assert host.get(f"room/{host.code}/state").json()["shut"] is False
