"""The dialogue on a pseudo-terminal and on a pipe.

usage: repl_test.py NUNCIO
"""
import fcntl
import os
import pty
import re
import select
import stat
import struct
import sys
import termios
import time

from harness import Tests

PATIENCE = 20.0
ENDLESS = "MATCH (a), (b), (c), (d), (e), (f), (g), (h), (i), (j) RETURN count(*) AS n;\n"


class Terminal:
    """nuncio on a terminal of its own, 100 columns wide."""

    def __init__(self, command, home):
        self.seen = ""
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            environment = {"HOME": home, "TERM": "xterm", "PATH": os.environ["PATH"]}
            for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS"):
                if name in os.environ:
                    environment[name] = os.environ[name]
            os.execve(command[0], command, environment)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 100, 0, 0))

    def type(self, text):
        os.write(self.fd, text.encode())

    def wait_for(self, text):
        """Whether `text` comes in time; what came up to it is then forgotten."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            plain = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[=>]|\r", "", self.seen)
            if text in plain:
                self.seen = plain[plain.index(text) + len(text):]
                return True
            if select.select([self.fd], [], [], 0.1)[0]:
                try:
                    data = os.read(self.fd, 65536)
                except OSError:
                    return False
                self.seen += data.decode(errors="replace")
        return False

    def status(self):
        """The exit status, or None where it does not end."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                os.close(self.fd)
                return os.waitstatus_to_exitcode(status)
            if select.select([self.fd], [], [], 0.05)[0]:
                try:
                    self.seen += os.read(self.fd, 65536).decode(errors="replace")
                except OSError:
                    pass
        os.kill(self.pid, 9)
        os.waitpid(self.pid, 0)
        return None


def dialogue(t, graph):
    terminal = Terminal([t.nuncio, "repl", graph], t.folder.name)

    def step(name, typed, *wanted):
        terminal.type(typed)
        for text in wanted:
            if not terminal.wait_for(text):
                t.check(f"{name}: waiting for {text!r}", False, terminal.seen[-500:])
                return
        t.check(name, True)

    step("it greets and prompts", "", "entities", "nuncio> ")
    step("a question is answered", "RETURN 40 + 2 AS sum;\n", "sum", "42", "1 row", "nuncio> ")
    step("a question may take several lines", "RETURN 'one\n", "...> ")
    step("and ends at the semicolon", "two' AS text;\n", "one two", "nuncio> ")
    step("Ctrl-C drops what is typed", "RETURN (((", "(((")
    step("and prompts again", "\x03", "\nnuncio> ")
    step("a statement of two lines is dropped too", "RETURN 'one\n", "...> ")
    step("when Ctrl-C comes in the second", "\x03", "\nnuncio> ")
    step("a name is completed", "PATH 'gustavo p\t", "Gustavo Petro'")
    step("also the second one, and the way is found", " TO 'donald t\t;\n", "Donald Trump'", "accused", "nuncio> ")
    step("a keyword is completed", "MATC\t (a) RETURN count(a) AS n;\n", "MATCH (a)", "1 row", "nuncio> ")
    step("relation types are completed", "MATCH ()-[r:accu\t]->() RETURN count(r) AS n;\n", "accused]", "1 row", "nuncio> ")
    step("several choices are shown", "MATCH (a:P\t\t", "Person", "Place", "(a:P")
    terminal.type("\x03")
    time.sleep(0.3)
    step("the schema", ".schema\n", "label", "Person", "relation", "accused", "nuncio> ")
    step("a fault gets a caret", "RETURN (1;\n", "^", "nuncio> ")
    step("an unknown command", ".hlep\n", "Did you mean '.help'?", "nuncio> ")
    step("another mode", ".mode json\n", "nuncio> ")
    step("is used", "RETURN 1 AS one;\n", '{"one": 1}', "nuncio> ")
    step("export", f".export dot {t.path('a b.dot')}\n", "wrote", "nuncio> ")
    t.check("the export is there", os.path.getsize(t.path("a b.dot")) > 0)
    terminal.type(ENDLESS)
    time.sleep(1.0)
    step("Ctrl-C stops a running question", "\x03", "nuncio> ")
    step("but not the program", "RETURN 'still here' AS word;\n", "still here", "nuncio> ")
    terminal.type(".quit\n")
    t.check(".quit ends with 0", terminal.status() == 0)


def history(t, graph):
    file = os.path.join(t.folder.name, ".local/state/nuncio/history")
    t.check("the history is kept", os.path.exists(file))
    t.check("for the user alone", stat.S_IMODE(os.stat(file).st_mode) == 0o600, oct(os.stat(file).st_mode))
    terminal = Terminal([t.nuncio, "repl", graph], t.folder.name)
    terminal.wait_for("nuncio> ")
    terminal.type("\x1b[A\x1b[A")  # .quit, and what came before it
    t.check("and comes back with the arrow key", terminal.wait_for("still here"), terminal.seen)
    terminal.type("\n")
    terminal.wait_for("1 row")
    terminal.wait_for("nuncio> ")
    terminal.type("\x04")
    status = terminal.status()
    t.check("Ctrl-D ends with 0", status == 0, f"{status} {terminal.seen}")
    homeless = Terminal([t.nuncio, "repl", graph], "/proc/nowhere")
    homeless.wait_for("nuncio> ")
    homeless.type("RETURN 'fine' AS word;\n")
    t.check("without a place for the history it works all the same",
            homeless.wait_for("1 row") and homeless.wait_for("nuncio> "), homeless.seen)
    homeless.type("\x04")
    t.check("and ends with 0", homeless.status() == 0)


def piped(t, graph):
    result = t.run("repl", graph, input="RETURN 1 AS one;\n.mode csv\nRETURN 2\nAS two; RETURN 3 AS three")
    t.check("statements from a pipe", result.returncode == 0 and
            result.stdout == "one\n---\n  1\ntwo\n2\nthree\n3\n", result)
    result = t.run("repl", graph, input="RETURN oops;\nRETURN 1 AS one;\n.quit\nRETURN 2 AS two;\n")
    t.check("after a fault it goes on, until .quit", result.returncode == 2 and "one" in result.stdout and
            "two" not in result.stdout and "oops" in result.stderr, result)
    t.check("no statement at all", t.run("repl", graph, input="").returncode == 0)
    t.check("line mode", t.run("repl", graph, input=".mode line\nRETURN 1 AS a, 'x' AS bc;").stdout ==
            "a   1\nbc  x\n")


def main():
    t = Tests(sys.argv[1])
    graph = t.sample_graph()
    t.section(piped, graph)
    t.section(dialogue, graph)
    t.section(history, graph)
    t.finish()


if __name__ == "__main__":
    main()
