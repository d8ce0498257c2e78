"""Runs a coroutine in tests that may share a process with a browser."""

import asyncio
from concurrent.futures import ThreadPoolExecutor


def run_aside(coroutine):
    """Return what a coroutine returns; Playwright's own loop holds the main thread."""
    with ThreadPoolExecutor(1) as aside:
        return aside.submit(asyncio.run, coroutine).result()
