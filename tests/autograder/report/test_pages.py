"""The reports in a real browser: for everyone, by keyboard, on paper, on a phone."""

import pytest

from autograder.model import Problem
from autograder.report import report
from autograder.run_folder import RunFolder
from autograder.run_records import Intake
from neurons.checks.model import Status
from support.axe import axe_faults, demand_axe
from support.browser import Watch, browser  # noqa: F401

SLUG = "01-demo"
MESSAGE = (
    "`y_hat` has shape (3,); it needs (3, 1).\n"
    "Likely cause: the last layer's output was flattened.\n"
    "Next: look at what `model.output_shape` says."
)
# How far the page can be moved sideways, in pixels.
OVER = "(e => e.scrollWidth - e.clientWidth)(document.documentElement)"
LOOKS = [
    ("light", "320"),
    ("dark", "1280"),
    pytest.param("light", "390", marks=pytest.mark.slow),
    pytest.param("light", "1280", marks=pytest.mark.slow),
    pytest.param("dark", "390", marks=pytest.mark.slow),
    pytest.param("dark", "320", marks=pytest.mark.slow),
]


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """The folder of a run with everything that a page can show."""
    return tmp_path_factory.mktemp("pages") / "out"


@pytest.fixture
def written(pages, a_run, graded):
    """The reports of that run, written once."""
    if not (pages / "class.html").exists():
        folder = RunFolder.start(pages, a_run)
        for status in Status:
            one = graded(
                f"learner {status}",
                double=status.value,
                triple="partial",
                message=MESSAGE,
                repairs=("The `id` of a cell was lost.",),
                answers={"double": "def double(x):\n    return 2 * x  " + "#" * 200},
                late_seconds=7200.0,
                penalty=1.0,
            )
            folder.write_graded(one)
        came = tuple((f"learner {status}", SLUG) for status in Status)
        missing = (("absent", SLUG),)
        problems = (Problem("absent/notes.txt", "it is no notebook"),)
        folder.write_intake(Intake((*came, ("waiting", SLUG)), missing, problems))
        report(folder)
    return [
        pages / "class.html",
        pages / "feedback" / SLUG / "learner partial.html",
        pages / "feedback" / SLUG / "learner not_judged.html",
    ]


def opened(browser, path, scheme="light", width="1280"):  # noqa: F811
    size = {"width": int(width), "height": 900}
    # Our own policy would keep axe-core out.
    context = browser.new_context(
        viewport=size, color_scheme=scheme, bypass_csp=True, offline=True
    )
    tab = context.new_page()
    tab.watch = Watch(tab)
    tab.goto(path.as_uri())
    return tab


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_axe_finds_nothing_and_nothing_overflows(
    browser,  # noqa: F811
    written,
    scheme,
    width,
):
    demand_axe()
    for path in written:
        tab = opened(browser, path, scheme, width)
        tab.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert axe_faults(tab) == [], path.name
        assert tab.evaluate(OVER) <= 0, path.name
        assert tab.watch.faults == []
        assert tab.watch.foreign() == []
        tab.context.close()


def shown(tab):
    return [row.inner_text().split("\t")[0] for row in tab.locator("tbody tr").all()
            if row.is_visible()]  # fmt: skip


def test_the_filter_works_by_keyboard_alone(browser, written):  # noqa: F811
    tab = opened(browser, written[0])
    assert len(shown(tab)) == len(Status) + 2
    for _ in range(100):
        tab.keyboard.press("Tab")
        if tab.evaluate("document.activeElement.id") == "f1-all":
            break
    else:
        pytest.fail("the filter is not reached by the Tab key")
    found = {}
    for _ in tab.locator(".filter input").all()[1:]:
        tab.keyboard.press("ArrowRight")
        found[tab.evaluate("document.activeElement.id")] = shown(tab)
    assert len(found["f1-open"]) == len(Status)
    assert "learner correct" not in found["f1-not-double"]
    assert found["f1-unjudged"] == ["learner not_judged"]
    assert found["f1-absent"] == ["absent", "waiting"]
    tab.context.close()


def test_on_paper_everything_is_there_and_fits_a4(browser, written, tmp_path):  # noqa: F811
    for path in written[:2]:
        tab = opened(browser, path)
        if path.name == "class.html":
            tab.check("#f1-absent")
        tab.emulate_media(media="print")
        # What is printable on A4 with margins of 16 mm, in CSS pixels.
        tab.set_viewport_size({"width": 672, "height": 1000})
        assert tab.evaluate(OVER) <= 0, path.name
        if path.name == "class.html":
            assert len(shown(tab)) == len(Status) + 2
            assert not tab.locator(".filter").is_visible()
        else:
            assert tab.locator(".answer code").first.is_visible()
        tab.context.close()


def test_the_pages_are_small(written):
    sizes = {path.name: path.stat().st_size for path in written}
    assert sizes["learner partial.html"] < 20_000
    assert sizes["class.html"] < 45_000
