"""Sends prepared requests over connections that stay open, and measures what comes back."""

import itertools
import socket
import statistics
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urlencode

PATIENCE = 30
WARM_UP = 40


@dataclass(frozen=True)
class Load:
    """How many requests a second were answered, and how long single ones took, in milliseconds."""

    rate: float
    milliseconds: tuple

    @property
    def median(self):
        return statistics.median(self.milliseconds)

    @property
    def p95(self):
        return statistics.quantiles(self.milliseconds, n=20)[-1]


def get(path, cookies=""):
    """The bytes of a GET request."""
    return _request("GET", path, cookies)


def post(path, fields, cookies="", token=""):
    """The bytes of a form that a page of ours would send; `token` stands in the form and in a cookie."""
    body = urlencode({**fields, "csrfmiddlewaretoken": token}).encode()
    kind = "Content-Type: application/x-www-form-urlencoded\r\n"
    return _request("POST", path, f"{cookies}; csrftoken={token}", f"{kind}Content-Length: {len(body)}\r\n", body)


def _request(method, path, cookies, more="", body=b""):
    head = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookies}\r\n{more}\r\n"
    return head.encode() + body


def measure(port, requests, *, expect, connections=8):
    """Every request once, shared out among so many connections; each must be answered with the status `expect`.

    Raises AssertionError at another answer: a fast refusal must never look like a fast page.
    """
    shares = [requests[start::connections] for start in range(connections)]
    took, problems = [], []
    threads = [threading.Thread(target=_send, args=(port, share, expect, took, problems)) for share in shares]
    started = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    rate = len(requests) / (time.perf_counter() - started)
    if problems:
        raise AssertionError(problems[0])
    return Load(rate, tuple(took))


def warm(port, requests, *, expect):
    """A few of them first, so that neither side pays for its first time."""
    measure(port, list(itertools.islice(itertools.cycle(requests), WARM_UP)), expect=expect)


def _send(port, requests, expect, took, problems):
    connection = Connection(port)
    try:
        for request in requests:
            started = time.perf_counter()
            status = connection.ask(request)
            took.append((time.perf_counter() - started) * 1000)
            if status != expect:
                raise AssertionError(f"{request[:60]!r} was answered with {status}, not {expect}")
    except Exception as problem:
        problems.append(problem)
    finally:
        connection.close()


class Connection:
    """One kept-open connection; opened again when the server has closed it between two requests."""

    def __init__(self, port):
        self.port, self.open = port, None

    def ask(self, request):
        """Send one request, read the whole answer, and give its status."""
        try:
            return self._ask(request)
        except ConnectionError:
            self.close()
            return self._ask(request)

    def _ask(self, request):
        if self.open is None:
            self.open = socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE)
            self.open.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.open.sendall(request)
        received = b""
        while b"\r\n\r\n" not in received:
            received += self._more()
        head, _, body = received.partition(b"\r\n\r\n")
        while not _is_whole(head.lower(), body):
            body += self._more()
        if b"connection: close" in head.lower():
            self.close()
        return int(head.split(b" ", 2)[1])

    def _more(self):
        more = self.open.recv(65_536)
        if not more:
            raise ConnectionError("the server closed the connection")
        return more

    def close(self):
        if self.open:
            with suppress(OSError):
                self.open.close()
        self.open = None


def _is_whole(head, body):
    """Whether all of an answer is there, whichever way its length was told."""
    if b"transfer-encoding: chunked" in head:
        return body.endswith(b"0\r\n\r\n")
    told = [line for line in head.split(b"\r\n") if line.startswith(b"content-length:")]
    return not told or len(body) >= int(told[0].partition(b":")[2])
