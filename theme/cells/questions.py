"""The questions of a page as its author writes them, and the rules they keep.

docs/questions.md says how each kind is written.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from autograder.errors import CourseError

KINDS = ("choice", "number", "shape", "word", "guess")
# Kinds whose options are expressions of the page.
VALUES = ("number", "shape", "word")
OTHERWISE = "otherwise"
NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
OPTION = re.compile(r"- \[(?P<mark>[ xX])\] +(?P<text>\S.*)")
CODE = re.compile(r"(?P<marks>`+)(?P<code>.+?)(?P=marks)")
FENCE = re.compile(r" *(?P<marks>`{3,}|:{3,})(?P<info>.*)")
DIRECTIVE = re.compile(r"\{(?P<kind>ask|parsons)\} *(?P<name>.*)")
SETTING = re.compile(r":(?P<key>[a-z-]+): *(?P<value>.*)")
SETTINGS = {
    "ask": {"kind", "unit", "digits", "opens", "vary"},
    "parsons": {"any-order"},
}

Value = float | str | list[int | None]
# For each question what its expressions give, or why one gives nothing.
Values = dict[str, dict[str, "Value | Failure"]]


class Failure(dict[str, str]):
    """Why an expression gives no value, under `error`."""


class QuestionError(CourseError):
    """A question breaks a rule.

    Args:
        line: number of the line in the page, from 1.
        message: what is wrong and what to do.
    """

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


@dataclass
class Option:
    """An option, or a line of code to be put in order, as it stands in the source.

    Attributes:
        text: its first line, Markdown.
        right: whether it is a right answer.
        line: number of that line in the page, from 1.
        why: the lines of its reply, Markdown.
    """

    text: str
    right: bool
    line: int
    why: list[str] = field(default_factory=list)

    @property
    def code(self) -> str:
        """What stands in backticks, with its indentation; "" for any other text."""
        found = CODE.fullmatch(self.text.rstrip())
        if not found:
            return ""
        # Blanks set code apart from more than one backtick; after one they indent it.
        return found["code"][1:-1] if len(found["marks"]) > 1 else found["code"]

    @property
    def is_otherwise(self) -> bool:
        """Whether this is the reply to every other answer."""
        return self.text.strip() == OTHERWISE and not self.right


@dataclass
class Question:
    """A question of a page.

    Attributes:
        name: the id that stays.
        directive: `ask` or `parsons`.
        settings: what stands between colons below the first line.
        line: number of its first line in the page, from 1.
        text: the question's own lines, Markdown.
        options: in their order.
        reply: of a guess, the lines after `---`.
        cells_before: how many code cells of the page stand above.
    """

    name: str
    directive: str
    settings: dict[str, str]
    line: int
    cells_before: int
    text: list[str] = field(default_factory=list)
    options: list[Option] = field(default_factory=list)
    reply: list[str] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """One of `KINDS`, or `parsons`."""
        usual = "choice" if self.directive == "ask" else "parsons"
        return self.settings.get("kind", usual)

    @property
    def opens(self) -> bool:
        """Whether the output of the next cell waits for the answer."""
        return "opens" in self.settings

    @property
    def valued(self) -> list[Option]:
        """The options whose value the page's kernel computes."""
        named = [option for option in self.options if not option.is_otherwise]
        return named if self.kind in VALUES else []

    @property
    def place(self) -> int:
        """After how many code cells its expressions are evaluated."""
        return self.cells_before + self.opens


def questions_of(text: str) -> list[Question]:
    """Find the questions of a page.

    Returns:
        The questions in their order.

    Raises:
        QuestionError: a line of a question can't be read.
    """
    found: list[Question] = []
    lines, cells, fence = text.splitlines(), 0, ""
    for number, line in enumerate(lines, start=1):
        mark = FENCE.match(line)
        if fence:
            if mark and mark["marks"].startswith(fence) and not mark["info"].strip():
                fence = ""
        elif mark and mark["marks"][0] == "`":
            fence = mark["marks"]
            cells += mark["info"].startswith("{code-cell}")
        elif mark and (head := DIRECTIVE.fullmatch(mark["info"].strip())):
            question = Question(head["name"].strip(), head["kind"], {}, number, cells)
            body = _body(lines, number, mark["marks"])
            read_body(question, body, number + 1)
            found.append(question)
    return found


def _body(lines: list[str], start: int, marks: str) -> list[str]:
    """Return the lines from `start` to the one that closes a directive."""
    for end in range(start, len(lines)):
        if lines[end].rstrip() == marks:
            return lines[start:end]
    raise QuestionError(start, f"this question isn't closed; close it with `{marks}`")


def read_body(question: Question, body: list[str], first_line: int) -> None:
    """Read settings, text and options of a question into it.

    Args:
        question: it gets what is read.
        body: the lines of its directive.
        first_line: number of the body's first line in the page, from 1.

    Raises:
        QuestionError: a line is not part of an option.
    """
    at = 0
    while at < len(body) and (setting := SETTING.fullmatch(body[at].rstrip())):
        question.settings[setting["key"]] = setting["value"].strip()
        at += 1
    is_reply = False
    for number, line in enumerate(body[at:], start=first_line + at):
        option = OPTION.fullmatch(line.rstrip())
        if option and not is_reply:
            right = option["mark"] != " "
            question.options.append(Option(option["text"], right, number))
        elif is_reply:
            question.reply.append(line)
        elif line.strip() == "---" and question.kind == "guess":
            is_reply = True
        elif not question.options:
            question.text.append(line)
        elif not line.strip() or line.startswith("  "):
            question.options[-1].why.append(line[2:])
        else:
            raise QuestionError(
                number,
                "this line is no option; begin an option with `- [ ]` or `- [x]`, "
                "and indent its reply by two blanks",
            )


def demand_form(question: Question) -> None:
    """Hold a question to the rules that can be seen without its values.

    Raises:
        QuestionError: it breaks a rule.
    """
    for line, message in _faults_of_form(question):
        raise QuestionError(line, message)


def _faults_of_form(question: Question) -> Iterator[tuple[int, str]]:
    line, options = question.line, question.options
    if not NAME.fullmatch(question.name):
        yield line, f"{question.name!r} is no id; write lower case words with hyphens"
    for key in question.settings.keys() - SETTINGS[question.directive]:
        yield line, f"there is no setting {key!r}; take it out"
    if not question.settings.get("digits", "0").isdecimal():
        yield line, "`:digits:` needs a number of decimals, such as 1"
    if not "".join(question.text).strip():
        yield line, "the question is missing; write it above the options"
    if question.kind == "parsons":
        yield from _faults_of_lines(question)
        return
    if question.kind not in KINDS:
        yield line, f"there is no kind {question.kind!r}; write one of {KINDS}"
    if question.kind == "guess":
        if options:
            yield options[0].line, "a guess has no options; write its reply after `---`"
        return
    for option in options:
        if not "".join(option.why).strip():
            yield (
                option.line,
                f"the option {option.text!r} has no reply; "
                "say below it why it is right or wrong",
            )
    if not any(option.right for option in options):
        yield line, "no option is right; mark one with `- [x]`"
    yield from _faults_of_wrong(question)


def _faults_of_wrong(question: Question) -> Iterator[tuple[int, str]]:
    """At least two wrong answers are known, and a field knows what to say to others."""
    others = [option for option in question.options if option.is_otherwise]
    wrong = [o for o in question.options if not o.right and not o.is_otherwise]
    # Yes or no, this or that: there is one mistake alone.
    needed = 1 if question.kind == "choice" and len(question.options) == 2 else 2
    if len(wrong) < needed:
        found = f"{len(wrong)} wrong options name a mistake"
        yield question.line, f"{found}, and {needed} are needed; add one"
    if question.kind == "choice" and others:
        yield others[0].line, "a choice needs no `otherwise`; take it out"
    if question.kind in VALUES and len(others) != 1:
        yield question.line, "a field needs one option `otherwise`; say the next step"
    for option in question.valued:
        if not option.code:
            yield option.line, f"write {option.text!r} in backticks: an expression"


def _faults_of_lines(question: Question) -> Iterator[tuple[int, str]]:
    """Lines to be put in order are code, and each wrong one has its reply."""
    right = [option for option in question.options if option.right]
    if len(right) < 2:
        yield question.line, "fewer than two lines are right; mark them with `- [x]`"
    for option in question.options:
        if not option.code:
            yield option.line, f"write the line {option.text!r} in backticks"
        elif not option.right and not "".join(option.why).strip():
            yield option.line, f"the line {option.text!r} has no reply; say why not"
    for number in question.settings.get("any-order", "").split():
        if not number.isdecimal() or not 1 <= int(number) <= len(right):
            yield question.line, f"`:any-order:` names no right line {number}; fix it"


def shuffled(question: Question) -> list[Option]:
    """Return the lines of a question in an order that is none of the right ones.

    Returns:
        The same order in each build, so that a page changes only with its source.
    """

    def place(option: Option) -> str:
        key = f"{question.name} {option.line - question.line} {option.code}"
        return hashlib.sha256(key.encode()).hexdigest()

    mixed = sorted(question.options, key=place)
    right = [option for option in question.options if option.right]
    if [option for option in mixed if option.right] == right:
        mixed.reverse()
    return mixed
