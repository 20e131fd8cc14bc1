"""A headless Chromium, spoken to over a pipe (Chrome DevTools Protocol)."""

import json
import os
import select
import shutil
import signal
import struct
import subprocess
import tempfile
import time
import zlib

PROGRAMS = ("chromium-headless-shell", "chromium", "chromium-browser",
            "google-chrome")
PATIENCE = 60  # seconds that any one answer may take


def find_program():
    named = os.environ.get("JOBUTILS_CHROMIUM")
    return named or next(filter(None, map(shutil.which, PROGRAMS)), None)


class Browser:
    """One browser with one page; `with` ends it, whatever happens."""

    def __init__(self, program, *options):
        self.folder = tempfile.mkdtemp(prefix="report-chromium-")
        to_browser, self.output = os.pipe()
        self.input, from_browser = os.pipe()

        # The pipe is file descriptors 3 and 4 of the browser.
        def connect():
            ends = [os.dup(fd) for fd in (to_browser, from_browser)]
            for place, end in zip((3, 4), ends):
                os.dup2(end, place)

        self.process = subprocess.Popen(
            [program, "--headless", "--no-sandbox", "--disable-gpu",
             "--disable-dev-shm-usage", "--no-first-run",
             "--disable-background-networking", "--disable-component-update",
             "--disable-sync", "--hide-scrollbars",
             "--remote-debugging-pipe", "--user-data-dir=" + self.folder,
             *options, "about:blank"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, preexec_fn=connect, close_fds=False,
            start_new_session=True)
        os.close(to_browser)
        os.close(from_browser)
        self.number = 0
        self.rest = b""
        self.session = None
        self.events = []
        target = self.call("Target.createTarget", url="about:blank")
        self.session = self.call("Target.attachToTarget", flatten=True,
                                 targetId=target["targetId"])["sessionId"]
        for domain in ("Page", "Network", "Runtime", "Log"):
            self.call(domain + ".enable")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self.process.wait()
        os.close(self.output)
        os.close(self.input)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _receive(self, deadline):
        while b"\0" not in self.rest:
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([self.input], [], [], left)[0]:
                raise TimeoutError("chromium gives no answer")
            read = os.read(self.input, 1 << 20)
            if not read:
                raise EOFError("chromium has ended")
            self.rest += read
        line, self.rest = self.rest.split(b"\0", 1)
        return json.loads(line)

    def call(self, method, **params):
        self.number += 1
        message = {"id": self.number, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.output, json.dumps(message).encode() + b"\0")
        deadline = time.monotonic() + PATIENCE
        while True:
            answer = self._receive(deadline)
            if answer.get("id") != self.number:
                self.events.append(answer)
                continue
            if "error" in answer:
                raise RuntimeError(method + ": " + answer["error"]["message"])
            return answer["result"]

    def _go(self, url):
        self.call("Page.navigate", url=url)
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                there = self.evaluate("[location.href, document.readyState]")
            except RuntimeError:  # between two pages
                there = None
            if there == [url, "complete"]:
                return
            if time.monotonic() > deadline:
                raise TimeoutError("chromium does not show " + url)
            time.sleep(0.02)

    def open(self, path):
        """Loads a file, and forgets the events of what was there before."""
        self._go("about:blank")
        self.events.clear()
        self._go("file://" + path)
        time.sleep(0.1)  # what a page may still do by itself
        self.evaluate("1")

    def named(self, prefix):
        return [event for event in self.events
                if event.get("method", "").startswith(prefix)]

    def evaluate(self, expression):
        answer = self.call("Runtime.evaluate", expression=expression,
                           returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(json.dumps(answer["exceptionDetails"]))
        return answer["result"].get("value")

    def size(self, width, height):
        self.call("Emulation.setDeviceMetricsOverride", width=width,
                  height=height, deviceScaleFactor=1, mobile=width < 600)

    def scheme(self, name, media=""):
        self.call("Emulation.setEmulatedMedia", media=media, features=[
            {"name": "prefers-color-scheme", "value": name}])


def png_colors(data, rows=400):
    """How many different colours the begin of a PNG of eight bits a channel
    has."""
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    width, height, depth, kind = struct.unpack(">IIBB", data[16:26])
    assert depth == 8 and kind in (2, 6)
    step = 3 if kind == 2 else 4
    packed, place = b"", 8
    while place < len(data):
        size, name = struct.unpack(">I4s", data[place:place + 8])
        if name == b"IDAT":
            packed += data[place + 8:place + 8 + size]
        place += size + 12
    raw, row = zlib.decompress(packed), width * step
    colors, above = set(), bytes(row)
    for begin in range(0, min(rows, height) * (row + 1), row + 1):
        line = bytearray(raw[begin + 1:begin + 1 + row])
        for i in range(row):
            left = line[i - step] if i >= step else 0
            corner = above[i - step] if i >= step else 0
            line[i] = line[i] + (
                0, left, above[i], (left + above[i]) // 2,
                paeth(left, above[i], corner))[raw[begin]] & 255
        colors.update(bytes(line[i:i + 3]) for i in range(0, row, step))
        above = line
    return len(colors)


def paeth(left, above, corner):
    guess = left + above - corner
    return min((left, above, corner), key=lambda near: abs(guess - near))
