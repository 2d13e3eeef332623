"""data/README.md says what the data pages and the tables say."""

import hashlib

import pytest

from neurons.datasets._facts import TABLES
from support.scripts import DATA, load

make_readme = load("make_readme")


def test_the_readme_is_fresh(capsys):
    assert make_readme.main(["--check"]) == 0, capsys.readouterr().err


def test_a_stale_readme_is_named_with_the_command(tmp_path, monkeypatch, capsys):
    # An empty folder beside copies of the tables, so that README.md is missing.
    for table in TABLES.values():
        (tmp_path / table.file).write_bytes((DATA / table.file).read_bytes())
    monkeypatch.setattr(make_readme, "HERE", tmp_path)
    assert make_readme.main(["--check"]) == 1
    assert "run `python data/make_readme.py`" in capsys.readouterr().err
    assert make_readme.main([]) == 0
    assert make_readme.main(["--check"]) == 0


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_the_readme_states_size_and_checksum_of_each_file(table):
    readme, raw = (DATA / "README.md").read_text(), (DATA / table.file).read_bytes()
    assert hashlib.sha256(raw).hexdigest() == table.sha256
    n_columns = len(table.columns)
    row = f"| `{table.file}` | {table.n_rows} | {n_columns} | {len(raw)} |"
    assert f"{row} `{table.sha256}` |" in readme


def test_the_readme_needs_no_book_to_be_read():
    readme = (DATA / "README.md").read_text()
    assert "{doc}" not in readme
    assert "```{" not in readme


def test_a_page_without_a_section_is_named():
    with pytest.raises(ValueError, match="needs the section `## Known flaws`"):
        make_readme.sections(
            "## Where it comes from\na\n## License and how to cite\nb\n"
        )
