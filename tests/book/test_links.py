"""Links within the site, the documents and the notebooks."""

from tools import links


def test_every_link_of_site_documents_and_notebooks_holds(built_site, monkeypatch):
    monkeypatch.setattr(links, "SITE", built_site)
    assert list(links.faults()) == []


def test_a_link_of_a_document_that_leads_nowhere_is_named(tmp_path):
    document = tmp_path / "a.md"
    document.write_text(
        "# One part\n\n[here](#one-part) [no](#gone) [no](gone.md) "
        "[out](https://example.org)\n"
    )
    assert list(links.document_faults(document)) == [
        "the link #gone leads to no heading; fix what follows #",
        "the link gone.md leads to no file; fix its address",
    ]
