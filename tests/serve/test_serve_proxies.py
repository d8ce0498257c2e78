"""Headers about who asks are believed only if a named proxy sends them."""

import pytest
from loops import run_aside
from tornado.httpclient import AsyncHTTPClient
from tornado.testing import bind_unused_port
from tornado.web import Application, RequestHandler

from widgets.serve.proxies import BehindProxies

FORGED = {"X-Forwarded-For": "203.0.113.9", "X-Real-Ip": "203.0.113.9"}


class Echo(RequestHandler):
    def get(self):
        self.finish(f"{self.request.remote_ip} {self.request.protocol}")


def ask(headers, proxies):
    async def run():
        socket, port = bind_unused_port()
        server = BehindProxies(Application([("/", Echo)]), trusted_downstream=proxies)
        server.add_sockets([socket])
        client = AsyncHTTPClient(force_instance=True)
        answers = [
            (await client.fetch(f"http://127.0.0.1:{port}/", headers=sent)).body.decode()
            for sent in (headers, {})
        ]
        client.close()
        server.stop()
        return answers

    return run_aside(run())


@pytest.mark.parametrize("proxies", [[], ["192.0.2.1", "203.0.113.9"]])
def test_a_forged_header_does_nothing(proxies):
    sent = FORGED | {"X-Forwarded-Proto": "https", "X-Scheme": "https"}
    assert ask(sent, proxies) == ["127.0.0.1 http"] * 2


def test_a_named_proxy_says_who_asks_and_over_which_protocol_for_one_request_only():
    sent = {"X-Forwarded-For": "203.0.113.9, 198.51.100.7, 192.0.2.1", "X-Forwarded-Proto": "https"}
    found = ask(sent, ["127.0.0.1", "192.0.2.1"])
    assert found == ["198.51.100.7 https", "127.0.0.1 http"], "the last that is no proxy"
