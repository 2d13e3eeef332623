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
# says: one flat list
def from_keras(model):
    return model.get_weights()

# %% wrong: no list of tuples
# says: one by one
def from_keras(model):
    out = []
    for layer in model.layers:
        W, *rest = layer.get_weights()
        out += [W, rest[0] if rest else np.zeros(layer.units), layer.activation.__name__]
    return out

# %% wrong: functions for names
# says: function itself
def from_keras(model):
    out = []
    for layer in model.layers:
        W, *rest = layer.get_weights()
        out.append((W, rest[0] if rest else np.zeros(layer.units), layer.activation))
    return out

# %% wrong: transposed
# says: transposed
def from_keras(model):
    out = []
    for layer in model.layers:
        W, *rest = layer.get_weights()
        out.append((W.T, rest[0] if rest else np.zeros(layer.units), layer.activation.__name__))
    return out

# %% wrong: biases left out
# says: biases were left out
def from_keras(model):
    return [(l.get_weights()[0], np.zeros(l.units), l.activation.__name__) for l in model.layers]

# %% wrong: pairs
# says: three things
def from_keras(model):
    return [(l.get_weights()[0], l.activation.__name__) for l in model.layers]

# %% wrong: input layer skipped that is not there
# says: skipped
def from_keras(model):
    out = []
    for layer in model.layers[1:]:
        W, *rest = layer.get_weights()
        out.append((W, rest[0] if rest else np.zeros(layer.units), layer.activation.__name__))
    return out

# %% wrong: returns inside the loop
# says: inside the loop
def from_keras(model):
    out = []
    for layer in model.layers:
        W, *rest = layer.get_weights()
        out.append((W, rest[0] if rest else np.zeros(layer.units), layer.activation.__name__))
        return out

# %% wrong: everything relu
# says: activation is called
def from_keras(model):
    out = []
    for layer in model.layers:
        W, *rest = layer.get_weights()
        out.append((W, rest[0] if rest else np.zeros(layer.units), "relu"))
    return out

# %% wrong: no name for linear
# says: name is needed
def from_keras(model):
    out = []
    for layer in model.layers:
        W, *rest = layer.get_weights()
        name = layer.activation.__name__
        out.append((W, rest[0] if rest else np.zeros(layer.units), None if name == "linear" else name))
    return out

# %% wrong: any activation passes
# says: let it pass
def from_keras(model):
    out = []
    for layer in model.layers:
        W, *rest = layer.get_weights()
        out.append((W, rest[0] if rest else np.zeros(layer.units), layer.activation.__name__))
    return out

# %% wrong: another error
# says: ValueError is asked for
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
# says: does not say
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
# says: raise ValueError
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
# says: print
def from_keras(model):
    for layer in model.layers:
        print(layer.get_weights(), layer.activation.__name__)

# %% wrong: first layer again and again
# says: first layer|shape
def from_keras(model):
    first = model.layers[0]
    W, *rest = first.get_weights()
    return [(W, rest[0] if rest else np.zeros(first.units), l.activation.__name__) for l in model.layers]

# %% wrong: near miss
# says: other numbers
def from_keras(model):
    out = []
    for layer in model.layers:
        W, *rest = layer.get_weights()
        out.append((W.round(1), rest[0] if rest else np.zeros(layer.units), layer.activation.__name__))
    return out

# %% wrong: changes the model
# says: changes the weights
def from_keras(model):
    out = []
    for layer in model.layers:
        W, *rest = layer.get_weights()
        out.append((W, rest[0] if rest else np.zeros(layer.units), layer.activation.__name__))
        layer.set_weights([np.zeros_like(w) for w in layer.get_weights()])
    return out

# %% wrong: a list and no function
# says: function
from_keras = [(np.ones((2, 3)), np.zeros(3), "relu")]

# %% trick: an empty list
# says: 0 entries
def from_keras(model):
    return []

# %% trick: nan
# says: nan|other numbers
def from_keras(model):
    return [(np.full(l.kernel.shape, np.nan), np.zeros(l.units), l.activation.__name__) for l in model.layers]

# %% trick: the model itself
# says: Keras model
def from_keras(model):
    return model

# %% trick: keeps the first answer
# says: entries|again
kept = []
def from_keras(model):
    if not kept:
        for layer in model.layers:
            W, *rest = layer.get_weights()
            kept.append((W, rest[0] if rest else np.zeros(layer.units), layer.activation.__name__))
    return kept

# %% raises: no bias to unpack
# says: use_bias=False
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
# says: ValueError
def from_keras(model):
    raise ValueError("softmax")

# %% raises: no such attribute
# says: AttributeError
def from_keras(model):
    return [(l.W, l.b, l.activation) for l in model.layers]

# %% untouched: dots
def from_keras(model):
    ...  # your answer

# %% untouched: None
from_keras = None

# %% right: type hints and a docstring
def from_keras(model) -> list[tuple[np.ndarray, np.ndarray, str]]:
    """List (W, b, name of the activation) for every Dense layer.

    Raises:
        ValueError: a layer has another activation.
    """
    known: set[str] = {"linear", "relu", "sigmoid", "tanh", "softmax"}
    result: list[tuple[np.ndarray, np.ndarray, str]] = []
    for layer in model.layers:
        name: str = layer.activation.__name__
        if name not in known:
            raise ValueError(f"activation {name!r} is not supported")
        weights = layer.get_weights()
        bias = weights[1] if len(weights) > 1 else np.zeros(weights[0].shape[1])
        result.append((weights[0], bias, name))
    return result

# %% right: checks all names first
def from_keras(model):
    names = [layer.activation.__name__ for layer in model.layers]
    for name in names:
        if name not in ["linear", "relu", "sigmoid", "tanh", "softmax"]:
            raise ValueError("unknown activation " + name)
    result = []
    for layer, name in zip(model.layers, names):
        W = layer.get_weights()[0]
        b = layer.get_weights()[1] if layer.use_bias else np.zeros(W.shape[1])
        result.append((W, b, name))
    return result

# %% right: a lambda and a helper that raises
def checked(name):
    if name in ("linear", "relu", "sigmoid", "tanh", "softmax"):
        return name
    raise ValueError(f"{name}?")
from_keras = lambda model: [(l.get_weights()[0], l.get_weights()[1] if l.use_bias else np.zeros(l.units), checked(l.activation.__name__)) for l in model.layers]

# %% right: one helper per layer, mapped
def convert(layer):
    activation = layer.activation.__name__
    if activation not in {"linear", "relu", "sigmoid", "tanh", "softmax"}:
        raise ValueError(f"forward has no {activation}")
    kernel, *bias = layer.get_weights()
    return kernel, (bias or [np.zeros(len(kernel.T))])[0], activation
def from_keras(model):
    return list(map(convert, model.layers))

# %% right: the whole configuration of the model
def from_keras(model):
    result = []
    for entry, layer in zip([c for c in model.get_config()["layers"] if c["class_name"] == "Dense"], model.layers):
        name = entry["config"]["activation"]
        if name not in ("linear", "relu", "sigmoid", "tanh", "softmax"):
            raise ValueError(f"cannot convert {name}")
        weights = layer.get_weights()
        if not entry["config"]["use_bias"]:
            weights.append(np.zeros(entry["config"]["units"]))
        result.append((*weights, name))
    return result

# %% right: serialize of Keras
import keras
def from_keras(model):
    out = []
    for layer in model.layers:
        name = keras.activations.serialize(layer.activation)
        if name not in "linear,relu,sigmoid,tanh,softmax".split(","):
            raise ValueError(f"not one of the five: {name}")
        b = np.array(layer.bias) if layer.bias is not None else np.zeros(layer.units)
        out.append((np.array(layer.kernel), b, name))
    return out

# %% right: one flat list of weights, an iterator
def from_keras(model):
    weights = iter(model.get_weights())
    result = []
    for layer in model.layers:
        name = layer.activation.__name__
        if name not in ("linear", "relu", "sigmoid", "tanh", "softmax"):
            raise ValueError(name)
        W = next(weights)
        b = next(weights) if layer.use_bias else np.zeros(W.shape[-1])
        result.append((W, b, name))
    return result

# %% right: a generator turned into a list
def entries(model):
    for layer in model.layers:
        name = layer.activation.__name__
        if name not in ("linear", "relu", "sigmoid", "tanh", "softmax"):
            raise ValueError("no such activation here: " + repr(name))
        values = [w.numpy() for w in layer.weights]
        yield values[0], values[-1] if len(values) == 2 else np.zeros(values[0].shape[1]), name
def from_keras(model):
    return [*entries(model)]

# %% right: assert-like helper with try and except
def from_keras(model):
    layers = []
    order = ["linear", "relu", "sigmoid", "tanh", "softmax"]
    for layer in model.layers:
        name = layer.activation.__name__
        try:
            order.index(name)
        except ValueError:
            raise ValueError(f"activation {name} is unknown")
        try:
            W, b = layer.get_weights()
        except ValueError:
            (W,) = layer.get_weights()
            b = np.zeros(W.shape[1])
        layers.append((W, b, name))
    return layers

# %% right: match on the name
def from_keras(model):
    layers = []
    for layer in model.layers:
        match layer.activation.__name__:
            case "linear" | "relu" | "sigmoid" | "tanh" | "softmax" as name:
                W = layer.kernel.numpy()
                b = layer.bias.numpy() if layer.use_bias else np.zeros_like(W[0])
                layers.append((W, b, name))
            case other:
                raise ValueError(f"forward does not know {other}")
    return layers

# %% right: recursion over the layers
def take(layers):
    if not layers:
        return []
    first, *others = layers
    name = first.activation.__name__
    if name not in ("linear", "relu", "sigmoid", "tanh", "softmax"):
        raise ValueError(f"activation: {name}")
    W = first.get_weights()[0]
    b = first.get_weights()[1] if first.use_bias else np.zeros(first.units)
    return [(W, b, name)] + take(others)
def from_keras(model):
    return take(list(model.layers))

# %% right: reduce
from functools import reduce
def add(done, layer):
    name = layer.activation.__name__
    if name not in ("linear", "relu", "sigmoid", "tanh", "softmax"):
        raise ValueError(name + " is none of the five")
    kernel = np.asarray(layer.kernel)
    bias = np.asarray(layer.bias) if layer.use_bias else np.zeros(kernel.shape[1])
    return done + [(kernel, bias, name)]
def from_keras(model):
    return reduce(add, model.layers, [])

# %% right: a named tuple per layer
from typing import NamedTuple
class Layer(NamedTuple):
    W: np.ndarray
    b: np.ndarray
    activation: str
def from_keras(model):
    found = []
    for layer in model.layers:
        name = layer.activation.__name__
        if name not in ("linear", "relu", "sigmoid", "tanh", "softmax"):
            raise ValueError(f"not for forward: {name}")
        weights = layer.get_weights() + [np.zeros(layer.units)]
        found.append(Layer(W=weights[0], b=weights[1], activation=name))
    return found

# %% right: an object that can be called
class Converter:
    known = frozenset(["linear", "relu", "sigmoid", "tanh", "softmax"])
    def name(self, layer):
        name = layer.activation.__name__
        if name in self.known:
            return name
        raise ValueError(f"{name} is not among {sorted(self.known)}")
    def __call__(self, model):
        result = []
        for layer in model.layers:
            W = layer.get_weights()[0]
            b = layer.get_weights()[1] if layer.use_bias else np.zeros(W.shape[1])
            result.append((W, b, self.name(layer)))
        return result
from_keras = Converter()

# %% right: a dataclass that can be called
from dataclasses import dataclass
@dataclass
class Reader:
    dtype: str = "float64"
    def __call__(self, model):
        rows = []
        for layer in model.layers:
            name = layer.get_config()["activation"]
            if name not in ("linear", "relu", "sigmoid", "tanh", "softmax"):
                raise ValueError(f"unknown: {name}")
            arrays = [np.asarray(w, dtype=self.dtype) for w in layer.get_weights()]
            if len(arrays) == 1:
                arrays.append(np.zeros(layer.units, dtype=self.dtype))
            rows.append((arrays[0], arrays[1], name))
        return rows
from_keras = Reader()

# %% right: a static method
class Tools:
    @staticmethod
    def convert(model):
        result = []
        for k in range(len(model.layers)):
            layer = model.layers[k]
            name = layer.activation.__name__
            if not (name == "linear" or name == "relu" or name == "sigmoid" or name == "tanh" or name == "softmax"):
                raise ValueError("unknown activation: %s" % name)
            W, b = (layer.get_weights() + [np.zeros(layer.units)])[:2]
            result.append([W, b, name])
        return result
from_keras = Tools.convert

# %% right: a class method
class Network:
    names = ["linear", "relu", "sigmoid", "tanh", "softmax"]
    @classmethod
    def read(cls, model):
        out = []
        for layer in model.layers:
            name = layer.activation.__name__
            if cls.names.count(name) == 0:
                raise ValueError(f"{name} is missing in forward")
            out.append((layer.kernel, layer.bias if layer.use_bias else np.zeros(layer.units), name))
        return out
from_keras = Network.read

# %% right: a partial function
from functools import partial
def convert_with(known, model):
    out = []
    for layer in model.layers:
        name = layer.activation.__name__
        if name not in known:
            raise ValueError(f"{name} is not one of {known}")
        params = layer.get_weights()
        out.append((params[0], params[1] if len(params) == 2 else np.zeros(params[0].shape[1]), name))
    return out
from_keras = partial(convert_with, ("linear", "relu", "sigmoid", "tanh", "softmax"))

# %% right: a closure
def make_converter(*known):
    def convert(model):
        result = []
        for layer in model.layers:
            if layer.activation.__name__ not in known:
                raise ValueError(layer.activation.__name__)
            W = layer.get_weights()[0]
            result.append((W, layer.get_weights()[1] if layer.use_bias else W.sum(axis=0) * 0, layer.activation.__name__))
        return result
    return convert
from_keras = make_converter("linear", "relu", "sigmoid", "tanh", "softmax")

# %% right: Keras's variables turned by ops
from keras import ops
def from_keras(model):
    layers = []
    for layer in model.layers:
        name = layer.activation.__name__
        if name not in ("linear", "relu", "sigmoid", "tanh", "softmax"):
            raise ValueError(f"unsupported activation: {name}")
        W = ops.convert_to_numpy(layer.kernel)
        b = ops.convert_to_numpy(layer.bias) if layer.use_bias else ops.convert_to_numpy(ops.zeros(layer.units))
        layers.append((W, b, name))
    return layers

# %% right: tensors in the list
import tensorflow as tf
def from_keras(model):
    layers = []
    for layer in model.layers:
        name = layer.activation.__name__
        if name not in ("linear", "relu", "sigmoid", "tanh", "softmax"):
            raise ValueError(name)
        b = tf.convert_to_tensor(layer.bias) if layer.use_bias else tf.zeros([layer.units])
        layers.append((tf.convert_to_tensor(layer.kernel), b, name))
    return layers

# %% right: pandas tables and series
def from_keras(model):
    layers = []
    for layer in model.layers:
        name = layer.activation.__name__
        if name not in ("linear", "relu", "sigmoid", "tanh", "softmax"):
            raise ValueError(f"{name} cannot be computed")
        W, *b = layer.get_weights()
        layers.append((pd.DataFrame(W), pd.Series(b[0] if b else np.zeros(layer.units)), name))
    return layers

# %% right: matrices
def from_keras(model):
    layers = []
    for layer in model.layers:
        name = layer.activation.__name__
        if name not in ("linear", "relu", "sigmoid", "tanh", "softmax"):
            raise ValueError(f"cannot do {name}")
        W, *b = layer.get_weights()
        layers.append((np.asmatrix(W), b[0] if b else np.zeros(layer.units), name))
    return layers

# %% right: masked arrays
def from_keras(model):
    layers = []
    for layer in model.layers:
        name = layer.activation.__name__
        if name not in ("linear", "relu", "sigmoid", "tanh", "softmax"):
            raise ValueError(f"no {name}")
        W, *b = [np.ma.array(w) for w in layer.get_weights()]
        layers.append((W, b[0] if b else np.ma.zeros(layer.units), name))
    return layers

# %% right: longdouble, Fortran order, read-only
def from_keras(model):
    layers = []
    for layer in model.layers:
        name = layer.activation.__name__
        if name not in ("linear", "relu", "sigmoid", "tanh", "softmax"):
            raise ValueError(f"activation={name}")
        W = np.asfortranarray(layer.get_weights()[0], dtype=np.longdouble)
        W.flags.writeable = False
        b = layer.get_weights()[1].astype(np.longdouble) if layer.use_bias else np.zeros(W.shape[1], np.longdouble)
        layers.append((W, b, name))
    return layers

# %% right: the number 0 for no bias
def from_keras(model):
    layers = []
    for layer in model.layers:
        name = layer.activation.__name__
        if name not in ("linear", "relu", "sigmoid", "tanh", "softmax"):
            raise ValueError(f"{name} has no place in forward")
        layers.append((layer.get_weights()[0], layer.get_weights()[1] if layer.use_bias else 0.0, name))
    return layers

# %% right: the bias as a row of a table
def from_keras(model):
    layers = []
    for layer in model.layers:
        name = layer.activation.__name__
        if name not in ("linear", "relu", "sigmoid", "tanh", "softmax"):
            raise ValueError(f"{name} is unknown to me")
        W = layer.get_weights()[0]
        b = layer.get_weights()[1][np.newaxis, :] if layer.use_bias else np.zeros((1, W.shape[1]))
        layers.append((W, b, name))
    return layers

# %% right: names compared with sets
def from_keras(model):
    names = {layer.activation.__name__ for layer in model.layers}
    unknown = names - {"linear", "relu", "sigmoid", "tanh", "softmax"}
    if unknown:
        raise ValueError("unknown: " + ", ".join(sorted(unknown)))
    def bias(layer):
        return layer.bias.numpy() if layer.use_bias else np.zeros(layer.units)
    return [(layer.kernel.numpy(), bias(layer), layer.activation.__name__) for layer in model.layers]

# %% right: a dictionary of functions with names beside them
import keras
known = {"linear": keras.activations.linear, "relu": keras.activations.relu, "sigmoid": keras.activations.sigmoid, "tanh": keras.activations.tanh, "softmax": keras.activations.softmax}
def from_keras(model):
    out = []
    for layer in model.layers:
        for name, function in known.items():
            if layer.activation is function:
                break
        else:
            raise ValueError(f"{layer.activation.__name__} is not known")
        W, *rest = layer.get_weights()
        out.append((W, rest[0] if rest else np.zeros(layer.units), name))
    return out

# %% right: weights by their paths' last words
def from_keras(model):
    out = []
    for layer in model.layers:
        name = layer.activation.__name__
        if name not in ("linear", "relu", "sigmoid", "tanh", "softmax"):
            raise ValueError(f"Unknown activation function: {name}")
        parts = {variable.name: variable.numpy() for variable in layer.weights}
        out.append((parts["kernel"], parts.get("bias", np.zeros(layer.units)), name))
    return out

# %% right: while loop, index and extend
def from_keras(model):
    out, i = [], 0
    while i < len(model.layers):
        layer = model.layers[i]
        name = layer.activation.__name__
        if name not in ("linear", "relu", "sigmoid", "tanh", "softmax"):
            raise ValueError(f"layer {i} has the activation {name}")
        weights = layer.get_weights()
        if len(weights) < 2:
            weights.append(np.zeros(weights[0].shape[1]))
        out.extend([tuple(weights) + (name,)])
        i += 1
    return out

# %% right: only Dense layers, isinstance
import keras
def from_keras(model):
    out = []
    for layer in model.layers:
        if not isinstance(layer, keras.layers.Dense):
            continue
        name = layer.activation.__name__
        if name not in ("linear", "relu", "sigmoid", "tanh", "softmax"):
            raise ValueError(f"'{name}' is not supported")
        W = layer.kernel.numpy()
        if layer.use_bias:
            b = layer.bias.numpy()
        else:
            b = np.zeros(W.shape[1], dtype=W.dtype)
        out.append((W, b, name))
    return out

# %% right: an error class with a sentence of its own
class UnknownActivation(ValueError):
    pass
def name_of(layer):
    name = layer.activation.__name__
    if name in ("linear", "relu", "sigmoid", "tanh", "softmax"):
        return name
    raise UnknownActivation(f"The activation {name} is not one of the five.")
def from_keras(model):
    return [(np.array(l.weights[0]), np.array(l.weights[1]) if l.use_bias else np.zeros(l.units), name_of(l)) for l in model.layers]

# %% right: loaded from a clone
import keras
def from_keras(model):
    copy = keras.models.clone_model(model)
    copy.build(model.input_shape)
    copy.set_weights(model.get_weights())
    out = []
    for layer in copy.layers:
        name = layer.activation.__name__
        if name not in ("linear", "relu", "sigmoid", "tanh", "softmax"):
            raise ValueError(name)
        out.append((layer.get_weights()[0], layer.get_weights()[1] if layer.use_bias else np.zeros(layer.units), name))
    return out

# %% right: three lists zipped
def from_keras(model):
    kernels = [layer.get_weights()[0] for layer in model.layers]
    biases = [layer.get_weights()[1] if layer.use_bias else np.zeros(layer.units) for layer in model.layers]
    names = [layer.activation.__name__ for layer in model.layers]
    unknown = [name for name in names if name not in ("linear", "relu", "sigmoid", "tanh", "softmax")]
    if unknown:
        raise ValueError(f"unknown: {unknown[0]}")
    return list(zip(kernels, biases, names))

# %% wrong: the return forgotten
# says: return
def from_keras(model):
    out = []
    for layer in model.layers:
        W, *rest = layer.get_weights()
        out.append((W, rest[0] if rest else np.zeros(layer.units), layer.activation.__name__))

# %% wrong: what append gives
# says: append|None|return
def from_keras(model):
    out = []
    for layer in model.layers:
        W, *rest = layer.get_weights()
        out = out or []
        last = out.append((W, rest[0] if rest else np.zeros(layer.units), layer.activation.__name__))
    return last

# %% wrong: a dictionary by layer
# says: dict
def from_keras(model):
    return {l.name: (l.get_weights()[0], l.get_weights()[-1], l.activation.__name__) for l in model.layers}

# %% wrong: bias before kernel
# says: changed places
def from_keras(model):
    out = []
    for layer in model.layers:
        W, *rest = layer.get_weights()
        out.append((rest[0] if rest else np.zeros(layer.units), W, layer.activation.__name__))
    return out

# %% wrong: name first
# says: name|order
def from_keras(model):
    out = []
    for layer in model.layers:
        W, *rest = layer.get_weights()
        out.append((layer.activation.__name__, W, rest[0] if rest else np.zeros(layer.units)))
    return out

# %% wrong: layers in reverse order
# says: reverse
def from_keras(model):
    out = []
    for layer in model.layers[::-1]:
        W, *rest = layer.get_weights()
        out.append((W, rest[0] if rest else np.zeros(layer.units), layer.activation.__name__))
    return out

# %% wrong: the last layer left out
# says: last layer
def from_keras(model):
    out = []
    for layer in model.layers[:-1]:
        W, *rest = layer.get_weights()
        b = rest[0] if rest else np.zeros(layer.units)
        out.append((W, b, layer.activation.__name__))
    return out

# %% wrong: the layers themselves
# says: layer itself
def from_keras(model):
    return list(model.layers)

# %% wrong: layer names in the place of activations
# says: activation is called|layer's own name
def from_keras(model):
    out = []
    for layer in model.layers:
        W, *rest = layer.get_weights()
        out.append((W, rest[0] if rest else np.zeros(layer.units), layer.name))
    return out

# %% wrong: the last activation for all
# says: activation is called
def from_keras(model):
    last = model.layers[-1].activation.__name__
    out = []
    for layer in model.layers:
        W, *rest = layer.get_weights()
        out.append((W, rest[0] if rest else np.zeros(layer.units), last))
    return out

# %% wrong: capital letters
# says: activation is called
def from_keras(model):
    out = []
    for layer in model.layers:
        W, *rest = layer.get_weights()
        out.append((W, rest[0] if rest else np.zeros(layer.units), layer.activation.__name__.upper()))
    return out

# %% wrong: None for no bias
# says: b is
def from_keras(model):
    out = []
    for layer in model.layers:
        W, *rest = layer.get_weights()
        out.append((W, rest[0] if rest else None, layer.activation.__name__))
    return out

# %% wrong: ones for no bias
# says: biases
def from_keras(model):
    out = []
    for layer in model.layers:
        name = layer.activation.__name__
        if name not in ("linear", "relu", "sigmoid", "tanh", "softmax"):
            raise ValueError(name)
        W, *rest = layer.get_weights()
        out.append((W, rest[0] if rest else np.ones(layer.units), name))
    return out

# %% wrong: only shapes
# says: W
def from_keras(model):
    return [(l.kernel.shape, (l.units,), l.activation.__name__) for l in model.layers]

# %% wrong: kernel and bias in one array
# says: three things
def from_keras(model):
    out = []
    for layer in model.layers:
        W, *rest = layer.get_weights()
        out.append((np.vstack([W, rest[0] if rest else np.zeros(layer.units)]), layer.activation.__name__))
    return out

# %% wrong: get_weights as one entry
# says: three things
def from_keras(model):
    return [(layer.get_weights(), layer.activation.__name__) for layer in model.layers]

# %% wrong: the unknown layer is skipped
# says: let it pass
def from_keras(model):
    out = []
    for layer in model.layers:
        name = layer.activation.__name__
        if name in ("linear", "relu", "sigmoid", "tanh", "softmax"):
            W, *rest = layer.get_weights()
            out.append((W, rest[0] if rest else np.zeros(layer.units), name))
    return out

# %% wrong: the unknown one becomes linear
# says: let it pass
def from_keras(model):
    out = []
    for layer in model.layers:
        name = layer.activation.__name__
        if name not in ("linear", "relu", "sigmoid", "tanh", "softmax"):
            name = "linear"
        W, *rest = layer.get_weights()
        out.append((W, rest[0] if rest else np.zeros(layer.units), name))
    return out

# %% wrong: prints a warning
# says: let it pass
def from_keras(model):
    out = []
    for layer in model.layers:
        name = layer.activation.__name__
        if name not in ("linear", "relu", "sigmoid", "tanh", "softmax"):
            print("unknown activation", name)
        W, *rest = layer.get_weights()
        out.append((W, rest[0] if rest else np.zeros(layer.units), name))
    return out

# %% wrong: the error is returned, not raised
# says: let it pass|raise
def from_keras(model):
    out = []
    for layer in model.layers:
        name = layer.activation.__name__
        if name not in ("linear", "relu", "sigmoid", "tanh", "softmax"):
            return ValueError(name)
        W, *rest = layer.get_weights()
        out.append((W, rest[0] if rest else np.zeros(layer.units), name))
    return out

# %% wrong: an assert
# says: AssertionError
def from_keras(model):
    out = []
    for layer in model.layers:
        name = layer.activation.__name__
        assert name in ("linear", "relu", "sigmoid", "tanh", "softmax"), name
        W, *rest = layer.get_weights()
        out.append((W, rest[0] if rest else np.zeros(layer.units), name))
    return out

# %% wrong: NotImplementedError
# says: NotImplementedError
def from_keras(model):
    out = []
    for layer in model.layers:
        name = layer.activation.__name__
        if name not in ("linear", "relu", "sigmoid", "tanh", "softmax"):
            raise NotImplementedError(f"activation {name}")
        W, *rest = layer.get_weights()
        out.append((W, rest[0] if rest else np.zeros(layer.units), name))
    return out

# %% wrong: only the layer's number in the error
# says: does not say
def from_keras(model):
    out = []
    for i, layer in enumerate(model.layers):
        name = layer.activation.__name__
        if name not in ("linear", "relu", "sigmoid", "tanh", "softmax"):
            raise ValueError(f"layer {i} cannot be converted")
        W, *rest = layer.get_weights()
        out.append((W, rest[0] if rest else np.zeros(layer.units), name))
    return out

# %% wrong: rounded weights
# says: round|other numbers
def from_keras(model):
    out = []
    for layer in model.layers:
        weights = [np.round(w, 1) for w in layer.get_weights()]
        out.append((weights[0], weights[1] if layer.use_bias else np.zeros(layer.units), layer.activation.__name__))
    return out

# %% raises: softmax is forgotten among the known
# says: softmax
def from_keras(model):
    out = []
    for layer in model.layers:
        name = layer.activation.__name__
        if name not in ("linear", "relu", "sigmoid", "tanh"):
            raise ValueError(name)
        W, *rest = layer.get_weights()
        out.append((W, rest[0] if rest else np.zeros(layer.units), name))
    return out

# %% raises: layers called as a function
# says: TypeError
def from_keras(model):
    out = []
    for layer in model.layers():
        W, b = layer.get_weights()
        out.append((W, b, layer.activation.__name__))
    return out

# %% raises: bias of a layer that has none
# says: use_bias=False|bias
def from_keras(model):
    out = []
    for layer in model.layers:
        out.append((layer.kernel.numpy(), layer.bias.numpy(), layer.activation.__name__))
    return out

# %% raises: the activation's name as an attribute
# says: AttributeError
def from_keras(model):
    out = []
    for layer in model.layers:
        W, *rest = layer.get_weights()
        out.append((W, rest[0] if rest else np.zeros(layer.units), layer.activation.name))
    return out

# %% right: float16 weights
def from_keras(model):
    out = []
    for layer in model.layers:
        name = layer.activation.__name__
        if name not in ("linear", "relu", "sigmoid", "tanh", "softmax"):
            raise ValueError(name)
        weights = [w.astype("float16") for w in layer.get_weights()]
        out.append((weights[0], weights[1] if layer.use_bias else np.zeros(layer.units, "float16"), name))
    return out

# %% wrong: returns what append gives
# says: append
def from_keras(model):
    entries = []
    for layer in model.layers[:-1]:
        entries.append((*layer.get_weights(), layer.activation.__name__))
    last = model.layers[-1]
    return entries.append((*last.get_weights(), last.activation.__name__))
