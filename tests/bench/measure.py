"""Prints how fast the executables are, each beside a yardstick.

Times do not repeat from machine to machine, so every row is a ratio to
something measured in the same run: turns are taken, and of each side the best
counts. The targets are those of the design; a row without one only informs.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

from hunt import hunt
from state import diff, journal, known, ms

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
EXAMPLES = os.path.join(ROOT, "examples")
SKILLS = os.path.join(ROOT, "data", "skills.tsv")
MEMORY_LIMIT = 16.0  # MiB of a filter
RECORD_LIMIT = 4 << 20  # bytes of a line without its end
START_LIMIT = 4.0  # ms from the start of job-extract to its first result
PYTHON_SCORE = """
import json, sys
for line in sys.stdin.buffer:
    record = json.loads(line)
    text = record.get("title", "") + record.get("description", "")
    record["score"] = {"total": 50 + ("C++" in text)}
    sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\\n")
"""
NODE_SCORE = """
const lines = require("readline").createInterface({input: process.stdin});
let out = [];
lines.on("line", (line) => {
  const record = JSON.parse(line);
  const text = (record.title || "") + (record.description || "");
  record.score = {total: 50 + (text.includes("C++") ? 1 : 0)};
  out.push(JSON.stringify(record));
  if (out.length > 1000) { process.stdout.write(out.join("\\n") + "\\n");
                           out = []; }
});
lines.on("close", () => process.stdout.write(out.join("\\n") + "\\n"));
"""
# What job-extract does for skills, and single patterns for some of the rest.
NODE_EXTRACT = r"""
const skills = new Map();
let longest = 1;
const tokens = (text) => text.toLowerCase().match(/\.?[\p{L}\p{N}]+[+#]*/gu)
                         || [];
for (const row of require("fs").readFileSync(process.argv[2], "utf8")
                               .split("\n").filter((row) => row[0] != "#")) {
  const [name, , aliases] = row.split("\t");
  for (const phrase of [name, ...(aliases || "").split(";")]) {
    const words = tokens(phrase);
    if (words.length == 0) continue;
    longest = Math.max(longest, words.length);
    skills.set(words.join(" "), name);
  }
}
const patterns = {
  pay: /[$€£]\s?\d[\d,.]*\s?k?(\s?[-–]\s?[$€£]?\d[\d,.]*\s?k?)?/i,
  experience: /(\d+)\s?(\+|-\s?\d+)?\s*(years|yrs|Jahre)/i,
  workplace: /\b(remote|hybrid|on-?site|home office)\b/i,
  employment: /\b(full[- ]time|part[- ]time|contract|intern(ship)?)\b/i,
  degree: /\b(bachelor|master|phd|degree|studium)\b/i,
  visa: /\b(visa|sponsor(ship)?|work permit)\b/i,
  equity: /\b(equity|stock options|shares)\b/i,
};
const lines = require("readline").createInterface({input: process.stdin});
let out = [];
lines.on("line", (line) => {
  const record = JSON.parse(line);
  const text = record.title + "\n" + (record.description || "");
  const words = tokens(text);
  const found = new Set();
  for (let i = 0; i < words.length; ++i) {
    for (let n = Math.min(longest, words.length - i); n > 0; --n) {
      const phrase = n == 1 ? words[i] : words.slice(i, i + n).join(" ");
      const skill = skills.get(phrase);
      if (!skill) continue;
      found.add(skill);
      i += n - 1;
      break;
    }
  }
  record.extract = {skills: [...found]};
  for (const key in patterns) {
    const match = patterns[key].exec(text);
    if (match) record.extract[key] = match[0];
  }
  out.push(JSON.stringify(record));
  if (out.length > 1000) { process.stdout.write(out.join("\n") + "\n");
                           out = []; }
});
lines.on("close", () => process.stdout.write(out.join("\n") + "\n"));
"""
PIPE = ("job-filter", "job-lookup-company", "job-extract", "job-score",
        "job-match", "job-draft")
JQ_SCORE = ('.score = {total: (50 + (if ((.title // "") + (.description // ""))'
            ' | contains("C++") then 1 else 0 end))}')


class Bench:
    def __init__(self, build, quick, scratch):
        self.bin = os.path.join(build, "cmd")
        self.examples = EXAMPLES
        self.generator = os.path.join(build, "tests/bench/generate-listings")
        self.quick = quick
        self.scratch = scratch
        self.over = False
        self.turns = 2 if quick else 7
        self.env = {"PATH": self.bin + ":" + os.environ["PATH"],
                    "HOME": scratch, "LC_ALL": "C.UTF-8",
                    "JOBUTILS_NOW": "2026-08-20T12:00:00Z"}
        self.files = {}

    def tools(self):
        return sorted(name for name in os.listdir(self.bin)
                      if name.startswith("job-")
                      and os.access(os.path.join(self.bin, name), os.X_OK))

    def size(self, full, quick):
        return quick if self.quick else full

    def file(self, size, kind="listing"):
        """A generated corpus, in the page cache."""
        path = os.path.join(self.scratch, f"{kind}-{size}.ndjson")
        if path not in self.files:
            with open(path, "wb") as out:
                subprocess.run([self.generator, "--bytes", size, "--kind",
                                kind], stdout=out, check=True)
            self.files[path] = os.path.getsize(path)
        return path

    def longest(self):
        """A listing as long as a record may be."""
        path = os.path.join(self.scratch, "longest.ndjson")
        if path not in self.files:
            with open(self.file("8M"), encoding="utf-8") as listings:
                records = [json.loads(line) for line in listings]
            text = "".join(record["description"] for record in records)
            records[0]["description"] = ""
            escaped = json.dumps(text, ensure_ascii=False).encode()[1:-1]
            head = json.dumps(records[0], ensure_ascii=False).encode()
            cut = escaped[:RECORD_LIMIT - len(head)].rfind(b" ")
            with open(path, "wb") as out:
                out.write(head.replace(b'"description": ""',
                                       b'"description": "' + escaped[:cut]
                                       + b'"') + b"\n")
            self.files[path] = os.path.getsize(path)
        return path

    def wall(self, command):
        """Seconds that a shell command takes; it must end in 0."""
        begin = time.perf_counter()
        done = subprocess.run(["bash", "-o", "pipefail", "-c", command],
                              env=self.env, stdin=subprocess.DEVNULL)
        seconds = time.perf_counter() - begin
        if done.returncode != 0:
            sys.exit(f"bench: '{command}' ended with {done.returncode}")
        return seconds

    def best(self, *commands):
        """The best of several turns, taken in rotation."""
        times = [[] for _ in commands]
        for _ in range(self.turns):
            for i, command in enumerate(commands):
                times[i].append(self.wall(command))
        return [min(each) for each in times]

    def starts(self, *commands):
        """Milliseconds from spawn to end, the best of many."""
        null = [(os.POSIX_SPAWN_OPEN, fd, os.devnull, os.O_RDWR, 0)
                for fd in (0, 1, 2)]
        best = [float("inf")] * len(commands)
        for _ in range(50 if self.quick else 500):
            for i, command in enumerate(commands):
                begin = time.perf_counter()
                pid = os.posix_spawn(command[0], command, self.env,
                                     file_actions=null)
                os.waitpid(pid, 0)
                best[i] = min(best[i], time.perf_counter() - begin)
        return [1000 * each for each in best]

    def peaks(self, source, stages):
        """Peak MiB of each stage of a pipe that reads what `source` prints,
        and the seconds of the whole."""
        logs = [os.path.join(self.scratch, f"peak-{i}")
                for i in range(len(stages))]
        # time(1) is small, so that its own size, which the kernel hands on to
        # its child, does not hide the child's.
        timed = [f"command time -f %M -o {log} {stage}"
                 for log, stage in zip(logs, stages)]
        seconds = self.wall(" | ".join([source] + timed) + " >/dev/null")
        return [int(open(log).read().split()[-1]) / 1024 for log in logs], \
            seconds

    def row(self, what, measured, yardstick, ratio, target):
        verdict = ""
        if target is not None:
            verdict = "ok" if ratio <= target else "OVER"
            self.over |= ratio > target
        show = (lambda x: "" if x is None else
                x if isinstance(x, str) else f"{x:.3g}")
        print(f"{what:<42} {measured:>12} {yardstick:>22} {show(ratio):>8} "
              f"{show(target):>8}  {verdict}".rstrip(), flush=True)

    def missing(self, what, program):
        print(f"{what:<42} {program} is not installed: not measured",
              flush=True)


def stream(bench):
    """job-score on 5 KB listings beside wc -l."""
    path = bench.file(bench.size("256M", "16M"))
    score, rules, wc = bench.best(
        f"job-score <{path} >/dev/null",
        f"job-score -C {EXAMPLES} <{path} >/dev/null",
        f"wc -l <{path} >/dev/null")
    bench.row("stream: job-score", ms(score), f"wc -l {ms(wc)}", score / wc, 5)
    bench.row("stream: job-score, rules of examples/", ms(rules),
              f"wc -l {ms(wc)}", rules / wc, None)


def extract(bench):
    """job-extract on 5 KB listings beside wc -l and node; its start."""
    path = bench.file(bench.size("64M", "8M"))
    extract, wc = bench.best(f"job-extract <{path} >/dev/null",
                             f"wc -l <{path} >/dev/null")
    bench.row("stream: job-extract", ms(extract), f"wc -l {ms(wc)}",
              extract / wc, 40)
    if shutil.which("node"):
        path = bench.file(bench.size("32M", "4M"))
        script = os.path.join(bench.scratch, "extract.js")
        with open(script, "w", encoding="utf-8") as out:
            out.write(NODE_EXTRACT)
        extract, node = bench.best(
            f"job-extract <{path} >/dev/null",
            f"node {script} {SKILLS} <{path} >/dev/null")
        bench.row("stream: job-extract by node", ms(extract),
                  f"node {ms(node)}", extract / node, 1 / 15)
    else:
        bench.missing("stream: job-extract by node", "node")
    listing = os.path.join(bench.scratch, "listing.ndjson")
    subprocess.run(f"{bench.generator} --count 1 >{listing}", shell=True,
                   check=True)
    (taken,) = bench.starts([os.path.join(bench.bin, "job-extract"), listing])
    bench.row("start: job-extract, to its first result", f"{taken:.2f} ms",
              f"limit {START_LIMIT:.0f} ms", taken / START_LIMIT, 1)


def match(bench):
    """job-match with the profile of examples/ beside wc -l, on listings with
    and without `extract`."""
    path = bench.file(bench.size("64M", "8M"))
    extracted = path.replace(".ndjson", "-extracted.ndjson")
    bench.wall(f"job-extract <{path} >{extracted}")
    for what, name in (("stream: job-match", path),
                       ("stream: job-match behind job-extract", extracted)):
        match, wc = bench.best(f"job-match -C {EXAMPLES} <{name} >/dev/null",
                               f"wc -l <{name} >/dev/null")
        bench.row(what, ms(match), f"wc -l {ms(wc)}", match / wc, 20)


def pipe(bench):
    """The six stages from board to draft, at work, beside seven cats."""
    path = bench.file(bench.size("32M", "4M"))
    stages, cats = bench.best(
        f"cat {path} | " + " | ".join(f"{stage} -C {EXAMPLES}"
                                      for stage in PIPE) + " >/dev/null",
        f"cat {path} | " + " | ".join(["cat"] * len(PIPE)) + " >/dev/null")
    bench.row("pipe: six stages at work, filter to draft", ms(stages),
              f"seven cats {ms(cats)}", stages / cats, None)


def languages(bench):
    """The same smallest score by jq, python and node."""
    path = bench.file(bench.size("32M", "4M"))
    scripts = {}
    for name, text in (("jq", JQ_SCORE), ("py", PYTHON_SCORE),
                       ("js", NODE_SCORE)):
        scripts[name] = os.path.join(bench.scratch, "score." + name)
        with open(scripts[name], "w", encoding="utf-8") as out:
            out.write(text)
    others = (("jq", f"jq -c -f {scripts['jq']}", 1 / 40),
              ("python3", f"{sys.executable} {scripts['py']}", None),
              ("node", f"node {scripts['js']}", None))
    for program, command, target in others:
        if program != "python3" and not shutil.which(program):
            bench.missing(f"stream: job-score by {program}", program)
            continue
        score, other = bench.best(f"job-score <{path} >/dev/null",
                                  f"{command} <{path} >/dev/null")
        bench.row(f"stream: job-score by {program}", ms(score),
                  f"{program} {ms(other)}", score / other, target)


def chain(bench):
    """Six stages that pass records on beside seven cats."""
    path = bench.file(bench.size("256M", "16M"), "event")
    stages, cats = bench.best(
        f"cat {path} | " + " | ".join(["job-score"] * 6) + " >/dev/null",
        f"cat {path} | " + " | ".join(["cat"] * 6) + " >/dev/null")
    bench.row("chain: six stages that pass records on", ms(stages),
              f"seven cats {ms(cats)}", stages / cats, 1.6)


def start(bench):
    """The start of each executable beside /bin/true."""
    tools = bench.tools()
    commands = [[shutil.which("true")]]
    commands += [[os.path.join(bench.bin, tool)] for tool in tools]
    true, *times = bench.starts(*commands)
    for tool, taken in zip(tools, times):
        # The design's figure is for tools without network; libcurl and what it
        # brings take the time of the others.
        linked = subprocess.run(["ldd", os.path.join(bench.bin, tool)],
                                capture_output=True, text=True).stdout
        bench.row(f"start: {tool}", f"{taken:.2f} ms", f"true {true:.2f} ms",
                  taken / true, None if "libcurl" in linked else 2.5)


def memory(bench):
    """Peak memory of each filter in MiB beside its limit: of a stream, and of
    one listing as long as a record may be."""
    source = f"{bench.generator} --bytes " + bench.size("256M", "16M")
    for tool in bench.tools():
        if tool in ("job-hunt", "job-log", "job-profile", "job-step"):  # no filters
            continue
        (peak,), _ = bench.peaks(source, [f"{tool} -C {EXAMPLES}"])
        bench.row(f"memory: {tool}", f"{peak:.1f} MiB", "limit 16 MiB",
                  peak / MEMORY_LIMIT, 1)
    for tool in PIPE:
        (peak,), _ = bench.peaks(f"cat {bench.longest()}",
                                 [f"{tool} -C {EXAMPLES}"])
        bench.row(f"4M record: memory of {tool}", f"{peak:.1f} MiB",
                  "limit 16 MiB", peak / MEMORY_LIMIT, 1)


def gigabyte(bench):
    """1 GB through job-score | job-pick -n 20 | job-table."""
    size = bench.size("1G", "32M")
    source = f"{bench.generator} --bytes {size}"
    stages = ["job-score", "job-pick -n 20", "job-table"]
    wc = bench.wall(f"{source} | wc -l >/dev/null")
    peaks, seconds = bench.peaks(source, stages)
    bench.row(f"{size}: " + " | ".join(stages), ms(seconds),
              f"generator, wc {ms(wc)}", seconds / wc, None)
    for stage, peak in zip(stages, peaks):
        bench.row(f"{size}: memory of {stage}", f"{peak:.1f} MiB",
                  "limit 16 MiB", peak / MEMORY_LIMIT, 1)


ROWS = {row.__name__: row
        for row in (stream, languages, extract, match, chain, pipe, start,
                    memory, gigabyte, journal, known, diff, hunt)}


def main():
    names = "\n".join(f"  {name:<10} {row.__doc__}"
                      for name, row in ROWS.items())
    parser = argparse.ArgumentParser(
        prog="tests/bench/run", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog=f"rows:\n{names}\n\nExit status: 0 all within their targets; "
               "1 one is over; 2 usage.")
    parser.add_argument("build", help=argparse.SUPPRESS)
    parser.add_argument("rows", nargs="*", metavar="ROW",
                        help="which rows (all)")
    parser.add_argument("--quick", action="store_true",
                        help="small inputs, few turns: for a look, not a claim")
    arguments = parser.parse_intermixed_args()
    unknown = [row for row in arguments.rows if row not in ROWS]
    if unknown:
        parser.error(f"unknown row '{unknown[0]}': expected one of "
                     + ", ".join(ROWS))
    with open(os.path.join(arguments.build, "CMakeCache.txt"),
              encoding="utf-8") as cache:
        kind = re.search(r"^CMAKE_BUILD_TYPE:\w+=(.*)$", cache.read(), re.M)
    if kind and kind[1] not in ("Release", ""):  # "" is the default
        parser.error(f"'{arguments.build}' is no Release build")
    with tempfile.TemporaryDirectory(prefix="jobutils-bench-") as scratch:
        bench = Bench(arguments.build, arguments.quick, scratch)
        print(f"{'what':<42} {'measured':>12} {'yardstick':>22} {'ratio':>8} "
              f"{'target':>8}")
        for name in arguments.rows or ROWS:
            ROWS[name](bench)
    sys.exit(1 if bench.over else 0)


if __name__ == "__main__":
    main()
