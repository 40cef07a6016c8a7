"""Whether bytes are valid CoNLL-U, by the rules of universaldependencies.org/format.html."""
import re

TAGS = set("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())


def token_rows(rows):
    """Pairs (surface row, its word rows); raises ValueError where the numbering is wrong."""
    tokens, expected = [], 1
    rows = list(rows)
    while rows:
        row = rows.pop(0)
        if "-" not in row[0]:
            words = [row]
        else:
            first, last = map(int, row[0].split("-"))
            if first != expected or last <= first or len(rows) < last - first + 1:
                raise ValueError(f"the range {row[0]}")
            words = [rows.pop(0) for _ in range(first, last + 1)]
        for word in words:
            if word[0] != str(expected):
                raise ValueError(f"{word[0]} where {expected} is expected")
            expected += 1
        tokens.append((row, words))
    return tokens


def tree_faults(words):
    heads = [int(word[6]) for word in words]
    if sum(head == 0 for head in heads) != 1:
        yield "not one root"
    if any((head == 0) != (word[7] == "root") for head, word in zip(heads, words)):
        yield "another relation to the root than 'root'"
    if any(head > len(words) for head in heads):
        yield "a head that is no word"
        return
    safe = {0}
    for start in range(1, len(words) + 1):
        path, at = [], start
        while at not in safe and at not in path:
            path.append(at)
            at = heads[at - 1]
        if at not in safe:
            yield "a cycle"
            return
        safe.update(path)


def column_faults(rows):
    for row in rows:
        if len(row) != 10:
            yield f"{len(row)} columns"
            return
        if any(column == "" or column != column.strip() for column in row):
            yield f"an empty column or white space around it: {row}"
        if any(re.search(r"\s", row[i]) for i in (0, 3, 4, 5, 6, 7, 8)):
            yield f"white space inside a column: {row}"
        if "-" in row[0]:
            if row[2:9] != ["_"] * 7:
                yield f"a multiword token that says more than its form: {row}"
            continue
        if row[3] not in TAGS:
            yield f"no universal tag: {row[3]}"
        names = [feature.split("=")[0] for feature in row[5].split("|")] if row[5] != "_" else []
        if names != sorted(set(names), key=str.lower):
            yield f"features out of order: {row[5]}"


def sentence_faults(comments, rows, ids):
    sent_id = [line[len("# sent_id = "):] for line in comments if line.startswith("# sent_id = ")]
    text = [line[len("# text = "):] for line in comments if line.startswith("# text = ")]
    if len(sent_id) != 1 or not re.fullmatch(r"[^\s/]+", sent_id[0]):
        yield f"sent_id: {sent_id}"
    elif sent_id[0] in ids:
        yield f"the sent_id {sent_id[0]} comes twice"
    ids.update(sent_id)
    if len(text) != 1:
        yield "not one # text"
    faults = list(column_faults(rows))
    yield from faults
    if faults:
        return
    try:
        tokens = token_rows(rows)
    except ValueError as error:
        yield str(error)
        return
    made = "".join(row[1] + ("" if "SpaceAfter=No" in row[9].split("|") else " ") for row, _ in tokens)
    if text and made.rstrip() != text[0].rstrip():
        yield f"the text is not what the tokens say: {text[0][:80]!r}, {made[:80]!r}"
    yield from tree_faults([word for _, words in tokens for word in words])


def faults(content):
    """All faults of a file, as text; empty where it is valid."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return [str(error)]
    if text and not text.endswith("\n\n"):
        return ["the last sentence is not closed"]
    found, ids = [], set()
    for block in text.split("\n\n")[:-1]:
        lines = block.split("\n")
        rows = [line.split("\t") for line in lines if not line.startswith("#")]
        comments = lines[:len(lines) - len(rows)]
        if not rows or any(not line.startswith("#") for line in comments):
            found.append(f"no sentence: {block[:80]!r}")
        else:
            found.extend(sentence_faults(comments, rows, ids))
    return found


def forms(content):
    """The surface forms of all tokens, without white space between them."""
    out, inside = [], 0
    for line in content.decode("utf-8").split("\n"):
        row = line.split("\t")
        if len(row) != 10:
            inside = 0
        elif "-" in row[0]:
            inside = int(row[0].split("-")[1])
            out.append(row[1])
        elif int(row[0]) > inside:
            out.append(row[1])
    return "".join(out)
