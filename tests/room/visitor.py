"""A browser without a window and without JavaScript: cookies, forms, redirects."""

from __future__ import annotations

import json
import re
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from email.message import Message
from http.cookiejar import CookieJar


@dataclass
class Answer:
    """What a server has said."""

    status: int
    headers: Message
    text: str
    url: str

    def json(self) -> dict:
        """Return the answer as data."""
        return json.loads(self.text)


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        """Follow nothing."""


class Visitor:
    """One device."""

    def __init__(self, url: str, follow: bool = True):
        self.url, self.code = url, ""
        self.cookies = CookieJar()
        jar = urllib.request.HTTPCookieProcessor(self.cookies)
        self._opener = urllib.request.build_opener(jar, *([] if follow else [_Stay()]))

    def get(self, path: str, **headers: str) -> Answer:
        """Load a page."""
        return self._ask(path, None, headers)

    def send(self, path: str, form: dict, **headers: str) -> Answer:
        """Send a form as a page of this server would; ``Origin=""`` sends none."""
        scheme, host = self.url.split("/")[0], self.url.split("/")[2]
        return self._ask(path, form, {"Origin": f"{scheme}//{host}", **headers})

    def submit(self, path: str, **fields: str) -> Answer:
        """Fill in the form of a page, with the token that stands in it, and send it."""
        page = self.get(path).text
        token = re.search(r'name="token" value="(\w+)"', page).group(1)
        asked = re.search(r'name="asked" value="([\w/]+)"', page)
        return self.send(
            path, {"token": token, **({"asked": asked.group(1)} if asked else {}), **fields}
        )

    def _ask(self, path: str, form: dict | None, headers: dict[str, str]) -> Answer:
        data = None if form is None else urllib.parse.urlencode(form, doseq=True).encode()
        named = {name.replace("_", "-"): value for name, value in headers.items() if value}
        request = urllib.request.Request(self.url + path, data, named)
        try:
            with self._opener.open(request, timeout=30) as answer:
                return Answer(answer.status, answer.headers, answer.read().decode(), answer.url)
        except urllib.error.HTTPError as error:
            return Answer(error.code, error.headers, error.read().decode(), error.url)


def join(server, code: str, count: int = 1) -> list[Visitor]:
    """Return phones that have joined a room."""
    phones = [Visitor(server.url) for _ in range(count)]
    for phone in phones:
        assert phone.send(f"r/{code}", {"join": "yes"}).status == 200
    return phones
