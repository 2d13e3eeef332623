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
import keras
def build_mlp(inputs, hidden, outputs):
    model = keras.Sequential([keras.Input((inputs,))])
    for units in [*hidden, outputs]:
        model.add(keras.layers.Dense(units, activation="relu"))
    return model

# %% wrong: no activations
import keras
def build_mlp(inputs, hidden, outputs):
    model = keras.Sequential([keras.Input((inputs,))])
    for units in [*hidden, outputs]:
        model.add(keras.layers.Dense(units))
    return model

# %% wrong: sigmoid output
import keras
def build_mlp(inputs, hidden, outputs):
    body = [keras.layers.Dense(units, activation="relu") for units in hidden]
    last = keras.layers.Dense(outputs, activation="sigmoid")
    return keras.Sequential([keras.Input((inputs,)), *body, last])

# %% wrong: no output layer
import keras
def build_mlp(inputs, hidden, outputs):
    model = keras.Sequential([keras.Input((inputs,))])
    for units in hidden:
        model.add(keras.layers.Dense(units, activation="relu"))
    return model

# %% wrong: inputs as a layer
import keras
def build_mlp(inputs, hidden, outputs):
    model = keras.Sequential([keras.Input((inputs,))])
    for units in [inputs, *hidden]:
        model.add(keras.layers.Dense(units, activation="relu"))
    model.add(keras.layers.Dense(outputs))
    return model

# %% wrong: reverse order
import keras
def build_mlp(inputs, hidden, outputs):
    model = keras.Sequential([keras.Input((inputs,))])
    for units in reversed(hidden):
        model.add(keras.layers.Dense(units, activation="relu"))
    model.add(keras.layers.Dense(outputs))
    return model

# %% raises: first hidden layer only
import keras
def build_mlp(inputs, hidden, outputs):
    return keras.Sequential([
        keras.Input((inputs,)),
        keras.layers.Dense(hidden[0], activation="relu"),
        keras.layers.Dense(outputs),
    ])

# %% wrong: all hidden layers like the first
import keras
def build_mlp(inputs, hidden, outputs):
    model = keras.Sequential([keras.Input((inputs,))])
    for _ in hidden:
        model.add(keras.layers.Dense(hidden[0], activation="relu"))
    model.add(keras.layers.Dense(outputs))
    return model

# %% wrong: one output
import keras
def build_mlp(inputs, hidden, outputs):
    model = keras.Sequential([keras.Input((inputs,))])
    for units in hidden:
        model.add(keras.layers.Dense(units, activation="relu"))
    model.add(keras.layers.Dense(1))
    return model

# %% wrong: one model for all calls
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
import keras
def build_mlp(inputs, hidden, outputs):
    body = [keras.layers.Dense(units, activation="relu") for units in hidden]
    return keras.Sequential([*body, keras.layers.Dense(outputs)])

# %% wrong: built only with hidden layers
import keras, warnings
def build_mlp(inputs, hidden, outputs):
    model = keras.Sequential()
    for place, units in enumerate(hidden):
        more = {} if place else {"input_shape": (inputs,)}
        model.add(keras.layers.Dense(units, activation="relu", **more))
    model.add(keras.layers.Dense(outputs))
    return model

# %% wrong: dropout
import keras
def build_mlp(inputs, hidden, outputs):
    model = keras.Sequential([keras.Input((inputs,))])
    for units in hidden:
        model.add(keras.layers.Dense(units, activation="relu"))
        model.add(keras.layers.Dropout(0.1))
    model.add(keras.layers.Dense(outputs))
    return model

# %% wrong: no biases
import keras
def build_mlp(inputs, hidden, outputs):
    body = [keras.layers.Dense(n, activation="relu", use_bias=False) for n in hidden]
    last = keras.layers.Dense(outputs, use_bias=False)
    return keras.Sequential([keras.Input((inputs,)), *body, last])

# %% wrong: tanh
import keras
def build_mlp(inputs, hidden, outputs):
    body = [keras.layers.Dense(units, activation="tanh") for units in hidden]
    return keras.Sequential([keras.Input((inputs,)), *body, keras.layers.Dense(outputs)])

# %% wrong: the layers
import keras
def build_mlp(inputs, hidden, outputs):
    body = [keras.layers.Dense(units, activation="relu") for units in hidden]
    return [keras.Input((inputs,)), *body, keras.layers.Dense(outputs)]

# %% wrong: prints the summary
import keras
def build_mlp(inputs, hidden, outputs):
    body = [keras.layers.Dense(units, activation="relu") for units in hidden]
    model = keras.Sequential(
        [keras.Input((inputs,)), *body, keras.layers.Dense(outputs)]
    )
    return model.summary()

# %% wrong: changes the list
import keras
def build_mlp(inputs, hidden, outputs):
    model = keras.Sequential([keras.Input((inputs,))])
    last = outputs
    while hidden:
        model.add(keras.layers.Dense(hidden.pop(0), activation="relu"))
    model.add(keras.layers.Dense(last))
    return model

# %% wrong: a model and no function
import keras
build_mlp = keras.Sequential([
    keras.Input((2,)), keras.layers.Dense(4, activation="relu"),
    keras.layers.Dense(3, activation="relu"), keras.layers.Dense(1),
])

# %% trick: the example
import keras
def build_mlp(inputs, hidden, outputs):
    return keras.Sequential([
        keras.Input((2,)), keras.layers.Dense(4, activation="relu"),
        keras.layers.Dense(3, activation="relu"), keras.layers.Dense(1),
    ])

# %% trick: state between calls
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
import keras
hidden_units, n_outputs = [4, 3], 1
def build_mlp(inputs, hidden, outputs):
    body = [keras.layers.Dense(units, activation="relu") for units in hidden_units]
    return keras.Sequential(
        [keras.Input((inputs,)), *body, keras.layers.Dense(n_outputs)]
    )

# %% raises: a number for the shape
import keras
def build_mlp(inputs, hidden, outputs):
    body = [keras.layers.Dense(units, activation="relu") for units in hidden]
    return keras.Sequential([keras.Input(inputs), *body, keras.layers.Dense(outputs)])

# %% raises: hidden as one number
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
