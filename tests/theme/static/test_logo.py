"""The drawings of the site are those that their script makes."""

import io
from pathlib import Path

import numpy as np
import pytest
from matplotlib.image import imread

from tools.logo import CARD_SIZE, drawings

pytestmark = pytest.mark.unit

STATIC = Path(__file__).resolve().parents[3] / "theme" / "static"


def test_the_drawings_are_those_that_the_script_makes():
    for name, made in drawings().items():
        stored = (STATIC / name).read_bytes()
        if name.endswith(".svg"):
            assert stored == made, f"{name} is stale; run `python -m tools.logo`"
        else:
            # A picture's bytes differ from one PNG library to the next.
            old, new = imread(io.BytesIO(stored)), imread(io.BytesIO(made))
            assert old.shape[:2] == new.shape[:2] == CARD_SIZE[::-1]
            assert np.abs(old - new).mean() < 0.01, f"{name} is stale"


def test_the_logo_says_what_it_shows():
    assert 'aria-label="One neuron below' in (STATIC / "logo.svg").read_text("utf-8")
