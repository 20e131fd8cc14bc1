"""A workspace to break, and the executables under test."""

import glob
import json
import os
import shutil
import subprocess

NOW = "2026-08-20T12:00:00Z"
LIMIT = 120  # seconds that any one process may take


class Failed(Exception):
    """What was promised and did not hold."""


class Skipped(Exception):
    """Why it cannot be tried on this machine."""


def expect(condition, message):
    if not condition:
        raise Failed(message)


class Tools:
    """Where the executables are."""

    def __init__(self, build):
        self.step = os.path.join(build, "cmd/job-step")
        self.log = os.path.join(build, "cmd/job-log")
        self.failing = os.path.join(build, "tests/fault/job-step-failing")
        self.unsynced = os.path.join(build, "tests/fault/job-step-unsynced")
        self.unit = os.path.join(build, "tests/unit")


class Workspace:
    def __init__(self, tools, path):
        self.tools = tools
        self.path = path
        self.state = os.path.join(path, "state")
        os.makedirs(path, exist_ok=True)
        open(os.path.join(path, "config.toml"), "w").close()

    def environment(self, now=NOW, **more):
        return {"PATH": os.environ["PATH"], "HOME": self.path,
                "LC_ALL": "C.UTF-8", "JOBUTILS_NOW": now, **more}

    def start(self, arguments, step=None, now=NOW, **more):
        """job-step, under way; its standard error is a pipe."""
        return subprocess.Popen(
            [step or self.tools.step, "-q", *arguments], cwd=self.path,
            env=self.environment(now, **more), stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def run(self, arguments, step=None, now=NOW, stdin=b"", **more):
        """Its status and standard error."""
        done = subprocess.run(
            [step or self.tools.step, "-q", *arguments], cwd=self.path,
            env=self.environment(now, **more), input=stdin,
            capture_output=True, timeout=LIMIT)
        return done.returncode, done.stderr.decode(errors="replace")

    def must(self, arguments, **more):
        status, said = self.run(arguments, **more)
        expect(status == 0,
               f"job-step {arguments[0]} ended with {status}: {said.strip()}")

    def job_log(self, *arguments):
        done = subprocess.run(
            [self.tools.log, *arguments], cwd=self.path,
            env=self.environment(), stdin=subprocess.DEVNULL,
            capture_output=True, timeout=LIMIT)
        expect(done.returncode == 0,
               f"job-log {' '.join(arguments)} ended with {done.returncode}: "
               + done.stderr.decode(errors="replace").strip())
        return done.stdout

    def lines(self, stage):
        """Its records, folded and sorted."""
        return sorted(self.job_log("cat", "--all", stage).splitlines())

    def ids(self, stage):
        """Empty where there is no journal yet."""
        if not glob.glob(os.path.join(self.state, stage, "*.ndjson")):
            return set()
        return {json.loads(line)["id"] for line in self.lines(stage)}

    def snapshot(self):
        """Path and bytes of each file of the journals."""
        files = {}
        for folder, _, names in os.walk(self.state):
            for name in names:
                path = os.path.join(folder, name)
                with open(path, "rb") as file:
                    files[os.path.relpath(path, self.state)] = file.read()
        return files

    def clear(self):
        shutil.rmtree(self.state, ignore_errors=True)

    def copy_from(self, state):
        self.clear()
        shutil.copytree(state, self.state)


def listing(number, size=0):
    """A line of at least `size` bytes."""
    text = f"{number} ".encode() * (size // 4)
    return b'{"kind":"listing","id":"t:b:%d","text":"%s"}\n' % (number, text)


def failing_filter(stage, digit=7):
    """A filter that cannot do the listings of which the number ends in
    `digit`; trying again would help."""
    error = (f'"error":{{"stage":"{stage}","code":"no_text",'
             '"message":"there is none","retry":true}')
    return ["sed", f's/"id":"[^"]*{digit}"/&,{error}/']
