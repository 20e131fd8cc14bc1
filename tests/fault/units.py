"""What the unit tests of the journal try, and its mutants."""

import json
import os
import re
import subprocess

from workspace import LIMIT, expect

MUTANTS = ["SYNC", "FOLDER_SYNC", "CUT", "CRC", "LOCK"]


def properties(tools, scratch, test):
    """Runs one unit test; the figures that it recorded."""
    report = os.path.join(scratch, "report.json")
    done = subprocess.run(
        [os.path.join(tools.unit, "journal_test"), f"--gtest_filter={test}",
         f"--gtest_output=json:{report}"], capture_output=True, timeout=LIMIT)
    expect(done.returncode == 0, f"{test} fails")
    with open(report) as file:
        return json.load(file)["testsuites"][0]["testsuite"][0]


def truncation(tools, scratch):
    found = properties(tools, scratch, "JournalTest.TornAtEveryByte")
    return found["cuts"], "each byte of 3 batches: what is whole is kept"


def flips(tools, scratch):
    found = properties(tools, scratch, "JournalTest.BitFlips")
    return found["flips"], (f"{found['damage']} damage, {found['torn']} torn "
                            "(the last batch), 0 not seen")


def mutants(tools, scratch):
    """Each must turn tests red."""
    figures = []
    for mutant in MUTANTS:
        done = subprocess.run(
            [os.path.join(tools.unit, f"journal_without_{mutant}")],
            capture_output=True, text=True, timeout=LIMIT)
        red = re.search(r"(\d+) FAILED TEST", done.stdout)
        expect(red, f"nobody sees that {mutant} is missing")
        figures.append(f"{mutant} {red[1]}")
    return len(MUTANTS), "tests that go red: " + ", ".join(figures)
