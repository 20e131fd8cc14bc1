"""A hunt is killed at any moment: itself, its group, or all of it at once."""

import os
import random
import signal
import time

from hunt import NEXT_DAY, PARTIAL, Hunt, kill_all
from workspace import LIMIT, NOW, expect

FIRST_MOMENTS = 0.03  # seconds: what a run does before make
TARGETS = ("hunt", "group", "all")


class HuntKills:
    def __init__(self, tools, scratch, seed):
        self.random = random.Random(seed)
        self.calm = Hunt(tools, os.path.join(scratch, "calm"))
        self.space = Hunt(tools, os.path.join(scratch, "killed"))
        self.begin = os.path.join(scratch, "begin")
        self.count = dict.fromkeys(TARGETS, 0)
        self.interrupted = 0
        self.slowest = 0

    def kill(self, hunt, target):
        if target == "hunt":
            hunt.kill()
        elif target == "group":
            os.killpg(hunt.pid, signal.SIGKILL)
        else:
            kill_all(self.space.path)
        hunt.communicate(timeout=LIMIT)
        return hunt.returncode == -signal.SIGKILL

    def turn(self, now, seconds, wanted, moment, target):
        """One kill and what follows; whether there was anything to kill."""
        space = self.space
        space.copy_state(self.begin)
        when = f"{target} killed after {1000 * moment:.1f} ms"
        hunt = space.start("once", now=now)
        time.sleep(moment)
        killed = self.kill(hunt, target)
        begin = time.monotonic()
        space.once(wanted=(0, PARTIAL), now=now)
        self.slowest = max(self.slowest, time.monotonic() - begin)
        said = space.once(wanted=0, now=now)
        expect("nothing to do" in said, f"{when}: a third run says '{said}'")
        space.expect_whole(when)
        space.expect_standing(wanted, when)
        for run in space.runs():
            cut = run["status"] == "failed"
            expect("ended_at" not in run if cut else
                   run["status"] in ("success", "partial"),
                   f"{when}: {run['id']} is '{run['status']}'")
            if cut:
                expect(run["errors"][0]["message"] == "was killed",
                       f"{when}: {run['id']} has {run['errors']}")
                self.interrupted += 1
        return killed

    def run(self, times):
        nights = []
        for now in (NOW, NEXT_DAY):
            if now == NEXT_DAY:
                for space in (self.calm, self.space):
                    space.turn_day()
                os.rename(self.space.state, self.begin)
                self.space.copy_state(self.calm.state)
                os.rename(self.begin, self.begin + ".old")
                os.rename(self.space.state, self.begin)
            begin = time.monotonic()
            self.calm.once(now=now)
            seconds = time.monotonic() - begin
            wanted = self.calm.standing()
            share = times // 2 if now == NEXT_DAY else times - times // 2
            done = 0
            while done < share:
                first = self.random.random() < 0.3
                moment = self.random.uniform(
                    0, FIRST_MOMENTS if first else 0.95 * seconds)
                target = TARGETS[done % len(TARGETS)]
                if self.turn(now, seconds, wanted, moment, target):
                    done += 1
                    self.count[target] += 1
            nights.append(f"{1000 * seconds:.0f} ms")
        targets = ", ".join(f"{name} {count}"
                            for name, count in self.count.items())
        return times, (f"{targets}; nights of {', '.join(nights)}; "
                       f"{self.interrupted} runs say so; the next took "
                       f"{self.slowest:.1f} s at most; the same end")
