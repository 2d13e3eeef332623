"""In a page a check says of beginners' slips what it says in a notebook."""

import pytest

from support.html import soup
from support.page import run_books
from support.shells import IMPORTS
from support.slips import NEW, SLIPS

pytestmark = pytest.mark.unit

# A page has few magics, so what `%reset` would do is not done.
HERE = {
    name: slip
    for name, slip in SLIPS.items()
    if not any(text.startswith("%") for _, text in slip.cells)
}


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """What each slip's cells gave, all in one process."""
    books = {
        name: [NEW, IMPORTS, *([text, cell] for cell, text in slip.cells)]
        for name, slip in HERE.items()
    }
    return run_books(tmp_path_factory.mktemp("page"), books)


@pytest.mark.parametrize("name", HERE)
def test_a_slip_is_answered_truly(found, name):
    said = soup(found[name][-1]["html"]).get_text()
    assert SLIPS[name].says.replace("`", "") in said
    assert SLIPS[name].never not in said
