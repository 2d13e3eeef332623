"""TensorFlow.js is copied beside the pages, or is not there and its page says so."""

import json
from pathlib import Path

import pytest

from theme.after import tfjs

pytestmark = pytest.mark.unit

NODE = Path(tfjs.__file__).resolve().parents[1] / "node"


def put(modules, text="tf = 1;\n//# sourceMappingURL=tf.js.map\n"):
    """Lay out the packages as npm does."""
    for name in tfjs.FILES:
        place = modules / name
        place.parent.mkdir(parents=True)
        place.write_text(text, encoding="utf-8")


def test_three_scripts_are_copied_without_their_source_maps(tmp_path):
    put(tmp_path / "modules")
    assert tfjs.copy(tmp_path / "site", tmp_path / "modules")
    found = sorted((tmp_path / "site" / tfjs.FOLDER).iterdir())
    assert [file.name for file in found] == [
        "tf-backend-cpu.es2017.min.js",
        "tf-core.es2017.min.js",
        "tf-layers.es2017.min.js",
    ]
    assert {file.read_text(encoding="utf-8") for file in found} == {"tf = 1;\n"}


def test_without_the_packages_an_older_copy_goes_too(tmp_path):
    put(tmp_path / "modules")
    tfjs.copy(tmp_path / "site", tmp_path / "modules")
    (tmp_path / "modules" / tfjs.FILES[1]).unlink()
    assert not tfjs.copy(tmp_path / "site", tmp_path / "modules")
    assert not (tmp_path / "site" / tfjs.FOLDER).exists()


def test_lock_pins_each_package_by_its_hash_and_names_no_server():
    text = (NODE / "package-lock.json").read_text(encoding="utf-8")
    own, *packages = json.loads(text)["packages"].values()
    assert all(package["integrity"].startswith("sha512-") for package in packages)
    assert "://" not in text
    needed = json.loads((NODE / "package.json").read_text("utf-8"))["dependencies"]
    assert own["dependencies"] == needed
    assert {name.partition("/")[0] for name in tfjs.FILES} == {
        name.removeprefix("@tensorflow/")
        for name in needed
        if name.startswith("@tensorflow/")
    }
