"""Make lines harmless that work on Colab, or with what is installed there, alone."""

import re
from importlib.util import find_spec

from neurons.checks.colab import needs_stand_in

MOST_NAMES = 20
LOAD = re.compile(
    r"^(?P<indent>[ \t]*)%(?:re)?load_ext[ \t]+(?P<name>[\w.]+).*$", re.MULTILINE
)
FOLDER = re.compile(
    r"""(?P<quote>["'])/content(?:/drive)?(?:/My ?Drive)?"""
    r"""(?:/(?P<rest>[^"'\n]*))?(?P=quote)"""
)
CHANGE = re.compile(r"""\bos\.chdir\(\s*["']/content[^"'\n]*["']\s*\)""")
UPLOAD = re.compile(r"\.upload\(")
# These come with IPython.
EXTENSIONS = frozenset({"autoreload", "storemagic"})

AWAY = "This is not Colab: what `google.colab` does was passed over."
NO_UPLOAD = (
    "This is not Colab: no file was uploaded. Submit the file beside the notebook, "
    "or read the table with `datasets`."
)
BESIDE = (
    "`/content` is a folder of Colab's: its files were looked for beside the notebook."
)


def harmless(source: str, repairs: list[str]) -> str:
    """Return a code cell without lines that only fail outside of Colab.

    Args:
        source: the cell.
        repairs: a sentence on each kind of line is added, once.
    """
    if needs_stand_in(source):
        _say(NO_UPLOAD if UPLOAD.search(source) else AWAY, repairs)
    names = dict.fromkeys(found["name"] for found in LOAD.finditer(source))
    for name in list(names)[:MOST_NAMES]:
        if not _is_installed(name):
            _say(f"`%load_ext {name}` was passed over: it is not installed.", repairs)
            own = re.escape(name.split(".")[-1])
            line = rf"^([ \t]*)(%(?:(?:re)?load_ext[ \t]+{re.escape(name)}|{own})\b.*)$"
            source = re.sub(line, r"\1pass  # \2", source, flags=re.MULTILINE)
    here = FOLDER.sub(_beside, CHANGE.sub("None", source))
    if here != source:
        _say(BESIDE, repairs)
    return here


def _say(sentence: str, repairs: list[str]) -> None:
    if sentence not in repairs:
        repairs.append(sentence)


def _is_installed(name: str) -> bool:
    # Not the whole name: finding a module imports the packages that it lies in.
    package = name.split(".")[0]
    if package in EXTENSIONS:
        return True
    try:
        return find_spec(package) is not None
    except ValueError:  # an empty name, or `__main__`
        return False


def _beside(found: re.Match[str]) -> str:
    quote = found["quote"]
    return f"{quote}{found['rest'] or '.'}{quote}"
