"""Hold private words out of the code and its documents.

Usage: python -m tools.words

Looks, as whole words, at identifiers, comments, docstrings and texts of Python, and at
all of the documents, scripts and settings. Sentences that a learner reads are exempt.
"""

import io
import re
import subprocess
import sys
import tokenize
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORDS = re.compile(
    r"\b(mend(s|ed|ing)?|told|whoever|shall|crew|tenants?|keeper|walls"
    r"|handed on|hands on|handing in)\b",
    re.IGNORECASE,
)
# Not as a name, or a part of one, of a module, function or variable.
NAMES = {"ahead", "asked", "kept", "room"}
# Not as a whole name; within one they may mean what they say (`house_w`).
WHOLE_NAMES = {"ending", "house"}
SUFFIXES = {".md", ".toml", ".yml", ".sh", ".in", ".css", ".js", ""}
# What a learner reads, and what is compared with it; this list; text of others.
EXEMPT = (
    "chapters/",
    "exercises/",
    "intro.md",
    "solutions/",
    "tests/tasks/",
    "tests/test_architecture.py",
    "tools/words.py",
    "LICENSE",
)
# They use the names that the exercises ask for.
ANSWERS = {"answers.py", "asserts.py"}
IMPORT = re.compile(r"\s*(from|import)\b")
# A line of a sentence that learners read says so.
MARK = "# a learner's sentence"


def words_in(text: str) -> Iterator[str]:
    """Yield the private words of a text."""
    for found in WORDS.finditer(text):
        yield found.group(0)


def names_in(identifier: str) -> Iterator[str]:
    """Yield the private words that an identifier holds."""
    parts = [part.lower() for part in re.split(r"_|(?<=[a-z])(?=[A-Z])", identifier)]
    yield from words_in(" ".join(parts))
    yield from sorted(NAMES & set(parts))
    if identifier.strip("_") in WHOLE_NAMES:
        yield identifier


def in_python(source: str, *, learners: bool) -> Iterator[tuple[int, str]]:
    """Yield line and word of what Python code holds.

    Args:
        source: the code.
        learners: whether its texts are sentences that a learner reads.
    """
    lines = source.splitlines()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        line = token.start[0]
        if token.type == tokenize.NAME and IMPORT.match(token.line):
            continue  # the module's own file says it
        if token.type == tokenize.NAME:
            found = names_in(token.string)
        elif token.type == tokenize.COMMENT or (
            token.type in TEXTS and not learners and MARK not in lines[line - 1]
        ):
            found = words_in(token.string)
        else:
            continue
        yield from ((line, word) for word in found)


TEXTS = {tokenize.STRING, getattr(tokenize, "FSTRING_MIDDLE", tokenize.STRING)}


def tracked() -> list[str]:
    """The files that git knows or would add, below the project's folder."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return sorted(name for name in done.stdout.splitlines() if (ROOT / name).is_file())


def faults() -> Iterator[str]:
    """Yield `file:line: word` for each private word of the project."""
    for name in tracked():
        path = Path(name)
        learners = name.startswith(EXEMPT) or "goldens" in path.parts
        for stem in names_in(path.stem) if path.suffix == ".py" else ():
            yield f"{name}: the module's name holds {stem!r}"
        if path.suffix == ".py" and path.name not in ANSWERS:
            text = (ROOT / path).read_text(encoding="utf-8")
            found = in_python(text, learners=learners)
        elif path.suffix in SUFFIXES and not learners:
            lines = (ROOT / path).read_text(encoding="utf-8").splitlines()
            found = (
                (n, word) for n, line in enumerate(lines, 1) for word in words_in(line)
            )
        else:
            continue
        yield from (f"{name}:{line}: {word!r}" for line, word in found)


def main() -> int:
    """Print what is found; return the exit code."""
    found = list(faults())
    for fault in found:
        print(f"{fault}: use a standard term (CONTRIBUTING.md, Words)")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
