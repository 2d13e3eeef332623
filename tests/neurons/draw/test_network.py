"""The drawing says what the model is, in the picture and in words."""

import re
import subprocess
import sys
from xml.etree import ElementTree as ET

import keras
import numpy as np
import pytest

from neurons import draw

SVG = "{http://www.w3.org/2000/svg}"


def stack(n_inputs, *layers):
    keras.utils.set_random_seed(7)
    dense = [keras.layers.Dense(n, activation=name) for n, name in layers]
    return keras.Sequential([keras.Input((n_inputs,)), *dense])


def cereal_neuron():
    model = stack(1, (1, None))
    model.set_weights([np.array([[2.5]]), np.array([90.0])])
    return model


def texts(drawing):
    return [element.text for element in ET.fromstring(drawing.svg).iter(f"{SVG}text")]


def count(drawing, tag):
    return len(list(ET.fromstring(drawing.svg).iter(f"{SVG}{tag}")))


def test_words_give_every_layer_weight_and_count():
    labels = {"inputs": ["sugars (g)"], "outputs": ["energy (kcal)"]}
    assert draw.network(cereal_neuron(), **labels).text == (
        "1 input: x is sugars (g).\n"
        "Output: 1 unit, activation linear, "
        "1 weight and 1 bias on a node 1.\n"
        "  Unit 0: linear(2.5 · x + 90).\n"
        "1 output: y is energy (kcal).\n"
        "In all: 2 parameters."
    )


def test_words_name_each_weight_of_several_inputs_with_its_sign():
    model = stack(3, (1, "relu"))
    model.set_weights([np.array([[2.5], [-4.0], [5.0]]), np.array([-80.0])])
    assert "  Unit 0: relu(2.5 · x₀ − 4 · x₁ + 5 · x₂ − 80)." in (
        draw.network(model).text.splitlines()
    )


def test_words_count_the_parameters_of_a_stack_without_listing_its_weights():
    text = draw.network(stack(20, (64, "relu"), (10, None))).text
    assert "Hidden 1: 64 units, activation relu" in text
    assert "1,280 weights and 64 biases" in text
    assert "In all: 1,994 parameters." in text
    assert "·" not in text


def test_picture_carries_weights_on_its_lines():
    shown = texts(draw.network(cereal_neuron()))
    assert {"2.5", "90", "x", "1", "Σ", "y"} <= set(shown)


def test_twelve_lines_carry_their_weights_and_thirteen_do_not():
    twelve = draw.network(stack(2, (4, "relu")))
    thirteen = draw.network(stack(12, (1, None)))
    weights = [text for text in texts(twelve) if "." in text]
    assert len(weights) == 8
    assert not [t for t in texts(thirteen) if re.search(r"\d\.\d", t)]


def test_label_on_a_line_is_a_weight_of_the_model():
    model = stack(3, (2, None))
    kernel, _ = model.get_weights()
    expected = {f"{v:.4g}".replace("-", "−") for v in kernel.ravel()}
    assert expected <= set(texts(draw.network(model)))


def test_labels_on_lines_do_not_cover_each_other():
    drawing = draw.network(stack(2, (4, "relu")))
    boxes = [
        [float(rect.get(key)) for key in ("x", "y", "width", "height")]
        for rect in ET.fromstring(drawing.svg).iter(f"{SVG}rect")
        if rect.get("fill") == "#fff"
    ]
    assert len(boxes) == 12
    for i, (x, y, width, height) in enumerate(boxes):
        for u, v, other_width, _ in boxes[:i]:
            apart = x + width <= u or u + other_width <= x or abs(y - v) >= height
            assert apart, f"labels {i} at {(x, y)} and {(u, v)} overlap"


def test_no_stroke_beside_a_number_reads_as_its_sign():
    model = stack(3, (2, None))
    kernel, bias = np.array([[3, 3], [-3.5, 24], [8, 0.3048]]), np.array([74, -10])
    model.set_weights([kernel, bias])
    root = ET.fromstring(draw.network(model).svg)
    covers = [rect for rect in root.iter(f"{SVG}rect") if rect.get("fill") == "#fff"]
    labels = [list(root)[list(root).index(cover) + 1] for cover in covers]
    assert len(labels) == 8
    for cover, label in zip(covers, labels, strict=True):
        # Digits are 7.4 pixels wide at most; a gap of 7 is wider than that of dashes.
        assert float(cover.get("width")) > 7.4 * len(label.text) + 13


def test_before_a_number_a_line_is_longer_than_a_minus():
    model = stack(3, (1, None))
    kernel = np.array([[0.6966], [-1.107], [0.3048]])
    model.set_weights([kernel, np.array([0.0])])
    root = ET.fromstring(draw.network(model).svg)
    covers = [rect for rect in root.iter(f"{SVG}rect") if rect.get("fill") == "#fff"]
    assert len(covers) == 4
    for cover, line in zip(covers, root.iter(f"{SVG}line"), strict=False):
        width = float(cover.get("width"))
        x = float(cover.get("x")) + width / 2 - float(line.get("x1"))
        y = float(cover.get("y")) + 9 - float(line.get("y1"))
        assert abs(complex(x, y)) - width / 2 > 12


def test_inputs_are_squares_biases_diamonds_and_units_circles():
    drawing = draw.network(stack(3, (2, "tanh")))
    squares = [r for r in ET.fromstring(drawing.svg).iter(f"{SVG}rect")
               if r.get("fill") != "#fff"]  # fmt: skip
    assert len(squares) == 3
    assert count(drawing, "circle") == 2
    assert texts(drawing).count("1") == 1


def test_many_lines_are_one_band_that_says_how_many_weights_it_has():
    drawing = draw.network(stack(8, (16, "relu"), (3, None)))
    assert {"8 × 16", "16 × 3"} <= set(texts(drawing))
    # One arrow in each band, one behind each output, one in the middle of each unit.
    assert count(drawing, "line") == 2 + 3 + (5 + 3)
    assert "×" not in "".join(texts(draw.network(stack(2, (4, "relu"), (3, None)))))


def test_a_negative_weight_shows_without_color():
    kernel, bias = np.array([[1.0], [-1.0]]), np.array([0.0])
    model = stack(2, (1, None))
    model.set_weights([kernel, bias])
    heads = [
        polygon.get("style")
        for polygon in ET.fromstring(draw.network(model).svg).iter(f"{SVG}polygon")
        if polygon.get("style")
    ]
    assert sum("--paper" in style for style in heads) == 1
    assert len(heads) == 3 + 1


def test_layer_without_bias_has_no_bias_node():
    model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2, use_bias=False)])
    drawing = draw.network(model)
    assert "no bias" in drawing.text
    assert "1" not in texts(drawing)
    assert "In all: 4 parameters." in drawing.text


def test_many_units_become_an_ellipsis():
    drawing = draw.network(stack(20, (64, "relu"), (10, None)))
    assert texts(drawing).count("⋮") == 3
    assert "64 units" in texts(drawing)
    assert {"x₀", "x₁₉", "y₉"} <= set(texts(drawing))


def test_everything_drawn_lies_inside_the_picture():
    root = ET.fromstring(draw.network(stack(3, (9, "relu"), (2, "softmax"))).svg)
    width, height = (float(root.get(side)) for side in ("width", "height"))
    for element in root.iter():
        for key in ("x", "x1", "x2", "cx"):
            assert 0 <= float(element.get(key, 0)) <= width
        for key in ("y", "y1", "y2", "cy"):
            assert 0 <= float(element.get(key, 0)) <= height


def test_same_model_made_again_gives_the_same_bytes():
    assert draw.network(cereal_neuron()) == draw.network(cereal_neuron())


def test_another_weight_activation_or_size_gives_another_picture():
    base = draw.network(cereal_neuron())
    other = cereal_neuron()
    other.set_weights([np.array([[2.6]]), np.array([90.0])])
    assert draw.network(other) != base
    model = stack(1, (1, "relu"))
    model.set_weights(cereal_neuron().get_weights())
    assert draw.network(model).svg != base.svg
    assert draw.network(stack(1, (2, None))).svg != base.svg


def test_layer_model_functional_and_nested_give_the_same_picture():
    weights = [np.array([[2.5]]), np.array([90.0])]
    layer = keras.layers.Dense(1)
    layer(np.zeros((1, 1)))
    tensor = keras.Input((1,))
    functional = keras.Model(tensor, keras.layers.Dense(1)(tensor))
    nested = keras.Sequential([keras.Input((1,)), cereal_neuron()])
    for model in (layer, functional, nested):
        model.set_weights(weights)
        assert draw.network(model) == draw.network(cereal_neuron())


def test_activation_as_a_layer_of_its_own_is_drawn_in_the_unit():
    apart = keras.Sequential(
        [keras.Input((2,)), keras.layers.Dense(3), keras.layers.ReLU()]
    )
    inside = stack(2, (3, "relu"))
    apart.set_weights(inside.get_weights())
    assert draw.network(apart) == draw.network(inside)


def test_layer_with_a_name_of_its_own_keeps_it():
    model = keras.Sequential(
        [keras.Input((1,)), keras.layers.Dense(1, "sigmoid", name="L1")]
    )
    drawing = draw.network(model)
    assert "“L1” (the output)" in drawing.text
    assert "“L1”" in texts(drawing)


def test_unknown_activation_is_drawn_and_named():
    model = stack(1, (1, "exponential"))
    drawing = draw.network(model)
    assert "activation exponential" in drawing.text
    assert "f" in texts(drawing)


def test_notebook_gets_picture_words_and_a_label_for_screen_readers():
    drawing = draw.network(cereal_neuron())
    bundle = drawing._repr_mimebundle_()
    assert bundle["image/svg+xml"] == drawing.svg
    assert bundle["text/plain"] == drawing.text
    assert "linear(2.5 · x + 90)" in ET.fromstring(drawing.svg).get("aria-label")
    assert "<summary>The drawing in words</summary>" in bundle["text/html"]


def test_picture_asks_for_nothing_from_elsewhere_and_has_no_ids():
    svg = draw.network(stack(2, (2, None))).svg
    assert svg.count("http") == svg.count("http://www.w3.org/2000/svg") == 1
    assert " id=" not in svg


def test_labels_are_escaped():
    drawing = draw.network(cereal_neuron(), inputs=["<b>&"])
    assert "<b>&" in texts(drawing)
    assert "<b>" not in drawing._repr_mimebundle_()["text/html"]


def test_save_writes_the_picture(tmp_path):
    drawing = draw.network(cereal_neuron())
    path = drawing.save(tmp_path / "neuron.svg")
    assert path.read_text(encoding="utf-8") == drawing.svg + "\n"
    with pytest.raises(ValueError, match=r"neuron\.png must end in \.svg"):
        drawing.save(tmp_path / "neuron.png")


def test_layer_without_weights_says_how_to_get_some():
    with pytest.raises(ValueError, match=r"no weights yet.*keras\.Input\(\(n,\)\)"):
        draw.network(keras.layers.Dense(1))
    with pytest.raises(ValueError, match="no weights yet"):
        draw.network(keras.Sequential([keras.layers.Dense(1)]))


def test_model_that_is_no_chain_is_refused():
    tensor = keras.Input((2,))
    one, two = keras.layers.Dense(2)(tensor), keras.layers.Dense(2)(tensor)
    forked = keras.Model(tensor, keras.layers.Add()([one, two]))
    with pytest.raises(ValueError, match="does not simply follow the layer before"):
        draw.network(forked)


def test_other_layers_are_refused_by_name():
    model = keras.Sequential(
        [keras.Input((4, 1)), keras.layers.Conv1D(1, 2, name="sweep")]
    )
    with pytest.raises(ValueError, match="layer 'sweep' is a Conv1D"):
        draw.network(model)


def test_model_class_of_ones_own_is_refused():
    class Mine(keras.Model):
        def __init__(self):
            super().__init__()
            self.out = keras.layers.Dense(1)

        def call(self, x):
            return self.out(x)

    model = Mine()
    model(np.zeros((1, 2)))
    with pytest.raises(ValueError, match="model class of your own"):
        draw.network(model)


def test_what_is_no_model_is_refused():
    with pytest.raises(TypeError, match="needs a Keras layer or model; it got int"):
        draw.network(3)
    with pytest.raises(ValueError, match="no Dense layer"):
        draw.network(keras.Sequential([keras.Input((1,))]))


def test_labels_must_fit_the_model():
    with pytest.raises(ValueError, match="inputs has 2 labels; the model has 1"):
        draw.network(cereal_neuron(), inputs=["a", "b"])
    with pytest.raises(TypeError, match="outputs must be a list"):
        draw.network(cereal_neuron(), outputs="energy")


def test_importing_draw_loads_no_keras():
    code = (
        "import sys; from neurons import draw; draw.style(); "
        "sys.exit(any(m.split('.')[0] in ('keras', 'tensorflow') for m in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_unit_of_a_label_stands_on_its_own_line():
    drawing = draw.network(cereal_neuron(), inputs=["dietary fiber (g)"])
    assert {"dietary fiber", "(g)"} <= set(texts(drawing))
    wide = draw.network(cereal_neuron(), inputs=["dietary fiber in g"])
    width = [float(ET.fromstring(d.svg).get("width")) for d in (drawing, wide)]
    assert width[0] < width[1]
