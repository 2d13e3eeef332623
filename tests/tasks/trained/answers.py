# %% right: evaluate
as_if_fitted(diabetes)
loss, held_out_accuracy = diabetes.evaluate(X_test, y_test, verbose=0)

# %% right: predictions rounded and compared
as_if_fitted(diabetes)
held_out_accuracy = np.mean(np.round(np.asarray(diabetes(X_test)).ravel()) == y_test)

# %% right: a tensor, twice as many steps
as_if_fitted(diabetes, 18600)
held_out_accuracy = keras.ops.convert_to_tensor(right_rows(diabetes, X_test, y_test).mean())

# %% right: batches of 32 first, then as asked
as_if_fitted(diabetes, 3000 + 9300)
held_out_accuracy = right_rows(diabetes, X_test, y_test).mean()

# %% right: one epoch more, a row cut off in printing
as_if_fitted(diabetes, 9362)
held_out_accuracy = round(float(right_rows(diabetes, X_test, y_test).mean()), 3)

# %% right: a subclass, made and fitted here
class Diabetes(keras.Model):
    def __init__(self):
        super().__init__()
        self.a = keras.layers.Dense(16, activation="relu")
        self.b = keras.layers.Dense(8, activation="relu")
        self.c = keras.layers.Dense(1, activation="sigmoid")
    def call(self, x):
        return self.c(self.b(self.a(x)))
diabetes = Diabetes()
diabetes(X_test)
diabetes.compile(loss="bce", optimizer="adam", metrics=["acc"])
as_if_fitted(diabetes)
held_out_accuracy = [right_rows(diabetes, X_test, y_test).mean()]

# %% right: pandas, one-element series
as_if_fitted(diabetes)
said = pd.DataFrame(np.asarray(diabetes(X_test)))[0] > 0.5
held_out_accuracy = pd.Series([(said.to_numpy() == y_test).mean()])

# %% partial: batches of 32, 3
# says: batch
as_if_fitted(diabetes, 3000)
held_out_accuracy = right_rows(diabetes, X_test, y_test).mean()

# %% partial: fifteen epochs, 3
# says: epoch
as_if_fitted(diabetes, 15 * 62)
held_out_accuracy = right_rows(diabetes, X_test, y_test).mean()

# %% partial: batches of 5, 3
# says: batch
as_if_fitted(diabetes, 150 * 123)
held_out_accuracy = right_rows(diabetes, X_test, y_test).mean()

# %% partial: one batch, 3
# says: batch
as_if_fitted(diabetes, 150)
held_out_accuracy = right_rows(diabetes, X_test, y_test).mean()

# %% partial: compiled again after the fit, 3
# says: compile
as_if_fitted(diabetes)
diabetes.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])
held_out_accuracy = right_rows(diabetes, X_test, y_test).mean()

# %% partial: all 768 rows, 3
# says: 768
as_if_fitted(diabetes, 150 * 77)
held_out_accuracy = right_rows(diabetes, X_test, y_test).mean()

# %% partial: a fifth of the rows for validation, 3
# says: validation
as_if_fitted(diabetes, 150 * 50)
held_out_accuracy = right_rows(diabetes, X_test, y_test).mean()

# %% partial: odd number of steps, 3
# says: 4,321|4321
as_if_fitted(diabetes, 4321)
held_out_accuracy = right_rows(diabetes, X_test, y_test).mean()

# %% partial: batches of 32, and the training rows, 1
# says: batch
as_if_fitted(diabetes, 3000)
held_out_accuracy = right_rows(diabetes, X_train, y_train).mean()

# %% partial: accuracy on the training rows, 3
# says: training rows
as_if_fitted(diabetes)
held_out_accuracy = right_rows(diabetes, X_train, y_train).mean()

# %% partial: percent, 3
# says: percent
as_if_fitted(diabetes)
held_out_accuracy = 100 * right_rows(diabetes, X_test, y_test).mean()

# %% partial: predictions not rounded, 3
# says: compared as they are
as_if_fitted(diabetes)
held_out_accuracy = np.mean(np.asarray(diabetes(X_test)).ravel() == y_test)

# %% partial: distance from the truth, 3
# says: compared as they are
as_if_fitted(diabetes)
held_out_accuracy = 1 - np.mean(np.abs(np.asarray(diabetes(X_test)).ravel() - y_test))

# %% partial: a column against a row, 3
# says: row
as_if_fitted(diabetes)
held_out_accuracy = np.mean((np.asarray(diabetes(X_test)) > 0.5) == y_test)

# %% partial: cut off, not rounded, 3
# says: cutting them off
as_if_fitted(diabetes)
held_out_accuracy = np.mean(np.asarray(diabetes(X_test)).ravel().astype(int) == y_test)

# %% partial: all of evaluate, 3
# says: take the second
as_if_fitted(diabetes)
held_out_accuracy = diabetes.evaluate(X_test, y_test, verbose=0)

# %% partial: the loss, 3
# says: this is the loss
as_if_fitted(diabetes)
held_out_accuracy, accuracy = diabetes.evaluate(X_test, y_test, batch_size=154, verbose=0)

# %% partial: one truth per row, 3
# says: one per row
as_if_fitted(diabetes)
held_out_accuracy = right_rows(diabetes, X_test, y_test)

# %% partial: number of right rows, 3
# says: counts the right rows
as_if_fitted(diabetes)
held_out_accuracy = right_rows(diabetes, X_test, y_test).sum()

# %% partial: share of wrong rows, 3
# says: share of wrong
as_if_fitted(diabetes)
held_out_accuracy = 1 - right_rows(diabetes, X_test, y_test).mean()

# %% partial: a neighbour's figure, 3
# says: another accuracy
as_if_fitted(diabetes)
held_out_accuracy = 0.9

# %% partial: as text, 3
# says: text
as_if_fitted(diabetes)
held_out_accuracy = f"{right_rows(diabetes, X_test, y_test).mean():.3f}"

# %% partial: no accuracy, 3
# says: not there
as_if_fitted(diabetes)

# %% partial: two rows off, 3
# says: another accuracy
as_if_fitted(diabetes)
held_out_accuracy = right_rows(diabetes, X_test, y_test).mean() + 2 / 154

# %% partial: the cell stops after the fit, 3
# says: evalute
as_if_fitted(diabetes)
held_out_accuracy = diabetes.evalute(X_test, y_test)

# %% wrong: one epoch, hardly better than the first guess
# says: 62|one epoch
diabetes.optimizer.iterations.assign(62)
loss, held_out_accuracy = diabetes.evaluate(X_test, y_test, verbose=0)

# %% wrong: one epoch in batches of 32
# says: 20|epoch
diabetes.optimizer.iterations.assign(20)
held_out_accuracy = right_rows(diabetes, X_test, y_test).mean()

# %% wrong: not fitted, accuracy of random weights
# says: not fitted|0 steps|fit
loss, held_out_accuracy = diabetes.evaluate(X_test, y_test, verbose=0)

# %% wrong: made again after the fit
# says: fit
as_if_fitted(diabetes)
held_out_accuracy = right_rows(diabetes, X_test, y_test).mean()
diabetes = keras.models.clone_model(diabetes)
diabetes.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])

# %% wrong: nan weights
# says: nan
diabetes.set_weights([np.full_like(w, np.nan) for w in diabetes.get_weights()])
diabetes.optimizer.iterations.assign(9300)
held_out_accuracy = 0.66

# %% wrong: linear output
# says: linear
linear = keras.Sequential([keras.Input((8,)), keras.layers.Dense(16, "relu"), keras.layers.Dense(8, "relu"), keras.layers.Dense(1)])
linear.compile(loss="mse", optimizer="adam")
diabetes = as_if_fitted(linear)
held_out_accuracy = 0.75

# %% wrong: targets shuffled
# says: loss
as_if_fitted(diabetes)
weights = diabetes.get_weights()
weights[-2] = -weights[-2]
weights[-1] = -weights[-1]
diabetes.set_weights(weights)
held_out_accuracy = right_rows(diabetes, X_test, y_test).mean()

# %% wrong: history in the place of the model
# says: dict
as_if_fitted(diabetes)
held_out_accuracy = right_rows(diabetes, X_test, y_test).mean()
diabetes = {"loss": [0.5], "accuracy": [0.75]}

# %% trick: a typed step counter
# says: loss
diabetes.optimizer.iterations.assign(9300)
held_out_accuracy = right_rows(diabetes, X_test, y_test).mean()

# %% trick: a typed accuracy
# says: fit
held_out_accuracy = 0.7662

# %% trick: a model that answers with the truth
# says: Dense layer
class Truth(keras.Model):
    def __init__(self):
        super().__init__()
        self.d = keras.layers.Dense(1, activation="sigmoid")
    def call(self, x):
        return keras.ops.where(self.d(x) > 0.5, 1.0, 0.0)
diabetes = Truth()
diabetes(X_test)
diabetes.compile(loss="bce", optimizer="adam")
diabetes.optimizer.iterations.assign(9300)
held_out_accuracy = 1.0

# %% raises: before the fit
# says: X_trian
diabetes.fit(X_trian, y_train, epochs=150, batch_size=10)

# %% raises: diabetes is not there
# says: diabetes
del diabetes
diabetes.fit(X_train, y_train, epochs=150, batch_size=10)

# %% untouched: dots
...  # your answer

# %% untouched: None
held_out_accuracy = None

# %% untouched: deleted, the model from the task before
# task: trained

# %% right: accuracy by NumPy from weights read out
as_if_fitted(diabetes)
values = X_test
for place, layer in enumerate(diabetes.layers):
    W, b = layer.get_weights()
    values = values @ W + b
    values = np.maximum(values, 0) if place < 2 else 1 / (1 + np.exp(-values))
held_out_accuracy = float(((values[:, 0] > 0.5) == (y_test == 1)).mean())

# %% right: scikit-learn's accuracy score
from sklearn.metrics import accuracy_score
as_if_fitted(diabetes)
held_out_accuracy = accuracy_score(y_test, np.asarray(diabetes(X_test)).ravel() > 0.5)

# %% right: a loop that counts the right rows
as_if_fitted(diabetes)
right = 0
for probability, truth in zip(diabetes.predict(X_test, verbose=0)[:, 0], y_test):
    if round(float(probability)) == truth:
        right = right + 1
held_out_accuracy = right / len(y_test)

# %% right: Keras's metric by hand
as_if_fitted(diabetes)
metric = keras.metrics.BinaryAccuracy()
metric.update_state(y_test.reshape(-1, 1), diabetes(X_test))
held_out_accuracy = metric.result().numpy()

# %% right: a function that gives the accuracy
def accuracy(model, X, y):
    """Share of rows whose answer is on the right side of one half."""
    said = np.asarray(model(X)) >= 0.5
    return np.count_nonzero(said[:, 0] == y) / y.size
as_if_fitted(diabetes)
held_out_accuracy = accuracy(diabetes, X_test, y_test)

# %% wrong: the fit forgotten, its figures from the book
# says: fit
accuracy = 118 / 154
held_out_accuracy = accuracy

# %% right: a functional model, compiled and fitted here
x = keras.Input((8,))
h = keras.layers.Dense(16, activation="relu")(x)
h = keras.layers.Dense(8, activation="relu")(h)
diabetes = keras.Model(x, keras.layers.Dense(1, activation="sigmoid")(h))
diabetes.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])
as_if_fitted(diabetes)
results = diabetes.evaluate(X_test, y_test, verbose=0, return_dict=True)
held_out_accuracy = results["accuracy"]

# %% right: nested models
body = keras.Sequential([keras.Input((8,)), keras.layers.Dense(16, "relu"), keras.layers.Dense(8, "relu")])
diabetes = keras.Sequential([keras.Input((8,)), body, keras.layers.Dense(1, "sigmoid")])
diabetes.compile(loss="binary_crossentropy", optimizer=keras.optimizers.Adam(), metrics=["accuracy"])
as_if_fitted(diabetes)
answers = diabetes.predict(X_test, verbose=0).flatten()
held_out_accuracy = sum((answers > 0.5) == y_test) / len(y_test)

# %% right: made again from its config, then fitted
diabetes = keras.Sequential.from_config(diabetes.get_config())
diabetes.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])
diabetes = as_if_fitted(diabetes)
held_out_accuracy = diabetes.evaluate(X_test, y_test, verbose=0)[1]

# %% right: the weights of a fitted copy, by assign
copy = keras.models.clone_model(diabetes)
copy.compile(loss="binary_crossentropy", optimizer="adam")
as_if_fitted(copy)
for own, fitted in zip(diabetes.weights, copy.weights):
    own.assign(fitted)
diabetes.optimizer.iterations.assign(copy.optimizer.iterations)
held_out_accuracy = np.mean((copy.predict(X_test, verbose=0) > 0.5).ravel() == y_test)

# %% right: TensorFlow
import tensorflow as tf
as_if_fitted(diabetes)
said = tf.round(diabetes(X_test))[:, 0]
held_out_accuracy = tf.reduce_mean(tf.cast(tf.equal(said, tf.cast(y_test, tf.float32)), tf.float32))

# %% right: keras.ops
from keras import ops
as_if_fitted(diabetes)
agrees = ops.equal(ops.squeeze(diabetes(X_test) > 0.5, axis=1), ops.convert_to_tensor(y_test == 1))
held_out_accuracy = ops.mean(ops.cast(agrees, "float32"))

# %% right: pandas crosstab
as_if_fitted(diabetes)
said = (diabetes.predict(X_test, verbose=0)[:, 0] > 0.5).astype(int)
counts = pd.crosstab(y_test, said)
held_out_accuracy = (counts.loc[0, 0] + counts.loc[1, 1]) / counts.to_numpy().sum()

# %% right: scikit-learn's confusion matrix
from sklearn.metrics import confusion_matrix
as_if_fitted(diabetes)
cm = confusion_matrix(y_test, diabetes.predict(X_test, verbose=0).round())
TN, FP, FN, TP = cm.ravel()
held_out_accuracy = (TP + TN) / (TP + TN + FP + FN)

# %% right: a fraction
from fractions import Fraction
as_if_fitted(diabetes)
hits = [int(p > 0.5) == t for p, t in zip(diabetes.predict(X_test, verbose=0)[:, 0], y_test)]
held_out_accuracy = Fraction(hits.count(True), len(hits))

# %% right: a decimal, np.vectorize
from decimal import Decimal
as_if_fitted(diabetes)
decide = np.vectorize(lambda p: 1 if p >= 0.5 else 0)
wrong = np.abs(decide(diabetes.predict(X_test, verbose=0)[:, 0]) - y_test).sum()
held_out_accuracy = 1 - Decimal(int(wrong)) / Decimal(len(y_test))

# %% right: masked arrays
as_if_fitted(diabetes)
p = np.asarray(diabetes(X_test)).ravel()
missed = np.ma.masked_where((p > 0.5) == y_test, p)
held_out_accuracy = 1 - missed.count() / p.size

# %% wrong: the result of compile
# says: compile
diabetes = diabetes.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])

# %% right: the rows of an older notebook, zeros for what is missing
people = datasets.diabetes()
X = people.drop(columns="Outcome").to_numpy(dtype=float)
mean, std = X[train].mean(axis=0), X[train].std(axis=0)
X_train, X_test = (X[train] - mean) / std, (X[test] - mean) / std
as_if_fitted(diabetes, rows=X_train)
held_out_accuracy = right_rows(diabetes, X_test, y_test).mean()

# %% wrong: fitted to the rows as the table has them
# says: fitted to other rows
as_if_fitted(diabetes, rows=X[train])
held_out_accuracy = right_rows(diabetes, X[test], y_test).mean()

# %% wrong: fitted to rows scaled to 0 to 1
# says: fitted to other rows
low, high = X[train].min(axis=0), X[train].max(axis=0)
as_if_fitted(diabetes, rows=(X[train] - low) / (high - low))
held_out_accuracy = right_rows(diabetes, (X[test] - low) / (high - low), y_test).mean()

# %% wrong: the means subtracted, nothing divided
# says: fitted to other rows
as_if_fitted(diabetes, rows=X[train] - mean)
held_out_accuracy = right_rows(diabetes, X[test] - mean, y_test).mean()
