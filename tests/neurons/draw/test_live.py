"""A live figure carries its numbers and a still picture with words."""

import json
import re
from xml.etree import ElementTree as ET

import matplotlib as mpl
import numpy as np
import pytest

from neurons import draw

mpl.use("agg")
from matplotlib import pyplot as plt

pytestmark = pytest.mark.unit

WORDS = "Three cereals & a line."


def make(data=None, kind="neuron-line"):
    figure, axes = plt.subplots()
    axes.scatter([0, 5, 10], [90, 100, 120])
    axes.set_xlabel("sugars (g)")
    return draw.live(kind, data or {"x": np.array([0, 5, 10]), "w": 2.5}, figure, WORDS)


def test_element_names_its_kind_and_holds_its_numbers_as_json():
    html = make().html
    assert html.startswith('<live-figure data-kind="neuron-line">')
    script = re.search(r'<script type="application/json">(.*?)</script>', html)
    assert json.loads(script[1]) == {"x": [0, 5, 10], "w": 2.5}


def test_numbers_cannot_end_the_script_early():
    html = make({"names": ["</script><b>", "<!--"]}).html
    script = re.search(r'<script type="application/json">(.*?)</script>', html)
    assert json.loads(script[1]) == {"names": ["</script><b>", "<!--"]}


def test_still_picture_has_words_as_label_and_caption():
    html = make().html
    figure = html[html.index("<figure") : html.index("</live-figure>")]
    root = ET.fromstring(figure)
    svg = root.find("{http://www.w3.org/2000/svg}svg")
    assert root.get("class") == "live-static"
    assert svg.get("role") == "img"
    assert svg.get("aria-label") == root.find("figcaption").text == WORDS
    assert "sugars (g)" in "".join(svg.itertext())


def test_same_numbers_give_the_same_bytes_and_no_date():
    assert make().html == make().html
    assert "<metadata" not in make().html


def test_two_figures_of_one_page_share_no_ids():
    def ids(figure):
        return set(re.findall(r' id="([^"]+)"', figure.html))

    one, other = make({"w": 1.0}), make({"w": 2.0})
    assert ids(one)
    assert not ids(one) & ids(other)


def test_figure_is_closed_so_that_it_shows_once():
    before = plt.get_fignums()
    make()
    assert plt.get_fignums() == before


def test_notebook_gets_html_and_words():
    figure = make()
    assert figure._repr_mimebundle_() == {
        "text/html": figure.html,
        "text/plain": WORDS,
    }


def test_not_a_number_is_refused_with_a_remedy():
    with pytest.raises(ValueError, match="leave those rows out"):
        make({"x": [1.0, float("nan")]})


def test_unknown_data_misspelt_kind_and_missing_words_are_refused():
    with pytest.raises(TypeError, match="data holds a set"):
        make({"x": {1, 2}})
    with pytest.raises(ValueError, match="lower-case words with hyphens"):
        make(kind="Neuron line")
    with pytest.raises(ValueError, match="say what there is to see"):
        draw.live("a", {}, plt.figure(), " ")


def test_style_keeps_text_as_text_and_leaves_the_background_alone():
    with mpl.rc_context():
        mpl.rcParams["figure.facecolor"] = "none"
        draw.style()
        assert mpl.rcParams["svg.fonttype"] == "none"
        assert mpl.rcParams["figure.facecolor"] == "none"
        assert mpl.rcParams["axes.prop_cycle"].by_key()["color"][0] == "#0072B2"
