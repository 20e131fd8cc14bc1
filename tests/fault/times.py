"""Eight at once, and a clock that is wrong."""

import json
import os
import random
import subprocess
import time
from datetime import datetime, timedelta, timezone

from workspace import LIMIT, Workspace, expect, failing_filter, listing

STEPS = 8
REFUSED = 20  # seconds that a refusal may take


def locks(tools, scratch, times):
    space = Workspace(tools, os.path.join(scratch, "space"))
    waiting = "until [ -e go ]; do sleep 0.02; done; cat"
    step = ["out", "--from", "in", "--", "sh", "-c", waiting]
    go = os.path.join(space.path, "go")
    for _ in range(times):
        space.clear()
        space.must(["in", "--from", "-"], stdin=listing(1) + listing(2))
        steps = [space.start(step) for _ in range(STEPS)]
        try:
            # The one that works cannot end before the others have.
            end = time.monotonic() + REFUSED
            while (time.monotonic() < end and
                   sum(each.poll() is not None for each in steps) < STEPS - 1):
                time.sleep(0.01)
            refused = [each.returncode for each in steps
                       if each.poll() is not None]
            open(go, "w").close()
            said = [each.communicate(timeout=LIMIT)[1] for each in steps]
        finally:
            for each in steps:
                if each.poll() is None:
                    each.kill()
                    each.communicate()
        os.remove(go)
        expect(refused == [3] * (STEPS - 1), f"others ended with {refused}")
        ends = sorted(each.returncode for each in steps)
        expect(ends == [0] + [3] * (STEPS - 1), f"they ended with {ends}")
        expect(sum(b"'out'" in each for each in said) == STEPS - 1,
               "the refusals do not name the stage")
        expect(len(space.lines("out")) == 2, "the records are not there")
    return times, f"{STEPS} steps each: 1 works, {STEPS - 1} exit 3"


class Clock:
    """Runs of a step that cannot do a thing, under a clock that jumps a day."""

    TRIES = 6

    def __init__(self, tools, scratch, seed):
        self.space = Workspace(tools, os.path.join(scratch, "space"))
        self.random = random.Random(seed)
        self.true = datetime(2026, 8, 20, 12, tzinfo=timezone.utc)
        self.shown = self.true
        self.step = ["out", "--tries", str(self.TRIES), "-b", "7", "--from",
                     "in", "--", *failing_filter("out", "[0-9]")]
        self.attempts = {}

    @staticmethod
    def text(when):
        return when.strftime("%Y-%m-%dT%H:%M:%SZ")

    def errors(self):
        """Of each id its attempts, and when it is due, or None."""
        found = {}
        for line in self.space.lines("out"):
            record = json.loads(line)
            error = record["error"]
            due = error.get("next_at")
            found[record["id"]] = (
                error["attempts"],
                due and datetime.fromisoformat(due.replace("Z", "+00:00")))
        return found

    def turn(self, new):
        """One run, behind `new` listings: those that were due are tried once,
        and no other. How many those are."""
        now = self.text(self.shown)
        before = self.errors() if os.path.exists(
            os.path.join(self.space.state, "out")) else {}
        if new > 0:
            known = len(self.attempts)
            self.space.must(["in", "--from", "-"], now=now, stdin=b"".join(
                listing(known + i) for i in range(new)))
            self.attempts |= {f"t:b:{known + i}": [] for i in range(new)}
        self.space.must(self.step, now=now)
        after = self.errors()
        expect(after.keys() == self.attempts.keys(), "records are lost")
        for key, (attempts, due) in after.items():
            old, was_due = before.get(key, (0, self.shown))
            tried = was_due is not None and was_due <= self.shown
            expect(attempts == old + tried,
                   f"{key}, due {was_due}, at {now}: try {attempts}")
            if not tried:
                continue
            times = self.attempts[key]
            times.append(self.true)
            expect((due is None) == (attempts == self.TRIES),
                   f"{key}: try {attempts}, next at {due}")
        return sum(times[-1:] == [self.true]
                   for times in self.attempts.values())

    def run(self, times):
        tries = 0
        day = timedelta(days=1)
        for i in range(times):
            self.true += timedelta(seconds=self.random.choice(
                [1, 200, 330, 2000, 12000]))
            self.shown = self.true + self.random.choice([-day, 0 * day, day])
            tries += self.turn(self.random.choice([0, 0, 1, 5]) if i else 9)
        # With the clock right again all come to their end.
        for _ in range(2 * self.TRIES):
            self.true += 2 * day
            self.shown = self.true
            tries += self.turn(0)
        early = [later - earlier for each in self.attempts.values()
                 for earlier, later in zip(each, each[1:])]
        expect(min(early) > timedelta(0), "one was tried before its last try")
        expect(all(len(each) == self.TRIES for each in self.attempts.values()),
               "not all came to their last try")
        return times, (f"{len(self.attempts)} records, {tries} tries, each "
                       "when the clock said so, 0 lost")
