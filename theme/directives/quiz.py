"""The `quiz` directive: options that open and say why they are right or wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

from autograder.errors import CourseError

logger = logging.getLogger(__name__)
SCRIPT = "quiz.js"
VERDICTS = {True: "Right", False: "Not so"}
OPTION = re.compile(r"- \[(?P<mark>[ xX])\] +(?P<text>\S.*)")


class quiz(nodes.General, nodes.Element):  # noqa: N801  (docutils' way of naming)
    """A question with its options."""


class quiz_question(nodes.General, nodes.TextElement):  # noqa: N801
    """The question itself."""


class quiz_option(nodes.General, nodes.Element):  # noqa: N801
    """One option: what it says, then why it is right or wrong."""


class quiz_says(nodes.General, nodes.TextElement):  # noqa: N801
    """What an option says."""


class quiz_why(nodes.General, nodes.Element):  # noqa: N801
    """Why an option is right or wrong."""


class quiz_answers(nodes.General, nodes.Element):  # noqa: N801
    """The answers of a whole page, which paper shows at its end."""


class QuizError(CourseError):
    """A quiz breaks a rule.

    Args:
        line: number of the line in the page, from 1.
        message: what is wrong and what to do.
    """

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


@dataclass
class Option:
    """An option as it stands in the source.

    Attributes:
        text: its first line, Markdown.
        right: whether it is a right answer.
        line: number of that line in the page, from 1.
        why: the lines of its explanation, Markdown.
    """

    text: str
    right: bool
    line: int
    why: list[str] = field(default_factory=list)


def read_options(lines: list[str], first_line: int) -> list[Option]:
    """Read the options of a quiz.

    Args:
        lines: the body of the directive.
        first_line: number of the body's first line in the page, from 1.

    Returns:
        The options in their order.

    Raises:
        QuizError: a line is not part of an option.
    """
    options: list[Option] = []
    for number, line in enumerate(lines, start=first_line):
        found = OPTION.fullmatch(line.rstrip())
        if found:
            right = found["mark"] != " "
            options.append(Option(found["text"], right, number))
        elif options and (not line.strip() or line.startswith("  ")):
            options[-1].why.append(line[2:])
        elif line.strip():
            raise QuizError(
                number,
                "this line is no option; begin an option with `- [ ]` or `- [x]`, "
                "and indent its explanation by two blanks",
            )
    return options


def check_options(options: list[Option], quiz_line: int) -> None:
    """Hold a quiz to the rules of the course.

    Args:
        options: what `read_options` gave.
        quiz_line: number of the line on which the quiz begins.

    Raises:
        QuizError: the quiz breaks a rule.
    """
    if len(options) < 2:
        raise QuizError(quiz_line, "a quiz needs at least two options; add one")
    for option in options:
        if not "".join(option.why).strip():
            raise QuizError(
                option.line,
                f"the option {option.text!r} has no explanation; "
                "say below it why it is right or wrong",
            )
    if not any(option.right for option in options):
        raise QuizError(quiz_line, "no option is right; mark one with `- [x]`")


class Quiz(SphinxDirective):
    """Options to choose from, each with its own explanation."""

    has_content = True
    required_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """Return the quiz, or nothing and a warning where it breaks a rule."""
        try:
            first_line = self.lineno + self.content_offset + 1
            options = read_options(list(self.content), first_line)
            check_options(options, self.lineno)
        except QuizError as error:
            place = (self.env.docname, error.line)
            logger.warning(
                "quiz: %s", error, location=place, type="course", subtype="quiz"
            )
            return []
        name = f"quiz-{self.env.new_serialno('quiz') + 1}"
        whole = quiz("", ids=[name])
        self.set_source_info(whole)
        whole += self._inline(quiz_question(), self.arguments[0], self.lineno)
        whole += [self._option(option, name) for option in options]
        return [whole]

    def _inline(self, node: nodes.Element, text: str, line: int) -> nodes.Element:
        children, messages = self.state.inline_text(text, line)
        node += [*children, *messages]
        return node

    def _option(self, option: Option, name: str) -> nodes.Element:
        node = quiz_option("", right=option.right, name=name)
        node += self._inline(quiz_says(), option.text, option.line)
        why = quiz_why("", right=option.right)
        source = StringList(option.why, self.env.docname)
        self.state.nested_parse(source, option.line - self.lineno, why)
        node += why
        return node


def copies(children: Iterable[nodes.Node]) -> list[nodes.Node]:
    """Copy parts of a page without their names, which may stand there only once."""
    made = [child.deepcopy() for child in children]
    for part in made:
        for element in part.findall(nodes.Element):
            element["ids"] = []
    return made


def answers_of(whole: quiz) -> nodes.list_item:
    """Repeat question and options of a quiz, with what is right, and why."""
    (question,) = whole.findall(quiz_question)
    answers = nodes.enumerated_list(enumtype="upperalpha", prefix="", suffix=".")
    for option in whole.findall(quiz_option):
        (says,), (why,) = option.findall(quiz_says), option.findall(quiz_why)
        verdict = nodes.strong("", f"{VERDICTS[option['right']]}: ")
        line = nodes.paragraph("", "", verdict, *copies(says.children))
        answers += nodes.list_item("", line, *copies(why.children))
    repeated = nodes.paragraph("", "", *copies(question.children))
    return nodes.list_item("", repeated, answers)


def add_answers(app: Sphinx, doctree: nodes.document) -> None:
    """Put the answers of a page's quizzes at its end, for paper."""
    quizzes = list(doctree.findall(quiz))
    pages = list(doctree.findall(nodes.section))
    if quizzes and pages:
        entries = nodes.enumerated_list(enumtype="arabic", prefix="", suffix=".")
        entries += [answers_of(one) for one in quizzes]
        title = nodes.rubric("", "Answers to the quizzes")
        pages[0] += quiz_answers("", title, entries)


def add_script(
    app: Sphinx,
    page: str,
    template: str,
    context: dict[str, object],
    doctree: nodes.document | None,
) -> None:
    """Let pages with a quiz, and no others, keep the score."""
    if 'class="quiz"' in str(context.get("body", "")):
        app.add_js_file(SCRIPT, loading_method="defer")


def _visit_quiz(self: HTML5Translator, node: quiz) -> None:
    label = f"{node['ids'][0]}-question"
    tag = self.starttag(node, "div", CLASS="quiz", role="group")
    self.body.append(tag.replace(">", f' aria-labelledby="{label}">', 1))


def _depart_quiz(self: HTML5Translator, node: quiz) -> None:
    self.body.append("</div>\n")


def _visit_question(self: HTML5Translator, node: quiz_question) -> None:
    label = f"{node.parent['ids'][0]}-question"
    self.body.append(f'<p class="quiz-question" id="{label}">')


def _depart_question(self: HTML5Translator, node: quiz_question) -> None:
    self.body.append("</p>\n")


def _visit_option(self: HTML5Translator, node: quiz_option) -> None:
    # One name for all: the browser closes an option when another one is opened.
    self.body.append(f'<details class="quiz-option" name="{node["name"]}">\n')


def _depart_option(self: HTML5Translator, node: quiz_option) -> None:
    self.body.append("</details>\n")


def _visit_says(self: HTML5Translator, node: quiz_says) -> None:
    self.body.append("<summary>")


def _depart_says(self: HTML5Translator, node: quiz_says) -> None:
    self.body.append("</summary>\n")


def _visit_why(self: HTML5Translator, node: quiz_why) -> None:
    kind = "right" if node["right"] else "wrong"
    self.body.append(f'<div class="quiz-why quiz-{kind}">')
    self.body.append(f'<p class="quiz-verdict">{VERDICTS[node["right"]]}</p>')


def _depart_why(self: HTML5Translator, node: quiz_why) -> None:
    self.body.append("</div>\n")


def _visit_answers(self: HTML5Translator, node: quiz_answers) -> None:
    self.body.append('<div class="quiz-answers">\n')


def _depart_answers(self: HTML5Translator, node: quiz_answers) -> None:
    self.body.append("</div>\n")


def setup(app: Sphinx) -> None:
    """Register the directive and what it becomes in HTML."""
    app.add_directive("quiz", Quiz)
    app.add_node(quiz, html=(_visit_quiz, _depart_quiz))
    app.add_node(quiz_question, html=(_visit_question, _depart_question))
    app.add_node(quiz_option, html=(_visit_option, _depart_option))
    app.add_node(quiz_says, html=(_visit_says, _depart_says))
    app.add_node(quiz_why, html=(_visit_why, _depart_why))
    app.add_node(quiz_answers, html=(_visit_answers, _depart_answers))
    app.connect("doctree-read", add_answers)
    app.connect("html-page-context", add_script)
