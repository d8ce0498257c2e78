"""No other host, no cookie, no query string in a log: seen from outside."""

import re
import urllib.error
import urllib.request

import pytest
from waiting import wait_for

from widgets.serve.headers import make_policy

PATHS = [
    "",
    "no-such-page",
    "sbs/shell.css",
    "sbs/nothing.js",
    "voila/static/voila.js",
    "voila/static/nothing.js",
    "voila/labextensions/nothing.js",
    "api/kernels/00000000-0000-0000-0000-000000000000",
    "sbs/alive/00000000-0000-0000-0000-000000000000",
    "login",
    "voila/files/mixed.ipynb",
    "voila/templates/lab/static/voila.js",
]


def ask(url, method="GET", headers=None):
    """Return status, headers and text, of errors too."""
    request = urllib.request.Request(url, method=method, headers=headers or {})
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.headers, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read().decode()


@pytest.mark.parametrize("path", PATHS)
def test_each_answer_has_our_headers_and_no_cookie(server, path):
    _, headers, _ = ask(server.url + path)
    assert "Set-Cookie" not in headers
    assert "Server" not in headers
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "geolocation=()" in headers["Permissions-Policy"]


def test_the_policy_names_no_other_host_no_wildcard_and_no_eval():
    policy = make_policy("127.0.0.1:8866")
    assert "*" not in policy and "unsafe-eval" not in policy and "http" not in policy
    assert set(re.findall(r"wss?://([^ ;]+)", policy)) == {"127.0.0.1:8866"}
    scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))
    assert scripts == "script-src 'self' blob:"


def test_a_forged_host_is_left_out_of_the_policy():
    assert "evil" not in make_policy("evil; script-src *")
    assert "ws://" not in make_policy("a b")


def test_a_page_is_not_stored_and_a_file_is_asked_for_again(server):
    assert ask(server.url)[1]["Cache-Control"] == "no-store"
    status, headers, _ = ask(server.url + "sbs/panels.js")
    assert status == 200 and headers["Content-Type"].startswith("text/javascript")
    assert headers["Cache-Control"] == "no-cache"
    again = ask(server.url + "sbs/panels.js", headers={"If-None-Match": headers["Etag"]})
    assert again[0] == 304
    assert ask(server.url + "sbs/panels.css")[1]["Content-Type"].startswith("text/css")


def test_the_page_sends_no_script_of_its_own_but_files(server):
    html = ask(server.url)[2]
    scripts = re.findall(r"<script([^>]*)>", html)
    assert all("src=" in script or "json" in script for script in scripts)
    assert not re.findall(r"""(?:src|href)=["'](?:https?:)?//""", html)


def test_the_log_has_no_query_no_address_and_no_heartbeat(server):
    ask(server.url + "?week=secret_choice")
    ask(server.url + "not-here?week=secret_choice")
    ask(server.url + "sbs/alive/00000000-0000-0000-0000-000000000000")
    wait_for(lambda: "404 GET /not-here" in server.log)
    assert "200 GET /" in server.log
    assert "secret_choice" not in server.log
    assert "sbs/alive" not in server.log
    access = [line for line in server.log.splitlines() if " GET /" in line]
    assert not any("127.0.0.1" in line for line in access)


@pytest.mark.parametrize("path", ["", "not-here", "r", "room", "facilitator"])
def test_a_language_that_is_no_text_gets_a_whole_page_and_no_error_in_the_log(server, path):
    _, _, text = ask(f"{server.url}{path}?lang=%ff")
    assert 'href="tel:988"' in text and text.rstrip().endswith("</html>")
    assert "Traceback" not in server.log


@pytest.mark.parametrize("address", ["?live=%ff", "?show=%ff", "pack?from=%ff", "?at=%ff"])
def test_a_choice_that_is_no_text_is_passed_over_and_the_page_is_there(server, address):
    status, _, text = ask(server.url + address)
    assert status == 200
    assert 'href="tel:988"' in text and text.rstrip().endswith("</html>")
