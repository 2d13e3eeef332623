"""The `ask` directive: a question that takes an answer and knows its mistakes."""

import json
from pathlib import Path

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective, SphinxRole
from sphinx.writers.html5 import HTML5Translator

from theme.cells import compute
from theme.cells.questions import (
    NAME,
    Option,
    Question,
    QuestionError,
    Value,
    Values,
    demand_form,
    questions_of,
)
from theme.cells.values import (
    ValueStore,
    demand_values,
    formatted,
    variants,
    wanted,
)

logger = logging.getLogger(__name__)
VERDICTS = {True: "Right", False: "Not so"}


class part(nodes.General, nodes.TextElement):  # noqa: N801  (docutils' way of naming)
    """An element of the page, with its `tag` and, as `data`, attributes of its own."""


class ask(part):  # noqa: N801
    """A whole question, with what its answers at the end of the page are made of."""


def visit_part(self: HTML5Translator, node: part) -> None:
    """Begin an element."""
    self.body.append(self.starttag(node, node["tag"], "", **node.get("data", {})))


def depart_part(self: HTML5Translator, node: part) -> None:
    """End an element."""
    self.body.append(f"</{node['tag']}>\n")


def made(tag: str, of_class: str, *children: nodes.Node, **data: str) -> part:
    """Make an element of a class; `data` are its attributes, `_` for `-`."""
    attributes = {key.replace("_", "-"): value for key, value in data.items()}
    return part("", "", *children, tag=tag, classes=[of_class], data=attributes)


def values_of(env: BuildEnvironment, questions: list[Question]) -> Values:
    """Return the values of the page that is read.

    Returns:
        What its expressions gave when its cells ran; for a page without cells, what
        they give by themselves.
    """
    stored = ValueStore(Path(env.app.outdir).parent).load(env.docname)
    bare = wanted(questions).get(0, {})
    alone = {
        name: {code: compute.compute(code, kind, {}) for code in codes}
        for name, (kind, codes) in bare.items()
    }
    return alone | stored


def taken_in(env: BuildEnvironment) -> dict[str, tuple[str, int]]:
    """Return the ids of all questions that were read, with page and line."""
    taken: dict[str, tuple[str, int]] = vars(env).setdefault("asks", {})
    return taken


def warn(env: BuildEnvironment, line: int, message: object) -> None:
    """Report a fault of a page's author."""
    place = (env.docname, line)
    logger.warning("ask: %s", message, location=place, type="course", subtype="ask")


class QuestionDirective(SphinxDirective):
    """What a question to be answered and lines to be put in order share."""

    has_content = True
    required_arguments = 1
    optional_arguments = 0
    # Read with the rest of its body; only so all its lines have their numbers.
    option_spec = None

    def question(self) -> Question:
        """Find this question among those of its page, and hold it to the rules."""
        text = Path(self.env.doc2path(self.env.docname)).read_text(encoding="utf-8")
        questions = questions_of(text)
        question = next(q for q in questions if q.name == self.arguments[0])
        demand_form(question)
        first = taken_in(self.env).setdefault(
            question.name, (self.env.docname, self.lineno)
        )
        if first != (self.env.docname, self.lineno):
            raise QuestionError(
                self.lineno,
                f"the id {question.name!r} is taken in {first[0]}:{first[1]}; "
                "choose another",
            )
        self.values = values_of(self.env, questions)
        demand_values(question, self.values)
        return question

    def run(self) -> list[nodes.Node]:
        """Return the question, or nothing and a warning where it breaks a rule."""
        try:
            return [self.write(self.question())]
        except QuestionError as error:
            warn(self.env, error.line, error)
            return []

    def write(self, question: Question) -> nodes.Node:
        """Make the question's elements."""
        raise NotImplementedError

    def blocks(self, lines: list[str], line: int) -> list[nodes.Node]:
        """Parse Markdown that begins on a line of the page."""
        holder = nodes.container()
        source = StringList(lines, self.env.docname)
        self.state.nested_parse(source, line - self.lineno, holder)
        return list(holder.children)

    def whole(self, question: Question, *rest: nodes.Node) -> ask:
        """Put a question's text and its other parts together."""
        anchor = f"ask-{question.name}"
        label = f"{anchor}-question"
        prompt = made("div", "ask-question", *self.blocks(question.text, question.line))
        prompt["ids"] = [label]
        node = ask("", "", prompt, *rest, tag="div", classes=["ask"], ids=[anchor])
        node["data"] = {"role": "group", "aria-labelledby": label}
        self.set_source_info(node)
        return node

    def why(self, option: Option) -> part:
        """Parse the reply to an option."""
        kind = "ask-right" if option.right else "ask-wrong"
        verdict = made("p", "ask-verdict", nodes.Text(VERDICTS[option.right]))
        node = made("div", "ask-why", verdict, *self.blocks(option.why, option.line))
        node["classes"].append(kind)
        return node


class Ask(QuestionDirective):
    """A question with a field or with options."""

    def write(self, question: Question) -> nodes.Node:
        """Make the question's elements."""
        fold = made("details", "ask-answer", made("summary", "ask-open"))
        fold[0] += nodes.Text("Answer")
        if question.kind == "guess":
            fold[0].clear()
            fold[0] += nodes.Text("Then read on")
            fold += made("div", "ask-why", *self.blocks(question.reply, question.line))
            node = self.whole(question, *([fold] if question.reply else []))
        elif question.kind == "choice":
            options = [self.choice(option, question) for option in question.options]
            node = self.whole(question, *options)
        else:
            fold += [self.valued(option, question) for option in question.options]
            node = self.whole(question, fold)
        node["data"] |= {"data-ask": question.name, "data-kind": question.kind}
        for key in ("unit", "digits"):
            if key in question.settings:
                node["data"][f"data-{key}"] = question.settings[key]
        if found := variants(question):
            forms = [self.variant(numbers, form) for numbers, form in found]
            node["data"]["data-variants"] = json.dumps(forms)
        if question.opens:
            node["opens"] = question.name
        return node

    def variant(self, numbers: dict[str, str], form: Question) -> dict[str, object]:
        """Describe the question with other numbers, for the warm-up."""
        values = [self.value(option, form) for option in form.valued]
        says = [formatted(value, form) for value in values]
        return {"numbers": numbers, "values": values, "says": says}

    def value(self, option: Option, question: Question) -> Value:
        """Return what a cell gave for an option; the rules have found it there."""
        return self.values[question.name][option.code]  # type: ignore[return-value]

    def says(self, tag: str, text: str, line: int) -> part:
        """Parse the line that an option says."""
        children, messages = self.state.inline_text(text, line)
        return made(tag, "ask-says", *children, *messages)

    def choice(self, option: Option, question: Question) -> part:
        """Make a fold of an option, which opens without a script."""
        says = self.says("summary", option.text, option.line)
        # One name for all: the browser closes an option when another one is opened.
        data = {"name": f"ask-{question.name}", "data-right": json.dumps(option.right)}
        return made("details", "ask-option", says, self.why(option), **data)

    def valued(self, option: Option, question: Question) -> part:
        """Make an option of a field, with the value that a cell gave it."""
        data = {"data-right": json.dumps(option.right)}
        if option.is_otherwise:
            says = made("p", "ask-says", nodes.Text("Any other answer"))
            data["data-otherwise"] = ""
        else:
            value = self.value(option, question)
            says = made("p", "ask-says", nodes.Text(formatted(value, question)))
            data["data-value"] = json.dumps(value)
        return made("div", "ask-option", says, self.why(option), **data)


class Guess(SphinxRole):
    """What the reader guessed, where it is resolved; nothing without a guess."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return a place that the script fills."""
        if not NAME.fullmatch(self.text):
            warn(self.env, self.lineno, f"{self.text!r} is no id of a question")
        return [made("span", "ask-guess", hidden="hidden", data_guess=self.text)], []


def forget(app: Sphinx, env: BuildEnvironment, page: str) -> None:
    """Free the ids of a page that is read anew."""
    taken = taken_in(env)
    for name in [name for name, (its, _) in taken.items() if its == page]:
        del taken[name]


def merge(
    app: Sphinx, env: BuildEnvironment, pages: set[str], other: BuildEnvironment
) -> None:
    """Take over the ids that another process has read."""
    taken_in(env).update(taken_in(other))


def setup(app: Sphinx) -> None:
    """Register the directive and what it becomes in HTML."""
    app.add_directive("ask", Ask)
    app.add_role("guess", Guess())
    for node in (part, ask):
        app.add_node(node, html=(visit_part, depart_part))
    app.connect("env-purge-doc", forget)
    app.connect("env-merge-info", merge)
