"""A ticket system on this machine: it records what it is sent, and answers what a test wants."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

TOKEN = "a-token-of-the-desk"


@dataclass
class Desk:
    """The system: what it answers, and what it was sent.

    Attributes:
        url: Where tickets are opened.
        status: HTTP status of its answers.
        answer: Their body.
        headers: Their headers.
        waits: Seconds until it answers.
        drips: Seconds between any two bytes of the body.
    """

    url: str = ""
    status: int = 201
    answer: bytes = b'{"reference": "ABC-123"}'
    headers: dict[str, str] = field(default_factory=dict)
    waits: float = 0
    drips: float = 0
    tickets: list[dict[str, Any]] = field(default_factory=list)
    requests: list[dict[str, str]] = field(default_factory=list)


@contextmanager
def running_desk() -> Iterator[Desk]:
    """A ticket system as long as it is needed."""
    desk = Desk()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            desk.requests.append(
                {"path": self.path, **{k.lower(): v for k, v in self.headers.items()}}
            )
            desk.tickets.append(json.loads(body))
            time.sleep(desk.waits)
            self.send_response(desk.status)
            for name, value in desk.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(desk.answer)))
            self.end_headers()
            self._answer()

        def _answer(self) -> None:
            try:
                if not desk.drips:
                    self.wfile.write(desk.answer)
                    return
                for byte in desk.answer:
                    self.wfile.write(bytes([byte]))
                    self.wfile.flush()
                    time.sleep(desk.drips)
            except OSError:
                # Whoever asked has hung up.
                return

        def log_message(self, *args: object) -> None:
            """Nothing: it is the test's output."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        desk.url = f"http://127.0.0.1:{server.server_port}/api/tickets"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield desk
        finally:
            server.shutdown()
            thread.join()
