"""nuncio import: what is taken, what is skipped and said, and how long a question may take.

usage: import_test.py NUNCIO
"""
import lzma
import os
import re
import signal
import subprocess
import sys
import time

from harness import Tests

HEADER = "subject\trelation\tobject\tdate\tweight\n"


def ask(t, graph, query, *more):
    return t.run("query", graph, query, "--format", "csv", *more)


def takes(t):
    rows = HEADER + "Ann\tmet\tBob\t2025-01-03\t7\nBob\thelped\tCy\t2025-02\t\nCy\tmet\tAnn\t\t9\n"
    answer = "a.name,b.name,r.date,r.weight\nAnn,Bob,2025-01-03,7\nBob,Cy,2025-02,\nCy,Ann,,9\n"
    forms = {"plain": rows.encode(), "xz": lzma.compress(rows.encode()),
             "carriage returns": rows.replace("\n", "\r\n").encode(),
             "a byte order mark": b"\xef\xbb\xbf" + rows.encode(),
             "no end of the last line": rows.rstrip("\n").encode()}
    for number, (name, content) in enumerate(forms.items()):
        graph = t.path(f"takes{number}.kg")
        t.expect(f"import, {name}", t.run("import", graph, t.write("edges.tsv", content)), 0, "took 3 edges")
        found = ask(t, graph, "MATCH (a)-[r]->(b) RETURN a.name, b.name, r.date, r.weight ORDER BY a.name")
        t.check(f"what was imported, {name}", found.stdout.replace("\r", "") == answer, found)
    stats = t.run("stats", t.path("takes0.kg"))
    t.check("stats counts imported edges", stats.returncode == 0 and re.search(r"imported relations +3\n", stats.stdout), stats)
    again = t.run("import", t.path("takes0.kg"), t.write("edges.tsv", forms["plain"]))
    t.expect("the same edges again", again, 0, "nothing added")
    other_order = "date\tOBJECT\tSubject\tRelation\n2025-01-03\tBob\tAnn\tmet\n"
    t.expect("fields in another order", t.run("import", t.path("order.kg"), "-", input=other_order), 0, "took 1 edge")
    found = ask(t, t.path("order.kg"), "MATCH (a)-[r:met]->(b) RETURN a.name, b.name, r.date")
    t.check("fields in another order are found", "Ann,Bob,2025-01-03" in found.stdout, found)


def skips(t):
    lines = ["Ann\tmet\tBob\t2025-01-03\t1", "too\tfew", "\tmet\tBob\t\t", "Ann\t\tBob\t\t", "Ann\tmet\t\t\t",
             "Ann\tmet\tBob\t3 January\t1", "a\tb\tc\td\te\tf\tg", "", "x" * 3_000_000, "Cy\tmet\tBob\t\t2"]
    content = HEADER.encode() + "\n".join(lines).encode() + b"\nAnn\tm\xffet\tBob\t\t\nAnn\tm\0et\tBob\t\t\n"
    result = t.run("import", t.path("skips.kg"), t.write("bad.tsv", content))
    t.expect("bad lines", result, 1, "9 lines were skipped", lines=12)
    for line in (3, 4, 5, 6, 7, 8, 10, 12, 13):
        t.check(f"line {line} is named", f"bad.tsv:{line}: " in result.stderr, result)
    found = ask(t, t.path("skips.kg"), "MATCH ()-[r]->() RETURN count(*)")
    t.check("good lines beside bad ones", found.stdout.endswith("2\r\n") or found.stdout.endswith("2\n"), found)
    many = HEADER + "bad\n" * 100_000 + "Ann\tmet\tBob\t\t1\n"
    result = t.run("import", t.path("many.kg"), t.write("many.tsv", many))
    t.check("many bad lines are counted, not all shown",
            "100000 lines were skipped" in result.stderr and result.stderr.count("\n") < 110, result)


def refuses(t):
    headers = {"no header": ("Ann\tmet\tBob\n", "'subject' is not among them"),
               "no object": ("subject\trelation\tdate\n", "'object' is not among them"),
               "a field twice": ("subject\trelation\tobject\tobject\n", "two fields"),
               "an unnamed field": ("subject\trelation\tobject\t\n", "no name"),
               "nothing": ("", "is empty"),
               "a binary": (open(sys.executable, "rb").read()[:100000], "first line")}
    for name, (content, message) in headers.items():
        graph = t.path("refused.kg")
        t.expect(name, t.run("import", graph, t.write("header.tsv", content)), 2, message)
        t.check(f"{name} makes no graph", not os.path.exists(graph))
    t.expect("a file that is not there", t.run("import", t.path("g.kg"), t.path("vanished.tsv")), 2, "vanished.tsv")
    damaged = lzma.compress((HEADER + "Ann\tmet\tBob\t\t1\n" * 100000).encode())[:-200]
    t.expect("a damaged file", t.run("import", t.path("damaged.kg"), t.write("d.tsv.xz", damaged)), 2, "damaged")


def limits(t):
    """A question that would take ages on a small graph: all walks of a dense one."""
    rows = "".join(f"n{a}\tto\tn{b}\t\t1\n" for a in range(12) for b in range(12) if a != b)
    graph = t.path("dense.kg")
    t.run("import", graph, t.write("dense.tsv", HEADER + rows))
    endless = "MATCH (a)-[*1..12]->(b) RETURN sum(b.weight)"
    begin = time.monotonic()
    t.expect("time", t.run("query", graph, endless, "--time-limit", "1"), 2, "took longer than 1000 ms")
    t.check("the time limit is kept", time.monotonic() - begin < 5)
    t.expect("memory", t.run("query", graph, "MATCH (a)-[*1..5]->(b) RETURN a, b ORDER BY a.name", "--memory-limit", "1"), 2,
             "holds more than 1 MiB")
    t.expect("rows", t.run("query", graph, "MATCH (a)-->(b) RETURN a, b", "--max-rows", "10"), 2, "more than 10 rows")
    t.expect("a limit that is none", t.run("query", graph, "RETURN 1", "--time-limit", "soon"), 2, "--time-limit")
    running = subprocess.Popen([t.nuncio, "query", graph, endless], stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, text=True)
    time.sleep(1)
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=30)
    t.check("Ctrl-C", running.returncode == 2 and "cancelled" in err and out == "", (running.returncode, err))


def large(t):
    """Enough edges for an image beside the graph."""
    rows = "".join(f"n{i % 1000}\tto\tn{i * 7 % 1013}\t2024-01-{i % 28 + 1:02d}\t{i % 10}\n" for i in range(60_000))
    graph = t.path("large.kg")
    t.expect("60,000 edges", t.run("import", graph, t.write("large.tsv", HEADER + rows)), 0, "took 60000 edges")
    t.check("an image lies beside them", os.path.exists(graph + "-image"))
    query = "MATCH (a)-[r]->(b) WHERE r.date >= date('2024-01-15') RETURN count(*), sum(r.weight)"
    with_image = ask(t, graph, query)
    os.remove(graph + "-image")
    t.check("the answer does not depend on it", ask(t, graph, query).stdout == with_image.stdout != "", with_image)
    t.check("it is made anew", os.path.exists(graph + "-image"))


if __name__ == "__main__":
    tests = Tests(sys.argv[1])
    for part in (takes, skips, refuses, limits, large):
        tests.section(part)
    tests.finish()
