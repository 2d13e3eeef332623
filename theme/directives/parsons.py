"""The `parsons` directive: lines of code to be put in order."""

from docutils import nodes
from sphinx.application import Sphinx

from theme.cells.questions import Option, Question, shuffled
from theme.directives.ask import QuestionDirective, made

STEP = 4


class Parsons(QuestionDirective):
    """Lines in a mixed order, and the right one below a fold."""

    def write(self, question: Question) -> nodes.Node:
        """Make the question's elements."""
        right = [option for option in question.options if option.right]
        lines = [self.line(option, right) for option in shuffled(question)]
        node = self.whole(
            question, made("ol", "parsons-lines", *lines), self.answer(question)
        )
        swapped = question.settings.get("any-order", "")
        node["classes"] = ["parsons"]
        node["data"] |= {"data-parsons": question.name, "data-any-order": swapped}
        return node

    def line(self, option: Option, right: list[Option]) -> nodes.Node:
        """Make a line without its indentation, which the reader gives it."""
        code = option.code.lstrip()
        indents = (len(option.code) - len(code)) // STEP
        place = right.index(option) + 1 if option.right else 0
        data = {"data-line": str(place), "data-indent": str(indents)}
        text = nodes.literal(code, code, classes=["parsons-code"])
        line = made("li", "parsons-line", text, **data)
        if not option.right:
            line += self.why(option)
        return line

    def answer(self, question: Question) -> nodes.Node:
        """Fold the right order, and why the other lines are wrong."""
        code = "\n".join(option.code for option in question.options if option.right)
        listing = nodes.literal_block(code, code, language="python")
        verdict = made("p", "ask-verdict", nodes.Text("Right"))
        order = made(
            "div",
            "ask-option",
            made("p", "ask-says", nodes.Text("In this order:")),
            made("div", "ask-why", verdict, listing),
        )
        fold = made("details", "ask-answer", made("summary", "ask-open"), order)
        fold[0] += nodes.Text("Answer")
        for option in question.options:
            if not option.right:
                says = made("p", "ask-says", nodes.literal("", option.code.strip()))
                fold += made("div", "ask-option", says, self.why(option))
        return fold


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("parsons", Parsons)
