"""Every link out of the book comes from one address."""

import pytest

from theme.directives.links import drop_dead_button

SETTINGS = {
    "html_theme": "sphinx_book_theme",
    "html_theme_options": {
        "repository_url": "https://github.com/Someone/course",
        "repository_branch": "main",
    },
}


def test_the_roles_link_to_files_of_the_repository(build_page):
    text = (
        "# A page\n\n{colab}`Try it <page.md>`, {colab}`page.md`, {source}`page.md`.\n"
    )
    page = build_page(text, "theme.directives.links", **SETTINGS)
    links = [(a.get_text(), a["href"]) for a in page.html.select("article p a")]
    colab = "https://colab.research.google.com/github/Someone/course/blob/main/page.md"
    source = "https://github.com/Someone/course/blob/main/page.md"
    assert links == [("Try it", colab), ("Open in Colab", colab), ("page.md", source)]


def test_a_link_to_a_file_that_is_not_there_is_named_with_its_line(build_page):
    page = build_page(
        "# A page\n\n{colab}`gone.ipynb`\n", "theme.directives.links", **SETTINGS
    )
    assert "page.md:3: WARNING: there is no file 'gone.ipynb'" in page.warnings


def test_commands_on_a_page_name_the_repository(build_page):
    text = "# A page\n\n```sh\ngit clone @REPOSITORY@\n```\n"
    page = build_page(text, "theme.directives.links", **SETTINGS)
    code = page.html.select_one("article pre").get_text()
    assert code.strip() == "git clone https://github.com/Someone/course"


@pytest.mark.parametrize(("sibling", "left"), [(True, 2), (False, 1)])
def test_the_launch_button_needs_a_notebook_to_open(tmp_path, sibling, left):
    class App:
        srcdir = tmp_path

    if sibling:
        (tmp_path / "page.ipynb").touch()
    buttons = [{"label": "download-buttons"}, {"label": "launch-buttons"}]
    context = {"header_buttons": buttons}
    drop_dead_button(App, "page", "page.html", context, None)
    assert len(context["header_buttons"]) == left
