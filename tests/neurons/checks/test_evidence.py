"""Evidence comes from a stranger's process: it is read as plain data or not at all."""

import json
import os
import pickle
import struct
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from neurons.checks import judges
from neurons.checks.evidence import (
    TREE,
    EvidenceError,
    array_from_bytes,
    load_evidence,
    load_tree,
    save_evidence,
    save_tree,
)
from neurons.checks.model import CellOutcome, Status, Verdict
from neurons.checks.probes import find_probe
from neurons.checks.records import to_tree

pytestmark = pytest.mark.unit

STORED = Path(__file__).with_name("stored_evidence")
PLAIN = st.sampled_from(["float64", "float32", "int64", "uint8", "bool", "U5"])


@settings(max_examples=60, deadline=None)
@given(
    data=PLAIN.flatmap(lambda dtype: arrays(dtype, array_shapes(min_dims=0))),
    words=st.text(max_size=20),
)
def test_what_was_saved_is_what_is_loaded(tmp_path_factory, data, words):
    folder = tmp_path_factory.mktemp("evidence")
    save_tree({"a": [data, {"b": words}], "n": 3}, folder)
    tree = load_tree(folder)
    np.testing.assert_array_equal(tree["a"][0], data)
    assert tree["a"][0].dtype == data.dtype
    assert tree["a"][1]["b"] == words


def write_tree(folder, tree):
    (folder / TREE).write_text(json.dumps(tree), encoding="utf-8")


def npy(header: str, body: bytes = b"") -> bytes:
    """The bytes of an array file with a header of our choice."""
    text = header.encode() + b"\n"
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(text)) + text + body


def test_a_pickled_object_is_refused_and_never_loaded(tmp_path):
    class Bomb:
        def __reduce__(self):
            return (os.mkdir, (str(tmp_path / "exploded"),))

    header = "{'descr': '|O', 'fortran_order': False, 'shape': (1,)}"
    (tmp_path / "0.npy").write_bytes(npy(header, pickle.dumps(Bomb())))
    write_tree(tmp_path, {"a": {"npy": 0}})
    with pytest.raises(EvidenceError, match="not plain data"):
        load_tree(tmp_path)
    assert not (tmp_path / "exploded").exists()


@pytest.mark.parametrize(
    "raw, reason",
    [
        (b"", "no proper header"),
        (b"\x93NUMPY\x09\x00", "no proper header"),
        (npy("{'descr': '<f8'"), "no proper header"),
        (npy("{'descr': '<f8', 'fortran_order': False, 'shape': (9,)}"), "long as"),
        (
            npy("{'descr': '<f8', 'fortran_order': False, 'shape': (10**9, 10**9)}"),
            "long as|no proper header",
        ),
        (
            npy("{'descr': '<f8', 'fortran_order': False, 'shape': (-1,)}"),
            "long as|no proper header",
        ),
        (
            npy("{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': ()}"),
            "plain",
        ),
        (
            npy("{'descr': '<M8[s]', 'fortran_order': False, 'shape': ()}", b"1" * 8),
            "plain",
        ),
    ],
)
def test_a_damaged_array_file_is_refused_with_a_reason(raw, reason):
    with pytest.raises(EvidenceError, match=reason):
        array_from_bytes(raw)


def test_links_devices_and_missing_files_are_refused(tmp_path):
    secret = tmp_path / "secret.npy"
    np.save(secret, np.zeros(2))
    folder = tmp_path / "evidence"
    folder.mkdir()
    (folder / "0.npy").symlink_to(secret)
    os.mkfifo(folder / "1.npy")
    for number, reason in ((0, "cannot be opened"), (1, "ordinary"), (2, "opened")):
        write_tree(folder, {"a": {"npy": number}})
        with pytest.raises(EvidenceError, match=reason):
            load_tree(folder)


@pytest.mark.parametrize("number", [-1, 10**9, "0", None, True, "../../x"])
def test_an_array_is_named_by_a_small_whole_number_only(tmp_path, number):
    write_tree(tmp_path, {"a": {"npy": number}})
    with pytest.raises(EvidenceError, match="proper number"):
        load_tree(tmp_path)


def test_too_much_of_anything_is_refused(tmp_path):
    deep = {}
    node = deep
    for _ in range(60):
        node["a"] = {}
        node = node["a"]
    write_tree(tmp_path, deep)
    with pytest.raises(EvidenceError, match="deeply"):
        load_tree(tmp_path)
    (tmp_path / TREE).write_text("[" * 100_000, encoding="utf-8")
    with pytest.raises(EvidenceError, match="not JSON"):
        load_tree(tmp_path)
    (tmp_path / TREE).write_bytes(b" " * 3_000_000)
    with pytest.raises(EvidenceError, match="larger"):
        load_tree(tmp_path)


@pytest.mark.parametrize(
    "tree",
    [
        {},
        {"names": None},
        {"names": {"neuron": None}},
        {"names": {"neuron": {"kind": "function"}}},
        {"names": {"neuron": {"kind": "function"}}, "calls": []},
        {"names": {"neuron": {"kind": "function"}}, "calls": [None] * 8},
        {"names": {"neuron": {"kind": "function"}}, "calls": [{"result": {}}] * 8},
        {"names": {"neuron": {"kind": "array", "data": "many"}}},
    ],
)
def test_forged_evidence_earns_nothing_and_does_not_stop_the_judge(tmp_path, tree):
    write_tree(tmp_path, tree)
    verdict = judges.judge("neuron", tmp_path, CellOutcome(), 0)
    assert verdict.status in {Status.NOT_JUDGED, Status.WRONG, Status.NOT_STARTED}
    assert verdict.points == 0


FUNCTION = {"kind": "function", "type": "function", "stub": False}
CALL = {"result": FUNCTION, "changed": [0], "printed": False}
ERROR = {"error": "E", "text": "", "line": 0, "source": "", "not_implemented": False}


@pytest.mark.parametrize(
    "tree, reason",
    [
        ({"names": []}, "names is of another type"),
        ({"names": {}, "verdict": "correct"}, "unknown field 'verdict'"),
        ({"calls": []}, "lacks the field 'names'"),
        ({"names": {"x": {"kind": "number", "type": "int"}}}, "no known kind"),
        ({"names": {"x": {"kind": "other"}}}, "no known kind"),
        ({"names": {"x": {"kind": "other", "type": 3}}}, "type is of another type"),
        ({"names": {"x": {**FUNCTION, "stub": 1}}}, "stub is of another type"),
        ({"names": {"x": {**FUNCTION, "data": 1}}}, "no known kind"),
        ({"names": {}, "calls": {}}, "calls is of another type"),
        ({"names": {}, "calls": [{**CALL, "changed": [True]}]}, "of another type"),
        ({"names": {}, "calls": [{**CALL, "raised": ERROR}]}, "no known kind"),
        ({"names": {}, "compile": {"compiled": 1}}, "no known kind"),
        ({"names": {}, "compile": {"compiled": True}}, "no known kind"),
    ],
)
def test_an_unknown_kind_field_or_type_is_refused_with_its_place(
    tmp_path, tree, reason
):
    write_tree(tmp_path, tree)
    with pytest.raises(EvidenceError, match=reason):
        load_evidence(tmp_path)
    verdict = judges.judge("neuron", tmp_path, CellOutcome(), 0)
    assert verdict.status is Status.NOT_JUDGED


@pytest.mark.parametrize("task", sorted(path.name for path in STORED.iterdir()))
def test_evidence_that_an_older_version_stored_gets_the_verdict_that_it_got(task):
    folder = STORED / task
    known = json.loads((folder / "verdict.json").read_text(encoding="utf-8"))
    outcome = CellOutcome.from_dict(known["outcome"])
    verdict = judges.judge(task, folder, outcome, 0)
    if find_probe(task).version > 1:
        # Never judged by what nobody looked at then.
        assert verdict.status is Status.NOT_JUDGED
        assert verdict.message.startswith(judges.LACKS_PROBES)
    else:
        assert verdict == Verdict.from_dict(known["verdict"])


@pytest.mark.parametrize("task", sorted(path.name for path in STORED.iterdir()))
def test_evidence_is_stored_as_an_older_version_stored_it(tmp_path, task):
    evidence = load_evidence(STORED / task)
    save_evidence(evidence, tmp_path)
    for file in tmp_path.iterdir():
        assert file.read_bytes() == (STORED / task / file.name).read_bytes()
    np.testing.assert_equal(to_tree(load_evidence(tmp_path)), to_tree(evidence))
