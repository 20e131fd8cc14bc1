"""The rows about a hunt: one with nothing to do, and one with little."""

import contextlib
import json
import os
import shutil
import subprocess
import tempfile

from state import ms, records

SOURCES = 10_000  # boards that are not due
NEW = 100  # listings on the one that is
NOTHING_LIMIT = 20.0  # ms
MORE_LIMIT = 0.1  # seconds over what the filters take
STEPS = ("scrape", "filter", "details", "lookup-company", "extract", "score",
         "match", "draft")
DUE = "2026-08-20T13:30:00Z"
API = ("https://boards-api.greenhouse.io/v1/boards/{}/jobs"
       "?content=true&pay_transparency=true")


def answer(board, jobs):
    return json.dumps({
        "kind": "exchange", "method": "GET", "url": API.format(board),
        "fetched_at": "2026-08-20T12:00:00Z", "status": 200,
        "headers": [["content-type", "application/json; charset=utf-8"]],
        "body": json.dumps({"jobs": jobs})}) + "\n"


def jobs(bench):
    """Listings as that board has them."""
    made = subprocess.run([bench.generator, "--count", str(NEW)], check=True,
                          capture_output=True).stdout.splitlines()
    return [{"id": i, "title": listing["title"], "updated_at":
             "2026-08-20T11:00:00Z", "content": listing["description"],
             "absolute_url": f"https://job-boards.greenhouse.io/due/jobs/{i}",
             "location": {"name": "Berlin"}}
            for i, listing in enumerate(map(json.loads, made))]


class Space:
    """A workspace with the rules of examples/, captured answers, and so many
    boards that hold nothing."""

    def __init__(self, bench):
        self.bench = bench
        self.path = os.path.join(bench.scratch, "hunt")
        self.state = os.path.join(self.path, "state")
        self.answers = os.path.join(self.path, "exchanges.ndjson")
        shutil.copytree(bench.examples, self.path)
        boards = [f"board{i:05}" for i in range(SOURCES)]
        with open(os.path.join(self.path, "sources.txt"), "w",
                  encoding="ascii") as file:
            file.writelines(f"https://job-boards.greenhouse.io/{board}\n"
                            for board in boards)
        with open(self.answers, "w", encoding="ascii") as file:
            file.writelines(answer(board, []) for board in boards)
        bench.env |= {"JOBUTILS_OFFLINE": "1",
                      "JOBUTILS_EXCHANGES": self.answers}

    def close(self):
        for name in ("JOBUTILS_OFFLINE", "JOBUTILS_EXCHANGES"):
            del self.bench.env[name]
        shutil.rmtree(self.path)

    @contextlib.contextmanager
    def in_memory(self):
        """Keeps its state there meanwhile, where there is that."""
        shutil.rmtree(self.state, ignore_errors=True)
        folder = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
        with tempfile.TemporaryDirectory(dir=folder) as state:
            os.symlink(state, self.state)
            yield
            os.remove(self.state)

    def fill(self, count):
        """So many listings, through all steps."""
        some = records(os.path.join(self.path, "some"), count)
        before = None
        for step in STEPS:
            source = (f"--from - <{some}" if before is None else
                      f"--from {before} -- cat")
            self.bench.wall(f"job-step -q -b 20000 -C {self.path} {step} "
                            f"{source}")
            before = step
        os.remove(some)


def nothing(bench, space):
    for count in (10_000, bench.size(1_000_000, None)):
        if count is None:
            return
        shutil.rmtree(space.state, ignore_errors=True)
        space.fill(count)
        bench.wall(f"job-hunt once -q -C {space.path}")
        command = [os.path.join(bench.bin, "job-hunt"), "once", "-C",
                   space.path]
        said = subprocess.run(command, env=bench.env, capture_output=True,
                              text=True, check=True).stderr
        assert "nothing to do" in said, said
        (taken,) = bench.starts(command)
        bench.row(f"hunt: nothing new behind {count:,}", f"{taken:.2f} ms",
                  f"limit {NOTHING_LIMIT:.0f} ms", taken / NOTHING_LIMIT, 1)


def little(bench, space):
    before = space.state + ".before"
    source = os.path.join(space.path, "due.ndjson")
    # A commit a board takes its time on a disk.
    with space.in_memory():
        bench.wall(f"job-hunt source add -q -C {space.path} --every 1h "
                   "https://job-boards.greenhouse.io/due >/dev/null")
        with open(space.answers, "a", encoding="ascii") as file:
            file.write(answer("due", []))
        bench.wall(f"job-hunt once -q -C {space.path}")
        bench.wall(f"job-log cat -C {space.path} sources | "
                   f"grep '\"greenhouse:due\"' >{source}")
        shutil.copytree(space.state, before)
    with open(space.answers, "w", encoding="ascii") as file:
        file.write(answer("due", jobs(bench)))
    bench.env["JOBUTILS_NOW"] = DUE
    line = f"-C {space.path}"
    pipe = (f"job-scrape {line} {source} | job-diff {line} --known "
            f"{before}/scrape | job-filter {line} | job-scrape {line} | "
            + " | ".join(f"job-{step} {line}" for step in STEPS[3:])
            + " >/dev/null")
    log = os.path.join(space.path, "peak")

    def once():
        shutil.copytree(before, space.state, dirs_exist_ok=True)
        return bench.wall(f"command time -f %M -o {log} job-hunt once -q "
                          f"{line}")

    filters, on_disk, unsynced, peak = [], [], [], []
    for _ in range(bench.turns):
        filters.append(bench.wall(pipe))
        shutil.rmtree(space.state, ignore_errors=True)
        on_disk.append(once())
        with space.in_memory():
            unsynced.append(once())
        with open(log, encoding="ascii") as file:
            peak.append(int(file.read().split()[-1]) / 1024)
    yardstick = f"filters {ms(min(filters))} + 100"
    limit = min(filters) + MORE_LIMIT
    bench.row(f"hunt: {NEW} new, {SOURCES:,} sources not due",
              ms(min(on_disk)), yardstick, min(on_disk) / limit, 1)
    # What a sync takes is the disk's.
    bench.row("hunt: the same where a sync is free", ms(min(unsynced)),
              yardstick, min(unsynced) / limit, None)
    bench.row("hunt: memory of that", f"{min(peak):.1f} MiB", "", None, None)


def hunt(bench):
    """A hunt with nothing new; one with 100 new listings, beside its filters
    in a pipe."""
    now = bench.env["JOBUTILS_NOW"]
    space = Space(bench)
    try:
        nothing(bench, space)
        little(bench, space)
    finally:
        bench.env["JOBUTILS_NOW"] = now
        space.close()
