"""Which addresses there are: those Voilà's front end needs, made quiet, and our own."""

from __future__ import annotations

from typing import Any

from jupyter_server.base.handlers import FileFindHandler
from jupyter_server.services.kernels.handlers import KernelHandler
from jupyter_server.utils import url_path_join
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler
from voila.static_file_handler import MultiStaticFileHandler
from voila.tornado.handler import TornadoVoilaHandler
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from widgets.door.handlers import lock
from widgets.pack.handler import PackForm
from widgets.serve.assets import Asset
from widgets.serve.errors import Quiet
from widgets.serve.heartbeat import Alive
from widgets.serve.page import Page


class ReadKernel(KernelHandler):
    """What the front end may know of a kernel; it may not delete one here."""

    SUPPORTED_METHODS = ("GET",)


# Voilà has more: logins, files beside the notebook, themes, templates. Nothing here needs them.
_KEPT: dict[type, type] = {
    KernelHandler: ReadKernel,
    VoilaKernelWebsocketHandler: VoilaKernelWebsocketHandler,
    MultiStaticFileHandler: MultiStaticFileHandler,
    VoilaShutdownKernelHandler: VoilaShutdownKernelHandler,
    FileFindHandler: FileFindHandler,
}


def _quieten(handler: type) -> type:
    return type(handler.__name__, (Quiet, handler), {})


def list_routes(
    voila: list[tuple[Any, ...]], base_url: str, assets: dict[str, str]
) -> list[tuple[Any, ...]]:
    """Return the routes of the server.

    Parameters
    ----------
    voila : list of tuple
        Voilà's own routes; those we know are kept, and its page route is replaced by ours.
    base_url : str
    assets : dict
        Text of each file below ``/sbs/`` by its name.
    """
    kept = [
        (pattern, _quieten(_KEPT[handler]), *rest)
        for pattern, handler, *rest in voila
        if handler in _KEPT
    ]
    page = next(rest for _, handler, *rest in voila if handler is TornadoVoilaHandler)
    ours = [
        (url_path_join(base_url, r"/sbs/alive/(\w+-\w+-\w+-\w+-\w+)"), Alive),
        (url_path_join(base_url, r"/sbs/([a-z]+\.[a-z]+)"), Asset, {"assets": assets}),
        (url_path_join(base_url, r"/pack"), lock(PackForm)),
        (base_url, Page, *page),
    ]
    return [*ours, *kept]
