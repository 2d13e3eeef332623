"""The quiz directive: what it makes, and what it refuses."""

import pytest

GOOD = """# A page

:::{quiz} What does the bias $b$ tell?
- [ ] The kcal per gram of `sugars`.
  That is the weight.

  It is 2.5.
- [x] The kcal without sugars.
  At 0 g only $b$ is left.
:::
"""


def test_a_quiz_becomes_one_native_fold_for_each_option(build_page):
    page = build_page(GOOD, "theme.directives.quiz")
    options = page.html.select(".quiz details")
    assert page.warnings == ""
    assert [option.summary.get_text() for option in options] == [
        "The kcal per gram of sugars.",
        "The kcal without sugars.",
    ]
    assert len({option["name"] for option in options}) == 1
    assert not any(option.has_attr("open") for option in options)


def test_each_option_says_in_words_whether_it_is_right(build_page):
    page = build_page(GOOD, "theme.directives.quiz")
    verdicts = [word.get_text() for word in page.html.select(".quiz-verdict")]
    assert verdicts == ["Not so", "Right"]


def test_question_options_and_explanations_take_markdown_and_formulas(build_page):
    html = build_page(GOOD, "theme.directives.quiz").html
    assert html.select_one(".quiz-question math").get_text() == "b"
    assert html.select_one(".quiz summary code").get_text() == "sugars"
    assert [p.get_text() for p in html.select(".quiz-wrong p")][1:] == [
        "That is the weight.",
        "It is 2.5.",
    ]


def test_the_options_of_two_quizzes_do_not_close_each_other(build_page):
    page = build_page(GOOD + GOOD.removeprefix("# A page\n"), "theme.directives.quiz")
    names = {option["name"] for option in page.html.select(".quiz details")}
    assert len(names) == 2


def test_a_quiz_is_called_by_its_question(build_page):
    html = build_page(GOOD, "theme.directives.quiz").html
    label = html.select_one(".quiz")["aria-labelledby"]
    assert html.find(id=label).get_text().startswith("What does the bias")


@pytest.mark.parametrize(
    ("body", "line", "message"),
    [
        ("- [x] One.\n  Why.\n", 3, "a quiz needs at least two options; add one"),
        (
            "- [ ] One.\n  Why.\n- [ ] Two.\n  Why.\n",
            3,
            "no option is right; mark one with `- [x]`",
        ),
        (
            "- [ ] One.\n  Why.\n- [x] Two.\n",
            6,
            "the option 'Two.' has no explanation; say below it why",
        ),
        (
            "- [ ] One.\n- [x] Two.\n  Why.\n",
            4,
            "the option 'One.' has no explanation; say below it why",
        ),
        (
            "- [ ] One.\n  Why.\n* [x] Two.\n  Why.\n",
            6,
            "this line is no option; begin an option with `- [ ]` or `- [x]`",
        ),
        (
            "- [ ] One.\nWhy.\n- [x] Two.\n  Why.\n",
            5,
            "this line is no option; begin an option with `- [ ]` or `- [x]`",
        ),
    ],
)
def test_a_quiz_that_breaks_a_rule_is_named_with_page_and_line(
    build_page, body, line, message
):
    text = f"# A page\n\n:::{{quiz}} Which?\n{body}:::\n"
    page = build_page(text, "theme.directives.quiz")
    assert f"page.md:{line}: WARNING: quiz: {message}" in page.warnings
    assert not page.html.select(".quiz")


def test_a_quiz_without_a_question_is_refused(build_page):
    text = "# A page\n\n:::{quiz}\n- [x] One.\n  Why.\n:::\n"
    page = build_page(text, "theme.directives.quiz")
    assert "page.md:3" in page.warnings
    assert not page.html.select(".quiz")


def test_paper_gets_all_answers_at_the_end_of_the_page(build_page):
    page = build_page(GOOD + "\nThe last words.\n", "theme.directives.quiz")
    assert page.warnings == ""
    answers = page.html.select_one(".quiz-answers")
    assert not answers.find_next_sibling()
    shown = [" ".join(p.get_text().split()) for p in answers.select("li li > p")]
    assert shown == [
        "Not so: The kcal per gram of sugars.",
        "That is the weight.",
        "It is 2.5.",
        "Right: The kcal without sugars.",
        "At 0 g only b is left.",
    ]
    assert answers.select_one("li > p").get_text() == "What does the bias b tell?"
    assert answers.select("math")


def test_nothing_on_a_page_with_answers_has_the_same_name_twice(build_page):
    text = GOOD.replace("That is the weight.", "That is {ref}`there <there>`.")
    html = build_page(f"(there)=\n{text}", "theme.directives.quiz").html
    names = [element["id"] for element in html.select("[id]")]
    assert len(set(names)) == len(names)


def test_pages_with_a_quiz_and_no_others_keep_the_score(build_page):
    assert build_page(GOOD, "theme.directives.quiz").html.select(
        "script[src*='quiz.js']"
    )
    plain = build_page("# A page\n\nNo question.\n", "theme.directives.quiz").html
    assert not plain.select("script[src*='quiz.js'], .quiz-answers")
