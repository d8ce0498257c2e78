"""Voilà's application with our rules: one notebook, our frame, no cookies, a cap on kernels."""

from __future__ import annotations

import os
import signal
import tempfile
import threading
import webbrowser
from pathlib import Path
from typing import Any, ClassVar

import tornado.web
from jupyter_client.kernelspec import NoSuchKernel
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from tornado.ioloop import IOLoop
from traitlets import Unicode, default
from traitlets.config import Config
from voila.app import Voila

from widgets import cache
from widgets.door.door import Door, make_door, write_word
from widgets.door.handlers import list_door, lock_route
from widgets.pack.choose import start_with
from widgets.present.handlers import list_present
from widgets.room.host import Open
from widgets.room.routes import list_room_routes, make_rooms, start_rooms
from widgets.serve.assets import list_assets
from widgets.serve.editions import Editions, find_notebooks
from widgets.serve.errors import Missing
from widgets.serve.headers import PrivateHeaders
from widgets.serve.kernels import Kernels
from widgets.serve.log import log_request
from widgets.serve.port import StartError, bind, check_port, explain_lack, name_addresses
from widgets.serve.proxies import BACKLOG, make_server
from widgets.serve.routes import list_routes
from widgets.serve.shell import Shell
from widgets.serve.twin import choose_live, load_twin

TEMPLATES = Path(__file__).parent / "templates" / "side_by_side"

# What a widget needs to reach its kernel, and no more: nothing here runs code that a visitor wrote.
MESSAGES = ["comm_open", "comm_close", "comm_msg", "comm_info_request", "kernel_info_request"]

RULES = Config(
    {
        "VoilaConfiguration": {
            "template": "lab",
            "allow_template_override": "NO",
            "allow_theme_override": "NO",
            "strip_sources": True,
            "show_tracebacks": False,
            "multi_kernel_manager_class": Kernels,
            "http_keep_alive_timeout": 5,
            # Any other extension would be sent to each reader and might call its own servers.
            "extension_allowlist": [
                "@jupyter-widgets/jupyterlab-manager",
                "@voila-dashboards/widgets-manager8",
                "anywidget",
            ],
        },
        "KernelManager": {
            # A kernel that starts anew has lost the page's widgets; the reader is told instead.
            "autorestart": False,
            # On a shared computer another user could listen to the local ports otherwise.
            "transport_encryption": "auto",
        },
        "MappingKernelManager": {
            "cull_idle_timeout": 20 * 60,
            "cull_interval": 30,
            # An open tab that nobody looks at must not hold a place; panels go on without it.
            "cull_connected": True,
        },
    }
)


class SideBySide(Voila):
    """Serves one notebook as a page that reads before, without and after its kernel."""

    name = "side-by-side"
    description = "Serves Side by Side on this computer: side-by-side [OPTIONS] [NOTEBOOK]"
    examples = "side-by-side --no-browser --port 8866"
    lang = Unicode("", config=True, help="Language to start in; else the reader's browser says.")
    pack = Unicode(config=True, help="Local pack: its name in content/local, or a TOML file.")
    rooms = Unicode(
        "",
        config=True,
        help="Where room polls keep answers: an SQLite file, or postgresql://USER@HOST/NAME for "
        "several servers. Else a file that is deleted when the server stops.",
    )
    facilitator_word = Unicode(
        config=True,
        help="Word for pages that are for facilitators, asked for on this computer too: needed "
        "behind a proxy. Else other devices are asked for a new word, printed at each start.",
    )
    trusted_proxies = Unicode(
        "",
        config=True,
        help="Addresses of proxies in front, with commas: what they say of who asks is believed.",
    )
    live = Unicode("", config=True, help="When to take a kernel: never, ask, or now.")
    classes: ClassVar[list[type]] = [*Voila.classes, Kernels]
    aliases: ClassVar[dict[str, str]] = {
        "port": "Voila.port",
        "ip": "Voila.ip",
        "base_url": "Voila.base_url",
        "lang": "SideBySide.lang",
        "pack": "SideBySide.pack",
        "live": "SideBySide.live",
        "rooms": "SideBySide.rooms",
        "facilitator-word": "SideBySide.facilitator_word",
        "trusted-proxies": "SideBySide.trusted_proxies",
        "max-kernels": "Kernels.max_kernels",
        "log-level": "Application.log_level",
    }

    @default("pack")
    def _default_pack(self) -> str:
        return cache.pack()

    @default("facilitator_word")
    def _default_facilitator_word(self) -> str:
        return os.environ.get("SIDE_BY_SIDE_FACILITATOR_WORD", "")

    @default("ip")
    def _default_ip(self) -> str:
        return "127.0.0.1"

    @default("log_level")
    def _default_log_level(self) -> int:
        return 30

    @default("config_file_paths")
    def _no_config_files(self) -> list[str]:
        # A stray voila.json on the machine must not loosen the rules.
        return []

    def initialize(self, argv: list[str] | None = None) -> None:
        """Read the command line over our rules."""
        self.update_config(RULES)
        try:
            super().initialize(argv)
        except ValueError as error:
            raise StartError(explain_lack(error, self.extra_args)) from None

    def setup_template_dirs(self) -> None:
        """Put our template before Voilà's, and settle which notebook is served."""
        chosen: str | None = getattr(self, "notebook_path", None)
        self.notebook_path = chosen or str(cache.root("notebooks") / "app.ipynb")
        if not Path(self.notebook_path).is_file():
            raise StartError(f"There is no notebook at {self.notebook_path}.")
        super().setup_template_dirs()
        self.template_paths: list[str] = [str(TEMPLATES), *self.template_paths]

    def init_settings(self) -> dict[str, Any]:
        """Return Voilà's settings, without cookies, and with headers on each answer."""
        settings = super().init_settings()
        self.kernel_manager.allowed_message_types = MESSAGES
        # Trust is about outputs kept in a notebook file; ours are made anew for each reader.
        self.contents_manager.mark_trusted_cells = lambda nb, path="": None
        return {
            **settings,
            "transforms": [PrivateHeaders, tornado.web.GZipContentEncoding],
            "websocket_compression_options": {},
            "log_function": log_request,
            # Jupyter's token against forged requests is a cookie. Rooms have a check of their own;
            # else the only route that changes anything ends a kernel whose random name it must
            # know, and the websocket checks where it is opened from.
            "disable_check_xsrf": True,
            "default_handler_class": Missing,
            "sbs_editions": self.editions,
            "sbs_door": self.door,
        }

    def init_handlers(self) -> list[tuple[Any, ...]]:
        """Return the few routes of a page, all without cookies."""
        rooms = list_room_routes(self.server_url, self.polls)
        rooms = [lock_route(route) if route[1] is Open else route for route in rooms]
        present = list_present(self.server_url, self.pack, self.polls)
        ours = list_routes(super().init_handlers(), self.server_url, list_assets())
        return [*rooms, *map(lock_route, present), *list_door(self.server_url), *ours]

    def start(self) -> None:
        """Make the page if it is not there yet, then serve it."""
        check_port(self.ip, self.port)
        self.door = self._make_door()
        self.pack = start_with(self.pack)
        notebooks = self._find_notebooks()
        shells = {lang: self._make_shell(lang, notebooks) for lang in notebooks}
        self.editions = Editions(shells, follow_browser=not self.lang)
        os.environ[cache.PAGE_SENT] = "1"
        self.polls = make_rooms(self.rooms, self.base_url, self.pack, self.ip)
        self.connection_dir = tempfile.mkdtemp(prefix="side_by_side_", dir=self.connection_dir_root)
        self.app = tornado.web.Application(**self.init_settings())
        self.app.add_handlers(".*$", self.init_handlers())
        self.listen()

    def _make_door(self) -> Door:
        try:
            return make_door(self.facilitator_word)
        except ValueError as error:
            raise StartError(str(error)) from None

    def _find_notebooks(self) -> dict[str, Path]:
        found = find_notebooks(Path(self.notebook_path))
        if self.lang and self.lang not in found:
            raise StartError(
                f"{Path(self.notebook_path).name} is not there in the language '{self.lang}'. "
                f"There is: {', '.join(found)}."
            )
        first = self.lang or next(iter(found))
        return {first: found.pop(first), **found}

    def _make_shell(self, lang: str, notebooks: dict[str, Path]) -> Shell:
        path = notebooks[lang]
        try:
            twin = load_twin(path, lang, lambda line: print(line, flush=True))
        except (DeadKernelError, CellTimeoutError, NoSuchKernel) as error:
            raise StartError(f"The page of {path.name} could not be built: {error}") from None
        live = self.live or choose_live(path, twin)
        others = tuple(other for other in notebooks if other != lang)
        return Shell(lang, self.pack, self.base_url, path, twin, live, others)

    def listen(self) -> None:
        """Serve at this port or none: a page that moves breaks the links people share."""
        server = make_server(self.app, self.trusted_proxies)
        bind(self.ip, self.port, lambda: server.listen(self.port, self.ip, backlog=BACKLOG))
        self.sweeper = start_rooms(self.polls)
        if not self.door.always:
            print(f"Facilitator word, for other devices: {write_word(self.door.word)}", flush=True)
        here, *others = name_addresses(self.ip, self.port, self.base_url)
        for other in others:
            print(f"Other devices in the same network: {other}", flush=True)
        print(f"Side by Side is ready: {here}", flush=True)
        if self.open_browser:
            threading.Thread(target=webbrowser.open, args=(here, 2), daemon=True).start()
        self.ioloop = IOLoop.current()
        # A server that is told to end takes its rooms along, as one that is stopped by hand does.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        try:
            self.ioloop.start()
        except KeyboardInterrupt:
            print("Side by Side has stopped.")
        finally:
            self.stop()
