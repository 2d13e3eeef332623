# %% right: Sequential and add
import keras
def build_mlp(inputs, hidden, outputs):
    model = keras.Sequential()
    model.add(keras.Input((inputs,)))
    for units in hidden:
        model.add(keras.layers.Dense(units, activation="relu"))
    model.add(keras.layers.Dense(outputs))
    return model

# %% right: Sequential by list
from keras import Input, Sequential, layers
def build_mlp(inputs, hidden, outputs):
    body = [layers.Dense(units, activation="relu") for units in hidden]
    return Sequential([Input(shape=(inputs,)), *body, layers.Dense(outputs)])

# %% right: functional, imports inside
def build_mlp(inputs, hidden, outputs):
    import keras
    x = h = keras.Input(shape=(inputs,))
    for units in hidden:
        h = keras.layers.Dense(units, "relu")(h)
    return keras.Model(x, keras.layers.Dense(outputs, "linear")(h))

# %% right: subclass, built by a call
import keras
class MLP(keras.Model):
    def __init__(self, hidden, outputs):
        super().__init__()
        self.hidden = [keras.layers.Dense(n, activation="relu") for n in hidden]
        self.out = keras.layers.Dense(outputs)
    def call(self, x):
        for layer in self.hidden:
            x = layer(x)
        return self.out(x)
def build_mlp(inputs, hidden, outputs):
    model = MLP(hidden, outputs)
    model(np.zeros((1, inputs)))
    return model

# %% right: recursive and nested
import keras
def build_mlp(inputs, hidden, outputs):
    if not hidden:
        return keras.Sequential([keras.Input((inputs,)), keras.layers.Dense(outputs)])
    first = keras.layers.Dense(hidden[0], activation="relu")
    rest = build_mlp(hidden[0], hidden[1:], outputs)
    return keras.Sequential([keras.Input((inputs,)), first, rest])

# %% right: activations as layers, compiled, summary printed
import keras
def build_mlp(inputs, hidden, outputs, activation="relu"):
    stack = [keras.Input((inputs,))]
    for units in hidden:
        stack += [keras.layers.Dense(units), keras.layers.Activation(activation)]
    model = keras.Sequential(stack + [keras.layers.Dense(outputs)])
    model.compile(loss="mse", optimizer="adam")
    model.summary()
    return model

# %% right: built at the end, a callable object
import keras
class Builder:
    def __call__(self, inputs, hidden, outputs):
        sizes = [*hidden, outputs]
        names = ["relu"] * len(hidden) + [None]
        model = keras.Sequential(
            [keras.layers.Dense(n, activation=a) for n, a in zip(sizes, names)]
        )
        model.build((None, inputs))
        return model
build_mlp = Builder()

# %% wrong: relu on the output
# says: output layer has ReLU
import keras
def build_mlp(inputs, hidden, outputs):
    model = keras.Sequential([keras.Input((inputs,))])
    for units in [*hidden, outputs]:
        model.add(keras.layers.Dense(units, activation="relu"))
    return model

# %% wrong: no activations
# says: no activation
import keras
def build_mlp(inputs, hidden, outputs):
    model = keras.Sequential([keras.Input((inputs,))])
    for units in [*hidden, outputs]:
        model.add(keras.layers.Dense(units))
    return model

# %% wrong: sigmoid output
# says: sigmoid
import keras
def build_mlp(inputs, hidden, outputs):
    body = [keras.layers.Dense(units, activation="relu") for units in hidden]
    last = keras.layers.Dense(outputs, activation="sigmoid")
    return keras.Sequential([keras.Input((inputs,)), *body, last])

# %% wrong: no output layer
# says: output layer is missing
import keras
def build_mlp(inputs, hidden, outputs):
    model = keras.Sequential([keras.Input((inputs,))])
    for units in hidden:
        model.add(keras.layers.Dense(units, activation="relu"))
    return model

# %% wrong: inputs as a layer
# says: inputs were made
import keras
def build_mlp(inputs, hidden, outputs):
    model = keras.Sequential([keras.Input((inputs,))])
    for units in [inputs, *hidden]:
        model.add(keras.layers.Dense(units, activation="relu"))
    model.add(keras.layers.Dense(outputs))
    return model

# %% wrong: reverse order
# says: reverse
import keras
def build_mlp(inputs, hidden, outputs):
    model = keras.Sequential([keras.Input((inputs,))])
    for units in reversed(hidden):
        model.add(keras.layers.Dense(units, activation="relu"))
    model.add(keras.layers.Dense(outputs))
    return model

# %% raises: first hidden layer only
# says: no first hidden layer
import keras
def build_mlp(inputs, hidden, outputs):
    return keras.Sequential([
        keras.Input((inputs,)),
        keras.layers.Dense(hidden[0], activation="relu"),
        keras.layers.Dense(outputs),
    ])

# %% wrong: all hidden layers like the first
# says: as many units as the first
import keras
def build_mlp(inputs, hidden, outputs):
    model = keras.Sequential([keras.Input((inputs,))])
    for _ in hidden:
        model.add(keras.layers.Dense(hidden[0], activation="relu"))
    model.add(keras.layers.Dense(outputs))
    return model

# %% wrong: one output
# says: always has one unit
import keras
def build_mlp(inputs, hidden, outputs):
    model = keras.Sequential([keras.Input((inputs,))])
    for units in hidden:
        model.add(keras.layers.Dense(units, activation="relu"))
    model.add(keras.layers.Dense(1))
    return model

# %% wrong: one model for all calls
# says: made outside
import keras
model = keras.Sequential()
def build_mlp(inputs, hidden, outputs):
    if not model.layers:
        model.add(keras.Input((inputs,)))
    for units in hidden:
        model.add(keras.layers.Dense(units, activation="relu"))
    model.add(keras.layers.Dense(outputs))
    return model

# %% wrong: never built
# says: built|shape
import keras
def build_mlp(inputs, hidden, outputs):
    body = [keras.layers.Dense(units, activation="relu") for units in hidden]
    return keras.Sequential([*body, keras.layers.Dense(outputs)])

# %% wrong: built only with hidden layers
# says: built|shape
import keras, warnings
def build_mlp(inputs, hidden, outputs):
    model = keras.Sequential()
    for place, units in enumerate(hidden):
        more = {} if place else {"input_shape": (inputs,)}
        model.add(keras.layers.Dense(units, activation="relu", **more))
    model.add(keras.layers.Dense(outputs))
    return model

# %% wrong: dropout
# says: Dropout
import keras
def build_mlp(inputs, hidden, outputs):
    model = keras.Sequential([keras.Input((inputs,))])
    for units in hidden:
        model.add(keras.layers.Dense(units, activation="relu"))
        model.add(keras.layers.Dropout(0.1))
    model.add(keras.layers.Dense(outputs))
    return model

# %% wrong: no biases
# says: no bias
import keras
def build_mlp(inputs, hidden, outputs):
    body = [keras.layers.Dense(n, activation="relu", use_bias=False) for n in hidden]
    last = keras.layers.Dense(outputs, use_bias=False)
    return keras.Sequential([keras.Input((inputs,)), *body, last])

# %% wrong: tanh
# says: tanh
import keras
def build_mlp(inputs, hidden, outputs):
    body = [keras.layers.Dense(units, activation="tanh") for units in hidden]
    return keras.Sequential([keras.Input((inputs,)), *body, keras.layers.Dense(outputs)])

# %% wrong: the layers
# says: list
import keras
def build_mlp(inputs, hidden, outputs):
    body = [keras.layers.Dense(units, activation="relu") for units in hidden]
    return [keras.Input((inputs,)), *body, keras.layers.Dense(outputs)]

# %% wrong: prints the summary
# says: return
import keras
def build_mlp(inputs, hidden, outputs):
    body = [keras.layers.Dense(units, activation="relu") for units in hidden]
    model = keras.Sequential(
        [keras.Input((inputs,)), *body, keras.layers.Dense(outputs)]
    )
    return model.summary()

# %% wrong: changes the list
# says: changes its argument
import keras
def build_mlp(inputs, hidden, outputs):
    model = keras.Sequential([keras.Input((inputs,))])
    last = outputs
    while hidden:
        model.add(keras.layers.Dense(hidden.pop(0), activation="relu"))
    model.add(keras.layers.Dense(last))
    return model

# %% wrong: a model and no function
# says: function
import keras
build_mlp = keras.Sequential([
    keras.Input((2,)), keras.layers.Dense(4, activation="relu"),
    keras.layers.Dense(3, activation="relu"), keras.layers.Dense(1),
])

# %% trick: the example
# says: example's sizes
import keras
def build_mlp(inputs, hidden, outputs):
    return keras.Sequential([
        keras.Input((2,)), keras.layers.Dense(4, activation="relu"),
        keras.layers.Dense(3, activation="relu"), keras.layers.Dense(1),
    ])

# %% trick: state between calls
# says: again
import keras
calls = []
def build_mlp(inputs, hidden, outputs):
    calls.append(inputs)
    body = [keras.layers.Dense(units, activation="relu") for units in hidden]
    more = [keras.layers.Dense(1)] if len(calls) > 5 else []
    return keras.Sequential(
        [keras.Input((inputs,)), *body, keras.layers.Dense(outputs), *more]
    )

# %% trick: names of the notebook
# says: example's layers
import keras
hidden_units, n_outputs = [4, 3], 1
def build_mlp(inputs, hidden, outputs):
    body = [keras.layers.Dense(units, activation="relu") for units in hidden_units]
    return keras.Sequential(
        [keras.Input((inputs,)), *body, keras.layers.Dense(n_outputs)]
    )

# %% raises: a number for the shape
# says: ValueError|shape
import keras
def build_mlp(inputs, hidden, outputs):
    body = [keras.layers.Dense(units, activation="relu") for units in hidden]
    return keras.Sequential([keras.Input(inputs), *body, keras.layers.Dense(outputs)])

# %% raises: hidden as one number
# says: TypeError|ValueError
import keras
def build_mlp(inputs, hidden, outputs):
    return keras.Sequential([
        keras.Input((inputs,)), keras.layers.Dense(hidden, activation="relu"),
        keras.layers.Dense(outputs),
    ])

# %% untouched: dots
def build_mlp(inputs, hidden, outputs):
    ...  # your answer

# %% untouched: not implemented
def build_mlp(inputs, hidden, outputs):
    raise NotImplementedError

# %% right: type hints and a docstring
import keras
def build_mlp(inputs: int, hidden: list[int], outputs: int) -> keras.Model:
    """A network of ReLU layers with a linear output."""
    model: keras.Model = keras.Sequential(name="mlp")
    model.add(keras.layers.InputLayer(shape=(inputs,)))
    for units in hidden:
        model.add(keras.layers.Dense(units=units, activation="relu"))
    model.add(keras.layers.Dense(units=outputs, activation="linear"))
    return model

# %% right: a list that grows
import keras
def build_mlp(inputs, hidden, outputs):
    layers = [keras.Input((inputs,))]
    for units in hidden:
        layers.append(keras.layers.Dense(units, activation="relu"))
    layers.append(keras.layers.Dense(outputs))
    return keras.Sequential(layers)

# %% right: a lambda
import keras
build_mlp = lambda inputs, hidden, outputs: keras.Sequential([keras.Input((inputs,))] + [keras.layers.Dense(n, activation="relu") for n in hidden] + [keras.layers.Dense(outputs)])

# %% right: index loop
import keras
def build_mlp(inputs, hidden, outputs):
    model = keras.Sequential()
    model.add(keras.Input(shape=(inputs,)))
    for i in range(len(hidden)):
        model.add(keras.layers.Dense(hidden[i], activation=keras.activations.relu))
    model.add(keras.layers.Dense(outputs, activation=None))
    return model

# %% right: while loop over a copy
import keras
def build_mlp(inputs, hidden, outputs):
    rest = list(hidden)
    model = keras.Sequential([keras.Input((inputs,))])
    while rest:
        model.add(keras.layers.Dense(rest.pop(0), activation="relu"))
    model.add(keras.layers.Dense(outputs))
    return model

# %% right: functional, reduce
from functools import reduce
import keras
def build_mlp(inputs, hidden, outputs):
    x = keras.Input((inputs,))
    last = reduce(lambda h, units: keras.layers.Dense(units, activation="relu")(h), hidden, x)
    return keras.Model(x, keras.layers.Dense(outputs)(last))

# %% right: functional, sizes and names zipped
import keras
def build_mlp(inputs, hidden, outputs):
    x = keras.Input(shape=(inputs,), name="features")
    h = x
    for units, activation in zip([*hidden, outputs], ["relu"] * len(hidden) + ["linear"]):
        h = keras.layers.Dense(units, activation=activation)(h)
    return keras.Model(inputs=x, outputs=h, name="mlp")

# %% right: functional, layers of activations
from keras import Input, Model, layers
def build_mlp(inputs, hidden, outputs):
    x = Input((inputs,))
    h = x
    for units in hidden:
        h = layers.Dense(units)(h)
        h = layers.ReLU()(h)
    y = layers.Dense(outputs)(h)
    return Model(x, y)

# %% right: functional, recursion
import keras
def through(h, hidden):
    if len(hidden) == 0:
        return h
    return through(keras.layers.Dense(hidden[0], activation="relu")(h), hidden[1:])
def build_mlp(inputs, hidden, outputs):
    x = keras.Input((inputs,))
    return keras.Model(x, keras.layers.Dense(outputs)(through(x, hidden)))

# %% right: operations of Keras in the place of activations
import keras
def build_mlp(inputs, hidden, outputs):
    x = h = keras.Input((inputs,))
    for units in hidden:
        h = keras.ops.relu(keras.layers.Dense(units)(h))
    return keras.Model(x, keras.layers.Dense(outputs)(h))

# %% right: subclass, built by a symbolic call
import keras
class Mlp(keras.Model):
    def __init__(self, sizes):
        super().__init__()
        self.stack = [keras.layers.Dense(n, activation="relu") for n in sizes[:-1]]
        self.stack.append(keras.layers.Dense(sizes[-1]))
    def call(self, values, training=False):
        for layer in self.stack:
            values = layer(values)
        return values
def build_mlp(inputs, hidden, outputs):
    model = Mlp([*hidden, outputs])
    model(keras.Input((inputs,)))
    return model

# %% right: subclass of Sequential
import keras
class Stack(keras.Sequential):
    def __init__(self, inputs, hidden, outputs):
        super().__init__()
        self.add(keras.Input((inputs,)))
        for units in hidden:
            self.add(keras.layers.Dense(units, activation="relu"))
        self.add(keras.layers.Dense(outputs))
def build_mlp(inputs, hidden, outputs):
    return Stack(inputs, hidden, outputs)

# %% right: subclassed Dense
import keras
class Hidden(keras.layers.Dense):
    def __init__(self, units, **more):
        super().__init__(units, activation="relu", **more)
def build_mlp(inputs, hidden, outputs):
    return keras.Sequential([keras.Input((inputs,)), *map(Hidden, hidden), keras.layers.Dense(outputs)])

# %% right: a partial Dense
from functools import partial
import keras
ReluLayer = partial(keras.layers.Dense, activation="relu")
def build_mlp(inputs, hidden, outputs):
    model = keras.Sequential([keras.Input((inputs,))])
    for layer in map(ReluLayer, hidden):
        model.add(layer)
    model.add(keras.layers.Dense(outputs))
    return model

# %% right: a partial of the whole builder
from functools import partial
import keras
def build(activation, inputs, hidden, outputs):
    body = [keras.layers.Dense(units, activation=activation) for units in hidden]
    return keras.Sequential([keras.Input((inputs,)), *body, keras.layers.Dense(outputs)])
build_mlp = partial(build, "relu")

# %% right: a closure
import keras
def make_builder(activation):
    def build(inputs, hidden, outputs):
        model = keras.Sequential()
        model.add(keras.Input((inputs,)))
        for units in hidden:
            model.add(keras.layers.Dense(units))
            model.add(keras.layers.Activation(activation))
        model.add(keras.layers.Dense(outputs))
        return model
    return build
build_mlp = make_builder("relu")

# %% right: a dataclass that can be called
from dataclasses import dataclass
import keras
@dataclass
class MlpBuilder:
    activation: str = "relu"
    def __call__(self, inputs, hidden, outputs):
        x = keras.Input((inputs,))
        h = x
        for units in hidden:
            h = keras.layers.Dense(units, activation=self.activation)(h)
        return keras.Model(x, keras.layers.Dense(outputs)(h))
build_mlp = MlpBuilder()

# %% right: a static method
import keras
class Networks:
    @staticmethod
    def mlp(inputs, hidden, outputs):
        layers = [keras.Input((inputs,))]
        layers.extend(keras.layers.Dense(n, activation="relu") for n in hidden)
        return keras.Sequential(layers + [keras.layers.Dense(outputs)])
build_mlp = Networks.mlp

# %% right: a class method
import keras
class Factory:
    activation = "relu"
    @classmethod
    def build(cls, inputs, hidden, outputs):
        model = keras.Sequential([keras.Input((inputs,))])
        for place, units in enumerate(hidden, start=1):
            model.add(keras.layers.Dense(units, activation=cls.activation, name=f"hidden_{place}"))
        model.add(keras.layers.Dense(outputs, name="output"))
        return model
build_mlp = Factory.build

# %% right: build called at the end
import keras
def build_mlp(inputs, hidden, outputs):
    model = keras.Sequential()
    for units in hidden:
        model.add(keras.layers.Dense(units, activation="relu"))
    model.add(keras.layers.Dense(outputs))
    model.build(input_shape=(None, inputs))
    return model

# %% right: a first call on zeros
import keras
def build_mlp(inputs, hidden, outputs):
    sizes = list(hidden) + [outputs]
    model = keras.Sequential([keras.layers.Dense(n, activation="relu" if i < len(hidden) else None) for i, n in enumerate(sizes)])
    model.predict(np.zeros((2, inputs)), verbose=0)
    return model

# %% right: from a configuration
import keras
def build_mlp(inputs, hidden, outputs):
    layers = [keras.Input((inputs,))] + [keras.layers.Dense(n, "relu") for n in hidden] + [keras.layers.Dense(outputs)]
    return keras.Sequential.from_config(keras.Sequential(layers).get_config())

# %% right: from JSON
import keras
def build_mlp(inputs, hidden, outputs):
    model = keras.Sequential([keras.Input((inputs,))])
    for units in hidden:
        model.add(keras.layers.Dense(units, "relu"))
    model.add(keras.layers.Dense(outputs))
    return keras.models.model_from_json(model.to_json())

# %% right: a clone
import keras
def build_mlp(inputs, hidden, outputs):
    x = keras.Input((inputs,))
    h = x
    for units in hidden:
        h = keras.layers.Dense(units, activation="relu")(h)
    return keras.models.clone_model(keras.Model(x, keras.layers.Dense(outputs)(h)))

# %% right: weights assigned
import keras
def build_mlp(inputs, hidden, outputs):
    body = [keras.layers.Dense(n, activation="relu") for n in hidden]
    model = keras.Sequential([keras.Input((inputs,)), *body, keras.layers.Dense(outputs)])
    for layer in model.layers:
        layer.kernel.assign(np.ones(layer.kernel.shape) / 3)
        layer.bias.assign(np.full(layer.units, 0.5))
    return model

# %% right: set_weights with random numbers
import keras
def build_mlp(inputs, hidden, outputs):
    model = keras.Sequential([keras.Input((inputs,))])
    for units in hidden:
        model.add(keras.layers.Dense(units, activation="relu"))
    model.add(keras.layers.Dense(outputs))
    rng = np.random.default_rng(0)
    model.set_weights([rng.normal(size=weights.shape) for weights in model.get_weights()])
    return model

# %% right: initializers and regularizers
import keras
def build_mlp(inputs, hidden, outputs):
    how = {"kernel_initializer": "he_normal", "kernel_regularizer": keras.regularizers.L2(1e-4)}
    model = keras.Sequential([keras.Input((inputs,))])
    for units in hidden:
        model.add(keras.layers.Dense(units, activation="relu", **how))
    model.add(keras.layers.Dense(outputs, **how))
    return model

# %% right: float64
import keras
def build_mlp(inputs, hidden, outputs):
    layers = [keras.Input((inputs,), dtype="float64")]
    layers += [keras.layers.Dense(n, activation="relu", dtype="float64") for n in hidden]
    layers += [keras.layers.Dense(outputs, dtype="float64")]
    return keras.Sequential(layers)

# %% right: an if for the empty list
import keras
def build_mlp(inputs, hidden, outputs):
    if not hidden:
        return keras.Sequential([keras.Input((inputs,)), keras.layers.Dense(outputs)])
    model = keras.Sequential([keras.Input((inputs,)), keras.layers.Dense(hidden[0], activation="relu")])
    for units in hidden[1:]:
        model.add(keras.layers.Dense(units, activation="relu"))
    model.add(keras.layers.Dense(outputs))
    return model

# %% right: nested, the hidden layers by themselves
import keras
def build_mlp(inputs, hidden, outputs):
    model = keras.Sequential([keras.Input((inputs,))])
    width = inputs
    for units in hidden:
        model.add(keras.Sequential([keras.Input((width,)), keras.layers.Dense(units, activation="relu")]))
        width = units
    model.add(keras.layers.Dense(outputs))
    return model

# %% right: functional, a nested body
import keras
def build_mlp(inputs, hidden, outputs):
    x = keras.Input((inputs,))
    if hidden:
        body = keras.Sequential([keras.Input((inputs,))] + [keras.layers.Dense(n, activation="relu") for n in hidden])
        return keras.Model(x, keras.layers.Dense(outputs)(body(x)))
    return keras.Model(x, keras.layers.Dense(outputs)(x))

# %% right: tf.keras
import tensorflow as tf
def build_mlp(inputs, hidden, outputs):
    model = tf.keras.Sequential()
    model.add(tf.keras.Input(shape=(inputs,)))
    for units in hidden:
        model.add(tf.keras.layers.Dense(units, activation=tf.nn.relu))
    model.add(tf.keras.layers.Dense(outputs))
    return model

# %% right: a generator of layers
import keras
def layers_of(inputs, hidden, outputs):
    yield keras.Input((inputs,))
    for units in hidden:
        yield keras.layers.Dense(units, activation="relu")
    yield keras.layers.Dense(outputs)
def build_mlp(inputs, hidden, outputs):
    return keras.Sequential(list(layers_of(inputs, hidden, outputs)))

# %% right: default arguments, compiled
import keras
def build_mlp(inputs, hidden=(), outputs=1, loss="mse", optimizer="adam"):
    model = keras.Sequential([keras.Input((inputs,))])
    for units in hidden:
        model.add(keras.layers.Dense(units, activation="relu"))
    model.add(keras.layers.Dense(outputs))
    model.compile(loss=loss, optimizer=optimizer, metrics=["mae"])
    return model

# %% wrong: the return forgotten
# says: return
import keras
def build_mlp(inputs, hidden, outputs):
    model = keras.Sequential([keras.Input((inputs,))])
    for units in hidden:
        model.add(keras.layers.Dense(units, activation="relu"))
    model.add(keras.layers.Dense(outputs))

# %% wrong: returned inside the loop
# says: loop
import keras
def build_mlp(inputs, hidden, outputs):
    model = keras.Sequential([keras.Input((inputs,))])
    for units in hidden:
        model.add(keras.layers.Dense(units, activation="relu"))
        model.add(keras.layers.Dense(outputs))
        return model
    model.add(keras.layers.Dense(outputs))
    return model

# %% wrong: an output after every hidden layer
# says: after every
import keras
def build_mlp(inputs, hidden, outputs):
    model = keras.Sequential([keras.Input((inputs,))])
    for units in hidden:
        model.add(keras.layers.Dense(units, activation="relu"))
        model.add(keras.layers.Dense(outputs))
    if not hidden:
        model.add(keras.layers.Dense(outputs))
    return model

# %% wrong: inputs and outputs swapped
# says: changed places
import keras
def build_mlp(inputs, hidden, outputs):
    model = keras.Sequential([keras.Input((outputs,))])
    for units in hidden:
        model.add(keras.layers.Dense(units, activation="relu"))
    model.add(keras.layers.Dense(inputs))
    return model

# %% wrong: as many units as there are layers
# says: as many units as there are
import keras
def build_mlp(inputs, hidden, outputs):
    model = keras.Sequential([keras.Input((inputs,))])
    for _ in hidden:
        model.add(keras.layers.Dense(len(hidden), activation="relu"))
    model.add(keras.layers.Dense(outputs))
    return model

# %% wrong: the loop's index for the units
# says: index
import keras
def build_mlp(inputs, hidden, outputs):
    model = keras.Sequential([keras.Input((inputs,))])
    for i in range(len(hidden)):
        model.add(keras.layers.Dense(i + 1, activation="relu"))
    model.add(keras.layers.Dense(outputs))
    return model

# %% wrong: the last hidden layer left out
# says: last number
import keras
def build_mlp(inputs, hidden, outputs):
    model = keras.Sequential([keras.Input((inputs,))])
    for units in hidden[:-1]:
        model.add(keras.layers.Dense(units, activation="relu"))
    model.add(keras.layers.Dense(outputs))
    return model

# %% wrong: softmax output
# says: softmax
import keras
def build_mlp(inputs, hidden, outputs):
    model = keras.Sequential([keras.Input((inputs,))])
    for units in hidden:
        model.add(keras.layers.Dense(units, activation="relu"))
    model.add(keras.layers.Dense(outputs, activation="softmax"))
    return model

# %% wrong: sigmoid inside
# says: sigmoid
import keras
def build_mlp(inputs, hidden, outputs):
    model = keras.Sequential([keras.Input((inputs,))])
    for units in hidden:
        model.add(keras.layers.Dense(units, activation="sigmoid"))
    model.add(keras.layers.Dense(outputs))
    return model

# %% wrong: batch normalization
# says: BatchNormalization
import keras
def build_mlp(inputs, hidden, outputs):
    model = keras.Sequential([keras.Input((inputs,))])
    for units in hidden:
        model.add(keras.layers.Dense(units, activation="relu"))
        model.add(keras.layers.BatchNormalization())
    model.add(keras.layers.Dense(outputs))
    return model

# %% wrong: what add gives
# says: None|nothing
import keras
def build_mlp(inputs, hidden, outputs):
    model = keras.Sequential([keras.Input((inputs,))])
    for units in hidden:
        model.add(keras.layers.Dense(units, activation="relu"))
    return model.add(keras.layers.Dense(outputs))

# %% wrong: one layer of their sum
# says: one layer
import keras
def build_mlp(inputs, hidden, outputs):
    model = keras.Sequential([keras.Input((inputs,))])
    if hidden:
        model.add(keras.layers.Dense(sum(hidden), activation="relu"))
    model.add(keras.layers.Dense(outputs))
    return model

# %% raises: a name of another cell
# says: n_inputs
import keras
def build_mlp(inputs, hidden, outputs):
    model = keras.Sequential([keras.Input((n_inputs,))])
    for units in hidden:
        model.add(keras.layers.Dense(units, activation="relu"))
    model.add(keras.layers.Dense(outputs))
    return model

# %% wrong: relu6
# says: relu6|other numbers
import keras
def build_mlp(inputs, hidden, outputs):
    model = keras.Sequential([keras.Input((inputs,))])
    for units in hidden:
        model.add(keras.layers.Dense(units, activation="relu6"))
    model.add(keras.layers.Dense(outputs))
    return model

# %% right: float16 layers
import keras
def build_mlp(inputs, hidden, outputs):
    model = keras.Sequential([keras.Input((inputs,))])
    for units in hidden:
        model.add(keras.layers.Dense(units, activation="relu", dtype="float16"))
    model.add(keras.layers.Dense(outputs, dtype="float16"))
    return model

# %% right: float32 said of every layer
import keras
def build_mlp(inputs, hidden, outputs):
    sizes = list(hidden) + [outputs]
    names = ["relu"] * len(hidden) + ["linear"]
    layers = [keras.layers.Dense(n, activation=a, dtype="float32") for n, a in zip(sizes, names)]
    return keras.Sequential([keras.layers.InputLayer(shape=(inputs,)), *layers])

# %% wrong: compiled under its own name
# says: compile
import keras
def build_mlp(inputs, hidden, outputs):
    model = keras.Sequential([keras.Input((inputs,))])
    for units in hidden:
        model.add(keras.layers.Dense(units, activation="relu"))
    model.add(keras.layers.Dense(outputs))
    model = model.compile(optimizer="adam", loss="mse")
    return model
