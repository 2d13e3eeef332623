"""The day of a page's last commit, below the page and in the sitemap."""

import subprocess
from pathlib import Path
from queue import Empty

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx_sitemap import add_html_link

EXTENSION = "sphinx_last_updated_by_git"
# Not in _config.yml: without commits, Sphinx would not know the last three, and would
# give the day of the build for the first.
SETTINGS = {
    "html_last_updated_fmt": "%d %B %Y",
    "sitemap_show_lastmod": True,
    "git_last_updated_timezone": "UTC",
    "git_untracked_check_dependencies": False,
    "git_untracked_show_sourcelink": True,
}


def knows_commits(folder: Path) -> bool:
    """Return whether a folder belongs to a Git repository that has commits.

    Returns:
        False too where Git is not installed, as in a copy without its history.
    """
    command = ["git", "rev-parse", "--verify", "--quiet", "HEAD"]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    except FileNotFoundError:
        return False
    return done.returncode == 0


def configure(app: Sphinx, config: Config) -> None:
    """Choose how dates are written, below pages and in the sitemap."""
    for name, value in SETTINGS.items():
        config[name] = value


def complete_sitemap(app: Sphinx, error: Exception | None) -> None:
    """Put the pages into the sitemap that this build did not have to write again."""
    links = getattr(app, "sitemap_links", None)
    if error is not None or links is None:
        return
    written = []
    try:
        while True:
            written.append(links.get_nowait())
    except Empty:
        pass
    for page in app.env.found_docs - {
        link.removesuffix(".html") for link, _ in written
    }:
        add_html_link(app, page, "", {}, None)
    for entry in written:
        links.put(entry)


def setup(app: Sphinx) -> None:
    """Register the sitemap, and the dates where there are commits."""
    # Before the sitemap is written, at the usual 500.
    app.connect("build-finished", complete_sitemap, priority=400)
    if knows_commits(Path(app.srcdir)):
        app.setup_extension(EXTENSION)
        # Before the extension reads them, at the usual 500.
        app.connect("config-inited", configure, priority=400)
