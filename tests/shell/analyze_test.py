"""nuncio analyze --format conllu: what comes out is CoNLL-U, whatever goes in.

usage: analyze_test.py NUNCIO
"""
import os
import re
import resource
import subprocess
import sys
import time
import unicodedata

import conllu_check
from harness import Tests

MEMORY = 600 * 1024 * 1024  # bytes; the models take some 80 MB

STORY = ("Bridge Dispute Reaches the Capital\n\nGov. Tomás Paz, Jr. wasn't amused: “Who pays for it?” he asked. "
         "They'd come on Sept. 8, 2025, with $3.5 million… See https://example.org/a?b=1 or write to a@b.org 😀.\n\n"
         "• One thing\n• Another\n\nשלום עולם! He cannot say.\n")


def seen(text):
    """Without what separates: white space, controls, format characters."""
    return "".join(c for c in text if unicodedata.category(c) not in ("Zs", "Zl", "Zp", "Cc", "Cf"))


def analyze(t, content, *options, file="input.txt"):
    path = t.write(file, content)
    done = subprocess.run([t.nuncio, "analyze", "--format", "conllu", *options, path], capture_output=True,
                          timeout=300, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY,) * 2))
    return done.returncode, done.stdout, done.stderr.decode(errors="replace")


def valid(t, name, content, *options, **more):
    status, out, err = analyze(t, content, *options, **more)
    found = conllu_check.faults(out)
    t.check(f"{name}: status", status == 0, (status, err))
    t.check(f"{name}: valid CoNLL-U", not found, found[:5])
    return out


def the_check_can_fail(t):
    good = "# sent_id = a\n# text = A b\n1\tA\ta\tX\t_\t_\t0\troot\t_\t_\n2\tb\tb\tX\t_\t_\t1\tdep\t_\t_\n\n"
    t.check("a good file", not conllu_check.faults(good.encode()))
    for old, new in [("\t0\troot", "\t2\tdep"), ("= A b", "= A  c"), ("2\tb", "3\tb"), ("= a\n", "= a a\n"),
                     ("\tX\t_\t_\t1", "\tXX\t_\t_\t1"), ("\t1\tdep", "\t3\tdep"), ("dep\t_", "dep"), ("\n\n", "\n"),
                     ("\t1\tdep", "\t0\troot"), ("1\tA", "1-2\tA")]:
        t.check(f"a file with {new!r}", conllu_check.faults(good.replace(old, new, 1).encode()))
    t.check("a sent_id twice", conllu_check.faults((good + good).encode()))


def texts(t):
    cases = {
        "a story": STORY,
        "line ends of Windows": STORY.replace("\n", "\r\n"),
        "controls": "A\x01B \x07C\x1b[31m D\x7f.\x0bNext\x0cpage\u0085line\u2028par\u2029end.\n",
        "right to left": "هذا نص عربي؟ نعم. \u202eabc\u202c def. שלום!\n" * 20,
        "emoji": "👩‍👩‍👧‍👦🇨🇴 ok 😀😀! 1️⃣ e\u0301\u0301 \u200b\u200b. 👍🏽\n",
        "marks that stand alone": "\u0301 \u200d \ufe0f x\n",
        "spaces of all kinds": "a\u00a0b\u2003c\u3000d\u202f5 \u1680 e\n",
        "looks like CoNLL-U": "# text = 1\t2\t3\n1-2\tdon't\t_\n",
        "no line end": "The end",
    }
    for name, text in cases.items():
        out = valid(t, name, text)
        t.check(f"{name}: nothing is lost", seen(conllu_check.forms(out)) == seen(text.lstrip("\ufeff")),
                (seen(conllu_check.forms(out)), seen(text)))
    out = valid(t, "the story again", STORY).decode()
    for line in ("2-3\twasn't", "# newpar\n", "# newdoc id = input\n", "# sent_id = input-1\n"):
        t.check(f"has {line!r}", line in out or line.startswith("2-3") and "\twasn't\t_\t_" in out, out[:500])
    headed = valid(t, "header lines are text", "Title: A\nDate: 2025-01-01\n\nBody.\n")
    t.check("header lines are text", b"Title" in headed)


def large(t):
    cases = {
        "a megabyte without a space": "x" * 1000000,
        "of letters of two bytes": "é" * 500000,
        "of marks": "." * 1000000,
        "of parts": "a.b-c/d@e" * 30000,
        "of words on one line": "word " * 60000,
        "of openings": '"( ' * 60000,
        "of empty lines": "\n" * 1000000 + "Hello.",
    }
    for name, text in cases.items():
        begin = time.perf_counter()
        out = valid(t, name, text)
        spent = time.perf_counter() - begin
        t.check(f"{name}: bounded time", spent < 60, f"{spent:.1f} s")
        t.check(f"{name}: nothing is lost", conllu_check.forms(out) == re.sub(r"\s", "", text))


def refused(t):
    for name, content, message in [("broken UTF-8", b"One line.\n\nA \xff line.\n", "input.txt:3: broken UTF-8"),
                                   ("a NUL", b"x" * 20000 + b"\n\nA \0 line.\n", "input.txt:3: a NUL"),
                                   ("an empty file", b"", "empty"), ("white space", b" \n\n", "nothing to analyze"),
                                   ("a picture", b"\x89PNG\r\n", "an image")]:
        status, out, err = analyze(t, content)
        t.check(f"{name} is refused", status == 1 and message in err and err.count("\n") == 1, (status, err))
        t.check(f"{name}: what was written is valid", not conllu_check.faults(out))
    t.expect("a file that is not there", t.run("analyze", "-f", "conllu", t.path("none.txt")), 1, "none.txt")
    t.expect("--jobs without conllu", t.run("analyze", "--jobs", "2", t.path("a.txt")), 2, "--format conllu only")
    broken = "1\tA\t_\n\n"
    status, out, err = analyze(t, broken, "--tokenized")
    t.check("broken CoNLL-U is refused", status == 1 and "input.txt:1: a word has 10 columns" in err, err)


def threads(t):
    text = "".join(f"Paragraph {i}. {STORY}\n" for i in range(300)) + "word " * 40000
    bad = text.encode() + b"\n\nbroken \xff\n\n" + text.encode()
    for name, content in (("a long text", text.encode()), ("a text that breaks off", bad)):
        one = analyze(t, content, "--jobs", "1")
        for jobs in ("2", "3", "8"):
            t.check(f"{name}: the same with --jobs {jobs}", analyze(t, content, "--jobs", jobs) == one)
    t.check("a long text is valid", not conllu_check.faults(analyze(t, text, "--jobs", "3")[1]))


def processors(t):
    """Vector instructions change the speed and nothing else."""
    text = (STORY + "\n\n") * 3
    best = analyze(t, text)
    for simd in ("plain", "avx2"):
        os.environ["NUNCIO_SIMD"] = simd
        t.check(f"the same with {simd} instructions", analyze(t, text) == best)
    del os.environ["NUNCIO_SIMD"]


def tokenized(t):
    plain = valid(t, "plain", STORY)
    again = valid(t, "its own output", plain, "--tokenized", file="again.conllu")
    t.check("its own tokens give its own analysis", again == plain)
    bare = "".join(line + "\n" for line in re.sub(r"(?m)^((?:[^\t\n]*\t){2}).*\t", r"\1_\t_\t_\t_\t_\t_\t_\t",
                                                 plain.decode()).split("\n")[:-1])
    t.check("bare tokens give the same", valid(t, "bare tokens", bare, "--tokenized", "--jobs", "2") == plain)
    piped = subprocess.run([t.nuncio, "analyze", "-f", "conllu", "--tokenized"], input=plain, capture_output=True)
    t.check("standard input", piped.stdout == plain, piped.stderr)
    long = "".join(f"{i}\tword{i % 50}\t_\t_\t_\t_\t_\t_\t_\t_\n" for i in range(1, 10001)) + "\n"
    out = valid(t, "a sentence of 10,000 words", long, "--tokenized")
    t.check("all of its words", out.count(b"\n") == 10003)


def main():
    t = Tests(sys.argv[1])
    os.environ.pop("LC_ALL", None)
    for test in (the_check_can_fail, texts, large, refused, threads, processors, tokenized):
        t.section(test)
    t.finish()


if __name__ == "__main__":
    main()
