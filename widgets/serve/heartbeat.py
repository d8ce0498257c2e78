"""Is my kernel still there? Voilà's page does not ask, so ours does."""

from __future__ import annotations

from widgets.serve.errors import Quiet


class Alive(Quiet):
    """204 while a kernel lives, 410 when it is gone; not logged, as it tells who reads how long."""

    silent = True

    async def get(self, kernel_id: str) -> None:
        """Answer without a body."""
        alive = await self.settings["kernel_manager"].answers(kernel_id)
        self.set_header("Cache-Control", "no-store")
        self.clear_header("Content-Type")
        self.set_status(204 if alive else 410)
        self.finish()
