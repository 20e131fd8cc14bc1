"""A workspace with the hunt of examples/, to break."""

import copy
import glob
import json
import os
import shutil
import signal
import subprocess
import time

from workspace import LIMIT, NOW, Failed, expect

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
EXAMPLES = os.path.join(ROOT, "examples")
NEXT_DAY = "2026-08-21T12:00:00Z"
STEPS = ("scrape", "filter", "details", "lookup-company", "extract", "score",
         "match", "draft")
# What a board of examples/ that is gone makes of a run that is else whole.
PARTIAL = 1
# cron's, and what a shell falls back to.
SYSTEM_PATH = "/usr/bin:/bin"
MARK = "FAULT_SPACE"


def processes(mark):
    """Those of which the environment holds it."""
    wanted = f"{MARK}={mark}".encode()
    found = []
    for path in glob.glob("/proc/[0-9]*/environ"):
        try:
            with open(path, "rb") as file:
                if wanted in file.read().split(b"\0"):
                    found.append(int(path.split("/")[2]))
        except OSError:  # it is gone, or not ours
            pass
    return found


def kill_all(mark):
    while left := processes(mark):
        for pid in left:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        time.sleep(0.01)


class Hunt:
    """Its folder is `path`; its tools are those of the folder `cmd`."""

    def __init__(self, tools, path):
        self.tools = tools
        self.path = path
        self.cmd = os.path.dirname(tools.step)
        self.state = os.path.join(path, "state")
        shutil.copytree(EXAMPLES, path)

    def file(self, *names):
        return os.path.join(self.path, *names)

    def write(self, name, text):
        with open(self.file(name), "w", encoding="utf-8") as file:
            file.write(text)

    def environment(self, now=NOW, **more):
        values = {"PATH": SYSTEM_PATH, "HOME": self.path, MARK: self.path,
                  "LC_ALL": "C.UTF-8", "JOBUTILS_NOW": now,
                  "JOBUTILS_OFFLINE": "1",
                  "JOBUTILS_EXCHANGES": "exchanges.ndjson", **more}
        return {name: value for name, value in values.items()
                if value is not None}

    def start(self, *arguments, prefix=(), **more):
        """job-hunt in a session of its own, under way."""
        return subprocess.Popen(
            [*prefix, os.path.join(self.cmd, "job-hunt"), *arguments],
            cwd=self.path, env=self.environment(**more),
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, start_new_session=True)

    def end(self, hunt, limit=LIMIT):
        """Of one that was started: status, standard error, and output."""
        try:
            out, said = hunt.communicate(timeout=limit)
        except subprocess.TimeoutExpired:
            raise Failed(f"it goes on after {limit} s") from None
        finally:
            if hunt.poll() is None:
                kill_all(self.path)
                hunt.communicate()
        return (hunt.returncode, said.decode(errors="replace").strip(),
                out.decode(errors="replace"))

    def run(self, *arguments, prefix=(), limit=LIMIT, **more):
        return self.end(self.start(*arguments, prefix=prefix, **more), limit)

    def once(self, *arguments, wanted=PARTIAL, **more):
        """A run that must end in one of `wanted`; what it said."""
        wanted = (wanted,) if isinstance(wanted, int) else wanted
        status, said, out = self.run("once", *arguments, **more)
        expect(status in wanted, f"job-hunt once ended with {status}: {said}")
        expect(out == "", f"job-hunt once printed '{out}'")
        return said

    def refused(self, status, *words, arguments=("once",), **more):
        """A run that must end so, with one line that has these words."""
        ended, said, _ = self.run(*arguments, **more)
        what = f"job-hunt {arguments[0]} ended with {ended}: '{said}'"
        expect(ended == status, f"{what}, expected {status}")
        expect(len(said.splitlines()) == 1, f"{what}, expected one line")
        for word in words:
            expect(word in said, f"{what}, expected '{word}'")
        return said

    def job_log(self, *arguments):
        done = subprocess.run(
            [self.tools.log, *arguments], cwd=self.path,
            env=self.environment(), stdin=subprocess.DEVNULL,
            capture_output=True, timeout=LIMIT)
        expect(done.returncode == 0,
               f"job-log {' '.join(arguments)} ended with {done.returncode}: "
               + done.stderr.decode(errors="replace").strip())
        return done.stdout

    def written(self, stage):
        """All that was ever committed, not folded."""
        records = []
        for path in sorted(glob.glob(self.file("state", stage, "*.ndjson"))):
            if "/0" not in path[len(self.state):]:
                continue
            with open(path, "rb") as file:
                records += [line for line in file
                            if not line.startswith(b'{"~":')]
        return records

    def folded(self, stage):
        """Of each id its last record; nothing where there is no journal."""
        if not glob.glob(self.file("state", stage, "0*.ndjson")):
            return {}
        records = map(json.loads, self.job_log("cat", "--all", stage)
                      .splitlines())
        return {(record["kind"], record["id"]): record for record in records}

    def runs(self):
        return [record for (kind, _), record in self.folded("runs").items()
                if kind == "run"]

    def standing(self):
        """What a run comes to, whatever became of those before it."""
        steps = {}
        for stage in STEPS:
            steps[stage] = sorted(
                line for line in self.written(stage)
                if not line.startswith(b'{"kind":"scrape"'))
        scrapes, sources = [], []
        for (kind, key), record in sorted(self.folded("scrape").items()):
            if kind == "scrape":
                scrapes.append((key, record["status"], record["listings"]))
        for key, record in sorted(self.folded("sources").items()):
            record = copy.deepcopy(record)
            record.pop("event")
            record["state"].pop("interruptions", None)
            sources.append(record)
        return {**steps, "scrapes": scrapes, "sources": sources}

    def expect_standing(self, wanted, when):
        found = self.standing()
        for name, what in wanted.items():
            if found[name] == what:
                continue
            odd = [each for each in what if each not in found[name]]
            odd += [each for each in found[name] if each not in what]
            raise Failed(f"{when}: '{name}' is not what it is undisturbed: "
                         f"{len(found[name])} records, not {len(what)}; "
                         f"{str((odd or found[name])[0])[:300]}")

    def expect_whole(self, when):
        """Journals are sound, and nobody is left behind."""
        self.job_log("verify")
        end = time.monotonic() + 15
        while (left := processes(self.path)) and time.monotonic() < end:
            time.sleep(0.02)
        expect(not left, f"{when}: {len(left)} processes were left behind")

    def copy_state(self, state):
        shutil.rmtree(self.state, ignore_errors=True)
        if os.path.exists(state):
            shutil.copytree(state, self.state)

    def turn_day(self):
        """The exchanges of another day: each board has lost a listing, and
        says of another something else."""
        lines = []
        with open(os.path.join(EXAMPLES, "exchanges.ndjson"),
                  encoding="utf-8") as file:
            for line in file:
                exchange = json.loads(line)
                if "greenhouse" in exchange["url"] and (
                        exchange["status"] == 200):
                    mark = "\ufeff" * exchange["body"].startswith("\ufeff")
                    answer = json.loads(exchange["body"].lstrip("\ufeff"))
                    answer["jobs"][1]["title"] += " II"
                    del answer["jobs"][0]
                    exchange["body"] = mark + json.dumps(answer)
                lines.append(json.dumps(exchange))
        self.write("exchanges.ndjson", "\n".join(lines) + "\n")
