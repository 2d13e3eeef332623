# %% right: the chapter's way
def fair_ladder(X, y, groups, held_out):
    is_test = np.isin(groups, held_out)
    X_train, y_train = X[~is_test], y[~is_test]
    X_test, y_test = X[is_test], y[is_test]
    errors = [np.abs(y_test - y_train.mean()).mean()]
    A = np.column_stack([X_train, np.ones(len(X_train))])
    fitted = np.linalg.lstsq(A, y_train, rcond=None)[0]
    by_line = X_test @ fitted[:-1] + fitted[-1]
    errors.append(np.abs(y_test - by_line).mean())
    by_nearest = []
    for row in X_test:
        by_nearest.append(y_train[np.argmin(np.sum((X_train - row) ** 2, axis=1))])
    errors.append(np.abs(y_test - np.array(by_nearest)).mean())
    return errors

# %% right: all distances at once
def fair_ladder(X, y, groups, held_out):
    train, test = ~np.isin(groups, held_out), np.isin(groups, held_out)
    apart = ((X[test][:, None, :] - X[train][None, :, :]) ** 2).sum(axis=2)
    by_nearest = y[train][apart.argmin(axis=1)]
    A = np.column_stack([np.ones(len(X)), X])
    by_line = A[test] @ np.linalg.pinv(A[train]) @ y[train]
    return tuple(
        np.mean(np.abs(y[test] - y_hat))
        for y_hat in (np.mean(y[train]), by_line, by_nearest)
    )

# %% right: row numbers of the sets
def fair_ladder(X, y, groups, held_out):
    test = [r for r in range(len(y)) if groups[r] in held_out]
    train = [r for r in range(len(y)) if groups[r] not in held_out]

    def error(y_hat):
        return float(np.abs(y[test] - y_hat).mean())

    mean, std = X[train].mean(axis=0), y[train].mean()
    w = np.linalg.lstsq(X[train] - mean, y[train] - std, rcond=None)[0]
    line = (X[test] - mean) @ w + std
    near = [train[np.linalg.norm(X[train] - X[r], axis=1).argmin()] for r in test]
    return error(y[train].mean()), error(line), error(y[near])

# %% right: pandas
def fair_ladder(X, y, groups, held_out):
    table = pd.DataFrame(X).assign(y=y, ones=1.0)
    held = pd.Series(groups).isin(list(held_out))
    known, new = table[~held], table[held]
    columns = [name for name in table if name != "y"]
    w = np.linalg.lstsq(known[columns].to_numpy(), known["y"].to_numpy(), rcond=None)[0]
    line = (new["y"] - new[columns].to_numpy() @ w).abs().mean()
    mean = (new["y"] - known["y"].mean()).abs().mean()
    copied = []
    for number in new.index:
        squares = ((known[columns] - new.loc[number, columns]) ** 2).sum(axis=1)
        copied.append(known.loc[squares.idxmin(), "y"])
    return mean, line, (new["y"] - copied).abs().mean()

# %% right: an array of three
def fair_ladder(X, y, groups, held_out):
    test = np.zeros(len(y), dtype=bool)
    for group in held_out:
        test |= groups == group
    rungs = np.zeros((3, test.sum()))
    rungs[0] = y[~test].mean()
    A = np.c_[X, np.ones(len(X))]
    rungs[1] = A[test] @ np.linalg.lstsq(A[~test], y[~test], rcond=None)[0]
    for place, row in enumerate(X[test]):
        rungs[2, place] = y[~test][np.square(X[~test] - row).sum(1).argmin()]
    return np.abs(rungs - y[test]).mean(axis=1)

# %% wrong: fitted on all rows
# says: seen the test rows
def fair_ladder(X, y, groups, held_out):
    test = np.isin(groups, held_out)
    A = np.c_[X, np.ones(len(X))]
    line = A[test] @ np.linalg.lstsq(A, y, rcond=None)[0]
    near = np.array([y[((X - row) ** 2).sum(axis=1).argmin()] for row in X[test]])
    return [np.abs(y[test] - y_hat).mean() for y_hat in (y.mean(), line, near)]

# %% wrong: measured on the training rows
# says: training rows
def fair_ladder(X, y, groups, held_out):
    train = ~np.isin(groups, held_out)
    A, t = np.c_[X, np.ones(len(X))][train], y[train]
    line = A @ np.linalg.lstsq(A, t, rcond=None)[0]
    near = np.array([t[((A - row) ** 2).sum(axis=1).argmin()] for row in A])
    return [np.abs(t - y_hat).mean() for y_hat in (t.mean(), line, near)]

# %% wrong: measured on all rows
# says: on all rows
def fair_ladder(X, y, groups, held_out):
    train = ~np.isin(groups, held_out)
    A = np.c_[X, np.ones(len(X))]
    line = A @ np.linalg.lstsq(A[train], y[train], rcond=None)[0]
    near = [y[train][((A[train] - row) ** 2).sum(axis=1).argmin()] for row in A]
    return [np.abs(y - y_hat).mean() for y_hat in (y[train].mean(), line, near)]

# %% wrong: no split at all
# says: no split
def fair_ladder(X, y, groups, held_out):
    A = np.c_[X, np.ones(len(X))]
    line = A @ np.linalg.lstsq(A, y, rcond=None)[0]
    near = np.array([y[((X - row) ** 2).sum(axis=1).argmin()] for row in X])
    return [np.abs(y - y_hat).mean() for y_hat in (y.mean(), line, near)]

# %% wrong: the sets swapped
# says: changed places
def fair_ladder(X, y, groups, held_out):
    train = np.isin(groups, held_out)
    test = ~train
    A = np.c_[X, np.ones(len(X))]
    line = A[test] @ np.linalg.lstsq(A[train], y[train], rcond=None)[0]
    near = [y[train][((X[train] - row) ** 2).sum(axis=1).argmin()] for row in X[test]]
    return [np.abs(y[test] - y_hat).mean() for y_hat in (y[train].mean(), line, near)]

# %% wrong: groups taken for row numbers
# says: row numbers
def fair_ladder(X, y, groups, held_out):
    test = np.zeros(len(y), dtype=bool)
    test[held_out] = True
    A = np.c_[X, np.ones(len(X))]
    line = A[test] @ np.linalg.lstsq(A[~test], y[~test], rcond=None)[0]
    near = [y[~test][((X[~test] - row) ** 2).sum(axis=1).argmin()] for row in X[test]]
    return [np.abs(y[test] - y_hat).mean() for y_hat in (y[~test].mean(), line, near)]

# %% wrong: one group alone
# says: first group
def fair_ladder(X, y, groups, held_out):
    test = groups == held_out[0]
    A = np.c_[X, np.ones(len(X))]
    line = A[test] @ np.linalg.lstsq(A[~test], y[~test], rcond=None)[0]
    near = [y[~test][((X[~test] - row) ** 2).sum(axis=1).argmin()] for row in X[test]]
    return [np.abs(y[test] - y_hat).mean() for y_hat in (y[~test].mean(), line, near)]

# %% wrong: the mean of the test rows
# says: mean of the test rows
def fair_ladder(X, y, groups, held_out):
    test = np.isin(groups, held_out)
    A = np.c_[X, np.ones(len(X))]
    line = A[test] @ np.linalg.lstsq(A[~test], y[~test], rcond=None)[0]
    near = [y[~test][((X[~test] - row) ** 2).sum(axis=1).argmin()] for row in X[test]]
    return [np.abs(y[test] - y_hat).mean() for y_hat in (y[test].mean(), line, near)]

# %% wrong: no intercept
# says: no bias
def fair_ladder(X, y, groups, held_out):
    test = np.isin(groups, held_out)
    line = X[test] @ np.linalg.lstsq(X[~test], y[~test], rcond=None)[0]
    near = [y[~test][((X[~test] - row) ** 2).sum(axis=1).argmin()] for row in X[test]]
    return [np.abs(y[test] - y_hat).mean() for y_hat in (y[~test].mean(), line, near)]

# %% wrong: absolute differences
# says: absolute differences
def fair_ladder(X, y, groups, held_out):
    test = np.isin(groups, held_out)
    A = np.c_[X, np.ones(len(X))]
    line = A[test] @ np.linalg.lstsq(A[~test], y[~test], rcond=None)[0]
    near = [y[~test][np.abs(X[~test] - row).sum(axis=1).argmin()] for row in X[test]]
    return [np.abs(y[test] - y_hat).mean() for y_hat in (y[~test].mean(), line, near)]

# %% wrong: looked up in the whole table
# says: whole `y`
def fair_ladder(X, y, groups, held_out):
    test = np.isin(groups, held_out)
    A = np.c_[X, np.ones(len(X))]
    line = A[test] @ np.linalg.lstsq(A[~test], y[~test], rcond=None)[0]
    near = [y[((X[~test] - row) ** 2).sum(axis=1).argmin()] for row in X[test]]
    return [np.abs(y[test] - y_hat).mean() for y_hat in (y[~test].mean(), line, near)]

# %% wrong: squared errors
# says: squared
def fair_ladder(X, y, groups, held_out):
    test = np.isin(groups, held_out)
    A = np.c_[X, np.ones(len(X))]
    line = A[test] @ np.linalg.lstsq(A[~test], y[~test], rcond=None)[0]
    near = [y[~test][((X[~test] - row) ** 2).sum(axis=1).argmin()] for row in X[test]]
    return [((y[test] - y_hat) ** 2).mean() for y_hat in (y[~test].mean(), line, near)]

# %% wrong: signs left on
# says: cancel
def fair_ladder(X, y, groups, held_out):
    test = np.isin(groups, held_out)
    A = np.c_[X, np.ones(len(X))]
    line = A[test] @ np.linalg.lstsq(A[~test], y[~test], rcond=None)[0]
    near = [y[~test][((X[~test] - row) ** 2).sum(axis=1).argmin()] for row in X[test]]
    return [(y[test] - y_hat).mean() for y_hat in (y[~test].mean(), line, near)]

# %% wrong: from the top of the ladder
# says: reverse order
def fair_ladder(X, y, groups, held_out):
    test = np.isin(groups, held_out)
    A = np.c_[X, np.ones(len(X))]
    line = A[test] @ np.linalg.lstsq(A[~test], y[~test], rcond=None)[0]
    near = [y[~test][((X[~test] - row) ** 2).sum(axis=1).argmin()] for row in X[test]]
    return [np.abs(y[test] - y_hat).mean() for y_hat in (near, line, y[~test].mean())]

# %% wrong: two rungs
# says: 3 are needed
def fair_ladder(X, y, groups, held_out):
    test = np.isin(groups, held_out)
    A = np.c_[X, np.ones(len(X))]
    line = A[test] @ np.linalg.lstsq(A[~test], y[~test], rcond=None)[0]
    return [np.abs(y[test] - y_hat).mean() for y_hat in (y[~test].mean(), line)]

# %% trick: the example written in
# says: typed in|example|written into
def fair_ladder(X, y, groups, held_out):
    return 2.0, 1.780241935483871, 3.0

# %% raises: arrays of two lengths are compared
# says: stopped with
def fair_ladder(X, y, groups, held_out):
    test = [group in held_out for group in groups]
    return np.abs(y[test] - X[~test]).mean()

# %% untouched: the stub
# task: fair_ladder
def fair_ladder(X, y, groups, held_out):
    pass  # your answer
