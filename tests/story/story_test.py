"""The sample story from end to end: what is found in it, and what its graph answers.

usage: story_test.py NUNCIO STORY-FOLDER [--record]

STORY-FOLDER/expected.tsv lists the edges a careful reader finds; those marked "+" must be found, and the
share of them is held above a floor. STORY-FOLDER/questions.query lists questions with their answers:
    # a remark
    ? a query, maybe
    ? of several lines
      what it prints, two spaces before
With --record, or NUNCIO_RECORD=1, both files are rewritten with what is found now.
"""
import glob
import json
import os
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree

LEAST_FOUND = 0.20      # share of the expected edges
MOST_UNEXPECTED = 0.60  # share of the edges found that no careful reader expects
UNJUDGED = {"office_of", "open", "citizen_of", "part_of"}  # not listed in expected.tsv
SYMMETRIC = {"spouse_of", "relative_of", "allied_with", "met_with", "spoke_with", "negotiated_with",
             "agreed_with", "cooperated_with", "clashed_with", "fought"}
LITTLE_WORDS = {"the", "of", "a", "an", "for", "and", "s"}


def key(name, office=False):
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    words = "".join(c if c.isalnum() else " " for c in plain.casefold().replace(".", "")).split()
    words = [word for word in words if word not in LITTLE_WORDS]
    return " ".join(sorted(words) if office else words)


class Story:
    def __init__(self, nuncio, folder, work):
        self.nuncio, self.folder = nuncio, folder
        self.graph = os.path.join(work, "story.kg")
        self.failures = []
        self.passed = 0

    def run(self, *words):
        return subprocess.run([self.nuncio, *words], capture_output=True, text=True)

    def check(self, name, holds, shown=""):
        if holds:
            self.passed += 1
        else:
            self.failures.append(f"FAILED: {name}\n    {str(shown)[:3000]}")

    def build(self):
        result = self.run("build", "-q", "-o", self.graph, *sorted(glob.glob(f"{self.folder}/*.txt")))
        self.check("the story is read", result.returncode == 0, result)

    def found_edges(self):
        """Maps (article, type, polarity) to the pairs of name sets found there, with the edge."""
        dump = json.loads(self.run("export", self.graph).stdout)
        names = {}
        for node in dump["nodes"]:
            office = node["type"] == "Office"
            names[node["id"]] = {key(name, office) for name in [node["name"], *node.get("aliases", [])]}
        found = {}
        for edge in dump["edges"]:
            for doc in sorted({evidence["doc"] for evidence in edge["evidence"]}):
                place = (doc, edge["type"], edge["polarity"])
                found.setdefault(place, []).append((names[edge["source"]], names[edge["target"]], edge))
        return found


def read_expected(path):
    with open(path, encoding="utf-8") as file:
        lines = file.read().split("\n")
    head = [line for line in lines if line.startswith("#") or line.startswith("found\t")]
    rows = [line.split("\t") for line in lines if line[:2] in ("+\t", "-\t")]
    return head, rows


def matching(row, found):
    """The edges of the graph that say what the row says, attributes aside."""
    _, doc, source, kind, target, polarity, _, _ = row

    def same(names, wanted):
        office = kind == "holds_office" and wanted is target
        return any(key(name, office) in names for name in wanted.split("|"))

    return [edge for sources, targets, edge in found.get((doc, kind, polarity), [])
            if same(sources, source) and same(targets, target) or
            kind in SYMMETRIC and same(sources, target) and same(targets, source)]


def check_edges(story, record):
    path = os.path.join(story.folder, "expected.tsv")
    head, rows = read_expected(path)
    found = story.found_edges()
    matched, hits, stance = set(), 0, 0
    for row in rows:
        edges = matching(row, found)
        matched.update((row[1], id(edge)) for edge in edges)
        hits += bool(edges)
        stance += any(edge["modality"] == row[6] for edge in edges)
        if row[0] == "+" and not record:
            story.check("an edge that was found is lost", edges, " | ".join(row[1:]))
        row[0] = "+" if edges else "-"
    judged = [(doc, id(edge)) for (doc, kind, _), edges in found.items() if kind not in UNJUDGED
              for _, _, edge in edges]
    total, unexpected = len(judged), sum(place not in matched for place in judged)
    print(f"of {len(rows)} expected edges {hits} are found, {stance} with the right modality; "
          f"{unexpected} of {total} found are not expected")
    story.check("enough is found", hits >= LEAST_FOUND * len(rows), hits)
    story.check("not too much is found", unexpected <= MOST_UNEXPECTED * total, unexpected)
    if record:
        with open(path, "w", encoding="utf-8") as file:
            file.write("\n".join([*head, *("\t".join(row) for row in rows)]) + "\n")


def answer(story, query):
    result = story.run("query", story.graph, query)
    lines = result.stdout.split("\n")[:-1] + ["! " + line for line in result.stderr.split("\n")[:-1]]
    return ["  " + line if line else "" for line in lines]


def check_questions(story, record):
    path = os.path.join(story.folder, "questions.query")
    with open(path, encoding="utf-8") as file:
        lines = file.read().split("\n")
    out, i = [], 0
    while i < len(lines):
        if not lines[i].startswith("? "):
            if lines[i].startswith("#") or not lines[i]:
                out.append(lines[i])
            i += 1
            continue
        begin = i
        while i < len(lines) and lines[i].startswith("? "):
            i += 1
        query = "\n".join(line[2:] for line in lines[begin:i])
        wanted = []
        while i < len(lines) and lines[i].startswith("  "):
            wanted.append(lines[i])
            i += 1
        given = answer(story, query)
        if not record:
            story.check(query, given == wanted, "\n".join(["", "wanted:", *wanted, "given:", *given]))
        out += lines[begin:begin + query.count("\n") + 1] + given
    if record:
        with open(path, "w", encoding="utf-8") as file:
            file.write("\n".join(out).rstrip("\n") + "\n")


def check_picture(story, record):
    svg = story.run("export", story.graph, "--format", "svg").stdout
    try:
        drawn = "".join(xml.etree.ElementTree.fromstring(svg).itertext())
    except xml.etree.ElementTree.ParseError as error:
        drawn = str(error)
    story.check("the picture shows who acts", "Gustavo Petro" in drawn and "Donald Trump" in drawn, drawn)
    path = os.path.join(story.folder, "colombia.svg")
    if record:
        with open(path, "w", encoding="utf-8") as file:
            file.write(svg)


def main(nuncio, folder, record):
    with tempfile.TemporaryDirectory() as work:
        story = Story(nuncio, folder, work)
        story.build()
        check_edges(story, record)
        check_questions(story, record)
        check_picture(story, record)
    for failure in story.failures:
        print(failure)
    print(f"{story.passed} passed, {len(story.failures)} failed")
    return 1 if story.failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], "--record" in sys.argv or os.environ.get("NUNCIO_RECORD") == "1"))
