"""All links that leave the book are made from the one repository address."""

import shutil
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote, urlsplit

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util import logging
from sphinx.util.docutils import ReferenceRole

logger = logging.getLogger(__name__)
COLAB = "https://colab.research.google.com/github"
PLACE = "@REPOSITORY@"


class FileRole(NamedTuple):
    """How a role links to a file: GitHub's word for it, and the text if none is given.

    An empty text stands for the file's path.
    """

    view: str
    text: str


FILES = {
    "colab": FileRole("blob", "Open in Colab"),
    "download": FileRole("raw", ""),
    "source": FileRole("blob", ""),
}


def file_address(role: str, repository: str, branch: str, path: str) -> str:
    """Return the address of a file of the repository.

    Args:
        role: a key of `FILES`; `colab` opens the file there.
        repository: `https://github.com/OWNER/NAME`.
        branch: name of the branch.
        path: the file's path from the top of the repository.

    Returns:
        An address.
    """
    place = f"{COLAB}{urlsplit(repository).path}" if role == "colab" else repository
    return f"{place.rstrip('/')}/{FILES[role].view}/{branch}/{quote(path)}"


def site_address(repository: str) -> str:
    """Return where the pages of a GitHub repository are published.

    Args:
        repository: `https://github.com/OWNER/NAME`.

    Returns:
        The address of the site, with a slash at its end.

    Raises:
        ValueError: the address is not of that form.
    """
    parts = urlsplit(repository)
    names = parts.path.strip("/").split("/")
    if parts.netloc != "github.com" or len(names) != 2:
        raise ValueError(
            f"_config.yml: the repository url is {repository!r}; "
            "write https://github.com/OWNER/NAME"
        )
    owner, name = names
    return f"https://{owner.lower()}.github.io/{name}/"


def derive_addresses(app: Sphinx, config: Config) -> None:
    """Set address and name of the site wherever an extension asks for them."""
    site = site_address(config.html_theme_options["repository_url"])
    config.html_baseurl = site
    config.ogp_site_url = site
    config.ogp_site_name = config.html_title
    config.notfound_urls_prefix = urlsplit(site).path


def fill_in_address(app: Sphinx, page: str, source: list[str]) -> None:
    """Put the repository's address where a page's commands ask for it."""
    address = app.config.html_theme_options["repository_url"]
    source[0] = source[0].replace(PLACE, address)


def fill_in_downloads(app: Sphinx, error: Exception | None) -> None:
    """Do the same in the sources that the site offers for download.

    Of a chapter it offers the notebook in plain Markdown, not the one with MyST that
    was run.
    """
    sources = Path(app.outdir) / "_sources"
    for path in sources.rglob("*.md"):
        source = [path.read_text(encoding="utf-8")]
        fill_in_address(app, path.stem, source)
        path.write_text(source[0], encoding="utf-8")
    for path in sources.rglob("*.ipynb"):
        made = Path(app.srcdir) / path.relative_to(sources)
        if made.is_file():
            shutil.copyfile(made, path)


class FileLink(ReferenceRole):
    """`{colab}` and `{source}`: a link to a file of the repository."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the link; a file that does not exist is warned of."""
        if not (Path(self.env.srcdir) / self.target).exists():
            logger.warning(
                "there is no file %r; write its path from the top of the repository",
                self.target,
                location=(self.env.docname, self.lineno),
                type="course",
                subtype="link",
            )
        options = self.config.html_theme_options
        repository, branch = options["repository_url"], options["repository_branch"]
        address = file_address(self.name, repository, branch, self.target)
        default = FILES[self.name].text or self.target
        text = self.title if self.has_explicit_title else default
        return [nodes.reference(self.rawtext, text, refuri=address)], []


def drop_dead_button(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: Any
) -> None:
    """Take the launch button off pages without a notebook for Colab to open."""
    if "header_buttons" in context and not Path(app.srcdir, f"{page}.ipynb").exists():
        context["header_buttons"] = [
            button
            for button in context["header_buttons"]
            if button.get("label") != "launch-buttons"
        ]


def setup(app: Sphinx) -> None:
    """Register the addresses, their roles and the launch button."""
    app.connect("config-inited", derive_addresses, priority=100)
    app.connect("source-read", fill_in_address)
    app.connect("build-finished", fill_in_downloads)
    # After the theme has put its buttons there, at the usual 500 and 501.
    app.connect("html-page-context", drop_dead_button, priority=900)
    for name in ("colab", "source"):
        app.add_role(name, FileLink())
