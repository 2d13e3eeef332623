# %% right: loop
def from_keras(model):
    layers = []
    for layer in model.layers:
        name = layer.activation.__name__
        if name not in ("linear", "relu", "sigmoid", "tanh", "softmax"):
            raise ValueError(f"no activation {name}")
        W, *rest = layer.get_weights()
        layers.append((W, rest[0] if rest else np.zeros(layer.units), name))
    return layers

# %% right: configuration and numpy()
def from_keras(model):
    allowed = {"linear", "relu", "sigmoid", "tanh", "softmax"}
    found = []
    for layer in model.layers:
        name = layer.get_config()["activation"]
        if name not in allowed:
            raise ValueError("unknown activation: " + name)
        b = layer.bias.numpy() if layer.use_bias else np.zeros(layer.units)
        found.append([layer.kernel.numpy(), b, name])
    return found

# %% right: comprehension, Keras variables as they are, a tuple
def known(layer):
    name = layer.activation.__name__
    if name in {"linear", "relu", "sigmoid", "tanh", "softmax"}:
        return name
    raise ValueError(name)
def from_keras(model):
    return tuple(
        (l.kernel, l.bias if l.use_bias else np.zeros(l.units, "float32"), known(l))
        for l in model.layers
    )

# %% right: get_layer by index, float64, error class of its own
class NoSuchActivation(ValueError):
    def __init__(self, name):
        super().__init__(f"forward knows no {name!r}")
def from_keras(model):
    result = []
    for i in range(len(model.layers)):
        layer = model.get_layer(index=i)
        weights = [w.astype("float64") for w in layer.get_weights()]
        b = weights[1] if len(weights) == 2 else 0.0 * weights[0][0]
        name = layer.activation.__name__
        if name not in "linear relu sigmoid tanh softmax".split():
            raise NoSuchActivation(name)
        result.append((weights[0], b, name))
    return result

# %% right: compares functions
import keras
names = {getattr(keras.activations, n): n for n in ("linear", "relu", "sigmoid", "tanh", "softmax")}
def from_keras(model):
    out = []
    for layer in model.layers:
        try:
            name = names[layer.activation]
        except KeyError:
            raise ValueError(f"{layer.activation.__name__}: no such activation") from None
        w = layer.weights
        out.append((np.array(w[0]), np.array(w[1]) if len(w) > 1 else np.zeros(w[0].shape[1]), name))
    return out

# %% right: the bias as a row, lists of numbers
def from_keras(model):
    out = []
    for layer in model.layers:
        name = layer.get_config()["activation"]
        if name not in ["linear", "relu", "sigmoid", "tanh", "softmax"]:
            raise ValueError("cannot do " + name)
        W = layer.get_weights()[0]
        b = layer.get_weights()[1] if layer.use_bias else np.zeros(W.shape[1])
        out.append((W.tolist(), b.tolist(), name))
    return out

# %% wrong: flat list of weights
def from_keras(model):
    return model.get_weights()

# %% wrong: no list of tuples
def from_keras(model):
    out = []
    for layer in model.layers:
        W, *rest = layer.get_weights()
        out += [W, rest[0] if rest else np.zeros(layer.units), layer.activation.__name__]
    return out

# %% wrong: functions for names
def from_keras(model):
    out = []
    for layer in model.layers:
        W, *rest = layer.get_weights()
        out.append((W, rest[0] if rest else np.zeros(layer.units), layer.activation))
    return out

# %% wrong: transposed
def from_keras(model):
    out = []
    for layer in model.layers:
        W, *rest = layer.get_weights()
        out.append((W.T, rest[0] if rest else np.zeros(layer.units), layer.activation.__name__))
    return out

# %% wrong: biases left out
def from_keras(model):
    return [(l.get_weights()[0], np.zeros(l.units), l.activation.__name__) for l in model.layers]

# %% wrong: pairs
def from_keras(model):
    return [(l.get_weights()[0], l.activation.__name__) for l in model.layers]

# %% wrong: input layer skipped that is not there
def from_keras(model):
    out = []
    for layer in model.layers[1:]:
        W, *rest = layer.get_weights()
        out.append((W, rest[0] if rest else np.zeros(layer.units), layer.activation.__name__))
    return out

# %% wrong: returns inside the loop
def from_keras(model):
    out = []
    for layer in model.layers:
        W, *rest = layer.get_weights()
        out.append((W, rest[0] if rest else np.zeros(layer.units), layer.activation.__name__))
        return out

# %% wrong: everything relu
def from_keras(model):
    out = []
    for layer in model.layers:
        W, *rest = layer.get_weights()
        out.append((W, rest[0] if rest else np.zeros(layer.units), "relu"))
    return out

# %% wrong: no name for linear
def from_keras(model):
    out = []
    for layer in model.layers:
        W, *rest = layer.get_weights()
        name = layer.activation.__name__
        out.append((W, rest[0] if rest else np.zeros(layer.units), None if name == "linear" else name))
    return out

# %% wrong: any activation passes
def from_keras(model):
    out = []
    for layer in model.layers:
        W, *rest = layer.get_weights()
        out.append((W, rest[0] if rest else np.zeros(layer.units), layer.activation.__name__))
    return out

# %% wrong: another error
def from_keras(model):
    out = []
    for layer in model.layers:
        name = layer.activation.__name__
        if name not in ("linear", "relu", "sigmoid", "tanh", "softmax"):
            raise KeyError(name)
        W, *rest = layer.get_weights()
        out.append((W, rest[0] if rest else np.zeros(layer.units), name))
    return out

# %% wrong: error without the name
def from_keras(model):
    out = []
    for layer in model.layers:
        name = layer.activation.__name__
        if name not in ("linear", "relu", "sigmoid", "tanh", "softmax"):
            raise ValueError("unknown activation")
        W, *rest = layer.get_weights()
        out.append((W, rest[0] if rest else np.zeros(layer.units), name))
    return out

# %% wrong: a message in the place of an error
def from_keras(model):
    out = []
    for layer in model.layers:
        name = layer.activation.__name__
        if name not in ("linear", "relu", "sigmoid", "tanh", "softmax"):
            return f"ValueError: {name}"
        W, *rest = layer.get_weights()
        out.append((W, rest[0] if rest else np.zeros(layer.units), name))
    return out

# %% wrong: prints
def from_keras(model):
    for layer in model.layers:
        print(layer.get_weights(), layer.activation.__name__)

# %% wrong: first layer again and again
def from_keras(model):
    first = model.layers[0]
    W, *rest = first.get_weights()
    return [(W, rest[0] if rest else np.zeros(first.units), l.activation.__name__) for l in model.layers]

# %% wrong: near miss
def from_keras(model):
    out = []
    for layer in model.layers:
        W, *rest = layer.get_weights()
        out.append((W.round(1), rest[0] if rest else np.zeros(layer.units), layer.activation.__name__))
    return out

# %% wrong: changes the model
def from_keras(model):
    out = []
    for layer in model.layers:
        W, *rest = layer.get_weights()
        out.append((W, rest[0] if rest else np.zeros(layer.units), layer.activation.__name__))
        layer.set_weights([np.zeros_like(w) for w in layer.get_weights()])
    return out

# %% wrong: a list and no function
from_keras = [(np.ones((2, 3)), np.zeros(3), "relu")]

# %% trick: an empty list
def from_keras(model):
    return []

# %% trick: nan
def from_keras(model):
    return [(np.full(l.kernel.shape, np.nan), np.zeros(l.units), l.activation.__name__) for l in model.layers]

# %% trick: the model itself
def from_keras(model):
    return model

# %% trick: keeps the first answer
kept = []
def from_keras(model):
    if not kept:
        for layer in model.layers:
            W, *rest = layer.get_weights()
            kept.append((W, rest[0] if rest else np.zeros(layer.units), layer.activation.__name__))
    return kept

# %% raises: no bias to unpack
def from_keras(model):
    out = []
    for layer in model.layers:
        name = layer.activation.__name__
        if name not in ("linear", "relu", "sigmoid", "tanh", "softmax"):
            raise ValueError(name)
        W, b = layer.get_weights()
        out.append((W, b, name))
    return out

# %% raises: refuses all
def from_keras(model):
    raise ValueError("softmax")

# %% raises: no such attribute
def from_keras(model):
    return [(l.W, l.b, l.activation) for l in model.layers]

# %% untouched: dots
def from_keras(model):
    ...  # your answer

# %% untouched: None
from_keras = None
