"""The client with servers that are slow, broken, or something else."""

import json
import ssl
import threading
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from askae.client import (
    Client,
    ClientError,
    NetworkError,
    ProblemError,
    TooManyRequestsError,
    UnexpectedAnswerError,
)

KNOWLEDGE = {"title": "T", "version": "v", "review": "draft", "complaints": 3, "max_pages": 9}


class Odd(ThreadingHTTPServer):
    """Gives one answer to everything, and remembers what it was asked."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.status, self.headers, self.body = 200, dict[str, str](), b""
        self.asked: list[dict[str, str]] = []
        self.go_on = threading.Event()
        """While it is not set, the answer waits."""
        self.go_on.set()
        self.drips = False

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def will_say(self, body: Any, status: int = 200, **headers: str) -> None:
        self.body = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.status = status
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}


class _Handler(BaseHTTPRequestHandler):
    server: Odd

    def do_GET(self) -> None:
        self.server.asked.append({"path": self.path, **dict(self.headers.items())})
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.server.go_on.wait()
        self.send_response(self.server.status)
        for name, value in self.server.headers.items():
            self.send_header(name, value)
        self.end_headers()
        try:
            self.wfile.write(self.server.body)
            while self.server.drips:
                self.wfile.write(b" ")
        except OSError:
            pass  # the client has left

    do_POST = do_GET  # noqa: N815  (the name that http.server looks for)

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def server() -> Iterator[Odd]:
    with Odd() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.drips = False
        server.go_on.set()
        server.shutdown()
        thread.join()


def test_keys_that_are_new_are_harmless(server: Odd) -> None:
    server.will_say(KNOWLEDGE | {"signed_by": {"name": "A"}})
    assert Client(server.address).knowledge().version == "v"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"<html>Welcome</html>", "it is not JSON"),
        (b"\xff\xfe", "it is not JSON"),
        (b"[" * 100_000, "it is not JSON"),
        (b"", "it is not JSON"),
        ([], "it is not what it should be"),
        ({"title": "T"}, "version is missing"),
        (KNOWLEDGE | {"complaints": "3"}, "complaints is not what it should be"),
        (KNOWLEDGE | {"complaints": True}, "complaints is not what it should be"),
        (b" " * (17 * 1024 * 1024), "it is far too long"),
    ],
    ids=str,
)
def test_garbage_is_told_as_such(server: Odd, body: Any, said: str) -> None:
    server.will_say(body)
    with pytest.raises(UnexpectedAnswerError, match=f"{said}. If help is needed"):
        Client(server.address).knowledge()


@pytest.mark.parametrize("body", [[], {}, {"page": {}}, {"outcome": {"level": 3}}, "outcome"])
def test_garbage_for_a_step(server: Odd, body: Any) -> None:
    server.will_say(body)
    with pytest.raises(UnexpectedAnswerError):
        Client(server.address).step({})


@pytest.mark.parametrize("body", [b"<h1>Bad gateway</h1>", [], {"type": 3}, {"error": "x"}])
def test_something_between_us_and_the_server_says_no(server: Odd, body: Any) -> None:
    server.will_say(body, 502)
    with pytest.raises(ProblemError, match="status 502") as told:
        Client(server.address).complaints()
    assert (told.value.kind, told.value.status, told.value.retry_after) == ("", 502, None)


def test_refused_answers_without_a_list_of_them(server: Odd) -> None:
    server.will_say({"type": "/problems/answers", "title": "t", "detail": "d"}, 422)
    with pytest.raises(ClientError):
        Client(server.address).step({})


def test_a_problem_that_is_new(server: Odd) -> None:
    server.will_say({"type": "/api/v1/problems/tired", "title": "Tired", "detail": "Later."}, 503)
    with pytest.raises(ProblemError, match="Later") as told:
        Client(server.address).complaints()
    assert (told.value.kind, told.value.title) == ("tired", "Tired")


IN_AN_HOUR = format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)


@pytest.mark.parametrize(
    ("header", "least", "most"),
    [
        ("30", 30, 30),
        (IN_AN_HOUR, 1, 3600),
        ("Thu, 01 Jan 2026 00:00:00 GMT", 0, 0),
    ],
    ids=["seconds", "in an hour", "past"],  # a time as a name differs from worker to worker
)
def test_too_many_requests_say_how_long_to_wait(
    server: Odd, header: str, least: float, most: float
) -> None:
    server.will_say(b"", 429, Retry_After=header)
    with pytest.raises(TooManyRequestsError) as told:
        Client(server.address).complaints()
    assert told.value.retry_after is not None
    assert least <= told.value.retry_after <= most


@pytest.mark.parametrize("header", ["", "soon", "²", "Thu, 01 Jan 2026 00:00:00 -0000"])
def test_a_wait_that_is_no_time(server: Odd, header: str) -> None:
    server.will_say(b"", 429, **({"Retry_After": header} if header else {}))
    with pytest.raises(TooManyRequestsError) as told:
        Client(server.address).complaints()
    assert told.value.retry_after is None


def test_a_server_that_is_slow(server: Odd) -> None:
    server.go_on.clear()
    said = "-".join(["canary", "answer"])  # the lines of this file stand in the traceback
    with pytest.raises(NetworkError, match=r"did not answer within 0\.1 seconds") as told:
        Client(server.address, timeout=0.1).step({"danger_chest": said})
    assert said not in "".join(traceback.format_exception(told.value))


def test_a_server_that_never_comes_to_an_end(server: Odd) -> None:
    server.drips = True
    with pytest.raises(ClientError):
        Client(server.address, timeout=0.1).complaints()


def test_an_answer_that_breaks_off(server: Odd) -> None:
    server.will_say(KNOWLEDGE, Content_Length="9000")
    with pytest.raises(NetworkError, match="broke off"):
        Client(server.address).knowledge()


def test_a_server_that_anybody_could_be(server: Odd, tmp_path: Path) -> None:
    """A certificate that its owner signed alone proves nothing, and nothing is sent."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    made = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    made = made.not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
    both = tmp_path / "server.pem"
    both.write_bytes(
        made.sign(key, hashes.SHA256()).public_bytes(Encoding.PEM)
        + key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(both)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    with pytest.raises(NetworkError, match="certificate cannot be trusted"):
        Client(server.address.replace("http", "https")).step({})
    assert not server.asked


def test_nothing_goes_to_another_address(server: Odd) -> None:
    server.will_say(b"", 307, Location=f"{server.address}/elsewhere")
    client = Client(server.address, key="askae-canary")
    for send in (client.complaints, lambda: client.step({"sex": "male"})):
        with pytest.raises(UnexpectedAnswerError, match=r"sends on to .*/elsewhere"):
            send()
    assert {asked["path"] for asked in server.asked} == {"/api/v1/complaints", "/api/v1/step"}


def test_a_key_is_sent_as_bearer_only_where_there_is_one(server: Odd) -> None:
    server.will_say(KNOWLEDGE)
    Client(server.address, key="askae-1").knowledge()
    Client(f"{server.address}/").knowledge()
    assert [asked.get("Authorization") for asked in server.asked] == ["Bearer askae-1", None]
    assert server.asked[1]["path"] == "/api/v1/knowledge"


@pytest.mark.parametrize(
    "address",
    [
        "hospital.example",
        "file:///etc/hosts",
        "https://",
        "http://hospital.example",
        "http://127.0.0.1.hospital.example",
        "https://me@hospital.example",
        "https://hospital.example/?age=34",
        "https://hospital.example:port",
        "https://hospital.example:0",
    ],
)
def test_an_address_that_cannot_be_used(address: str) -> None:
    with pytest.raises(ValueError, match=r"address|https|Port"):
        Client(address)


def test_plain_http_only_where_it_is_said() -> None:
    Client("http://hospital.example", allow_http=True)
    Client("http://localhost:8000")
    Client("http://[::1]:8000")


def test_a_key_that_is_none_is_not_told() -> None:
    with pytest.raises(ValueError, match="key") as told:
        Client("https://hospital.example", key="askae-canary\n")
    assert "canary" not in str(told.value)


def test_an_answer_that_is_no_number_is_not_sent(server: Odd) -> None:
    with pytest.raises(ValueError, match="JSON"):
        Client(server.address).step({"temperature": float("nan")})
    assert not server.asked
