"""A step, its filter or both are killed at any moment."""

import glob
import os
import random
import signal
import time

from workspace import LIMIT, Workspace, expect, failing_filter, listing

LATER = "2026-08-20T12:30:00Z"  # when what failed is due again
MIB = 1 << 20
# Records and their sizes, and how they are made into batches: small ones in
# many, some side by side, and few that fill a batch of 4 MiB.
SHAPES = [
    ([200] * 300, ["-b", "7"]),
    ([5000] * 600, ["-b", "40", "-j", "3"]),
    ([20000] * 300 + [3 * MIB, 4 * MIB - 100, 100, 2 * MIB] * 2,
     ["-b", "1000"]),
]


def children(pid):
    found = []
    for path in glob.glob("/proc/[0-9]*/stat"):
        try:
            with open(path) as file:
                rest = file.read().rpartition(")")[2].split()
        except OSError:
            continue
        if int(rest[1]) == pid and rest[0] != "Z":
            found.append(int(path.split("/")[2]))
    return found


def kill_one(step, target):
    """How many processes were killed. One of a filter is waited for."""
    count = 0
    if target != "step":
        filters = children(step.pid)
        while not filters and step.poll() is None:
            filters = children(step.pid)
        for pid in filters:
            try:
                os.kill(pid, signal.SIGKILL)
                count += 1
            except ProcessLookupError:
                pass
    if target != "filter":
        step.kill()
        step.wait(LIMIT)
        count += step.returncode == -signal.SIGKILL
    return count


class Kills:
    def __init__(self, tools, scratch, seed):
        self.tools = tools
        self.scratch = scratch
        self.random = random.Random(seed)
        self.count = {"step": 0, "filter": 0, "both": 0}

    def killed(self):
        return sum(self.count.values())

    def disturbed(self, space, arguments, now, seconds):
        """Runs a step and kills at a random moment; whether it got through."""
        step = space.start(arguments, now=now)
        try:
            time.sleep(self.random.uniform(0, seconds))
            target = self.random.choice(list(self.count))
            self.count[target] += kill_one(step, target) > 0
            _, said = step.communicate(timeout=LIMIT)
        finally:
            if step.poll() is None:
                step.kill()
                step.communicate()
        expect(step.returncode in (0, -signal.SIGKILL),
               f"job-step ended with {step.returncode}: {said.decode()}")
        return step.returncode == 0

    def round(self, sizes, options):
        steps = [["a", *options, "--from", "in", "--", *failing_filter("a")],
                 ["b", *options, "--from", "a", "--", "cat"]]
        stream = b"".join(listing(i, size) for i, size in enumerate(sizes))
        calm = Workspace(self.tools, os.path.join(self.scratch, "calm"))
        space = Workspace(self.tools, os.path.join(self.scratch, "killed"))
        seconds = {}
        for now in ("2026-08-20T12:00:00Z", LATER):
            if now != LATER:
                calm.clear()
                calm.must(["in", "--from", "-"], stdin=stream)
                space.copy_from(calm.state)
            for step in steps:
                begin = time.monotonic()
                calm.must(step, now=now)
                seconds[step[0]] = time.monotonic() - begin
            through = set()
            while len(through) < len(steps):
                step = self.random.choice(steps)
                if self.disturbed(space, step, now, seconds[step[0]]):
                    if step[0] == "a" or "a" in through:
                        through.add(step[0])
        for stage in ("a", "b"):
            expect(space.lines(stage) == calm.lines(stage),
                   f"'{stage}' is not what it is undisturbed")
        space.job_log("verify")

    def run(self, times):
        rounds = 0
        while self.killed() < times:
            self.round(*SHAPES[rounds % len(SHAPES)])
            rounds += 1
        targets = ", ".join(f"{name} {count}"
                            for name, count in self.count.items())
        return self.killed(), f"{targets}; {2 * rounds} journals equal"
