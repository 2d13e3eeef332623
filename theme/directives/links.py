"""Roles for links to files of the repository, and the site's own address in Sphinx."""

import shutil
from pathlib import Path
from urllib.parse import urlsplit

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util import logging
from sphinx.util.docutils import ReferenceRole

from autograder.address import Address, site_address
from theme.addresses import FILES, file_address

logger = logging.getLogger(__name__)


def address_of(config: Config) -> Address:
    """Return where the course lives, as the book's settings say."""
    options = config.html_theme_options
    url, branch = options["repository_url"], options["repository_branch"]
    return Address(url, branch, site_address(url, config.html_baseurl))


def derive_addresses(app: Sphinx, config: Config) -> None:
    """Set address and name of the site wherever an extension wants them."""
    site = address_of(config).site
    config.html_baseurl = site
    config.ogp_site_url = site
    config.ogp_site_name = config.html_title
    config.notfound_urls_prefix = urlsplit(site).path


def fill_in_address(app: Sphinx, page: str, source: list[str]) -> None:
    """Put the course's addresses where a page has their place holders."""
    source[0] = address_of(app.config).fill_in(source[0])


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
        """Return the link; a file that does not exist gives a warning."""
        if not (Path(self.env.srcdir) / self.target).exists():
            logger.warning(
                "there is no file %r; write its path from the top of the repository",
                self.target,
                location=(self.env.docname, self.lineno),
                type="course",
                subtype="link",
            )
        address = file_address(self.name, address_of(self.config), self.target)
        default = FILES[self.name].text or self.target
        text = self.title if self.has_explicit_title else default
        return [nodes.reference(self.rawtext, text, refuri=address)], []


def drop_dead_button(
    app: Sphinx,
    page: str,
    template: str,
    context: dict[str, object],
    doctree: nodes.document | None,
) -> None:
    """Take the launch button off pages without a notebook for Colab to open."""
    buttons = context.get("header_buttons")
    if isinstance(buttons, list) and not Path(app.srcdir, f"{page}.ipynb").exists():
        context["header_buttons"] = [
            button for button in buttons if button.get("label") != "launch-buttons"
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
