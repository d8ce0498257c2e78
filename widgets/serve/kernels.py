"""Kernels, counted: a cap, an early end for those nobody reads, and an honest "is it alive?"."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from jupyter_client.session import utcnow
from jupyter_core.utils import ensure_async
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from traitlets import Integer


class ServerFullError(Exception):
    """All places for kernels are taken."""


class Kernels(AsyncMappingKernelManager):
    """Voilà's kernel manager, with room for a known number of visitors."""

    max_kernels = Integer(
        40, config=True, help="Visitors with live controls at one time; chosen: 2 GB at 50 MB each."
    )
    abandoned_after = Integer(
        120, config=True, help="Seconds without a browser after which a kernel is ended."
    )

    def is_full(self) -> bool:
        """Return whether the next visitor gets the words only."""
        return len(self.list_kernel_ids()) >= self.max_kernels

    async def _async_start_kernel(self, **kwargs: Any) -> str:
        # Asked again here, because two readers may have come in at the same moment.
        if self.is_full():
            raise ServerFullError
        return await super()._async_start_kernel(**kwargs)

    start_kernel = _async_start_kernel  # type: ignore[assignment]

    async def answers(self, kernel_id: str) -> bool:
        """Return whether this kernel lives; a dead one gives its place free."""
        if kernel_id not in self:
            return False
        if await ensure_async(self.get_kernel(kernel_id).is_alive()):
            return True
        await self.shutdown_kernel(kernel_id, now=True)
        return False

    async def cull_kernel_if_idle(self, kernel_id: str) -> None:
        """End a kernel that has no browser, such as one that a link preview has started."""
        kernel = self._kernels[kernel_id]
        quiet = utcnow() - kernel.last_activity > timedelta(seconds=self.abandoned_after)
        if quiet and not self._kernel_connections.get(kernel_id):
            await self.shutdown_kernel(kernel_id)
        else:
            await super().cull_kernel_if_idle(kernel_id)
