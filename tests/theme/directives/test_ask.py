"""The ask directive: what it makes, and what it refuses."""

import json

import pytest

from theme.cells.values import ValueStore
from theme.directives.ask_pages import WAITS

CHOICE = """# A page

:::{ask} what-a-bias-says
What does the bias $b$ tell?

- [ ] The kcal per gram of `sugars`.
  That is the weight.

  It is 2.5.
- [x] The kcal without sugars.
  At 0 g only $b$ is left.
:::
"""
FIELD = """# A page

:::{ask} relu-at-1
:kind: number
:unit: MPa

What does the unit return?

- [x] `max(2 * 1 - 6, 0)`
  ReLU turns −4 into 0.
- [ ] `2 * 1 - 6`
  That is the sum.
- [ ] `2 * 1 + 6`
  Look at the sign.
- [ ] otherwise
  First the sum.
:::
"""
PARTS = ("theme.directives.ask", "theme.directives.ask_pages")


def test_a_choice_becomes_one_native_fold_for_each_option(build_page):
    page = build_page(CHOICE, *PARTS)
    options = page.html.select("[data-ask=what-a-bias-says] details")
    assert page.warnings == ""
    assert [option.summary.get_text() for option in options] == [
        "The kcal per gram of sugars.",
        "The kcal without sugars.",
    ]
    assert len({option["name"] for option in options}) == 1
    assert [option["data-right"] for option in options] == ["false", "true"]
    verdicts = [word.get_text() for word in page.html.select(".ask-verdict")]
    assert verdicts == ["Not so", "Right"]


def test_question_options_and_replies_take_markdown_and_formulas(build_page):
    html = build_page(CHOICE, *PARTS).html
    assert html.select_one(".ask-question math").get_text() == "b"
    assert html.select_one(".ask summary code").get_text() == "sugars"
    assert [p.get_text() for p in html.select(".ask-wrong p")][1:] == [
        "That is the weight.",
        "It is 2.5.",
    ]
    label = html.select_one(".ask")["aria-labelledby"]
    assert html.find(id=label).get_text().strip().startswith("What does the bias")


def test_a_field_has_computed_values_and_one_folded_answer(build_page):
    page = build_page(FIELD, *PARTS)
    assert page.warnings == ""
    whole = page.html.select_one("[data-ask=relu-at-1]")
    assert (whole["data-kind"], whole["data-unit"]) == ("number", "MPa")
    options = whole.select("details.ask-answer > .ask-option")
    values = [json.loads(option.get("data-value", "null")) for option in options]
    assert values == [0, -4, 8, None]
    assert options[3].has_attr("data-otherwise")
    assert options[1].select_one(".ask-says").get_text() == "−4 MPa"


def test_values_come_from_the_kernel_that_ran_the_page(build_page, tmp_path):
    store = ValueStore(tmp_path / "_build")
    cells = "```{code-cell}\nw = 1\n```\n\n"
    (tmp_path / "_build" / "asks").mkdir(parents=True)
    known = {"max(w, 0)": 3, "w": 1.5, "-w": {"error": "NameError: no w"}}
    file = tmp_path / "_build/asks/page.json"
    file.write_text(json.dumps({"cells": "", "values": {"relu-at-1": known}}))
    assert store.load("page")["relu-at-1"] == known
    text = FIELD.replace(":::{ask}", cells + ":::{ask}")
    text = text.replace("max(2 * 1 - 6, 0)", "max(w, 0)").replace("2 * 1 - 6", "w")
    good = text.replace("2 * 1 + 6", "w")
    warnings = build_page(good, *PARTS).warnings
    assert "page.md:17: WARNING: ask: `w` and `w` are the same answer, 1.5" in warnings
    bad = build_page(text.replace("2 * 1 + 6", "-w"), *PARTS).warnings
    assert "page.md:17: WARNING: ask: `-w` has no value: NameError: no w" in bad
    unknown = build_page(text, *PARTS).warnings
    assert "`2 * 1 + 6` has no value: it was not evaluated" in unknown


def test_a_question_has_other_numbers_with_their_own_computed_values(build_page):
    text = FIELD.replace(":unit: MPa", ":unit: MPa\n:vary: 1 = 3 2; 6 = 9 8").replace(
        "unit return?", "unit 2x − 6 return for 1?"
    )
    page = build_page(text, *PARTS)
    assert page.warnings == ""
    whole = page.html.select_one("[data-ask=relu-at-1]")
    says = ["0 MPa", "−3 MPa", "15 MPa"]
    first, second = json.loads(whole["data-variants"])
    assert first == {
        "numbers": {"1": "3", "6": "9"},
        "values": [0, -3, 15],
        "says": says,
    }
    assert second["values"] == [0, -4, 12]


def test_a_guess_takes_a_field_and_is_shown_where_it_is_resolved(build_page):
    text = (
        "# A page\n\n:::{ask} my-guess\n:kind: guess\n:unit: MPa\n\nHow strong?\n\n"
        "---\n\nLook below.\n:::\n\n{guess}`my-guess` It is 41.\n"
    )
    page = build_page(text, *PARTS)
    assert page.warnings == ""
    assert page.html.select_one("[data-ask] .ask-why").get_text().strip() == (
        "Look below."
    )
    assert page.html.select_one("span[data-guess=my-guess][hidden]").get_text() == ""
    assert not page.html.select(".ask-answers")


WRONG = "- [ ] One.\n  Why.\n- [ ] Two.\n  Why.\n"


@pytest.mark.parametrize(
    ("body", "line", "message"),
    [
        ("Q?\n- [x] One.\n  Why.\n", 3, "0 wrong options name a mistake, and 2"),
        ("Q?\n" + WRONG, 3, "no option is right; mark one with `- [x]`"),
        ("Q?\n" + WRONG + "- [x] Three.\n", 9, "the option 'Three.' has no reply"),
        ("Q?\n- [ ] A.\n  B.\n* [x] C.\n  D.\n", 7, "this line is no option; begin"),
        ("Q?\n- [ ] A.\nB.\n- [x] C.\n  D.\n", 6, "this line is no option; begin"),
        ("- [x] A.\n  B.\n- [ ] C.\n  D.\n", 3, "the question is missing"),
        (":kind: essay\n\nQ?\n", 3, "there is no kind 'essay'; write one of"),
        (":digits: two\n\nQ?\n", 3, "`:digits:` needs a number of decimals"),
        (
            ":kind: number\n:vary: 1.5 = 2 7\n\nIs it 1.5?\n- [x] `1.5`\n  A.\n"
            "- [ ] `2 * 1.5`\n  B.\n- [ ] `7`\n  C.\n- [ ] otherwise\n  D.\n",
            12,
            "`7` and `7` are the same answer, 7.0; so the second reply never",
        ),
        (
            ":kind: number\n:vary: 5 = 2 7\n\nIs it 1.5?\n- [x] `1.5`\n  A.\n"
            "- [ ] `2 * 1.5`\n  B.\n- [ ] `7`\n  C.\n- [ ] otherwise\n  D.\n",
            3,
            "5 of `:vary:` must stand in the question and in its expressions",
        ),
        (":vary: five\n\nQ?\n- [x] A.\n  B.\n- [ ] C.\n  D.\n", 3, "`:vary:` needs"),
        (":color: red\n\nQ?\n", 3, "there is no setting 'color'; take it out"),
        (":kind: word\n\nQ?\n" + WRONG + "- [x] `'a'`\n  B.\n", 3, "one option `oth"),
        (":kind: guess\n\nQ?\n- [x] A.\n", 7, "a guess has no options"),
        (
            ":kind: number\n\nQ?\n- [x] `1`\n  A.\n- [ ] two\n  B.\n"
            "- [ ] `3`\n  C.\n- [ ] otherwise\n  D.\n",
            9,
            "write 'two' in backticks",
        ),
        (
            ":kind: number\n\nQ?\n- [x] `1.5`\n  A.\n- [ ] `1.501`\n  B.\n"
            "- [ ] `3`\n  C.\n- [ ] otherwise\n  D.\n",
            9,
            "`1.501` and `1.5` are the same answer, 1.5; so the second reply never",
        ),
        (
            ":kind: shape\n\nQ?\n- [x] `3`\n  A.\n- [ ] `(3,)`\n  B.\n"
            "- [ ] `(3, 1)`\n  C.\n- [ ] otherwise\n  D.\n",
            9,
            "`(3,)` and `3` are the same answer",
        ),
        (
            ":kind: word\n\nQ?\n- [x] `'weights'`\n  A.\n- [ ] `'Weight'`\n  B.\n"
            "- [ ] `4`\n  C.\n- [ ] otherwise\n  D.\n",
            9,
            "`'Weight'` and `'weights'` are the same answer",
        ),
        (
            ":kind: word\n\nQ?\n- [x] `4`\n  A.\n- [ ] `'a'`\n  B.\n"
            "- [ ] `'b'`\n  C.\n- [ ] otherwise\n  D.\n",
            7,
            "`4` has no value: TypeError: 4 is no string; quote the word",
        ),
        (
            ":opens:\n\nQ?\n- [x] A.\n  B.\n- [ ] C.\n  D.\n",
            3,
            "`:opens:` needs a code",
        ),
    ],
)
def test_a_question_that_breaks_a_rule_is_named_with_page_and_line(
    build_page, body, line, message
):
    page = build_page(f"# A page\n\n:::{{ask}} which\n{body}:::\n", *PARTS)
    warning = next(w for w in page.warnings.splitlines() if "WARNING: ask: " in w)
    assert f"page.md:{line}: WARNING: ask: " in warning
    assert message in warning


def test_an_id_is_taken_once(build_page):
    page = build_page(CHOICE + CHOICE.removeprefix("# A page\n"), *PARTS)
    assert "the id 'what-a-bias-says' is taken in page:3; choose another" in (
        page.warnings
    )
    assert len(page.html.select("[data-ask]")) == 1


def test_paper_gets_all_answers_at_the_end_of_the_page(build_page):
    text = CHOICE.replace("That is the weight.", "That is {ref}`there <there>`.")
    page = build_page(f"(there)=\n{text}{FIELD[8:]}\nThe last words.\n", *PARTS)
    assert page.warnings == ""
    answers = page.html.select_one(".ask-answers")
    assert not answers.find_next_sibling()
    shown = [" ".join(p.get_text().split()) for p in answers.select("li li > p")]
    assert shown[:5] == [
        "Not so: The kcal per gram of sugars.",
        "That is there.",
        "It is 2.5.",
        "Right: The kcal without sugars.",
        "At 0 g only b is left.",
    ]
    assert shown[5:7] == ["Right: 0 MPa", "ReLU turns −4 into 0."]
    assert answers.select_one("li > p").get_text() == "What does the bias b tell?"
    names = [element["id"] for element in page.html.select("[id]")]
    assert len(set(names)) == len(names)


def test_pages_with_a_question_and_no_others_load_its_scripts(build_page):
    parts = (*PARTS, "theme.directives.scripts")
    scripts = build_page(CHOICE, *parts).html.select("script[src*='ask.js']")
    assert len(scripts) == 1
    plain = build_page("# A page\n\nNo question.\n", *parts).html
    assert not plain.select("script[src*='ask.js'], .ask-answers")


def test_output_of_the_next_cell_waits_for_the_answer(build_page):
    head = (
        "---\nfile_format: mystnb\nkernelspec:\n  name: python3\n"
        "  display_name: Python 3\n---\n"
    )
    cell = "\n```{code-cell}\nprint(41)\n```\n"
    text = head + CHOICE.replace("-says\n", "-says\n:opens:\n") + cell * 2
    page = build_page(text, *PARTS, "myst_nb", nb_execution_mode="force")
    assert page.warnings == ""
    (fold,) = page.html.select(".ask-opens-what-a-bias-says details.hide")
    assert fold.summary.p.get_text().strip() == WAITS
    assert fold.pre.get_text() == "41\n"
