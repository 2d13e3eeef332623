"""The accessibility rules of axe-core on the pages of the built site.

Of the pages, `make test` takes one of each kind and `make test-all` takes all.
"""

import pytest

from support.axe import OF_COLORS, UNFOLD, axe_faults, demand_axe
from support.pages import name_of, open_page


# Light and dark are one page in two sets of colors, so dark needs the rules of color.
@pytest.mark.parametrize(
    ("scheme", "rules"),
    [("light", None), pytest.param("dark", OF_COLORS, marks=pytest.mark.slow)],
)
def test_axe_finds_no_fault_on_any_page_with_every_fold_open(
    built_site, pages, address, browser, scheme, rules
):
    demand_axe()
    page = open_page(browser, color_scheme=scheme)
    names = [name_of(path, built_site) for path in pages]
    found = []
    for name in [*names, "404.html"]:
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(address + name)
        assert page.locator("html").get_attribute("data-theme") == scheme
        page.evaluate(UNFOLD)
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 900})
            place = f"{name}, {scheme}, {width} px"
            found += [f"{place}: {fault}" for fault in axe_faults(page, rules)]
    page.close()
    assert found == [], "\n".join(found)
