"""Whatever it is fed, nuncio says so in one clear line, ends with the right status and loses nothing.

usage: bad_input_test.py NUNCIO
"""
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import time

from harness import ARTICLES, Tests

LIMIT = 900 * 1024 * 1024  # bytes of memory, for the 50 MB line


def bad_articles(t):
    """Each beside a good article, which must be read all the same."""
    good = t.write("good.txt", ARTICLES["one"])
    os.makedirs(t.path("nothing"), exist_ok=True)
    cases = {
        "an empty file": t.write("empty.txt", ""),
        "only white space": t.write("blank.txt", " \n\t\n"),
        "only header lines": t.write("header.txt", "Title: Nothing\nDate: 2025-01-01\n\n"),
        "NUL bytes": t.write("nul.txt", "Petro met\0 Trump."),
        "broken UTF-8": t.write("broken.txt", b"Petro met \xff\xfe Trump."),
        "a binary": t.write("binary.txt", open(sys.executable, "rb").read()[:200000]),
        "a file that is not there": t.path("vanished.txt"),
        "broken JSON": t.write("broken.jsonl", '{"id": "x", "text": "Petro met Trump."\n'),
    }
    for number, (name, path) in enumerate(cases.items()):
        graph = t.path(f"bad{number}.kg")
        alone = t.run("build", "-o", t.path("alone.kg"), path)
        t.expect(f"{name}, alone", alone, 1, os.path.basename(path), lines=3)
        t.check(f"{name} makes no graph", not os.path.exists(t.path("alone.kg")))
        both = t.run("build", "-o", graph, path, good)
        t.expect(f"{name}, beside a good article", both, 1, os.path.basename(path), lines=3)
        t.check(f"{name} is counted", "1 input was skipped" in both.stderr, both)
        stats = t.run("stats", graph)
        t.check(f"{name} leaves a good graph", stats.returncode == 0 and "articles" in stats.stdout, stats)
    t.expect("a folder without articles", t.run("build", "-o", t.path("n.kg"), t.path("nothing")), 1,
             "no articles", lines=2)


def long_lines(t):
    lines = {"one word": "a" * 50_000_000, "many words": "The mayor met the president in Cali. " * 1_350_000,
             "brackets": "(" * 50_000_000}
    with open(t.nuncio, "rb") as program:
        sanitized = b"__asan_init" in program.read()
    for name, text in lines.items():
        path = t.write("long.txt", text)
        begin = time.monotonic()
        # The address sanitizer reserves terabytes that it never touches.
        limits = {} if sanitized else {
            "preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_AS, (4 * LIMIT, 4 * LIMIT))}
        result = t.run("build", "-q", "-o", t.path("long.kg"), path, **limits)
        t.check(f"50 MB in a line, {name}", result.returncode in (0, 1) and len(result.stderr) < 1000, result)
        t.check(f"50 MB in a line, {name}, in time", time.monotonic() - begin < 60, time.monotonic() - begin)
        os.remove(path)


def bad_graphs(t):
    graph = t.sample_graph()
    article = t.path("good.txt")
    text = t.write("text.kg", "This is no database.\n" * 100)
    version = shutil.copy(graph, t.path("version.kg"))
    with sqlite3.connect(version) as database:
        database.execute("PRAGMA user_version = 999")
    database.close()
    foreign = t.path("foreign.kg")
    with sqlite3.connect(foreign) as database:
        database.execute("CREATE TABLE notes (a)")
    database.close()
    with open(graph, "rb") as file:
        torn = t.write("torn.kg", file.read()[:5000])
    commands = {"query": ["RETURN 1"], "stats": [], "export": [], "repl": []}
    for name, path in {"no database": text, "another version": version, "a foreign database": foreign,
                       "a torn file": torn, "a missing file": t.path("missing.kg"),
                       "a folder": t.folder.name}.items():
        before = open(path, "rb").read() if os.path.isfile(path) else None
        for command, more in commands.items():
            t.expect(f"{command} on {name}", t.run(command, path, *more), 2, os.path.basename(path))
        if name != "a missing file":
            t.expect(f"build on {name}", t.run("build", "-o", path, article), 2, os.path.basename(path))
        if before is not None:
            t.check(f"{name} is left as it was", open(path, "rb").read() == before)
    t.check("a missing file is not made", not os.path.exists(t.path("missing.kg")))


def full_disk(t):
    graph = t.sample_graph("full.kg")
    with open("/dev/full", "w", encoding="utf-8") as full:
        t.expect("query to a full disk",
                 t.run("query", graph, "MATCH (a) RETURN a", stdout=full), 2, "standard output")
        t.expect("export to a full disk", t.run("export", graph, "--format", "json", stdout=full), 2, "")
        t.expect("help to a full disk", t.run("--help", stdout=full), 2, "standard output")
    before = t.run("export", graph).stdout
    many = [t.write(f"many/{n}.txt", ARTICLES["two"].replace("Trump", f"Name{n}") * 20) for n in range(40)]
    size = os.path.getsize(graph)
    result = t.run("build", "-q", "-o", graph, *many, restore_signals=False,
                   preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)))
    t.expect("build on a full disk", result, 2, "full.kg")
    t.check("a full disk loses nothing", t.run("export", graph).stdout == before)


def killed_build(t):
    for n in range(300):
        t.write(f"lots/{n}.txt", (ARTICLES["one"] + ARTICLES["two"].split("\n\n")[1] * 20).replace(
            "Federico", f"Federico{n}"))
    graph = t.path("killed.kg")
    for wait in (0.3, 0.6, 1.0):
        process = subprocess.Popen([t.nuncio, "build", "-q", "-o", graph, t.path("lots")])
        time.sleep(wait)
        process.kill()
        process.wait()
        if os.path.exists(graph):
            result = t.run("stats", graph)
            t.check(f"killed after {wait} s it leaves a valid file", result.returncode in (0, 1), result)
    again = t.run("build", "-q", "-o", graph, t.path("lots"))
    fresh = t.run("build", "-q", "-o", t.path("fresh.kg"), t.path("lots"))
    t.check("a killed build can be gone on with", again.returncode == fresh.returncode == 0, again)
    t.check("and ends in the same graph",
            t.run("export", graph).stdout == t.run("export", t.path("fresh.kg")).stdout)


def hostile_queries(t):
    graph = t.path("sample.kg")
    for name, query in {
            "10,000 parentheses": "RETURN " + "(" * 10000 + "1" + ")" * 10000,
            "10,000 open parentheses": "MATCH " + "(" * 10000,
            "10,000 brackets": "RETURN " + "[" * 10000,
            "10,000 NOTs": "RETURN " + "NOT " * 10000 + "true",
            "an empty query": "",
            "broken UTF-8": b"RETURN '\xff'",
            "an open quote": "RETURN 'abc"}.items():
        result = t.run("query", graph, query)
        t.check(f"query of {name}", result.returncode in (0, 2) if "NOT" in name else result.returncode == 2,
                result)
        t.check(f"query of {name}: a short message", len(result.stderr) < 2000, result)


def main():
    t = Tests(sys.argv[1])
    t.section(bad_articles)
    t.section(bad_graphs)
    t.section(full_disk)
    t.section(hostile_queries)
    t.section(killed_build)
    t.section(long_lines)
    t.finish()


if __name__ == "__main__":
    main()
