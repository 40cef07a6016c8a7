"""A small runner for tests of the nuncio program: named checks, counted at the end."""
import os
import subprocess
import sys
import tempfile
import traceback

ARTICLES = {
    "one": "Title: Petro criticizes Gutiérrez\nDate: 2025-09-05\nSource: Example Wire\n\n"
           "President Gustavo Petro criticized Federico Gutiérrez, the mayor of Medellín, on Friday.\n",
    "two": "Title: Trump meets Rubio\nDate: 2025-09-08\nSource: Example Wire\n\n"
           "President Donald Trump met Marco Rubio in Washington on Monday. "
           "Gustavo Petro accused Donald Trump of interfering in Colombia.\n",
}


class Tests:
    def __init__(self, nuncio):
        self.nuncio = nuncio
        self.passed = self.failed = 0
        self.folder = tempfile.TemporaryDirectory()

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def write(self, name, content):
        """Content is text or bytes; gives the path."""
        path = self.path(name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
        return path

    def read(self, name):
        with open(self.path(name), "rb") as file:
            return file.read()

    def sample_graph(self, name="sample.kg"):
        files = [self.write(f"sample/{key}.txt", text) for key, text in ARTICLES.items()]
        result = self.run("build", "-q", "-o", self.path(name), *files)
        self.check("the sample graph is built", result.returncode == 0, result)
        return self.path(name)

    def run(self, *words, timeout=600, **more):
        more.setdefault("stdin", subprocess.DEVNULL if "input" not in more else None)
        if more["stdin"] is None:
            del more["stdin"]
        more.setdefault("stdout", subprocess.PIPE)
        return subprocess.run([self.nuncio, *words], stderr=subprocess.PIPE, text=True,
                              errors="replace", timeout=timeout, **more)

    def check(self, name, holds, shown=""):
        if holds:
            self.passed += 1
            return
        self.failed += 1
        print(f"FAILED: {name}\n    {str(shown)[:2000]}")

    def expect(self, name, result, status, message=None, lines=1):
        """An exit status; no crash; at most `lines` short lines of message, one with `message` in it."""
        text = result.stderr
        short = len(text.split("\n")) <= lines + 1 and all(len(line) < 400 for line in text.split("\n"))
        good = result.returncode == status and short and (message is None or message in text)
        self.check(name, good, result)

    def section(self, test, *more):
        """Runs a part; an exception in it is one failure and the rest goes on."""
        try:
            test(self, *more)
        except Exception:
            self.check(test.__name__, False, traceback.format_exc())

    def finish(self):
        self.folder.cleanup()
        print(f"{self.passed} passed, {self.failed} failed")
        sys.exit(1 if self.failed or not self.passed else 0)
