"""Checks that every rule of house_test.py can fail: each is broken once in a small tree of files.

usage: house_fails_test.py [COMPILER...]
"""
import os
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import house_test

MARK = house_test.UNFINISHED[0]
BROKEN = {
    "includes point down": {"src/text/a.h": '#include "query/b.h"'},
    "towers stay apart": {"src/query/a.cpp": '#include "relation/b.h"'},
    "floors are known": {"src/attic/a.cpp": ""},
    "includes name their floor": {"src/text/a.cpp": '#include "b.h"'},
    "vocabulary is standard": {"include/nuncio/a.h": "#include <sqlite3.h>"},
    "spirit stays inside": {"src/query/g.h": "#include <boost/spirit/home/x3.hpp>",
                            "src/shell/a.cpp": '#include "query/g.h"'},
    "files are short": {"src/text/a.cpp": "\n" * 451},
    "lines are short": {"src/text/a.cpp": "x" * 161},
    "nothing is unfinished": {"src/text/a.cpp": f"// {MARK}: more"},
    "headers are guarded": {"src/text/a.h": "// About.\n"},
    "headers say what for": {"src/text/a.h": "#ifndef NUNCIO_TEXT_A_H_\n#define NUNCIO_TEXT_A_H_\n"},
    "tests assert something": {"tests/text/a.cpp": 'TEST_CASE("a") {}'},
    "layout is as agreed": {"notes/a.md": ""},
    "headers compile alone": {"include/nuncio/a.h": "inline std::string a;"},
}


def complaints(files, compiler):
    with tempfile.TemporaryDirectory() as root:
        for path, text in {**files, "src/base/fine.cpp": ""}.items():
            os.makedirs(os.path.join(root, os.path.dirname(path)), exist_ok=True)
            with open(os.path.join(root, path), "w", encoding="utf-8") as file:
                file.write(text)
        if shutil.which("git"):
            subprocess.run(["git", "init", "-q"], cwd=root, check=True)
            subprocess.run(["git", "add", "-A"], cwd=root, check=True)
        command = [sys.executable, house_test.__file__, root] + compiler
        return subprocess.run(command, capture_output=True, text=True).stdout


def main(compiler):
    if not shutil.which("git"):
        del BROKEN["layout is as agreed"]
    failed = 0
    for rule, files in BROKEN.items():
        if f"{rule}: " not in complaints(files, compiler):
            failed += 1
            print(f"nobody complains when '{rule}' is broken")
    print(f"{len(BROKEN) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or ["c++"]))
