"""What a hunt meets with, one fault at a time: each ends as it should, with the
right line, and nothing is lost."""

import glob
import os
import random
import shutil
import signal
import subprocess
import sys
import time

from hunt import (EXAMPLES, NEXT_DAY, PARTIAL, ROOT, STEPS, SYSTEM_PATH, Hunt,
                  kill_all)
from power import call, hide_mounts
from workspace import LIMIT, NOW, expect

SERVER = os.path.join(ROOT, "tests/fixtures/http_server.py")
KIB = 1 << 10


def wait_until(holds, what, seconds=20):
    end = time.monotonic() + seconds
    while not holds():
        expect(time.monotonic() < end, f"{what}: not after {seconds} s")
        time.sleep(0.01)


class HuntFaults:
    def __init__(self, tools, scratch, seed):
        self.tools = tools
        self.scratch = scratch
        self.random = random.Random(seed)

    def hunt(self, name="hunt", folder=None):
        return Hunt(self.tools, os.path.join(folder or self.scratch, name))

    def calm(self, now=NOW):
        """An undisturbed one that has lived through a night, or two."""
        calm = self.hunt("calm")
        calm.once()
        if now == NEXT_DAY:
            calm.turn_day()
            calm.once(now=now)
        return calm

    def own_tools(self, hunt):
        """A folder of the tools to be tampered with, which are `hunt`'s."""
        folder = hunt.file("tools")
        os.mkdir(folder)
        for path in glob.glob(os.path.join(hunt.cmd, "job-*")):
            if os.path.isfile(path) and os.access(path, os.X_OK):
                os.symlink(path, os.path.join(folder, os.path.basename(path)))
        # It looks beside itself.
        os.remove(os.path.join(folder, "job-hunt"))
        shutil.copy2(os.path.join(hunt.cmd, "job-hunt"), folder)
        hunt.cmd = folder
        return folder

    def gate(self, hunt):
        """Has look-ups wait for a file `go`; the file that tells they do."""
        tool = os.path.join(self.own_tools(hunt), "job-lookup-company")
        real = os.readlink(tool)
        os.remove(tool)
        # The check before the run has nothing to read.
        with open(tool, "w", encoding="utf-8") as script:
            script.write(f"""#!/bin/bash
IFS= read -r line || exec {real} "$@"
touch waits
until [[ -e go ]]; do sleep 0.02; done
{{ printf '%s\\n' "$line"; cat; }} | {real} "$@"
""")
        os.chmod(tool, 0o755)
        return hunt.file("waits")

    # --- a source that hangs

    def hang(self):
        hunt = self.hunt()
        pages = hunt.file("pages")
        os.makedirs(pages)
        os.makedirs(hunt.file("definitions"))
        jobs = ",".join(f'{{"id":{i},"url":"https://b.example/{i}",'
                        f'"title":"Engineer {i}","text":"<p>Rust</p>"}}'
                        for i in range(3))
        hunt.write("pages/good.json", f'{{"jobs":[{jobs}]}}')
        server = subprocess.Popen(
            [sys.executable, SERVER, "--root", pages], text=True,
            stdout=subprocess.PIPE, stdin=subprocess.DEVNULL)
        try:
            host = f"http://127.0.0.1:{server.stdout.readline().strip()}/"
            with open(os.path.join(ROOT, "tests/fixtures/definitions/"
                                   "shelf.toml"), encoding="utf-8") as file:
                shelf = file.read()
            api = "https://shelf.example/api/"
            hunt.write("definitions/shelf.toml", shelf.replace(api, host))
            hunt.write("definitions/drip.toml", shelf.replace(
                api, host + "slow/").replace("shelf", "drip"))
            hunt.write("sources.txt", "".join(
                f"https://{name}\n" for name in (
                    "shelf.example/silent", "shelf.example/hang",
                    "drip.example/600", "shelf.example/good")))
            with open(hunt.file("config.toml"), "a", encoding="utf-8") as file:
                file.write("[stage.scrape]\ntimeout = 3\n")
            return self.wait_for_hanging(hunt)
        finally:
            server.kill()
            server.communicate()

    def wait_for_hanging(self, hunt):
        online = {"JOBUTILS_OFFLINE": None, "JOBUTILS_EXCHANGES": None,
                  "no_proxy": "*"}
        begin = time.monotonic()
        run = hunt.start("once", **online)
        try:
            wait_until(lambda: len(hunt.written("scrape")) >= 4,
                       "the listings of the others")
            early = time.monotonic() - begin
            expect(run.poll() is None, "it did not wait for those that hang")
        finally:
            status, said, _ = hunt.end(run)
        seconds = time.monotonic() - begin
        expect(status == PARTIAL, f"it ended with {status}: {said}")
        expect("3 failed" in said, f"it says '{said}'")
        expect(early < 3, f"their listings were there after {early:.1f} s")
        for (_, key), source in hunt.folded("sources").items():
            state = source["state"]
            good = key == "shelf:good"
            expect(state["status"] == ("completed" if good else "failed"),
                   f"{key} is '{state['status']}'")
            expect(good or "timeout" in state["reason"],
                   f"{key} failed: {state.get('reason')}")
        expect(len(hunt.folded("match")) >= 3, "no step ran behind it")
        hunt.expect_whole("a source hangs")
        return 3, (f"listings of the other after {early:.1f} s, all over "
                   f"after {seconds:.1f} s, failed with the reason")

    # --- a tool that is missing

    def missing(self):
        wanted = self.calm().standing()
        tools = ["job-discover", "job-scrape", "job-diff", "job-step",
                 "make", "bash"]
        tools += [f"job-{step}" for step in STEPS[1:] if step != "details"]
        for tool in tools:
            hunt = self.hunt()
            folder = self.own_tools(hunt)
            for name in ("sh", "bash", "make", "cat"):
                os.symlink(shutil.which(name), os.path.join(folder, name))
            gone = os.path.join(folder, tool)
            os.rename(gone, gone + ".away")
            hunt.refused(2, f"'{tool}'", PATH=folder)
            for stage in STEPS:
                expect(not hunt.written(stage),
                       f"without {tool} there is something in '{stage}'")
            for _, source in hunt.folded("sources").items():
                expect(source["event"]["name"] in ("added", "confirmed"),
                       f"without {tool} a source is '{source['event']}'")
            expect(all(run["status"] == "failed" for run in hunt.runs()),
                   f"without {tool} a run did not fail")
            os.rename(gone + ".away", gone)
            hunt.once(PATH=folder)
            hunt.expect_standing(wanted, f"{tool} is back")
            hunt.expect_whole(f"{tool} is back")
            shutil.rmtree(hunt.path)
        return len(tools), "each exits 2 and is named, nothing is half done"

    # --- a disk that is full

    def full(self, stride):
        hide_mounts()
        wanted = self.calm().standing()
        disk = os.path.join(self.scratch, "disk")
        os.mkdir(disk)
        call("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", disk)
        try:
            hunt = self.hunt(folder=disk)
            base = shutil.disk_usage(disk).used
            full = free = 0
            told = set()
            while True:
                shutil.rmtree(hunt.state, ignore_errors=True)
                size = f"size={(base + free) // KIB}k"
                call("mount", "-o", f"remount,{size}", disk)
                status, said, _ = hunt.run("once")
                if status == PARTIAL:
                    break
                when = f"{free // KIB} KiB are free"
                expect(status == 3, f"{when}: it ended with {status}: {said}")
                expect(len(said.splitlines()) == 1 and
                       "cannot write" in said,
                       f"{when}: it says '{said}'")
                told.add(said.split(": ")[-2])
                full += 1
                call("mount", "-o", "remount,size=64m", disk)
                hunt.once(wanted=(0, PARTIAL))
                hunt.expect_standing(wanted, when)
                hunt.expect_whole(when)
                free += stride
        finally:
            kill_all(disk)
            call("umount", disk)
        expect(full > 3, f"it was full {full} times only")
        return full, (f"up to {(free - stride) // KIB} KiB: exit 3, "
                      f"{len(told)} places; with room the same end")

    # --- damage

    @staticmethod
    def spoil(path):
        """The last commit is another, and something stands behind it."""
        with open(path, "rb") as file:
            lines = file.read().splitlines(keepends=True)
        lines[-1] = lines[-1].replace(b'"at":"2026', b'"at":"2025')
        with open(path, "wb") as file:
            file.write(b"".join(lines) + b"{}\n")

    @staticmethod
    def blank(path):
        """A block of the disk, far from the end, has come back empty."""
        with open(path, "r+b") as file:
            file.seek(100)
            file.write(b"\0" * 200)

    def damage(self):
        wanted = self.calm(NEXT_DAY).standing()
        hunt = self.hunt()
        hunt.once()
        hunt.turn_day()
        before = os.path.join(self.scratch, "before")
        shutil.copytree(hunt.state, before)
        stages = ("sources", "runs", *STEPS)
        noticed = 0
        for stage in stages:
            name = f"state/{stage}/0000000001.ndjson"
            for spoil in (self.spoil, self.blank):
                hunt.copy_state(before)
                with open(hunt.file(name), "rb") as file:
                    whole = file.read()
                spoil(hunt.file(name))
                kept = {other: hunt.written(other) for other in stages
                        if other != stage}
                when = f"'{stage}' is damaged"
                status, _, shown = hunt.run("status")
                expect(status == 1 and name in shown and "byte" in shown,
                       f"{when}: status ends with {status} and shows {shown}")
                # What is old is not read by a run that has new things to do.
                status, said, _ = hunt.run("once", now=NEXT_DAY)
                if spoil == self.spoil or status != PARTIAL:
                    # A last batch that is lost is missed by who has read it.
                    place = name if spoil == self.spoil else stage
                    expect(status == 3, f"{when}: it ended with {status}")
                    expect(len(said.splitlines()) == 1 and place in said and
                           "byte" in said, f"{when}: it says '{said}'")
                    noticed += 1
                for other, lines in kept.items():
                    expect(hunt.written(other)[:len(lines)] == lines,
                           f"{when}: '{other}' has lost something")
                if spoil == self.blank:
                    continue
                with open(hunt.file(name), "wb") as file:
                    file.write(whole)
                hunt.once(now=NEXT_DAY, wanted=(0, PARTIAL))
                hunt.expect_standing(wanted, when)
                hunt.expect_whole(when)
        return 2 * len(stages), (f"{noticed} exit 3 with file and byte, "
                                 "status says all; put back: the same end")

    # --- a workspace that cannot be written to

    def read_only(self):
        hide_mounts()
        hunt = self.hunt()
        hunt.once()
        wanted = hunt.standing()
        key = next(key for kind, key in hunt.folded("match")
                   if kind == "listing")
        views = (("status",), ("why", key), ("list",), ("list", "--json"),
                 ("source", "list"), ("once", "--dry-run"))
        before = [hunt.run(*view) for view in views]
        call("mount", "--bind", hunt.path, hunt.path)
        try:
            call("mount", "-o", "remount,bind,ro", hunt.path)
            hunt.refused(3, "Read-only file system", now=NEXT_DAY)
            hunt.refused(3, "Read-only file system",
                         arguments=("once", "--if-due"), now=NEXT_DAY)
            hunt.once(wanted=0)
            for view, shown in zip(views, before):
                expect(hunt.run(*view) == shown,
                       f"{' '.join(view)}: {hunt.run(*view)}, not {shown}")
        finally:
            call("umount", hunt.path)
        hunt.expect_standing(wanted, "read only")
        hunt.once(now=NEXT_DAY)
        return 3 + len(views), "exit 3, one line; all that only reads goes on"

    # --- more than one at a time

    def together(self, times):
        wanted = self.calm().standing()
        slowest = 0
        for _ in range(times):
            hunt = self.hunt()
            waits = self.gate(hunt)
            first = hunt.start("once")
            others = []
            try:
                wait_until(lambda: os.path.exists(waits), "the first")
                others = [hunt.start("once", *["--if-due"] * (i % 2))
                          for i in range(7)]
                begin = time.monotonic()
                for i, other in enumerate(others):
                    status, said, _ = hunt.end(other)
                    asked = i % 2 == 0
                    expect(status == (3 if asked else 0),
                           f"one of the others ended with {status}: {said}")
                    expect(("another run" in said and
                            len(said.splitlines()) == 1) if asked else
                           not said, f"one of the others says '{said}'")
                slowest = max(slowest, time.monotonic() - begin)
                open(hunt.file("go"), "w").close()
                status, said, _ = hunt.end(first)
                expect(status == PARTIAL, f"the first ended with {status}")
            finally:
                kill_all(hunt.path)
                for each in (first, *others):
                    each.communicate()
            expect(len(hunt.runs()) == 1, "there was more than one run")
            hunt.expect_standing(wanted, "eight together")
            # All at once, with nobody to wait for: those that come after the
            # first find nothing to do.
            shutil.rmtree(hunt.state)
            crowd = [hunt.start("once") for i in range(8)]
            try:
                ends = sorted(hunt.end(each)[0] for each in crowd)
            finally:
                kill_all(hunt.path)
            expect(ends == [0] * 7 + [PARTIAL], f"a crowd ended with {ends}")
            expect(len(hunt.runs()) == 1, "a crowd made more than one run")
            hunt.expect_standing(wanted, "a crowd")
            hunt.expect_whole("a crowd")
            shutil.rmtree(hunt.path)
        return 2 * times, (f"of eight: 1 works, 4 exit 3 after {slowest:.0f} "
                           "s, 3 are silent; the same end")

    # --- files that are not what they should be

    def files(self):
        wanted = self.calm().standing()
        hunt = self.hunt()
        count = 0

        def text(name):
            with open(os.path.join(EXAMPLES, name), encoding="utf-8") as file:
                return file.read()

        def clean():
            shutil.rmtree(hunt.state, ignore_errors=True)

        def goes_on(when):
            nonlocal count
            count += 1
            for name in ("config.toml", "profile.json", "sources.txt"):
                path = hunt.file(name)
                if os.path.isdir(path):
                    os.rmdir(path)
                elif os.path.lexists(path):
                    os.remove(path)
                hunt.write(name, text(name))
            hunt.once(wanted=(0, PARTIAL))
            hunt.expect_standing(wanted, when)
            hunt.expect_whole(when)
            clean()

        for broken in ("[filter", "[filter]\nstrike = 2\n"):
            hunt.write("config.toml", broken)
            hunt.refused(2, "config.toml:")
            expect(not hunt.written("scrape"), "it did something")
            goes_on("config.toml is back")
        for broken in ("{", "[]", "\0" * 10, text("profile.json")[:900]):
            hunt.write("profile.json", broken)
            hunt.refused(2, "profile.json")
            expect(not hunt.written("scrape"), "it did something")
            goes_on("profile.json is back")
        os.remove(hunt.file("sources.txt"))
        os.mkdir(hunt.file("sources.txt"))
        hunt.refused(3, "sources.txt", "Is a directory")
        goes_on("sources.txt is a file again")
        os.remove(hunt.file("sources.txt"))
        os.symlink("/proc/self/mem", hunt.file("sources.txt"))
        hunt.refused(3, "sources.txt", "cannot read")
        goes_on("sources.txt can be read again")
        hunt.write("sources.txt", "#" * (17 << 20))
        hunt.refused(2, "sources.txt", "longer than")
        goes_on("sources.txt is short again")
        hunt.write("sources.txt", "#" * (9 << 20) + "\n" +
                   text("sources.txt") + "# more\n" * 100000)
        hunt.once()
        hunt.expect_standing(wanted, "sources.txt has 10 MB")
        goes_on("sources.txt is what it was")

        waits = self.gate(hunt)
        run = hunt.start("once")
        try:
            wait_until(lambda: os.path.exists(waits), "the run")
            hunt.write("config.toml", "[filter")
            open(hunt.file("go"), "w").close()
        finally:
            status, said, _ = hunt.end(run)
        expect(status == 2 and "config.toml" in said and
               len(said.splitlines()) == 1,
               f"config.toml broke meanwhile: it ended with {status}: {said}")
        expect(hunt.runs()[-1]["status"] == "failed", "its run did not fail")
        goes_on("config.toml broke meanwhile")
        return count, "one line names the file; mended, the same end"

    # --- by cron

    def cron(self):
        calm = self.hunt("calm")
        later = "2026-08-20T12:30:00Z"
        for now in (NOW, later):
            calm.once("--if-due", now=now, wanted=(0, PARTIAL))
        hunt = self.hunt()
        line = ["env", "-i", "PATH=" + SYSTEM_PATH, "JOBUTILS_OFFLINE=1",
                "JOBUTILS_EXCHANGES=" + hunt.file("exchanges.ndjson")]
        silent = [("2026-08-20T12:20:00Z", 0), (later, 0),
                  ("2026-08-20T12:40:00Z", 0), (later, 0)]
        for now, wanted in [(NOW, PARTIAL), *silent]:
            before = calm.standing() if now == "2026-08-20T12:40:00Z" else None
            done = subprocess.run(
                [*line, "JOBUTILS_NOW=" + now,
                 os.path.join(hunt.cmd, "job-hunt"), "once", "--if-due", "-C",
                 hunt.path], cwd="/", stdin=subprocess.DEVNULL,
                capture_output=True, timeout=LIMIT)
            expect(done.returncode == wanted and not done.stdout + done.stderr,
                   f"at {now}: {done.returncode}, {done.stderr.decode()}")
            if before:
                hunt.expect_standing(before, f"at {now}")
        hunt.expect_standing(calm.standing(), "by cron")
        expect(len(hunt.runs()) == 2, f"there were {len(hunt.runs())} runs")
        hunt.expect_whole("by cron")
        return 1 + len(silent), "env -i, no HOME, in /: works, and is silent"

    # --- being asked to stop

    def stop(self, times):
        calm = self.hunt("calm")
        begin = time.monotonic()
        calm.once()
        seconds = time.monotonic() - begin
        wanted = calm.standing()
        hunt = self.hunt()
        slowest = stopped = 0
        while stopped < times:
            shutil.rmtree(hunt.state, ignore_errors=True)
            run = hunt.start("once")
            time.sleep(self.random.uniform(0.01, seconds))
            run.send_signal(signal.SIGTERM)
            begin = time.monotonic()
            status, said, _ = hunt.end(run, limit=30)
            slowest = max(slowest, time.monotonic() - begin)
            when = f"stopped: it ended with {status}: '{said}'"
            expect(status in (PARTIAL, 3, -signal.SIGTERM), when)
            runs = hunt.runs()
            if status == 3:
                expect(len(said.splitlines()) == 1 and "stopped" in said, when)
                # Before it knows its sources no run has begun.
                expect(not runs or runs[-1]["errors"][0]["message"] ==
                       "was stopped", f"{when}: {runs}")
                stopped += 1
            elif status != PARTIAL:
                expect(not runs, f"{when}: with a run on its way")
            hunt.once(wanted=(0, PARTIAL))
            hunt.expect_standing(wanted, when)
            hunt.expect_whole(when)
        return stopped, (f"exit 3 after {slowest:.1f} s at most, the record "
                         "says so; the next goes on")
