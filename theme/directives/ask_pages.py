"""What its questions add to a whole page: answers for paper, outputs that wait."""

from collections.abc import Iterator

from docutils import nodes
from sphinx.application import Sphinx

from theme.directives.ask import ask, made, part, warn

WAITS = "Output: answer the question above first"


def copies(children: list[nodes.Node]) -> list[nodes.Node]:
    """Copy parts of a page without their names, which may stand there only once."""
    made = [child.deepcopy() for child in children]
    for one in made:
        for element in one.findall(nodes.Element):
            element["ids"] = []
    return made


def with_class(node: nodes.Node, name: str) -> Iterator[part]:
    """Find the elements of a class below a node."""
    return (one for one in node.findall(part) if name in one["classes"])


def answers_of(whole: ask) -> nodes.list_item:
    """Repeat a question and its options, with what is right, and why."""
    answers = nodes.enumerated_list(enumtype="upperalpha", prefix="", suffix=".")
    for option in with_class(whole, "ask-option"):
        (says,), (why,) = with_class(option, "ask-says"), with_class(option, "ask-why")
        verdict = nodes.strong("", f"{why[0].astext()}: ")
        line = nodes.paragraph("", "", verdict, *copies(says.children))
        answers += nodes.list_item("", line, *copies(why.children[1:]))
    (prompt,) = with_class(whole, "ask-question")
    return nodes.list_item("", *copies(prompt.children), answers)


def add_answers(app: Sphinx, doctree: nodes.document) -> None:
    """Put the answers of a page's questions at its end, for paper."""
    asks = [one for one in doctree.findall(ask) if any(with_class(one, "ask-option"))]
    pages = list(doctree.findall(nodes.section))
    if asks and pages:
        entries = nodes.enumerated_list(enumtype="arabic", prefix="", suffix=".")
        entries += [answers_of(one) for one in asks]
        title = nodes.rubric("", "Answers to the questions")
        pages[0] += made("div", "ask-answers", title, entries)


def fold_outputs(app: Sphinx, doctree: nodes.document) -> None:
    """Fold the output that waits for the answer to the question before it."""
    waiting: list[ask] = []
    for node in doctree.findall(nodes.Element):
        if isinstance(node, ask) and "opens" in node:
            waiting.append(node)
        elif node.get("nb_element") == "cell_code" and waiting:
            node.setdefault("hide_mode", "output")
            node["prompt_show"], node["prompt_hide"] = WAITS, "Output"
            node["classes"] += [f"ask-opens-{one['opens']}" for one in waiting]
            waiting = []
    for one in waiting:
        warn(app.env, one.line or 1, "`:opens:` needs a code cell that follows")


def let_link(app: Sphinx, doctree: nodes.document) -> None:
    """Let other pages link to a question, as to a heading."""
    known = app.env.metadata[app.env.docname].setdefault("myst_slugs", {})
    for one in doctree.findall(ask):
        (anchor,) = one["ids"]
        known[anchor] = (one.line or 1, anchor, "question")


def setup(app: Sphinx) -> None:
    """Register what is done to whole pages."""
    app.connect("doctree-read", let_link)
    app.connect("doctree-read", add_answers)
    app.connect("doctree-read", fold_outputs)
