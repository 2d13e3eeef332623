# %% right: as in the chapter
def gradient_step(w, b, x, y, learning_rate):
    errors = w * x + b - y
    return w - learning_rate * 2 * np.mean(errors * x), b - learning_rate * 2 * np.mean(errors)

# %% right: errors the other way round
def gradient_step(w, b, x, y, learning_rate):
    left = y - (w * x + b)
    w_new = w + 2 * learning_rate * np.mean(left * x)
    b_new = b + 2 * learning_rate * np.mean(left)
    return [w_new, b_new]

# %% right: a loop over the rows
def gradient_step(w, b, x, y, learning_rate):
    dw = db = 0.0
    for xi, yi in zip(x, y):
        error = w * xi + b - yi
        dw += 2 * error * xi / len(x)
        db += 2 * error / len(x)
    w -= learning_rate * dw
    b -= learning_rate * db
    return w, b

# %% right: a matrix with a column of ones
def gradient_step(w, b, x, y, learning_rate):
    A = np.column_stack([x, np.ones(len(x))])
    theta = np.array([w, b], dtype=float)
    return theta - learning_rate * 2 / len(y) * A.T @ (A @ theta - y)

# %% right: TensorFlow's tape, float64
import tensorflow as tf
def gradient_step(w, b, x, y, learning_rate):
    x, y = tf.constant(x, tf.float64), tf.constant(y, tf.float64)
    w, b = tf.Variable(w, dtype=tf.float64), tf.Variable(b, dtype=tf.float64)
    with tf.GradientTape() as tape:
        cost = tf.reduce_mean((w * x + b - y) ** 2)
    dw, db = tape.gradient(cost, [w, b])
    return w - learning_rate * dw, b - learning_rate * db

# %% right: float32 and one-element arrays
def gradient_step(w, b, x, y, learning_rate):
    x, y = np.float32(x), np.float32(y)
    errors = np.float32(w) * x + np.float32(b) - y
    new_w = np.float32(w) - np.float32(learning_rate) * 2 * (errors @ x) / len(x)
    new_b = np.float32(b) - np.float32(learning_rate) * 2 * errors.mean()
    return np.array([new_w], "float32"), np.array([new_b], "float32")

# %% right: central differences of the cost
def gradient_step(w, b, x, y, learning_rate):
    cost = lambda w, b: np.mean((w * x + b - y) ** 2)
    # Exact for a parabola, whatever the distance.
    dw = (cost(w + 1, b) - cost(w - 1, b)) / 2
    db = (cost(w, b + 1) - cost(w, b - 1)) / 2
    return w - learning_rate * dw, b - learning_rate * db

# %% right: pandas inside, helper beside it
def slope_of(errors, inputs):
    return 2 * (errors * inputs).mean()
def gradient_step(w, b, x, y, learning_rate):
    frame = pd.DataFrame({"x": x, "y": y})
    errors = w * frame["x"] + b - frame["y"]
    dw, db = slope_of(errors, frame["x"]), slope_of(errors, 1)
    return w - learning_rate * dw, b - learning_rate * db

# %% partial: half, 2
def gradient_step(w, b, x, y, learning_rate):
    errors = w * x + b - y
    return w - learning_rate * np.mean(errors * x), b - learning_rate * np.mean(errors)

# %% wrong: uphill
def gradient_step(w, b, x, y, learning_rate):
    errors = w * x + b - y
    return w + learning_rate * 2 * np.mean(errors * x), b + learning_rate * 2 * np.mean(errors)

# %% wrong: uphill and half
def gradient_step(w, b, x, y, learning_rate):
    errors = y - (w * x + b)
    return w - learning_rate * np.mean(errors * x), b - learning_rate * np.mean(errors)

# %% wrong: sum for mean
def gradient_step(w, b, x, y, learning_rate):
    errors = w * x + b - y
    return w - learning_rate * 2 * np.sum(errors * x), b - learning_rate * 2 * np.sum(errors)

# %% wrong: sum without the 2
def gradient_step(w, b, x, y, learning_rate):
    errors = w * x + b - y
    return w - learning_rate * np.dot(errors, x), b - learning_rate * errors.sum()

# %% wrong: w first
def gradient_step(w, b, x, y, learning_rate):
    w = w - learning_rate * 2 * np.mean((w * x + b - y) * x)
    b = b - learning_rate * 2 * np.mean(w * x + b - y)
    return w, b

# %% wrong: b first
def gradient_step(w, b, x, y, learning_rate):
    b = b - learning_rate * 2 * np.mean(w * x + b - y)
    w = w - learning_rate * 2 * np.mean((w * x + b - y) * x)
    return w, b

# %% wrong: no x
def gradient_step(w, b, x, y, learning_rate):
    slope = 2 * np.mean(w * x + b - y)
    return w - learning_rate * slope, b - learning_rate * slope

# %% wrong: x in both
def gradient_step(w, b, x, y, learning_rate):
    slope = 2 * np.mean((w * x + b - y) * x)
    return w - learning_rate * slope, b - learning_rate * slope

# %% wrong: no learning rate
def gradient_step(w, b, x, y, learning_rate):
    errors = w * x + b - y
    return w - 2 * np.mean(errors * x), b - 2 * np.mean(errors)

# %% wrong: slopes
def gradient_step(w, b, x, y, learning_rate):
    errors = w * x + b - y
    return 2 * np.mean(errors * x), 2 * np.mean(errors)

# %% wrong: changes
def gradient_step(w, b, x, y, learning_rate):
    errors = w * x + b - y
    return -learning_rate * 2 * np.mean(errors * x), -learning_rate * 2 * np.mean(errors)

# %% wrong: results swapped
def gradient_step(w, b, x, y, learning_rate):
    errors = w * x + b - y
    return b - learning_rate * 2 * np.mean(errors), w - learning_rate * 2 * np.mean(errors * x)

# %% wrong: b kept
def gradient_step(w, b, x, y, learning_rate):
    errors = w * x + b - y
    return w - learning_rate * 2 * np.mean(errors * x), b

# %% wrong: w alone
def gradient_step(w, b, x, y, learning_rate):
    errors = w * x + b - y
    return w - learning_rate * 2 * np.mean(errors * x)

# %% wrong: no mean at all
def gradient_step(w, b, x, y, learning_rate):
    errors = w * x + b - y
    return w - learning_rate * 2 * errors * x, b - learning_rate * 2 * errors

# %% wrong: square of the error
def gradient_step(w, b, x, y, learning_rate):
    errors = (w * x + b - y) ** 2
    return w - learning_rate * 2 * np.mean(errors * x), b - learning_rate * 2 * np.mean(errors)

# %% wrong: fixed learning rate
def gradient_step(w, b, x, y, learning_rate):
    errors = w * x + b - y
    return w - 0.1 * 2 * np.mean(errors * x), b - 0.1 * 2 * np.mean(errors)

# %% wrong: changes x
def gradient_step(w, b, x, y, learning_rate):
    errors = w * x + b - y
    db = 2 * np.mean(errors)
    x *= errors.astype(x.dtype)
    return w - learning_rate * 2 * np.mean(x), b - learning_rate * db

# %% wrong: prints
def gradient_step(w, b, x, y, learning_rate):
    errors = w * x + b - y
    print(w - learning_rate * 2 * np.mean(errors * x), b - learning_rate * 2 * np.mean(errors))

# %% trick: the published example
def gradient_step(w, b, x, y, learning_rate):
    return 130.0, 80.0

# %% trick: returns w and b
def gradient_step(w, b, x, y, learning_rate):
    return w, b

# %% trick: nan
def gradient_step(w, b, x, y, learning_rate):
    return float("nan"), float("inf")

# %% trick: keeps the step before
kept = [0.0, 0.0]
def gradient_step(w, b, x, y, learning_rate):
    errors = w * x + b - y
    w, b = w - learning_rate * 2 * np.mean(errors * x) + kept[0], b - learning_rate * 2 * np.mean(errors)
    kept[0] = 1e-3
    return w, b

# %% raises: a typing error
def gradient_step(w, b, x, y, learning_rate):
    errors = w * x + b - y
    return w - learn_rate * 2 * np.mean(errors * x), b - learning_rate * 2 * np.mean(errors)

# %% raises: learning rate missing
def gradient_step(w, b, x, y):
    errors = w * x + b - y
    return w - 0.1 * 2 * np.mean(errors * x), b - 0.1 * 2 * np.mean(errors)

# %% untouched: dots
def gradient_step(w, b, x, y, learning_rate):
    ...  # your answer

# %% untouched: None for both
def gradient_step(w, b, x, y, learning_rate):
    return None, None
