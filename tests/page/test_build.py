"""What the build makes of packages and pages, without a browser."""

import io
import zipfile

import pytest
from bs4 import BeautifulSoup

from page import build, marks, policy, runtime

pytestmark = pytest.mark.unit

MODULE = b"\0asm\1\0\0\0"
SOCKETS = {"sock_accept", "sock_recv", "sock_send", "sock_shutdown"}
TYPES = b"\x01\x04\x01\x60\x00\x00"
CELLS = """<html><head><meta charset="utf-8"></head><body>
<div class="cell"><div class="cell_input"><pre>x = 1
x</pre></div><div class="cell_output"><pre>1</pre></div></div>
<div class="cell"><div class="cell_output"><img src="a.svg"></div></div>
<div class="cell"><div class="cell_input"><pre>import torch</pre></div></div>
</body></html>"""


def page():
    return BeautifulSoup(CELLS, "html.parser")


def test_a_module_loses_its_custom_sections_alone():
    section = b"\x00\x03\x02ab"
    assert runtime.without_names(MODULE + section + TYPES + section) == MODULE + TYPES


def test_a_long_section_is_passed_over_whole():
    long = b"\x00\x80\x01" + bytes(128)
    assert runtime.without_names(MODULE + long + TYPES) == MODULE + TYPES


def test_a_zip_is_the_same_whatever_order_files_come_in():
    one = runtime.zipped({"a.py": b"1", "b.py": b"2"})
    assert one == runtime.zipped({"b.py": b"2", "a.py": b"1"})
    with zipfile.ZipFile(io.BytesIO(one)) as found:
        assert found.read("b.py") == b"2"
        assert {info.compress_type for info in found.infolist()} == {zipfile.ZIP_STORED}


def test_a_file_is_cut_into_scripts_that_hold_all_of_it(tmp_path, monkeypatch):
    monkeypatch.setattr(build, "PART", 4)
    assert build.put_parts(tmp_path, "data", b"0123456789") == [4, 4, 2]
    texts = [(tmp_path / f"data.{part}.js").read_text() for part in range(3)]
    assert texts[2] == 'pagePython.part("data",2,"ODk=")'


def test_what_was_made_once_is_taken_from_the_cache(tmp_path):
    made = []

    def make():
        made.append(1)
        return b"bytes"

    assert runtime.cached(tmp_path, "key", make) == b"bytes"
    assert runtime.cached(tmp_path, "key", make) == b"bytes"
    assert runtime.cached(tmp_path, "other", make) == b"bytes"
    assert len(made) == 2


def test_cells_are_marked_and_what_a_page_has_not_got_is_said():
    soup = page()
    cells = [
        marks.Cell("x = 1\nx", seconds=31.4),
        marks.Cell("draw('</script>')", alt="A line."),
        marks.Cell("import torch"),
    ]
    needs = {r"import torch\b": "PyTorch"}
    assert marks.mark_cells(soup, cells, needs) == 1
    once = str(soup)
    assert marks.mark_cells(soup, cells, needs) == 1
    assert str(soup) == once
    first, second, third = soup.select("div.cell")
    assert first["data-seconds"] == "31"
    assert first.select_one("[data-output]")["data-state"] == "book"
    assert second["data-alt"] == "A line."
    # The page does not show it, but other cells may need what it makes.
    assert second.select_one("[data-source]").string == "draw('<\\/script>')"
    assert not third.has_attr("data-cell")
    assert "Needs PyTorch" in third.get_text()


def test_a_page_with_other_cells_than_its_notebook_is_refused():
    with pytest.raises(ValueError, match="3 cells on the page, 1 in its notebook"):
        marks.mark_cells(page(), [marks.Cell("x = 1")], {})


def test_the_policy_names_the_scripts_that_stand_in_the_page():
    soup = page()
    for text, kind in (("run()", None), ("{}", "application/json")):
        script = soup.new_tag("script", attrs={"type": kind} if kind else {})
        script.string = text
        soup.body.append(script)
    soup.body.append(soup.new_tag("button", onclick="print()"))
    policy.put(soup)
    policy.put(soup)  # a page that is there already
    (meta,) = soup.select('meta[http-equiv="Content-Security-Policy"]')
    assert policy.digest("run()") in meta["content"]
    assert policy.digest("print()") in meta["content"]
    assert policy.digest("{}") not in meta["content"]
    assert "'unsafe-inline'" not in meta["content"].partition("style-src")[0]


def imported(module):
    """What a WebAssembly module imports: pairs of a module's and a function's name."""
    place = 8
    while module[place] != 2:
        size, place = runtime._number(module, place + 1)
        place += size
    _, place = runtime._number(module, place + 1)
    count, place = runtime._number(module, place)
    found = set()
    for _ in range(count):
        names = []
        for _ in range(2):
            size, place = runtime._number(module, place)
            names.append(module[place : place + size].decode())
            place += size
        assert module[place] == 0, "an import that is no function"
        _, place = runtime._number(module, place + 1)
        found.add(tuple(names))
    return found


def test_python_can_call_files_in_memory_clocks_chance_and_exit_alone():
    module = (runtime.artifacts() / "python.wasm").read_bytes()
    names = {name for place, name in imported(module) if place != "host"}
    assert {place for place, _ in imported(module)} == {
        "host",
        "wasi_snapshot_preview1",
    }
    assert {name for place, name in imported(module) if place == "host"} == {"call"}
    starts = ("args_", "clock_", "environ_", "fd_", "path_", "poll_", "random_")
    rest = {name for name in names if not name.startswith(starts)}
    assert rest <= {"proc_exit", "sched_yield", *SOCKETS}
    # None of them leads anywhere: the page gives no socket.
    worker = (build.STATIC / "worker.js").read_text(encoding="utf-8")
    assert "host: { call: () => -1 }" in worker


def test_a_build_without_npm_says_what_to_do(monkeypatch, tmp_path):
    monkeypatch.setattr(build, "MODULES", tmp_path)
    with pytest.raises(build.PageError, match="`make book` fetches them"):
        build.bundled("page.js")
