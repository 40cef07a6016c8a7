"""Counts what a run of `meson test` did: test cases of doctest programs, checks of scripts.

usage: summary.py TESTLOG.json

Prints a line a program and, last, "N passed, N failed". A program that ends badly without having
counted a failure is one failure. Exit status 1 where anything failed or nothing ran.
"""
import json
import re
import sys

DOCTEST = re.compile(r"test cases: *\d+ \| *(\d+) passed \| *(\d+) failed")
SCRIPT = re.compile(r"^(\d+) passed, (\d+) failed$", re.MULTILINE)


def counts(test):
    found = [(int(a), int(b)) for pattern in (DOCTEST, SCRIPT)
             for a, b in pattern.findall(test.get("stdout") or "")]
    passed, failed = (sum(column) for column in zip(*found)) if found else (0, 0)
    if test["result"] == "OK":
        return (passed, failed) if found else (1, 0)
    if test["result"] == "SKIP":
        return passed, failed
    return passed, max(failed, 1)


def main(path):
    passed = failed = 0
    try:
        with open(path, encoding="utf-8") as log:
            tests = [json.loads(line) for line in log]
    except OSError:
        tests = []
    for test in tests:
        good, bad = counts(test)
        passed, failed = passed + good, failed + bad
        note = "" if test["result"] == "OK" else "  " + test["result"]
        print(f"  {test['name'].split(' / ')[-1]:28} {good:5} passed {bad:3} failed {test['duration']:8.2f} s{note}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
