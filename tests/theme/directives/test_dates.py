"""The day of a page's last commit, with commits and without."""

import subprocess

import pytest

from theme.directives import dates


@pytest.fixture
def repository(tmp_path):
    """A repository with one page, committed on a known day."""
    env = {
        "GIT_AUTHOR_DATE": "2020-02-03T12:00:00Z",
        "GIT_COMMITTER_DATE": "2020-02-03T12:00:00Z",
        "GIT_CONFIG_GLOBAL": "/dev/null",
    }
    me = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    (tmp_path / "page.md").write_text("# A page\n", encoding="utf-8")
    for command in (["init", "-q"], ["add", "page.md"], ["commit", "-qm", "a page"]):
        subprocess.run(["git", *me, *command], cwd=tmp_path, env=env, check=True)
    return tmp_path


def test_a_folder_without_commits_has_no_dates(tmp_path):
    assert not dates.knows_commits(tmp_path)
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    assert not dates.knows_commits(tmp_path)


def test_a_machine_without_git_has_no_dates(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not dates.knows_commits(tmp_path)


def test_a_page_gives_the_day_of_its_last_commit(repository, build_page):
    assert dates.knows_commits(repository)
    page = build_page(
        "# A page\n",
        "theme.directives.dates",
        "sphinx_sitemap",
        html_theme="sphinx_book_theme",
        html_baseurl="https://example.org/",
    )
    assert page.warnings == ""
    day = page.html.select_one("p.last-updated").get_text(strip=True)
    assert day == "Last updated on 03 February 2020."
    assert "<lastmod>2020-02-03T12:00:00Z</lastmod>" in (
        repository / "_build/html/sitemap.xml"
    ).read_text(encoding="utf-8")
