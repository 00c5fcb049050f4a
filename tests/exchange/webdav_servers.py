"""Two real WebDAV servers on loopback, wsgidav under cheroot and Apache's mod_dav, and one that behaves badly."""

import base64
import contextlib
import hashlib
import logging
import os
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Self

import pytest
import trustme

USER, PASSWORD = "frau.weber", "grün und geheim"
APACHE = shutil.which("apache2") or shutil.which("apache2", path="/usr/sbin")
MODULES = Path("/usr/lib/apache2/modules")
needs_apache = pytest.mark.skipif(
    APACHE is None or not (MODULES / "mod_dav.so").exists(), reason="Apache with mod_dav (apache2-bin) is not here"
)
_CONF = """
ServerRoot {root}
ServerName 127.0.0.1
PidFile {root}/httpd.pid
ErrorLog {root}/error.log
Mutex file:{root} default
LoadModule mpm_event_module {modules}/mod_mpm_event.so
LoadModule authn_core_module {modules}/mod_authn_core.so
LoadModule authn_file_module {modules}/mod_authn_file.so
LoadModule authz_core_module {modules}/mod_authz_core.so
LoadModule authz_user_module {modules}/mod_authz_user.so
LoadModule auth_basic_module {modules}/mod_auth_basic.so
LoadModule dav_module {modules}/mod_dav.so
LoadModule dav_fs_module {modules}/mod_dav_fs.so
LoadModule ssl_module {modules}/mod_ssl.so
{user}
Listen 127.0.0.1:{port}
DavLockDB {root}/locks
DocumentRoot {share}
{tls}
<Directory {share}>
  Dav On
  AuthType Basic
  AuthName backups
  AuthUserFile {root}/users
  Require valid-user
</Directory>
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A running server: where it answers, and the folder that it serves."""

    address: str
    share: Path


def _silence(program: str) -> None:
    """What the server warns of is its own matter, not ours."""
    for name in tuple(logging.root.manager.loggerDict):
        if name.partition(".")[0] == program:
            logging.getLogger(name).disabled = True


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
    return port


@contextmanager
def wsgidav_server(folder: Path, *, certificate: trustme.LeafCert | None = None, port: int = 0) -> Iterator[Server]:
    """The one written in Python, in a thread of this process. With a port it can come back where it was."""
    from cheroot import wsgi
    from cheroot.ssl.builtin import BuiltinSSLAdapter
    from wsgidav.wsgidav_app import WsgiDAVApp

    share = folder / "share"
    share.mkdir(exist_ok=True)
    config = {
        "provider_mapping": {"/": str(share)},
        "simple_dc": {"user_mapping": {"*": {USER: {"password": PASSWORD}}}},
        "http_authenticator": {"accept_basic": True, "accept_digest": False, "default_to_digest": False},
        "verbose": 0,
        "logging": {"enable": False},
    }
    _silence("wsgidav")
    server = wsgi.Server(("127.0.0.1", port), WsgiDAVApp(config), numthreads=4, timeout=60, shutdown_timeout=1)
    _silence("wsgidav")  # it set its voices up meanwhile
    if certificate is not None:
        certificate_file, key_file = _written(certificate, folder)
        server.ssl_adapter = BuiltinSSLAdapter(str(certificate_file), str(key_file))
    server.prepare()
    running = threading.Thread(target=server.serve, daemon=True)
    running.start()
    try:
        scheme = "https" if certificate is not None else "http"
        yield Server(address=f"{scheme}://127.0.0.1:{server.bind_addr[1]}", share=share)
    finally:
        server.stop()
        running.join()


@contextmanager
def apache_server(folder: Path, *, certificate: trustme.LeafCert | None = None) -> Iterator[Server]:
    """The one that half the world runs, as a process of its own."""
    assert APACHE is not None
    share = folder / "share"
    share.mkdir()
    for each in (folder, share):
        each.chmod(0o777)
    for parent in folder.parents:  # pytest keeps its folders to itself, and Apache works as somebody else
        if not any(each.name.startswith("pytest-of-") for each in (parent, *parent.parents)):
            break
        parent.chmod(0o755)
    (folder / "users").write_text(f"{USER}:{_hashed(PASSWORD)}\n", encoding="utf-8")
    tls = ""
    if certificate is not None:
        certificate_file, key_file = _written(certificate, folder)
        tls = f"SSLEngine on\nSSLCertificateFile {certificate_file}\nSSLCertificateKeyFile {key_file}"
    port, conf = free_port(), folder / "httpd.conf"
    as_user = "User www-data\nGroup www-data" if _is_root() else ""
    conf.write_text(
        _CONF.format(root=folder, modules=MODULES, port=port, share=share, tls=tls, user=as_user), encoding="utf-8"
    )
    with subprocess.Popen([APACHE, "-f", str(conf), "-DFOREGROUND"], stderr=subprocess.DEVNULL) as running:
        try:
            _wait_until_it_listens(port, running)
            scheme = "https" if certificate is not None else "http"
            yield Server(address=f"{scheme}://127.0.0.1:{port}", share=share)
        finally:
            running.terminate()


class _Odd(BaseHTTPRequestHandler):
    """Answers as it was told, and remembers what it was asked."""

    protocol_version = "HTTP/1.1"
    answers: "OddServer"

    def _answer(self) -> None:
        self.answers.asked.append((self.command, self.path, self.headers.get("Authorization") or ""))
        deed = self.answers.deeds.get(self.command)
        if deed is None:
            self.send_error(599)
        else:
            deed(self)

    do_PROPFIND = do_MKCOL = do_PUT = do_GET = do_MOVE = do_DELETE = _answer  # noqa: N815 - the names of the library

    def log_message(self, format: str, *words: object) -> None:  # noqa: A002 - the name of the library
        """Say nothing."""

    def listing(self, *names: tuple[str, int]) -> None:
        """Answer with a listing."""
        rows = "".join(
            f"<response><href>/x/{name}</href><propstat><prop><getcontentlength>{size}</getcontentlength>"
            "<resourcetype/></prop></propstat></response>"
            for name, size in names
        )
        self.say(207, f'<?xml version="1.0"?><multistatus xmlns="DAV:">{rows}</multistatus>'.encode())

    def say(self, status: int, body: bytes = b"", headers: Mapping[str, str] | None = None) -> None:
        """Answer."""
        length = int(self.headers.get("Content-Length") or 0)
        self.rfile.read(length)
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


Odd = _Odd
Deed = Callable[[_Odd], None]


class OddServer:
    """A server that answers each method as a test says. `asked` is what came, with the password if one was sent."""

    def __init__(self, deeds: Mapping[str, Deed]) -> None:
        self.deeds = dict(deeds)
        self.asked: list[tuple[str, str, str]] = []
        handler = type("Handler", (_Odd,), {"answers": self})
        self._server = _Quiet(("127.0.0.1", 0), handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/x"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that goes away is what some tests want."""


def password_in(header: str) -> str:
    """The password of an Authorization header."""
    return base64.b64decode(header.removeprefix("Basic ")).decode().partition(":")[2]


def _wait_until_it_listens(port: int, running: "subprocess.Popen[bytes]") -> None:
    while running.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
    raise AssertionError(f"Apache ended with {running.returncode}")


def _written(certificate: trustme.LeafCert, folder: Path) -> tuple[Path, Path]:
    certificate_file, key_file = folder / "server.pem", folder / "server.key"
    for blob in certificate.cert_chain_pems:
        blob.write_to_path(certificate_file, append=True)
    certificate.private_key_pem.write_to_path(key_file)
    return certificate_file, key_file


def _hashed(password: str) -> str:
    """As htpasswd -s does; for one test."""
    digest = hashlib.sha1(password.encode(), usedforsecurity=False).digest()
    return "{SHA}" + base64.b64encode(digest).decode()


def _is_root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0


__all__ = ["Odd", "OddServer", "Server", "apache_server", "needs_apache", "wsgidav_server"]
