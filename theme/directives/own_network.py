"""The `own-network` directive: a form that asks a network by the reader's own file."""

import json
import re
from html import escape
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

# `cement (kg/m³) = 500`; fields are parted by semicolons.
FIELD = re.compile(r"\s*(?P<name>[^=;]+?)\s*=\s*(?P<value>-?[\d.]+)\s*")


class OwnNetwork(SphinxDirective):
    """A form: the reader's file, one number per input, a button, and what comes out.

    The argument is the file's name. The option `fields` names the inputs with their
    values at first. The content is Python that is run after the cells above; `VALUES`
    in it stands for the numbers.
    """

    has_content = True
    required_arguments = 1
    option_spec: ClassVar = {"fields": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        """Make the form; a script shows it where Python runs in the page."""
        found = [FIELD.fullmatch(one) for one in self.options["fields"].split(";")]
        fields = [(one["name"], one["value"]) for one in found if one]
        if not fields or len(fields) != len(found):
            raise self.error("own-network: write each field as `name (unit) = number`")
        html = form(self.arguments[0], fields, "\n".join(self.content))
        return [nodes.raw("", html, format="html")]


def form(file: str, fields: list[tuple[str, str]], code: str) -> str:
    """Return the form as HTML, hidden until a script shows it.

    Args:
        file: name of the reader's file.
        fields: name, with its unit, and first value of each input.
        code: what is run; `VALUES` stands for the numbers.
    """
    name = escape(file)
    inputs = "".join(
        f'<label>{escape(field)} <input inputmode="decimal" value="{value}"></label>'
        for field, value in fields
    )
    # The element ends at the first `</`, whatever stands around it.
    text = json.dumps(code).replace("<", "\\u003c")
    return f"""<form class="own-network" data-file="{name}" hidden>
<label class="own-file">Your {name}, typed or opened
<textarea rows="6" spellcheck="false" translate="no"></textarea></label>
<p><label class="own-open">Open {name} <input type="file" accept=".py"></label></p>
<div class="own-fields">{inputs}</div>
<p><button>Ask the network</button></p>
<div role="status"></div>
<script type="application/json">{text}</script>
</form>"""


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("own-network", OwnNetwork)
