"""The rows about what is kept on the disk: journals and known listings."""

import os
import random
import re
import shutil
import sqlite3
import subprocess
import time

LARGE_SEGMENT = 64 << 20  # bytes


def ms(seconds):
    return f"{1000 * seconds:.0f} ms"


def records(path, count):
    """A file of so many records of 200 bytes."""
    with open(path, "w", encoding="ascii") as out:
        for i in range(count):
            head = f'{{"kind":"listing","id":"bench:board:{i:08}","title":"'
            out.write(f'{head}{"x" * (197 - len(head))}"}}\n')
    return path


def synced_one_by_one(path, count):
    """Seconds for so many records with a sync each."""
    line = b"x" * 199 + b"\n"
    fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    begin = time.perf_counter()
    for _ in range(count):
        os.write(fd, line)
        os.fdatasync(fd)
    os.close(fd)
    return time.perf_counter() - begin


def last_batch_read(folder):
    """Seconds to read a journal's last batch, the best of some."""
    path = os.path.join(folder, sorted(os.listdir(folder))[-2])  # before "lock"
    size = os.path.getsize(path)
    with open(path, "rb") as segment:
        segment.seek(max(0, size - 4096))
        begin = int(re.search(rb'"from":([0-9]+)[^\n]*\n$', segment.read())[1])
        best = float("inf")
        for _ in range(20):
            started = time.perf_counter()
            os.pread(segment.fileno(), size - begin, begin)
            best = min(best, time.perf_counter() - started)
    return best


def journal(bench):
    """Durable appends, recovery, a step with nothing new, and throughput."""
    space = os.path.join(bench.scratch, "space")
    os.mkdir(space)
    open(os.path.join(space, "config.toml"), "w", encoding="ascii").close()
    step = f"job-step -C {space}"

    count = bench.size(200_000, 20_000)
    some = records(os.path.join(bench.scratch, "some"), count)
    ours = bench.wall(f"{step} all --from - <{some}") / count
    single = synced_one_by_one(os.path.join(bench.scratch, "synced"),
                               bench.size(1000, 200)) / bench.size(1000, 200)
    bench.row("journal: a durable record", f"{1e6 * ours:.1f} us",
              f"a sync each {1e6 * single:.0f} us", ours / single, 1 / 25)

    first = os.path.join(space, "state/all/0000000001.ndjson")
    bench.wall(f"{step} torn --from - <{some}")
    torn = first.replace("/all/", "/torn/")
    with open(some, "rb") as more:
        tail = more.read(4 << 20)  # as long as a batch gets
    while os.path.getsize(torn) < bench.size(LARGE_SEGMENT - (4 << 20), 0):
        bench.wall(f"{step} torn --from - <{some}")
    with open(torn, "ab") as out:
        out.write(tail)
    taken = bench.wall(f"{step} torn --from - </dev/null")
    bench.row(f"journal: recovery of {os.path.getsize(torn) >> 20} MiB",
              ms(taken), "limit 1 s", taken, 1)

    for behind in (10_000, bench.size(10_000_000, 100_000)):
        name = f"n{behind}"
        more = records(os.path.join(bench.scratch, name), behind)
        bench.wall(f"{step} {name} --from - <{more}")
        os.remove(more)
        bench.wall(f"{step} {name}-next --from {name} -- cat")
        true, idle = bench.starts(
            [shutil.which("true")],
            [os.path.join(bench.bin, "job-step"), "-C", space, f"{name}-next",
             "--from", name, "--", "cat"])
        read = 1000 * last_batch_read(
            os.path.join(space, "state", name + "-next"))
        limit = 1.5 * true + read
        bench.row(f"journal: nothing new behind {behind:,}", f"{idle:.2f} ms",
                  f"1.5 true, a read {limit:.2f} ms", idle / limit, 1)
        shutil.rmtree(os.path.join(space, "state", name))
        shutil.rmtree(os.path.join(space, "state", name + "-next"))

    path = bench.file(bench.size("64M", "8M"))
    bench.wall(f"{step} in --from - <{path}")
    alone, through = [], []
    for turn in range(bench.turns):
        alone.append(bench.wall(f"job-extract <{path} >/dev/null"))
        through.append(bench.wall(f"{step} out{turn} --from in -- job-extract"))
        shutil.rmtree(os.path.join(space, f"state/out{turn}"))
    bench.row("journal: job-extract as a step", ms(min(through)),
              f"alone {ms(min(alone))}", min(through) / min(alone), 1 / 0.7)
    shutil.rmtree(space)


def sqlite_known(path, count):
    """The index as a table, filled in the order of its key; as many listings
    and boards as bench-known makes."""
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA synchronous = OFF")
    db.execute("PRAGMA journal_mode = OFF")
    db.execute("PRAGMA cache_size = -500000")
    db.execute("CREATE TABLE known (id TEXT PRIMARY KEY, content INTEGER, "
               "place INTEGER, closed INTEGER, twin INTEGER) WITHOUT ROWID")
    db.execute("""
        WITH RECURSIVE row(i) AS
          (SELECT 0 UNION ALL SELECT i + 1 FROM row WHERE i + 1 < ?1)
        INSERT INTO known SELECT
          printf('lever:board%05d:%016x', i * 10000 / ?1, i), random(),
          i * 200, 0, random() FROM row""", (count,))
    db.execute("CREATE INDEX known_twin ON known (twin)")
    db.close()


def sqlite_add(path, mode, add):
    """Milliseconds to look up and add so many new listings, durably."""
    listings = [(f"lever:board{random.randrange(10000):05}:"
                 f"{random.getrandbits(64):016x}", random.getrandbits(62))
                for _ in range(add)]
    begin = time.perf_counter()
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode = " + mode)
    db.execute("PRAGMA synchronous = FULL")
    db.execute("BEGIN IMMEDIATE")
    for name, twin in listings:
        found = db.execute("SELECT content, place, closed FROM known WHERE "
                           "id = ?", (name,)).fetchone()
        twins = db.execute("SELECT id, closed FROM known WHERE twin = ?",
                           (twin,)).fetchall()
        assert not found and not twins
        db.execute("INSERT INTO known VALUES (?, ?, ?, 0, ?)",
                   (name, twin, 0, twin))
    db.execute("COMMIT")
    db.close()
    return 1000 * (time.perf_counter() - begin)


def known(bench):
    """100 new listings against 10 million known, beside SQLite (python3's)."""
    count = 10**5 if bench.quick else 10**7
    program = os.path.join(os.path.dirname(bench.generator), "bench-known")
    folder = os.path.join(bench.scratch, "state/scrape")
    table = os.path.join(bench.scratch, "known.sqlite")
    run = (lambda *arguments: [float(word) for word in subprocess.run(
        [program, *arguments], check=True, capture_output=True,
        text=True).stdout.split()])
    run("fill", folder, str(count))
    build, build_peak = run("build", folder)
    begin = time.perf_counter()
    sqlite_known(table, count)
    filled = time.perf_counter() - begin
    bench.row(f"known: {count:,} built anew", ms(build / 1000),
              f"SQLite {ms(filled)}", build / 1000 / filled, None)
    bench.row("known: memory of that", f"{build_peak / 1024:.1f} MiB", "",
              None, None)
    run("add", folder, "100")  # what the next one is to learn
    ours, sqlite, wal = [], [], []
    for _ in range(2 if bench.quick else 15):
        ours.append(run("add", folder, "100"))
        sqlite.append(sqlite_add(table, "DELETE", 100))
    for _ in range(2 if bench.quick else 15):
        wal.append(sqlite_add(table, "WAL", 100))
    best, _, append = min(ours)
    bench.row("known: 100 new, durable", f"{best:.1f} ms",
              f"SQLite {min(sqlite):.1f} ms", best / min(sqlite), 0.35)
    bench.row("known: the same", f"{best:.1f} ms",
              f"SQLite, WAL {min(wal):.1f} ms", best / min(wal), None)
    bench.row("known: the same, less the append", f"{best - append:.1f} ms",
              f"SQLite {min(sqlite):.1f} ms", (best - append) / min(sqlite),
              None)
    peak = max(each[1] for each in ours) / 1024
    bench.row("known: memory", f"{peak:.1f} MiB", "limit 8 MiB", peak / 8, 1)


def diff(bench):
    """job-diff on listings that are known among a million, beside wc -l."""
    count = bench.size(1_000_000, 10_000)
    path = bench.file(bench.size("52M", "8M"))  # 10,000 listings
    space = os.path.join(bench.scratch, "diff")
    state = os.path.join(space, "state/scrape")
    program = os.path.join(os.path.dirname(bench.generator), "bench-known")
    subprocess.run([program, "fill", state, str(count)], check=True)
    open(os.path.join(space, "config.toml"), "w", encoding="ascii").close()
    job_diff = f"job-diff --known {state}"
    bench.wall(f"{job_diff} <{path} | job-step -C {space} scrape --from -")
    bench.wall(f"{job_diff} <{path} >/dev/null")  # learns what it let pass
    again, wc = bench.best(f"{job_diff} <{path} >/dev/null",
                           f"wc -l <{path} >/dev/null")
    bench.row(f"diff: unchanged, {count:,} known", ms(again), f"wc -l {ms(wc)}",
              again / wc, 40)
    (peak,), _ = bench.peaks(f"cat {path}", [job_diff])
    bench.row("diff: memory", f"{peak:.1f} MiB", "limit 16 MiB", peak / 16, 1)
    shutil.rmtree(space)
