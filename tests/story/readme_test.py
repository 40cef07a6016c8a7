"""The README shows what really happens: each "$ command" of its console blocks is run and compared.

usage: readme_test.py NUNCIO ROOT [--record]

Commands run in ROOT on a terminal of 96 columns, with a folder of their own in place of build/. With
--record, or NUNCIO_RECORD=1, the README is rewritten with what they print now.
"""
import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import tempfile
import termios
import threading

BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COLUMNS = 96


def run(command, root):
    """What it prints: standard output as on a terminal, then messages."""
    own, given = pty.openpty()
    fcntl.ioctl(given, termios.TIOCSWINSZ, struct.pack("HHHH", 50, COLUMNS, 0, 0))
    process = subprocess.Popen(command, shell=True, cwd=root, stdin=subprocess.DEVNULL, stdout=given,
                               stderr=subprocess.PIPE)
    os.close(given)
    chunks = []

    def collect():
        try:
            while data := os.read(own, 65536):
                chunks.append(data)
        except OSError:  # the other end is closed
            pass

    reader = threading.Thread(target=collect)
    reader.start()
    messages = process.stderr.read()
    process.wait()
    reader.join()
    os.close(own)
    return (b"".join(chunks) + messages).decode(errors="replace").replace("\r\n", "\n")


def replay(block, root, nuncio, folder):
    """The block with what its commands print now. A command may go over lines, by its open quotes."""
    out, lines, i = [], block.split("\n")[:-1], 0
    while i < len(lines):
        if not lines[i].startswith("$ "):
            i += 1
            continue
        command = [lines[i][2:]]
        while "\n".join(command).count('"') % 2:
            i += 1
            command.append(lines[i])
        i += 1
        text = "\n".join(command)
        real = re.sub(r"\bbuild/(nuncio\b)?", lambda found: nuncio if found[1] else folder + "/", text)
        out += ["$ " + text, run(real, root).replace(folder + "/", "build/").rstrip("\n")]
    return "\n".join(out) + "\n"


def main(nuncio, root, record):
    path = os.path.join(root, "README.md")
    with open(path, encoding="utf-8") as file:
        readme = file.read()
    failures = []
    with tempfile.TemporaryDirectory() as folder:
        blocks = BLOCK.findall(readme)
        for block in blocks:
            now = replay(block, root, os.path.abspath(nuncio), folder)
            if now != block:
                failures.append(f"FAILED: the README says\n{block}\nbut it is\n{now}")
                readme = readme.replace(block, now)
    if record:
        with open(path, "w", encoding="utf-8") as file:
            file.write(readme)
        failures = []
    print("\n".join(failures))
    print(f"{len(blocks) - len(failures)} passed, {len(failures)} failed")
    return 1 if failures or not blocks else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], "--record" in sys.argv or os.environ.get("NUNCIO_RECORD") == "1"))
