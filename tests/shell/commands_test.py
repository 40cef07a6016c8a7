"""The commands as a user meets them: help, options, formats, exit statuses, speed.

usage: commands_test.py NUNCIO
"""
import csv
import io
import json
import os
import subprocess
import sys
import time

from harness import ARTICLES, Tests

COMMANDS = ["build", "query", "repl", "export", "stats", "analyze"]


def help_texts(t):
    alone = t.run()
    t.check("alone it shows a short help", alone.returncode == 0 and len(alone.stdout.split("\n")) < 30, alone)
    t.check("the help names every command", all(f"\n  {name} " in alone.stdout for name in COMMANDS), alone)
    t.check("the version", t.run("--version").stdout.startswith("nuncio 0."))
    for name in COMMANDS:
        result = t.run(name, "--help")
        t.check(f"{name} --help", result.returncode == 0 and not result.stderr, result)
        t.check(f"{name} --help shows examples first",
                0 < result.stdout.find("Examples\n  ") < result.stdout.find("Usage\n"), result)
        t.check(f"help {name}", t.run("help", name).stdout == result.stdout)


def usage_faults(t):
    for words, message in [
            (["biuld"], "Did you mean 'build'?"),
            (["--verison"], "Did you mean '--version'?"),
            (["build", "a.txt"], "Give -o GRAPH"),
            (["build", "-o", "g.kg"], "INPUT is missing"),
            (["build", "-o", "g.kg", "--job", "2", "a"], "Did you mean '--jobs'?"),
            (["build", "-o", "g.kg", "--jobs", "0", "a"], "--jobs wants a whole number"),
            (["query", "g.kg"], "QUERY is missing"),
            (["query", "g.kg", "RETURN 1", "--format", "jason"], "Did you mean 'json'?"),
            (["export", "g.kg", "--format", "svgg"], "svg"),
            (["analyze", "--format", "trees"], "conllu, entities or relations"),
            (["stats"], "GRAPH is missing"),
            (["stats", "a", "b"], "does not know what to do with 'b'")]:
        result = t.run(*words)
        t.expect(" ".join(["nuncio", *words]), result, 2, message)
        t.check("messages go to standard error", not result.stdout, result)


def building(t):
    files = [t.write(f"story/{name}.txt", text) for name, text in ARTICLES.items()]
    graph = t.path("story.kg")
    first = t.run("build", "-o", graph, *files)
    t.expect("a first build", first, 0, "2 new")
    t.check("nothing on standard output", first.stdout == "", first)
    dump = t.run("export", graph).stdout
    again = t.run("build", "-o", graph, t.path("story"))
    t.expect("a second build adds nothing", again, 0, "0 new, 2 known")
    t.check("and changes nothing", t.run("export", graph).stdout == dump)
    quiet = t.run("build", "--quiet", "-o", graph, *files)
    t.check("--quiet is quiet", quiet.returncode == 0 and quiet.stderr == "" == quiet.stdout, quiet)
    t.write("story/one.txt", ARTICLES["one"].replace("criticized", "praised"))
    t.expect("a changed article", t.run("build", "-o", graph, t.path("story")), 0, "0 new, 1 changed, 1 known")
    fresh = t.path("fresh.kg")
    for jobs in ("1", "3", "8"):
        t.run("build", "-q", "--jobs", jobs, "-o", fresh, *reversed(files))
        t.check(f"the same graph with --jobs {jobs}", t.run("export", fresh).stdout == t.run("export", graph).stdout)
        os.remove(fresh)
    piped = t.run("build", "-o", t.path("piped.kg"), "-", input=ARTICLES["two"])
    t.expect("standard input", piped, 0, "1 new")
    t.write("twin/a/one.txt", ARTICLES["one"])
    t.write("twin/b/one.txt", ARTICLES["two"])
    twins = t.run("build", "-o", t.path("twins.kg"), t.path("twin"))
    t.expect("two articles of one name", twins, 1, "one", lines=3)


def asking(t, graph):
    query = "MATCH (a)-[r:accused]->(b) RETURN a.name AS who, b.name AS whom, r.date"
    table = t.run("query", graph, query)
    t.check("a table", table.returncode == 0 and table.stdout.startswith("who ") and
            "Gustavo Petro" in table.stdout and "Donald Trump" in table.stdout, table)
    answer = t.run("query", graph, query, "--format", "json")
    rows = json.loads(answer.stdout)
    t.check("JSON", rows and rows[0]["who"] == "Gustavo Petro" and rows[0]["whom"] == "Donald Trump", answer)
    lines = list(csv.reader(io.StringIO(t.run("query", graph, query, "--format=csv").stdout)))
    t.check("CSV", lines[0] == ["who", "whom", "r.date"] and lines[1][:2] == ["Gustavo Petro", "Donald Trump"], lines)
    t.check("a query from standard input", t.run("query", graph, "-", input=query + ";\n").stdout == table.stdout)
    nothing = t.run("query", graph, "MATCH (a {name: 'Nobody At All'}) RETURN a")
    t.expect("nothing found", nothing, 1, "nothing found", lines=2)
    fault = t.run("query", graph, "MATCH (a RETURN a")
    t.check("a fault shows its line and a caret", fault.returncode == 2 and "MATCH (a RETURN a" in fault.stderr and
            "^" in fault.stderr and not fault.stdout, fault)
    near_miss = t.run("query", graph, "NEAR 'Gustavo Petr'")
    t.check("a near miss suggests the name", "Gustavo Petro" in near_miss.stderr, near_miss)


def exporting(t, graph):
    dump = t.run("export", graph, "--format", "json")
    parsed = json.loads(dump.stdout)
    t.check("the native dump", parsed["graph"]["articles"] == 2 and parsed["nodes"] and parsed["edges"], dump.stdout[:300])
    t.check("json is what export writes where no format is named", t.run("export", graph).stdout == dump.stdout)
    t.run("export", graph, "-o", t.path("dump.json"))
    t.check("-o writes the same", t.read("dump.json").decode() == dump.stdout)
    for form, start in (("dot", "digraph"), ("svg", "<")):
        result = t.run("export", graph, "--format", form)
        t.check(f"export as {form}", result.returncode == 0 and start in result.stdout[:300], result.stdout[:300])
    t.expect("a folder that is not there", t.run("export", graph, "-o", "/nowhere/a.json"), 2, "/nowhere/a.json")
    pipe = subprocess.run(f"'{t.nuncio}' export '{graph}' | head -c 10", shell=True, capture_output=True, text=True)
    t.check("a reader that leaves early", len(pipe.stdout) == 10 and pipe.stderr == "", pipe)


def analyzing(t):
    text = ARTICLES["one"]
    trees = t.run("analyze", "--format", "conllu", input=text)
    t.check("CoNLL-U", "# text = " in trees.stdout and "\tPROPN\t" in trees.stdout, trees)
    entities = t.run("analyze", "--format", "entities", "-", input=text)
    t.check("entities", "Gustavo Petro" in entities.stdout and "Office" in entities.stdout, entities)
    relations = t.run("analyze", t.write("one.txt", text))
    t.check("relations", "criticized" in relations.stdout, relations)
    t.expect("nothing to analyze", t.run("analyze", t.path("none.txt")), 1, "none.txt")


def start_up(t, graph):
    best = 10.0
    for _ in range(5):
        begin = time.perf_counter()
        t.run("query", graph, "MATCH (a) RETURN count(a)")
        best = min(best, time.perf_counter() - begin)
    print(f"a query from the shell took {best * 1000:.0f} ms")
    t.check("a query starts at once (it loads no language models)", best < 0.5, best)


def main():
    t = Tests(sys.argv[1])
    t.section(help_texts)
    t.section(usage_faults)
    t.section(building)
    graph = t.sample_graph()
    t.section(asking, graph)
    t.section(exporting, graph)
    t.section(analyzing)
    t.section(start_up, graph)
    t.finish()


if __name__ == "__main__":
    main()
