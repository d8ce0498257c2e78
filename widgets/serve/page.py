"""The page: words first, then whatever the kernel has to add."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tornado.iostream import StreamClosedError
from voila.tornado.handler import TornadoVoilaHandler

from widgets.present.stage import mark_audience
from widgets.serve.errors import Quiet
from widgets.serve.shell import CLOSING, Shell

# Voilà sends this while it waits; our policy would refuse it, and nothing listens.
_VOILA_WAITS = "<script>window.voila_heartbeat()"
_PATIENCE = 24  # chosen: two minutes of Voilà's five-second waits


class KernelTimeout(Exception):
    """The kernel did not finish the notebook; Voilà itself would wait for ever."""


class Page(Quiet, TornadoVoilaHandler):
    """Sends the whole page as words in one go, and only then, if it is needed, starts a kernel."""

    async def get(self, path: str | None = None) -> None:
        """Send the words, then Voilà's part; without a free place the words alone."""
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        shell = self.pick_shell()
        own = Path(self.notebook_path)  # type: ignore[has-type]
        # Voilà names a notebook by its place below a root; the languages are neighbours there.
        self.notebook_path = str(own.with_name(shell.notebook.name))
        if not shell.wants_kernel(self.get_query_argument("live", "") == "1"):
            self._send_words(shell)
            return
        if self.kernel_manager.is_full():
            self.set_status(503)
            self.set_header("Retry-After", "60")
            self.finish(self._stage(shell.full().encode(), shell))
            return
        try:
            self.write(self._stage(shell.opening, shell))
            await self.flush()
            await self._send_live_part()
        except StreamClosedError:
            return
        except Exception:
            self.log.exception("The live part of the page failed")
            self.write(shell.failed)
        self.finish(shell.closing)

    @property
    def _is_stage(self) -> bool:
        return bool(self.get_query_argument("show", ""))

    def _stage(self, page: bytes, shell: Shell) -> bytes:
        if not self._is_stage:
            return page
        return mark_audience(page, str(shell.common["base_url"]), str(shell.common["lang"]))

    def _send_words(self, shell: Shell) -> None:
        if self._is_stage:
            self.finish(self._stage(shell.reading + CLOSING, shell))
        elif "gzip" in self.request.headers.get("Accept-Encoding", ""):
            self.set_header("Content-Encoding", "gzip")
            self.finish(shell.packed)
        else:
            self.finish(shell.reading + CLOSING)

    async def _send_live_part(self) -> None:
        waits = 0
        async for part in self.get_generator():
            text: Any = part
            if text.startswith(_VOILA_WAITS):
                waits += 1
                text = "<!-- -->\n"
            if waits > _PATIENCE:
                raise KernelTimeout
            self.write(text)
            await self.flush()
