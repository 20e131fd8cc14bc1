"""Each system call, and each allocation, fails in turn."""

import os

from workspace import Workspace, expect, failing_filter, listing

EARLIER = "2026-08-20T11:00:00Z"
STEP = ["b", "-b", "8", "--from", "a", "--", *failing_filter("b", 5)]


class Calls:
    def __init__(self, tools, scratch):
        self.tools = tools
        self.space = Workspace(tools, os.path.join(scratch, "space"))
        self.before = os.path.join(scratch, "before")
        self.log = os.path.join(scratch, "failed")
        self.prepare()
        self.seen = set()

    def prepare(self):
        """A step before which everything lies: an upstream of two segments,
        one compressed, records that are due again, a request, a torn tail."""
        space = self.space
        for first in (0, 20):
            space.must(["in", "--from", "-"], now=EARLIER,
                       stdin=b"".join(listing(first + i, 100)
                                      for i in range(20)))
            space.must(["a", "--from", "in", "--", "cat", *["-u"][:first]],
                       now=EARLIER)
            if first == 0:
                space.must(["b", "-b", "8", "--from", "a", "--",
                            *failing_filter("b", 3)], now=EARLIER)
        space.job_log("compress", "--older", "0d", "a")
        space.job_log("retry", "b", "t:b:3")
        with open(os.path.join(space.state, "b/0000000001.ndjson"), "ab") as b:
            b.write(listing(99)[:20])
        os.rename(space.state, self.before)
        space.copy_from(self.before)
        space.must(STEP)
        self.expected = space.lines("b")
        self.snapshots = 0

    def fail(self, fault):
        """The step with a fault; its status, None when there was none."""
        self.space.copy_from(self.before)
        if os.path.exists(self.log):
            os.remove(self.log)
        status, said = self.space.run(STEP, step=self.tools.failing,
                                      FAULT=fault, FAULT_LOG=self.log)
        if not os.path.exists(self.log):
            expect(status == 0, f"job-step ended with {status}: {said}")
            return None
        expect(status in (0, 3), f"{fault}: it ended with {status}: {said}")
        # Before main it does not know its name.
        expect(status == 0 or said.startswith(("job-step: ", "jobutils: ")),
               f"{fault}: it says '{said}'")
        self.check(fault)
        return status

    def check(self, fault):
        """What was left is whole, and the next run makes the rest."""
        state = hash(frozenset(self.space.snapshot().items()))
        if state in self.seen:
            return
        self.seen.add(state)
        try:
            self.space.job_log("verify")
            self.space.must(STEP)
            expect(self.space.lines("b") == self.expected,
                   "it is not what it is undisturbed")
        except Exception as error:
            error.args = (f"{fault}: {error}",)
            raise

    def all_of(self, kind, more="", stride=1):
        """How many calls failed, and how many of these runs went on."""
        count = went_on = 0
        for at in range(1, 1000000, stride):
            status = self.fail(f"{kind}:{at}{more}")
            if status is None:
                return count, went_on
            count += 1
            went_on += status == 0

    def run(self):
        total = 0
        figures = []
        for kind, what in (("nospace", "ENOSPC"), ("io", "EIO"),
                           ("short", "short")):
            counts = [self.all_of(kind, more) for more in ("", "+")]
            if kind != "short":
                expect(sum(went_on for _, went_on in counts) == 0,
                       f"{what} was not told")
            total += sum(count for count, _ in counts)
            figures.append(f"{what} {counts[0][0]} + {counts[1][0]}")
        return total, (", ".join(figures) + " (once + from then on); "
                       f"{len(self.seen)} states, all resumed")

    def run_memory(self, stride):
        once, went_on = self.all_of("memory", "", stride)
        after, _ = self.all_of("memory", "+", stride)
        return once + after, (
            f"{once} once, {after} from then on; {went_on} did without, the "
            f"rest exit 3; {len(self.seen)} states, all resumed")
