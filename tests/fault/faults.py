"""Breaks what a journal must survive, and prints how it came out.

Each row: the test, how often it was done, the result, a figure. A test that
this machine does not allow is skipped and says so; that is no pass.
"""

import argparse
import os
import sys
import tempfile
import time

import calls
import hunt_faults
import hunt_kills
import kills
import power
import times
import units
from workspace import Failed, Skipped, Tools


def tests(tools, choose, seed):
    """Name to a function of a folder. `choose` takes how often it is done: in
    full, quick, nightly."""
    def hunt(at):
        return hunt_faults.HuntFaults(tools, at, seed)

    return {
        "kills": lambda at: kills.Kills(tools, at, seed).run(
            choose(200, 20, 5000)),
        "power": lambda at: power.Power(tools, at, seed).run(
            choose(50, 5, 500)),
        "truncation": lambda at: units.truncation(tools, at),
        "flips": lambda at: units.flips(tools, at),
        "calls": lambda at: calls.Calls(tools, at).run(),
        "memory": lambda at: calls.Calls(tools, at).run_memory(
            choose(1, 5, 1)),
        "locks": lambda at: times.locks(tools, at, choose(10, 2, 100)),
        "clock": lambda at: times.Clock(tools, at, seed).run(
            choose(60, 20, 2000)),
        "mutants": lambda at: units.mutants(tools, at),
        "hunt-kills": lambda at: hunt_kills.HuntKills(tools, at, seed).run(
            choose(100, 12, 2000)),
        "hunt-hang": lambda at: hunt(at).hang(),
        "hunt-missing": lambda at: hunt(at).missing(),
        "hunt-full": lambda at: hunt(at).full(choose(32, 200, 8) << 10),
        "hunt-damage": lambda at: hunt(at).damage(),
        "hunt-read-only": lambda at: hunt(at).read_only(),
        "hunt-together": lambda at: hunt(at).together(choose(5, 1, 20)),
        "hunt-files": lambda at: hunt(at).files(),
        "hunt-cron": lambda at: hunt(at).cron(),
        "hunt-stop": lambda at: hunt(at).stop(choose(40, 5, 500)),
    }


def row(*cells):
    print("{:<14} {:>8}  {:<8} {:>6}  {}".format(*cells).rstrip(), flush=True)


def main():
    parser = argparse.ArgumentParser(
        prog="tests/fault/run", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("test", nargs="*", metavar="TEST",
                        help="these alone; all unless set")
    parser.add_argument("--quick", action="store_true", help="fewer of each")
    parser.add_argument("--nightly", action="store_true",
                        help="5,000 kills, more of the rest")
    parser.add_argument("--seed", type=int, default=4,
                        help="of what is random; 4 unless set")
    parser.add_argument("--build", default="build", metavar="DIR",
                        help="the build to test; build/ unless set")
    arguments = parser.parse_args()

    def choose(full, quick, nightly):
        return (nightly if arguments.nightly else
                quick if arguments.quick else full)

    tools = Tools(os.path.abspath(arguments.build))
    if not os.path.exists(tools.failing):
        parser.error(f"no '{tools.failing}': build all, without sanitizers")
    known = tests(tools, choose, arguments.seed)
    unknown = [test for test in arguments.test if test not in known]
    if unknown:
        parser.error(f"no test '{unknown[0]}', expected " + ", ".join(known))
    # In memory where there is that, but for the kills: a sync that takes its
    # time is a moment to be killed in.
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    failed = False
    row("test", "times", "result", "", "figure")
    for name in arguments.test or known:
        begin = time.monotonic()
        folder = None if name.endswith("kills") else memory
        with tempfile.TemporaryDirectory(prefix="fault.", dir=folder) as at:
            try:
                count, figure = known[name](at)
                result = "ok"
            except Skipped as reason:
                count, result, figure = "-", "skipped", f"skipped: {reason}"
            except Failed as reason:
                count, result, figure = "-", "FAILED", reason
                failed = True
        row(name, count, result, f"{time.monotonic() - begin:.0f} s", figure)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
