"""xterm.js in Chromium as a terminal: `python browser.py FOLDER COMMAND ...`.

The command runs in a pseudo-terminal; a page on the loopback takes what it writes and sends what is
typed. FOLDER holds xterm.js as npm unpacks it (`package/`), and the browser's own files.
"""

from __future__ import annotations

import fcntl
import http.server
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import threading
from pathlib import Path

COLUMNS, ROWS = 98, 31
FLAGS = (
    "--no-sandbox", "--kiosk", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-extensions", "--force-device-scale-factor=1", "--window-position=0,0",
    "--window-size=1700,1100", "--hide-scrollbars", "--password-store=basic",
)  # fmt: skip
PAGE = """<!DOCTYPE html><meta charset="utf-8"><link rel="stylesheet" href="/css/xterm.css">
<body style="margin:0;background:#fff"><div id="t"></div><script src="/lib/xterm.js"></script>
<script>
const t = new Terminal({cols: %d, rows: %d, fontFamily: 'DejaVu Sans Mono, FreeMono',
  fontSize: 24, cursorBlink: false,
  theme: {background: '#ffffff', foreground: '#000000', cursor: '#888888'}});
t.open(document.getElementById('t')); t.focus();
let sent = Promise.resolve();
const send = d => { sent = sent.then(() => fetch('/in', {method: 'POST', body: d})); };
t.onData(send);
t.onBinary(d => send(Uint8Array.from(d, c => c.charCodeAt(0))));
(async () => {
  const reader = (await fetch('/out')).body.getReader();
  for (;;) { const {value, done} = await reader.read(); if (done) break; t.write(value); }
})();
</script>"""


class _Handler(http.server.BaseHTTPRequestHandler):
    """Serves the page, what the program writes, and takes what is typed."""

    folder: Path
    terminal: int

    def log_message(self, *_words: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Send a file, or the stream of what the program writes."""
        self.send_response(200)
        if self.path == "/out":
            self.send_header("Content-Type", "application/octet-stream")
            self.end_headers()
            self._stream()
            return
        if self.path in ("/lib/xterm.js", "/css/xterm.css"):
            kind = "text/javascript" if self.path.endswith("js") else "text/css"
            data = (self.folder / "package" / self.path[1:]).read_bytes()
        else:
            kind, data = "text/html", (PAGE % (COLUMNS, ROWS)).encode()
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(data)

    def do_POST(self) -> None:
        """Hand what is typed to the program."""
        data = self.rfile.read(int(self.headers["Content-Length"]))
        while data:
            data = data[os.write(self.terminal, data) :]
        self.send_response(204)
        self.end_headers()

    def _stream(self) -> None:
        """Send the browser what the program writes, until it ends."""
        while True:
            select.select([self.terminal], [], [])
            try:
                data = os.read(self.terminal, 1 << 16)
            except OSError:
                return
            self.wfile.write(data)
            self.wfile.flush()


def main() -> int:
    """Run the command until it ends, with the browser around it."""
    folder = Path(sys.argv[1])
    process, terminal = pty.fork()
    if process == 0:
        signal.signal(signal.SIGHUP, signal.SIG_DFL)  # as terminals do, whatever they inherit
        os.environ["TERM"] = "xterm-256color"
        os.execvp(sys.argv[2], sys.argv[2:])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    _Handler.folder, _Handler.terminal = folder, terminal
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_address[1]}/"
    with subprocess.Popen(
        ["chromium", *FLAGS, f"--user-data-dir={folder}/browser", f"--app={address}"]
    ) as browser:
        os.waitpid(process, 0)
        browser.terminate()
    return 0


if __name__ == "__main__":
    sys.exit(main())
