"""The site as a zip: the same bytes each time, and whole in any folder."""

import zipfile
from urllib.parse import unquote, urlsplit

import pytest

from support.browser import Watch
from tools.bundle_site import bundle


@pytest.fixture(scope="module")
def archive(built_site, tmp_path_factory):
    out = tmp_path_factory.mktemp("bundle") / "course-site.zip"
    bundle(built_site, out)
    return out


@pytest.fixture(scope="module")
def unzipped(archive, tmp_path_factory):
    """The folder of the bundle, where a reader might put it."""
    home = tmp_path_factory.mktemp("x") / "Mein Kurs für Öl & Ähnliches #1"
    with zipfile.ZipFile(archive) as bundled:
        bundled.extractall(home)
    return home / archive.stem


def test_the_same_site_gives_the_same_bytes(archive, built_site, tmp_path):
    again = tmp_path / archive.name
    bundle(built_site, again)
    assert again.read_bytes() == archive.read_bytes()


def test_the_bundle_is_one_folder_of_plain_files_without_server_s_pages(archive):
    entries = zipfile.ZipFile(archive).infolist()
    names = [entry.filename for entry in entries]
    assert names == sorted(names)
    assert {name.split("/")[0] for name in names} == {archive.stem}
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.external_attr >> 16 for entry in entries} == {0o644}
    assert f"{archive.stem}/index.html" in names
    assert f"{archive.stem}/404.html" not in names
    assert not [name for name in names if "/." in name]


def test_the_bundle_works_from_its_first_page_without_a_server(unzipped, browser):
    page = browser.new_page()
    watch = Watch(page)
    page.goto((unzipped / "index.html").as_uri())
    # Who leaves a page before all of it came breaks off a request, which is no fault.
    page.wait_for_load_state("networkidle")
    page.get_by_role("link", name="Start reading").click()
    page.wait_for_url("**/chapters/00-numpy-pandas.html", wait_until="networkidle")
    page.locator("a.right-next").click()
    page.wait_for_url("**/chapters/01-single-neuron.html", wait_until="networkidle")
    page.locator("live-figure input[type=range]").first.press("ArrowRight")
    page.locator("a.right-next").click()
    page.wait_for_url("**/chapters/02-multiple-inputs.html", wait_until="networkidle")
    address = (unzipped / "search.html").as_uri()
    page.goto(f"{address}?q=residual", wait_until="networkidle")
    page.locator("#search-results li a").first.click()
    page.wait_for_url("**/chapters/**", wait_until="networkidle")
    assert watch.faults == []
    assert watch.foreign() == []
    page.close()


def test_what_a_chapter_offers_for_download_is_in_the_bundle(unzipped, browser):
    page = browser.new_page()
    page.goto((unzipped / "chapters" / "04-relu.html").as_uri())
    links = page.locator("a[download], a[href*=_sources]")
    addresses = links.evaluate_all("all => all.map(link => link.href)")
    names = [unquote(urlsplit(address).path) for address in addresses]
    endings = {name.rsplit("/", 1)[1] for name in names}
    assert {"relu.ipynb", "04-relu.ipynb", "04-relu.md"} <= endings
    assert [name for name in names if not unzipped.joinpath(name).is_file()] == []
    page.close()
