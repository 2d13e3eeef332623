# %% right: the chapter's way
def confusion(y, p, limit):
    said_yes = p > limit
    right_no = np.sum(~said_yes & (y == 0))
    alarms = np.sum(said_yes & (y == 0))
    missed = np.sum(~said_yes & (y == 1))
    found = np.sum(said_yes & (y == 1))
    return np.array([[right_no, alarms], [missed, found]])

# %% right: a loop that counts
def confusion(y, p, limit):
    table = np.zeros((2, 2), dtype=int)
    for happened, probability in zip(y, p):
        table[happened, int(probability > limit)] += 1
    return table

# %% right: a product
def confusion(y, p, limit):
    happened = np.eye(2)[y]
    said = np.eye(2)[(p > limit).astype(int)]
    return happened.T @ said

# %% right: a list of lists
def confusion(y, p, limit):
    said = [int(one > limit) for one in p]
    pairs = list(zip(y, said))
    return [[pairs.count((0, 0)), pairs.count((0, 1))],
            [pairs.count((1, 0)), pairs.count((1, 1))]]

# %% right: bincount
def confusion(y, p, limit):
    return np.bincount(2 * y + (p > limit), minlength=4).reshape(2, 2)

# %% right: logical functions
def confusion(y, p, limit):
    yes, no = y == 1, y == 0
    above, below = p > limit, p <= limit
    rows = [[np.logical_and(no, below), np.logical_and(no, above)],
            [np.logical_and(yes, below), np.logical_and(yes, above)]]
    return np.sum(rows, axis=2)

# %% wrong: rows are what was said
# says: changed places
def confusion(y, p, limit):
    table = np.zeros((2, 2))
    for happened, probability in zip(y, p):
        table[int(probability > limit), happened] += 1
    return table

# %% wrong: yes before no
# says: yes comes first
def confusion(y, p, limit):
    said = p > limit
    return np.array([[np.sum(said & (y == 1)), np.sum(~said & (y == 1))],
                     [np.sum(said & (y == 0)), np.sum(~said & (y == 0))]])

# %% wrong: the rows reversed
# says: two rows
def confusion(y, p, limit):
    said = p > limit
    return np.array([[np.sum(~said & (y == 1)), np.sum(said & (y == 1))],
                     [np.sum(~said & (y == 0)), np.sum(said & (y == 0))]])

# %% wrong: yes below the limit
# says: low probability|columns
def confusion(y, p, limit):
    said = p <= limit
    return np.array([[np.sum(~said & (y == 0)), np.sum(said & (y == 0))],
                     [np.sum(~said & (y == 1)), np.sum(said & (y == 1))]])

# %% wrong: yes at the limit
# says: equals the limit
def confusion(y, p, limit):
    said = p >= limit
    return np.array([[np.sum(~said & (y == 0)), np.sum(said & (y == 0))],
                     [np.sum(~said & (y == 1)), np.sum(said & (y == 1))]])

# %% wrong: no parentheses
# says: parentheses
def confusion(y, p, limit):
    said = p > limit
    return np.array([[np.sum(~said & y == 0), np.sum(said & y == 0)],
                     [np.sum(~said & y == 1), np.sum(said & y == 1)]])

# %% wrong: all right answers first
# says: all right answers
def confusion(y, p, limit):
    said = p > limit
    return np.array([[np.sum(said == y), np.sum(said & (y == 0))],
                     [np.sum(~said & (y == 1)), np.sum(said & (y == 1))]])

# %% wrong: shares of all
# says: shares
def confusion(y, p, limit):
    return np.bincount(2 * y + (p > limit), minlength=4).reshape(2, 2) / len(y)

# %% wrong: shares of each row
# says: divided by its sum
def confusion(y, p, limit):
    table = np.bincount(2 * y + (p > limit), minlength=4).reshape(2, 2)
    return table / table.sum(axis=1, keepdims=True)

# %% wrong: the accuracy
# says: accuracy
def confusion(y, p, limit):
    return np.mean((p > limit) == y)

# %% wrong: right answers alone
# says: only right answers
def confusion(y, p, limit):
    said = p > limit
    return np.array([[np.sum(~said & (y == 0)), 0], [0, np.sum(said & (y == 1))]])

# %% wrong: the limit typed in
# says: `limit` is typed in|0.5
def confusion(y, p, limit):
    said = p > 0.5
    return np.array([[np.sum(~said & (y == 0)), np.sum(said & (y == 0))],
                     [np.sum(~said & (y == 1)), np.sum(said & (y == 1))]])

# %% wrong: four counts in a row
# says: shape
def confusion(y, p, limit):
    return np.bincount(2 * y + (p > limit), minlength=4)

# %% trick: the example written in
# says: typed in|example
def confusion(y, p, limit):
    return np.array([[2, 1], [1, 1]])

# %% raises: a comparison with a list
# says: stopped with TypeError
def confusion(y, p, limit):
    said = list(p) > limit
    return np.bincount(2 * y + said, minlength=4).reshape(2, 2)

# %% untouched: the stub
# task: confusion
def confusion(y, p, limit):
    pass  # your answer
